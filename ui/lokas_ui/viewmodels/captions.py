"""The captions of a meeting as a profile lays them out: looked at one by one, with what a check finds in them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lokas.text.checking import check
from lokas.text.export.captions import cues_of
from lokas.text.profiles import profile_for
from lokas_ui.viewmodels.observable import Observable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lokas.errors import LokasError
    from lokas.jobs import CancelToken, Job
    from lokas.text.export.options import ExportOptions
    from lokas.text.findings import Finding, Report
    from lokas.types import Cue, Transcript
    from lokas.workspace import Workspace
    from lokas_ui.viewmodels.running import Runner

    Laid = tuple[tuple[Cue, ...], Report]
    Made = Job[Laid]


@dataclass(frozen=True, slots=True)
class CaptionsState:
    """`cues` and `report` are None while they are made. `at`: the place of the caption that is shown, from 0."""

    cues: tuple[Cue, ...] | None = None
    report: Report | None = None
    at: int = 0
    trouble: LokasError | None = None

    @property
    def cue(self) -> Cue | None:
        """The caption that is shown; None where there is none."""
        return self.cues[self.at] if self.cues else None

    @property
    def found(self) -> tuple[Finding, ...]:
        """What was found in that caption."""
        findings = self.report.findings if self.report else ()
        return tuple(one for one in findings if one.cue == self.at + 1)


class Captions:
    """The view-model of the preview of captions. They are made only when somebody wants to see them."""

    def __init__(self, workspace: Workspace, runner: Runner) -> None:
        self._workspace, self._runner = workspace, runner
        self._wanted: tuple[Transcript, ExportOptions] | None = None
        self._made: tuple[Transcript, ExportOptions] | None = None
        self._job: Made | None = None
        self.state = Observable(CaptionsState())

    def want(self, transcript: Transcript, options: ExportOptions) -> None:
        """These are to be shown from now on; nothing is done before `look`."""
        self._wanted = transcript, options

    def look(self) -> None:
        """Lay them out and check them, unless that was done. The time that is shown stays."""
        wanted = self._wanted
        if wanted is None or wanted == self._made:
            return
        self._stop()
        self._made = wanted
        before = self.state.state.cue
        at_ms = before.start_ms if before else 0
        self.state.set(CaptionsState())
        self._job = job = self._workspace.background(lambda _emit, token: laid_out(*wanted, token))
        self._runner.follow(job, lambda made: self._take(job, made, at_ms), lambda error: self._fail(job, error))

    def show(self, at: int) -> None:
        """Show the caption in a place; the nearest there is."""
        state = self.state.state
        if state.cues:
            self.state.set(replace(state, at=max(0, min(at, len(state.cues) - 1))))

    def step(self, by: int) -> None:
        """Show the caption so many places on, or back."""
        self.show(self.state.state.at + by)

    def close(self) -> None:
        """Forget them."""
        self._stop()
        self._wanted = self._made = None
        self.state.set(CaptionsState())

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._job = None

    def _take(self, job: Made, made: Laid, at_ms: int) -> None:
        if job is not self._job:
            return
        cues, report = made
        self.state.set(CaptionsState(cues, report))
        self.show(bisect_right([cue.start_ms for cue in cues], at_ms) - 1)

    def _fail(self, job: Made, error: LokasError) -> None:
        if job is self._job:
            self._made = None
            self.state.set(CaptionsState(trouble=error))


def laid_out(transcript: Transcript, options: ExportOptions, token: CancelToken) -> Laid:
    """The captions of a transcript and their report; 40,000 words take two seconds. Raises `Cancelled`."""
    cues = tuple(_until_cancelled(cues_of(transcript, options), token))
    profile = options.profile or profile_for(transcript.language)
    marks = profile if options.speakers else replace(profile, speakers="none")
    return cues, check(cues, marks, transcript.language, sound_ms=transcript.source.duration_ms or None)


def _until_cancelled(cues: Iterator[Cue], token: CancelToken) -> Iterator[Cue]:
    for cue in cues:
        token.check()
        yield cue
