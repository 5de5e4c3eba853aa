"""The start screen: the meetings that are kept, the newest first, and those whose folder is damaged."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lokas_ui.viewmodels.observable import Observable

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from lokas.errors import LokasError
    from lokas.library import Shelf
    from lokas.library.damage import Remains
    from lokas.library.entries import Entry, EntryState
    from lokas.workspace import Workspace
    from lokas_ui.viewmodels.running import Runner


@dataclass(frozen=True, slots=True)
class Row:
    """A meeting in the list. `state` None and `began` None: its folder is damaged, and `trouble` says how."""

    folder: Path
    title: str
    began: dt.datetime | None = None
    length_ms: int | None = None
    people: tuple[str, ...] = ()
    state: EntryState | None = None
    percent: int | None = None
    trouble: LokasError | None = None


@dataclass(frozen=True, slots=True)
class MeetingsState:
    """What the start screen shows; `rows` is None until they were read for the first time."""

    rows: tuple[Row, ...] | None = None
    trouble: LokasError | None = None


class Meetings:
    """The view-model of the start screen."""

    def __init__(self, workspace: Workspace, runner: Runner) -> None:
        self._workspace, self._runner = workspace, runner
        self.state = Observable(MeetingsState())

    def refresh(self) -> None:
        """Read the list anew from the folders."""
        library = self._workspace.library
        self._runner.follow(
            self._workspace.background(lambda _emit, _token: rows_of(library.shelf())),
            lambda rows: self.state.set(MeetingsState(rows)),
            lambda error: self.state.set(replace(self.state.state, trouble=error)),
        )


def rows_of(shelf: Shelf) -> tuple[Row, ...]:
    """The meetings of a shelf by their time, the newest first, and then what is left of damaged ones."""
    return tuple(sorted((*map(_whole, shelf.entries), *map(_damaged, shelf.damaged)), key=_order, reverse=True))


def _whole(entry: Entry) -> Row:
    return Row(
        entry.meeting.folder, entry.title, entry.began, entry.length_ms, entry.people, entry.state, entry.percent
    )


def _damaged(remains: Remains) -> Row:
    return Row(remains.folder, remains.facts.title or remains.folder.name, trouble=remains.error)


def _order(row: Row) -> tuple[bool, float, str]:
    """Damaged ones last; by time; and always the same."""
    return row.began is not None, row.began.timestamp() if row.began else 0.0, row.folder.name
