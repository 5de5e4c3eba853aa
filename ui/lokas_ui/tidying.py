"""Python's garbage is collected by us: in Qt's thread, and the long way when nobody looks.

By itself Python does it in whichever thread happens to allocate, which may free a Qt object where no Qt object may be
freed, and at any moment: with a text of four hours open, 80 ms between two keys.
"""

from __future__ import annotations

import gc
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

STEP_MS = 1_000
YOUNG = 2_000
"""New objects that wait to be looked at; what is young is soon looked at: a millisecond."""
SELDOM_S, LATEST_S = 60, 900
"""Everything is looked at so often at most while the person is elsewhere, and so often at least."""


class Tidying(QObject):
    """From when it is made until `stop`, Python collects nothing by itself."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application, self._last_s = application, time.monotonic()
        self._timer = QTimer(self)
        self._timer.setInterval(STEP_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        gc.disable()

    def look(self) -> None:
        """Collect what there is to collect now."""
        since_s = time.monotonic() - self._last_s
        away = self._application.applicationState() != Qt.ApplicationState.ApplicationActive
        if since_s > (SELDOM_S if away else LATEST_S):
            gc.collect()
            self._last_s = time.monotonic()
        elif gc.get_count()[0] > YOUNG:
            gc.collect(1)

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.enable()
