"""The recording that is under way: what it does, what was marked, what people ask of it. All that show it share one.

The recorder is a process of its own. What it does is asked of it some twenty times a second; what it is told goes
through a thread of this view-model, in the order of the clicks: a disk may take its time.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from lokas.audio.flac_frames import size_per_hour
from lokas.audio.recorder_state import RecorderStatus
from lokas.jobs import Job, Lane
from lokas.meeting import moments
from lokas.meeting.markers import Marker
from lokas_ui.viewmodels.drafts import keep_draft, with_draft
from lokas_ui.viewmodels.live_text import LiveText
from lokas_ui.viewmodels.observable import Observable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from lokas.errors import LokasError
    from lokas.meeting import Meeting
    from lokas.meeting.facts import MeetingFacts
    from lokas.meeting.markers import Gap, MarkerKind
    from lokas.recorder.link import ReadyRecorder, RecorderLink, RecordingRequest
    from lokas.settings import Settings
    from lokas.text.glossary import Term
    from lokas.workspace import Workspace
    from lokas_ui.viewmodels.running import Runner

T = TypeVar("T")

Phase = Literal["none", "beginning", "running", "over"]
"""No recording; asked for; a recorder is at work; it has ended, and what came of it is shown."""

USUAL_RATE = 16_000


@dataclass(frozen=True, slots=True)
class Note:
    """What was written for the next marker, and the moment it is about; `folder`: the name of its meeting's."""

    folder: str = ""
    text: str = ""
    at_ms: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """A recorder at work, and what is known of its meeting."""

    link: RecorderLink
    title: str
    rate: int
    marks: tuple[Marker, ...] = ()
    note: Note = Note()


@dataclass(frozen=True, slots=True)
class RecordingState:
    """What is shown of the recording.

    `bytes_per_hour`: what an hour of it takes on the disk, at most. `marks`: what was marked so far, as it was marked.
    `gaps`: what the sound lacks, once it is over. `trouble`: why it could not begin, or be told what was clicked.
    """

    phase: Phase = "none"
    folder: Path | None = None
    title: str = ""
    status: RecorderStatus = field(default_factory=RecorderStatus)
    bytes_per_hour: int = 0
    marks: tuple[Marker, ...] = ()
    gaps: tuple[Gap, ...] = ()
    trouble: LokasError | None = None

    @property
    def active(self) -> bool:
        """Whether there is a recording that is not over."""
        return self.phase in {"beginning", "running"}

    @property
    def hours_left(self) -> int | None:
        """How many whole hours there is room for on the disk; None before it was looked at."""
        free = self.status.bytes_free
        return None if free is None or not self.bytes_per_hour else free // self.bytes_per_hour


