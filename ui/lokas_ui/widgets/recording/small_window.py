"""The small window of a recording: above all others, with its time and the buttons that cannot wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from lokas_ui.language import texts
from lokas_ui.widgets.icons import icon
from lokas_ui.widgets.keys import press, shortcut, tell
from lokas_ui.widgets.marks import kinds
from lokas_ui.widgets.recording.panel import RecordingPanel
from lokas_ui.widgets.recording.words import off_record_name, pause_name
from lokas_ui.widgets.screen import Screen
from lokas_ui.widgets.watching import watch

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from lokas_ui.viewmodels.keys import Keys
    from lokas_ui.viewmodels.recording import Recording, RecordingState


class SmallWindow(Screen):
    """`window_wanted`: the whole window is to be shown. Closing it ends nothing."""

    window_wanted = Signal()

    def __init__(self, recording: Recording, keys: Keys) -> None:
        super().__init__()
        self._recording, self._keys = recording, keys
        self.setWindowFlags(Qt.WindowType.Window | Qt.WindowType.WindowStaysOnTopHint)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self._panel = RecordingPanel(large=False)
        self._pause, self._off_record = QPushButton(), QPushButton()
        self._mark, self._window = QPushButton(), QPushButton()
        self.first = self._pause
        self._arrange()
        self._pause.clicked.connect(recording.pause_or_resume)
        self._off_record.clicked.connect(recording.off_record_or_back)
        self._mark.clicked.connect(lambda: recording.mark("decision"))
        self._window.clicked.connect(self.window_wanted)
        for name, button in self._keyed().items():
            shortcut(keys, name, self, press(button)).setAutoRepeat(False)
        self.retranslate()
        self.recolour()
        recording.state.watch(self._show)
        watch(self, keys.held, lambda _: tell(keys, self._keyed()))

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """It is not wanted any more."""
        super().closeEvent(event)
        self._recording.small.set(False)

    def retranslate(self) -> None:
        """See `Screen`."""
        self._mark.setText(kinds()["decision"])
        tell(self._keys, self._keyed())
        self._window.setText(texts.tr("Open Lokas"))
        self._show(self._recording.state.state)

    def recolour(self) -> None:
        """See `Screen`."""
        state = self._recording.state.state.status.state
        self._pause.setIcon(icon("play" if state == "paused" else "pause", self.palette()))
        self._off_record.setIcon(icon("record" if state == "off_record" else "off-record", self.palette()))
        self._mark.setIcon(icon("marker", self.palette()))

    def _show(self, state: RecordingState) -> None:
        self.setWindowTitle(texts.tr("{title} – Lokas").format(title=state.title) if state.title else "Lokas")
        self._panel.show_state(state)
        for button in (self._pause, self._off_record, self._mark):
            button.setEnabled(state.phase == "running")
        names = pause_name(state.status), off_record_name(state.status)
        if names != (self._pause.text(), self._off_record.text()):
            self._pause.setText(names[0])
            self._off_record.setText(names[1])
            self.recolour()

    def _keyed(self) -> dict[str, QPushButton]:
        return {
            "recording.pause": self._pause,
            "recording.off_record": self._off_record,
            "recording.decision": self._mark,
        }

    def _arrange(self) -> None:
        for button in (self._pause, self._off_record, self._mark, self._window):
            button.setIconSize(QSize(18, 18))
        buttons = QHBoxLayout()
        for button in (self._pause, self._off_record, self._mark):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(8)
        layout.addWidget(self._panel)
        layout.addLayout(buttons)
        layout.addWidget(self._window)
