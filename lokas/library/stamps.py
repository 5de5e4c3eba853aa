"""Which folders of meetings changed since they were read last, without opening a file of them."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lokas.errors import InputError
from lokas.meeting import DEPTH, DOCUMENT, EDITS, FACTS, KEPT_MARKS, SOUND, TRANSCRIPT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

READ_FILES = (FACTS, TRANSCRIPT, DOCUMENT, EDITS, KEPT_MARKS, "markers.jsonl")
"""All that the text and the marks of a meeting come from."""
RECENT_NS = 3_000_000_000
"""What changed so shortly before may change again without looking changed: FAT counts in steps of two seconds."""


@dataclass(frozen=True, slots=True)
class StampedFolder:
    """A folder that is a meeting's. `name`: its path under the root, with slashes. `size_bytes`: of what would be read.

    `stamp` is another one as soon as one of these files is, and each time while one of them is quite new.
    """

    path: Path
    name: str
    stamp: str
    size_bytes: int


def stamped_folders(root: Path) -> list[StampedFolder]:
    """The folders that `lokas.meeting.find_meetings` finds, the newest first by their names; none of them is opened.

    Raises `InputError` ``input.not_readable`` (path, reason) if `root` cannot be read.
    """
    try:
        found = list(_folders_in(root, root, DEPTH))
    except FileNotFoundError:
        return []
    except OSError as error:
        raise InputError("input.not_readable", path=str(root), reason=error.strerror or "") from error
    return sorted(found, key=lambda one: one.path.name, reverse=True)


def _folders_in(root: Path, folder: Path, depth: int) -> Iterator[StampedFolder]:
    with os.scandir(folder) as found:
        entries = {entry.name: entry for entry in found}
    if folder != root and any(name in entries for name in (FACTS, SOUND, TRANSCRIPT)):
        yield _stamped(root, folder, entries)
        return
    for name, entry in entries.items() if depth else ():
        try:
            if name[0] != "." and entry.is_dir(follow_symlinks=False):
                yield from _folders_in(root, folder / name, depth - 1)
        except OSError:  # a folder that went away, or may not be looked into
            continue


def _stamped(root: Path, folder: Path, entries: Mapping[str, os.DirEntry[str]]) -> StampedFolder:
    now_ns = time.time_ns()
    told = {name: entries[name].stat() for name in READ_FILES if name in entries}
    parts = [f"{name}:{found.st_mtime_ns}:{found.st_size}" for name, found in told.items()]
    if any(abs(now_ns - found.st_mtime_ns) < RECENT_NS for found in told.values()):
        parts.append(str(now_ns))
    size_bytes = sum(found.st_size for found in told.values())
    return StampedFolder(folder, folder.relative_to(root).as_posix(), " ".join(parts), size_bytes)
