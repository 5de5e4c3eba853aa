"""What a person may choose about an export."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from fractions import Fraction
    from pathlib import Path

    from lokas.text.profiles import Profile


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """How a file shows a transcript. A format passes over what has no meaning in it.

    `times`, `speakers`: whether documents show them (captions always have times). `doubtful_words`: whether single
    words that were heard with little confidence are marked; passages that are doubted always are. `notice`: whether a
    line says how the text was made and whether a person reviewed it, which `reviewed` tells. `labels`: the language of
    the words the format adds; None for that of the transcript, if it is French, else English.

    Captions: `profile` None for the one of the transcript's language; `frame_rate` to which times are snapped, in
    frames per second; `byte_order_mark` before SRT, for old television sets; `voices` (who speaks, as tags) and
    `colours` (those of the charter) in WebVTT.

    HTML: `sound` is the file that the page plays, None for a page without; `embed_sound` puts it into the page.
    """

    times: bool = True
    speakers: bool = True
    doubtful_words: bool = False
    notice: bool = True
    reviewed: bool = False
    labels: Literal["fr", "en"] | None = None
    profile: Profile | None = None
    frame_rate: Fraction | None = None
    byte_order_mark: bool = False
    voices: bool = False
    colours: bool = False
    sound: Path | None = None
    embed_sound: bool = False


DEFAULT_OPTIONS = ExportOptions()
