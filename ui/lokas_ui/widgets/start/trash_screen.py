"""The trash: what was deleted, taken back with one click, and deleted for good with two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import (
    QLabel,
    QPushButton,
    QStackedLayout,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from lokas_ui.language import texts
from lokas_ui.widgets.head import Head
from lokas_ui.widgets.icons import icon
from lokas_ui.widgets.notice_bar import NoticeBar
from lokas_ui.widgets.screen import Screen
from lokas_ui.widgets.start.meetings_model import date_of
from lokas_ui.widgets.tables import arrange
from lokas_ui.widgets.trouble_bar import TroubleBar

if TYPE_CHECKING:
    from lokas.library.trash import Trashed
    from lokas_ui.viewmodels.navigator import Navigator, Place
    from lokas_ui.viewmodels.trash import Trash, TrashState


class TrashScreen(Screen):
    """What is in the trash, what was deleted last first."""

    def __init__(self, trash: Trash, navigator: Navigator) -> None:
        super().__init__()
        self._trash, self._navigator = trash, navigator
        self._heading, self._empty, self._table = QLabel(), QLabel(), QTableWidget(0, 4)
        self._back, self._erase, self._restore = QPushButton(), QPushButton(), QPushButton()
        self._trouble, self._told, self._question = TroubleBar(), NoticeBar("check"), NoticeBar("warning")
        self.first = self._table
        self._arrange()
        self._connect()
        self.retranslate()
        self.recolour()
        trash.state.watch(self._show)

    def arrive(self, place: Place) -> None:  # noqa: ARG002 - it shows all of the trash
        """Read it anew."""
        self._trash.refresh()

    def retranslate(self) -> None:
        """See `Screen`."""
        self._heading.setText(texts.tr("Trash"))
        self._back.setText(texts.tr("Back to the meetings"))
        self._erase.setText(texts.tr("Empty the trash…"))
        self._restore.setText(texts.tr("Restore"))
        self._empty.setText(texts.tr("The trash is empty."))
        self._table.setAccessibleName(texts.tr("Trash"))
        self._table.setHorizontalHeaderLabels(
            [texts.tr("Title"), texts.tr("Date"), texts.tr("Deleted on"), texts.tr("Size")]
        )
        self._show(self._trash.state.state)

    def recolour(self) -> None:
        """See `Screen`."""
        for button, name in {self._back: "back", self._erase: "trash", self._restore: "undo"}.items():
            button.setIcon(icon(name, self.palette()))

    def _connect(self) -> None:
        self._back.clicked.connect(lambda: self._navigator.go("meetings"))
        self._erase.clicked.connect(self._trash.ask_to_empty)
        self._restore.clicked.connect(self._restore_chosen)
        self._table.activated.connect(lambda _: self._restore_chosen())
        self._trouble.acted.connect(self._trash.refresh)
        self._told.dismissed.connect(self._trash.refresh)
        self._question.acted.connect(self._trash.empty)
        self._question.dismissed.connect(self._trash.keep)

    def _restore_chosen(self) -> None:
        items, row = self._trash.state.state.items or (), self._table.currentRow()
        if 0 <= row < len(items):
            self._trash.restore(items[row].folder)

    def _show(self, state: TrashState) -> None:
        items = state.items or ()
        self._trouble.show_error(state.trouble, texts.tr("Try again"))
        self._told.show_text(_told(state))
        self._question.show_text(_question(state), texts.tr("Delete for ever"))
        if state.asking:
            self._question.first.setFocus()
        self._fill(items)
        self._erase.setEnabled(bool(items) and not state.asking)
        self._restore.setEnabled(bool(items))
        self._either.setCurrentWidget(self._table if items else self._empty)
        self._empty.setVisible(state.items is not None and not items)

    def _fill(self, items: tuple[Trashed, ...]) -> None:
        at = self._table.currentRow()
        self._table.setRowCount(len(items))
        for number, one in enumerate(items):
            for column, text in enumerate(_cells(one)):
                item = QTableWidgetItem(text)
                item.setFlags(Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled)
                self._table.setItem(number, column, item)
        if items:
            self._table.selectRow(max(0, min(at, len(items) - 1)))

    def _arrange(self) -> None:
        self._restore.setDefault(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        arrange(self._table, 0)
        middle = QWidget()
        self._either = QStackedLayout(middle)
        self._either.addWidget(self._table)
        self._either.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(14)
        layout.addLayout(Head(self._heading, self._back, self._erase, self._restore))
        for bar in (self._trouble, self._told, self._question):
            layout.addWidget(bar)
        layout.addWidget(middle, 1)


def _cells(one: Trashed) -> tuple[str, ...]:
    began = date_of(one.began) if one.began else ""
    deleted = date_of(one.deleted) if one.deleted else ""
    return one.title, began, deleted, _size(one.size_bytes)


def _size(count: int) -> str:
    return QLocale().formattedDataSize(count, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def _told(state: TrashState) -> str:
    if state.restored:
        return texts.tr("“{title}” is back among the meetings.").format(title=state.restored)
    return texts.tr("%n meetings were deleted for ever.", "", state.erased) if state.erased else ""


def _question(state: TrashState) -> str:
    if not state.asking:
        return ""
    text = texts.tr("Delete %n meetings ({size}) for ever, with sound and text?", "", len(state.items or ()))
    return text.format(size=_size(state.size_bytes))
