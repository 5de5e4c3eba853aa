"""Captions as files: SubRip and WebVTT."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lokas.text.cues import layout
from lokas.text.export.facts import clock, made_with, percent_covered
from lokas.text.profiles import profile_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lokas.text.export.options import ExportOptions
    from lokas.types import Cue, Transcript

_SRT_MARKUP = str.maketrans({"<": "‹", ">": "›", "{": "(", "}": ")"})


def write_srt(transcript: Transcript, options: ExportOptions) -> Iterator[str]:
    """SubRip: numbered from 1, `HH:MM:SS,mmm` (more hours where needed), a blank line after each cue.

    The format has no escapes, so what readers take for markup (`<`, `>`, `{`, `}`, and with them `-->`) is replaced by
    its look-alikes ‹ › ( ).
    """
    for number, cue in enumerate(layout(transcript.segments, profile_for(transcript.language)), start=1):
        gap = "\n" if number > 1 else ""
        yield f"{gap}{number}\n{clock(cue.start_ms, ',')} --> {clock(cue.end_ms, ',')}\n"
        yield f"{_lines(cue).translate(_SRT_MARKUP)}\n"


def write_vtt(transcript: Transcript, options: ExportOptions) -> Iterator[str]:
    """WebVTT (W3C): a note of what made it and of how complete it is, then the cues; `&`, `<`, `>` are escaped."""
    yield "WEBVTT\n"
    if note := "; ".join(filter(None, (made_with(transcript), _complete(transcript)))):
        yield f"\nNOTE {_escape_vtt(note)}\n"
    for cue in layout(transcript.segments, profile_for(transcript.language)):
        yield f"\n{clock(cue.start_ms, '.')} --> {clock(cue.end_ms, '.')}\n{_escape_vtt(_lines(cue))}\n"


def _lines(cue: Cue) -> str:
    return "\n".join(cue.lines)


def _escape_vtt(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _complete(transcript: Transcript) -> str | None:
    percent = percent_covered(transcript.coverage) if transcript.coverage else None
    return None if percent is None else f"{percent} % of speech transcribed"
