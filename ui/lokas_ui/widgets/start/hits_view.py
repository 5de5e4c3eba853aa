"""What was found of what was ever said: each passage with the words looked for, its meeting and its second."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from lokas.cli.messages import clock
from lokas_ui.language import texts
from lokas_ui.widgets.start.meetings_model import date_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lokas.library.index.searching import Hit

    Index = QModelIndex | QPersistentModelIndex

ROOT = QModelIndex()
MOST_LINES = 2
MARGIN = 8
TITLE = "title"
"""The kind of a hit that is a meeting's name."""


class HitsModel(QAbstractListModel):
    """One passage a row; what a screen reader says of it is all of it."""

    def __init__(self) -> None:
        super().__init__()
        self._hits: Sequence[Hit] = ()

    def show(self, hits: Sequence[Hit]) -> None:
        """Show these; where the first of them are those that are shown, the others are added."""
        shown = len(self._hits)
        if shown and len(hits) > shown and tuple(hits[:shown]) == tuple(self._hits):
            self.beginInsertRows(ROOT, shown, len(hits) - 1)
            self._hits = hits
            self.endInsertRows()
        elif tuple(hits) != tuple(self._hits):
            self.beginResetModel()
            self._hits = hits
            self.endResetModel()

    def hit(self, index: Index) -> Hit:
        """The passage in a row."""
        return self._hits[index.row()]

    def rowCount(self, parent: Index = ROOT) -> int:  # noqa: N802 - Qt's name
        """How many are shown."""
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What was said; and for screen readers, where."""
        hit = self._hits[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return hit.snippet
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{hit.snippet} — {place_of(hit)}"
        return None


class HitsView(QListView):
    """The passages, each in as much room as two lines of text need. `opened`: Enter or a double click on one."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.hits = HitsModel()
        self.setModel(self.hits)
        self.setItemDelegate(_HitDelegate(self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.activated.connect(lambda index: self.opened.emit(self.hits.hit(index)))

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Show these; the first is chosen where none is."""
        self.hits.show(hits)
        if hits and not self.currentIndex().isValid():
            self.setCurrentIndex(self.hits.index(0, 0))

    @property
    def current(self) -> Hit | None:
        """The passage that is chosen."""
        return self.hits.hit(self.currentIndex()) if self.currentIndex().isValid() else None


def place_of(hit: Hit) -> str:
    """When a passage is said, by whom, and in which meeting: what tells it from others first."""
    when = "" if hit.kind == TITLE else clock(hit.start_ms)
    parts = when, hit.speaker or "", kind_of(hit), date_of(hit.began), hit.title or texts.tr("Untitled")
    return " · ".join(filter(None, parts))


def kind_of(hit: Hit) -> str:
    """What kind of passage it is; "" for what was simply said."""
    names = {
        TITLE: texts.tr("Title of the meeting"),
        "agenda": texts.tr("Agenda"),
        "decision": texts.tr("Decision"),
        "vote": texts.tr("Vote"),
        "action": texts.tr("Action"),
        "note": texts.tr("Note"),
    }
    return names.get(hit.kind, "")


class _HitDelegate(QStyledItemDelegate):
    """Draws a passage in two lines at most, with what was looked for bold and underlined, and its place below."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802, ARG002 - Qt's
        """The same for each."""
        line = QFontMetrics(option.font).lineSpacing()
        return QSize(200, (MOST_LINES + 1) * line + 2 * MARGIN + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """See the class."""
        view = option.widget
        if not isinstance(view, HitsView):
            return
        drawn = QStyleOptionViewItem(option)
        self.initStyleOption(drawn, index)
        drawn.text = ""
        view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, drawn, painter, view)
        hit = view.hits.hit(index)
        chosen = bool(drawn.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        painter.save()
        painter.setPen(drawn.palette.color(_group(view), role))
        _draw(painter, drawn.font, drawn.rect.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN), hit)
        painter.restore()


def _group(view: QWidget) -> QPalette.ColorGroup:
    return QPalette.ColorGroup.Active if view.isActiveWindow() else QPalette.ColorGroup.Inactive


def _draw(painter: QPainter, font: QFont, room: QRect, hit: Hit) -> None:
    """The snippet and its place below, both in the middle of the room there is."""
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * 0.9)
    metrics = QFontMetrics(small)
    layout, height = _laid_out(hit, font, room.width())
    top = room.top() + max(0, (room.height() - height - metrics.height()) // 2)
    layout.draw(painter, QPointF(room.left(), top))
    below = QRect(room.left(), top + height, room.width(), metrics.height())
    painter.setFont(small)
    painter.drawText(below, Qt.AlignmentFlag.AlignLeft, _elided(metrics, place_of(hit), room.width()))


def _elided(metrics: QFontMetrics, text: str, width: int) -> str:
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)


def _laid_out(hit: Hit, font: QFont, width: int) -> tuple[QTextLayout, int]:
    """The snippet in lines of a width, and how high they are."""
    layout = QTextLayout(hit.snippet, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.setFormats([_found(start, end) for start, end in hit.found])
    layout.beginLayout()
    height = 0.0
    for _ in range(MOST_LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return layout, round(height)


def _found(start: int, end: int) -> QTextLayout.FormatRange:
    looks = QTextCharFormat()
    looks.setFontWeight(QFont.Weight.Bold)
    looks.setFontUnderline(True)
    found = QTextLayout.FormatRange()
    found.start, found.length, found.format = start, end - start, looks
    return found
