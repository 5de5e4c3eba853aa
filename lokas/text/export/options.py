"""What a person may choose about an export."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from lokas.errors import OptionError

if TYPE_CHECKING:
    from pathlib import Path

    from lokas.text.profiles import Profile

LABEL_LANGUAGES = ("fr", "en")
LEAST_FRAMES, MOST_FRAMES = 1, 240
"""Frames per second: from what cameras that count seconds give to what the fastest screens show."""

_NTSC = Fraction(1000, 1001)
_ROUNDED = Fraction(5, 1000)
"""So far from the true rate is what people write of it: 23.98 for 24000/1001."""


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """How a file shows a transcript. A format passes over what has no meaning in it.

    `times`: whether documents show them. `speakers`: whether anything tells who speaks (captions do so as their profile
    says). `doubtful_words`: whether single words that were heard with little confidence are marked in documents;
    passages that are doubted always are. `notice`: whether a line says how the text was made and whether a person
    reviewed it, which `reviewed` tells. `title`: what documents are called; "" for the name of the recording. `labels`:
    the language of the words the format adds; None for that of the transcript, if it is French, else English.

    Captions: `profile` None for the one of the transcript's language; `frame_rate` to which times are snapped, in
    frames per second; `byte_order_mark` before SRT, for old television sets, and before tables, for spreadsheets that
    would spoil accents; `voices` (who speaks, as tags) and `colours` (those of the charter) in WebVTT.

    HTML: `sound` is the file that the page plays, None for a page without; `embed_sound` puts it into the page.

    Raises `OptionError` ``option.unknown_value`` (option, value, known) or ``option.bad_frame_rate`` (value).
    """

    times: bool = True
    speakers: bool = True
    doubtful_words: bool = False
    notice: bool = True
    reviewed: bool = False
    title: str = ""
    labels: Literal["fr", "en"] | None = None
    profile: Profile | None = None
    frame_rate: Fraction | None = None
    byte_order_mark: bool = False
    voices: bool = False
    colours: bool = False
    sound: Path | None = None
    embed_sound: bool = False

    def __post_init__(self) -> None:
        if self.labels is not None and self.labels not in LABEL_LANGUAGES:
            raise OptionError("option.unknown_value", option="labels", value=self.labels, known=list(LABEL_LANGUAGES))
        if self.frame_rate is not None and not LEAST_FRAMES <= self.frame_rate <= MOST_FRAMES:
            raise OptionError("option.bad_frame_rate", value=str(self.frame_rate))


DEFAULT_OPTIONS = ExportOptions()


def parse_frame_rate(text: str) -> Fraction:
    """Frames per second from what people write: ``25``, ``30000/1001``, ``23.976`` or ``23,976``.

    What is written rounded is taken for the rate of American television that it stands for, 24000/1001 here: a
    thousandth of a frame would add up to seconds in a day. Raises `OptionError` ``option.bad_frame_rate`` (value).
    """
    try:
        rate = Fraction(text.replace(",", "."))
    except (ValueError, ZeroDivisionError) as error:
        raise OptionError("option.bad_frame_rate", value=text) from error
    if not LEAST_FRAMES <= rate <= MOST_FRAMES:
        raise OptionError("option.bad_frame_rate", value=text)
    meant = round(rate / _NTSC) * _NTSC
    return meant if rate.denominator > 1 and abs(rate - meant) < _ROUNDED else rate
