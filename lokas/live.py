"""The text of a meeting: while it is recorded, when it is over, and of one that was imported.

The recording never waits for its text: the growing file is the queue. While the text keeps up, windows are short, so
that words soon stand there; when the computer is too slow they are filled, and when the recording is over, several are
heard at once, as of any file. Windows then depend on how fast the computer was: what the journal holds is taken up with
the windows it holds.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lokas.audio.decode import open_recording, probe
from lokas.audio.growing import open_growing
from lokas.audio.regions import USUAL_REGION_MS, find_regions
from lokas.audio.windows import fits
from lokas.conditions import lower_priority, wait
from lokas.documents import set_aside
from lokas.errors import InputError
from lokas.exporting import Results
from lokas.footprint import Meter
from lokas.jobs import Ahead, CancelToken, Notice, Progress, Started
from lokas.locks import hold, is_held
from lokas.meeting import Meeting
from lokas.recorder.link import RecorderLink
from lokas.sharing import MeetingRequest, export_meeting
from lokas.speech.journal import Journal, fingerprint
from lokas.speech.pipeline import transcribe
from lokas.text.characters import clean
from lokas.transcription import Outcome, journal_header, make_transcript
from lokas.types import SAMPLE_RATE, Window

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
    from pathlib import Path

    from lokas.audio.decode import Recording
    from lokas.jobs import Event
    from lokas.speech.engine import Engine, Prepared
    from lokas.speech.journal import FinishedWindow
    from lokas.transcription import Request
    from lokas.types import AudioBlock, Region, Segment, Transcript

SHORT_WINDOW_MS = 8_000
"""A window this long is heard while the text keeps up: a sentence or two, enough for the model to know what is spoken
of. Whisper takes as long for it as for 30 s."""

LATE_MS = 45_000
"""Further behind than this, windows are filled: a region of 20 s, the detector's step and a window take up to 30 s."""

PATIENCE_S = 2.0
"""When nothing more is said for so long, what was said is heard without waiting for a window to fill."""

UNSURE_MS = USUAL_REGION_MS + 6_000
"""Of sound this old, the detector has told all the speech: it takes steps of four seconds."""


@dataclass(frozen=True, slots=True)
class MeetingFiles:
    """Where the text of a meeting goes: `transcript.json` in its folder, other formats under its name in `exports`."""

    meeting: Meeting
    formats: tuple[str, ...]

    @property
    def transcript(self) -> Results:
        """The transcript from which all else can be made again."""
        return Results(self.meeting.folder, "transcript", ("json",))

    @property
    def exports(self) -> Results | None:
        """The other formats, None where none is asked for."""
        formats = tuple(name for name in self.formats if name != "json")
        return MeetingRequest(self.meeting, formats).results if formats else None

    def prepare(self, *, replace_existing: bool) -> None:
        """Make the folders, and refuse to touch a text that is there. Raises `OutputError` as `Results`."""
        for results in self._all():
            results.make_folder()
            if not replace_existing and not self.meeting.journal.exists():
                results.refuse_existing()

    def write(
        self, transcript: Transcript, request: Request, emit: Callable[[Event], None], token: CancelToken
    ) -> dict[str, Path]:
        """Write all of them; gives the file of each format. Raises as `Results.write` and `export_meeting`.

        What was redacted in an earlier text of the meeting stays hidden in this one's exports.
        """
        self.transcript.write(transcript, request.export, token)
        if not self.exports:
            return dict(self.transcript.files)
        wanted = MeetingRequest(self.meeting, self.exports.formats, options=request.export, replace=True)
        return {**self.transcript.files, **export_meeting(wanted, emit, token)}

    def _all(self) -> list[Results]:
        return [self.transcript, *([self.exports] if self.exports else [])]


