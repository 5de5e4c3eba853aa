"""What this computer has: memory, cores, free disk. Used to recommend a model and to explain a refusal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import psutil

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Computer:
    """Memory in bytes (all of it, and what is free now), and physical cores (at least 1)."""

    memory_bytes: int
    available_bytes: int
    cores: int


def this_computer() -> Computer:
    """Ask the system."""
    memory = psutil.virtual_memory()
    return Computer(memory.total, memory.available, psutil.cpu_count(logical=False) or psutil.cpu_count() or 1)


def free_disk_bytes(folder: Path) -> int:
    """Free bytes on the disk that holds `folder`, which need not exist yet."""
    existing = next(place for place in (folder, *folder.absolute().parents) if place.exists())
    return int(psutil.disk_usage(str(existing)).free)
