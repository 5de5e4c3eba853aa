"""The desktop application of Lokas, in Qt Widgets over the façade of the core."""
