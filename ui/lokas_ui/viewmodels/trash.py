"""The trash: meetings that were deleted, to be taken back, or deleted for good once a person says so twice."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from lokas_ui.viewmodels.observable import Observable

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lokas.errors import LokasError
    from lokas.library.trash import Trashed
    from lokas.workspace import Workspace
    from lokas_ui.viewmodels.running import Runner

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class TrashState:
    """What is in the trash, what was deleted last first; None until it was read.

    `asking`: a person wants it emptied and is to say so again. `restored`: the title of what was taken back last, ""
    for nothing; `erased`: how many meetings were deleted for good just now.
    """

    items: tuple[Trashed, ...] | None = None
    asking: bool = False
    restored: str = ""
    erased: int = 0
    trouble: LokasError | None = None

    @property
    def size_bytes(self) -> int:
        """How much room all of it takes."""
        return sum(one.size_bytes for one in self.items or ())


class Trash:
    """The view-model of the trash."""

    def __init__(self, workspace: Workspace, runner: Runner) -> None:
        self._workspace, self._runner = workspace, runner
        self.state = Observable(TrashState())

    def refresh(self) -> None:
        """Read it anew, and tell nothing of before."""
        self._do(lambda: None, lambda _: TrashState())

    def restore(self, folder: Path) -> None:
        """Take back the meeting in this folder of the trash, to where it was."""
        found = next((one for one in self.state.state.items or () if one.folder == folder), None)
        if found is not None:
            self._do(lambda: self._workspace.library.restore(found), lambda _: TrashState(restored=found.title))

    def ask_to_empty(self) -> None:
        """A person wants it emptied: nothing is done before they say so again."""
        self.state.set(replace(self.state.state, asking=bool(self.state.state.items), restored="", erased=0))

    def keep(self) -> None:
        """They do not."""
        self.state.set(replace(self.state.state, asking=False))

    def empty(self) -> None:
        """Delete all of it for good, if that was asked."""
        if self.state.state.asking:
            self._do(self._workspace.library.empty_trash, lambda number: TrashState(erased=number))

    def _do(self, work: Callable[[], T], done: Callable[[T], TrashState]) -> None:
        def work_and_read() -> tuple[T, tuple[Trashed, ...]]:
            return work(), tuple(self._workspace.library.trashed())

        self._runner.follow(
            self._workspace.background(lambda _emit, _token: work_and_read()),
            lambda found: self.state.set(replace(done(found[0]), items=found[1])),
            lambda error: self.state.set(replace(self.state.state, asking=False, trouble=error)),
        )
