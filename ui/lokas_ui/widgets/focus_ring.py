"""A ring around the control that has the keyboard, on every screen: Qt's own sign of it is one grey pixel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QFocusFrame, QProxyStyle, QStyle, QWidget
from shiboken6 import isValid

from lokas_ui.colours import ring_colour

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QStyleHintReturn, QStyleOption

WIDTH, CORNER = 2, 3
"""Pixels at 100 %: how thick it is (WCAG 2.2, 2.4.13, wants 2), and how round."""


class FocusRing(QObject):
    """Follows the keyboard through an application."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._frame = _Frame()
        application.focusChanged.connect(self.follow)

    def follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """The keyboard is there now."""
        if not isValid(self._frame):  # it was in a dialog that went
            self._frame = _Frame()
        if now is not None and now.focusPolicy() & Qt.FocusPolicy.TabFocus:
            self._frame.setWidget(now)
        else:
            self._frame.setWidget(None)  # type: ignore[arg-type]  # Qt's own way to take it away


class _Frame(QFocusFrame):
    """The ring, above whatever is there."""

    def __init__(self) -> None:
        super().__init__()
        self._above = _Above()
        self.setStyle(self._above)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(ring_colour(self.palette()), WIDTH))
        edge = WIDTH / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), CORNER, CORNER)
        painter.end()


class _Above(QProxyStyle):
    """Of the ring alone: other controls would be slower with a style in Python."""

    def pixelMetric(  # noqa: N802 - Qt's name
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        """Just outside its control."""
        margins = {QStyle.PixelMetric.PM_FocusFrameHMargin, QStyle.PixelMetric.PM_FocusFrameVMargin}
        return WIDTH if metric in margins else super().pixelMetric(metric, option, widget)

    def styleHint(  # noqa: N802 - Qt's name
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        given: QStyleHintReturn | None = None,
    ) -> int:
        """It is drawn above its control; Qt cuts out all but the ring, so that a text below scrolls as fast as ever."""
        if hint == QStyle.StyleHint.SH_FocusFrame_AboveWidget:
            return 1
        return super().styleHint(hint, option, widget, given)
