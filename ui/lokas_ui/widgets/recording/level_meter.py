"""How loud a source is: a bar in decibels, and the same in a word, for nobody should have to read colours."""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from lokas_ui.language import texts
from lokas_ui.widgets.announcing import announce
from lokas_ui.widgets.screen import Screen

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

QUIETEST_DB = -60.0
QUIET_DB, LOUD_DB, CLIPPED_DB = -34.0, -9.0, -1.0
"""Peaks of speech: of a voice that is far away, close to the end of the scale, and at it."""

SILENT_DB = -54.0
FALL_DB_S = 25.0
"""The bar rises at once and falls as fast as this: people see it move, not flicker."""

WORD_S = 2.0
"""A word says what was loudest in so many seconds, so that it stands long enough to be read."""

LASTING_S = 10.0
"""A level that is too low or too high for so long is announced: people may be silent, but not for ever."""

NO_WORD = "–"
"""Where nothing is listened to."""

LIGHT_COLOURS = (QColor(0x2E, 0x7D, 0x32), QColor(0xB2, 0x6A, 0x00), QColor(0xC6, 0x28, 0x28))
DARK_COLOURS = (QColor(0x66, 0xBB, 0x6A), QColor(0xFF, 0xB3, 0x4D), QColor(0xEF, 0x6A, 0x66))
"""Fine, loud, clipped."""


class LevelMeter(Screen):
    """A bar and a word. `show_level` is to be called some twenty times a second."""

    def __init__(self) -> None:
        super().__init__()
        self._bar, self._word = _Bar(), QLabel()
        self.first = self._bar
        self._source = ""
        self._loudest_db, self._since_s = QUIETEST_DB, 0.0
        self._word_s, self._told = 0.0, ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self._bar, 1)
        layout.addWidget(self._word)
        self.retranslate()

    def show_source(self, name: str) -> None:
        """Say whose level it is."""
        self._source = name
        self._bar.setAccessibleName(texts.tr("Level of {source}").format(source=name))

    def show_level(self, peak: float | None) -> None:
        """Show the peak that is heard now, in [0, 1]; None where nothing is listened to."""
        db = decibels(peak or 0.0)
        self._bar.show_db(db)
        now_s = time.monotonic()
        if db > self._loudest_db or now_s - self._since_s > WORD_S:
            self._loudest_db, self._since_s = db, now_s
        word = NO_WORD if peak is None else level_word(self._loudest_db)
        if word != self._word.text():
            self._word.setText(word)
            self._word_s = now_s
            self._bar.setAccessibleDescription(word)
        elif now_s - self._word_s > LASTING_S:
            self._tell(word)

    def _tell(self, word: str) -> None:
        """Announce a level that lasts, if it is not as it should be, and when it is so again: nobody has to look."""
        wrong = "" if word in {NO_WORD, level_word(QUIET_DB)} else word
        if word != NO_WORD and wrong != self._told and self.isVisible():
            announce(self, texts.tr("{kind}: {text}").format(kind=self._source, text=word))
        self._told = wrong

    def retranslate(self) -> None:
        """See `Screen`."""
        self.show_source(self._source)
        words = [level_word(db) for db in (QUIETEST_DB, SILENT_DB, QUIET_DB, CLIPPED_DB)]
        self._word.setMinimumWidth(max(self._word.fontMetrics().horizontalAdvance(word) for word in words) + 2)
        self._word.setText(NO_WORD)


class _Bar(QWidget):
    """The bar itself, with the loudest moment of late as a line."""

    def __init__(self) -> None:
        super().__init__()
        self._db, self._peak_db, self._shown_s = QUIETEST_DB, QUIETEST_DB, time.monotonic()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as text."""
        return QSize(180, self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Wide enough to see it move."""
        return QSize(80, self.fontMetrics().height())

    def show_db(self, db: float) -> None:
        """Show this level."""
        now_s = time.monotonic()
        fallen = FALL_DB_S * (now_s - self._shown_s)
        self._shown_s = now_s
        before = self._db, self._peak_db
        self._db = max(db, self._db - fallen, QUIETEST_DB)
        self._peak_db = max(db, self._peak_db - fallen / 4, QUIETEST_DB)
        if (self._db, self._peak_db) != before:
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the groove, the bar in it, and the line."""
        palette = self.palette()
        fine, loud, clipped = colours_on(palette)
        colour = clipped if self._peak_db >= CLIPPED_DB else loud if self._peak_db >= LOUD_DB else fine
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        groove = QRectF(self.rect()).adjusted(0.5, self.height() * 0.2, -0.5, -self.height() * 0.2)
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        painter.setBrush(palette.color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(groove, 3, 3)
        inside = groove.adjusted(1.5, 1.5, -1.5, -1.5)
        painter.fillRect(QRectF(inside.topLeft(), inside.bottomRight()).adjusted(0, 0, -self._rest(inside), 0), colour)
        if self._peak_db > QUIETEST_DB:
            at = inside.left() + inside.width() * _share(self._peak_db)
            painter.fillRect(QRectF(at - 2, inside.top(), 2, inside.height()), palette.color(QPalette.ColorRole.Text))
        painter.end()

    def _rest(self, inside: QRectF) -> float:
        return inside.width() * (1 - _share(self._db))


def colours_on(palette: QPalette) -> tuple[QColor, QColor, QColor]:
    """What is fine, what is not quite, and what is alarming, to be seen on a window of this palette."""
    window, text = (palette.color(role).lightness() for role in (QPalette.ColorRole.Window, QPalette.ColorRole.Text))
    return DARK_COLOURS if window < text else LIGHT_COLOURS


def decibels(peak: float) -> float:
    """A peak in [0, 1] as decibels of full scale, -60 at least."""
    return max(QUIETEST_DB, 20 * math.log10(peak)) if peak > 0 else QUIETEST_DB


def level_word(db: float) -> str:
    """What a level means to somebody who records a room."""
    if db >= CLIPPED_DB:
        return texts.tr("Too loud")
    if db >= QUIET_DB:
        return texts.tr("Good")
    return texts.tr("Weak") if db > SILENT_DB else texts.tr("Nothing heard")


def _share(db: float) -> float:
    """How far along the scale, in [0, 1]."""
    return min(1.0, max(0.0, (db - QUIETEST_DB) / -QUIETEST_DB))
