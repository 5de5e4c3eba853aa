"""The register of decisions: every decision, vote and action of all meetings, filtered, and as a table for others."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lokas.files import write_atomic
from lokas.library.decisions import KINDS, Asked, Decision, register
from lokas.library.index import Index
from lokas.library.references import folded
from lokas.library.register_table import BYTE_ORDER_MARK, csv_lines
from lokas_ui.viewmodels.finding import wanted_of
from lokas_ui.viewmodels.observable import Observable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from lokas.errors import LokasError
    from lokas.jobs import CancelToken, Job
    from lokas.library.index import Emit
    from lokas.workspace import Workspace
    from lokas_ui.viewmodels.running import Runner

    Found = tuple[tuple[Decision, ...], bool]

PERIODS = ("any", "this year", "last year", "12 months", "chosen")
"""The times of meetings that can be chosen; of the last one, a person says from when and until when."""


@dataclass(frozen=True, slots=True)
class RegisterState:
    """The part of the register that is `asked` for, and what was found, None until it was read.

    `by_subject`: what belongs together stands together; else by date, the newest first. `anywhere`: whether there is
    anything in the register at all. `written`: the table that was made last.
    """

    asked: Asked = Asked()  # noqa: RUF009 - a frozen value
    by_subject: bool = False
    found: tuple[Decision, ...] | None = None
    anywhere: bool = True
    written: Path | None = None
    trouble: LokasError | None = None

    @property
    def narrowed(self) -> bool:
        """Whether anything is left out by a filter."""
        return self.asked != Asked()


class Register:
    """The view-model of the register; what is asked later takes the place of what was asked before."""

    def __init__(self, workspace: Workspace, runner: Runner) -> None:
        self._workspace, self._runner = workspace, runner
        self._job: Job[Found] | None = None
        self.state = Observable(RegisterState())

    def refresh(self) -> None:
        """Read it anew."""
        self._ask(self.state.state)

    def look_for(self, typed: str) -> None:
        """Only what has these words and tags; see `finding.wanted_of`."""
        wanted = wanted_of(typed)
        self._narrow(replace(self.state.state.asked, words=wanted.words, tags=wanted.tags))

    def show_kinds(self, kinds: Sequence[str], *, open_only: bool = False) -> None:
        """Only these kinds, none meaning all; `open_only`: only actions that nobody noted as done."""
        self._narrow(replace(self.state.state.asked, kinds=tuple(kinds) or KINDS, open_only=open_only))

    def show_days(self, since: dt.date | None, until: dt.date | None) -> None:
        """Only meetings of these days, both counted in; None: without such a limit."""
        self._narrow(replace(self.state.state.asked, since=since, until=until))

    def sort(self, *, by_subject: bool) -> None:
        """What belongs together stands together, or by date."""
        state = self.state.state
        found = None if state.found is None else ordered(state.found, by_subject=by_subject)
        self.state.set(replace(state, by_subject=by_subject, found=found))

    def forget_filters(self) -> None:
        """Show all of it."""
        self._narrow(Asked())

    def write_table(self, target: Path) -> None:
        """Write what is shown as a table for spreadsheets; a file that is there is written over."""
        found = self.state.state.found or ()
        self._runner.follow(
            self._workspace.background(
                lambda _emit, _token: write_atomic(target, "".join([BYTE_ORDER_MARK, *csv_lines(found)]))
            ),
            lambda _: self.state.set(replace(self.state.state, written=target, trouble=None)),
            self._failed,
        )

    def finish(self, action: Decision) -> None:
        """Note that an action was done today; of one that is, that it is still to be done."""
        when = str(dt.date.today()) if action.is_open else ""

        def work() -> bool:
            from lokas.library.finishing import finish  # noqa: PLC0415 - to show a list opens no text

            return finish(action, when)

        self._runner.follow(
            self._workspace.background(lambda _emit, _token: work()), lambda _: self.refresh(), self._failed
        )

    def dismiss(self) -> None:
        """There is nothing to tell any more."""
        self.state.set(replace(self.state.state, written=None, trouble=None))

    def _narrow(self, asked: Asked) -> None:
        if asked != self.state.state.asked:
            self._ask(replace(self.state.state, asked=asked))

    def _ask(self, state: RegisterState) -> None:
        self.state.set(state)
        workspace, asked = self._workspace, state.asked

        def work(emit: Emit, token: CancelToken) -> Found:
            token.check()
            index, library = Index(workspace.places.index), workspace.library

            def ask() -> Found:
                found = tuple(register(index, library, asked))
                return found, bool(found or (asked != Asked() and register(index, library, Asked())))

            return index.answer(ask, library, emit, token)[0]

        if self._job is not None:
            self._job.cancel()
        self._job = job = workspace.look_up(work)
        self._runner.follow(job, lambda found: self._took(job, found), self._failed)

    def _took(self, job: Job[Found], found: Found) -> None:
        if job is self._job:
            state = self.state.state
            shown = ordered(found[0], by_subject=state.by_subject)
            self.state.set(replace(state, found=shown, anywhere=found[1], trouble=None))

    def _failed(self, error: LokasError) -> None:
        self.state.set(replace(self.state.state, trouble=error))


def ordered(found: Sequence[Decision], *, by_subject: bool) -> tuple[Decision, ...]:
    """By the point of the agenda and the subject, each by date; or the newest first."""
    if by_subject:
        return tuple(sorted(found, key=lambda one: (folded(one.agenda), folded(one.subject), one.began, one.start_ms)))
    return tuple(sorted(found, key=lambda one: (-one.began.timestamp(), one.start_ms)))


def days_of(period: str, today: dt.date) -> tuple[dt.date | None, dt.date | None]:
    """The first and the last day of one of `PERIODS`, both counted in; None without such a limit."""
    if period == "this year":
        return today.replace(month=1, day=1), None
    if period == "last year":
        last = today.year - 1
        return dt.date(last, 1, 1), dt.date(last, 12, 31)
    if period == "12 months":
        return today - dt.timedelta(days=365), None
    return None, None
