"""The models, of speech and of voices: what is here, what can come, and what is being done with one of them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, TypeVar

from lokas.errors import LokasError
from lokas.jobs import Progress
from lokas.speech.engine import EngineOptions
from lokas_models.listing import Row, pair_rows, rows
from lokas_ui.viewmodels.observable import Observable
from lokas_ui.viewmodels.unfinished import Unfinished

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from lokas.estimate import Speed
    from lokas.jobs import Event, Job
    from lokas.workspace import Workspace
    from lokas_models.installed import FileCheck, InstalledModel
    from lokas_models.store import Installation
    from lokas_ui.viewmodels.running import Runner

T = TypeVar("T")

Kind = Literal["install", "import", "verify", "measure", "remove"]

HOUR_MS = 3_600_000
UNRECOGNISED = "model.unrecognised"


@dataclass(frozen=True, slots=True)
class Work:
    """What is being done. `done` and `total`: bytes, or milliseconds of a measurement; `total` None: not begun yet."""

    kind: Kind
    model: str
    done: int = 0
    total: int | None = None
    stopping: bool = False

    @property
    def percent(self) -> int | None:
        """How far it is; None where that is not known."""
        return None if not self.total else min(100, 100 * self.done // self.total)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the last work ended. `wrong`: the files that a verification found damaged or missing.

    `kept`: it was stopped, and what was downloaded so far is there for the next time.
    """

    kind: Kind
    model: str
    wrong: tuple[str, ...] = ()
    kept: bool = False


@dataclass(frozen=True, slots=True)
class ModelsState:
    """What the screen shows. `hour_s`: the seconds an hour of sound takes here, of the models that were measured.

    `nameless`: where a model was found that Lokas does not know, which can come under a name that the person gives.
    """

    rows: tuple[Row, ...] = ()
    chosen: str | None = None
    hour_s: Mapping[str, int] = field(default_factory=dict)
    work: Work | None = None
    outcome: Outcome | None = None
    nameless: Path | None = None
    trouble: LokasError | None = None

    @property
    def row(self) -> Row | None:
        """The model that is chosen."""
        return next((row for row in self.rows if row.id == self.chosen), None)

    @property
    def usable(self) -> bool:
        """Whether a model is here that can transcribe meetings."""
        speech = (row for row in self.rows if not row.tells_speakers)
        return any(row.state == "installed" and not (row.entry and row.entry.built_in) for row in speech)


