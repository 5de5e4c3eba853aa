"""The text of a meeting: what the machine heard, and the document that people made of it, with the marks they set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lokas.errors import InputError
from lokas.exporting import read_transcript
from lokas.text.document import Document, DocumentFile, Mark, read_document

if TYPE_CHECKING:
    from lokas.meeting import Meeting
    from lokas.types import Transcript

OFF_RECORD = "off_record"


def transcript_of(meeting: Meeting) -> Transcript:
    """What the machine heard of a meeting.

    Raises `InputError` ``meeting.no_transcript`` (path), and as `exporting.read_transcript`.
    """
    if not meeting.transcript.exists():
        raise InputError("meeting.no_transcript", path=str(meeting.folder))
    return read_transcript(meeting.transcript)


def document_of(meeting: Meeting) -> Document:
    """The document as it is now; nothing is written. Raises as `transcript_of`, `marks_of` and `read_document`."""
    return read_document(meeting.folder, transcript_of(meeting), marks_of(meeting))


def open_document(meeting: Meeting) -> DocumentFile:
    """The document, to be edited and closed. Raises as `document_of` and `DocumentFile`."""
    return DocumentFile(meeting.folder, transcript_of(meeting), marks_of(meeting))


def marks_of(meeting: Meeting) -> list[Mark]:
    """What was marked while the meeting was recorded, as a document that nobody edited has it.

    A marker is a moment, and so is its mark; going off the record is none. Raises as `Meeting.markers`.
    """
    said = (marker for marker in meeting.markers() if marker.kind != OFF_RECORD)
    return [Mark(number, one.kind, one.at_ms, one.at_ms, one.text) for number, one in enumerate(said, start=1)]
