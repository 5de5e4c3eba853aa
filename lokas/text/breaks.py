"""Where a line or a cue may end: what must stay together, and after what a reader expects a break.

The rules of a language are data: `breaks/<language>.toml`.
"""

from __future__ import annotations

from enum import IntEnum


class Break(IntEnum):
    """How good a place between two pieces of text is to end a line or a cue, the worst first."""

    FORBIDDEN = 0
    """What must not be parted: an article and its noun, a number and its unit, a first name and a last name."""
    POOR = 1
    """Nothing forbids it, and nothing speaks for it."""
    FAIR = 2
    """Before a preposition."""
    GOOD = 3
    """Before a conjunction or a relative pronoun."""
    CLAUSE = 4
    """After a comma, a semicolon or a colon."""
    SENTENCE = 5
    """After the end of a sentence."""
