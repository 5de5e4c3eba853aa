"""Minutes gathered from what is known of a meeting and what people marked in it. Nothing is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lokas.meeting.facts import Represented
from lokas.text.characters import clean
from lokas.text.document import as_transcript
from lokas.text.document.reading import passage
from lokas.text.export.facts import made_with, percent_covered
from lokas.text.minutes.content import Attendance, Minutes, Provenance
from lokas.text.minutes.points import agenda_points
from lokas.text.minutes.quorum import quorum_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lokas.meeting.facts import MeetingFacts
    from lokas.text.document import Document, Mark
    from lokas.text.export.labels import Language


def gather(
    facts: MeetingFacts, marks: Sequence[Mark], document: Document | None = None, language: Language | None = None
) -> Minutes:
    """The minutes of a meeting; before it, they have what is planned.

    `marks` in order of time, those of the document if there is one. `language` None: that of the meeting if it is
    French, or not known, else English. Raises as `quorum_of`.
    """
    return Minutes(
        title=clean(facts.title).strip(),
        began=facts.began,
        language=language or minutes_language(facts.language or (document.transcript.language if document else None)),
        ended=facts.ended,
        association=clean(facts.association).strip(),
        attendance=attendance_of(facts),
        quorum=quorum_of(facts),
        agenda=(agenda := _named(facts.agenda)),
        points=agenda_points(agenda, marks, _said(document)),
        provenance=_provenance(facts, document) if document else None,
    )


def attendance_of(facts: MeetingFacts) -> Attendance:
    """Who was there, without what a list typed by hand has of empty names."""
    represented = (Represented(one.name.strip(), one.by.strip()) for one in facts.represented)
    return Attendance(_named(facts.people), tuple(one for one in represented if one.name), _named(facts.excused))


def _named(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(text.strip() for text in texts if text.strip())


def minutes_language(spoken: str | None) -> Language:
    """The language of the minutes of a meeting: French if that is spoken there or nobody knows, else English."""
    return "fr" if spoken in {"fr", None} else "en"


def _said(document: Document | None) -> Callable[[Mark], str]:
    """What gives the words said at a mark, as an export has them: what was redacted is gone."""
    if document is None:
        return lambda _mark: ""
    texts = {segment.id: segment.text for segment in as_transcript(document).segments}

    def said(mark: Mark) -> str:
        return " ".join(text for one in passage(document, mark) if (text := texts.get(one.id, "").strip()))

    return said


def _provenance(facts: MeetingFacts, document: Document) -> Provenance:
    transcript = as_transcript(document)
    return Provenance(
        made_with(transcript),
        percent_covered(transcript.coverage) if transcript.coverage else None,
        _doubtful_percent(document),
        facts.reviewed,
        clean(facts.reviewed_by).strip(),
    )


def _doubtful_percent(document: Document) -> float:
    """How many of the words are doubtful, or stand in a passage that is, and nobody mended or checked them."""
    words = [(word, segment) for segment in document.segments for word in segment.words]
    doubtful = sum(bool(segment.doubts) or (segment.timed and word.doubtful) for word, segment in words)
    return 100 * doubtful / len(words) if words else 0.0
