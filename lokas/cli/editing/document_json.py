"""A meeting and its document for programs: the keys are the same in every language, times are milliseconds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lokas.text.document import changes_in, heard_in

if TYPE_CHECKING:
    from lokas.meeting import Meeting
    from lokas.text.document import Document, Doubt, Mark, TextSegment


def facts_json(meeting: Meeting) -> dict[str, Any]:
    """What is known of a meeting beside its text."""
    facts = meeting.facts
    return {
        "folder": str(meeting.folder),
        "key": facts.key,
        "title": facts.title,
        "began": facts.began.isoformat(),
        "people": list(facts.people),
        "tags": list(facts.tags),
        "reviewed": facts.reviewed.isoformat() if facts.reviewed else None,
        "reviewed_by": facts.reviewed_by,
    }


def segment_json(document: Document, segment: TextSegment) -> dict[str, Any]:
    """A segment as it is, and as it was heard."""
    return {
        "number": segment.id,
        "start_ms": segment.start_ms,
        "end_ms": segment.end_ms,
        "speaker": document.name_of(segment.speaker),
        "text": segment.text,
        "heard": heard_in(document, segment),
        "language": segment.language,
        "confidence": segment.confidence,
        "begins_paragraph": segment.begins_paragraph,
        "perhaps": document.name_of(segment.perhaps),
        "doubts": list(segment.doubts),
    }


def change_json(document: Document, segment: TextSegment) -> dict[str, Any]:
    """What people changed in a segment: pairs of what was heard and what stands there now."""
    changes = [{"heard": one.heard, "now": one.now} for one in changes_in(document, segment)]
    return {"number": segment.id, "start_ms": segment.start_ms, "end_ms": segment.end_ms, "changes": changes}


def doubt_json(segment: TextSegment, doubt: Doubt) -> dict[str, Any]:
    """A doubt in a segment; `word` and `confidence` are those of the word, null for what is no single word."""
    word = None if doubt.word is None else segment.words[doubt.word]
    return {
        "kind": doubt.kind,
        "number": doubt.segment_id,
        "start_ms": doubt.start_ms,
        "end_ms": doubt.end_ms,
        "text": segment.text,
        "word": word.text.strip() if word else None,
        "confidence": word.confidence if word else None,
        "reasons": list(doubt.reasons),
    }


def mark_json(mark: Mark) -> dict[str, Any]:
    """A mark, its details as an object."""
    return {
        "number": mark.id,
        "kind": mark.kind,
        "start_ms": mark.start_ms,
        "end_ms": mark.end_ms,
        "text": mark.text,
        "details": dict(mark.details),
    }
