"""What Lokas stands on: what is found when it examines this computer, and the works of others that it is made of."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from typing import TYPE_CHECKING

from lokas.jobs import Progress
from lokas_ui.viewmodels.observable import Observable

if TYPE_CHECKING:
    from lokas.doctor import Check
    from lokas.errors import LokasError
    from lokas.jobs import Event, Job
    from lokas.workspace import Workspace
    from lokas_ui.viewmodels.running import Runner

LONGEST_LICENCE = 60
"""Characters: some packages give the whole text where its name should be."""


@dataclass(frozen=True, slots=True)
class Part:
    """A work of others that Lokas is made of; `licence` is empty where its makers do not say it in a word."""

    name: str
    version: str
    licence: str


@dataclass(frozen=True, slots=True)
class ExaminationState:
    """`checks` is None before the first examination; `percent` None while none runs or nobody knows how far it is."""

    checks: tuple[Check, ...] | None = None
    running: bool = False
    percent: int | None = None
    parts: tuple[Part, ...] = ()
    trouble: LokasError | None = None


class Examination:
    """The view-model of the page about Lokas."""

    def __init__(self, workspace: Workspace, runner: Runner) -> None:
        self._workspace, self._runner = workspace, runner
        self._job: Job[list[Check]] | None = None
        self.state = Observable(ExaminationState())

    def read_parts(self) -> None:
        """Find out what Lokas is made of, once."""
        if not self.state.state.parts:
            job = self._workspace.background(lambda _emit, _token: parts_of("lokas"))
            self._runner.follow(job, lambda parts: self._change(parts=parts), lambda _error: None)

    def examine(self) -> None:
        """Look at everything Lokas needs; nothing is changed and nothing is sent."""
        self._job = job = self._workspace.examine()
        self._change(running=True, percent=None, trouble=None)
        self._runner.follow(
            job,
            lambda checks: self._change(running=False, checks=tuple(checks)),
            lambda error: self._change(running=False, trouble=error),
            self._reported,
            lambda: self._change(running=False),
        )

    def stop(self) -> None:
        """End the examination."""
        if self._job is not None:
            self._job.cancel()

    def _reported(self, events: list[Event]) -> None:
        told = [event for event in events if isinstance(event, Progress) and event.total]
        if told and told[-1].total:
            self._change(percent=100 * told[-1].done // told[-1].total)

    def _change(self, **changes: object) -> None:
        self.state.set(replace(self.state.state, **changes))  # type: ignore[arg-type]


def parts_of(name: str) -> tuple[Part, ...]:
    """The packages that one needs, directly or not, as far as they are installed; by name."""
    found: dict[str, Part] = {}
    waiting = _needed(distribution(name))
    while waiting:
        wanted = waiting.pop()
        if _key(wanted) in found:
            continue
        try:
            one = distribution(wanted)
        except PackageNotFoundError:  # for another system
            continue
        found[_key(wanted)] = Part(one.metadata["Name"], one.version, licence_of(one))
        waiting += _needed(one)
    return tuple(found[key] for key in sorted(found))


def licence_of(one: Distribution) -> str:
    """The name of a package's licence, in one of the three places where packages tell it."""
    told = [*(one.metadata.get_all("License-Expression") or ()), *(one.metadata.get_all("License") or ())]
    classes = [row for row in one.metadata.get_all("Classifier") or () if row.startswith("License")]
    names = (*told, ", ".join(row.rpartition(" :: ")[2] for row in classes))
    return next((name for name in names if 0 < len(name) <= LONGEST_LICENCE and "\n" not in name), "")


def _key(name: str) -> str:
    """Packages are called with dashes by some and with underscores by others."""
    return re.sub(r"[-_.]+", "-", name).casefold()


def _needed(one: Distribution) -> list[str]:
    """The packages it always needs; those of extras are left out."""
    rows = [row for row in one.requires or () if "extra ==" not in row]
    return [match[0] for row in rows if (match := re.match(r"[\w.-]+", row))]
