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
    def trash(self) -> Path:
        """The folders of meetings that were deleted, until the trash is emptied."""
        return self.data / "trash"

    @property
    def index(self) -> Path:
        """The full-text index of all meetings; may be deleted (see `lokas.library.index`)."""
        return self.data / "index.sqlite3"

    @property
    def queue(self) -> Path:
        """What waits to be transcribed (see `lokas.job_queue`)."""
        return self.data / "queue.json"

    @property
    def glossary(self) -> Path:
        """The association's names and terms (see `lokas.text.glossary`)."""
        return self.data / "glossary.txt"

    @property
    def settings(self) -> Path:
        """What a person chose in the application (see `lokas.settings`)."""
        return self.data / "settings.json"

    @property
    def keys(self) -> Path:
        """The keys that a person chose in the application instead of the usual ones."""
        return self.data / "keys.json"

    @property
    def voices(self) -> Path:
        """The voices that people agreed to have known in other meetings (see `lokas.known_voices`)."""
        return self.data / "voices.json"

    @property
    def speeds(self) -> Path:
        """The file of what was measured of this computer (see `lokas.estimate`)."""
        return self.data / "speeds.json"

    @staticmethod
    def of_system() -> Places:
        """What `LOKAS_HOME` says, else the system's place for a program's data."""
        chosen = os.environ.get(HOME_VARIABLE)
        return Places(Path(chosen) if chosen else platformdirs.user_data_path("Lokas", appauthor=False))