def run(
    request: Request, load_engine: Callable[[], Engine], emit: Callable[[Event], None], token: CancelToken
) -> Outcome:
    """Transcribe a meeting, from its first sound to its end, for which it waits if it is still recorded.

    `request.path` is the meeting's folder; of its other fields `folder` and `resume` mean nothing: the results stay in
    the meeting, and work that was begun is taken up again unless it is to be replaced. `conditions` hold once it is
    recorded; `track`, and the language where none is asked for, are those of the facts. An earlier text is set aside,
    not lost.
    Emits what `lokas.speech.pipeline.transcribe` does; `Progress` tells up to where every word is text (or silence),
    of how much that is recorded: the difference is how far the text is behind, at most. `Notice` as `set_aside`, and
    ``input.cut`` (path, duration_ms), ``result.no_speech`` (path).

    Raises `Cancelled` (what was heard stays in the journal), `InputError` ``import.sound_moved`` (path, sound),
    `OutputError` ``output.exists`` (paths), ``meeting.busy`` (path) if another process does this already, and the
    errors of every room.
    """
    meeting = Meeting.open(request.path)
    files = MeetingFiles(meeting, request.formats)
    files.prepare(replace_existing=request.replace)
    lead, stop = _Lead(meeting, emit), CancelToken(token)
    _wait(request, lead, emit, token)
    lower_priority(request.conditions.nice)
    engine, meter = _Patient(load_engine(), lead), Meter()
    imported = meeting.facts.imported
    language = request.language or (None if request.multilingual else meeting.facts.language)
    asked = replace(request, track=imported.track if imported else 0, language=language)
    header = journal_header(asked, engine, _name_of_sound(meeting))
    with (
        hold(meeting.work_lock),
        _open_sound(meeting, lead, stop) as recording,
        Journal.open(meeting.journal, header, resume=not request.replace) as kept,
        Ahead(lead.regions(recording, stop), 2, "regions") as regions,
        _cancelled_at_last(stop),
    ):
        emit(_started(meeting, kept, lead))
        heard = transcribe(
            _windows(regions, kept.windows, lead, over_gaps=request.engine.word_timestamps),
            engine,
            language=language,
            multilingual=request.multilingual,
            total_ms=None,
            journal=kept,
            emit=lead.emit,
            token=token,
            between=lambda: _between(request, lead, meter, emit, token),
            interrupt=stop.cancel,
        )
        transcript = make_transcript(asked, recording, engine, heard, meter.footprint())
        emit(Progress(recording.duration_ms, recording.duration_ms))
        _tell(meeting, transcript, emit)
        set_aside(meeting, emit)
        outcome = Outcome(transcript, files.write(transcript, request, emit, token))
        kept.remove()
    return outcome


def _name_of_sound(meeting: Meeting) -> str:
    """What tells the sound from any other, for the journal; one that is recorded still has no fingerprint."""
    if meeting.facts.imported is None:
        return f"meeting of {meeting.facts.began.isoformat()}"
    return fingerprint(_sound_of(meeting))


def _sound_of(meeting: Meeting) -> Path:
    """The file of the sound. Raises `InputError` ``import.sound_moved`` (path, sound) if an imported one is gone."""
    sound = meeting.sound_file()
    if meeting.facts.imported and not sound.exists():
        raise InputError("import.sound_moved", path=str(meeting.folder), sound=clean(str(sound)))
    return sound


def _open_sound(meeting: Meeting, lead: _Lead, stop: CancelToken) -> Recording:
    """The sound that Lokas records, which may still grow, or the track of the one that was imported."""
    imported = meeting.facts.imported
    if imported is None:
        return open_growing(meeting.sound, lambda: not lead.growing, stop)
    return open_recording(_sound_of(meeting), imported.track)


def _wait(request: Request, lead: _Lead, emit: Callable[[Event], None], token: CancelToken) -> None:
    """Wait if the conditions ask for it: not while people speak, whose text cannot come later."""
    if not lead.growing:
        wait(request.conditions, token, emit)


def _between(request: Request, lead: _Lead, meter: Meter, emit: Callable[[Event], None], token: CancelToken) -> None:
    """Before each batch of windows: wait if the conditions ask for it, and read the counters before they wrap."""
    _wait(request, lead, emit, token)
    meter.tick()


def _tell(meeting: Meeting, transcript: Transcript, emit: Callable[[Event], None]) -> None:
    """What a person should know of a text that is complete."""
    if transcript.source.cut and meeting.facts.imported:
        sound = str(meeting.sound_file())
        emit(Notice("input.cut", {"path": sound, "duration_ms": transcript.source.duration_ms}))
    if not transcript.segments:
        emit(Notice("result.no_speech", {"path": str(meeting.folder)}))


