"""What leaves a meeting: chosen, with what it tells of people, and written into a folder of this computer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from lokas.documents import document_of
from lokas.exporting import PAGE
from lokas.files import sweep
from lokas.jobs import Notice, Progress
from lokas.meeting import Meeting
from lokas.sharing import PAGE_SOUND, MeetingRequest, export_meeting
from lokas.text.document import as_transcript, redactions
from lokas.text.document.redaction import hidden_in
from lokas.text.export.options import DEFAULT_OPTIONS, ExportOptions
from lokas.text.profiles import profiles
from lokas_ui.viewmodels.drafts import keep_draft, with_draft
from lokas_ui.viewmodels.holding import held_together
from lokas_ui.viewmodels.observable import Observable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from lokas.errors import LokasError
    from lokas.jobs import Event, Job
    from lokas.types import Transcript
    from lokas.workspace import Workspace
    from lokas_ui.viewmodels.holding import Holding
    from lokas_ui.viewmodels.running import Runner

CAPTIONS = ("srt", "vtt", "chapters")
DOCUMENTS = ("odt", "docx", "html", "txt", "md")
SOUNDS = ("mp3", "opus", "flac", "wav")
OTHERS = ("csv", "tsv", "json", "eaf", "audacity")
"""The formats in the order in which people look for them: by what they are for."""
TICKED = ("times", "speakers", "doubtful_words", "voices", "embed_sound")
"""The options that are chosen by a box."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A meeting as it would leave: without what its document hides, which is `hidden` places or names.

    `speakers`: the names in the text. `has_sound`: whether there is a recording to give away.
    """

    meeting: Meeting
    title: str
    transcript: Transcript
    speakers: tuple[str, ...]
    hidden: int
    has_sound: bool

    @classmethod
    def of(cls, meeting: Meeting) -> Subject:
        """Raises as `document_of` and `Meeting.facts`."""
        document, facts = document_of(meeting), meeting.facts
        transcript = as_transcript(document)
        named = dict.fromkeys(one.speaker for one in transcript.segments if one.speaker)
        return cls(
            meeting,
            hidden_in(document, facts.title),
            transcript,
            tuple(named),
            len(redactions(document)),
            facts.sound_deleted is None and meeting.sound_file().is_file(),
        )


@dataclass(frozen=True, slots=True)
class ShareState:
    """What is chosen of a meeting, which is None while it is read, and how far the writing is.

    `folder` None: that of the meeting for exports. `writing`: files are being made, `done_ms` of `total_ms` of sound.
    `written`: the files that were made last; `told`: what to know of them.
    """

    subject: Subject | None = None
    formats: frozenset[str] = frozenset({"odt"})
    options: ExportOptions = DEFAULT_OPTIONS
    folder: Path | None = None
    writing: bool = False
    done_ms: int = 0
    total_ms: int | None = None
    written: tuple[Path, ...] = ()
    told: tuple[Notice, ...] = ()
    trouble: LokasError | None = None

    @property
    def wanted(self) -> tuple[str, ...]:
        """The formats that will be written, in order: a page finds its sound beside it, or holds it."""
        known = (*CAPTIONS, *DOCUMENTS, *SOUNDS, *OTHERS)
        has_sound = self.subject is not None and self.subject.has_sound
        chosen = {one for one in self.formats if has_sound or one not in SOUNDS}
        needs_sound = PAGE in chosen and has_sound and not self.options.embed_sound and not chosen & {*SOUNDS}
        return tuple(one for one in known if one in chosen or (needs_sound and one == PAGE_SOUND))

    @property
    def held(self) -> tuple[Holding, ...]:
        """What these files tell of people."""
        if self.subject is None:
            return ()
        found = held_together(self.wanted, self.options, self.subject.transcript.language)
        return tuple(one for one in found if one != "names" or self.subject.speakers)

    @property
    def place(self) -> Path | None:
        """The folder that the files go to."""
        return self.folder or (self.subject.meeting.exports if self.subject else None)

    @property
    def ready(self) -> bool:
        """Whether there is anything to write, and nothing is being written."""
        return self.subject is not None and bool(self.wanted) and not self.writing


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen last, as it is kept on the disk; see `ExportOptions`. `profile`: its name, "" for none."""

    formats: tuple[str, ...] = ("odt",)
    times: bool = True
    speakers: bool = True
    doubtful_words: bool = False
    voices: bool = False
    embed_sound: bool = False
    profile: str = ""

    @classmethod
    def of(cls, state: ShareState) -> Choice:
        """That of what is shown."""
        ticked = {name: getattr(state.options, name) for name in TICKED}
        return cls(tuple(sorted(state.formats)), profile=getattr(state.options.profile, "name", ""), **ticked)

    @property
    def shown(self) -> ShareState:
        """What is shown with it, before a meeting is; formats and a profile that are not known are left out."""
        ticked = {name: getattr(self, name) for name in TICKED}
        profile = profiles().get(self.profile)
        formats = frozenset(self.formats) & {*CAPTIONS, *DOCUMENTS, *SOUNDS, *OTHERS}
        return ShareState(formats=formats, options=ExportOptions(profile=profile, **ticked))


