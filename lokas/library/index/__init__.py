"""The full-text index of all meetings: one SQLite file, made of the meetings' folders, which may be deleted any time.

It is refreshed by reading those folders anew whose files changed. What a meeting loses, the index loses too: no word of
it stays in the file.
"""

from __future__ import annotations

import json
import os
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from lokas.errors import InputError, OutputError
from lokas.files import write_error
from lokas.jobs import Notice, Progress
from lokas.library.index.database import EVERYTHING, ROOM_BITS, first_id, reading, trait, transaction, writing
from lokas.library.index.passages import TITLE, passages
from lokas.library.stamps import stamped_folders
from lokas.locks import GLANCE_S, hold
from lokas.meeting import SOUND, Damaged, Meeting, moments

if TYPE_CHECKING:
    import datetime as dt
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from lokas.jobs import CancelToken, Event
    from lokas.library import Library
    from lokas.library.index.passages import Passage
    from lokas.library.stamps import StampedFolder

    Emit = Callable[[Event], None]

T = TypeVar("T")

HINDRANCES = {"index.busy", "output.not_writable", "output.disk_full"}
"""What keeps an index from being refreshed, and not from being read."""
FIRST_S = 2.0
"""Where there is no index yet, another process may be about to make one: then that one is asked, as far as it is."""
REPLACE_S = 10.0
"""How long a new file waits for its place: Windows gives it away only while nobody reads the old one."""


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What was done to the index: meetings read anew, taken out, and those that could not be read, and why."""

    read: int = 0
    dropped: int = 0
    failed: tuple[Damaged, ...] = ()


@dataclass(frozen=True, slots=True)
class Index:
    """The index in a file, which need not be there. Holds nothing open between calls; any thread may call.

    Methods that write raise as `database.writing` and `Library`'s folders do: `OutputError` ``index.busy`` (path) while
    another process works on the index, ``output.not_writable`` (path, reason), `InputError` ``input.not_readable``.
    """

    path: Path

    def refresh(self, library: Library, emit: Emit, token: CancelToken) -> Refreshed:
        """Read those meetings anew whose files changed, and take out those that are gone.

        A file that is damaged, or another version's, is made anew: `Notice` ``index.renewed`` (path). Where another
        process is at work, or nothing can be written, an index that is there stays as it is: `Notice`
        ``index.as_it_was`` (path). Emits `Progress` in bytes of the files to be read. A meeting that cannot be read
        keeps what was read of it before. Raises `Cancelled`; what was read by then stays read.
        """
        try:
            with self._held(GLANCE_S if self.path.exists() else FIRST_S):
                return self._refreshed(library, emit, token)
        except OutputError as error:
            if error.code not in HINDRANCES or not self.path.exists():
                raise
        emit(Notice("index.as_it_was", {"path": str(self.path)}))
        return Refreshed()

    def answer(self, ask: Callable[[], T], library: Library, emit: Emit, token: CancelToken) -> tuple[T, Refreshed]:
        """What `ask` reads of the refreshed index; if that meets damage, the index is made anew and asked again.

        Emits as `refresh`. Raises what `ask` raises.
        """
        refreshed = self.refresh(library, emit, token)
        try:
            return ask(), refreshed
        except InputError as error:
            if error.code != "index.damaged":
                raise
        emit(Notice("index.renewed", {"path": str(self.path)}))
        refreshed = self.rebuild(library, emit, token)
        return ask(), refreshed

    def rebuild(self, library: Library, emit: Emit, token: CancelToken) -> Refreshed:
        """Read all meetings into a new file, which then takes the place of this one.

        Emits `Progress` as `refresh`. Raises `Cancelled`; the old file is then still there.
        """
        with self._held():
            return self._rebuilt(library, emit, token)

    def check(self) -> None:
        """Read all of it. Raises `InputError` ``index.missing`` (path), ``index.damaged`` (path, reason)."""
        with self._held(), reading(self.path) as database:
            found = str(database.execute("PRAGMA integrity_check").fetchone()[0])
            if found != "ok":
                raise InputError("index.damaged", path=str(self.path), reason=found)
            database.execute("INSERT INTO passages (passages) VALUES ('integrity-check')")

    @contextmanager
    def _held(self, wait_s: float = GLANCE_S) -> Iterator[None]:
        """No other process writes to the index in the block; wait so long for one that does."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with hold(self.path.with_suffix(".lock"), wait_s=wait_s):
                yield
        except OSError as error:
            raise write_error(self.path, error) from error
        except OutputError as error:
            if error.code != "meeting.busy":
                raise
            raise OutputError("index.busy", path=str(self.path)) from error

    def _refreshed(self, library: Library, emit: Emit, token: CancelToken) -> Refreshed:
        try:
            return _update(self.path, library, emit, token)
        except InputError as error:
            if error.code != "index.damaged":
                raise
        emit(Notice("index.renewed", {"path": str(self.path)}))
        return self._rebuilt(library, emit, token)

    def _rebuilt(self, library: Library, emit: Emit, token: CancelToken) -> Refreshed:
        new = self.path.with_name(f".{self.path.name}.part")
        _delete(new)
        try:
            done = _update(new, library, emit, token)
            _replace(self.path, new)
        finally:
            _delete(new)
        return done


