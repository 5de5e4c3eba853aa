"""The text of a meeting beside its sound: read, heard, corrected."""
