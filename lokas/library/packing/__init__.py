"""Meetings in one file that travels: what is in it, by which names."""
