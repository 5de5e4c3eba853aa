"""The heading of a screen, cut where there is no room for all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from lokas_ui.widgets.labels import HEADING, enlarge

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

LEAST_LETTERS = 6


class TitleLabel(QLabel):
    """Shows a title on one line; what is cut is in its tip, and told to screen readers whole."""

    def __init__(self, larger: float = HEADING) -> None:
        """So many times larger than other text."""
        super().__init__()
        self._title = ""
        enlarge(self, larger)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def show_title(self, title: str) -> None:
        """Show this title."""
        self._title = title
        self.setToolTip(title)
        self.setAccessibleName(title)
        self.updateGeometry()
        self._cut()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Of the whole title."""
        return QSize(self.fontMetrics().horizontalAdvance(self._title) + 2, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Of its first letters."""
        return QSize(LEAST_LETTERS * self.fontMetrics().averageCharWidth(), super().minimumSizeHint().height())

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
