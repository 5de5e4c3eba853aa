"""What of a text is doubtful, kept up to date at the cost of what was edited, and the way from doubt to doubt."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from lokas.text.document import doubts, tells_voices

if TYPE_CHECKING:
    from lokas.text.document import Document, Doubt, TextSegment


class Doubts:
    """The doubts of a document that changes."""

    def __init__(self) -> None:
        self._document: Document | None = None
        self._known: dict[int, tuple[TextSegment, tuple[Doubt, ...]]] = {}
        self._in_voices = False

    def of(self, document: Document) -> tuple[Doubt, ...]:
        """All there are, in the order of the text; only what differs from the last document is looked at."""
        before, known_voices = self._document, self._in_voices
        self._in_voices = tells_voices(document)
        same = before is not None and before.transcript is document.transcript and before.speakers == document.speakers
        if not same or known_voices != self._in_voices:
            self._known = {}
        changed = tuple(one for one in document.segments if self._stored(one) is None)
        found: dict[int, list[Doubt]] = defaultdict(list)
        for doubt in doubts(document, changed):
            found[doubt.segment_id].append(doubt)
        for one in changed:
            self._known[one.id] = one, tuple(found[one.id])
        self._document = document
        return tuple(doubt for one in document.segments for doubt in self._known[one.id][1])

    def _stored(self, segment: TextSegment) -> tuple[Doubt, ...] | None:
        known = self._known.get(segment.id)
        return known[1] if known and known[0] is segment else None


def nearest(
    document: Document, found: tuple[Doubt, ...], place: int, word: int, *, backwards: bool = False
) -> Doubt | None:
    """The first of the doubts behind a word of a segment, or before it; past the last one it begins anew."""
    places = {segment.id: at for at, segment in enumerate(document.segments)}
    ordered = found[:: -1 if backwards else 1]
    here = place, word

    def is_on(one: Doubt) -> bool:
        there = places[one.segment_id], -1 if one.word is None else one.word
        return there < here if backwards else there > here

    return next(filter(is_on, ordered), next(iter(ordered), None))
