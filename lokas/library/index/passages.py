"""What of a meeting can be found: the paragraphs of its text, what was marked in it, its title.

All of it derives from the document as exports have it, so that what was redacted is not found either.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lokas.documents import document_of, marks_of
from lokas.text.characters import UNSPACED_LANGUAGES, clean
from lokas.text.document import as_transcript
from lokas.text.document.reading import passage
from lokas.text.document.redaction import hidden_in, redacted
from lokas.text.minutes.points import agenda_points
from lokas.text.paragraphs import paragraphs
from lokas.text.pieces import text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from lokas.meeting import Meeting
    from lokas.text.document import Document, Mark
    from lokas.text.paragraphs import Paragraph
    from lokas.types import Transcript

SAID, TITLE = "said", "title"
"""The kinds of passages that are no marks."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a meeting that is found as one.

    `kind`: "said" for a paragraph, "title" for the meeting's, else the kind of a mark. `text` is what was said, or what
    a person typed. `marked`: the kinds of marks in whose passage a paragraph stands. `cuts`: where in the text each of
    its segments begins, in characters, and when. Of a mark, `subject` is its text or else what is said there, `agenda`
    the point it stands under, as the minutes have it.
    """

    kind: str
    start_ms: int
    end_ms: int
    text: str
    speaker: str | None = None
    marked: tuple[str, ...] = ()
    cuts: tuple[tuple[int, int], ...] = ()
    subject: str = ""
    agenda: str = ""
    details: tuple[tuple[str, str], ...] = ()


def passages(meeting: Meeting) -> Iterator[Passage]:
    """All of a meeting that can be found, by time. Raises as `Meeting.facts`, `document_of`, `marks_of`."""
    facts = meeting.facts
    if not meeting.transcript.exists():
        yield _titled(facts.title)
        yield from _marked(facts.agenda, marks_of(meeting), lambda _mark: "")
        return
    whole = document_of(meeting)
    document = redacted(whole)
    transcript = as_transcript(document)
    texts = {segment.id: text_of(segment) for segment in transcript.segments}

    def said(mark: Mark) -> str:
        return " ".join(filter(None, (texts.get(one.id) for one in passage(document, mark))))

    found = [_titled(hidden_in(whole, facts.title)), *_said(transcript, texts, _kinds(document))]
    found += _marked([hidden_in(whole, point) for point in facts.agenda], document.marks, said)
    yield from sorted(found, key=lambda one: one.start_ms)


def _titled(title: str) -> Passage:
    return Passage(TITLE, 0, 0, clean(title).strip())


def _kinds(document: Document) -> Mapping[int, set[str]]:
    """The kinds of marks in whose passages the segments stand, by their ids."""
    kinds = defaultdict(set)
    for mark in document.marks:
        for segment in passage(document, mark):
            kinds[segment.id].add(mark.kind)
    return kinds


def _said(transcript: Transcript, texts: Mapping[int, str], kinds: Mapping[int, set[str]]) -> Iterator[Passage]:
    for paragraph in paragraphs(transcript.segments):
        text, cuts = _joined(paragraph, texts)
        if text:
            marked = sorted({kind for segment in paragraph.segments for kind in kinds.get(segment.id, ())})
            speaker = None if paragraph.speaker is None else clean(paragraph.speaker)
            yield Passage(SAID, paragraph.start_ms, paragraph.end_ms, text, speaker, tuple(marked), tuple(cuts))


def _joined(paragraph: Paragraph, texts: Mapping[int, str]) -> tuple[str, list[tuple[int, int]]]:
    """The text of a paragraph without the marks of doubt, and where and when each of its segments begins."""
    gap = "" if paragraph.segments[0].language in UNSPACED_LANGUAGES else " "
    text, cuts = "", []
    for segment in paragraph.segments:
        if texts[segment.id]:
            text += gap if text else ""
            cuts.append((len(text), segment.start_ms))
            text += texts[segment.id]
    return text, cuts


def _marked(agenda: Sequence[str], marks: Sequence[Mark], said: Callable[[Mark], str]) -> Iterator[Passage]:
    """The marks; those that minutes list, under the point at which the minutes have them."""
    points: dict[tuple[str, int, str], str] = {
        (item.kind, item.start_ms, item.text): point.title
        for point in agenda_points(agenda, marks, said)
        for item in point.items
    }
    for mark in marks:
        subject = mark.text.strip() or said(mark)
        point = points.get((mark.kind, mark.start_ms, subject), "")
        details = tuple((clean(name), clean(value)) for name, value in mark.details)
        yield Passage(
            mark.kind,
            mark.start_ms,
            mark.end_ms,
            clean(mark.text).strip(),
            subject=clean(subject),
            agenda=clean(point),
            details=details,
        )
