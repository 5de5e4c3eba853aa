"""The commands that read and correct the text of a meeting."""
