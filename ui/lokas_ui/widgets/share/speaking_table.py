"""Speaking time as a table whose widest column draws each number as a bar, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QTableWidget, QTableWidgetItem

from lokas.text.speaking_sheet import between_told, percent_told, time_told
from lokas_ui.language import texts
from lokas_ui.widgets.tables import arrange

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QStyleOptionViewItem

    from lokas.text.export.labels import Labels
    from lokas.text.statistics import Speaking, Statistics

PERSON, TIME = 0, 1
CHOSEN_ALPHA = 90
"""Of the bar of the row that is chosen: what is drawn over it in the colour of its outline is seen."""
BAR_ROLE = Qt.ItemDataRole.UserRole


class SpeakingTable(QTableWidget):
    """A row for each person: the same for eyes and for ears."""

    def __init__(self) -> None:
        super().__init__()
        self.setColumnCount(len(headings()))
        arrange(self, TIME)
        self._bars = BarDelegate(self)
        self.setItemDelegateForColumn(TIME, self._bars)

    def show_times(self, found: Statistics | None, name_of: Callable[[str | None], str], labels: Labels) -> None:
        """Show who spoke for how long; nothing for None."""
        people = found.people if found else ()
        self.setAccessibleName(texts.tr("Speaking time"))
        self.setHorizontalHeaderLabels(headings())
        self.setRowCount(len(people))
        most_ms = max((one.most_ms for one in people), default=0) or 1
        for row, one in enumerate(people):
            name = name_of(one.speaker) or labels("unknown_speaker")
            cells = (name, f"{time_told(one.time_ms)}  ({percent_told(one.share, labels)})", *_rest(one, labels))
            shares = tuple(time_ms / most_ms for time_ms in (one.time_ms, one.least_ms, one.most_ms))
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                if column == TIME:
                    item.setData(BAR_ROLE, shares)
                self.setItem(row, column, item)
        header = self.horizontalHeader()
        header.setSectionResizeMode(TIME, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(self.fontMetrics().averageCharWidth() * 4)
        if people and self.currentRow() < 0:
            self.setCurrentCell(0, PERSON)


def headings() -> list[str]:
    """The columns, in their order."""
    return [
        texts.tr("Person"),
        texts.tr("Time and share"),
        texts.tr("Between"),
        texts.tr("Turns"),
        texts.tr("Longest"),
        texts.tr("Words per minute"),
        texts.tr("While others spoke"),
    ]


def _rest(one: Speaking, labels: Labels) -> tuple[str, ...]:
    counts = str(one.turns), time_told(one.longest_ms), str(round(one.words_per_minute))
    return between_told(one, labels), *counts, time_told(one.together_ms)


class BarDelegate(QStyledItemDelegate):
    """Draws the text of a cell, and behind it a bar with an outline, and a line over what is unsure."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The outline of the bar is in the colour of the text: its contrast is that of the text."""
        super().paint(painter, option, index)
        shares = index.data(BAR_ROLE)
        if not shares:
            return
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        palette: QPalette = option.palette
        ink = palette.color(QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text)
        fill = QColor(ink) if chosen else palette.color(QPalette.ColorRole.Highlight)
        fill.setAlpha(CHOSEN_ALPHA if chosen else 255)
        metrics = option.fontMetrics
        whole = QRectF(option.rect)
        left = whole.left() + metrics.horizontalAdvance("00:00:00  (100 %) ")
        room = whole.right() - left - metrics.averageCharWidth()
        if room <= 0:
            return
        height = metrics.height() * 0.7
        top = whole.center().y() - height / 2
        length, least, most = (left + room * share for share in shares)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(ink, 1))
        painter.setBrush(fill)
        painter.drawRect(QRectF(left, top, max(1.0, length - left), height))
        if most > least:
            self._draw_interval(painter, ink, QRectF(least, top - 2, most - least, height + 4))
        painter.restore()

    @staticmethod
    def _draw_interval(painter: QPainter, ink: QColor, span: QRectF) -> None:
        """A line with an end at each side, from what is sure to all that may be."""
        middle = span.center().y()
        painter.setPen(QPen(ink, 2))
        painter.drawLine(QPointF(span.left(), middle), QPointF(span.right(), middle))
        for at in (span.left(), span.right()):
            painter.drawLine(QPointF(at, span.top()), QPointF(at, span.bottom()))
