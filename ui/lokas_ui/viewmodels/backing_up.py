"""Meetings put into one `.lokas` file, for a stick or another computer: how far that is, and what is not in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from lokas.jobs import Notice, Progress
from lokas.library.endings import BACKUP
from lokas.meeting import find_meetings
from lokas_ui.viewmodels.observable import Observable
from lokas_ui.viewmodels.unfinished import Unfinished

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lokas.errors import LokasError
    from lokas.jobs import CancelToken, Event, Job
    from lokas.library.index import Emit
    from lokas.library.packing.backup import Backup
    from lokas.workspace import Workspace
    from lokas_ui.viewmodels.running import Runner


@dataclass(frozen=True, slots=True)
class BackingUpState:
    """The file that is being written, "" for none, and how far, in bytes; then what it holds and what is to be told."""

    name: str = ""
    done: int = 0
    total: int | None = None
    made: Backup | None = None
    trouble: LokasError | None = None
    notices: tuple[Notice, ...] = ()

    @property
    def busy(self) -> bool:
        """Whether one is being written."""
        return bool(self.name)


class BackingUp:
    """The view-model of a backup; one at a time.

    `left`: the file that was being written when Lokas stopped, or was closed, the last time; None for none.
    """

    def __init__(self, workspace: Workspace, runner: Runner) -> None:
        self._workspace, self._runner = workspace, runner
        self._job: Job[Backup] | None = None
        self._unfinished = Unfinished(workspace.places.data / "backup under way.json")
        self._asked = tuple(map(Path, self._unfinished.read()))
        self.left = Observable(self._asked[0] if self._asked else None)
        self.state = Observable(BackingUpState())

    def write(self, target: Path, folders: Sequence[Path] = ()) -> None:
        """Write the meetings in these folders, or all there are, and the glossary; sounds that lie elsewhere too.

        A file that is there is written over: the person was asked by whoever let them choose its name.
        """
        if self.state.state.busy:
            return
        target = target if target.suffix.lower() == BACKUP else target.with_name(f"{target.name}{BACKUP}")
        self.state.set(BackingUpState(target.name))
        self.left.set(None)
        self._unfinished.note(str(one.absolute()) for one in (target, *folders))
        places = self._workspace.places

        def work(emit: Emit, token: CancelToken) -> Backup:
            from lokas.library.packing.backup import Wanted, back_up  # noqa: PLC0415 - not before it is wanted

            asked = tuple(folders) or tuple(one.folder for one in find_meetings(places.meetings))
            wanted = Wanted(asked, places.glossary, with_sound=True)
            return back_up(wanted, target, emit, token, replace_existing=True)

        self._job = self._workspace.long_work(work)
        self._runner.follow(self._job, self._made, self._failed, self._heard, self.dismiss)

    def write_left(self) -> None:
        """Write what was left, from its beginning."""
        target, *folders = self._asked
        self.write(target, folders)

    def forget_left(self) -> None:
        """The person does not want it any more."""
        self.left.set(None)
        self._unfinished.note(())

    def cancel(self) -> None:
        """Stop; nothing is left of the file."""
        self._unfinished.note(())
        self.stop()

    def stop(self) -> None:
        """The application ends: stop, and offer to write it the next time."""
        if self._job is not None:
            self._job.cancel()

    def dismiss(self) -> None:
        """There is nothing to tell any more."""
        self._job = None
        self.state.set(BackingUpState())

    def _made(self, made: Backup) -> None:
        self._job = None
        self._unfinished.note(())
        self.state.set(BackingUpState(made=made, notices=self.state.state.notices))

    def _failed(self, error: LokasError) -> None:
        self._job = None
        self._unfinished.note(())
        self.state.set(BackingUpState(trouble=error))

    def _heard(self, events: list[Event]) -> None:
        state = self.state.state
        told = [one for one in events if isinstance(one, Progress)]
        notices = tuple(one for one in events if isinstance(one, Notice))
        if told:
            state = replace(state, done=told[-1].done, total=told[-1].total)
        self.state.set(replace(state, notices=(*state.notices, *notices)))
