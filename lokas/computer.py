"""What this computer has: memory, cores, free disk, a database that searches texts. For advice, and to explain."""

from __future__ import annotations

import os
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Computer:
    """Memory in bytes (all of it, and what is free now), and the physical cores this process may use (at least 1)."""

    memory_bytes: int
    available_bytes: int
    cores: int


def this_computer() -> Computer:
    """Ask the system."""
    import psutil  # noqa: PLC0415 - 50 ms, for what few actions ask

    memory = psutil.virtual_memory()
    return Computer(memory.total, memory.available, usable_cores())


def usable_cores() -> int:
    """Physical cores this process may use: the two threads of one core share what matrix products need."""
    import psutil  # noqa: PLC0415

    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(usable, psutil.cpu_count(logical=False) or usable)


def free_disk_bytes(folder: Path) -> int:
    """Free bytes on the disk that holds `folder`, which need not exist yet."""
    import psutil  # noqa: PLC0415

    return int(psutil.disk_usage(str(nearest_existing(folder))).free)


def nearest_existing(folder: Path) -> Path:
    """`folder`, or the nearest one above it that exists: looking must not leave a folder behind."""
    return next(place for place in (folder, *folder.absolute().parents) if place.exists())


def searches_texts() -> bool:
    """Whether the SQLite of this Python has its full-text search (FTS5)."""
    import sqlite3  # noqa: PLC0415 - only who searches or examines this computer has a need of it

    with closing(sqlite3.connect(":memory:")) as database:
        try:
            database.execute("CREATE VIRTUAL TABLE tried USING fts5 (text)")
        except sqlite3.OperationalError:
            return False
    return True
