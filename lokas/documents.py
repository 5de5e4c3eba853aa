"""The text of a meeting: what the machine heard, and the document that people made of it, with the marks they set."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from lokas.errors import InputError
from lokas.exporting import read_transcript
from lokas.files import write_atomic, write_error
from lokas.jobs import Notice
from lokas.locks import hold
from lokas.meeting import DOCUMENT, DOCUMENT_LOCK, EDITS, KEPT_MARKS, moments
from lokas.text.document import Document, DocumentFile, Mark, read_document
from lokas.text.document.kept_marks import read_kept_marks, write_kept_marks

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lokas.jobs import Event
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


def marks_of(meeting: Meeting, *, kept: bool = True) -> list[Mark]:
    """The marks of a document that nobody edited: those of the document before it, or those set while recording.

    Without `kept` the latter. A marker is a moment, and so is its mark; going off the record is none. Raises as
    `Meeting.markers` and `read_kept_marks`.
    """
    before = read_kept_marks(meeting.folder) if kept else None
    if before is not None:
        return before
    said = (marker for marker in meeting.markers() if marker.kind != OFF_RECORD)
    return [Mark(number, one.kind, one.at_ms, one.at_ms, one.text) for number, one in enumerate(said, start=1)]


def set_aside(meeting: Meeting, emit: Callable[[Event], None]) -> Path | None:
    """Make room for another text: the transcript and what people made of it are kept in a folder of `Meeting.earlier`.

    Gives that folder; None if there is no transcript. To be called right before the new transcript takes the place of
    the old one: its document begins with the marks of the old one, at their times, and nobody has reviewed it. Emits
    `Notice` ``document.set_aside`` (path), and ``document.marks_left`` (path) if the old document cannot be read. A
    crash at any moment leaves the old text as it was, or all of it in that folder.
    Raises `OutputError` ``meeting.busy`` (path) if somebody edits the document, else as `files.write_atomic` and
    `Meeting.update`; nothing is lost then.
    """
    if not meeting.transcript.exists():
        return None
    with hold(meeting.folder / DOCUMENT_LOCK):
        kept = _copied(meeting, (meeting.transcript.name, DOCUMENT, EDITS, KEPT_MARKS))
        _keep_marks(meeting, kept, emit)
        for name in (EDITS, DOCUMENT):  # a snapshot opens without its history, a history not without its first marks
            _remove(meeting.folder / name)
        meeting.update(lambda facts: replace(facts, reviewed=None, reviewed_by=""))
    meeting.log("document.set_aside", path=kept.name)
    emit(Notice("document.set_aside", {"path": str(kept)}))
    return kept


def _copied(meeting: Meeting, names: tuple[str, ...]) -> Path:
    """A new folder with copies of these files of a meeting, as far as they are there."""
    folder = _new_folder(meeting.earlier, f"{moments.now():%Y-%m-%d %Hh%Mm%S}")
    for name in names:
        with suppress(FileNotFoundError):
            write_atomic(folder / name, [_content(meeting.folder / name)])
    return folder


def _keep_marks(meeting: Meeting, kept: Path, emit: Callable[[Event], None]) -> None:
    try:
        marks = document_of(meeting).marks
    except InputError:
        emit(Notice("document.marks_left", {"path": str(kept)}))
    else:
        write_kept_marks(meeting.folder, marks)


def _new_folder(parent: Path, name: str) -> Path:
    try:
        parent.mkdir(exist_ok=True)
        for number in count(1):
            folder = parent / (name if number == 1 else f"{name} {number}")
            with suppress(FileExistsError):
                folder.mkdir()
                break
    except OSError as error:
        raise write_error(parent, error) from error
    return folder


def _content(path: Path) -> bytes:
    """Raises FileNotFoundError, and `InputError` ``input.not_readable`` (path, reason)."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise
    except OSError as error:
        raise InputError("input.not_readable", path=str(path), reason=error.strerror or "") from error


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise write_error(path, error) from error
