"""The command line: the same actions as the desktop, for terminals and scripts."""
