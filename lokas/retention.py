"""How long the sound is kept: so many days after the minutes are approved, and then until a person has it deleted.

Nothing here runs by itself. The transcript, the markers and the log stay; so does a file that a meeting only links to.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lokas.errors import OutputError
from lokas.files import write_error
from lokas.locks import hold
from lokas.meeting import Meeting, find_meetings, moments
from lokas_models.disk import sync_folder

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Due:
    """A meeting whose sound should have gone on the day `since`."""

    meeting: Meeting
    since: dt.date


def due(root: Path, today: dt.date) -> list[Due]:
    """The meetings under `root` that have their sound on or after the day it was to go; the oldest day first.

    Those that cannot be opened, that are being recorded or that wait to be recovered are not among them. Raises as
    `find_meetings`.
    """
    days = ((one, deletion_day(one)) for one in find_meetings(root) if isinstance(one, Meeting))
    found = [Due(meeting, day) for meeting, day in days if day and day <= today and _may_go(meeting)]
    return sorted(found, key=lambda one: one.since)


def deletion_day(meeting: Meeting) -> dt.date | None:
    """The day the sound is to go; None if no time was set, or if the minutes are not approved. Raises as `facts`."""
    facts = meeting.facts
    if facts.retention_days is None or facts.minutes_approved is None:
        return None
    try:
        return facts.minutes_approved + dt.timedelta(days=facts.retention_days)
    except OverflowError:  # for ever, in days
        return None


def delete_sound(meeting: Meeting, asked_by: str = "") -> str | None:
    """Delete the sound because a person asked for it, before or after its day; the transcript is not touched.

    The wish is written down before: `deletion_asked` in `meeting.toml`, ``retention.asked`` and the name in the log.
    The deed is after: `sound_deleted` and ``retention.deleted``. Done again it finishes what was cut short, or changes
    nothing. A sound that somebody took away is not said to be deleted.

    An imported sound that lies elsewhere is a person's own file, and stays: only the meeting no longer knows of it
    (``retention.unlinked``). Gives where such a file lies, None if there is none.
    Raises `OutputError` ``meeting.recording``, ``meeting.interrupted``, ``meeting.not_approved`` (path), and as
    `Meeting.facts` and `Meeting.update`.
    """
    _refuse(meeting)
    with hold(meeting.lock):
        if _has_sound(meeting):
            meeting.update(lambda facts: replace(facts, deletion_asked=moments.now(), sound_deleted=None))
            meeting.log("retention.asked", by=asked_by)
        return _delete_asked(meeting) if _is_asked(meeting) else None


def _delete_asked(meeting: Meeting) -> str | None:
    imported = meeting.facts.imported
    copied = [meeting.sound_file()] if imported and not imported.linked else []
    for sound in (meeting.sound, meeting.peaks, meeting.voices, *copied):
        _delete(sound)
    linked = imported.file if imported and imported.linked else None
    meeting.update(
        lambda facts: replace(facts, sound_deleted=moments.now(), imported=None if linked else facts.imported)
    )
    if linked:
        meeting.log("retention.unlinked", file=linked)
    else:
        meeting.log("retention.deleted")
    return linked


def _may_go(meeting: Meeting) -> bool:
    return meeting.state() in {"recorded", "transcribed"} and (_has_sound(meeting) or _is_asked(meeting))


def _has_sound(meeting: Meeting) -> bool:
    """Whether there is a sound, recorded or imported, in its folder; or a link, wherever that leads."""
    imported = meeting.facts.imported
    return meeting.sound.exists() or (imported is not None and (imported.linked or meeting.sound_file().exists()))


def _is_asked(meeting: Meeting) -> bool:
    """Whether the deletion was asked for, and not done or not noted yet."""
    facts = meeting.facts
    return facts.deletion_asked is not None and facts.sound_deleted is None


def _refuse(meeting: Meeting) -> None:
    if meeting.state() == "recording":
        raise OutputError("meeting.recording", path=str(meeting.folder))
    if meeting.is_unclosed():
        raise OutputError("meeting.interrupted", path=str(meeting.folder))
    if meeting.facts.minutes_approved is None:
        raise OutputError("meeting.not_approved", path=str(meeting.folder))


def _delete(sound: Path) -> None:
    try:
        sound.unlink(missing_ok=True)
        sync_folder(sound.parent)
    except OSError as error:
        raise write_error(sound, error) from error
