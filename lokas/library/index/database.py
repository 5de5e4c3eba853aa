"""The file of the index as a database: its tables, the numbers of its rows, connections that say what is wrong.

A row of `passages` for each `Passage`. Its number tells the meeting and the place there, so that going through them by
number is going from the newest meeting to the oldest, and through each by time (see `first_id`).

    meetings   id, folder (under the root, as the system's bytes), stamp of its files, title, began, sound
    passages   text, about, speaker, traits (searched); data (JSON: all else of the passage)
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from lokas.computer import searches_texts
from lokas.errors import InputError, OutputError
from lokas.library.references import folded
from lokas.text.characters import clean

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

VERSION = 1
"""Of the tables; a file of another one is made anew."""
ROOM_BITS, TIE_BITS = 20, 4
"""Of the number of a passage: room for a million in a meeting, and for sixteen meetings that began in one second."""
BUSY_S = 10.0
"""How long a process waits for another's change; that of a meeting takes a fraction of a second."""

EVERYTHING = "everything"
"""The trait that each passage has."""

# Without `prefix`: one letter and a star would be as fast as a word, but a refresh of a large index four times slower.
_TABLES = f"""
BEGIN;
CREATE TABLE meetings (
    id INTEGER PRIMARY KEY, folder BLOB NOT NULL UNIQUE, stamp TEXT NOT NULL,
    title TEXT NOT NULL, began TEXT NOT NULL, sound TEXT NOT NULL
);
CREATE VIRTUAL TABLE passages USING fts5 (
    text, about, speaker, traits, data UNINDEXED,
    tokenize = "unicode61 remove_diacritics 2 separators '\u02bc'", columnsize = 0
);
PRAGMA user_version = {VERSION};
COMMIT;
"""


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to an index that is there; no transaction is open between its statements.

    Raises `InputError` ``index.missing`` (path), ``index.damaged`` (path, reason), also if it is another version's, and
    `OutputError` ``index.busy`` (path) while another process changes it.
    """
    if not _is_there(path):
        raise InputError("index.missing", path=str(path))
    with _connected(path) as database:
        if _version(database) != VERSION:
            raise InputError("index.damaged", path=str(path), reason="user_version")
        yield database


@contextmanager
def writing(path: Path) -> Iterator[sqlite3.Connection]:
    """The same to an index that is made if it is not there.

    Raises also `OutputError` ``index.no_full_text`` (version) where Python's SQLite lacks FTS5, ``output.disk_full``,
    ``output.not_writable`` (path, reason).
    """
    if not _is_there(path):
        if not searches_texts():
            raise OutputError("index.no_full_text", version=sqlite3.sqlite_version)
        with _connected(path) as database:
            database.executescript(_TABLES)
    with reading(path) as database:
        database.execute("PRAGMA secure_delete = ON")  # what is forgotten is overwritten
        yield database


@contextmanager
def transaction(database: sqlite3.Connection) -> Iterator[None]:
    """All that is written in the block, or nothing of it."""
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        database.execute("ROLLBACK")
        raise
    database.execute("COMMIT")


def first_id(began: dt.datetime) -> int:
    """The number of the first passage of a meeting that began then, by the clock on its wall: the later, the smaller.

    In 63 bits: the seconds left of the year 9999, room for more meetings of that second, and for passages.
    """
    left_s = (dt.datetime.max - began.replace(tzinfo=None)) // dt.timedelta(seconds=1)
    return left_s << (TIE_BITS + ROOM_BITS)


def trait(kind: str, value: str) -> str:
    """Something that passages have, as one word of the index, case and accents aside: a tag, the kind of a mark."""
    return kind + folded(clean(value)).encode().hex()


@contextmanager
def _connected(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection in which each statement is a transaction of its own."""
    try:
        with closing(sqlite3.connect(path, BUSY_S, isolation_level=None)) as database:
            yield database
    except sqlite3.Error as error:
        raise _told(path, error) from error


def _is_there(path: Path) -> bool:
    """Whether there is such a file; SQLite makes an empty one a moment before its tables."""
    return path.exists() and path.stat().st_size > 0


def _version(database: sqlite3.Connection) -> int:
    return int(database.execute("PRAGMA user_version").fetchone()[0])


def _told(path: Path, error: sqlite3.Error) -> Exception:
    """What SQLite met, as an error that a person can act upon; a bug as it is."""
    reason = str(error)
    match getattr(error, "sqlite_errorcode", 0) & 0xFF:  # what stands above these bits tells more than is needed
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return OutputError("index.busy", path=str(path))
        case sqlite3.SQLITE_FULL:
            return OutputError("output.disk_full", path=str(path), reason=reason)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_IOERR | sqlite3.SQLITE_PERM:
            return OutputError("output.not_writable", path=str(path), reason=reason)
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB | sqlite3.SQLITE_ERROR:
            return InputError("index.damaged", path=str(path), reason=reason)
    return error
