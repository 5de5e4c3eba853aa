"""What is done about voices above the text: telling them apart, and giving lines that sound like a corrected one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from lokas_ui.widgets.review.alike_panel import AlikePanel
from lokas_ui.widgets.review.voices_panel import VoicesPanel
from lokas_ui.widgets.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lokas_ui.viewmodels.keys import Keys
    from lokas_ui.viewmodels.playback import Playback
    from lokas_ui.viewmodels.telling_apart import TellingApart
    from lokas_ui.viewmodels.transcript import Review
    from lokas_ui.widgets.review.transcript_view import TranscriptView

MOST_HEIGHT = 0.4
"""Of the screen: what there is more of is scrolled to, and the text stays in sight."""


class VoicesDesk(Screen):
    """Both panels, each shown when it is needed. `opened`: somebody asks for the first one."""

    opened, models_wanted = Signal(), Signal()

    def __init__(
        self, voices: TellingApart, review: Review, view: TranscriptView, playback: Playback, keys: Keys
    ) -> None:
        super().__init__()
        self._review, self._view, self._playback = review, view, playback
        self._panel, self._alike = VoicesPanel(voices, review), AlikePanel(voices, review, keys)
        self.first = self._panel.first
        self._panel.left.connect(self.end)
        self._panel.models_wanted.connect(self.models_wanted)
        self._alike.wanted.connect(self._see)
        self._alike.left.connect(view.setFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for panel in (self._panel, self._alike):
            column.addWidget(panel)
        self._panel.hide()

    @property
    def deeds(self) -> Mapping[str, Callable[[], object]]:
        """What is done here, by the last part of its name in the table of keys."""
        return {"tell_apart": self.ask, "alike": self._alike.begin, "split_speaker": self._view.split_speaker}

    def ask(self) -> None:
        """Ask what helps to tell the voices apart."""
        self._view.commit()
        self.opened.emit()
        self._panel.begin()

    def end(self) -> None:
        """Back to the text."""
        self.close_panel()
        self._view.setFocus()

    def close_panel(self) -> None:
        """Something else is shown above the text."""
        self._panel.hide()

    def _see(self, segment_id: int) -> None:
        """Show a line, and be ready to hear it, while the keyboard stays where it is."""
        document = self._review.document
        if document is not None:
            segment = document.segment(segment_id)
            self._view.go(document.place(segment_id), 0, len(segment.text))
            self._playback.seek(segment.start_ms)
