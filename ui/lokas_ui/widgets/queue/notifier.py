"""A word from the system when a transcription has ended while the person looks at something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from lokas_ui.widgets.icons import icon
from lokas_ui.widgets.queue.dock_line import SCREEN, headline
from lokas_ui.widgets.watching import watch

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from lokas_ui.viewmodels.navigator import Navigator
    from lokas_ui.viewmodels.queue import Over, Queue

SHOWN_MS = 10_000


class Notifier(QObject):
    """Tells of the last transcription that ended, once nothing waits behind it any more; a click leads there.

    While the window is looked at, its own line says it. The icon beside the clock is there only as long as its message.
    """

    def __init__(self, window: QWidget, queue: Queue, navigator: Navigator) -> None:
        super().__init__(window)
        self._window, self._navigator = window, navigator
        self._tray: QSystemTrayIcon | None = None
        self._last: Over | None = None
        watch(self, queue.over, self._tell)

    def _tell(self, over: Over | None) -> None:
        if over is None or self._window.isActiveWindow() or (over.left and over.trouble is None):
            return
        self._last = over
        QApplication.alert(self._window)
        if QSystemTrayIcon.isSystemTrayAvailable():
            tray = self._shown_tray()
            name = "warning" if over.trouble else "check"
            tray.showMessage("Lokas", headline(over), icon(name, self._window.palette()), SHOWN_MS)
            QTimer.singleShot(SHOWN_MS, tray, tray.hide)

    def _shown_tray(self) -> QSystemTrayIcon:
        if self._tray is None:
            self._tray = QSystemTrayIcon(icon("queue", self._window.palette()), self)
            self._tray.messageClicked.connect(self._go)
            self._tray.activated.connect(self._go)
        self._tray.setToolTip("Lokas")
        self._tray.show()
        return self._tray

    def _go(self) -> None:
        """Show what the message was about."""
        if self._tray is not None:
            self._tray.hide()
        self._window.showNormal() if self._window.isMinimized() else self._window.show()
        self._window.raise_()
        self._window.activateWindow()
        over = self._last
        if over is not None and over.trouble is None and over.folder is not None:
            self._navigator.go("review", over.folder)
        else:
            self._navigator.go(SCREEN)
