"""The minutes of a meeting: forms at one side, the page that comes of them at the other."""
