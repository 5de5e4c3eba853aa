"""The text of a meeting while people speak: on or off, how far behind it is, and the lines as they come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout

from lokas_ui.language import texts
from lokas_ui.widgets.screen import Screen
from lokas_ui.widgets.times import clock
from lokas_ui.widgets.trouble_bar import TroubleBar

if TYPE_CHECKING:
    from lokas_ui.viewmodels.live_text import LiveTextState
    from lokas_ui.viewmodels.recording import Recording, RecordingState


class LiveTextView(Screen):
    """`models_wanted`: there is no model, and the person wants to install one."""

    models_wanted = Signal()

    def __init__(self, recording: Recording) -> None:
        super().__init__()
        self._recording = recording
        self._wanted, self._behind, self._lines = QCheckBox(), QLabel(), QPlainTextEdit()
        self._trouble = TroubleBar()
        self._shown = 0
        self.first = self._wanted
        self._arrange()
        self._wanted.clicked.connect(lambda wanted: recording.want_text(wanted=wanted))
        self._trouble.acted.connect(self.models_wanted)
        self.retranslate()
        recording.text.state.watch(self._show)

    def show_recording(self, state: RecordingState) -> None:
        """Tell how far the text is behind the sound that there is now."""
        self._behind.setText(self._delay(state, self._recording.text.state.state))

    def retranslate(self) -> None:
        """See `Screen`."""
        self._wanted.setText(texts.tr("&Text while people speak"))
        self._lines.setAccessibleName(texts.tr("Text so far"))
        self._lines.setPlaceholderText(
            texts.tr("Tick the box above to see what is said. The recording is the same without.")
        )
        self._show(self._recording.text.state.state)

    def _show(self, state: LiveTextState) -> None:
        self._wanted.setChecked(state.on and not state.stopping)
        self._wanted.setEnabled(not state.stopping)
        no_model = state.trouble is not None and state.trouble.code.startswith("model.")
        self._trouble.show_error(state.trouble, texts.tr("Models") if no_model else "")
        if len(state.lines) < self._shown:
            self._lines.clear()
            self._shown = 0
        for line in state.lines[self._shown :]:
            self._lines.appendPlainText(f"{clock(line.at_ms)}  {line.text}")
        self._shown = len(state.lines)
        self.show_recording(self._recording.state.state)

    @staticmethod
    def _delay(recording: RecordingState, text: LiveTextState) -> str:
        if text.stopping:
            return texts.tr("Ending after this sentence…")
        if not text.on:
            return ""
        behind_s = round(max(0, recording.status.recorded_ms - text.heard_ms) / 1000)
        return texts.tr("at most {time} behind").format(time=clock(1000 * behind_s))

    def _arrange(self) -> None:
        self._lines.setReadOnly(True)
        self._lines.setTabChangesFocus(True)
        self._lines.setMinimumHeight(4 * self.fontMetrics().lineSpacing())
        above = QHBoxLayout()
        above.addWidget(self._wanted)
        above.addStretch(1)
        above.addWidget(self._behind)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(above)
        layout.addWidget(self._trouble)
        layout.addWidget(self._lines, 1)
