"""The text of a meeting while it is recorded: what was heard so far, and how far behind the sound it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from lokas.errors import LokasError
from lokas.jobs import Progress, SegmentHeard
from lokas.speech.engine import EngineOptions
from lokas.speech.journal import begun_options
from lokas.speech.languages import parse_language
from lokas.text.pieces import shown
from lokas.transcription import Request
from lokas_ui.viewmodels.observable import Observable

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lokas.jobs import Event, Job
    from lokas.settings import Settings
    from lokas.transcription import Outcome
    from lokas.workspace import Workspace
    from lokas_ui.viewmodels.running import Runner

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Spoken:
    """Something that was said, and when in the sound."""

    at_ms: int
    text: str


@dataclass(frozen=True, slots=True)
class LiveTextState:
    """What is shown of the text. `on`: it is made now; `heard_ms`: up to there all that was said is text.

    `stopping`: it ends as soon as it can. `complete`: the recording is over, and all of it is text.
    """

    on: bool = False
    stopping: bool = False
    complete: bool = False
    heard_ms: int = 0
    lines: tuple[Spoken, ...] = ()
    trouble: LokasError | None = None


class LiveText:
    """The view-model of the text of one recording after the other. The recording needs none of it."""

    def __init__(self, workspace: Workspace, runner: Runner, settings: Settings) -> None:
        self._workspace, self._runner, self._settings = workspace, runner, settings
        self._places = workspace.places
        self._folder: Path | None = None
        self._job: Job[Outcome] | None = None
        self.state = Observable(LiveTextState())

    def begin(self, folder: Path) -> None:
        """Make the text of the meeting in this folder, which is recorded; what was heard before is taken up again."""
        if self._job is not None and folder == self._folder:
            return
        lines = self.state.state.lines if folder == self._folder else ()
        self._folder = folder
        self.state.set(LiveTextState(on=True, lines=lines))
        try:
            self._follow(self._workspace.transcribe(self._request(folder, self._terms(folder))))
        except LokasError as error:
            self._failed(error)

    def stop(self) -> None:
        """Make no more text; what there is stays, and can be gone on with at any time."""
        if self._job is not None:
            self._job.cancel()
            self.state.set(replace(self.state.state, stopping=True))

    def forget(self) -> None:
        """Show nothing of an earlier recording any more; its text comes to its end by itself."""
        self._folder, self._job = None, None
        self.state.set(LiveTextState())

    def was_begun(self, folder: Path) -> bool:
        """Whether text of this meeting was made before, and not finished."""
        return self._workspace.journal(self._request(folder, ())).exists()

    def _terms(self, folder: Path) -> tuple[str, ...]:
        """What is to be expected: as it was when the text was begun, or else as the glossary says now."""
        begun = begun_options(self._workspace.journal(self._request(folder, ()))).get("hotwords")
        if isinstance(begun, list):
            return tuple(map(str, begun))
        from lokas.text.glossary import glossary_at  # noqa: PLC0415 - not before a recording is under way

        return glossary_at(self._places.glossary).hotwords

    def _request(self, folder: Path, hotwords: tuple[str, ...]) -> Request:
        return Request(
            folder,
            formats=("json",),  # what else is made of it, people choose when they share it
            model=self._settings["text.model"] or None,
            language=parse_language(self._settings["text.language"]),
            engine=EngineOptions(hotwords=hotwords),
            resume=True,
        )

    def _follow(self, job: Job[Outcome]) -> None:
        """Tell of a job, as long as it is the one whose text is shown."""
        self._job = job

        def only(told: Callable[[T], None]) -> Callable[[T], None]:
            return lambda what: told(what) if job is self._job else None

        self._runner.follow(
            job, only(self._complete), only(self._failed), only(self._heard), lambda: only(self._ended)(None)
        )

    def _heard(self, events: list[Event]) -> None:
        state = self.state.state
        spoken = tuple(
            Spoken(event.segment.start_ms, text)
            for event in events
            if isinstance(event, SegmentHeard) and (text := shown(event.segment))
        )
        done = [event.done for event in events if isinstance(event, Progress)]
        self.state.set(replace(state, lines=state.lines + spoken, heard_ms=max([state.heard_ms, *done])))

    def _complete(self, _outcome: Outcome) -> None:
        self._job = None
        self.state.set(replace(self.state.state, on=False, stopping=False, complete=True))

    def _failed(self, error: LokasError) -> None:
        self._job = None
        self.state.set(replace(self.state.state, on=False, stopping=False, trouble=error))

    def _ended(self, _nothing: None) -> None:
        self._job = None
        self.state.set(replace(self.state.state, on=False, stopping=False))
