"""Where Lokas keeps things on this computer."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

HOME_VARIABLE = "LOKAS_HOME"
"""Set it to keep everything in one folder of one's own choice, such as a USB stick."""


@dataclass(frozen=True, slots=True)
class Places:
    """The folders Lokas writes to by itself; none of them needs to exist."""

    data: Path

    @property
    def models(self) -> Path:
        """One folder per installed speech model."""
        return self.data / "models"

    @property
    def meetings(self) -> Path:
        """One folder per recorded meeting (see `lokas.meeting`)."""
        return self.data / "meetings"

    @property
    def speeds(self) -> Path:
        """The file of what was measured of this computer (see `lokas.estimate`)."""
        return self.data / "speeds.json"

    @staticmethod
    def of_system() -> Places:
        """What `LOKAS_HOME` says, else the system's place for a program's data."""
        chosen = os.environ.get(HOME_VARIABLE)
        return Places(Path(chosen) if chosen else platformdirs.user_data_path("Lokas", appauthor=False))
