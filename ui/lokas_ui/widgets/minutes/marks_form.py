"""What was decided, voted and given to do: the marks that minutes are made of, and one of them as a form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QPushButton,
    QTableView,
    QVBoxLayout,
)

from lokas_ui.language import texts
from lokas_ui.widgets.icons import icon
from lokas_ui.widgets.marks import kinds
from lokas_ui.widgets.minutes.mark_fields import MarkFields
from lokas_ui.widgets.screen import Screen
from lokas_ui.widgets.times import clock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lokas.text.document import Mark
    from lokas_ui.viewmodels.minutes_desk import MinutesDesk, MinutesState

    Index = QModelIndex | QPersistentModelIndex

ROOT = QModelIndex()
LEAST_ROWS_PX = 150


class MarksForm(Screen):
    """Emits `heard` with a moment that the person wants to hear."""

    heard = Signal(int)

    def __init__(self, desk: MinutesDesk) -> None:
        super().__init__()
        self._desk = desk
        self._model, self._table, self._fields, self._hint = MarksModel(), QTableView(), MarkFields(), QLabel()
        self._add, self._remove, self._hear, self._menu = QPushButton(), QPushButton(), QPushButton(), QMenu(self)
        self._kinds = {kind: QAction(self) for kind in kinds()}
        self._chosen: int | None = None
        self.first = self._table
        self._arrange()
        self._connect()
        self.retranslate()
        self.recolour()
        desk.state.watch(self._show)

    def commit(self) -> None:
        """Save what is being typed."""
        self._fields.commit()

    def retranslate(self) -> None:
        """See `Screen`."""
        self._add.setText(texts.tr("Add"))
        self._remove.setText(texts.tr("Remove"))
        self._hear.setText(texts.tr("Listen there"))
        self._table.setAccessibleName(texts.tr("Decisions and tasks"))
        for kind, name in kinds().items():
            self._kinds[kind].setText(name)
        self._model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self._model.columnCount() - 1)
        self._table.viewport().update()
        self._show_hint(self._desk.state.state)

    def recolour(self) -> None:
        """See `Screen`."""
        for button, name in {self._add: "marker", self._remove: "trash", self._hear: "play"}.items():
            button.setIcon(icon(name, self.palette()))

    def _arrange(self) -> None:
        self._hint.setWordWrap(True)
        self._menu.addActions(list(self._kinds.values()))
        self._add.setMenu(self._menu)
        table = self._table
        table.setModel(self._model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.setMinimumHeight(LEAST_ROWS_PX)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        buttons = QHBoxLayout()
        for button in (self._add, self._remove, self._hear):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(10)
        column.addWidget(self._hint)
        column.addWidget(table, 1)
        column.addLayout(buttons)
        column.addWidget(self._fields)

    def _connect(self) -> None:
        for kind, action in self._kinds.items():
            action.triggered.connect(lambda _=False, kind=kind: self._add_mark(kind))
        self._remove.clicked.connect(self._remove_mark)
        self._hear.clicked.connect(self._listen)
        self._table.activated.connect(lambda _: self._fields.first.setFocus())
        self._table.selectionModel().currentRowChanged.connect(lambda index, _: self._choose(index))
        self._fields.changed.connect(self._desk.change)

    def _show(self, state: MinutesState) -> None:
        self._model.show(state.marks)
        self._add.setEnabled(state.editable)
        places = {mark.id: at for at, mark in enumerate(state.marks)}
        if self._chosen not in places:
            self._chosen = next(iter(places), None)
        if self._chosen is None:
            self._show_chosen()
        else:
            self._select(places[self._chosen])
        self._show_hint(state)

    def _show_hint(self, state: MinutesState) -> None:
        """Why there is nothing to edit, and what to do about it."""
        hint = ""
        if state.page is not None and not state.editable and state.trouble is None:
            hint = texts.tr("These were marked while the meeting was recorded. They can be edited once it has a text.")
        elif state.editable and not state.marks:
            hint = texts.tr("Nothing is marked yet. “Add” notes a decision, a vote or a task.")
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))

    def _select(self, at: int) -> None:
        """Make a row the current one without losing the keyboard's place in the form."""
        if self._table.currentIndex().row() == at:
            self._show_chosen()
        else:
            self._table.selectRow(at)

    def _choose(self, index: QModelIndex) -> None:
        mark = self._model.mark(index)
        if mark is not None and mark.id != self._chosen:
            self._chosen = mark.id
            self._fields.commit()
        self._show_chosen()

    def _show_chosen(self) -> None:
        state = self._desk.state.state
        mark = next((one for one in state.marks if one.id == self._chosen), None)
        self._fields.show_mark(mark if state.editable else None, state.facts.people if state.facts else ())
        self._remove.setEnabled(mark is not None and state.editable)
        self._hear.setEnabled(mark is not None)

    def _add_mark(self, kind: str) -> None:
        """Where the chosen one is, or else at the end: what is noted afterwards belongs to the same point."""
        self._fields.commit()
        marks = self._desk.state.state.marks
        near = next((mark for mark in marks if mark.id == self._chosen), marks[-1] if marks else None)
        added = self._desk.add(kind, near.start_ms if near else 0)
        if added is not None:
            self._chosen = added.id
            self._show(self._desk.state.state)
            self._fields.first.setFocus()

    def _remove_mark(self) -> None:
        """The keyboard stays in the list, at what is there now."""
        at = self._table.currentIndex().row()
        if self._chosen is not None:
            self._desk.remove(self._chosen)
        rest = self._model.rowCount()
        if rest:
            self._table.selectRow(min(at, rest - 1))
        self._table.setFocus()

    def _listen(self) -> None:
        mark = self._model.mark(self._table.currentIndex())
        if mark is not None:
            self.heard.emit(mark.start_ms)


class MarksModel(QAbstractTableModel):
    """Time, kind, and text."""

    def __init__(self) -> None:
        super().__init__()
        self._marks: Sequence[Mark] = ()

    def show(self, marks: Sequence[Mark]) -> None:
        """Show these; where their number stays, the row that is chosen does, too."""
        if marks == self._marks:
            return
        if len(marks) == len(self._marks):
            self._marks = marks
            self.dataChanged.emit(self.index(0, 0), self.index(len(marks) - 1, self.columnCount() - 1))
            return
        self.beginResetModel()
        self._marks = marks
        self.endResetModel()

    def mark(self, index: QModelIndex) -> Mark | None:
        """The mark in a row."""
        return self._marks[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = ROOT) -> int:  # noqa: N802 - Qt's name
        """How many marks."""
        return 0 if parent.isValid() else len(self._marks)

    def columnCount(self, parent: Index = ROOT) -> int:  # noqa: N802 - Qt's name
        """How many columns."""
        return 0 if parent.isValid() else 3

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        mark = self._marks[index.row()]
        text = " ".join(mark.text.split()) or texts.tr("(without text)")
        return (clock(mark.start_ms), kinds().get(mark.kind, mark.kind), text)[index.column()]

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """What a column is called."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (texts.tr("Time"), texts.tr("Kind"), texts.tr("Text"))[section]
