"""What is typed counts after a pause, and after some seconds also where nobody pauses: no crash costs more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QLineEdit

PAUSE_MS = 1_000
LONGEST_MS = 5_000


class Pause(QTimer):
    """Its timeout: nobody typed for a while, or somebody types for `LONGEST_MS` already. It is told of each key."""

    def __init__(self, parent: QObject, pause_ms: int = PAUSE_MS) -> None:
        super().__init__(parent)
        self.setSingleShot(True)
        self._pause_ms, self._since = pause_ms, QElapsedTimer()

    def typed(self) -> None:
        """Something was typed just now."""
        if not self.isActive():
            self._since.start()
        self.start(max(0, min(self._pause_ms, LONGEST_MS - self._since.elapsed())))


def when_typed(field: QLineEdit, tell: Callable[[], object], ready: Callable[[], bool] = lambda: True) -> None:
    """`tell` when the person goes on to another field, and after a pause already if what is typed is `ready`."""
    pause = Pause(field)
    pause.timeout.connect(lambda: tell() if ready() else None)
    field.textEdited.connect(pause.typed)
    field.editingFinished.connect(pause.stop)
    field.editingFinished.connect(tell)
