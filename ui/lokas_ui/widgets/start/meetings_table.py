"""The list of meetings: opened with Enter, typed over in place, the same one chosen whatever comes and goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QTableView

from lokas_ui.widgets.start.meetings_model import TAGS, TITLE, MeetingsModel
from lokas_ui.widgets.tables import arrange

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from lokas_ui.viewmodels.meetings import Row
    from lokas_ui.widgets.start.meetings_model import Index


class MeetingsTable(QTableView):
    """`opened`: Enter or a double click on a meeting; `chosen`: another one is chosen, None for none."""

    opened = Signal(object)
    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.rows = MeetingsModel()
        self.setModel(self.rows)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        arrange(self, TITLE)
        self.activated.connect(lambda index: self.opened.emit(self.rows.row(index)))

    @property
    def current(self) -> Row | None:
        """The meeting that is chosen."""
        index = self.currentIndex()
        return self.rows.row(index) if index.isValid() else None

    @property
    def typing(self) -> bool:
        """Whether somebody types into a cell now."""
        return self.state() == QAbstractItemView.State.EditingState

    def show_rows(self, rows: Sequence[Row], choose: Path | None = None) -> None:
        """Show these meetings; the one in the folder `choose` is chosen if it is among them, else the same as before.

        Where that one is gone, the one in its place is.
        """
        before, at = self.current, self.currentIndex().row()
        self.rows.show(rows)
        self.setColumnHidden(TAGS, not any(row.tags for row in rows))
        place = self.rows.place(choose)
        if place is None and before is not None:
            place = self.rows.place(before.folder)
        if place is None and rows:
            place = max(0, min(at, len(rows) - 1))
        if place is not None and place != self.currentIndex().row():
            self.choose(place)
        else:
            self.chosen.emit(self.current)

    def choose(self, place: int) -> None:
        """Choose the meeting in a row, and show it."""
        index = self.rows.index(place, TITLE)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index)

    def type_over(self, column: int) -> None:
        """Let the person type over a cell of the meeting that is chosen."""
        self.setColumnHidden(column, False)  # noqa: FBT003 - Qt's
        self.setFocus()
        self.edit(self.rows.index(self.currentIndex().row(), column))

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 - Qt's name
        """Tell which meeting is chosen now."""
        super().currentChanged(current, previous)
        if current.row() != previous.row():
            self.chosen.emit(self.current)
