"""The settings, made of the table that declares them."""
