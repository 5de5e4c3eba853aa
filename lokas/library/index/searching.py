"""Searching everything that was ever said: the newest meeting first, each by time, as many as are asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lokas.library.index import rows
from lokas.library.index.database import trait
from lokas.library.index.passages import SAID
from lokas.library.index.terms import quoted, sought

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from lokas.library import Library
    from lokas.library.index import Index
    from lokas.library.index.rows import Row

SNIPPET_CHARS = 160
"""About as much of a passage is shown."""

_FOUND = re.compile("\x02([^\x03]*)\x03")


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for: words as `lokas.library.index.terms` reads them, and where.

    `since`, `until`: days, both counted in. `speaker`: a name or a part of it, case and accents aside. `tags`: the
    meeting has all of them. `kinds`: the passage is a mark of one of them, or is said in one. Without words, those
    marks alone are found; without kinds as well, all there is.
    """

    words: str = ""
    since: dt.date | None = None
    until: dt.date | None = None
    speaker: str = ""
    tags: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()

    @property
    def expression(self) -> str:
        """All of it but the days, as an expression of the full-text search."""
        words, unwanted = sought(self.words, "text")
        speaker = f"{{speaker}} : {quoted(self.speaker)}" if self.speaker.strip() else ""
        tags = [rows.having(trait("tag", tag)) for tag in self.tags]
        places = ("kind", "marked") if words else ("kind",)
        kinds = rows.having(*(trait(place, kind) for place in places for kind in self.kinds)) if self.kinds else ""
        return rows.all_of([words, speaker, *tags, kinds], unwanted)


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found, and the meeting it is in: its `folder`, `title`, and when it `began`.

    `kind`: "said", "title", or that of a mark. `start_ms`: when the segment begins in which the first of the words
    stands. `snippet`: as much of the text as people read at a glance; `found`: in it, the stretches that were looked
    for, first character and past the last. `sound`: the file to listen to, None if it is not there.
    """

    folder: Path
    title: str
    began: dt.datetime
    kind: str
    start_ms: int
    end_ms: int
    speaker: str | None
    snippet: str
    found: tuple[tuple[int, int], ...]
    sound: Path | None

    @property
    def link(self) -> str | None:
        """Its second of the sound, None where there is none."""
        return rows.link_to(self.sound, self.start_ms)


def search(index: Index, library: Library, wanted: Search) -> Iterator[Hit]:
    """What fits, as it is found. Raises as `database.reading`."""
    for row in rows.rows(index, library, wanted.expression, wanted.since, wanted.until):
        yield _hit(row)


def count(index: Index, wanted: Search) -> int:
    """How many passages fit. Raises as `database.reading`."""
    return rows.count(index, wanted.expression, wanted.since, wanted.until)


def _hit(row: Row) -> Hit:
    text, found = _unmarked(row.text)
    snippet, shown = _shortened(text or row.data.get("subject", ""), found)
    at = found[0][0] if found else 0
    begun = (time_ms for place, time_ms in row.data.get("cuts", ()) if place <= at)
    return Hit(
        folder=row.folder,
        title=row.title,
        began=row.began,
        kind=row.data.get("kind", SAID),
        start_ms=max(begun, default=row.data.get("start_ms", 0)),
        end_ms=row.data.get("end_ms", 0),
        speaker=row.speaker or None,
        snippet=snippet,
        found=shown,
        sound=row.sound,
    )


def _unmarked(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """A text without the marks around what was found, and where in it that is."""
    # Before each stretch two marks were for each one in front of it, and one of its own.
    found = [
        (one.start() - 2 * number, one.end() - 2 * number - 2) for number, one in enumerate(_FOUND.finditer(marked))
    ]
    return _FOUND.sub(r"\1", marked), found


def _shortened(text: str, found: Sequence[tuple[int, int]]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The words around what was found first, an ellipsis where others are left out, and what was found of them."""
    if len(text) <= SNIPPET_CHARS:
        return text, tuple(found)
    start, end = found[0] if found else (0, 0)
    middle = (start + end) // 2
    first = max(0, min(start, middle - SNIPPET_CHARS // 2, len(text) - SNIPPET_CHARS))
    first = text.rfind(" ", 0, first) + 1
    past = text.find(" ", max(end, first + SNIPPET_CHARS))
    past = len(text) if past < 0 else past
    lead, rest = "… " if first else "", " …" if past < len(text) else ""
    shift = len(lead) - first
    return f"{lead}{text[first:past]}{rest}", tuple(
        (a + shift, b + shift) for a, b in found if first <= a and b <= past
    )
