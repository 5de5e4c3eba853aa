"""A row of controls that goes on in the next line where the window is narrow or the text is large."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence


class Flow(QLayout):
    """Lays out its items like words. Hidden ones take no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(QMargins())
        self.setSpacing(8)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's name
        """See `QLayout`."""
        self._items.append(item)

    def count(self) -> int:
        """See `QLayout`."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """See `QLayout`."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """See `QLayout`."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802
        """See `QLayout`."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """See `QLayout`."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """See `QLayout`."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802
        """See `QLayout`."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:  # noqa: N802
        """All in one line."""
        sizes = [item.sizeHint() for item in self.shown()]
        width = sum(size.width() for size in sizes) + self.spacing() * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:  # noqa: N802
        """The widest of them alone in a line."""
        sizes = [item.minimumSize() for item in self.shown()]
        return QSize(
            max((size.width() for size in sizes), default=0), max((size.height() for size in sizes), default=0)
        )

    def shown(self) -> list[QLayoutItem]:
        """Those that are not hidden."""
        return [item for item in self._items if not item.isEmpty()]

    def flow(self, items: Sequence[QLayoutItem], rect: QRect, *, move: bool) -> int:
        """Put each of these items where it belongs, from the top of a place; gives the height of all lines."""
        x, y, line = rect.x(), rect.y(), 0
        for item in items:
            size = item.sizeHint()
            if x > rect.x() and x + size.width() > rect.x() + rect.width():
                x, y, line = rect.x(), y + line + self.spacing(), 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), size))
            x, line = x + size.width() + self.spacing(), max(line, size.height())
        return y + line - rect.y()

    def _place(self, rect: QRect, *, move: bool) -> int:
        return self.flow(self.shown(), rect, move=move)
