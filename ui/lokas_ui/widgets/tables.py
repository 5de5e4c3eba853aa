"""How tables look and behave on all screens: rows that are easily hit, columns apart, one wide column, one choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex

ROW_HEIGHT = 40
"""Pixels at 100 %: a row that a hand that trembles can hit."""
LINE = 1.7
"""So high is a row of one line of text, in such lines, however large the text is; each further line adds one."""
MEASURED_ROWS = 20
"""Columns are as wide as these rows need: to look at all of a thousand takes a fifth of a second at every change."""
LEAST_CHARS, MOST_CHARS = 30, 32
"""The wide column is never narrower than so many characters, and no other one wider."""


def arrange(table: QTableView, wide: int, lines: int = 1) -> None:
    """Make a table look like the others; the column `wide` takes what room the others leave, rows have `lines`."""
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setAlternatingRowColors(True)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setFrameShape(QTableView.Shape.NoFrame)
    table.setItemDelegate(_RoomyCells(table))
    table.verticalHeader().hide()
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setHighlightSections(False)
    header.setResizeContentsPrecision(MEASURED_ROWS)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    table.setWordWrap(lines > 1)
    _Measures(table, wide, lines)


class _RoomyCells(QStyledItemDelegate):
    """Leaves some room behind each cell, so that columns stand apart."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        """See the class."""
        char = option.fontMetrics.averageCharWidth()
        return (super().sizeHint(option, index) + QSize(2 * char, 0)).boundedTo(QSize(MOST_CHARS * char, 10_000))


class _Measures(QObject):
    """Keeps the heights of rows and the width of the wide column in proportion to the text and to the table."""

    def __init__(self, table: QTableView, wide: int, lines: int) -> None:
        super().__init__(table)
        self._table, self._wide, self._lines = table, wide, lines
        table.installEventFilter(self)
        table.horizontalHeader().sectionResized.connect(self._fit_others)
        self._fit_text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """See the class."""
        if event.type() == QEvent.Type.FontChange:
            self._fit_text()
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.Resize, QEvent.Type.Show}:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit_text(self) -> None:
        height = round((LINE + self._lines - 1) * self._table.fontMetrics().height())
        self._table.verticalHeader().setDefaultSectionSize(max(ROW_HEIGHT, height))

    def _fit_others(self, column: int) -> None:
        if column != self._wide:
            self._fit()

    def _fit(self) -> None:
        header, char = self._table.horizontalHeader(), self._table.fontMetrics().averageCharWidth()
        others = sum(header.sectionSize(column) for column in range(header.count()) if column != self._wide)
        room = self._table.viewport().width() - others
        mode = QHeaderView.ResizeMode.Stretch if room >= LEAST_CHARS * char else QHeaderView.ResizeMode.Interactive
        if header.count() > self._wide:
            header.setSectionResizeMode(self._wide, mode)
            if mode == QHeaderView.ResizeMode.Interactive:
                header.resizeSection(self._wide, LEAST_CHARS * char)
