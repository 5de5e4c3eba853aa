"""The sound below a text: its waveform, play and pause, five seconds back and on, speed, volume and time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from lokas_ui.widgets.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lokas_ui.viewmodels.playback import Playback
    from lokas_ui.widgets.waveform import SoundMark, SoundSpeaker


class SoundPanel(Screen):
    """Draws a `Playback` and forwards what is clicked and typed in it. Watch `Playback.position` for what is heard.

    It has no keys of its own beyond its controls': a screen gives keys to `Playback.toggle`, `back`, `faster` …
    """

    def __init__(self, playback: Playback) -> None:
        super().__init__()
        self._playback = playback
        self.first = QWidget(self)

    def show_marks(self, marks: Sequence[SoundMark]) -> None:
        """Show what was marked, each with its shape and its name."""
        self._marks = tuple(marks)

    def show_speakers(self, speakers: Sequence[SoundSpeaker]) -> None:
        """Show who speaks when, below the waveform, with names."""
        self._speakers = tuple(speakers)
