"""What of a meeting's folder goes to another computer, and by which names; and which meeting it is wherever it goes."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lokas.errors import InputError
from lokas.library.packing.portable import portable, unlike
from lokas.meeting import Damaged, Meeting, find_meetings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lokas.meeting.facts import MeetingFacts

OF_PROCESSES = frozenset({"control.jsonl", "recorder.status"})
"""Beside locks and half-written files, what means something only while a process of this computer is at work."""


@dataclass(frozen=True, slots=True)
class Travelling:
    """A file of a meeting, the parts of its name in a folder on another computer, and how many bytes it has now."""

    path: Path
    name: tuple[str, ...]
    size: int


@dataclass(frozen=True, slots=True)
class Contents:
    """The files of a meeting's folder that travel, journals first, and what stays: links, and what is no file."""

    files: tuple[Travelling, ...]
    left_out: tuple[Path, ...]


def contents_of(folder: Path) -> Contents:
    """What a meeting's folder holds for another computer. Hidden files are programs' own, and pass unmentioned.

    Journals first, since they grow: what is saved from them meanwhile is read later, and then lacks nothing.
    Raises `InputError` ``input.not_readable`` (path, reason).
    """
    files: list[Travelling] = []
    left_out: list[Path] = []
    try:
        for found in _walk(folder, ()):
            if isinstance(found, Travelling):
                files.append(found)
            else:
                left_out.append(found)
    except OSError as error:
        raise InputError("input.not_readable", path=str(folder), reason=error.strerror or "") from error
    return Contents(tuple(sorted(files, key=lambda one: (one.path.suffix != ".jsonl", one.name))), tuple(left_out))


def identity(facts: MeetingFacts) -> str:
    """What is the same for a meeting and its copies: its key; before it had one, when it began and its title."""
    return facts.key or f"{facts.began.isoformat()} {facts.title}"


def meetings_here(root: Path) -> dict[str, Path]:
    """The folder of each meeting under `root` by its identity, of a damaged one by its name. Raises `InputError`."""
    found = list(find_meetings(root))
    damaged = {one.folder.name: one.folder for one in found if isinstance(one, Damaged)}
    return damaged | {identity(one.facts): one.folder for one in found if isinstance(one, Meeting)}


def _walk(folder: Path, above: tuple[str, ...]) -> Iterator[Travelling | Path]:
    taken: set[str] = set()
    with os.scandir(folder) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        if _stays_unmentioned(entry.name):
            continue
        name = (*above, unlike(portable(entry.name), taken))
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path), name)
        elif entry.is_file(follow_symlinks=False):
            with suppress(FileNotFoundError):  # it went this instant
                yield Travelling(Path(entry.path), name, entry.stat().st_size)
        else:
            yield Path(entry.path)


def _stays_unmentioned(name: str) -> bool:
    return name.startswith(".") or name.endswith((".lock", ".part")) or name in OF_PROCESSES
