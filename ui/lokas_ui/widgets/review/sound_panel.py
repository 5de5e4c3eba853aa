"""The sound below a text: its waveform, play and pause, five seconds back and on, speed, volume and time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QSlider, QToolButton, QVBoxLayout

from lokas_ui.language import texts
from lokas_ui.viewmodels.playback import SPEEDS
from lokas_ui.widgets.icons import icon, sign_beside
from lokas_ui.widgets.keys import tell
from lokas_ui.widgets.review.waveform import ZOOM, Waveform
from lokas_ui.widgets.screen import Screen
from lokas_ui.widgets.times import clock
from lokas_ui.widgets.trouble_bar import TroubleBar
from lokas_ui.widgets.watching import watch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
    from PySide6.QtWidgets import QAbstractButton

    from lokas_ui.viewmodels.keys import Keys
    from lokas_ui.viewmodels.playback import Playback, PlaybackState
    from lokas_ui.widgets.review.sound_picture import SoundMark, SoundSpeaker

MOVING_MS, RESTING_MS = 33, 200
"""How often to look where the sound is, while it plays and while it does not."""

LETTERS_IN_ROW = 80
"""So wide must it be for all that stands in one row below the picture of the sound."""
AROUND = 40
"""Pixels of a button around its icon and its text."""
LOUDEST_PERCENT = 300


class SoundPanel(Screen):
    """Draws a `Playback` and forwards what is clicked and typed in it. Watch `Playback.position` for what is heard.

    It tells the keys of its buttons, and its screen binds them. It ticks the playback as long as it is seen.
    """

    def __init__(self, playback: Playback, keys: Keys) -> None:
        super().__init__()
        self._playback, self._keys = playback, keys
        self._wave, self._trouble = Waveform(playback), TroubleBar()
        self._play, self._back, self._forward = QPushButton(), QPushButton(), QPushButton()
        self._speed, self._volume = QComboBox(), QSlider(Qt.Orientation.Horizontal)
        self._speed_label, self._volume_label = QLabel(), QLabel()
        self._closer, self._farther = QToolButton(), QToolButton()
        self._time = QLabel()
        self._timer = QTimer(self)
        self.first = self._play
        self._arrange()
        self._connect()
        self.retranslate()
        self.recolour()
        playback.state.watch(self._show)
        playback.position.watch(self._tell_time)
        watch(self, keys.held, lambda _: self._tell_keys())

    def show_marks(self, marks: Sequence[SoundMark]) -> None:
        """Show what was marked, each with its shape and its name, in the order of time."""
        self._wave.show_marks(marks)

    def show_speakers(self, speakers: Sequence[SoundSpeaker]) -> None:
        """Show who speaks when, with names below the waveform, in the order of time."""
        self._wave.show_speakers(speakers)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the sound."""
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Nobody looks."""
        super().hideEvent(event)
        self._timer.stop()

    def retranslate(self) -> None:
        """See `Screen`."""
        self._wave.setAccessibleName(texts.tr("Moment of the sound, in seconds"))
        self._back.setAccessibleName(texts.tr("Five seconds back"))
        self._forward.setAccessibleName(texts.tr("Five seconds on"))
        self._speed_label.setText(texts.tr("Speed"))
        self._volume.setAccessibleName(texts.tr("Volume, in percent"))
        self._closer.setAccessibleName(texts.tr("Look closer"))
        self._farther.setAccessibleName(texts.tr("See more"))
        for button in self._buttons():
            button.setToolTip(button.accessibleName())
        self._tell_keys()
        self._volume.setToolTip(texts.tr("Volume"))
        for number, speed in enumerate(SPEEDS):
            self._speed.setItemText(number, texts.tr("{factor}×").format(factor=QLocale().toString(speed, "g", 2)))
        self._speed.setAccessibleName(texts.tr("Speed"))
        self._fit()
        self._show(self._playback.state.state)

    def recolour(self) -> None:
        """See `Screen`."""
        named: dict[QAbstractButton, str] = {
            self._back: "rewind", self._forward: "forward", self._closer: "zoom-in", self._farther: "zoom-out",
        }  # fmt: skip
        for button, name in named.items():
            button.setIcon(icon(name, self.palette()))
        self._volume_label.setPixmap(sign_beside("volume", self))
        self._fit()
        self._show(self._playback.state.state)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Where there is little room for large letters, words give way to what they stand beside."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        letters = self.fontMetrics()
        roomy = self.width() >= LETTERS_IN_ROW * letters.averageCharWidth()
        self._speed_label.setVisible(roomy)
        for button in (self._back, self._forward):
            button.setText(texts.tr("{seconds} s").format(seconds=5) if roomy else "")
        widest = max(letters.horizontalAdvance(word) for word in (texts.tr("Play"), texts.tr("Pause")))
        icon_px = self._play.iconSize().width()
        self._play.setMinimumWidth(widest + icon_px + AROUND)  # so that nothing moves when it says the other

    def _arrange(self) -> None:
        for tool in (self._closer, self._farther):
            tool.setAutoRaise(True)
            tool.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._speed.addItems([""] * len(SPEEDS))
        self._speed_label.setBuddy(self._speed)
        self._volume.setRange(0, LOUDEST_PERCENT)
        self._volume.setPageStep(25)
        self._volume.setMaximumWidth(140)
        self._volume.setMinimumWidth(80)
        figures = self._time.font()
        figures.setFeature(QFont.Tag("tnum"), 1)  # so that nothing trembles while it counts
        self._time.setFont(figures)
        left = (self._back, self._play, self._forward, self._time)
        right = (self._speed_label, self._speed, self._volume_label, self._volume, self._farther, self._closer)
        row = QHBoxLayout()
        row.setSpacing(8)
        for number, widget in enumerate((*left, *right)):
            if number == len(left):
                row.addStretch(1)
            row.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for part in (self._trouble, self._wave):
            layout.addWidget(part)
        layout.addLayout(row)

    def _tell_keys(self) -> None:
        tell(self._keys, {"sound.play": self._play, "sound.back": self._back, "sound.forward": self._forward})

    def _buttons(self) -> tuple[QAbstractButton, ...]:
        """Those that have a picture and, for who does not see it, a name."""
        return self._back, self._forward, self._closer, self._farther

    def _connect(self) -> None:
        self._timer.timeout.connect(self._playback.tick)
        self._play.clicked.connect(self._playback.toggle)
        self._back.clicked.connect(self._playback.back)
        self._forward.clicked.connect(self._playback.forward)
        self._speed.activated.connect(lambda number: self._playback.set_speed(SPEEDS[number]))
        self._volume.valueChanged.connect(lambda percent: self._playback.set_volume(percent / 100))
        self._closer.clicked.connect(lambda: self._wave.zoom(ZOOM))
        self._farther.clicked.connect(lambda: self._wave.zoom(1 / ZOOM))

    def _show(self, state: PlaybackState) -> None:
        self._timer.setInterval(MOVING_MS if state.playing else RESTING_MS)
        self._play.setText(texts.tr("Pause") if state.playing else texts.tr("Play"))
        self._play.setIcon(icon("pause" if state.playing else "play", self.palette()))
        for widget in (self._wave, self._play, *self._buttons()):
            widget.setEnabled(state.ready)
        nearest = min(range(len(SPEEDS)), key=lambda number: abs(SPEEDS[number] - state.speed))
        self._speed.setCurrentIndex(nearest)
        self._volume.setValue(round(state.volume * 100))
        self._trouble.show_error(state.trouble)
        self._tell_time(self._playback.position.state)

    def _tell_time(self, position_ms: int) -> None:
        whole_ms = self._playback.state.state.duration_ms
        told = texts.tr("{moment} of {length}").format(moment=clock(position_ms), length=clock(whole_ms))
        if told != self._time.text():
            self._time.setText(told)
