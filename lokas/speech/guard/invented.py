"""The sentences that Whisper writes where nobody says them, and where to doubt one of them."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from lokas.speech.guard.spoken import letters, quickest_ms, slowest_ms

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lokas.speech.guard.voice import Voice
    from lokas.types import Segment

ALONE_MS = 2000
"""A sentence with a pause as long as this before and after it is alone."""


def is_known_invention(segment: Segment, pause_before_ms: int, pause_after_ms: int, voice: Voice) -> bool:
    """Whether a segment holds nothing but known sentences (`invented.toml`), and the sound does not bear them out.

    Where it is known who speaks when, the voice under the segment must last as long as a mouth takes for the text, and
    no longer: with that, thanks that were really said are left alone. Where it is not known, credits are doubted
    always, as hardly anybody says them, and thanks where they are alone. The pauses reach to the neighbouring segments.
    """
    plain = _plain(segment.text)
    if not any(sentences.fullmatch(f"{plain} ") for sentences in _known().values()):
        return False
    if voice.known:
        count, room_ms = letters(segment.text), voice.room_ms(segment.start_ms, segment.end_ms)
        return not quickest_ms(count) <= room_ms <= slowest_ms(count)
    alone = min(pause_before_ms, pause_after_ms) >= ALONE_MS
    return alone or _known()["credits"].fullmatch(f"{plain} ") is not None


@cache
def _known() -> dict[str, re.Pattern[str]]:
    """By kind, what matches one or more of its sentences and nothing else; plain text with a space behind."""
    table = tomllib.loads(files("lokas.speech.guard").joinpath("invented.toml").read_text(encoding="utf-8"))
    kinds = {"credits", "thanks"}
    return {kind: _any_of(sentence for row in table.values() for sentence in row.get(kind, ())) for kind in kinds}


def _any_of(sentences: Iterable[str]) -> re.Pattern[str]:
    """Longest first and never tried twice (atomic), so that a text without end takes no more than one look."""
    longest_first = sorted({_plain(sentence) for sentence in sentences}, key=len, reverse=True)
    return re.compile(f"(?>(?>{'|'.join(map(re.escape, longest_first))}) )+")


def _plain(text: str) -> str:
    """Letters only, without case and accents, words one space apart."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return " ".join("".join(sign if sign.isalpha() else " " for sign in bare).split())
