"""The first screen and what hangs on it: meetings, what was found in them, the register of decisions, the trash."""
