"""A meeting as people name it: by its folder, its key, its title or a part of it, its day, or as the last one."""

from __future__ import annotations

import datetime as dt
import os
import re
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from lokas.errors import InputError, OptionError
from lokas.meeting import FACTS, SOUND, TRANSCRIPT, Damaged, Meeting, find_meetings
from lokas.text.sounds import without_accents

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

LAST = frozenset({"last", "derniere"})
"""The newest of all that have begun."""

NEAR, MOST_FOUND = 3, 8
"""So many names are offered where none is the one that was given, and where several are."""

SHORT_KEY = 4
"""So many characters of a key name a meeting, as long as it is the only one of which they do."""

_KEY = re.compile(r"\[([0-9a-z]{4})\]$")
"""What Lokas puts behind the name of each folder."""

_ALIKE = str.maketrans({"’": "'", "\u00a0": " ", "\u202f": " ", "\u2011": "-"})
"""What stands for the same on a keyboard."""


def folder_of(root: Path, text: str) -> Path:
    """The folder of the meeting that `text` names: the path of one, wherever it lies, or a name of one under `root`.

    It may be one that cannot be opened. Raises as `folder_under`.
    """
    if text.strip() and is_meeting_folder(Path(text)):
        return Path(os.path.abspath(text))  # noqa: PTH100 - a path with ".." in it would be told to people so
    return folder_under(root, text)


def folder_under(root: Path, text: str) -> Path:
    """The folder of the meeting under `root` that `text` names; it may be one that cannot be opened.

    The first of these that fits anything decides: the name of its folder, or its path under `root`; the key in
    brackets behind that name, or the `key` of its facts, or how that begins; its title; its day (``2026-03-14``); a
    part of its title; a part of its folder's name. Case and accents do not matter. ``last`` is the newest of those that
    have begun.

    Raises `InputError` ``library.unknown`` (value, near: names of folders) if nothing fits, `OptionError`
    ``library.ambiguous`` (value, found: names of the newest folders, count: of all) if several meetings do, and as
    `find_meetings`.
    """
    known = [_Named.of(root.absolute(), one) for one in find_meetings(root)]
    for fits in _ways(text):
        if found := [one for one in known if fits(one)]:
            return _only(text, found)
    if folded(text) in LAST and (dated := [one for one in known if one.began]):
        return max(dated, key=_age).folder
    raise InputError("library.unknown", value=text, near=_near(text, known))


def is_meeting_folder(folder: Path) -> bool:
    """Whether it holds what makes a folder a meeting's, whole or damaged."""
    try:
        return any((folder / name).is_file() for name in (FACTS, SOUND, TRANSCRIPT))
    except OSError:  # a name that is too long, a folder that may not be looked into
        return False


def key_in_name(folder: Path) -> str:
    """The four characters in brackets behind the name of a folder; "" where a person took them away."""
    found = _KEY.search(folder.name)
    return found[1] if found else ""


def folded(text: str) -> str:
    """A text as names are compared: without accents, case, and spaces too many."""
    return " ".join(without_accents(text.translate(_ALIKE)).casefold().split())


@dataclass(frozen=True, slots=True)
class _Named:
    """What a meeting can be named by; of one that cannot be opened that is its folder alone."""

    folder: Path
    name: str
    keys: frozenset[str]
    title: str = ""
    began: dt.datetime | None = None

    @classmethod
    def of(cls, root: Path, one: Meeting | Damaged) -> _Named:
        folder = one.folder.absolute()
        name, keys = folder.relative_to(root).as_posix(), {key_in_name(folder)}
        if isinstance(one, Damaged):
            return cls(folder, name, frozenset(keys - {""}))
        facts = one.facts
        return cls(folder, name, frozenset({*keys, facts.key} - {""}), folded(facts.title), facts.began)


def _ways(text: str) -> Iterator[Callable[[_Named], bool]]:
    """The ways in which a meeting can fit, the surest first."""
    wanted = folded(text)
    if not wanted:
        return
    name = folded(text.replace(os.sep, "/").rstrip("/"))
    yield lambda one: name in {folded(one.name), folded(one.folder.name)}
    key = wanted.strip("[]")
    yield lambda one: any(known.startswith(key) for known in one.keys if len(key) >= SHORT_KEY)
    yield lambda one: wanted == one.title
    if wanted in LAST:
        return
    day = _day(wanted)
    yield lambda one: day is not None and one.began is not None and one.began.date() == day
    yield lambda one: wanted in one.title
    yield lambda one: wanted in folded(one.folder.name)


def _only(text: str, found: Sequence[_Named]) -> Path:
    if len(found) > 1:
        newest = sorted(found, key=_age, reverse=True)[:MOST_FOUND]
        raise OptionError("library.ambiguous", value=text, found=[one.name for one in newest], count=len(found))
    return found[0].folder


def _near(text: str, known: Sequence[_Named]) -> list[str]:
    """The names of folders whose names or titles are spelled most alike."""
    named = {folded(key): one.name for one in known for key in (one.folder.name, one.title, *one.keys) if key}
    return list(dict.fromkeys(named[one] for one in get_close_matches(folded(text), named, NEAR, 0.5)))


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def _age(one: _Named) -> tuple[bool, dt.datetime, str]:
    """What the newest has most of; a meeting that is planned is older than any that has begun."""
    began = one.began or dt.datetime.min.replace(tzinfo=dt.UTC)
    return began <= dt.datetime.now().astimezone(), began, one.name
