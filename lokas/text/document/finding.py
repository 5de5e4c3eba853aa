"""Find and replace: first the places, as a person sees them, then one edit for those that are wanted."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lokas.text.characters import clean
from lokas.text.document.edits import NewText, ReplaceAll
from lokas.text.sounds import without_accents

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lokas.text.document.state import Document, TextSegment

_ALIKE = str.maketrans({"’": "'", "\u00a0": " ", "\u202f": " ", "\u2011": "-"})
"""What stands for the same on a keyboard."""


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for. Without `accents`, "ecole" finds "École" too, and "oeuvre" finds "œuvre"."""

    text: str
    whole_words: bool = False
    case: bool = False
    accents: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the text of a segment, from `start` to `end` (positions of characters), when, and what stands there.

    `replacement` is what shall stand there, None if nothing was said of it.
    """

    segment_id: int
    start: int
    end: int
    at_ms: int
    found: str
    replacement: str | None = None


def find(document: Document, search: Search, replacement: str | None = None) -> Iterator[Place]:
    """The places where the text is, in order, none over another; none for a search of nothing.

    A place lies in one segment. Different spaces, apostrophes and hyphens are the same.
    """
    wanted = _folded(clean(search.text).strip(), search)
    if not wanted:
        return
    edges = (r"(?<!\w)", r"(?!\w)") if search.whole_words else ("", "")
    pattern = re.compile(re.escape(wanted).join(edges))
    for segment in document.segments:
        text = segment.text
        folded = _folded(text, search)
        places = _places(text, search) if wanted in folded else []
        for match in pattern.finditer(folded if places else ""):
            start, end = places[match.start()], _past_accents(text, places[match.end() - 1] + 1)
            yield Place(segment.id, start, end, _time_of(segment, start), text[start:end], replacement)


def replace_all(document: Document, places: Iterable[Place]) -> ReplaceAll:
    """The edit that puts its replacement in each place, of those that `find` gave for this very document.

    Raises `OptionError` ``edit.no_segment`` (segment).
    """
    by_segment: dict[int, list[Place]] = defaultdict(list)
    for place in places:
        by_segment[place.segment_id].append(place)
    texts = {segment.id: segment.text for segment in document.segments if segment.id in by_segment}
    return ReplaceAll(tuple(NewText(one, _replaced(texts.get(one, ""), by_segment[one])) for one in by_segment))


def word_at(segment: TextSegment, position: int) -> int | None:
    """The place of the word in which a position of a segment's text lies; None behind the last."""
    past = len(segment.text) - len("".join(word.text for word in segment.words).rstrip())
    for place, word in enumerate(segment.words):
        past += len(word.text)
        if past > position:
            return place
    return None


def _folded(text: str, search: Search) -> str:
    """The text as it is compared."""
    folded = text.translate(_ALIKE)
    folded = folded if search.accents else without_accents(folded)
    return folded if search.case else folded.casefold()


def _places(text: str, search: Search) -> list[int]:
    """For each character of the folded text the position of the one it stands for."""
    return [place for place, character in enumerate(text) for _ in _folded(character, search)]


def _past_accents(text: str, position: int) -> int:
    """The position behind the accents that are characters of their own."""
    return next((at for at in range(position, len(text)) if not unicodedata.combining(text[at])), len(text))


def _time_of(segment: TextSegment, position: int) -> int:
    """When the word begins in which a position of the text lies."""
    place = word_at(segment, position)
    return segment.start_ms if place is None else segment.words[place].start_ms


def _replaced(text: str, places: Iterable[Place]) -> str:
    for place in sorted(places, key=lambda one: one.start, reverse=True):
        text = (
            text[: place.start] + (place.found if place.replacement is None else place.replacement) + text[place.end :]
        )
    return text
