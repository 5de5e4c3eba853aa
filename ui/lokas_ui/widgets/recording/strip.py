"""A line above all other screens while a meeting is recorded: that it is, for how long, and the way there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QPushButton

from lokas_ui.language import texts
from lokas_ui.widgets.announcing import announce
from lokas_ui.widgets.icons import sign_beside
from lokas_ui.widgets.notice_bar import framed
from lokas_ui.widgets.recording.words import sign_colours, sign_of, state_name
from lokas_ui.widgets.screen import Screen
from lokas_ui.widgets.times import clock

if TYPE_CHECKING:
    from lokas_ui.viewmodels.navigator import Navigator, Place
    from lokas_ui.viewmodels.recording import Recording, RecordingState

SCREEN = "recording"


class RecordingStrip(Screen):
    """Hidden where nothing is recorded, and on the screen of the recording itself."""

    def __init__(self, recording: Recording, navigator: Navigator) -> None:
        super().__init__()
        self._recording, self._navigator = recording, navigator
        self._sign, self._text, self._button = QLabel(), QLabel(), QPushButton()
        self._shown = ""
        self.first = self._button
        framed(self, (self._sign, self._text, self._button))
        self.setContentsMargins(24, 12, 24, 0)
        self._button.clicked.connect(lambda: navigator.go(SCREEN))
        self.hide()
        self.retranslate()
        recording.state.watch(self._show)
        navigator.place.watch(self._move)

    def retranslate(self) -> None:
        """See `Screen`."""
        self._button.setText(texts.tr("Show the recording"))
        self._show(self._recording.state.state)

    def recolour(self) -> None:
        """See `Screen`."""
        state = self._recording.state.state
        self._sign.setPixmap(sign_beside(sign_of(state), self, sign_colours(state, self.palette())))

    def _show(self, state: RecordingState) -> None:
        self.setVisible(state.active and self._navigator.place.state.screen != SCREEN)
        if not state.active:
            return
        if (name := state_name(state)) != self._shown:
            if self._shown and self.isVisible():
                announce(self, name)
            self._shown = name
            self.recolour()
        line = texts.tr("{state}  {time}  {title}")
        self._text.setText(line.format(state=name, time=clock(state.status.recorded_ms), title=state.title))

    def _move(self, _place: Place) -> None:
        self._show(self._recording.state.state)
