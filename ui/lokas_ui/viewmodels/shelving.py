"""Meetings put in order: renamed, tagged, put into the trash and taken back, recovered and mended."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeVar

from lokas.meeting import Meeting
from lokas_ui.viewmodels.observable import Observable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from lokas.errors import LokasError
    from lokas.workspace import Workspace
    from lokas_ui.viewmodels.meetings import Row
    from lokas_ui.viewmodels.running import Runner

    Kind = Literal["deleted", "restored", "renamed", "tagged", "recovered", "mended"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Done:
    """What was done last: with which meetings, by their titles, and where the first lies now.

    `length_ms`: of what was recovered, all together.
    """

    kind: Kind
    titles: tuple[str, ...]
    folder: Path
    length_ms: int = 0


@dataclass(frozen=True, slots=True)
class ShelvingState:
    """What to tell of what was done: `trouble` why it was not."""

    done: Done | None = None
    trouble: LokasError | None = None


class Shelving:
    """Does what is asked for in the lane that owns the folders; `changed` is called once anything may be different."""

    def __init__(self, workspace: Workspace, runner: Runner, changed: Callable[[], None]) -> None:
        self._workspace, self._runner, self._changed = workspace, runner, changed
        self.state = Observable(ShelvingState())

    def rename(self, row: Row, title: str) -> None:
        """Give a meeting another title; nothing where it is the same."""
        if " ".join(title.split()) == row.title:
            return
        self._do(
            lambda: self._workspace.library.rename(Meeting(row.folder), title),
            lambda meeting: Done("renamed", (" ".join(title.split()),), meeting.folder),
        )

    def tag(self, row: Row, tags: Iterable[str]) -> None:
        """Give a meeting these tags and no others."""
        wanted = [" ".join(one.split()) for one in tags]
        wanted = [one for one in wanted if one]
        if tuple(wanted) == row.tags:
            return
        gone = [one for one in row.tags if one not in wanted]

        def change() -> None:
            self._workspace.library.tag(Meeting(row.folder), remove=gone)
            self._workspace.library.tag(Meeting(row.folder), wanted)

        self._do(change, lambda _: Done("tagged", (row.title,), row.folder))

    def delete(self, row: Row) -> None:
        """Put a meeting into the trash, from which `undo` takes it back."""
        self._do(lambda: self._workspace.library.delete(row.folder), lambda place: Done("deleted", (row.title,), place))

    def undo(self) -> None:
        """Take back the meeting that was put into the trash last."""
        done = self.state.state.done
        if done is None or done.kind != "deleted":
            return

        def restore() -> Path:
            library = self._workspace.library
            return library.restore(next(one for one in library.trashed() if one.folder == done.folder.absolute()))

        self._do(restore, lambda place: Done("restored", done.titles, place))

    def recover(self, rows: Iterable[Row]) -> None:
        """Make the sound of interrupted recordings whole and close them."""
        asked = tuple(rows)
        if not asked:
            return
        self._do(
            lambda: [self._workspace.recover(Meeting(row.folder)) for row in asked],
            lambda found: Done(
                "recovered", tuple(row.title for row in asked), asked[0].folder, sum(one.length_ms for one in found)
            ),
        )

    def mend(self, row: Row) -> None:
        """Make a damaged meeting one that opens, of what can still be read of it; the damaged file stays beside."""
        remains = row.remains
        if remains is not None:
            self._do(
                lambda: self._workspace.library.mend(remains),
                lambda meeting: Done("mended", (row.title,), meeting.folder),
            )

    def dismiss(self) -> None:
        """There is nothing to tell any more."""
        self.state.set(ShelvingState())

    def _do(self, work: Callable[[], T], done: Callable[[T], Done]) -> None:
        def finish(result: T) -> None:
            self.state.set(ShelvingState(done(result)))
            self._changed()

        def fail(error: LokasError) -> None:
            self.state.set(replace(self.state.state, trouble=error))
            self._changed()

        self._runner.follow(self._workspace.background(lambda _emit, _token: work()), finish, fail)
