"""The list at the left of the window: the places, each with its icon and its name, the one that is shown marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QPalette, QPen
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from lokas_ui.colours import ring_colour
from lokas_ui.language import texts
from lokas_ui.widgets.icons import icon
from lokas_ui.widgets.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter

    from lokas_ui.screens import ScreenKind

    Index = QModelIndex | QPersistentModelIndex

ROW_HEIGHT = 40
"""Pixels at 100 %: a row that a hand that trembles can hit."""
LINE = 1.9
"""So high is a row, in lines of text, however large the text is."""
RING = 2
"""Pixels at 100 %."""
OPEN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class Navigation(Screen):
    """Emits `chosen` with the name of a screen."""

    chosen = Signal(str)

    def __init__(self, screens: Mapping[str, ScreenKind]) -> None:
        """Of the `screens`, those that have an icon are shown, from top to bottom."""
        super().__init__()
        self._kinds = {name: kind for name, kind in screens.items() if kind.icon}
        self._names = list(self._kinds)
        self._places = PlacesList(len(self._names))
        self.first = self._places
        self._places.wanted.connect(lambda row: self.chosen.emit(self._names[row]))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 16, 8, 16)
        layout.addWidget(self._places)
        layout.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.retranslate()
        self.recolour()

    def show_place(self, screen: str) -> None:
        """Mark the screen that is shown."""
        self._places.mark(self._names.index(screen))

    def retranslate(self) -> None:
        """See `Screen`."""
        self._places.setAccessibleName(texts.tr("Places"))
        for row, kind in enumerate(self._kinds.values()):
            self._places.item(row).setText(kind.title())
        self._places.updateGeometry()

    def recolour(self) -> None:
        """See `Screen`."""
        for row, kind in enumerate(self._kinds.values()):
            self._places.item(row).setIcon(icon(kind.icon or "", self.palette()))
        colours = self.palette()
        colours.setColor(QPalette.ColorRole.Base, colours.color(QPalette.ColorRole.Window))
        self._places.setPalette(colours)


class PlacesList(QListWidget):
    """What is selected is what is shown. The arrows go from row to row; `wanted`: Enter, Space, a click or a screen
    reader chose one.
    """

    wanted = Signal(int)

    def __init__(self, rows: int) -> None:
        super().__init__()
        self.addItems([""] * rows)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setItemDelegate(_RoomyRows(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._marked = -1
        self.itemClicked.connect(lambda item: self.wanted.emit(self.row(item)))
        self.itemSelectionChanged.connect(self._selected)

    def mark(self, row: int) -> None:
        """Show that this place is shown."""
        self._marked = row
        self.setCurrentRow(row, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as its widest row."""
        room = self.sizeHintForColumn(0) + self.fontMetrics().averageCharWidth() + 2 * self.frameWidth()
        return QSize(room, self.count() * self.sizeHintForRow(0))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """No narrower; where there is little height it scrolls."""
        return QSize(self.sizeHint().width(), 2 * self.sizeHintForRow(0))

    def selectionCommand(  # noqa: N802 - Qt's name
        self,
        index: Index,  # noqa: ARG002 - Qt's
        event: QEvent | None = None,  # noqa: ARG002 - Qt's
    ) -> QItemSelectionModel.SelectionFlag:
        """Going from row to row selects nothing."""
        return QItemSelectionModel.SelectionFlag.NoUpdate

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter and Space go to the place of the row."""
        if event.key() in OPEN_KEYS and self.currentRow() >= 0:
            self.wanted.emit(self.currentRow())
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Who comes back begins at the place that is shown."""
        super().focusOutEvent(event)
        for item in self.selectedItems():
            self.setCurrentItem(item, QItemSelectionModel.SelectionFlag.NoUpdate)

    def _selected(self) -> None:
        """A screen reader selects without keyboard or mouse."""
        rows = [self.row(item) for item in self.selectedItems()]
        if rows and rows != [self._marked]:
            self.wanted.emit(rows[0])


class _RoomyRows(QStyledItemDelegate):
    """Rows that are easily hit, and grow with the text; the one that has the keyboard has a ring around it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """See the class."""
        drawn, states = QStyleOptionViewItem(option), QStyle.StateFlag
        focused, selected = drawn.state & states.State_HasFocus, drawn.state & states.State_Selected
        drawn.state &= ~states.State_HasFocus
        super().paint(painter, drawn, index)
        if focused:
            text = drawn.palette.color(QPalette.ColorRole.HighlightedText)
            painter.setPen(QPen(text if selected else ring_colour(drawn.palette), RING))
            painter.drawRect(drawn.rect.adjusted(RING, RING, -RING, -RING))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """See the class."""
        size = super().sizeHint(option, index)
        return QSize(size.width(), max(ROW_HEIGHT, round(LINE * option.fontMetrics.height())))
