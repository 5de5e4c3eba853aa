"""The start screen: two buttons, Record and Import, a search box, and the list of meetings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from lokas_ui.language import texts
from lokas_ui.widgets.icons import icon
from lokas_ui.widgets.meetings_model import MeetingsModel
from lokas_ui.widgets.screen import Screen

if TYPE_CHECKING:
    from lokas_ui.viewmodels.meetings import Meetings, MeetingsState
    from lokas_ui.viewmodels.navigator import Navigator, Place

ROW_HEIGHT = 40
"""Pixels at 100 %: a row that a hand that trembles can hit."""


class MeetingsScreen(Screen):
    """The list of meetings, newest first."""

    def __init__(self, meetings: Meetings, navigator: Navigator) -> None:
        super().__init__()
        self._meetings, self._navigator = meetings, navigator
        self._record, self._import = QPushButton(), QPushButton()
        self._search, self._table, self._empty = QLineEdit(), QTableView(), QLabel()
        self._model = MeetingsModel()
        self._heading = QLabel()
        self.first = self._table
        self._arrange()
        self.retranslate()
        self.recolour()
        meetings.state.watch(self._show)

    def arrive(self, place: Place) -> None:  # noqa: ARG002 - it shows all meetings
        """Read the list anew: much may have happened elsewhere."""
        self._meetings.refresh()

    def retranslate(self) -> None:
        """See `Screen`."""
        self._heading.setText(texts.tr("Meetings"))
        self._record.setText(texts.tr("Record a meeting"))
        self._import.setText(texts.tr("Import a recording"))
        self._search.setPlaceholderText(texts.tr("Search what was ever said"))
        self._search.setAccessibleName(texts.tr("Search"))
        self._table.setAccessibleName(texts.tr("Meetings"))
        self._empty.setText(
            texts.tr("No meeting yet. Record one, or import a sound or video file: it stays on this computer.")
        )
        self._model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self._model.columnCount() - 1)
        self._table.viewport().update()

    def recolour(self) -> None:
        """See `Screen`."""
        self._record.setIcon(icon("record", self.palette()))
        self._import.setIcon(icon("import", self.palette()))
        self._search.actions()[0].setIcon(icon("search", self.palette()))

    def _arrange(self) -> None:
        font = self._heading.font()
        font.setPointSizeF(font.pointSizeF() * 1.6)
        self._heading.setFont(font)
        for button in (self._record, self._import):
            button.setIconSize(QSize(20, 20))
            button.setMinimumHeight(ROW_HEIGHT)
        self._search.addAction(icon("search", self.palette()), QLineEdit.ActionPosition.LeadingPosition)
        self._search.setClearButtonEnabled(True)
        self._search.setMinimumHeight(ROW_HEIGHT)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        top = QHBoxLayout()
        top.addWidget(self._heading)
        top.addStretch(1)
        top.addWidget(self._import)
        top.addWidget(self._record)
        middle = QWidget()
        self._either = QStackedLayout(middle)
        self._either.addWidget(self._table)
        self._either.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(14)
        layout.addLayout(top)
        layout.addWidget(self._search)
        layout.addWidget(middle, 1)
        self._arrange_table()

    def _arrange_table(self) -> None:
        self._table.setModel(self._model)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setTabKeyNavigation(False)
        self._table.setShowGrid(False)
        self._table.setAlternatingRowColors(True)
        self._table.setFrameShape(QTableView.Shape.NoFrame)
        self._table.verticalHeader().hide()
        self._table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        header = self._table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def _show(self, state: MeetingsState) -> None:
        self._model.show(state.rows or ())
        nothing = state.rows == ()
        self._either.setCurrentWidget(self._empty if nothing else self._table)