class Sharing:
    """The view-model of what is written of a meeting. What was chosen stays for the next one, also after a restart."""

    def __init__(self, workspace: Workspace, runner: Runner) -> None:
        self._workspace, self._runner = workspace, runner
        self._opening: Job[Subject] | None = None
        self._writing: Job[Mapping[str, Path]] | None = None
        self._kept = workspace.places.data / "sharing.json"
        self.state = Observable(with_draft(self._kept, Choice()).shown)

    def open(self, folder: Path) -> None:
        """Read a meeting as it would leave. What is being written of another one is written to its end."""
        kept = self.state.state
        if kept.writing and kept.subject and kept.subject.meeting.folder == folder:
            return
        self._writing = None
        self.state.set(ShareState(formats=kept.formats, options=kept.options))
        self._opening = opening = self._workspace.background(lambda _emit, _token: _opened(Meeting(folder)))
        self._runner.follow(
            opening,
            lambda subject: self._read(opening, subject=subject),
            lambda error: self._read(opening, trouble=error),
        )

    def choose(self, name: str, *, chosen: bool) -> None:
        """Write this format, too, or not."""
        formats = self.state.state.formats
        self._change(formats=formats | {name} if chosen else formats - {name}, trouble=None)
        self._keep()

    def set_options(self, **options: Any) -> None:  # noqa: ANN401 - those of `ExportOptions`
        """Write it in another way."""
        self._change(options=replace(self.state.state.options, **options))
        self._keep()

    def put_into(self, folder: Path) -> None:
        """Write into this folder."""
        self._change(folder=folder, trouble=None)

    def write(self, *, replacing: bool = False) -> None:
        """Write the files; those that are there already are replaced only if a person says so."""
        state = self.state.state
        if state.subject is None or not state.ready:
            return
        request = MeetingRequest(state.subject.meeting, state.wanted, state.folder, state.options, replace=replacing)
        self._change(writing=True, done_ms=0, total_ms=None, written=(), told=(), trouble=None)
        self._writing = job = self._workspace.long_work(lambda emit, token: export_meeting(request, emit, token))
        self._runner.follow(
            job,
            lambda files: self._ended(job, written=tuple(files.values())),
            lambda error: self._ended(job, trouble=error),
            lambda events: self._follow(job, events),
            lambda: self._ended(job),
        )

    def cancel(self) -> None:
        """Stop the writing; a file that is half made is gone then."""
        if self._writing is not None:
            self._writing.cancel()

    def _keep(self) -> None:
        """Where it cannot be kept, the usual choice is as good."""
        chosen = Choice.of(self.state.state)
        keeping = self._workspace.background(lambda _emit, _token: keep_draft(self._kept, chosen))
        self._runner.follow(keeping, lambda _: None, lambda _: None)

    def _read(self, opening: Job[Subject], **changes: Any) -> None:  # noqa: ANN401 - those of `ShareState`
        if self._opening is opening:
            self._change(**changes)

    def _ended(self, job: Job[Mapping[str, Path]], **changes: Any) -> None:  # noqa: ANN401 - those of `ShareState`
        if self._writing is job:
            self._writing = None
            self._change(writing=False, **changes)

    def _follow(self, job: Job[Mapping[str, Path]], events: list[Event]) -> None:
        if self._writing is not job:
            return
        notices = tuple(one for one in events if isinstance(one, Notice))
        self._change(told=(*self.state.state.told, *notices))
        for event in events[-1:]:
            if isinstance(event, Progress):
                self._change(done_ms=event.done, total_ms=event.total)

    def _change(self, **changes: Any) -> None:  # noqa: ANN401 - those of `ShareState`
        self.state.set(replace(self.state.state, **changes))


def _opened(meeting: Meeting) -> Subject:
    """Raises as `Subject.of`."""
    sweep(meeting.exports)
    return Subject.of(meeting)
