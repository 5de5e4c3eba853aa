"""The files of what an entry asks for: where its work is kept, where its results will be, and how far it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lokas.errors import LokasError
from lokas.library.entries import entry_of
from lokas.library.glimpses import heard_ms
from lokas.meeting import Meeting, is_meeting

if TYPE_CHECKING:
    from pathlib import Path

    from lokas.transcription import Request


@dataclass(frozen=True, slots=True)
class Work:
    """The journal of unfinished work, and the results that stand there when it is done."""

    journal: Path
    results: tuple[Path, ...]


def files_of(request: Request) -> Work:
    """The files of a request for a recording, or for the meeting whose folder `request.path` is."""
    if not is_meeting(request.path):
        return Work(request.journal, tuple(request.results.files.values()))
    from lokas import live  # noqa: PLC0415 - to read an empty queue loads no sound

    files = live.MeetingFiles(Meeting(request.path), request.formats)
    exports = files.exports.files.values() if files.exports else ()
    return Work(files.meeting.journal, (*files.transcript.files.values(), *exports))


def progress_of(request: Request) -> tuple[int, int | None]:
    """How many milliseconds of the sound are text, and of how many if that is known; (0, None) before work has begun.

    Reads the end of the journal and the headers of the sound.
    """
    try:
        done_ms = heard_ms(files_of(request).journal)
        return done_ms, _length_ms(request) if done_ms else None
    except (LokasError, OSError):  # what is wrong with the recording is told when its turn comes
        return 0, None


def _length_ms(request: Request) -> int | None:
    if is_meeting(request.path):
        return entry_of(Meeting(request.path)).length_ms
    from lokas.audio.decode import probe  # noqa: PLC0415

    return probe(request.path).duration_ms
