"""Who spoke in a meeting: its sound is heard once, the voices are grouped to people, and the words given to these.

It can be done again at any time, with another number of people, without hearing the sound anew and without
transcribing. To the document it is one edit, which can be undone; the transcript is never touched.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from lokas.audio.decode import open_recording
from lokas.documents import document_of, open_document
from lokas.errors import InputError, OptionError
from lokas.jobs import Notice, Started
from lokas.meeting import Meeting
from lokas.speech.journal import fingerprint
from lokas.speech.speakers import likeness
from lokas.speech.speakers.grouping import LEANINGS, Grouped, Offer, People, group
from lokas.speech.speakers.keeping import read_turns, read_voices, write_turns, write_voices
from lokas.speech.speakers.stretches import find_voices
from lokas.text.document import AssignSpeakers, keys_in

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from pathlib import Path

    from lokas.jobs import CancelToken, Event
    from lokas.speech.speakers.diarizer import Voices
    from lokas.speech.speakers.likeness import Likeness
    from lokas.speech.speakers.pairs import Pair
    from lokas.text.document import Document, DocumentFile
    from lokas.types import SpeakerTurn


@dataclass(frozen=True, slots=True)
class SpeakersRequest:
    """What a person asks for. `path`: the meeting's folder; `called`: what somebody is called who has no name yet.

    `leaning`: a name of `LEANINGS`, for where people are split too easily or merged too easily. `model` None: the best
    that is installed. `again`: the sound is heard anew even if its voices are known.

    Raises `OptionError` ``option.unknown_value`` (option, value, known).
    """

    path: Path
    called: str
    people: People = field(default_factory=People)
    leaning: str = "even"
    model: str | None = None
    again: bool = False

    def __post_init__(self) -> None:
        if self.leaning not in LEANINGS:
            raise OptionError("option.unknown_value", option="leaning", value=self.leaning, known=list(LEANINGS))
        if "{number}" not in self.called:
            raise ValueError(self.called)


@dataclass(frozen=True, slots=True)
class SpeakersHeard:
    """Who was heard when, before any text tells it. `made_with`: JSON values that tell how they were found."""

    grouped: Grouped
    made_with: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class SpeakersFound:
    """Who was found, and the document that tells it."""

    grouped: Grouped
    document: Document

    @property
    def offers(self) -> list[Offer]:
        """Those who spoke so little that they may be another one, by their keys in the document."""
        keys = keys_in(self.document, self.grouped.turns)
        return [
            replace(offer, speaker=keys[offer.speaker], into=keys[offer.into])
            for offer in self.grouped.offers
            if {offer.speaker, offer.into} <= keys.keys()
        ]


def run(request: SpeakersRequest, pair: Pair, emit: Callable[[Event], None], token: CancelToken) -> SpeakersFound:
    """Tell the speakers of a meeting apart, and give its words to them.

    Emits and raises as `hear`; raises `OutputError` ``meeting.busy`` (path) if somebody edits the text (what was heard
    is kept, and not heard again), and what the disk raises. Where nobody was heard, the document is as it was.
    """
    heard = hear(request, pair, emit, token)
    meeting = Meeting.open(request.path)
    if not heard.grouped.turns:
        return SpeakersFound(heard.grouped, document_of(meeting))
    with open_document(meeting) as file:
        return give_words(meeting, file, heard, request.called)


def hear(request: SpeakersRequest, pair: Pair, emit: Callable[[Event], None], token: CancelToken) -> SpeakersHeard:
    """Tell the speakers of a meeting apart; nothing is changed yet but what is kept of its voices.

    Emits `Started`, `Progress` in milliseconds of the sound, and `Notice` ``speakers.nobody`` (path) if no voice was
    heard. Raises `Cancelled`, `InputError` ``meeting.no_transcript``, ``speakers.no_sound`` (path),
    ``speakers.still_recorded`` (path), and what the sound, the diarizer and the disk raise.
    """
    meeting = Meeting.open(request.path)
    document_of(meeting)  # without a text there is nothing to give to anybody: better told now than after an hour
    voices = _voices(meeting, pair, request, emit, token)
    grouped = group(voices, request.people, pair.distance * LEANINGS[request.leaning])
    if not grouped.turns:
        emit(Notice("speakers.nobody", {"path": str(meeting.folder)}))
    known = {"least": request.people.least, "most": request.people.most}
    made_with = {**pair.description, "distance": pair.distance, "leaning": request.leaning, "people": known}
    return SpeakersHeard(grouped, made_with)


def give_words(meeting: Meeting, file: DocumentFile, heard: SpeakersHeard, called: str) -> SpeakersFound:
    """Give the words of a meeting, whose document is `file`, to who was heard: one edit. Raises what the disk raises.

    `called`: as of `SpeakersRequest`.
    """
    write_turns(meeting.speakers, heard.grouped.turns, heard.made_with)
    file.do(AssignSpeakers(heard.grouped.turns, called))
    meeting.log("speakers.found", count=len(heard.grouped.speakers), **heard.made_with)
    return SpeakersFound(heard.grouped, file.document)


def lines_like(meeting: Meeting, document: Document, given: Collection[int]) -> list[Likeness]:
    """The lines that sound like those with the ids `given`, and that somebody else says; the most alike first.

    Empty where the voices were not told apart, and where they went with the sound.
    """
    voices = read_voices(meeting.voices)
    return [] if voices is None else likeness.lines_like(document.segments, given, voices)


def turns_of(meeting: Meeting) -> tuple[SpeakerTurn, ...]:
    """Who speaks when, as the machine told voices apart last; empty where it did not. Raises as `read_turns`."""
    return read_turns(meeting.speakers)


def _voices(
    meeting: Meeting, pair: Pair, request: SpeakersRequest, emit: Callable[[Event], None], token: CancelToken
) -> Voices:
    """The voices of a meeting: those that are kept if they were heard of this sound in this way, else new ones."""
    sound, track = _sound_of(meeting)
    made_of = {"sound": fingerprint(sound), "track": track, **pair.description}
    kept = None if request.again else read_voices(meeting.voices, made_of)
    if kept is not None:
        return kept
    with open_recording(sound, track) as recording, pair.open() as diarizer:
        emit(Started(meeting.facts.title, recording.expected_ms))
        voices = find_voices(recording, diarizer, total_ms=recording.expected_ms, emit=emit, token=token)
    write_voices(meeting.voices, voices, made_of)
    return voices


def _sound_of(meeting: Meeting) -> tuple[Path, int]:
    """The file of the sound and its track."""
    if meeting.state() == "recording":
        raise InputError("speakers.still_recorded", path=str(meeting.folder))
    imported, sound = meeting.facts.imported, meeting.sound_file()
    if not sound.exists():
        raise InputError("speakers.no_sound", path=str(meeting.folder))
    return sound, imported.track if imported else 0
