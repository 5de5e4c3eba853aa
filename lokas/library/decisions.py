"""The register: every decision, vote and action that people marked in any meeting, with its second of the sound."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lokas.library.index.database import trait
from lokas.library.index.rows import all_of, having, link_to, rows
from lokas.library.index.terms import sought

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping
    from pathlib import Path

    from lokas.library import Library
    from lokas.library.index import Index

KINDS = ("decision", "vote", "action")
"""The kinds of marks that are in the register."""
DONE = "done"
"""The detail of an action that is no longer open: when it was done, or by which words people noted it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which part of the register: `kinds` of `KINDS`; words as in a search, in the subject, the details or the point.

    `since`, `until`: days of meetings, both counted in. `open_only`: actions that nobody noted as done.
    """

    kinds: tuple[str, ...] = KINDS
    words: str = ""
    since: dt.date | None = None
    until: dt.date | None = None
    tags: tuple[str, ...] = ()
    open_only: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision, a vote or an action: its `subject`, as people wrote it, or (`quoted`) in the words said there.

    `agenda`: the point it stands under, as in the minutes, "" for none. `details`: "for", "against", "abstain",
    "outcome" of a vote, "who", "when", "done" of an action, as far as they were noted. The meeting: its `folder`,
    `title`, and when it `began`. `sound`: the file to listen to, None if it is not there.
    """

    kind: str
    subject: str
    quoted: bool
    agenda: str
    details: Mapping[str, str]
    folder: Path
    title: str
    began: dt.datetime
    start_ms: int
    end_ms: int
    sound: Path | None

    @property
    def link(self) -> str | None:
        """Its second of the sound, None where there is none."""
        return link_to(self.sound, self.start_ms)

    @property
    def is_open(self) -> bool:
        """Whether it is an action that nobody noted as done."""
        return self.kind == "action" and not self.details.get(DONE, "").strip()


def register(index: Index, library: Library, asked: Asked) -> list[Decision]:
    """What was decided, the oldest first. Raises as `database.reading`."""
    words, unwanted = sought(asked.words, "text about")
    kinds = having(*(trait("kind", kind) for kind in asked.kinds))
    tags = [having(trait("tag", tag)) for tag in asked.tags]
    expression = all_of([words, kinds, *tags], unwanted)
    found = [
        Decision(
            row.data["kind"],
            row.data.get("subject", ""),
            not row.text,
            row.data.get("agenda", ""),
            dict(row.data.get("details", ())),
            row.folder,
            row.title,
            row.began,
            row.data.get("start_ms", 0),
            row.data.get("end_ms", 0),
            row.sound,
        )
        for row in rows(index, library, expression, asked.since, asked.until)
    ]
    kept = [one for one in found if one.is_open] if asked.open_only else found
    return sorted(kept, key=lambda one: (one.began, one.start_ms))
