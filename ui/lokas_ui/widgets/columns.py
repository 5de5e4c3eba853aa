"""Groups side by side, in as many columns as there is room for: large text is read by scrolling down, never aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QResizeEvent

    Arrangement = Sequence[Sequence[QWidget]]

SPACING = 14


class Columns(QScrollArea):
    """Shows the widest of the arrangements that fits: each is columns of the same groups, the last one a single one."""

    def __init__(self, arrangements: Sequence[Arrangement]) -> None:
        super().__init__()
        self._arrangements = arrangements
        self._shown: Arrangement | None = None
        self._inside = QWidget()
        self._row = QHBoxLayout(self._inside)
        self._row.setSpacing(SPACING)
        self._columns = [QVBoxLayout() for _ in arrangements[0]]
        for column in self._columns:
            column.setSpacing(SPACING)
            self._row.addLayout(column)
        _show_in(self, self._inside)
        self._arrange(arrangements[0])

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """There is room for more columns now, or for fewer."""
        super().resizeEvent(event)
        room = self.viewport().width()
        self._arrange(next((one for one in self._arrangements if self._width(one) <= room), self._arrangements[-1]))

    def _width(self, arrangement: Arrangement) -> int:
        """Columns are equally wide, so all need what the widest does."""
        widest = max(group.minimumSizeHint().width() for column in arrangement for group in column)
        around = self._row.contentsMargins()
        return len(arrangement) * (widest + SPACING) - SPACING + around.left() + around.right()

    def _arrange(self, arrangement: Arrangement) -> None:
        if arrangement is self._shown:
            return
        self._shown = arrangement
        for number, column in enumerate(self._columns):
            while column.takeAt(0) is not None:
                pass
            groups = arrangement[number] if number < len(arrangement) else ()
            for group in groups:
                column.addWidget(group)
            column.addStretch(1)
            self._row.setStretch(number, 1 if groups else 0)


class Low(QScrollArea):
    """As high as what is in it, and never more than a part of what it stands in: the rest is scrolled to."""

    def __init__(self, page: QWidget, most: float) -> None:
        super().__init__()
        self._most = most
        self._wanted: QWidget | None = None
        _show_in(self, page)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """What is in it needs more room, or less."""
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Resize}:
            self._fit()
            if self._wanted is not None:
                self.ensureWidgetVisible(self._wanted)
        return super().eventFilter(watched, event)

    def keep_visible(self, part: QWidget | None) -> None:
        """Scroll to this part of what is in it, now and whenever there is more or less of it."""
        self._wanted = part
        if part is not None:
            self.ensureWidgetVisible(part)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Lines break elsewhere now."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        page, around = self.widget(), self.parentWidget()
        if page is not None and around is not None:
            wanted = page.heightForWidth(self.viewport().width())
            wanted = wanted if wanted >= 0 else page.sizeHint().height()
            self.setFixedHeight(min(wanted, round(self._most * around.height())))


def scrolled(page: QWidget) -> QScrollArea:
    """A page that is scrolled where there is no room for all of it."""
    area = QScrollArea()
    _show_in(area, page)
    return area


def _show_in(area: QScrollArea, page: QWidget) -> None:
    """The area is no stop for the keyboard: what is focused in it scrolls it."""
    area.setWidget(page)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
