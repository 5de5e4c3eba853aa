"""How wide the columns of a table are: as their text needs it, like a browser's automatic layout (CSS 2.2, 17.5.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lokas.text.characters import width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lokas.text.minutes.markdown import Table, Text

LINE = 90
"""Characters of the text of tables that fit across a page, with the space around cells."""

LONGEST_WORD = 32
"""Longer ones are broken."""

PADDING = 2
"""What the space around the text of a cell takes, in characters."""


def shares(table: Table) -> list[float]:
    """The share of the width that each column takes; together 1. Columns to sign in are equal.

    A column has room for its longest word, if that is not an address or the like, and of the rest as much as its cells
    need: the longest one, but no more than twice what they have on average, for one long cell takes several lines.
    """
    if table.for_signatures:
        return [1 / table.columns] * table.columns
    columns = list(zip(*([table.head] if table.head else []), *table.rows, strict=True))
    least = [min(LONGEST_WORD, max(map(_longest_word, column))) + PADDING for column in columns]
    wanted = [max(less, _usual(column) + PADDING) for less, column in zip(least, columns, strict=True)]
    room = LINE - sum(least)
    wish = sum(more - less for more, less in zip(wanted, least, strict=True))
    given = min(1.0, max(0, room) / wish) if wish else 0.0
    widths = [less + (more - less) * given for more, less in zip(wanted, least, strict=True)]
    widths[widths.index(max(widths))] += max(0.0, LINE - sum(widths))
    return [one / sum(widths) for one in widths]


def _usual(cells: Sequence[Text]) -> float:
    lengths = [_length(cell) for cell in cells]
    return min(max(lengths), 2 * sum(lengths) / len(lengths))


def _length(cell: Text) -> int:
    return width("".join(run.text for run in cell))


def _longest_word(cell: Text) -> int:
    return max((width(word) for word in "".join(run.text for run in cell).split(" ")), default=0)
