"""What keys an action cannot have: those by which people write, move about and press buttons everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Collection

Refusal = Literal["has", "many", "moves", "writes", "speakers"]
"""It has it already; it has as many as can be; a key to move and edit with; a letter; a key that names a speaker."""

MOST = 6
"""So many keys can an action have."""
MODIFIERS = frozenset({"Ctrl", "Shift", "Alt", "Meta", "Num"})
COMMANDS = frozenset({"Ctrl", "Alt", "Meta"})
"""With one of these a key writes nothing."""

OF_TABS = frozenset({"Tab", "Backtab"})
OF_BUTTONS = frozenset({"Esc", "Return", "Enter", "Space"})
OF_CURSORS = frozenset({"Left", "Right", "Up", "Down", "Home", "End", "PgUp", "PgDown"})
OF_ERASING = frozenset({"Backspace", "Del", "Ins"})
OF_CLIPBOARDS = frozenset({"A", "C", "V", "X"})
WITH_LETTERS = frozenset({"recording"})
"""Topics whose actions may have letters: they hold where nobody writes."""
OF_LISTS = frozenset({"meetings", "queue"})
"""Topics of a list, from which something may be erased."""


def refusal(topic: str, key: str, keys: Collection[str], bound: Collection[str]) -> Refusal | None:
    """Why an action of a topic, which has these `keys`, cannot have another one; `bound` are those of speakers."""
    if key in keys:
        return "has"
    if len(keys) >= MOST:
        return "many"
    if key in bound:
        return "speakers"
    if _moves(topic, *parts(key)):
        return "moves"
    return "writes" if _writes(topic, *parts(key)) else None


def parts(key: str) -> tuple[frozenset[str], str]:
    """What is held down, and what is pressed, of a key in Qt's portable notation."""
    held: set[str] = set()
    first, plus, rest = key.partition("+")
    while plus and rest and first in MODIFIERS:
        held.add(first)
        key = rest
        first, plus, rest = key.partition("+")
    return frozenset(held), key


def _moves(topic: str, held: frozenset[str], pressed: str) -> bool:
    commanded, otherwise = bool(held & COMMANDS), bool(held & (COMMANDS - {"Ctrl"}))
    return (
        pressed in OF_TABS
        or (pressed in OF_BUTTONS and not commanded)
        or (pressed in OF_CURSORS and not otherwise)
        or (pressed in OF_ERASING and not otherwise and (commanded or topic not in OF_LISTS))
        or (pressed in OF_CLIPBOARDS and held == {"Ctrl"})
    )


def _writes(topic: str, held: frozenset[str], pressed: str) -> bool:
    return len(pressed) == 1 and not held & COMMANDS and topic not in WITH_LETTERS
