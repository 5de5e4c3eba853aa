"""The demonstration meetings that ship with Lokas: made-up sound, and the truth about it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lokas_models.catalogue import DATA

if TYPE_CHECKING:
    from pathlib import Path

LANGUAGES = ("fr", "en")


@dataclass(frozen=True, slots=True)
class Demonstration:
    """A recording (FLAC, 16 kHz mono) and its reference: title, and turns with speakers, words and times."""

    language: str
    sound: Path
    reference: Path

    def spoken_text(self) -> str:
        """Every sentence that is said, in order, separated by spaces."""
        turns = json.loads(self.reference.read_text(encoding="utf-8"))["turns"]
        return " ".join(sentence["text"] for turn in turns for sentence in turn["sentences"])


def demonstration(language: str) -> Demonstration:
    """The French ("fr") or the English ("en") meeting; raises KeyError for another language."""
    if language not in LANGUAGES:
        raise KeyError(language)
    folder = DATA / "demonstration"
    return Demonstration(language, folder / f"meeting-{language}.flac", folder / f"meeting-{language}.json")