def _update(path: Path, library: Library, emit: Emit, token: CancelToken) -> Refreshed:
    now = {one.name: one for one in stamped_folders(library.root)}
    with writing(path) as database:
        known = {os.fsdecode(name): stamp for name, stamp in database.execute("SELECT folder, stamp FROM meetings")}
        gone = [name for name in known if name not in now]
        changed = [one for name, one in now.items() if known.get(name) != one.stamp]
        try:
            for name in gone:
                with transaction(database):
                    _forget(database, name)
            failed = tuple(_read(database, changed, emit, token))
        finally:
            if gone or changed:
                database.execute("INSERT INTO passages (passages) VALUES ('optimize')")  # the words go only then
    return Refreshed(len(changed) - len(failed), len(gone), failed)


def _read(
    database: sqlite3.Connection, changed: Sequence[StampedFolder], emit: Emit, token: CancelToken
) -> Iterator[Damaged]:
    """Take these meetings in, each as a whole; gives those that cannot be read."""
    done, total = 0, sum(one.size_bytes for one in changed)
    for one in changed:
        token.check()
        try:
            _take_in(database, one)
        except InputError as error:
            yield Damaged(one.path, error)
        done += one.size_bytes
        emit(Progress(done, total))


def _take_in(database: sqlite3.Connection, one: StampedFolder) -> None:
    meeting = Meeting.open(one.path)
    facts, found = meeting.facts, list(passages(meeting))
    traits = [trait("tag", tag) for tag in facts.tags]
    sound = facts.imported.file if facts.imported else SOUND
    with transaction(database):
        _forget(database, one.name)
        first = _free_id(database, facts.began)
        title = next(passage.text for passage in found if passage.kind == TITLE)
        told = title, moments.written(facts.began), sound
        values = (first >> ROOM_BITS, os.fsencode(one.name), one.stamp, *told)
        database.execute("INSERT INTO meetings VALUES (?, ?, ?, ?, ?, ?)", values)
        rows = ((first + place, *_row(passage, traits)) for place, passage in enumerate(found[: 1 << ROOM_BITS]))
        command = "INSERT INTO passages (rowid, text, about, speaker, traits, data) VALUES (?, ?, ?, ?, ?, ?)"
        database.executemany(command, rows)


def _free_id(database: sqlite3.Connection, began: dt.datetime) -> int:
    number = first_id(began) >> ROOM_BITS
    while database.execute("SELECT 1 FROM meetings WHERE id = ?", (number,)).fetchone():
        number += 1
    return number << ROOM_BITS


def _row(one: Passage, traits: Iterable[str]) -> tuple[str, ...]:
    words = [EVERYTHING, trait("kind", one.kind), *(trait("marked", kind) for kind in one.marked), *traits]
    about = " ".join([one.subject, one.agenda, *(value for _, value in one.details)]).strip()
    data = {
        "kind": one.kind,
        "start_ms": one.start_ms,
        "end_ms": one.end_ms,
        "cuts": one.cuts,
        "subject": one.subject,
        "agenda": one.agenda,
        "details": one.details,
    }
    told = json.dumps({name: value for name, value in data.items() if value}, ensure_ascii=False)
    return one.text, about, one.speaker or "", " ".join(words), told


def _forget(database: sqlite3.Connection, name: str) -> None:
    found = database.execute("SELECT id FROM meetings WHERE folder = ?", (os.fsencode(name),)).fetchone()
    if found:
        first = found[0] << ROOM_BITS
        database.execute("DELETE FROM passages WHERE rowid BETWEEN ? AND ?", (first, first + (1 << ROOM_BITS) - 1))
        database.execute("DELETE FROM meetings WHERE id = ?", found)


def _replace(path: Path, new: Path) -> None:
    deadline = time.monotonic() + REPLACE_S
    while True:
        try:
            _delete_journal(path)  # which belongs to what is replaced
            new.replace(path)
        except PermissionError as error:
            if time.monotonic() >= deadline:
                raise OutputError("index.busy", path=str(path)) from error
            time.sleep(0.1)
        else:
            return


def _delete(path: Path) -> None:
    path.unlink(missing_ok=True)
    _delete_journal(path)


def _delete_journal(path: Path) -> None:
    """Delete the file beside a database that SQLite would take it back with."""
    path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
