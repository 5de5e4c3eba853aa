"""The files of what an entry asks for: where its work is kept, where its results will be, and how far it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lokas import live
from lokas.meeting import Meeting

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
    if not live.is_meeting(request.path):
        return Work(request.journal, tuple(request.results.files.values()))
    files = live.MeetingFiles(Meeting(request.path), request.formats)
    exports = files.exports.files.values() if files.exports else ()
    return Work(files.journal, (*files.transcript.files.values(), *exports))
