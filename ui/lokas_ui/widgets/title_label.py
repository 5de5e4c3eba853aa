"""The heading of a screen, cut where there is no room for all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

LARGER = 1.6
"""Than the text of the interface."""


class TitleLabel(QLabel):
    """Shows a title on one line; what is cut is in its tip, and told to screen readers whole."""

    def __init__(self) -> None:
        super().__init__()
        self._title = ""
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * LARGER)
        self.setFont(font)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_title(self, title: str) -> None:
        """Show this title."""
        self._title = title
        self.setToolTip(title)
        self.setAccessibleName(title)
        self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Show as much as there is room for."""
        super().resizeEvent(event)
        self._cut()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Larger letters leave less room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_title"):
            self._cut()

    def _cut(self) -> None:
        self.setText(self.fontMetrics().elidedText(self._title, Qt.TextElideMode.ElideRight, self.width()))
