"""Meetings that come as meetings, from a backup or another computer: each whole, none over one that is here."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lokas.errors import InputError
from lokas.jobs import Notice
from lokas.library.incoming.arriving import settle, staging
from lokas.library.packing.portable import portable
from lokas.library.packing.travelling import identity, meetings_here
from lokas.meeting import FACTS, KEY_BYTES, Meeting
from lokas.text.characters import clean  # what came from elsewhere must not steer the terminal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lokas.jobs import Event


@dataclass(frozen=True, slots=True)
class Arrived:
    """What came of it: the folders of the meetings that are new here, and of those that were here already.

    `left_out`: how many could not be brought, each told by a notice.
    """

    new: tuple[Path, ...]
    here_already: tuple[Path, ...] = ()
    left_out: int = 0


class DamagedError(Exception):
    """A file of a meeting that arrives is not what it should be; its text is the file's name."""


class Arrivals:
    """Brings meetings into `root`, one after the other, and knows what became of them.

    `as_copy`: a meeting that is here already becomes another one. Emits `Notice` ``import.here_already`` (title, path),
    ``import.damaged`` (title, file), ``import.sound_elsewhere`` (path, sound) if a sound does not lie where it should.
    """

    def __init__(self, root: Path, emit: Callable[[Event], None], *, as_copy: bool) -> None:
        self._root, self._emit, self._as_copy = root, emit, as_copy
        self._here = meetings_here(root)
        self._new: list[Path] = []
        self._known: list[Path] = []
        self._left_out = 0

    def wants(self, known_by: str) -> bool:
        """Whether a meeting (see `travelling.identity`) would be brought."""
        return self._as_copy or known_by not in self._here

    def take(self, known_by: str, title: str, name: str, fill: Callable[[Path], None]) -> None:
        """Bring a meeting: `fill` puts its files into a new folder, and raises `DamagedError` if they are not in order.

        `name` of its folder. Raises what `fill` raises else, `OutputError` as `staging`, and as `settle`.
        """
        if not self.wants(known_by):
            self._known.append(self._here[known_by])
            self._emit(Notice("import.here_already", {"title": clean(title), "path": str(self._here[known_by])}))
            return
        try:
            with staging(self._root) as stage:
                folder = stage / portable(name)
                fill(folder)
                brought = self._adopt(folder, known_by)
        except DamagedError as error:
            self.leave_out(Notice("import.damaged", {"title": clean(title), "file": str(error)}))
        else:
            self._here[known_by] = brought
            self._new.append(brought)

    def leave_out(self, why: Notice) -> None:
        """Count a meeting that is not brought, and tell why."""
        self._left_out += 1
        self._emit(why)

    def done(self) -> Arrived:
        """What became of all of them."""
        return Arrived(tuple(self._new), tuple(self._known), self._left_out)

    def _adopt(self, folder: Path, known_by: str) -> Path:
        meeting = Meeting(folder)
        try:
            facts = meeting.facts
        except InputError:  # a damaged one comes as it is: what can be read of it may be all there is
            return settle(folder, self._root)
        if identity(facts) != known_by:
            raise DamagedError(FACTS)
        if known_by in self._here:
            meeting.update(lambda facts: replace(facts, key=secrets.token_hex(KEY_BYTES)))
        meeting.log("import.done")
        meeting = Meeting(settle(folder, self._root))
        if facts.imported and facts.sound_deleted is None and not meeting.sound_file().exists():
            told = {"path": str(meeting.folder), "sound": clean(facts.imported.file)}
            self._emit(Notice("import.sound_elsewhere", told))
        return meeting.folder
