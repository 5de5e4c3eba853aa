"""A caption as viewers see it: white on black, in a picture of the usual shape, as large as players write it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import QDialog, QLabel, QSizePolicy, QVBoxLayout

from lokas_ui.language import texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

SHAPE = 16, 9
TEXT_SHARE = 0.05
"""Of the height of the picture: how large WebVTT (W3C) has captions written, 5 vh."""
LINE_HEIGHT = 1.3
MARGIN_SHARE = 0.05
"""Of the height of the picture: what stays free below the text."""
LEAST, USUAL = QSize(320, 180), QSize(560, 315)


class CaptionPicture(QLabel):
    """Its text is the caption, a line for each: what screen readers read."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setMinimumSize(LEAST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Large enough to be read."""
        return USUAL

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Whatever the text, it does not move what is around."""
        return LEAST

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """The text, centred at the lower edge of the picture."""
        picture = self._picture()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.fillRect(picture, Qt.GlobalColor.black)
        font = QFont(self.font())
        font.setPixelSize(max(1, round(picture.height() * TEXT_SHARE)))
        painter.setFont(font)
        painter.setPen(Qt.GlobalColor.white)
        lines = self.text().split("\n")
        height = round(font.pixelSize() * LINE_HEIGHT)
        top = picture.bottom() - round(picture.height() * MARGIN_SHARE) - height * len(lines)
        for number, line in enumerate(lines):
            place = QRect(picture.left(), top + number * height, picture.width(), height)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, line)
        painter.end()

    def _picture(self) -> QRect:
        """The largest picture of its shape that there is room for."""
        size = QSize(*SHAPE).scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) // 2, (self.height() - size.height()) // 2
        return QRect(left, top, size.width(), size.height())


class WholeScreen(QDialog):
    """The same on the whole screen, at the size at which a video is watched; the arrow keys `step`, Escape closes."""

    def __init__(self, step: Callable[[int], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._step = step
        self.picture = CaptionPicture()
        self.setWindowTitle(texts.tr("Captions"))
        colours = self.palette()
        colours.setColor(self.backgroundRole(), Qt.GlobalColor.black)
        self.setPalette(colours)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.picture)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Left and right show the captions before and behind."""
        ways = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Space: 1}
        way = ways.get(Qt.Key(event.key()))
        if way is None:
            super().keyPressEvent(event)
        else:
            self._step(way)

    def event(self, event: QEvent) -> bool:
        """A click ends it, too: nobody is locked in."""
        if event.type() == QEvent.Type.MouseButtonRelease:
            self.accept()
            return True
        return super().event(event)
