"""What tells of a recording outside its screen: the tray icon, the small window, and a window that closes ends nothing.

The recorder is a process of its own. As long as it records, closing the window leaves the small one in its place, so
that nobody is recorded without a sign of it; quitting leaves the recorder at work, and the next start finds it again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from lokas_ui.language import texts
from lokas_ui.sentences import told
from lokas_ui.widgets.icons import icon
from lokas_ui.widgets.recording.small_window import SmallWindow
from lokas_ui.widgets.recording.words import off_record_name, pause_name, sign_colours, sign_of, state_name
from lokas_ui.widgets.times import clock

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from lokas.jobs import Notice
    from lokas_ui.viewmodels.keys import Keys
    from lokas_ui.viewmodels.navigator import Navigator
    from lokas_ui.viewmodels.recording import Recording, RecordingState

LOOK_MS = 50
"""How often the recorder is asked what it does: a meter that moves twenty times a second seems alive."""


class Presence(QObject):
    """Asks the recorder what it does, and shows it wherever the window is not."""

    def __init__(
        self, application: QApplication, window: QWidget, recording: Recording, navigator: Navigator, keys: Keys
    ) -> None:
        super().__init__(window)
        self._application, self._window, self._keys = application, window, keys
        self._recording, self._navigator = recording, navigator
        self._tray: Tray | None = None
        self._small: SmallWindow | None = None
        self._active = self._leaving = False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(recording.look)
        window.installEventFilter(self)
        recording.state.watch(self._follow)
        recording.small.watch(self._show_small)

    def find(self) -> None:
        """Show the recording that was under way when Lokas was closed, or ended, the last time."""
        self._recording.find(lambda: self._navigator.go("recording"))

    def leave(self) -> None:
        """Quit, without ending the recording. Qt closes one window after the other: none may come in its place."""
        self._leaving = True
        self._application.quit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """The window closes: while a meeting is recorded, the small one takes its place."""
        closes = watched is self._window and event.type() == QEvent.Type.Close
        if closes and self._recording.state.state.active and not self._leaving:
            self._recording.small.set(True)
        return super().eventFilter(watched, event)

    def open_window(self) -> None:
        """Show the whole window, in front, in place of the small one."""
        self._recording.small.set(False)
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()

    def _follow(self, state: RecordingState) -> None:
        if state.active != self._active:
            self._active = state.active
            self._application.setQuitOnLastWindowClosed(not state.active)
            self._begin() if state.active else self._end()
        if self._tray is not None and state.active:
            self._tray.show_state(state, quiet=self._window.isActiveWindow())

    def _begin(self) -> None:
        self._timer.start()
        if QSystemTrayIcon.isSystemTrayAvailable():
            self._tray = self._tray or self._made_tray()
            self._tray.show()

    def _end(self) -> None:
        self._timer.stop()
        self._recording.small.set(False)
        if self._tray is not None:
            self._tray.hide()
        if not self._window.isVisible():
            self.open_window()  # what came of it is there

    def _made_tray(self) -> Tray:
        tray = Tray(self._recording, self._window)
        tray.opened.triggered.connect(self.open_window)
        tray.left.triggered.connect(self.leave)
        return tray

    def _show_small(self, wanted: bool) -> None:  # noqa: FBT001 - it watches a truth
        if wanted:
            if self._small is None:
                self._small = SmallWindow(self._recording, self._keys)
                self._small.window_wanted.connect(self.open_window)
                self._window.destroyed.connect(self._small.deleteLater)
            self._small.show()
            self._window.hide()
        elif self._small is not None and self._small.isVisible():
            self._small.hide()
        shown = self._window.isVisible() or self._in_tray() or self._leaving
        if not wanted and self._small is not None and not shown:
            self._window.show()

    def _in_tray(self) -> bool:
        return self._tray is not None and self._tray.isVisible()


class Tray(QSystemTrayIcon):
    """The icon among those of the system. `opened`: show the window; `left`: quit, without ending the recording."""

    def __init__(self, recording: Recording, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._menu = QMenu(window)
        self._state, self.opened, self._small = QAction(), QAction(), QAction()
        self._pause, self._off_record, self._stop, self.left = QAction(), QAction(), QAction(), QAction()
        self._notices: tuple[Notice, ...] = ()
        self._shown = ""
        self._state.setEnabled(False)
        self._menu.addActions([self._state, self.opened, self._small])
        self._menu.addSeparator()
        self._menu.addActions([self._pause, self._off_record, self._stop])
        self._menu.addSeparator()
        self._menu.addAction(self.left)
        self.setContextMenu(self._menu)
        self._small.triggered.connect(lambda: recording.small.set(True))
        self._pause.triggered.connect(recording.pause_or_resume)
        self._off_record.triggered.connect(recording.off_record_or_back)
        self._stop.triggered.connect(recording.stop)
        self.activated.connect(self._clicked)

    def show_state(self, state: RecordingState, *, quiet: bool) -> None:
        """Show this; tell what is new among its notices, unless the person sees them anyway (`quiet`)."""
        name = state_name(state)
        self.setToolTip(f"Lokas – {name} {clock(state.status.recorded_ms)}")
        if name != self._shown:
            self._shown = name
            self._name_all(state)
        new = [one for one in state.status.notices if one not in self._notices]
        self._notices = state.status.notices
        if new and not quiet:
            self.showMessage(state.title, told(new[-1]), QSystemTrayIcon.MessageIcon.Warning)

    def _name_all(self, state: RecordingState) -> None:
        self.setIcon(icon(sign_of(state), sign_colours(state, self._window.palette())))
        self._state.setText(state_name(state))
        self.opened.setText(texts.tr("Open Lokas"))
        self._small.setText(texts.tr("Small window"))
        self._pause.setText(pause_name(state.status))
        self._off_record.setText(off_record_name(state.status))
        self._stop.setText(texts.tr("End the recording"))
        self.left.setText(texts.tr("Quit Lokas (the recording goes on)"))

    def _clicked(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason == QSystemTrayIcon.ActivationReason.Trigger:
            self.opened.trigger()
