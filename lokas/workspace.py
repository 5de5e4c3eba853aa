"""The one front door: every action of a person is a method here, the same for the command line and the desktop.

What an action needs is imported when it is asked for: to open the door loads neither sound nor engine.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from lokas.audio.devices import SoundSystem
from lokas.engines import Engines, knows
from lokas.files import write_error
from lokas.job_queue import JobQueue
from lokas.jobs import Job, Lane, Started
from lokas.library import Library
from lokas.library.planning import begin_planned
from lokas.meeting import Meeting, find_meetings, is_meeting
from lokas.models_here import ModelsHere
from lokas.recorder.link import ReadyRecorder, RecorderLink
from lokas.types import SAMPLE_RATE
from lokas_models.catalogue import load_catalogue
from lokas_models.store import ModelStore

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping
    from pathlib import Path
    from types import TracebackType

    from lokas.audio.capture import Capture
    from lokas.audio.peaks import Peaks
    from lokas.audio.player import Player
    from lokas.audio.room import RoomVerdict
    from lokas.audio.sources import SoundSource
    from lokas.captioning import Checked, Fixed
    from lokas.demonstration import Demonstrated
    from lokas.doctor import Check
    from lokas.engines import LoadEngine
    from lokas.estimate import Speed
    from lokas.exporting import ExportRequest
    from lokas.job_queue.runner import Ran
    from lokas.jobs import CancelToken, Event
    from lokas.meeting import Damaged
    from lokas.meeting.facts import MeetingFacts
    from lokas.places import Places
    from lokas.recorder.link import RecordingRequest
    from lokas.recovery import Interrupted
    from lokas.retention import Due
    from lokas.speakers import SpeakersFound, SpeakersHeard, SpeakersRequest
    from lokas.speech.engine import EngineOptions
    from lokas.text.profiles import Profile
    from lokas.transcription import Outcome, Request
    from lokas_models.catalogue import Catalogue

    Emit = Callable[[Event], None]

T = TypeVar("T")


class Workspace:
    """A person's meetings and models on this computer, and what plays their sound. Close it, or use it with `with`.

    `store` and `load_engine` can be others than the real ones, for tests.
    """

    def __init__(
        self, places: Places, *, store: ModelStore | None = None, load_engine: LoadEngine | None = None
    ) -> None:
        self.places = places
        self.catalogue: Catalogue = load_catalogue()
        self.models = ModelsHere(store or ModelStore(places.models, self.catalogue), self.catalogue)
        self._engines = Engines(self.models, self.catalogue, load_engine)
        self._sound = SoundSystem()
        self._engine_lane = Lane("engine")
        self._queue_lane = Lane("queue")  # which waits for the engine's
        self._sound_lane = Lane("sound")  # a device may let itself be opened only once
        self._peaks_lane = Lane("peaks")  # nobody waits for a picture before a list, or to be heard
        self._library_lane = Lane("library")  # no list waits for hours of sound, for a download,
        self._facts_lane = Lane("facts")  # for another program that keeps what is known of a meeting,
        self._index_lane = Lane("index")  # for a search that reads all texts anew,
        self._parcels_lane = Lane("parcels")  # nor for what comes and goes: exports, imports and backups

    @cached_property
    def player(self) -> Player:
        """What plays recordings; made when it is first asked for, in the thread of who asks."""
        from lokas.audio.player import Player

        return Player(self._sound)

    def transcribe(self, request: Request) -> Job[Outcome]:
        """Transcribe a recording, or the meeting whose folder `request.path` is: see `lokas.live`.

        A meeting may still be recorded: its text then comes while people speak, and the job ends after the recording.
        The result raises `InputError`, `OutputError`, `ModelError`, `EngineError`.
        """

        def work(emit: Emit, token: CancelToken) -> Outcome:
            from lokas import live, transcription

            run = live.run if is_meeting(request.path) else transcription.run
            return run(
                request,
                lambda: self._engines.for_request(request),
                lambda event: emit(self._foretold(event, request)),
                token,
            )

        return Job(self._engine_lane, work)

    def background(self, work: Callable[[Emit, CancelToken], T]) -> Job[T]:
        """Do something short with meetings that are kept, one thing after the other; see `lokas.library`.

        Somebody waits for it before a screen: what may take longer than a second is `long_work`.
        """
        return Job(self._library_lane, work)

    def look_up(self, work: Callable[[Emit, CancelToken], T]) -> Job[T]:
        """Ask the index of what was said, which may first have to read all meetings; see `lokas.library.index`."""
        return Job(self._index_lane, work)

    def long_work(self, work: Callable[[Emit, CancelToken], T]) -> Job[T]:
        """Do something long with meetings that are kept, such as an export, an import or a backup.

        One after the other too, but while it lasts what is short is done beside it: it has to hold the locks of what
        it changes, as another process would.
        """
        return Job(self._parcels_lane, work)

    def change_facts(self, meeting: Meeting, change: Callable[[MeetingFacts], MeetingFacts]) -> Job[MeetingFacts]:
        """Change what is known of a meeting, in the order in which it is asked for; see `Meeting.update`.

        What was asked for is done also if the workspace is closed right after. The result raises as `Meeting.update`,
        which waits for another program that changes the same meeting.
        """
        return Job(self._facts_lane, lambda _emit, _token: meeting.update(change))

    @property
    def library(self) -> Library:
        """The meetings that are kept, and their trash."""
        return Library(self.places.meetings, self.places.trash)

    @property
    def queue(self) -> JobQueue:
        """What waits to be transcribed: entries are added, moved and taken out there, whether or not it is run."""
        return JobQueue(self.places)

    def run_queue(self, *, watch: bool = False) -> Job[Ran]:
        """Transcribe what waits in the queue, one after the other; see `lokas.job_queue.runner.run_queue`.

        With `watch` the job goes on until it is cancelled. The result raises `OutputError` ``queue.busy`` (path) if
        another process does this, and what `JobQueue` raises.
        """
        from lokas.job_queue.runner import run_queue

        return Job(
            self._queue_lane, lambda emit, token: run_queue(self.queue, self.transcribe, emit, token, watch=watch)
        )

    def journal(self, request: Request) -> Path:
        """Where the work on a recording or a meeting is kept until it is finished."""
        return Meeting(request.path).journal if is_meeting(request.path) else request.journal

    def sources(self) -> list[SoundSource]:
        """What can be recorded now, by the names people know. Raises `InputError`."""
        from lokas.audio.sources import sources

        return sources(self._sound)

    def find_sources(self) -> Job[list[SoundSource]]:
        """The same where nobody can wait: a sound server that hangs takes two seconds. The result raises as it."""
        return Job(self._sound_lane, lambda _emit, _token: self.sources())

    def hear_level(self, source: SoundSource, heard: Callable[[float], None]) -> Job[None]:
        """Tell `heard` the peak of a source in [0, 1] some 30 times a second until cancelled; nothing is kept.

        It is called in the thread that listens. The result raises `InputError`, and `Cancelled` in the end.
        """

        def work(_emit: Emit, token: CancelToken) -> None:
            from lokas.audio.listening import hear_level

            hear_level(self._capture(source), heard, token)

        return Job(self._sound_lane, work)

    def check_room(self, source: SoundSource, heard: Callable[[float], None] = lambda _: None) -> Job[RoomVerdict]:
        """Listen to a source for ten seconds, in which somebody should speak from their place, and judge it.

        Nothing is kept. Emits `Progress` in milliseconds; `heard` is told as by `hear_level`. The result raises
        `InputError`, `EngineError`.
        """

        def work(emit: Emit, token: CancelToken) -> RoomVerdict:
            from lokas.audio.listening import judge_room

            return judge_room(self._capture(source), heard, emit, token)

        return Job(self._sound_lane, work)

    def peaks(self, meeting: Meeting) -> Job[Peaks]:
        """What a waveform of its sound is drawn from, computed once; raises as `Meeting.facts` and `peaks_of`."""

        def work(emit: Emit, token: CancelToken) -> Peaks:
            from lokas.audio.peaks import peaks_of

            return peaks_of(meeting.sound_file(), meeting.peaks, emit, token)

        return Job(self._peaks_lane, work)

    def ready_recorder(self) -> ReadyRecorder:
        """A recorder that has loaded what it needs and records nothing yet: no delay then. Raises `OutputError`."""
        try:
            self.places.data.mkdir(parents=True, exist_ok=True)
            return ReadyRecorder(self.places.data / "recorder.log")
        except OSError as error:
            raise write_error(self.places.data, error) from error

    def record(
        self, facts: MeetingFacts, request: RecordingRequest, recorder: ReadyRecorder, planned: Meeting | None = None
    ) -> RecorderLink:
        """Begin to record a meeting, in a process of its own, which outlives this one: the `planned` one, or a new one.

        Raises `OutputError`, and of a planned one as `planning.begin_planned`. What else hinders it (no microphone, no
        room on the disk) is in the link's status.
        """
        if planned is None:
            return recorder.begin(Meeting.create_with(self.places.meetings, facts), request)
        return recorder.begin(begin_planned(planned, facts), request)

    def recordings_under_way(self) -> list[RecorderLink]:
        """The recorders that are at work, whoever started them, the newest meeting last. Raises `InputError`."""
        found = (one for one in find_meetings(self.places.meetings) if isinstance(one, Meeting))
        return [link for meeting in found if (link := RecorderLink.attach(meeting))]

    def recordings_to_recover(self) -> list[Interrupted | Damaged]:
        """The meetings whose recording did not end in good order, as they are on the disk. Raises `InputError`."""
        from lokas import recovery

        return recovery.interrupted(self.places.meetings)

    def recover(self, meeting: Meeting) -> Interrupted:
        """Make the sound of an interrupted meeting whole and close it. Raises `InputError`, `OutputError`."""
        from lokas import recovery

        return recovery.recover(meeting)

    def sounds_due(self, today: dt.date) -> list[Due]:
        """The meetings whose sound was to be kept until `today` or before. Raises `InputError`."""
        from lokas import retention

        return retention.due(self.places.meetings, today)

    def plan_retention(self, meeting: Meeting, days: int | None, approved: dt.date | None) -> None:
        """Note how long the sound is kept and when the minutes were approved; None leaves what is noted.

        Raises `InputError`, `OutputError`.
        """
        meeting.update(
            lambda facts: replace(
                facts,
                retention_days=facts.retention_days if days is None else days,
                minutes_approved=approved or facts.minutes_approved,
            )
        )

    def delete_sound(self, meeting: Meeting) -> str | None:
        """Delete the sound of a meeting, as a person asks for now; gives where a linked one lies, which stays.

        Raises `InputError`, `OutputError`.
        """
        from lokas import retention

        return retention.delete_sound(meeting)

    def demonstrate(self, language: str, request: Callable[[Path], Request]) -> Job[Demonstrated]:
        """Transcribe the demonstration meeting with the self-test model, and measure it: see `lokas.demonstration`."""

        def work(emit: Emit, token: CancelToken) -> Demonstrated:
            from lokas import demonstration

            return demonstration.run(language, request, self._engines.for_request, emit, token)

        return Job(self._engine_lane, work)

    def export(self, request: ExportRequest) -> Job[Mapping[str, Path]]:
        """Write a saved transcript in other formats; gives the file of each. Raises as `sharing.export_transcript`."""
        from lokas import sharing

        return self.long_work(lambda emit, token: sharing.export_transcript(request, emit, token))

    def check_captions(self, path: Path, profile: Profile | None = None, language: str | None = None) -> Checked:
        """Compare a caption file, of Lokas or not, with a profile. Raises `InputError`."""
        from lokas import captioning

        return captioning.check_file(path, profile, language)

    def fix_captions(
        self,
        path: Path,
        profile: Profile | None = None,
        language: str | None = None,
        *,
        output: Path | None = None,
        replace_existing: bool = False,
    ) -> Fixed:
        """Write a caption file laid out anew, every word within its own times. Raises `InputError`, `OutputError`."""
        from lokas import captioning

        return captioning.fix_file(path, profile, language, output=output, replace_existing=replace_existing)

    def find_speakers(self, request: SpeakersRequest) -> Job[SpeakersFound]:
        """Tell apart who speaks in a meeting, and give its words to them; see `lokas.speakers.run`.

        The result raises `InputError`, `OutputError`, `ModelError`, `EngineError`.
        """

        def work(emit: Emit, token: CancelToken) -> SpeakersFound:
            from lokas import speakers

            return speakers.run(request, self.models.pair(request.model, token), emit, token)

        return Job(self._engine_lane, work)

    def hear_speakers(self, request: SpeakersRequest) -> Job[SpeakersHeard]:
        """Tell apart who speaks in a meeting whose document somebody holds open; see `lokas.speakers.hear`.

        The result raises as that of `find_speakers`.
        """

        def work(emit: Emit, token: CancelToken) -> SpeakersHeard:
            from lokas import speakers

            return speakers.hear(request, self.models.pair(request.model, token), emit, token)

        return Job(self._engine_lane, work)

    def measure(self, model: str, options: EngineOptions) -> Job[Speed]:
        """Find out how fast a model is on this computer, in some 20 s, and keep it for `estimate_s`."""
        from lokas import estimate, transcription

        entry = self.catalogue.find(model)
        language = "fr" if entry is None or knows(entry, "fr") else "en"
        request = transcription.Request(self.places.data, model=model, language=language, engine=options)

        def work(emit: Emit, token: CancelToken) -> Speed:
            self._engines.forget()  # loading is measured too
            speed = estimate.measure(lambda: self._engines.for_request(request), options, language, emit, token)
            estimate.Estimates.load(self.places.speeds).with_speed(model, options, speed).save(self.places.speeds)
            return speed

        return Job(self._engine_lane, work)

    def estimate_s(self, model: str, options: EngineOptions, duration_ms: int) -> int | None:
        """How long a recording will take, in seconds; None if this model was not measured with these options."""
        from lokas import estimate

        return estimate.Estimates.load(self.places.speeds).seconds_for(model, options, duration_ms)

    def examine(self) -> Job[list[Check]]:
        """Look at everything Lokas stands on and verify every model; nothing is changed, nothing is sent."""
        from lokas import doctor

        store = self.models.store
        return self.models.job(lambda report, stop: doctor.examine(self.places, self.catalogue, store, report, stop))

    def close(self) -> None:
        """Be silent, and let the lanes go once what runs is done; of meetings, all that was asked for."""
        if "player" in self.__dict__:
            self.player.close()
        lanes = (self._queue_lane, self._engine_lane, self._sound_lane, self._peaks_lane)
        for closing in (*lanes, self._index_lane, self.models):
            closing.close()
        for lane in (self._facts_lane, self._library_lane, self._parcels_lane):
            lane.close(finish=True)  # what was clicked last is done, what was typed last is kept

    def __enter__(self) -> Workspace:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _capture(self, source: SoundSource) -> Capture:
        from lokas.audio.capture import SoundDeviceCapture

        return SoundDeviceCapture(source, SAMPLE_RATE, self._sound)

    def _foretold(self, event: Event, request: Request) -> Event:
        """An event; if it is the first, with how long the work will take."""
        if not isinstance(event, Started) or event.total_ms is None:
            return event
        name = self._engines.model_for(request)
        left_ms = event.total_ms - event.resumed_at_ms
        return replace(event, estimated_s=self.estimate_s(name, request.engine, left_ms))
