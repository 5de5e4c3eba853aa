"""The edits of text: frozen values, each of which makes another document of one.

Wording (`SetText`, `ReplaceAll`, `AsHeard`, `Check`), structure (`Split`, `Join`, `SplitParagraph`, `JoinParagraph`),
and `Several` of any kind. Every edit raises `OptionError` if what it names is not in the document: ``edit.no_segment``
(segment), ``edit.no_place`` (segment, word), ``edit.no_neighbour`` (segment); the document stays as it was.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar, Protocol

from lokas.errors import OptionError
from lokas.text.characters import UNSPACED_LANGUAGES
from lokas.text.document.retiming import SURE, Room, TimedWord, in_order, retimed, typed
from lokas.types import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lokas.text.document.state import Document, TextSegment


class Edit(Protocol):
    """What a person does to a document; `kind` is a code that names it."""

    @property
    def kind(self) -> str:
        """Of undo and redo, and of the journal."""
        ...

    def applied_to(self, document: Document) -> Document:
        """The document after it; the same one where nothing changes. Raises `OptionError`."""
        ...


@dataclass(frozen=True, slots=True)
class SetText:
    """A segment says something else. Its words keep or get their times by `retiming`; its doubts are settled."""

    kind: ClassVar[str] = "set_text"
    segment_id: int
    text: str

    def applied_to(self, document: Document) -> Document:
        """The document after it."""
        place = document.place(self.segment_id)
        segment = document.segments[place]
        if typed(self.text, segment.language) == segment.text:
            return document
        return _with_text(document, place, self.text, doubts=())


@dataclass(frozen=True, slots=True)
class NewText:
    """One of the changes of `ReplaceAll`."""

    segment_id: int
    text: str


@dataclass(frozen=True, slots=True)
class ReplaceAll:
    """Many segments say something else, in one step. Nobody looked at all of each: what is doubted stays so."""

    kind: ClassVar[str] = "replace_all"
    changes: tuple[NewText, ...]

    def applied_to(self, document: Document) -> Document:
        """The document after it."""
        places = {segment.id: place for place, segment in enumerate(document.segments)}
        segments = list(document.segments)
        for change in self.changes:
            if change.segment_id not in places:
                raise OptionError("edit.no_segment", segment=change.segment_id)
            place = places[change.segment_id]
            segments[place] = _retexted(segments, place, change.text, _end_of_sound(document))
        return replace(document, segments=tuple(segments))


@dataclass(frozen=True, slots=True)
class AsHeard:
    """A segment says again what the machine heard, with its times."""

    kind: ClassVar[str] = "as_heard"
    segment_id: int

    def applied_to(self, document: Document) -> Document:
        """The document after it."""
        place = document.place(self.segment_id)
        segment = document.segments[place]
        heard = [TimedWord(document.heard[number], number) for number in range(*segment.origin)]
        room = _room(document.segments, place, _end_of_sound(document))
        words = list(in_order(heard, Span(room.earliest_ms, room.latest_ms)))
        return document.with_segments(place, place + 1, segment.with_words(words))


@dataclass(frozen=True, slots=True)
class Check:
    """A person heard that a word is right (its place in the segment), or all that the segment says (None)."""

    kind: ClassVar[str] = "check"
    segment_id: int
    word: int | None = None

    def applied_to(self, document: Document) -> Document:
        """The document after it."""
        place = document.place(self.segment_id)
        segment = document.segments[place]
        if self.word is not None and not 0 <= self.word < len(segment.words):
            raise OptionError("edit.no_place", segment=self.segment_id, word=self.word)
        checked = range(len(segment.words)) if self.word is None else (self.word,)
        words = tuple(replace(w, confidence=SURE) if at in checked else w for at, w in enumerate(segment.words))
        doubts = () if self.word is None else segment.doubts
        return document.with_segments(place, place + 1, replace(segment, words=words, doubts=doubts))


@dataclass(frozen=True, slots=True)
class Split:
    """A segment ends before one of its words, which begins a new one."""

    kind: ClassVar[str] = "split"
    segment_id: int
    word: int

    def applied_to(self, document: Document) -> Document:
        """The document after it. Raises ``edit.no_place`` also inside of what is written without a space."""
        place = document.place(self.segment_id)
        segment = document.segments[place]
        if not 0 < self.word < len(segment.words) or not begins_word(segment, self.word):
            raise OptionError("edit.no_place", segment=self.segment_id, word=self.word)
        new_id = 1 + max(one.id for one in document.segments)
        return document.with_segments(place, place + 1, *halves(segment, self.word, new_id))


@dataclass(frozen=True, slots=True)
class Join:
    """A segment takes in the next one; it keeps its own speaker and its own language."""

    kind: ClassVar[str] = "join"
    segment_id: int

    def applied_to(self, document: Document) -> Document:
        """The document after it. Raises ``edit.no_neighbour`` for the last segment."""
        place = document.place(self.segment_id)
        if place + 1 == len(document.segments):
            raise OptionError("edit.no_neighbour", segment=self.segment_id)
        return document.with_segments(place, place + 2, _joined(*document.segments[place : place + 2]))


@dataclass(frozen=True, slots=True)
class SplitParagraph:
    """A paragraph begins with a segment."""

    kind: ClassVar[str] = "split_paragraph"
    segment_id: int

    def applied_to(self, document: Document) -> Document:
        """The document after it."""
        return _with_paragraph(document, self.segment_id, begins=True)


@dataclass(frozen=True, slots=True)
class JoinParagraph:
    """A segment goes on with the paragraph in front, as far as it has the same speaker."""

    kind: ClassVar[str] = "join_paragraph"
    segment_id: int

    def applied_to(self, document: Document) -> Document:
        """The document after it."""
        return _with_paragraph(document, self.segment_id, begins=False)


@dataclass(frozen=True, slots=True)
class Several:
    """Edits one after the other, one at least, done and undone in one step: of a range, of a speaker who is new.

    It is called what the last of them is called.
    """

    edits: tuple[Edit, ...]

    @property
    def kind(self) -> str:
        """That of the last edit."""
        return self.edits[-1].kind

    def applied_to(self, document: Document) -> Document:
        """The document after all of them. Raises what any of them raises."""
        for edit in self.edits:
            document = edit.applied_to(document)
        return document


def _with_text(document: Document, place: int, text: str, *, doubts: tuple[str, ...]) -> Document:
    segment = _retexted(document.segments, place, text, _end_of_sound(document))
    return document.with_segments(place, place + 1, replace(segment, doubts=doubts))


def _retexted(segments: Sequence[TextSegment], place: int, text: str, end_ms: int) -> TextSegment:
    segment = segments[place]
    return segment.with_words(retimed(segment.timed_words, text, _room(segments, place, end_ms), segment.language))


def _room(segments: Sequence[TextSegment], place: int, end_ms: int) -> Room:
    """The time of a segment and of the silence around it; a neighbour that speaks at once takes none away."""
    segment = segments[place]
    before_ms = segments[place - 1].end_ms if place else 0
    after_ms = segments[place + 1].start_ms if place + 1 < len(segments) else end_ms
    return Room(min(before_ms, segment.start_ms), segment.start_ms, segment.end_ms, max(after_ms, segment.end_ms))


def _end_of_sound(document: Document) -> int:
    return document.transcript.source.duration_ms


def begins_word(segment: TextSegment, word: int) -> bool:
    """Whether a segment can be split before one of its words: not inside of what is written without a space."""
    return segment.language in UNSPACED_LANGUAGES or segment.words[word].text[:1].isspace()


def halves(segment: TextSegment, word: int, new_id: int) -> tuple[TextSegment, TextSegment]:
    """A segment up to one of its words, and what begins with that one; see `begins_word`."""
    first, past = segment.origin
    cut = next((heard for heard in segment.heard[word:] if heard is not None), past)
    end_ms, start_ms = segment.words[word - 1].end_ms, segment.words[word].start_ms
    before = replace(
        segment, end_ms=end_ms, words=segment.words[:word], heard=segment.heard[:word], origin=(first, cut)
    )
    after = replace(
        segment, start_ms=start_ms, words=segment.words[word:], heard=segment.heard[word:], origin=(cut, past)
    )
    return before, replace(after, id=new_id, begins_paragraph=False)


def _joined(first: TextSegment, second: TextSegment) -> TextSegment:
    words = [*first.timed_words, *second.timed_words]
    seam = len(first.words)
    if 0 < seam < len(words) and first.language not in UNSPACED_LANGUAGES and not begins_word(second, 0):
        words[seam] = TimedWord(replace(words[seam].word, text=f" {words[seam].word.text}"), words[seam].heard)
    wider = replace(
        first,
        end_ms=max(first.end_ms, second.end_ms),
        origin=(min(first.origin[0], second.origin[0]), max(first.origin[1], second.origin[1])),
        confidence=min(first.confidence, second.confidence),
        doubts=tuple(dict.fromkeys(first.doubts + second.doubts)),
        timed=first.timed and second.timed,
    )
    return wider.with_words(list(in_order(words)))


def _with_paragraph(document: Document, segment_id: int, *, begins: bool) -> Document:
    place = document.place(segment_id)
    changed = replace(document.segments[place], begins_paragraph=begins)
    return document.with_segments(place, place + 1, changed)
