"""Where the words of a segment stand in its text, and which word of a document is heard at a moment."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lokas.text.document import Document, TextSegment


class Spot(NamedTuple):
    """A word: the place of its segment in the document, and its own in the segment; None: between words."""

    place: int
    word: int | None


def letters(segment: TextSegment) -> list[tuple[int, int]]:
    """For each word the first position it has in `TextSegment.text`, and the one past its last; without its space."""
    text = "".join(word.text for word in segment.words)
    at = len(text.lstrip()) - len(text)
    found = []
    for word in segment.words:
        past = at + len(word.text)
        found.append((max(0, past - len(word.text.lstrip())), past))
        at = past
    return [(min(start, len(segment.text)), min(past, len(segment.text))) for start, past in found]


def words_within(segment: TextSegment, start: int, end: int) -> list[int]:
    """The places of the words that a selection touches, from one position of the text to another."""
    return [at for at, (first, past) in enumerate(letters(segment)) if first < end and start < past]


def word_nearest(segment: TextSegment, position: int) -> int | None:
    """The word in or right before which a position stands, the last one behind all; None where there are no words."""
    found = next((at for at, (_, past) in enumerate(letters(segment)) if position < past), len(segment.words) - 1)
    return found if found >= 0 else None


class Timeline:
    """Finds by time what is said in a document."""

    def __init__(self, segments: Sequence[TextSegment]) -> None:
        self._segments = segments
        self._starts = [segment.start_ms for segment in segments]

    @classmethod
    def of(cls, document: Document | None) -> Timeline:
        """That of a document; an empty one where there is none."""
        return cls(document.segments if document else ())

    def spot(self, at_ms: int) -> Spot | None:
        """What is said at a moment; None in silence, which a segment's own pauses between words are not."""
        place = self.place(at_ms)
        if place is None or at_ms >= self._segments[place].end_ms:
            return None
        words = self._segments[place].words
        word = bisect_right(words, at_ms, key=lambda one: one.start_ms) - 1
        return Spot(place, word if word >= 0 and at_ms < max(words[word].end_ms, words[word].start_ms + 1) else None)

    def place(self, at_ms: int) -> int | None:
        """The last segment that begins at a moment or before; the first one if none does; None if there is none."""
        return max(0, bisect_right(self._starts, at_ms) - 1) if self._starts else None
