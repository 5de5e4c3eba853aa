"""That the window answers at once: how Python takes turns, and what screens need, loaded before they are asked for."""

from __future__ import annotations

import builtins
import pkgutil
import sys
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

import lokas_ui
from lokas.jobs import Job, Lane

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lokas.jobs import CancelToken

TURN_S = 0.000_5
"""Qt's thread gives Python's lock away at every call of Qt, and asks for it again: at Python's usual 5 ms each time, a
screen that is drawn in fifty calls would take a quarter of a second beside a thread that computes."""

AFTER_MS = 1_000
"""By then the window is there, and people look at it."""

NEEDED_LATER = (
    "lokas.audio.player",
    "lokas.audio.peaks",
    "lokas.library.incoming.intake",
    "lokas.library.index.searching",
    "lokas.live",
    "lokas.meeting.editing",
    "lokas.text.glossary",
)
"""What the core loads at the click that asks for it."""


def take_turns() -> None:
    """Let threads change soon, and have modules imported without a look at their source.

    PySide6 reads the source of each module that is imported, for features that nobody asks for here (its module
    ``__feature__``): a third of the time that a screen takes to load, and three megabytes. It keeps Python's own
    function under another name.
    """
    sys.setswitchinterval(TURN_S)
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


class Readiness(QObject):
    """Loads all that the screens need, in a thread of its own, from a moment after it is made until `close`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = Lane("readiness")
        self._job: Job[None] | None = None
        QTimer.singleShot(AFTER_MS, self, self._begin)

    @property
    def complete(self) -> bool:
        """Whether all is there."""
        return self._job is not None and self._job.over

    def close(self) -> None:
        """Stop at the next module."""
        if self._job is not None:
            self._job.cancel()
        self._lane.close()

    def _begin(self) -> None:
        self._job = Job(self._lane, lambda _emit, token: load(token))


def load(token: CancelToken) -> None:
    """Import what the screens need. Raises `Cancelled`."""
    for name in (*NEEDED_LATER, *modules()):
        token.check()
        import_module(name)


def modules() -> Iterator[str]:
    """The modules of the application."""
    for found in pkgutil.walk_packages(lokas_ui.__path__, f"{lokas_ui.__name__}."):
        if not found.name.endswith("__main__"):
            yield found.name
