"""The first start, in three steps: the language, the microphone, the model; each can be left for later."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal, get_args

from lokas.errors import LokasError
from lokas_ui.viewmodels.observable import Observable

if TYPE_CHECKING:
    from collections.abc import Callable

    from lokas.audio.sources import SoundSource
    from lokas.jobs import Job
    from lokas.settings import Settings, Value
    from lokas.workspace import Workspace
    from lokas_ui.viewmodels.running import Runner

Step = Literal["language", "microphone", "model"]
STEPS: tuple[Step, ...] = get_args(Step)


@dataclass(frozen=True, slots=True)
class FirstStartState:
    """`sources` is None until they were looked for; `source` is the id of the one that is listened to."""

    step: Step = "language"
    sources: tuple[SoundSource, ...] | None = None
    source: str = ""
    trouble: LokasError | None = None

    @property
    def chosen(self) -> SoundSource | None:
        """The source that is listened to."""
        return next((one for one in self.sources or () if one.id == self.source), None)


class FirstStart:
    """The view-model of the first start, from `step` on. `apply` changes the language; `done` shows what comes after.

    `level`: the peak that is heard now, in [0, 1]; None where nothing is listened to.
    """

    def __init__(
        self,
        workspace: Workspace,
        runner: Runner,
        settings: Settings,
        apply: Callable[[], None],
        done: Callable[[], None],
        *,
        step: Step = STEPS[0],
    ) -> None:
        self._workspace, self._runner, self._settings = workspace, runner, settings
        self._apply, self._done = apply, done
        self._listening: Job[None] | None = None
        self.level: float | None = None
        self.state = Observable(FirstStartState(step))

    def speak(self, language: str) -> None:
        """Use this language from now on."""
        if self._put("interface.language", language):
            self._apply()

    def forward(self) -> None:
        """Go to the next step; after the last one the first start is over, for good."""
        place = STEPS.index(self.state.state.step) + 1
        if place < len(STEPS):
            self._go(STEPS[place])
            return
        self.leave()
        if self._put("interface.started", value=True):
            self._done()

    def back(self) -> None:
        """Go to the step before."""
        self._go(STEPS[max(0, STEPS.index(self.state.state.step) - 1)])

    def find_sources(self) -> None:
        """Look for what can be recorded."""
        self._hush()
        self._change(sources=None, trouble=None)
        self._runner.follow(self._workspace.find_sources(), self._found, self._failed)

    def choose_source(self, source: str) -> None:
        """Listen to this source, which is also the one that is offered for recordings."""
        self._change(source=source, trouble=None)
        self._put("recording.source", source)
        self._listen()

    def leave(self) -> None:
        """Another screen is shown, or the window closes: stop listening."""
        self._hush()

    def _go(self, step: Step) -> None:
        self._hush()
        self._change(step=step, trouble=None)
        if step == "microphone":
            self.find_sources()

    def _found(self, sources: list[SoundSource]) -> None:
        if self.state.state.step != "microphone":
            return
        known = [one.id for one in sources]
        wanted = (self.state.state.source, self._settings["recording.source"], *known)
        self._change(sources=tuple(sources), source=next((one for one in wanted if one in known), ""))
        self._listen()

    def _listen(self) -> None:
        self._hush()
        source = self.state.state.chosen
        if source is None:
            return
        self._listening = job = self._workspace.hear_level(source, self._hear)
        self._runner.follow(job, lambda _: self._hush(), lambda error: self._lost(job, error))

    def _lost(self, job: Job[None], error: LokasError) -> None:
        if job is self._listening:
            self._hush()
            self._failed(error)

    def _hush(self) -> None:
        if self._listening is not None:
            self._listening.cancel()
        self._listening, self.level = None, None

    def _hear(self, peak: float) -> None:
        self.level = peak

    def _put(self, key: str, value: Value) -> bool:
        try:
            self._settings.put(key, value)
        except LokasError as error:
            self._failed(error)
            return False
        return True

    def _failed(self, error: LokasError) -> None:
        self._change(trouble=error, sources=self.state.state.sources or ())

    def _change(self, **fields: Any) -> None:  # noqa: ANN401 - the fields of `FirstStartState`
        self.state.set(replace(self.state.state, **fields))
