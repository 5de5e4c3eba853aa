"""The meetings that are kept: named as people name them, renamed, tagged, and put into a trash of Lokas' own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lokas.library.references import folder_of
from lokas.meeting import Meeting

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Library:
    """The meetings under `root`; what is deleted of them goes to `trash`. Holds nothing but these places."""

    root: Path
    trash: Path

    def find(self, text: str) -> Meeting:
        """The meeting that a person names. Raises as `folder_of`, and as `Meeting.open` if it cannot be opened."""
        return Meeting.open(self.folder_of(text))

    def folder_of(self, text: str) -> Path:
        """The folder of the meeting that a person names, also of a damaged one; see `references.folder_of`."""
        return folder_of(self.root, text)
