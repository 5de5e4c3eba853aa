"""What is read from a document: the transcript that all exports take, what was heard, what a person should check."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from lokas.text.document.alignment import align
from lokas.text.document.redaction import redacted
from lokas.text.document.retiming import SURE, words_of
from lokas.text.paragraphs import in_paragraphs
from lokas.types import Segment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lokas.text.document.state import Document, Mark, TextSegment
    from lokas.types import Transcript


DoubtKind = Literal["word", "segment", "no_text", "speaker"]


@dataclass(frozen=True, slots=True)
class Doubt:
    """What a person should listen to again, with its stretch of the recording.

    `kind`: "word" (heard with little confidence; `word` is its place in the segment), "segment" (doubted as a whole,
    for the `reasons` that are its doubts), "no_text" (speech for which there is no text), "speaker" (the machine told
    voices apart, but is not sure whose this one is).
    """

    kind: DoubtKind
    segment_id: int
    start_ms: int
    end_ms: int
    word: int | None = None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """Words that were heard and what stands for them now; "" where words were added or taken away."""

    heard: str
    now: str


def as_transcript(document: Document) -> Transcript:
    """The transcript with what people made of it: all that is exported or counted derives from this one.

    Segments that nobody touched are equal to those of the machine. A speaker whose name was emptied is nobody known.
    Paragraphs are those of the document. What is redacted is not in it: see `redacted`.
    """
    document = redacted(document)
    names = {None: None} | {speaker.key: speaker.name for speaker in document.speakers}
    segments = (_segment(one, names.get(one.speaker, one.speaker) or None) for one in document.segments)
    numbers = (number for number, paragraph in enumerate(document.paragraphs()) for _ in paragraph)
    return replace(document.transcript, segments=tuple(in_paragraphs(segments, numbers)))


def as_heard(document: Document, segment_id: int) -> str:
    """What the machine heard where a segment stands now. Raises `OptionError` ``edit.no_segment`` (segment)."""
    return heard_in(document, document.segment(segment_id))


def heard_in(document: Document, segment: TextSegment) -> str:
    """What the machine heard where a segment of the document stands now."""
    first, past = segment.origin
    return "".join(word.text for word in document.heard[first:past]).strip()


def differences(document: Document, segment_id: int) -> list[Difference]:
    """What of a segment differs from what was heard, in order. Raises as `as_heard`."""
    return changes_in(document, document.segment(segment_id))


def changes_in(document: Document, segment: TextSegment) -> list[Difference]:
    """What of a segment of the document differs from what was heard, in order."""
    whole = heard_in(document, segment)
    if whole == segment.text:
        return []
    heard, now = (words_of(text, segment.language) for text in (whole, segment.text))
    pairs = (
        ("".join(heard[match.old_start : match.old_end]), "".join(now[match.new_start : match.new_end]))
        for match in align(heard, now, segment.language)
    )
    return [Difference(before.strip(), after.strip()) for before, after in pairs if before.strip() != after.strip()]


def doubts(document: Document, among: Iterable[TextSegment] | None = None) -> Iterator[Doubt]:
    """All that is doubtful and that nobody has mended or checked, in the order of the text.

    `among`: of some of its segments only.
    """
    in_voices = tells_voices(document)
    for segment in document.segments if among is None else among:
        if segment.doubts:
            kind: DoubtKind = "segment" if segment.words else "no_text"
            yield Doubt(kind, segment.id, segment.start_ms, segment.end_ms, reasons=segment.doubts)
        unsure = segment.perhaps is not None or (in_voices and not document.name_of(segment.speaker))
        if unsure and not _is_checked(segment):
            yield Doubt("speaker", segment.id, segment.start_ms, segment.end_ms)
        for place, word in enumerate(segment.words if segment.timed else ()):
            if word.doubtful:
                yield Doubt("word", segment.id, word.start_ms, word.end_ms, place)


def passage(document: Document, mark: Mark) -> tuple[TextSegment, ...]:
    """What is said where a mark is: the segments that share time with it, of those that have words, in order.

    If there are none (a moment of silence, such as a key pressed when all was said), the last one before it; if nobody
    spoke before, the first one after it. Empty only for a document without words.
    """
    spoken = [segment for segment in document.segments if segment.words]
    past_ms = max(mark.end_ms, mark.start_ms + 1)
    inside = tuple(
        one for one in spoken if one.start_ms < past_ms and mark.start_ms < max(one.end_ms, one.start_ms + 1)
    )
    if inside or not spoken:
        return inside
    before = [one for one in spoken if one.start_ms <= mark.start_ms]
    return (before[-1] if before else spoken[0],)


def tells_voices(document: Document) -> bool:
    """Whether the machine told voices apart; not so where a person named who says a line or two."""
    if any(segment.speaker for segment in document.transcript.segments):
        return True
    return 2 * sum(segment.speaker is not None for segment in document.segments) > len(document.segments)


def _is_checked(segment: TextSegment) -> bool:
    """Whether a person wrote or checked every word, as of a segment that has none."""
    return all(word.confidence == SURE for word in segment.words)


def _segment(segment: TextSegment, speaker: str | None) -> Segment:
    return Segment(
        id=segment.id,
        start_ms=segment.start_ms,
        end_ms=segment.end_ms,
        text=segment.text,
        words=segment.words if segment.timed else (),
        confidence=segment.confidence,
        language=segment.language,
        doubts=segment.doubts,
        speaker=speaker,
    )
