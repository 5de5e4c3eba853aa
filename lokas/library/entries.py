"""The list of meetings: what a person chooses one by, cheap enough to be asked for at every start."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from lokas.errors import LokasError
from lokas.library import glimpses
from lokas.library.references import SHORT_KEY, key_in_name
from lokas.locks import is_held
from lokas.meeting import Damaged, Meeting, find_meetings
from lokas.recorder.status import read_status

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from lokas.meeting.facts import MeetingFacts

EntryState = Literal[
    "planned", "recording", "interrupted", "recorded", "waiting", "transcribing", "to_review", "reviewed"
]
STATES: tuple[EntryState, ...] = get_args(EntryState)
"""No sound yet; being recorded; its recorder did not end in good order; recorded, without text; its text is begun or
queued, and nobody works on it now; being transcribed; with a text that nobody has read through; and with one that
somebody has."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A meeting as a list shows it.

    `key`: four characters that name it, those of its folder or else the first of its facts'. `length_ms` of the sound,
    None where nothing tells it cheaply. `speakers`: who speaks in the text, as far as people said so. `percent` of it
    that is text, while it is waiting or transcribing. `torn`: its files that are not whole, which are told when they
    are opened.
    """

    meeting: Meeting
    facts: MeetingFacts
    key: str
    state: EntryState
    length_ms: int | None
    speakers: tuple[str, ...] = ()
    percent: int | None = None
    torn: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """Its title, "" where it has none."""
        return self.facts.title

    @property
    def began(self) -> dt.datetime:
        """When it began, or is to begin."""
        return self.facts.began

    @property
    def tags(self) -> tuple[str, ...]:
        """Words to find it by."""
        return self.facts.tags

    @property
    def people(self) -> tuple[str, ...]:
        """Who was present."""
        return self.facts.people


def entries(root: Path, queued: Collection[Path] = ()) -> Iterator[Entry | Damaged]:
    """Every meeting under `root`, by the names of the folders; of each only small files are read whole.

    `queued`: folders of those that wait to be transcribed. Raises as `find_meetings`.
    """
    for one in find_meetings(root.absolute()):
        if isinstance(one, Damaged):
            yield one
            continue
        try:
            yield entry_of(one, queued)
        except LokasError as error:  # it was whole a moment ago
            yield Damaged(one.folder, error)


def entry_of(meeting: Meeting, queued: Collection[Path] = ()) -> Entry:
    """A meeting as a list shows it; `queued` as in `entries`. Raises as `Meeting.facts`."""
    facts = meeting.facts
    state = _state(meeting, facts, queued)
    length_ms = _length_ms(meeting, facts, state)
    return Entry(
        meeting,
        facts,
        key_in_name(meeting.folder) or facts.key[:SHORT_KEY],
        state,
        length_ms,
        glimpses.speakers(meeting.folder),
        _percent(meeting, length_ms) if state in {"waiting", "transcribing"} else None,
        glimpses.torn(meeting.folder),
    )


def _state(meeting: Meeting, facts: MeetingFacts, queued: Collection[Path]) -> EntryState:
    if is_held(meeting.lock):
        return "recording"
    if facts.closed is None and facts.imported is None and meeting.sound.exists():
        return "interrupted"
    if is_held(meeting.work_lock):
        return "transcribing"
    if meeting.journal.exists() or meeting.folder in queued:
        return "waiting"
    if meeting.transcript.exists():
        return "reviewed" if facts.reviewed else "to_review"
    return "recorded" if facts.closed or facts.imported else "planned"


def _length_ms(meeting: Meeting, facts: MeetingFacts, state: EntryState) -> int | None:
    """By the recorder, by its own sound, by its text, by the times of its facts: the first that tells."""
    if state == "planned":
        return None
    if state == "recording":
        status = read_status(meeting.status)
        return status.recorded_ms if status else None
    known = glimpses.sound_ms(meeting.sound) or glimpses.recording_ms(meeting.transcript)
    if known is None and facts.ended is not None and facts.ended > facts.began:
        return round((facts.ended - facts.began).total_seconds() * 1000)
    return known


def _percent(meeting: Meeting, length_ms: int | None) -> int | None:
    done_ms = glimpses.heard_ms(meeting.journal)
    return min(100, 100 * done_ms // length_ms) if length_ms else None
