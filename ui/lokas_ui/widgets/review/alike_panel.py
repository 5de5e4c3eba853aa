"""Lines that sound like one that was corrected: told in a line, shown when asked for, given on yes alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout

from lokas_ui.language import texts
from lokas_ui.widgets.announcing import announce
from lokas_ui.widgets.flow import Flow
from lokas_ui.widgets.keys import with_key
from lokas_ui.widgets.review.lists import ListOfLines
from lokas_ui.widgets.screen import Screen
from lokas_ui.widgets.times import clock

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QListWidgetItem

    from lokas.text.document import Document, TextSegment
    from lokas_ui.viewmodels.keys import Keys
    from lokas_ui.viewmodels.telling_apart import Alike, TellingApart, VoicesState
    from lokas_ui.viewmodels.transcript import Review

SHOWN_ROWS = 5


class AlikePanel(Screen):
    """Draws the lines that are alike of a `TellingApart`. `wanted`: a line, by its id; `left`: back to the text."""

    wanted = Signal(int)
    left = Signal()

    def __init__(self, voices: TellingApart, review: Review, keys: Keys) -> None:
        super().__init__()
        self._voices, self._review, self._keys = voices, review, keys
        self._alike: Alike | None = None
        self._told, self._lines = QLabel(), ListOfLines()
        self._open, self._give, self._leave = QPushButton(), QPushButton(), QPushButton()
        self.first = self._lines
        self._arrange()
        self._open.clicked.connect(self.begin)
        self._give.clicked.connect(self._give_chosen)
        self._leave.clicked.connect(self._forget)
        self._lines.wanted.connect(lambda _row: self._give_chosen())
        self._lines.currentRowChanged.connect(self._look_at)
        self.retranslate()
        voices.state.watch(self._show)

    def begin(self) -> None:
        """Show the lines, all of them chosen."""
        if self._alike is None:
            announce(self, texts.tr("No other line is known to sound like this one"))
            return
        for widget in (self._lines, self._give, self._leave):
            widget.show()
        self._open.hide()
        self._lines.setFocus()

    def retranslate(self) -> None:
        """See `Screen`."""
        self._lines.setAccessibleName(texts.tr("Lines that sound like the corrected one"))
        self._leave.setText(texts.tr("Leave them"))
        self._name()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter gives what is chosen, Escape leaves all as it is."""
        if event.key() == Qt.Key.Key_Escape:
            self._forget()
        else:
            super().keyPressEvent(event)

    def _show(self, state: VoicesState) -> None:
        if state.alike == self._alike:
            return
        self._alike = state.alike
        if state.alike is None:
            self.hide()
            return
        for widget in (self._lines, self._give, self._leave):
            widget.hide()
        self._open.show()
        self._name()
        self._fill()
        self.show()
        announce(self, self._told.text())

    def _name(self) -> None:
        if self._alike is None:
            return
        document = self._review.document
        name = (document.name_of(self._alike.speaker) if document else "") or texts.tr("nobody known")
        count = texts.tr("%n other lines sound like this one.", "", len(self._alike.ids))
        self._told.setText(count)
        self._open.setText(with_key(texts.tr("Show them"), self._keys["review.alike"]))
        self._give.setText(texts.tr("They are said by {name}").format(name=name))

    def _fill(self) -> None:
        document = self._review.document
        if document is None or self._alike is None:
            return
        places = {one.id: one for one in document.segments}
        shown = [_line(places[one], document) for one in self._alike.ids if one in places]
        self._lines.show_lines([(line, line) for line in shown])
        for row, number in enumerate(one for one in self._alike.ids if one in places):
            item = self._lines.item(row)
            item.setData(Qt.ItemDataRole.UserRole, number)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
        rows = min(SHOWN_ROWS, max(1, len(shown)))
        self._lines.setFixedHeight(rows * (self._lines.sizeHintForRow(0) + 2) + 2 * self._lines.frameWidth())

    def _items(self) -> list[QListWidgetItem]:
        return [self._lines.item(row) for row in range(self._lines.count())]

    def _give_chosen(self) -> None:
        chosen = [one for one in self._items() if one.checkState() == Qt.CheckState.Checked]
        ids = tuple(one.data(Qt.ItemDataRole.UserRole) for one in chosen)
        if not ids:
            self._forget()
        elif self._voices.give_alike(ids):
            announce(self, texts.tr("%n lines were given", "", len(ids)))
            self.left.emit()

    def _forget(self) -> None:
        self._voices.leave_alike()
        self.left.emit()

    def _look_at(self, row: int) -> None:
        item = self._lines.item(row) if self._lines.hasFocus() and row >= 0 else None
        if item is not None:
            self.wanted.emit(item.data(Qt.ItemDataRole.UserRole))

    def _arrange(self) -> None:
        frame = QFrame()
        frame.setFrameShape(QFrame.Shape.StyledPanel)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(frame)
        column, buttons = QVBoxLayout(frame), Flow()
        self._told.setWordWrap(True)
        for button in (self._open, self._give, self._leave):
            buttons.addWidget(button)
        column.addWidget(self._told)
        column.addWidget(self._lines)
        column.addLayout(buttons)
        self.hide()


def _line(segment: TextSegment, document: Document) -> str:
    """When it is said, who says it now, and what."""
    name = document.name_of(segment.speaker) or texts.tr("nobody known")
    return f"{clock(segment.start_ms)}  {name} — {segment.text}"
