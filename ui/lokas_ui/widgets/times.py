"""Moments of a recording as people read them."""

from __future__ import annotations


def clock(at_ms: int) -> str:
    """A moment as on a clock that began with the recording: 0:04:09."""
    seconds = at_ms // 1000
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