class Recording:
    """The view-model of the recording. To be closed: the recorder goes on, and is found again at the next start.

    `small`: whether the small window is wanted, which stays above all others. `left_note`: what was written for a
    marker that was not set when Lokas stopped.
    """

    def __init__(self, workspace: Workspace, runner: Runner, settings: Settings) -> None:
        self._workspace, self._runner = workspace, runner
        self._lane = Lane("recording")
        self._ready: ReadyRecorder | None = None  # of the lane
        self._link: RecorderLink | None = None
        self._text_wanted = False
        self.state = Observable(RecordingState())
        self.small = Observable(state=False)
        self._draft = workspace.places.data / "next marker.json"
        self.left_note: Observable[Note | None] = Observable(None)
        self.text = LiveText(workspace, runner, settings)

    def find(self, found: Callable[[], None]) -> None:
        """Look for a recorder at work, such as one whose window was closed; show it, and call `found`, if there is one.

        The newest one, where there are several.
        """

        def take(one: Found | None) -> None:
            if one is not None and not self.state.state.active:
                self._attach(one)
                self._text_wanted = self.text.was_begun(one.link.meeting.folder)
                self.left_note.set(one.note if one.note.text else None)
                found()

        self._do(self._look, take)

    def make_ready(self) -> None:
        """Have a recorder load what it needs, so that it begins at once when it is asked to."""

        def load() -> None:
            self._ready = self._ready or self._workspace.ready_recorder()

        self._do(load)

    def stand_down(self) -> None:
        """Let go of a recorder that was made ready and that nobody needs now."""
        self._do(self._let_go)

    def begin(
        self,
        facts: MeetingFacts,
        request: RecordingRequest,
        *,
        with_text: bool = False,
        terms: Sequence[Term] = (),
        after: Job[Any] | None = None,
        planned: Meeting | None = None,
    ) -> None:
        """Record a meeting, a `planned` one or a new one, once the job `after`, which may hold the source, is over.

        `terms`: names and words that will be said, for the association's glossary; without them it is recorded too.
        What hinders it is in the state: as its trouble, or as the error of a recorder's status.
        """
        self.text.forget()
        self._text_wanted = with_text
        self.state.set(RecordingState("beginning", title=facts.title))

        if terms:
            path = self._workspace.places.glossary
            self._do(lambda: keep_terms(path, terms))

        def start() -> Found:
            for _ in after or ():
                pass
            ready, self._ready = self._ready or self._workspace.ready_recorder(), None
            with ready:
                return Found(self._workspace.record(facts, request, ready, planned), facts.title, request.rate)

        self._do(start, self._attach, lambda error: self.state.set(RecordingState(trouble=error)))

    def look(self) -> None:
        """Ask the recorder what it does; to be called often while there is one. Costs less than a millisecond."""
        if self._link is None or self.state.state.phase != "running":
            return
        status = self._link.status()
        self.state.set(replace(self.state.state, status=status))
        if self._text_wanted and status.recorded_ms:
            self._text_wanted = False
            self.text.begin(self._link.meeting.folder)
        if status.over:
            self._end(self._link)

    def want_text(self, *, wanted: bool) -> None:
        """Have the text made while people speak, or no more of it."""
        self._text_wanted = wanted
        if not wanted:
            self.text.stop()

    def pause_or_resume(self) -> None:
        """Record nothing until it is asked for again; the second time, go on."""
        paused = self.state.state.status.state == "paused"
        self._tell(lambda link: link.resume() if paused else link.pause())

    def off_record_or_back(self) -> None:
        """Begin a stretch of which nothing is kept, or end it."""
        on = self.state.state.status.state != "off_record"
        self._tell(lambda link: link.off_record(on=on))

    def mark(self, kind: MarkerKind, text: str = "", at_ms: int | None = None) -> None:
        """Mark this moment, or an earlier one of the sound; it is shown once it is on the disk."""
        marker = Marker(self.recorded_ms if at_ms is None else at_ms, kind, " ".join(text.split()), moments.now())

        def marked() -> None:
            state = self.state.state
            self.state.set(replace(state, marks=(*state.marks, marker)))

        self._tell(lambda link: link.mark(kind, marker.text, marker.at_ms), marked)

    def keep_note(self, text: str, at_ms: int) -> None:
        """So much is written for the next marker: it is there again if Lokas stops before that is set."""
        folder = self.state.state.folder
        note = Note(folder.name if folder else "", text, at_ms)
        self._do(lambda: keep_draft(self._draft, note))

    def stop(self) -> None:
        """End the recording, in good order."""
        self._tell(lambda link: link.stop())

    def put_away(self) -> None:
        """Show nothing of a recording that is over any more."""
        if self.state.state.phase == "over":
            self.state.set(RecordingState())

    @property
    def recorded_ms(self) -> int:
        """How much sound there is."""
        return self.state.state.status.recorded_ms

    def close(self) -> None:
        """Let go of what belongs to this process; a recorder at work, and text that was begun, are found again."""
        self.text.stop()
        self.stand_down()
        self._lane.submit(lambda: None).result()
        self._lane.close()

    def _look(self) -> Found | None:
        links = self._workspace.recordings_under_way()
        if not links:
            return None
        meeting = links[-1].meeting
        facts = meeting.facts
        note = with_draft(self._draft, Note())
        left = note if note.folder == meeting.folder.name else Note()
        return Found(links[-1], facts.title, facts.rate or USUAL_RATE, meeting.markers(), left)

    def _attach(self, one: Found) -> None:
        self._link = one.link
        folder, status = one.link.meeting.folder, one.link.status()
        per_hour = size_per_hour(one.rate, max(1, len(status.sources)))
        trouble = self.state.state.trouble
        self.state.set(RecordingState("running", folder, one.title, status, per_hour, one.marks, trouble=trouble))

    def _end(self, link: RecorderLink) -> None:
        self.state.set(replace(self.state.state, phase="over"))
        self._do(link.meeting.gaps, lambda gaps: self.state.set(replace(self.state.state, gaps=gaps)))

    def _let_go(self) -> None:
        ready, self._ready = self._ready, None
        if ready is not None:
            ready.close()

    def _tell(self, command: Callable[[RecorderLink], int], done: Callable[[], None] = lambda: None) -> None:
        link = self._link
        if link is None or not self.state.state.active:
            return

        def told(_number: int) -> None:
            self.state.set(replace(self.state.state, trouble=None))
            done()

        self._do(lambda: command(link), told)

    def _do(
        self,
        work: Callable[[], T],
        done: Callable[[T], None] = lambda _: None,
        failed: Callable[[LokasError], None] | None = None,
    ) -> None:
        """Do something in the thread of the recording; what fails is shown where nothing else is done about it."""
        job = Job(self._lane, lambda _emit, _token: work())
        self._runner.follow(job, done, failed or self._show_trouble)

    def _show_trouble(self, error: LokasError) -> None:
        self.state.set(replace(self.state.state, trouble=error))


def keep_terms(path: Path, terms: Sequence[Term]) -> None:
    """Add names and words to the glossary at `path`. Raises as `change_glossary`."""
    from lokas.text.glossary import change_glossary  # noqa: PLC0415 - not before a recording is prepared

    change_glossary(path, lambda glossary: glossary.merged(terms))
