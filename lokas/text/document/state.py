"""What people made of a transcript: its segments with their words and times, who speaks, what was marked.

The transcript itself is never changed: each segment knows which of the heard words it came from, each word its own.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from lokas.errors import OptionError
from lokas.text.characters import clean
from lokas.text.document.retiming import TimedWord, in_order, spread
from lokas.text.paragraphs import paragraphs
from lokas.types import Span, Transcript, Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lokas.types import Segment


@dataclass(frozen=True, slots=True)
class TextSegment:
    """A stretch of edited text; its words are in order and none begins before the one in front ends.

    `heard`: for each word the number of the heard word it came from (a position in `Document.heard`), None for one
    that nobody heard. `origin`: the heard words it stands for, first and past the last. `speaker`: a key of
    `Document.speakers`. `timed` is False where the machine gave no times of words: they are shares of the segment's.
    `perhaps`: the key of who else the machine thinks may say it; None where it is sure, or a person told.
    `confidence`, `language`, `doubts`: as in `lokas.types.Segment`; an edit by hand takes the doubts away.
    """

    id: int
    start_ms: int
    end_ms: int
    words: tuple[Word, ...]
    heard: tuple[int | None, ...]
    origin: tuple[int, int]
    confidence: float
    language: str
    doubts: tuple[str, ...] = ()
    speaker: str | None = None
    begins_paragraph: bool = False
    timed: bool = True
    perhaps: str | None = None

    @property
    def text(self) -> str:
        """Its text on one line."""
        return "".join(word.text for word in self.words).strip()

    @property
    def timed_words(self) -> list[TimedWord]:
        """Its words with where they came from."""
        return [TimedWord(word, heard) for word, heard in zip(self.words, self.heard, strict=True)]

    def with_words(self, words: Sequence[TimedWord]) -> TextSegment:
        """The segment with other words, its time widened to hold them."""
        start_ms = min([self.start_ms, *(timed.word.start_ms for timed in words[:1])])
        end_ms = max([self.end_ms, *(timed.word.end_ms for timed in words[-1:])])
        texts, heard = tuple(timed.word for timed in words), tuple(timed.heard for timed in words)
        return replace(self, start_ms=start_ms, end_ms=end_ms, words=texts, heard=heard)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: the key that segments name, and the name that people read."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Mark:
    """What a person marked in a stretch of the recording; it stays there however the text is edited.

    `kind` is "agenda", "decision", "vote", "action", "note", or what a newer Lokas knows. `details` are names and
    values that the kind has: who is to act, how many voted for.
    """

    id: int
    kind: str
    start_ms: int
    end_ms: int
    text: str = ""
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A transcript as people corrected it: immutable, an edit gives another one that shares what did not change.

    `transcript` is what the machine said, `heard` all its words. Marks are in order of time.
    """

    transcript: Transcript = field(repr=False)
    heard: tuple[Word, ...] = field(repr=False, compare=False)
    segments: tuple[TextSegment, ...]
    speakers: tuple[Speaker, ...] = ()
    marks: tuple[Mark, ...] = ()

    def place(self, segment_id: int) -> int:
        """Where among the segments one stands. Raises `OptionError` ``edit.no_segment`` (segment)."""
        for place, segment in enumerate(self.segments):
            if segment.id == segment_id:
                return place
        raise OptionError("edit.no_segment", segment=segment_id)

    def segment(self, segment_id: int) -> TextSegment:
        """The segment of an id. Raises as `place`."""
        return self.segments[self.place(segment_id)]

    def name_of(self, speaker: str | None) -> str | None:
        """The name of a speaker's key; the key itself if nobody gave it one."""
        return next((one.name for one in self.speakers if one.key == speaker), speaker)

    def with_segments(self, place: int, past: int, *segments: TextSegment) -> Document:
        """The document with other segments in these places."""
        return replace(self, segments=(*self.segments[:place], *segments, *self.segments[past:]))

    def paragraphs(self) -> Iterator[tuple[TextSegment, ...]]:
        """The segments that stand together: a paragraph begins where a person or the speaker changes it."""
        starts = [0, *(at for at, pair in enumerate(pairwise(self.segments), start=1) if _begins(*pair))]
        for start, past in pairwise([*starts, len(self.segments)]):
            if start < past:
                yield self.segments[start:past]


def new_document(transcript: Transcript, marks: Sequence[Mark] = ()) -> Document:
    """The document of a transcript that nobody has edited yet; `marks` are in order of time.

    Speakers get keys s1, s2, … as they first speak.
    """
    segments = _numbered(transcript.segments)
    names = dict.fromkeys(clean(one.speaker) for one in segments if one.speaker is not None)
    keys = {name: f"s{number}" for number, name in enumerate(names, start=1)}
    first = {paragraph.segments[0].id for paragraph in paragraphs(segments)}
    heard: list[Word] = []
    found = []
    for segment in segments:
        speaker = None if segment.speaker is None else keys[clean(segment.speaker)]
        found.append(_text_segment(segment, len(heard), speaker, begins=segment.id in first))
        heard += found[-1].words
    speakers = tuple(Speaker(key, name) for name, key in keys.items())
    return Document(transcript, tuple(heard), tuple(found), speakers, tuple(marks))


def _begins(before: TextSegment, after: TextSegment) -> bool:
    return after.begins_paragraph or before.speaker != after.speaker


def _numbered(segments: Sequence[Segment]) -> Sequence[Segment]:
    """The segments with ids of their own: as they are, or their places if two have the same."""
    if len({segment.id for segment in segments}) == len(segments):
        return segments
    return [replace(segment, id=number) for number, segment in enumerate(segments)]


def _text_segment(segment: Segment, first: int, speaker: str | None, *, begins: bool) -> TextSegment:
    words = [timed.word for timed in in_order(TimedWord(_cleaned(word), None) for word in _words(segment))]
    return TextSegment(
        id=segment.id,
        start_ms=min([segment.start_ms, *(word.start_ms for word in words[:1])]),
        end_ms=max([segment.start_ms, segment.end_ms, *(word.end_ms for word in words[-1:])]),
        words=tuple(words),
        heard=tuple(range(first, first + len(words))),
        origin=(first, first + len(words)),
        confidence=segment.confidence,
        language=segment.language,
        doubts=segment.doubts,
        speaker=speaker,
        begins_paragraph=begins,
        timed=bool(segment.words),
    )


def _words(segment: Segment) -> Iterable[Word]:
    """The words as heard; where there are none, those of the text, with shares of its time."""
    if segment.words:
        return segment.words
    span = Span(segment.start_ms, max(segment.start_ms, segment.end_ms))
    words = spread(segment.text, span, segment.language)
    return [replace(word, confidence=segment.confidence) for word in words]


def _cleaned(word: Word) -> Word:
    text = clean(word.text)
    return word if text == word.text else replace(word, text=text)
