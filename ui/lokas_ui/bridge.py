"""The one place where work in other threads reaches Qt: a timer takes what jobs reported, all of it at once.

20,000 signals one by one stall an interface for most of a second; in batches nobody notices. And nothing has to be
sent from one thread to another: jobs keep their events until they are asked for.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer

from lokas_ui.viewmodels.running import conclude

if TYPE_CHECKING:
    from collections.abc import Callable

    from lokas.errors import LokasError
    from lokas.jobs import Event, Job

T = TypeVar("T")

STEP_MS = 50
"""How often jobs are asked: twenty times a second looks like at once."""


class Bridge(QObject):
    """The `Runner` of the application (see `viewmodels.running`). Its timer rests while nothing runs."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._followed: list[Callable[[], bool]] = []
        self._timer = QTimer(self)
        self._timer.setInterval(STEP_MS)
        self._timer.timeout.connect(self._step)

    def follow(
        self,
        job: Job[T],
        done: Callable[[T], None],
        failed: Callable[[LokasError], None],
        events: Callable[[list[Event]], None] | None = None,
        cancelled: Callable[[], None] | None = None,
    ) -> None:
        """See `Runner`."""

        def is_over() -> bool:
            over = job.over  # asked first: what was reported before the end is then among the events
            reported = list(job.reported())
            if reported and events is not None:
                events(reported)
            if over:
                conclude(job, done, failed, cancelled)
            return over

        self._followed.append(is_over)
        self._timer.start()

    @property
    def busy(self) -> bool:
        """Whether anything is followed."""
        return bool(self._followed)

    def forget(self) -> None:
        """Follow nothing any more: nobody is there who could be told."""
        self._timer.stop()
        self._followed.clear()

    def _step(self) -> None:
        for is_over in tuple(self._followed):
            try:
                over = is_over()
            except BaseException:
                self._drop(is_over)  # a defect is told once, not twenty times a second
                raise
            if over:
                self._drop(is_over)
        if not self._followed:
            self._timer.stop()

    def _drop(self, is_over: Callable[[], bool]) -> None:
        with suppress(ValueError):  # whoever was told may have had everything forgotten
            self._followed.remove(is_over)
