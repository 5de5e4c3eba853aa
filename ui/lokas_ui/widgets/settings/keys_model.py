"""The table of keys as a list: where each action is, what it is called, and its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from lokas_ui.language import texts
from lokas_ui.viewmodels.keys import KEYS, topic
from lokas_ui.widgets.key_words import titles, topics
from lokas_ui.widgets.keys import named
from lokas_ui.widgets.settings.found import has_words

if TYPE_CHECKING:
    from lokas_ui.viewmodels.keys import Held

Index = QModelIndex | QPersistentModelIndex
WHERE, WHAT, WHICH = range(3)
ROLE = Qt.ItemDataRole


class KeysModel(QAbstractTableModel):
    """A row for each action that has the words which are looked for, in the order of the topics."""

    def __init__(self) -> None:
        super().__init__()
        self._held: Held = KEYS
        self._wanted = ""
        self._rows: list[str] = []
        self._cells: dict[str, tuple[str, str, str]] = {}

    def show(self, held: Held) -> None:
        """Show these keys, in the language that is spoken now."""
        self._held = held
        words, places = titles(), topics()
        self._cells = {name: (places[topic(name)], words[name], named(keys)) for name, keys in held.items()}
        self.find(self._wanted)

    def find(self, wanted: str) -> None:
        """Show only what has these words, in what it is called, where it is or its keys."""
        self._wanted = wanted
        order = list(topics())
        found = [name for name, cells in self._cells.items() if has_words(" ".join(cells), wanted)]
        rows = sorted(found, key=lambda name: order.index(topic(name)))
        if rows == self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, WHICH))
        else:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def name(self, index: Index) -> str | None:
        """The action of a row; None if it is none."""
        return self._rows[index.row()] if index.isValid() else None

    def place(self, name: str | None) -> int | None:
        """The row of an action; None where it is not shown."""
        return self._rows.index(name) if name in self._rows else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's
        """See `QAbstractItemModel`."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's
        """See `QAbstractItemModel`."""
        return 0 if parent.isValid() else WHICH + 1

    def data(self, index: Index, role: int = ROLE.DisplayRole) -> str | None:
        """See `QAbstractItemModel`."""
        cell = self._cells[self._rows[index.row()]][index.column()]
        if role == ROLE.AccessibleTextRole:
            return cell or texts.tr("no key")
        return cell if role in {ROLE.DisplayRole, ROLE.ToolTipRole} else None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = ROLE.DisplayRole
    ) -> str | None:
        """See `QAbstractItemModel`."""
        if role != ROLE.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (texts.tr("Where"), texts.tr("What is done"), texts.tr("Keys"))[section]
