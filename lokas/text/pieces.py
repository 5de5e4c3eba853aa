"""A segment cut into the pieces that are never broken: words with their punctuation, spaced as their language wants.

In languages written without spaces a piece is one character, or a run of letters or digits of another script. All
that is shown of a transcript, captions as well as documents, is made of these.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from lokas.text.characters import UNSPACED_LANGUAGES, characters, clean
from lokas.text.typography import spaced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lokas.types import Segment, Word

DOUBT_MARK = "[?]"
"""Stands before text that there is reason not to trust."""

NO_TEXT = "[inaudible]"
"""Stands for speech without text: a French word and an English one."""

CLOSING = frozenset("?!:;,.…»”’)]}%€。，、；：！？」』）؟،।")
OPENING = frozenset("«“‘([{「『（¿¡")

LONGEST_RUN = 12
"""Letters or digits of another script that stay together in a language without spaces: a name, a year."""

# Not `\s`: a no-break space, as French sets before "?", is not a place to break.
_PART = re.compile(r"([ \t\r\n\f\v]*)([^ \t\r\n\f\v]+)")
_LATIN = re.compile(r"[0-9A-Za-z\u00c0-\u024f]")


@dataclass(frozen=True, slots=True)
class Piece:
    """What is never broken; its time, in milliseconds, may be its share of a longer one. Confidence in [0, 1]."""

    text: str
    start_ms: int
    end_ms: int
    spaced: bool
    """Whether a space stands before it."""
    doubtful: bool = False
    """Whether the engine heard a word of it with little confidence."""


def pieces(segment: Segment) -> list[Piece]:
    """The pieces of a segment, in order; of its text, with shares of its time, where it has no words.

    None where it has no text. Together they hold every letter of the text once.
    """
    by_character = segment.language in UNSPACED_LANGUAGES
    found: list[Piece] = []
    for whole in segment.words or (segment,):
        for piece in _cut(whole, by_character=by_character):
            if found and _belong_together(found[-1], piece, by_character=by_character):
                found[-1] = _joined(found[-1], piece)
            else:
                found.append(piece)
    if found:
        found[0] = replace(found[0], spaced=not by_character)
    return [_spaced(piece, segment.language) for piece in found]


def text_of(segment: Segment) -> str:
    """The text of a segment on one line, spaced as its language wants."""
    return spaced(clean(segment.text).strip(), segment.language)


def shown(segment: Segment) -> str:
    """What readers see of a segment: its text, after `DOUBT_MARK` if it is doubted; `NO_TEXT` for speech without any.

    Nothing for a segment that has neither text nor doubts.
    """
    text = text_of(segment)
    if not segment.doubts:
        return text
    return f"{DOUBT_MARK} {text}" if text else NO_TEXT


def _cut(whole: Word | Segment, *, by_character: bool) -> Iterator[Piece]:
    """The words (or characters) of a text, its time shared out by the number of characters."""
    text = clean(whole.text)
    length = len(text.strip())
    lead = len(text) - len(text.lstrip())
    doubtful = getattr(whole, "doubtful", False)

    def at(offset: int) -> int:
        return whole.start_ms + (whole.end_ms - whole.start_ms) * min(max(offset - lead, 0), length) // length

    for match in _PART.finditer(text):
        offset, apart = match.start(2), bool(match[1])
        for part in _runs(match[2]) if by_character else (match[2],):
            if part.strip():
                yield Piece(part.strip(), at(offset), at(offset + len(part)), apart, doubtful)
            offset, apart = offset + len(part), False


def _runs(text: str) -> Iterator[str]:
    """The characters of a text, those of a run of Latin letters or digits together."""
    for is_latin, run in groupby(characters(text), key=lambda character: bool(_LATIN.match(character))):
        together = LONGEST_RUN if is_latin else 1
        found = list(run)
        for at in range(0, len(found), together):
            yield "".join(found[at : at + together])


def _belong_together(previous: Piece, piece: Piece, *, by_character: bool) -> bool:
    """Whether there is no place to break between two pieces: no space, or punctuation that hangs on the other."""
    if not by_character and not piece.spaced:
        return True
    return CLOSING.issuperset(piece.text) or OPENING.issuperset(previous.text)


def _spaced(piece: Piece, language: str) -> Piece:
    text = spaced(piece.text, language)
    return piece if text == piece.text else replace(piece, text=text)


def _joined(first: Piece, second: Piece) -> Piece:
    text = f"{first.text} {second.text}" if second.spaced else first.text + second.text
    doubtful = first.doubtful or second.doubtful
    return replace(first, text=text, end_ms=max(first.end_ms, second.end_ms), doubtful=doubtful)
