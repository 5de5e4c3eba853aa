"""What personal data the files hold that leave a meeting: told before they are written, for each format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from lokas.audio.silencing import SOUND_FORMATS
from lokas.exporting import PAGE
from lokas.text.profiles import profile_for

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lokas.text.export.options import ExportOptions

Holding = Literal["words", "first_words", "names", "voices"]
"""All that was said; only how chapters begin; who said it, by name; and how they sound, by which people are known."""

IN_ORDER: tuple[Holding, ...] = ("words", "first_words", "names", "voices")
CAPTIONS = frozenset({"srt", "vtt"})
UNNAMED = frozenset({"chapters"})
ALWAYS_NAMED = frozenset({"json"})
"""The formats that know no speakers, and those that hold them whatever was chosen."""


def held(name: str, options: ExportOptions, language: str) -> frozenset[Holding]:
    """What the file of a format holds, of a transcript in a language; names if there are any."""
    if name in SOUND_FORMATS:
        return frozenset({"voices"})
    if name in UNNAMED:
        return frozenset({"first_words"})
    found: set[Holding] = {"words"}
    if name in ALWAYS_NAMED or (options.speakers and _named(name, options, language)):
        found.add("names")
    if name == PAGE and options.embed_sound:
        found.add("voices")
    return frozenset(found)


def held_together(names: Iterable[str], options: ExportOptions, language: str) -> tuple[Holding, ...]:
    """What the files of several formats hold together, what weighs most in the everyday first."""
    found = frozenset[Holding]().union(*(held(name, options, language) for name in names))
    less = {"first_words"} if "words" in found else set()
    return tuple(one for one in IN_ORDER if one in found - less)


def _named(name: str, options: ExportOptions, language: str) -> bool:
    """Whether a format names speakers: captions do where their profile says so, or as tags of WebVTT."""
    if name not in CAPTIONS:
        return True
    profile = options.profile or profile_for(language)
    return profile.speakers == "name" or (name == "vtt" and options.voices)
