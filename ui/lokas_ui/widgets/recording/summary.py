"""What came of a recording that is over, and where to go from there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout

from lokas.errors import LokasError
from lokas_ui.language import texts
from lokas_ui.widgets.head import Head
from lokas_ui.widgets.icons import icon
from lokas_ui.widgets.labels import PART, enlarge
from lokas_ui.widgets.recording.words import gaps_line
from lokas_ui.widgets.screen import Screen
from lokas_ui.widgets.times import clock
from lokas_ui.widgets.trouble_bar import TroubleBar

if TYPE_CHECKING:
    from lokas_ui.viewmodels.live_text import LiveTextState
    from lokas_ui.viewmodels.navigator import Navigator
    from lokas_ui.viewmodels.recording import Recording, RecordingState

HEIGHT = 40


class RecordingSummary(Screen):
    """How long it is, what it lacks, how far its text is; the next step is the button at the right."""

    def __init__(self, recording: Recording, navigator: Navigator) -> None:
        super().__init__()
        self._recording, self._navigator = recording, navigator
        self._heading, self._length, self._gaps, self._text = QLabel(), QLabel(), QLabel(), QLabel()
        self._trouble = TroubleBar()
        self._meetings, self._next = QPushButton(), QPushButton()
        self.first = self._next
        self._arrange()
        self._meetings.clicked.connect(lambda: navigator.go("meetings"))
        self._next.clicked.connect(self._go_on)
        self.retranslate()
        self.recolour()
        recording.state.watch(self._show)
        recording.text.state.watch(lambda _: self._show(recording.state.state))

    def retranslate(self) -> None:
        """See `Screen`."""
        self._meetings.setText(texts.tr("Meetings"))
        self._show(self._recording.state.state)

    def recolour(self) -> None:
        """See `Screen`."""
        self._meetings.setIcon(icon("meetings", self.palette()))

    def _show(self, state: RecordingState) -> None:
        if state.active:
            return
        text, status = self._recording.text.state.state, state.status
        over = state.phase == "over"
        self._heading.setText(state.title if over else texts.tr("Nothing is recorded now"))
        error = status.error
        self._trouble.show_error(LokasError(error.code, **error.data) if error and over else state.trouble)
        recorded = texts.tr("{time} recorded. The sound is safe on this computer, in “{folder}”.")
        folder = state.folder.name if state.folder else ""
        length = recorded.format(time=clock(status.recorded_ms), folder=folder)
        self._length.setText(length if over and status.recorded_ms else "")
        lacks = gaps_line(state.gaps)
        self._gaps.setText(texts.tr("What the sound does not have:") + "\n" + lacks if lacks else "")
        self._text.setText(text_line(state, text) if over and status.recorded_ms else "")
        self._next.setText(self._next_step(state, text))
        sign = "record" if not status.recorded_ms else "edit" if text.complete else "queue"
        self._next.setIcon(icon(sign, self.palette()))

    def _next_step(self, state: RecordingState, text: LiveTextState) -> str:
        if state.phase != "over" or not state.status.recorded_ms:
            return texts.tr("Record a meeting")
        return texts.tr("Read the text") if text.complete else texts.tr("Transcribe")

    def _go_on(self) -> None:
        state = self._recording.state.state
        if state.phase != "over" or not state.status.recorded_ms:
            self._navigator.replace("prepare")
        else:
            self._navigator.go("review" if self._recording.text.state.state.complete else "queue", state.folder)

    def _arrange(self) -> None:
        enlarge(self._length, PART)
        for label in (self._heading, self._length, self._gaps, self._text):
            label.setWordWrap(True)
        self._next.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(14)
        layout.addLayout(Head(self._heading, self._meetings, self._next))
        for widget in (self._trouble, self._length, self._text, self._gaps):
            layout.addWidget(widget)
        layout.addStretch(1)


def text_line(state: RecordingState, text: LiveTextState) -> str:
    """How far the text of a recording that is over is."""
    if text.complete:
        return texts.tr("Its text is ready to be read and corrected.")
    if text.on:
        times = clock(text.heard_ms), clock(state.status.recorded_ms)
        return texts.tr("Its text is being made: {done} of {total}.").format(done=times[0], total=times[1])
    return texts.tr("It has no text yet. That can be made now, or at any time later.")
