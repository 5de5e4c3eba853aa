"""Voices that are told apart once a meeting is transcribed, as a person asked before: also after a restart."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lokas.meeting import Meeting
from lokas_ui.viewmodels.unfinished import Unfinished

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from lokas.errors import LokasError
    from lokas.jobs import Job
    from lokas.speakers import SpeakersFound
    from lokas.workspace import Workspace
    from lokas_ui.viewmodels.running import Runner

APART = "\n"
"""Between the folder of a meeting and what somebody without a name is called there, as it is kept."""


class VoicesAfter:
    """What was asked for, and the work on it, one meeting after the other in the lane of the engine.

    `failed` is told what went wrong; the text is then as it was, and the person can ask again beside it.
    """

    def __init__(self, workspace: Workspace, runner: Runner, failed: Callable[[LokasError], None]) -> None:
        self._workspace, self._runner, self._failed = workspace, runner, failed
        self._kept = Unfinished(workspace.places.data / "voices.json")
        self._asked = dict(one.split(APART, 1) for one in self._kept.read() if APART in one)
        self._works: dict[str, Job[SpeakersFound]] = {}

    def ask(self, folder: Path, called: str) -> None:
        """Tell the voices apart as soon as there is a text; `called`: as of `SpeakersRequest`."""
        self._asked[str(folder)] = called
        self._keep()

    def forget(self, folder: Path) -> None:
        """It is not wished any more."""
        self._asked.pop(str(folder), None)
        self._keep()

    def begin(self, waiting: Collection[Path]) -> None:
        """Begin with those meetings that were asked for, have a text, and do not wait to be transcribed."""
        for name, called in tuple(self._asked.items()):
            folder = Path(name)
            if name not in self._works and folder not in waiting and Meeting(folder).transcript.exists():
                self._begin(folder, called)

    def close(self) -> None:
        """Stop; what is not done is begun again at the next start."""
        for job in self._works.values():
            job.cancel()

    def _begin(self, folder: Path, called: str) -> None:
        from lokas.speakers import SpeakersRequest  # noqa: PLC0415 - it loads what nothing else needs at a start

        self._works[str(folder)] = job = self._workspace.find_speakers(SpeakersRequest(folder, called))
        self._runner.follow(
            job,
            lambda _found: self._ended(folder),
            lambda error: self._ended(folder, error),
            cancelled=lambda: None,
        )

    def _ended(self, folder: Path, error: LokasError | None = None) -> None:
        self._works.pop(str(folder), None)
        self.forget(folder)
        if error is not None:
            self._failed(error)

    def _keep(self) -> None:
        self._kept.note(APART.join(one) for one in self._asked.items())
