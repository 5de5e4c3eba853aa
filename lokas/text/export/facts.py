"""What is known of how a transcript was made, in figures that files and summaries show."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from lokas.text.characters import clean

if TYPE_CHECKING:
    from lokas.types import Coverage, Transcript


def made_with(transcript: Transcript) -> str:
    """The engine and the model, as far as they are known."""
    known = (transcript.made_with.get(key) for key in ("engine", "model"))
    return clean(", ".join(str(value) for value in known if value))


def percent_covered(coverage: Coverage) -> int | None:
    """How much of the speech has text, in whole percents; 100 only for all of it, None where nobody speaks."""
    return 100 * coverage.transcribed_ms // coverage.speech_ms if coverage.speech_ms > 0 else None


def energy_digits(watt_hours: float) -> int:
    """The decimals that show two digits of watt-hours: no counter is better than a few percent."""
    return max(0, 1 - math.floor(math.log10(max(watt_hours, 0.001))))


def clock(time_ms: int, fraction: str = "") -> str:
    """`HH:MM:SS`, with the milliseconds after the mark `fraction` if there is one; hours have two digits or more."""
    seconds, ms = divmod(time_ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    text = f"{hours:02}:{minutes:02}:{seconds:02}"
    return f"{text}{fraction}{ms:03}" if fraction else text
