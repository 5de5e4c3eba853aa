"""The commands that keep meetings in order: the list, the search, what comes in and goes out."""