class Models:
    """The view-model of the models. One thing is done at a time.

    `left`: the model that was being installed when Lokas stopped, or was closed, the last time; None for none.
    """

    def __init__(self, workspace: Workspace, runner: Runner) -> None:
        self._workspace, self._runner = workspace, runner
        self._job: Job[object] | None = None
        self._unfinished = Unfinished(workspace.places.data / "installing.json")
        left = next(iter(self._unfinished.read()), None)
        outcome = Outcome("install", left, kept=True) if left else None
        self.left = Observable(left)
        self.state = Observable(ModelsState(chosen=left, outcome=outcome))

    def refresh(self) -> None:
        """Look at what is here."""
        try:
            advised = self._workspace.models.recommended().id
            here, catalogue = self._workspace.models, self._workspace.catalogue
            pairs = pair_rows(catalogue, here.of_voices())
            found = (*rows(catalogue, here.of_speech(), advised), *pairs)
        except LokasError as error:
            self._change(trouble=error)
            return
        own = [row for row in found if row.state != "absent" and not (row.entry and row.entry.built_in)]
        speech = [row.id for row in own if not row.tells_speakers]
        chosen = self.state.state.chosen
        kept = chosen if any(row.id == chosen for row in found) else None
        self._change(rows=found, chosen=kept or (speech[0] if speech else advised), hour_s=self._measured(found))

    def choose(self, model: str) -> None:
        """Show another model."""
        self._change(chosen=model)

    def install(self) -> None:
        """Download the chosen model, or what is wanting of it."""
        model = self.state.state.chosen or ""
        self.forget_left()
        self._unfinished.note([model])
        self._follow("install", model, self._workspace.models.install(model), self._installed)

    def go_on(self) -> None:
        """Install what is left."""
        if self.left.state is not None:
            self.choose(self.left.state)
            self.install()

    def forget_left(self) -> None:
        """The person knows: it is not offered any more. What was downloaded of it is kept."""
        self.left.set(None)
        self._unfinished.note(())

    def take_in(self, source: Path, name: str | None = None) -> None:
        """Import a model from a folder or a zip; where Lokas does not know it, `nameless` asks for a name."""
        self._follow("import", source.name, self._workspace.models.take(source, name), self._taken_in, source)

    def leave_out(self) -> None:
        """Import nothing: the person gives the model that Lokas does not know no name."""
        self._change(nameless=None)

    def verify(self) -> None:
        """Compare every file of the chosen model with what it should be."""
        model = self.state.state.chosen or ""
        self._follow("verify", model, self._workspace.models.verify(model), self._verified)

    def measure(self) -> None:
        """Find out how fast the chosen model is on this computer."""
        model = self.state.state.chosen or ""
        self._follow("measure", model, self._workspace.measure(model, EngineOptions()), self._was_measured)

    def remove(self) -> None:
        """Delete the chosen model."""
        model = self.state.state.chosen or ""
        job = self._workspace.background(lambda _emit, _token: self._workspace.models.remove(model))
        self._follow("remove", model, job, lambda _nothing: self._ended(Outcome("remove", model)))

    def stop(self) -> None:
        """End what is being done, at its next step."""
        work = self.state.state.work
        if self._job is not None and work is not None:
            self._change(work=replace(work, stopping=True))
            self._job.cancel()

    def close(self) -> None:
        """The application ends: what is being downloaded is offered the next time."""
        if self._job is not None:
            self._job.cancel()

    def _follow(
        self, kind: Kind, model: str, job: Job[T], done: Callable[[T], None], source: Path | None = None
    ) -> None:
        self._job = job  # type: ignore[assignment]  # it is only cancelled
        self._change(work=Work(kind, model), outcome=None, trouble=None, nameless=None)
        self._runner.follow(
            job, done, lambda error: self._failed(error, source), self._reported, lambda: self._cancelled(kind, model)
        )

    def _reported(self, events: list[Event]) -> None:
        work = self.state.state.work
        told = [event for event in events if isinstance(event, Progress)]
        if work is not None and told:
            self._change(work=replace(work, done=told[-1].done, total=told[-1].total))

    def _installed(self, installation: Installation) -> None:
        self._ended(Outcome("install", installation.model.id))

    def _taken_in(self, model: InstalledModel) -> None:
        self._ended(Outcome("import", model.id), chosen=model.id)

    def _verified(self, checks: tuple[FileCheck, ...]) -> None:
        wrong = tuple(one.file for one in checks if one.state != "good")
        self._ended(Outcome("verify", self.state.state.chosen or "", wrong))

    def _was_measured(self, _speed: Speed) -> None:
        self._ended(Outcome("measure", self.state.state.work.model if self.state.state.work else ""))

    def _failed(self, error: LokasError, source: Path | None) -> None:
        nameless = source if error.code == UNRECOGNISED else None
        self._ended(None, trouble=None if nameless else error, nameless=nameless)

    def _cancelled(self, kind: Kind, model: str) -> None:
        self._ended(Outcome(kind, model, kept=True) if kind == "install" else None)

    def _ended(self, outcome: Outcome | None, **changes: object) -> None:
        self._job = None
        if self.left.state is None:
            self._unfinished.note(())
        self._change(work=None, outcome=outcome, **changes)
        self.refresh()

    def _measured(self, found: tuple[Row, ...]) -> Mapping[str, int]:
        speech = (row.id for row in found if row.model and not row.tells_speakers)
        taken = {one: self._workspace.estimate_s(one, EngineOptions(), HOUR_MS) for one in speech}
        return MappingProxyType({model: seconds for model, seconds in taken.items() if seconds is not None})

    def _change(self, **changes: object) -> None:
        self.state.set(replace(self.state.state, **changes))  # type: ignore[arg-type]