class _Lead:
    """How far the sound is ahead of its text. Its numbers are written by one thread each, and read by others."""

    def __init__(self, meeting: Meeting, emit: Callable[[Event], None]) -> None:
        self._meeting, self._emit = meeting, emit
        self._recorder = RecorderLink.attach(meeting)
        self._length_ms = 0 if self._recorder else probe(_sound_of(meeting)).duration_ms or 0
        self._found_ms = self._heard_ms = self._sure_ms = 0

    @property
    def growing(self) -> bool:
        """Whether the meeting is still recorded."""
        return is_held(self._meeting.lock)

    @property
    def late(self) -> bool:
        """Whether there is more to hear than comes in: windows are then to be filled."""
        return self.recorded_ms - self._sure_ms > LATE_MS or not self.growing

    @property
    def recorded_ms(self) -> int:
        """How much sound there is."""
        return self._recorder.status().recorded_ms if self._recorder else self._length_ms

    def regions(self, recording: Iterable[AudioBlock], stop: CancelToken) -> Generator[Region, None, None]:
        """The regions of speech in the recording, noted as they are found."""
        for region in find_regions(self._listen(recording), token=stop):
            self._found_ms = region.end_ms
            yield region

    def emit(self, event: Event) -> None:
        """Pass on what the pipeline tells; of its progress, how far that is."""
        if isinstance(event, Progress):
            self._heard_ms = event.done
            self._advance(event.done)
        else:
            self._emit(event)

    def _listen(self, recording: Iterable[AudioBlock]) -> Iterator[AudioBlock]:
        for block in recording:
            if self._found_ms <= self._heard_ms:  # nothing waits to be heard: what the detector passed over is silence
                self._advance(block.start_sample * 1000 // SAMPLE_RATE - UNSURE_MS)
            yield block

    def _advance(self, sure_ms: int) -> None:
        if sure_ms > self._sure_ms:
            self._sure_ms = sure_ms
            self._emit(Progress(sure_ms, max(sure_ms, self.recorded_ms)))


class _Patient:
    """An engine that is given one window at a time while the meeting lasts, so that none waits for the next.

    A window whose preparation was left out, since the journal seemed to hold all of its batch, is prepared late.
    """

    def __init__(self, engine: Engine, lead: _Lead) -> None:
        self._engine, self._lead = engine, lead
        self.prepare, self.detect_language, self.description = (
            engine.prepare,
            engine.detect_language,
            engine.description,
        )

    @property
    def notices(self) -> Sequence[Notice]:
        """See `Engine`."""
        return self._engine.notices

    @property
    def windows_at_once(self) -> int:
        """See `Engine`."""
        return 1 if self._lead.growing else self._engine.windows_at_once

    def transcribe(
        self, batch: Sequence[Prepared], language: str | None, *, careful: bool = False
    ) -> list[list[Segment]]:
        """See `Engine`."""
        ready = [one if one.features is not None else self.prepare(one.window) for one in batch]
        return self._engine.transcribe(ready, language, careful=careful)


def _windows(
    regions: Ahead[Region], known: Sequence[FinishedWindow], lead: _Lead, *, over_gaps: bool
) -> Iterator[Window]:
    """First the windows that are known, as they were; then new ones, full when late, else soon."""
    for done in known:
        taken = _until(regions, done.end_ms)
        if not taken:
            return
        yield Window(taken)
    waiting: list[Region] = []
    for region in _with_pauses(regions):
        late = lead.late
        if waiting and (not late if region is None else not fits(waiting, region, over_gaps=over_gaps)):
            yield Window(tuple(waiting))
            waiting = []
        waiting += [region] if region else []
        if not late and sum(one.length_ms for one in waiting) >= SHORT_WINDOW_MS:
            yield Window(tuple(waiting))
            waiting = []
    if waiting:
        yield Window(tuple(waiting))


def _until(regions: Iterable[Region], end_ms: int) -> tuple[Region, ...]:
    """The next regions, up to one that ends at `end_ms` or behind it."""
    taken: list[Region] = []
    for region in regions:
        taken.append(region)
        if region.end_ms >= end_ms:
            break
    return tuple(taken)


def _with_pauses(regions: Ahead[Region]) -> Iterator[Region | None]:
    """The regions, and None whenever none came for a while."""
    while True:
        try:
            region = regions.within(PATIENCE_S)
        except StopIteration:
            return
        yield region


def _started(meeting: Meeting, kept: Journal, lead: _Lead) -> Started:
    resumed_at_ms = kept.windows[-1].end_ms if kept.windows else 0
    return Started(meeting.facts.title, None if lead.growing else lead.recorded_ms, resumed_at_ms)


@contextmanager
def _cancelled_at_last(token: CancelToken) -> Iterator[None]:
    """However this ends, nobody waits any more for sound that is still to come."""
    try:
        yield
    finally:
        token.cancel()
