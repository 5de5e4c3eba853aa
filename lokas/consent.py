"""Consent to be recorded: the text read aloud before a meeting, when it was read, and who objected; and to be known.

The reasons are article 226-1 of the French penal code (no recording of people without their knowing) and articles 5,
13 and 21 of the GDPR (purpose, length of storage and right to object, told beforehand). A voice that is to be known
again is biometric data: article 9 wants consent that is explicit, article 7 that it is withdrawn as easily as given.
`consent.toml` has the texts.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import datetime as dt

ConsentLanguage = Literal["fr", "en"]

VOICE_TEXT = "1"
"""The version of the text of `voice_consent_text`, in all languages."""


@dataclass(frozen=True, slots=True)
class Objection:
    """What somebody objected, and when; `name` is empty where it was not given or not wanted."""

    text: str
    name: str
    time: dt.datetime


@dataclass(frozen=True, slots=True)
class Consent:
    """The text for a meeting, when it was read aloud (None: nobody said that it was), and what was objected."""

    text: str
    read_at: dt.datetime | None = None
    objections: tuple[Objection, ...] = ()

    def read(self, moment: dt.datetime) -> Consent:
        """The same, read aloud at this moment."""
        return replace(self, read_at=moment)

    def objected(self, text: str, moment: dt.datetime, name: str = "") -> Consent:
        """The same with one more objection."""
        return replace(self, objections=(*self.objections, Objection(text, name, moment)))


def consent_text(language: ConsentLanguage, association: str, purpose: str, retention_days: int | None) -> str:
    """The text to read aloud, of three to five sentences.

    An empty `association` or `purpose` is filled with words that fit any ("our association", "to write the minutes");
    `retention_days` counts from the approval of the minutes, None says that no time was set.
    """
    texts = _texts(language)
    kept = "kept" if retention_days is None else "kept_one" if retention_days == 1 else "kept_days"
    if retention_days == 0:
        kept = "kept_none"
    filled = {
        "association": association.strip() or texts["association"],
        "purpose": purpose.strip() or texts["purpose"],
        "kept": texts[kept].format(days=retention_days),
    }
    return texts["text"].strip().format_map(filled)


def voice_consent_text(language: ConsentLanguage, association: str, name: str) -> str:
    """What is read to somebody who is asked whether their voice may be remembered; `association` as above."""
    texts = _texts(language)
    filled = {"association": association.strip() or texts["association"], "name": name}
    return texts["voice"].strip().format_map(filled)


def _texts(language: ConsentLanguage) -> dict[str, str]:
    table = tomllib.loads(files("lokas").joinpath("consent.toml").read_text(encoding="utf-8"))
    texts: dict[str, str] = table[language]
    return texts
