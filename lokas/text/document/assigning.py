"""The edit that tells of a whole document who says what, from turns that a diarizer heard.

Segments end where another speaker begins. Who has a name keeps it: a speaker of the document and one of the turns who
share more time with one another than with anybody else are the same.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from lokas.text.document.edits import begins_word, halves
from lokas.text.document.labels import RenameSpeaker
from lokas.text.speaking import runs, second_of, whose
from lokas.types import Span, Word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lokas.text.document.state import Document, TextSegment
    from lokas.text.speaking import Whose
    from lokas.types import SpeakerTurn


@dataclass(frozen=True, slots=True)
class AssignSpeakers:
    """Everything is said by who speaks then. `called`: what somebody without a name is called, with a ``{number}``.

    What a person said of who speaks is said anew; undoing brings it back.
    """

    kind: ClassVar[str] = "assign_speakers"
    turns: tuple[SpeakerTurn, ...]
    called: str

    def applied_to(self, document: Document) -> Document:
        """The document after it."""
        if not document.segments:
            return document
        pieces, found = _pieces(document, self.turns)
        used = dict.fromkeys(one.speaker for one in found if one.speaker is not None)
        keys = _keys(document, pieces, found, tuple(used))
        segments = tuple(
            replace(piece, speaker=keys.get(said.speaker or ""), perhaps=keys.get(said.perhaps or ""))
            for piece, said in zip(pieces, found, strict=True)
        )
        return _named(replace(document, segments=segments), keys, self.called)


def keys_in(document: Document, turns: Sequence[SpeakerTurn]) -> Mapping[str, str]:
    """The key in a document of each speaker of some turns who says anything in it: whoever says most of theirs."""
    said = [one for one in document.segments if one.speaker is not None]
    found = whose([Word(one.start_ms, one.end_ms, "", 0.0) for one in said], turns)
    return _matched([(told.speaker, one) for told, one in zip(found, said, strict=True)])


def _pieces(document: Document, turns: Sequence[SpeakerTurn]) -> tuple[list[TextSegment], list[Whose]]:
    """The segments, ended where another speaker begins, and who says each."""
    words = [_words(segment) for segment in document.segments]
    spans = [Span(one.start_ms, one.end_ms) for one, said in zip(document.segments, words, strict=True) for _ in said]
    told = iter(whose([word for said in words for word in said], turns, spans))
    new_id = 1 + max(segment.id for segment in document.segments)
    pieces: list[TextSegment] = []
    found: list[Whose] = []
    for segment, said in zip(document.segments, words, strict=True):
        of_words = [next(told) for _ in said]
        starts = [at for at in runs(of_words) if at == 0 or begins_word(segment, at)]
        for piece in _cut(segment, starts, new_id + len(pieces)):
            count = len(_words(piece))
            mine, of_words = of_words[:count], of_words[count:]
            pieces.append(piece)
            found.append(replace(mine[0], perhaps=second_of(mine, _words(piece))))
    return pieces, found


def _words(segment: TextSegment) -> tuple[Word, ...]:
    """The words of a segment; of speech without text one that says nothing."""
    return segment.words or (Word(segment.start_ms, segment.end_ms, "", 0.0),)


def _cut(segment: TextSegment, starts: Sequence[int], new_id: int) -> Iterator[TextSegment]:
    """A segment cut before these words, 0 among them; what is cut off gets new ids from `new_id` on."""
    cut = 0
    for number, at in enumerate(starts[1:]):
        before, segment = halves(segment, at - cut, new_id + number)
        cut = at
        yield before
    yield segment


def _keys(
    document: Document, pieces: Sequence[TextSegment], found: Sequence[Whose], used: Sequence[str]
) -> Mapping[str, str]:
    """The key in the document of each speaker of the turns: the one they had, or a new one."""
    keys = _matched([(said.speaker, piece) for said, piece in zip(found, pieces, strict=True)])
    taken = {speaker.key for speaker in document.speakers} | set(keys.values())
    fresh = (key for key in (f"s{number}" for number in range(1, len(taken) + len(used) + 1)) if key not in taken)
    return {one: keys.get(one) or next(fresh) for one in used}


def _matched(told: Sequence[tuple[str | None, TextSegment]]) -> dict[str, str]:
    """Pairs of a speaker of the turns and one of the segments, those first who share most time; each in one pair."""
    shared: Counter[tuple[str, str]] = Counter()
    for turned, segment in told:
        if turned is not None and segment.speaker is not None:
            shared[turned, segment.speaker] += max(1, segment.end_ms - segment.start_ms)
    keys: dict[str, str] = {}
    for (turned, known), _ in shared.most_common():
        if turned not in keys and known not in keys.values():
            keys[turned] = known
    return keys


def _named(document: Document, keys: Mapping[str, str], called: str) -> Document:
    """The document with a name for each speaker, without those who say nothing and were never named by a person."""
    names = {speaker.key: speaker.name for speaker in document.speakers}
    spoken = {one.speaker for one in document.segments}
    number = 0
    for key in keys.values():
        number += 1
        if key not in names:
            while called.format(number=number) in names.values():
                number += 1
            names[key] = called.format(number=number)
            document = RenameSpeaker(key, names[key]).applied_to(document)
    machine = {called.format(number=one) for one in range(1, number + len(names) + 1)}
    kept = (one for one in document.speakers if one.key in spoken or one.name not in machine)
    return replace(document, speakers=tuple(kept))
