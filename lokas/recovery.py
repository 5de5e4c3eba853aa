"""Recordings whose recorder did not end in good order: found by what stands on the disk, mended when a person asks.

The offer stays until it is taken. Of the sound only a torn end is cut, less than a frame that nothing can play.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lokas.errors import InputError, LokasError, OutputError
from lokas.locks import hold
from lokas.meeting import Damaged, Meeting, find_meetings, moments

if TYPE_CHECKING:
    from pathlib import Path

NOTHING = {"recording.no_sound", "input.missing"}
"""What the sound is found to be when the recorder ended before its first frame."""


@dataclass(frozen=True, slots=True)
class Interrupted:
    """A meeting to recover: how much sound it has, and about how much the torn end of the file may have been."""

    meeting: Meeting
    length_ms: int
    lost_ms: int


def interrupted(root: Path) -> list[Interrupted | Damaged]:
    """What waits to be recovered under `root`, by name; a meeting whose state or sound cannot be read is told too.

    Reads only, and only the ends of sound files. Raises as `find_meetings`.
    """
    return [found for one in find_meetings(root) if (found := _offer(one))]


def recover(meeting: Meeting) -> Interrupted:
    """Make the sound whole and close the meeting, as ``recovered``; gives what it had. Done again it changes nothing.

    A meeting that ended in good order is left as it is. Nothing is closed before its sound is whole.
    Raises `OutputError` ``meeting.recording`` (path) while a recorder lives, ``meeting.busy`` (path),
    ``output.not_writable`` (path, reason); `InputError` as `Meeting.facts` and ``recording.not_flac`` (path).
    """
    if meeting.state() == "recording":
        raise OutputError("meeting.recording", path=str(meeting.folder))
    with hold(meeting.lock):
        found = _examined(meeting)
        if meeting.is_unclosed():
            _mend(meeting)
            meeting.update(lambda facts: replace(facts, closed="recovered", closed_at=moments.now()))
            meeting.log("recovery.done", length_ms=found.length_ms, lost_ms=found.lost_ms)
    return found


def _offer(one: Meeting | Damaged) -> Interrupted | Damaged | None:
    if isinstance(one, Damaged):
        return one
    try:
        return _examined(one) if one.state() == "interrupted" else None
    except LokasError as error:
        return Damaged(one.folder, error)


def _examined(meeting: Meeting) -> Interrupted:
    """What the sound has; nothing where its recorder ended before the first of it."""
    from lokas.audio.flac import survey  # noqa: PLC0415 - FFmpeg, which a look at the meetings seldom needs

    try:
        found = survey(meeting.sound)
        size = meeting.sound.stat().st_size
    except InputError as error:
        if error.code not in NOTHING:
            raise
        return Interrupted(meeting, 0, 0)
    length_ms = found.samples * 1000 // found.rate
    return Interrupted(meeting, length_ms, found.lost_bytes * length_ms // max(1, size - found.lost_bytes))


def _mend(meeting: Meeting) -> None:
    from lokas.audio.flac import recover as mend  # noqa: PLC0415 - as above

    try:
        mend(meeting.sound)
    except InputError as error:
        if error.code not in NOTHING:
            raise
