"""The queue as Qt's tables take it: what waits can be dragged to another place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont

from lokas_ui.language import texts
from lokas_ui.widgets.icons import icon
from lokas_ui.widgets.queue.words import note, state, title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPalette

    from lokas_ui.viewmodels.queue_rows import QueueRow

    Index = QModelIndex | QPersistentModelIndex

ROOT = QModelIndex()
KIND = "application/x-lokas-queue-entry"
SIGNS = {"running": "play", "waiting": "queue", "done": "check", "failed": "warning", "cancelled": "stop"}
"""The icon of each state, beside its name."""


class QueueModel(QAbstractTableModel):
    """Title, state, particulars. Emits `moved` with an entry and the one it was dropped before, None for the end."""

    moved = Signal(int, object)

    def __init__(self, palette: QPalette) -> None:
        super().__init__()
        self._rows: Sequence[QueueRow] = ()
        self.recolour(palette)

    def show(self, rows: Sequence[QueueRow]) -> None:
        """Show these entries; where they are the same ones in the same order, what is selected stays so."""
        same = [row.id for row in rows] == [row.id for row in self._rows]
        if same:
            self._rows = rows
            self._changed()
        else:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def recolour(self, palette: QPalette) -> None:
        """Draw the icons in these colours."""
        self._icons = {state: icon(name, palette) for state, name in SIGNS.items()}
        self._changed()

    def retranslate(self) -> None:
        """Say all of it in the language that is spoken now."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)
        self._changed()

    def row(self, index: Index) -> QueueRow | None:
        """The entry in a row."""
        return self._rows[index.row()] if index.isValid() else None

    def place(self, number: int | None) -> int | None:
        """The row of an entry."""
        return next((place for place, row in enumerate(self._rows) if row.id == number), None)

    def rowCount(self, parent: Index = ROOT) -> int:  # noqa: N802 - Qt's name
        """How many entries."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:  # noqa: N802 - Qt's name
        """How many columns."""
        return 0 if parent.isValid() else 3

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows."""
        row, column = self._rows[index.row()], index.column()
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return (title, state, note)[column](row)
        if role == Qt.ItemDataRole.DecorationRole and column == 1:
            return self._icons[row.state]
        if role == Qt.ItemDataRole.FontRole and column == 0 and row.pending:
            font = QFont()
            font.setWeight(QFont.Weight.DemiBold)
            return font
        return None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """What a column is called."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (texts.tr("Title"), texts.tr("State"), texts.tr("Details"))[section]

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What waits can be dragged, to before another row or to the end."""
        found = super().flags(index)
        row = self.row(index)
        if row is None:
            return found | Qt.ItemFlag.ItemIsDropEnabled
        return found | Qt.ItemFlag.ItemIsDragEnabled if row.state == "waiting" else found

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802 - Qt's name
        """Rows are moved."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:  # noqa: N802 - Qt's name
        """Only rows of the queue itself."""
        return [KIND]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802 - Qt's name
        """The entry that is dragged."""
        made = QMimeData()
        made.setData(KIND, str(self._rows[indexes[0].row()].id).encode())
        return made

    def dropMimeData(  # noqa: N802 - Qt's name
        self,
        data: QMimeData,
        action: Qt.DropAction,  # noqa: ARG002 - the only one there is
        row: int,
        column: int,  # noqa: ARG002 - a row is moved whole
        parent: Index,
    ) -> bool:
        """Ask for the entry to be moved; the row itself moves once it is done, which is why none is taken away here."""
        number, place = int(bytes(data.data(KIND).data())), parent.row() if row < 0 else row
        waiting = [one for one in self._rows[max(place, 0) :] if one.state == "waiting"] if place >= 0 else []
        if not waiting or waiting[0].id != number:
            self.moved.emit(number, waiting[0].id if waiting else None)
        return False

    def _changed(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 2))
