"""The rows of the index that fit an expression, from the newest meeting to the oldest, each by time."""

from __future__ import annotations

import datetime as dt
import json
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lokas.library.index.database import EVERYTHING, ROOM_BITS, first_id, reading
from lokas.library.index.terms import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from lokas.library import Library
    from lokas.library.index import Index

PAGE = 50
"""So many rows are read at once; nothing of the index is held while the caller looks at them."""
SPARE = 1 << 16
"""So many meetings may have begun in one second: their numbers reach into those of the seconds before."""

# The order of the tables is that of the loops: the full-text index gives its rows by number, so nothing is sorted.
_FITTING = """
FROM passages CROSS JOIN meetings ON id = passages.rowid >> :room_bits
WHERE passages MATCH :expression AND passages.rowid BETWEEN :first AND :last
AND substr(began, 1, 10) BETWEEN :since AND :until
"""
_COUNT = "SELECT count(*)" + _FITTING
_PAGE = (
    "SELECT passages.rowid, highlight(passages, 0, char(2), char(3)), speaker, data, folder, title, began, sound"
    + _FITTING
    + "ORDER BY passages.rowid LIMIT :page"
)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the index. `text` has U+0002 and U+0003 around what was found; `data` is that of the passage.

    Of its meeting the folder, the title, when it began, and the file to listen to, None if it is not there.
    """

    text: str
    speaker: str
    data: dict[str, Any]
    folder: Path
    title: str
    began: dt.datetime
    sound: Path | None


def rows(
    index: Index, library: Library, expression: str, since: dt.date | None = None, until: dt.date | None = None
) -> Iterator[Row]:
    """The rows that fit, of meetings of these days, both counted in. Raises as `database.reading`."""
    values = _values(expression, since, until) | {"page": PAGE}
    while True:
        with reading(index.path) as database:
            page = database.execute(_PAGE, values).fetchall()
        for found in page:
            yield _row(library, found)
        if len(page) < PAGE:
            return
        values["first"] = page[-1][0] + 1


def count(index: Index, expression: str, since: dt.date | None = None, until: dt.date | None = None) -> int:
    """How many rows fit. Raises as `database.reading`."""
    with reading(index.path) as database:
        return int(database.execute(_COUNT, _values(expression, since, until)).fetchone()[0])


def all_of(conditions: Sequence[str], unwanted: str = "") -> str:
    """The expression for what fits all conditions, "" being none, and not `unwanted`."""
    wanted = " AND ".join(filter(None, conditions)) or having(EVERYTHING)
    return f"({wanted}) NOT ({unwanted})" if unwanted else wanted


def having(*traits: str) -> str:
    """The expression for what has one of these traits."""
    return f"{{traits}} : ({' OR '.join(map(quoted, traits))})"


def link_to(sound: Path | None, start_ms: int) -> str | None:
    """A second of a sound as players and browsers take it (Media Fragments URI 1.0, 4.2.1); None without a sound."""
    return None if sound is None else f"{sound}#t={start_ms // 1000}"


def _values(expression: str, since: dt.date | None, until: dt.date | None) -> dict[str, Any]:
    """The numbers keep SQLite from going through years that nobody asked for; the days then tell exactly."""
    oldest, newest = since or dt.date.min, until or dt.date.max
    return {
        "expression": expression,
        "room_bits": ROOM_BITS,
        "first": first_id(dt.datetime.combine(newest, dt.time.max)),
        "last": first_id(dt.datetime.combine(oldest, dt.time.min)) + (SPARE << ROOM_BITS),
        "since": oldest.isoformat(),
        "until": newest.isoformat(),
    }


def _row(library: Library, found: tuple[Any, ...]) -> Row:
    _, text, speaker, data, name, title, began, file = found
    folder = library.root / os.fsdecode(name)
    sound = folder / file
    moment = dt.datetime.fromisoformat(began)
    return Row(text, speaker, json.loads(data), folder, title, moment, sound if sound.is_file() else None)
