"""Meetings that cannot be opened, or are there twice: what can still be read of them, told, and nothing overwritten.

Of a damaged ``meeting.toml`` every line is taken that can be, and the rest told. Only when a person asks is another
one written from that, and the damaged one stays beside it.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import secrets
import tomllib
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from lokas.errors import InputError
from lokas.files import write_atomic
from lokas.library import glimpses
from lokas.library.moving import refuse_busy
from lokas.meeting import FACTS, KEY_BYTES, Meeting, moments
from lokas.meeting.facts import FORMAT, MeetingFacts, parse_facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lokas.errors import LokasError
    from lokas.library.entries import Entry
    from lokas.meeting import Damaged

ASIDE = "meeting.damaged.toml"
MOST_LINES, LONGEST_VALUE = 500, 60
"""Of a damaged file so many lines are read, and for a value that goes over several so many are tried."""
MENDABLE = {"meeting.damaged", "meeting.missing"}

_DATED = re.compile(r"(\d{4}-\d{2}-\d{2})\s+(.*?)\s*(?:\[[0-9a-z]{4}\])?$")


@dataclass(frozen=True, slots=True)
class Remains:
    """What can still be read of a meeting that cannot be opened.

    `facts`: of what can be read of its ``meeting.toml``, the rest from the name and the date of its folder; `lost`: the
    lines that are in no way understood. `length_ms` of its sound, None where that does not tell. `whole`, `torn`: the
    names of its other files, by whether they are.
    """

    folder: Path
    error: LokasError
    facts: MeetingFacts
    lost: tuple[str, ...]
    length_ms: int | None
    whole: tuple[str, ...]
    torn: tuple[str, ...]

    @property
    def mendable(self) -> bool:
        """Whether another ``meeting.toml`` would open it: not where a newer Lokas wrote it, or the disk fails."""
        return self.error.code in MENDABLE


def remains(damaged: Damaged) -> Remains:
    """What can still be read of a meeting that cannot be opened. Reads only, and never raises."""
    folder = damaged.folder
    facts, lost = _saved(folder)
    meeting, torn = Meeting(folder), glimpses.torn(folder)
    length_ms = glimpses.sound_ms(meeting.sound) or glimpses.recording_ms(meeting.transcript)
    whole = tuple(name for name in _names(folder) if name not in torn)
    return Remains(folder, damaged.error, facts, lost, length_ms, whole, torn)


def mend(found: Remains) -> Meeting:
    """Write another ``meeting.toml`` of what could be saved, because a person asked; the old one is kept beside it.

    Raises the error of what is not `mendable`, `OutputError` as `refuse_busy` and `write_atomic`.
    """
    from lokas.meeting.editing import new_content  # noqa: PLC0415 - only writing needs its library

    if not found.mendable:
        raise found.error
    refuse_busy(found.folder)
    meeting = Meeting(found.folder)
    if meeting.facts_file.exists():
        write_atomic(_free(found.folder), [meeting.facts_file.read_bytes()])
    facts = found.facts if found.facts.key else replace(found.facts, key=secrets.token_hex(KEY_BYTES))
    write_atomic(meeting.facts_file, [new_content(facts)])
    meeting.log("shelf.mended", lost=found.lost)
    return meeting


def copies(entries: Iterable[Entry]) -> list[tuple[Entry, ...]]:
    """The meetings that are there more than once, since a person copied the folder: those of one key together."""
    keyed = sorted((one for one in entries if one.facts.key), key=lambda one: (one.facts.key, one.meeting.folder))
    groups = (tuple(group) for _, group in groupby(keyed, key=lambda one: one.facts.key))
    return [group for group in groups if len(group) > 1]


def _saved(folder: Path) -> tuple[MeetingFacts, tuple[str, ...]]:
    """The facts that can be had, and the lines that gave none."""
    path = Meeting(folder).facts_file
    guess = _guess(folder)
    try:
        content = path.read_bytes()
    except OSError:
        content = b""
    lines = content.decode("utf-8-sig", "replace").replace("\0", "").splitlines()
    good: list[str] = []
    lost: list[str] = []
    at = 0
    while at < min(len(lines), MOST_LINES):
        taken = _value(guess, good, lines[at : at + LONGEST_VALUE])
        good += lines[at : at + taken]
        lost += [] if taken else [lines[at]]
        at += taken or 1
    facts = _parsed(guess, good) or MeetingFacts("", _oldest(folder))  # never the second: each line was tried
    return facts, tuple(line for line in (*lost, *lines[MOST_LINES:]) if line.strip())


def _value(guess: dict[str, str], good: Sequence[str], lines: Sequence[str]) -> int:
    """Of how many of these lines the next value is, which may go over several; 0 where the first is of none."""
    return next((count for count in range(1, len(lines) + 1) if _parsed(guess, [*good, *lines[:count]])), 0)


def _parsed(guess: dict[str, str], lines: Sequence[str]) -> MeetingFacts | None:
    """The facts in these lines, what they lack of title and date by the guess; None if they cannot be read."""
    text = "\n".join(lines)
    try:
        lacking = [f"{key} = {value}\n" for key, value in guess.items() if key not in tomllib.loads(text)]
        return parse_facts(Path(ASIDE), ("".join(lacking) + text).encode("utf-8"))
    except (ValueError, RecursionError, InputError):
        return None


def _guess(folder: Path) -> dict[str, str]:
    """What the name of a folder, or the date of what it holds, tells of a meeting: keys and values as TOML has them."""
    named = _DATED.match(folder.name)
    title = "".join(filter(str.isprintable, named[2] if named else folder.name)).strip()
    began = (moments.understood(named[1]) if named else None) or _oldest(folder)
    values = FORMAT.stamp | {"title": title}
    return {key: json.dumps(value, ensure_ascii=False) for key, value in values.items()} | {
        "began": moments.written(began)
    }


def _oldest(folder: Path) -> dt.datetime:
    """When the first of its files was written; this moment where that cannot be told."""
    times = []
    with suppress(OSError):
        times = [one.stat().st_mtime for one in folder.iterdir() if one.is_file()]
    return dt.datetime.fromtimestamp(min(times)).astimezone() if times else moments.now()


def _names(folder: Path) -> list[str]:
    """The files in it that are not empty, but for hidden ones and the damaged one."""
    with suppress(OSError):
        there = (one for one in folder.iterdir() if one.is_file() and one.name[0] != "." and one.name != FACTS)
        return sorted(one.name for one in there if one.stat().st_size)
    return []


def _free(folder: Path) -> Path:
    """A place for the damaged file; one that was put aside before stays."""
    stem, suffix = Path(ASIDE).stem, Path(ASIDE).suffix
    names = (ASIDE if number == 1 else f"{stem} ({number}){suffix}" for number in range(1, 10_000))
    return next(folder / name for name in names if not (folder / name).exists())
