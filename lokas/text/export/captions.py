"""Captions as files: SubRip and WebVTT, of any cues and of a transcript's."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from lokas.text.characters import clean
from lokas.text.export.facts import clock
from lokas.text.export.notice import notice
from lokas.text.pieces import NO_TEXT
from lokas.text.profiles import profile_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lokas.text.export.options import ExportOptions
    from lokas.types import Cue, Transcript

BYTE_ORDER_MARK = "\ufeff"

COLOURS = {"sound": "red", "music": "magenta", "foreign": "lime"}
"""The colours of the French charter, by what is shown in them, as far as a transcript can tell.

The other ones (white for who is seen, yellow for who is not, cyan for thoughts and narrators) are known to people only.
Each name is also a class that WebVTT defines, for players that know no style sheets; its "green" would be darker.
"""

_SRT_MARKUP = str.maketrans({"<": "‹", ">": "›", "{": "(", "}": ")"})
_DASH = r"[-–—\s]*"
_NOTE = "[♩♪♫♬]"
_SOUND = re.compile(rf"{_DASH}(?:\[[^\[\]]+\]\s*)+")
_SONG = re.compile(rf"{_DASH}{_NOTE}(?:.*{_NOTE})?\W*")
_MUSIC = re.compile(r"\b(?:musique|music)\b", re.IGNORECASE)


def write_srt(transcript: Transcript, options: ExportOptions) -> Iterator[str]:
    """SubRip, as `srt` writes it; after a byte order mark if one is asked for."""
    if options.byte_order_mark:
        yield BYTE_ORDER_MARK
    yield from srt(cues_of(transcript, options))


def write_vtt(transcript: Transcript, options: ExportOptions) -> Iterator[str]:
    """WebVTT, as `vtt` writes it, with a note of how it was made. Never a byte order mark: its readers need none."""
    yield from vtt(
        cues_of(transcript, options),
        notes=(notice(transcript, options),),
        voices=options.voices and options.speakers,
        colours=options.colours,
        language=transcript.language,
    )


def cues_of(transcript: Transcript, options: ExportOptions) -> Iterator[Cue]:
    """The captions of a transcript, within its sound."""
    from lokas.text.cues import layout  # noqa: PLC0415 - with numpy, which no other format needs

    profile = options.profile or profile_for(transcript.language)
    return layout(
        transcript.segments,
        profile if options.speakers else replace(profile, speakers="none"),
        end_ms=transcript.source.duration_ms or None,
        frame_rate=options.frame_rate,
    )


def srt(cues: Iterable[Cue]) -> Iterator[str]:
    """SubRip: numbered from 1, `HH:MM:SS,mmm` (more hours where needed), a blank line after each cue and none in it.

    The format has no escapes, so what readers take for markup (`<`, `>`, `{`, `}`, and with them `-->`) is replaced by
    its look-alikes ‹ › ( ). A cue that shows nothing is left out.
    """
    number = 0
    for cue in cues:
        if text := "\n".join(line for _, line in _lines(cue)):
            number += 1
            gap = "\n" if number > 1 else ""
            yield f"{gap}{number}\n{clock(cue.start_ms, ',')} --> {clock(cue.end_ms, ',')}\n"
            yield f"{text.translate(_SRT_MARKUP)}\n"


def vtt(
    cues: Iterable[Cue],
    *,
    notes: Sequence[str] = (),
    voices: bool = False,
    colours: bool = False,
    language: str = "",
) -> Iterator[str]:
    """WebVTT (W3C): the notes, a style sheet if there are colours, then the cues without identifiers.

    `voices`: who speaks, as `<v Name>` around what they say. `colours`: `COLOURS` as classes, for which `language` is
    that of most cues, "" if nobody knows. `&`, `<` and `>` are escaped everywhere, so that neither `-->` nor a tag can
    come from what was said. A cue that shows nothing is left out.
    """
    yield "WEBVTT\n"
    for note in filter(None, notes):
        yield f"\nNOTE {clean(note).replace('-->', '→')}\n"
    if colours:
        yield "\nSTYLE\n" + "".join(f"::cue(.{name}) {{ color: {colour}; }}\n" for name, colour in COLOURS.items())
    for cue in cues:
        if text := "\n".join(_spans(cue, voices=voices, colours=colours, language=language)):
            yield f"\n{clock(cue.start_ms, '.')} --> {clock(cue.end_ms, '.')}\n{text}\n"


def escape_vtt(text: str) -> str:
    """Text as WebVTT's cues and names hold it: `&`, `<` and `>` as character references."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _lines(cue: Cue) -> list[tuple[str, str]]:
    """The lines that show anything, each after the name of who says it."""
    speakers = cue.speakers or ("",) * len(cue.lines)
    shown = ((clean(who or "").strip(), clean(line).strip()) for who, line in zip(speakers, cue.lines, strict=True))
    return [(who, line) for who, line in shown if line]


def _spans(cue: Cue, *, voices: bool, colours: bool, language: str) -> Iterator[str]:
    """What each person says in the cue, with the tags asked for."""
    foreign = bool(language and cue.language and cue.language != language)
    for who, lines in groupby(_lines(cue), key=lambda line: line[0]):
        texts = [text for _, text in lines]
        text = "\n".join(_coloured(texts, foreign=foreign) if colours else map(escape_vtt, texts))
        yield f"<v {_name(who)}>{text}</v>" if voices and who else text


def _name(who: str) -> str:
    """A name as a voice tag holds it; its last hyphens would make an arrow of the tag's end."""
    name = escape_vtt(who)
    return f"{name[:-1]}&#45;" if name.endswith("--") else name


def _coloured(lines: Sequence[str], *, foreign: bool) -> Iterator[str]:
    """The lines in their colour: one for all of them, or else one for each, such as a sound above speech."""
    whole = _kind(" ".join(lines))
    for line in lines:
        kind = whole or _kind(line) or ("foreign" if foreign and line != NO_TEXT else None)
        yield f"<c.{kind}.{COLOURS[kind]}>{escape_vtt(line)}</c>" if kind else escape_vtt(line)


def _kind(text: str) -> str | None:
    """Music or sound, if the text tells of nothing else; a passage without text is none of them."""
    if _SONG.fullmatch(text):
        return "music"
    if not _SOUND.fullmatch(text) or NO_TEXT in text:
        return None
    return "music" if _MUSIC.search(text) else "sound"
