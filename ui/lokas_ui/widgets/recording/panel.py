"""What a recording does now: its state, its time in large figures, the level of each source, and where it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout

from lokas_ui.language import texts
from lokas_ui.widgets.announcing import announce
from lokas_ui.widgets.icons import icon
from lokas_ui.widgets.labels import enlarge
from lokas_ui.widgets.recording.level_meter import LevelMeter
from lokas_ui.widgets.recording.words import sign_colours, sign_of, state_name
from lokas_ui.widgets.roomy import ACROSS, DOWN
from lokas_ui.widgets.screen import Screen
from lokas_ui.widgets.times import clock

if TYPE_CHECKING:
    from lokas_ui.viewmodels.recording import RecordingState

WIDEST = 16_777_215
LEAST_LETTERS = 70
"""How wide it is, in letters, for levels to stand beside the time."""

SIGN, STATE, TIME = 28, 1.3, 4.0
"""The icon in pixels; how much larger than other text the state and the time are written."""


class RecordingPanel(Screen):
    """Shows a `RecordingState`; `large` figures for the window, others for the small one, which names no source."""

    def __init__(self, *, large: bool = True) -> None:
        super().__init__()
        self._large = large
        self._sign, self._state, self._time = QLabel(), QLabel(), QLabel()
        self._names: list[QLabel] = []
        self._meters: list[LevelMeter] = []
        self._levels = QGridLayout()
        self._shown: RecordingState | None = None
        self.first = self._time
        self._arrange()
        self.retranslate()

    def show_state(self, state: RecordingState) -> None:
        """Show this; a state that is new is announced."""
        name, before = state_name(state), self._state.text()
        self._shown = state
        if name != before:
            self._state.setText(name)
            self.recolour()
            if before and self.isVisible():
                announce(self, name)
        self._time.setText(clock(state.status.recorded_ms))
        self._show_levels(state)

    def fit(self, width: int) -> None:
        """Levels beside the time where the `width`, in pixels, allows it, else below."""
        roomy = self._large and width >= LEAST_LETTERS * self.fontMetrics().averageCharWidth()
        self._sides.setDirection(ACROSS if roomy else DOWN)
        self._sides.setSpacing(40 if roomy else 4)

    def retranslate(self) -> None:
        """See `Screen`."""
        self._time.setAccessibleDescription(texts.tr("Time recorded"))  # its name is the time itself
        if self._shown is not None:
            self._state.setText(state_name(self._shown))

    def recolour(self) -> None:
        """See `Screen`."""
        if self._shown is not None:
            sign = icon(sign_of(self._shown), sign_colours(self._shown, self.palette()))
            self._sign.setPixmap(sign.pixmap(QSize(SIGN, SIGN), self.devicePixelRatioF()))

    def _show_levels(self, state: RecordingState) -> None:
        sources = state.status.sources
        while len(self._meters) < len(sources):
            self._add_meter()
        heard = state.status.state == "recording"
        for number, meter in enumerate(self._meters):
            there = number < len(sources)
            meter.setVisible(there)
            self._names[number].setVisible(there and self._large)
            if there:
                self._names[number].setText(sources[number])
                meter.show_source(sources[number])
                levels = state.status.levels
                meter.show_level(levels[number] if heard and number < len(levels) else None)

    def _add_meter(self) -> None:
        row = len(self._meters)
        name, meter = QLabel(), LevelMeter()
        self._names.append(name)
        self._meters.append(meter)
        self._levels.addWidget(name, 2 * row, 0)
        self._levels.addWidget(meter, 2 * row + 1, 0)

    def _arrange(self) -> None:
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        font.setPointSizeF(self.font().pointSizeF() * (TIME if self._large else TIME / 2))
        font.setFeature(QFont.Tag("tnum"), 1)  # figures of one width: the time does not tremble
        self._time.setFont(font)
        enlarge(self._state, STATE if self._large else 1.0)
        above = QHBoxLayout()
        above.addWidget(self._sign)
        above.addWidget(self._state)
        above.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addLayout(above)
        left.addWidget(self._time)
        self._sides = QHBoxLayout(self)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.addLayout(left)
        levels = QVBoxLayout()
        levels.addStretch(1)
        levels.addLayout(self._levels)
        levels.addStretch(1)
        self._sides.addLayout(levels, 1)
        self.fit(WIDEST)
        self._time.setAlignment(Qt.AlignmentFlag.AlignLeft)
