"""The earlier texts of a meeting, which were set aside for another one: listed, read, and brought back as they were."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lokas.documents import marks_of, set_aside
from lokas.errors import InputError, LokasError
from lokas.exporting import read_transcript
from lokas.files import write_atomic, write_error
from lokas.locks import hold
from lokas.meeting import DOCUMENT, DOCUMENT_LOCK, EDITS, KEPT_MARKS, TRANSCRIPT
from lokas.text.document import read_document
from lokas.text.document.history import Journal
from lokas.text.document.kept_marks import read_kept_marks
from lokas.text.export.facts import made_with

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lokas.jobs import Event
    from lokas.meeting import Meeting
    from lokas.text.document import Document
    from lokas.text.document.state import Mark

_MOMENT = "%Y-%m-%d %Hh%Mm%S"
_LETTERS = len("2026-03-14 18h30m00")


@dataclass(frozen=True, slots=True)
class EarlierText:
    """A text that was set aside at `moment`, of this computer's clock; None where its folder has another name.

    `made_with`: engine and model, "" if not known. `words`: how many it has; `edits`: how often people changed it.
    `trouble`: why it cannot be read, and the figures are 0 then.
    """

    folder: Path
    moment: dt.datetime | None
    made_with: str = ""
    language: str = ""
    words: int = 0
    edits: int = 0
    trouble: LokasError | None = None


def earlier_texts(meeting: Meeting) -> tuple[EarlierText, ...]:
    """Those there are, what was set aside last first; what cannot be read is among them.

    Raises `InputError` ``input.not_readable`` (path, reason) if their folder itself cannot be.
    """
    parent = meeting.earlier
    try:
        folders = sorted((one for one in parent.iterdir() if one.is_dir()), reverse=True)
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise InputError("input.not_readable", path=str(parent), reason=error.strerror or "") from error
    return tuple(_text_in(folder) for folder in folders)


def earlier_document(meeting: Meeting, folder: Path) -> Document:
    """The text in one of their folders as it was when set aside. Raises as `read_transcript` and `read_document`."""
    return read_document(folder, read_transcript(folder / TRANSCRIPT), _first_marks(meeting, folder))


def bring_back(meeting: Meeting, folder: Path, emit: Callable[[Event], None]) -> None:
    """Let an earlier text take the place of the one there is, which is set aside in its turn; emits as `set_aside`.

    A crash in between leaves every text whole in a folder of its own. Raises as `earlier_document`, nothing touched,
    `OutputError` ``meeting.busy`` (path) while it is transcribed or edited, and as `set_aside`.
    """
    earlier_document(meeting, folder)
    with hold(meeting.work_lock):
        set_aside(meeting, emit)
        with hold(meeting.folder / DOCUMENT_LOCK):
            for name in (TRANSCRIPT, KEPT_MARKS, EDITS, DOCUMENT):  # edits without their text would open nowhere
                _take_over(folder / name, meeting.folder / name)
    meeting.log("shelf.brought_back", path=folder.name)


def _text_in(folder: Path) -> EarlierText:
    moment = None
    with suppress(ValueError):
        moment = dt.datetime.strptime(folder.name[:_LETTERS], _MOMENT).astimezone()
    try:
        transcript = read_transcript(folder / TRANSCRIPT)
        words = sum(len(segment.text.split()) for segment in transcript.segments)
        edits = len(Journal(folder / EDITS).read()[0])
    except LokasError as error:
        return EarlierText(folder, moment, trouble=error)
    return EarlierText(folder, moment, made_with(transcript), transcript.language, words, edits)


def _first_marks(meeting: Meeting, folder: Path) -> list[Mark]:
    """The marks that the document there began with."""
    kept = read_kept_marks(folder)
    return kept if kept is not None else marks_of(meeting, kept=False)


def _take_over(source: Path, target: Path) -> None:
    """Put a file in the place of another; where there is no such file, the other one goes, which was set aside."""
    try:
        content = source.read_bytes()
    except FileNotFoundError:
        _remove(target)
    except OSError as error:
        raise InputError("input.not_readable", path=str(source), reason=error.strerror or "") from error
    else:
        write_atomic(target, [content])


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise write_error(path, error) from error
