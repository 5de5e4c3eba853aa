"""The register of decisions: those of all meetings, with votes and actions, filtered, opened at their second."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from lokas_ui.language import texts
from lokas_ui.viewmodels.register import PERIODS, days_of
from lokas_ui.widgets.announcing import announce
from lokas_ui.widgets.head import Head
from lokas_ui.widgets.icons import icon
from lokas_ui.widgets.keys import shortcut
from lokas_ui.widgets.labels import HEADING, enlarge
from lokas_ui.widgets.naming import call
from lokas_ui.widgets.notice_bar import NoticeBar
from lokas_ui.widgets.screen import Screen
from lokas_ui.widgets.start.decisions_model import SUBJECT, DecisionsModel
from lokas_ui.widgets.tables import ROW_HEIGHT, arrange
from lokas_ui.widgets.trouble_bar import TroubleBar

if TYPE_CHECKING:
    from collections.abc import Collection

    from lokas.library.decisions import Decision
    from lokas_ui.viewmodels.keys import Keys
    from lokas_ui.viewmodels.navigator import Navigator, Place
    from lokas_ui.viewmodels.register import Register, RegisterState

TYPED_MS = 250
KINDS: tuple[tuple[tuple[str, ...], bool], ...] = (
    ((), False),
    (("decision",), False),
    (("vote",), False),
    (("action",), False),
    (("action",), True),
)
"""What can be chosen to be shown: kinds, none meaning all, and whether of actions only those that are open."""
CHOSEN = "chosen"


class DecisionsScreen(Screen):
    """A table with filters above it. Where there is a screen `review`, Enter opens an entry at its second."""

    def __init__(self, register: Register, navigator: Navigator, screens: Collection[str], keys: Keys) -> None:
        super().__init__()
        self._register, self._navigator, self._opens = register, navigator, "review" in screens
        self._heading, self._count, self._empty = QLabel(), QLabel(), QLabel()
        self._open, self._table_button, self._all = QPushButton(), QPushButton(), QPushButton()
        self._finish = QPushButton()
        self._search, self._kinds, self._period, self._order = QLineEdit(), QComboBox(), QComboBox(), QComboBox()
        self._days, self._since, self._until = QWidget(), QDateEdit(), QDateEdit()
        self._from, self._to = QLabel(), QLabel()
        self._from.setBuddy(self._since)
        self._to.setBuddy(self._until)
        self._table, self._model, self._typed = QTableView(), DecisionsModel(), QTimer(self)
        self._trouble, self._told = TroubleBar(), NoticeBar("check")
        self.first: QWidget = self._search
        self._arrange()
        self._connect(keys)
        self.retranslate()
        self.recolour()
        register.state.watch(self._show)

    def arrive(self, place: Place) -> None:  # noqa: ARG002 - it shows all meetings
        """Read it anew: something may have been marked."""
        self._register.refresh()

    def retranslate(self) -> None:
        """See `Screen`."""
        self._heading.setText(texts.tr("Decisions"))
        self._open.setText(texts.tr("Read at that moment"))
        self._show_chosen()
        self._table_button.setText(texts.tr("Save as a table (CSV)…"))
        self._all.setText(texts.tr("Show all"))
        self._search.setPlaceholderText(texts.tr("Search in the decisions"))
        self._table.setAccessibleName(texts.tr("Decisions"))
        named = {
            self._search: texts.tr("Search in the decisions"),
            self._kinds: texts.tr("Kind"),
            self._period: texts.tr("Period"),
            self._order: texts.tr("Order"),
        }
        for widget, name in named.items():
            call(widget, name)
        self._from.setText(texts.tr("From"))
        self._to.setText(texts.tr("to"))
        _rename(self._kinds, _kind_names())
        _rename(self._period, _period_names())
        _rename(self._order, [texts.tr("By date"), texts.tr("By subject")])
        self._model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self._model.columnCount() - 1)
        self._table.viewport().update()
        self._show(self._register.state.state)

    def recolour(self) -> None:
        """See `Screen`."""
        for button, name in {self._open: "play", self._table_button: "backup", self._finish: "check"}.items():
            button.setIcon(icon(name, self.palette()))
        self._search.actions()[0].setIcon(icon("search", self.palette()))

    def _connect(self, keys: Keys) -> None:
        register = self._register
        self._typed.setSingleShot(True)
        self._typed.timeout.connect(lambda: register.look_for(self._search.text()))
        self._search.textChanged.connect(lambda _: self._typed.start(TYPED_MS))
        self._kinds.activated.connect(lambda at: register.show_kinds(KINDS[at][0], open_only=KINDS[at][1]))
        self._period.activated.connect(lambda _: self._show_days())
        self._since.dateChanged.connect(lambda _: self._show_days())
        self._until.dateChanged.connect(lambda _: self._show_days())
        self._order.activated.connect(lambda at: register.sort(by_subject=at == 1))
        self._all.clicked.connect(self._forget_filters)
        self._open.clicked.connect(self._open_chosen)
        self._finish.clicked.connect(self._finish_chosen)
        self._table.selectionModel().currentRowChanged.connect(lambda *_: self._show_chosen())
        self._table.activated.connect(lambda _: self._open_chosen())
        self._table_button.clicked.connect(self._choose_table)
        self._trouble.acted.connect(register.refresh)
        self._told.dismissed.connect(register.dismiss)
        shortcut(keys, "decisions.find", self, self._search.setFocus)

    def _show_days(self) -> None:
        period = PERIODS[self._period.currentIndex()]
        self._days.setVisible(period == CHOSEN)
        chosen = _day(self._since), _day(self._until)
        self._register.show_days(*(chosen if period == CHOSEN else days_of(period, dt.date.today())))

    def _forget_filters(self) -> None:
        self._search.clear()
        self._typed.stop()
        for box in (self._kinds, self._period):
            box.setCurrentIndex(0)
        self._days.hide()
        self._register.forget_filters()
        self._table.setFocus()

    def _chosen(self) -> Decision | None:
        index = self._table.currentIndex()
        return self._model.decision(index) if index.isValid() else None

    def _show_chosen(self) -> None:
        """An action can be ticked off, and taken up again."""
        one = self._chosen()
        had_focus = self._finish.hasFocus()
        self._finish.setVisible(one is not None and one.kind == "action")
        self._finish.setText(texts.tr("It is done") if one is None or one.is_open else texts.tr("Still to be done"))
        if had_focus and not self._finish.isVisible():
            self._table.setFocus()

    def _finish_chosen(self) -> None:
        one = self._chosen()
        if one is not None:
            self._register.finish(one)

    def _open_chosen(self) -> None:
        index = self._table.currentIndex()
        if index.isValid() and self._opens:
            one = self._model.decision(index)
            self._navigator.go("review", one.folder, one.start_ms)

    def _choose_table(self) -> None:
        name = f"{texts.tr('Decisions')} {dt.date.today()}.csv"
        kind = texts.tr("Tables (*.csv)")
        chosen, _ = QFileDialog.getSaveFileName(self, texts.tr("Save as a table (CSV)…"), str(Path.home() / name), kind)
        if chosen:
            self._register.write_table(Path(chosen))

    def _show(self, state: RegisterState) -> None:
        found = state.found or ()
        chosen = self._table.currentIndex().row()
        self._model.show(found)
        if found:
            self._table.selectRow(max(0, min(chosen, len(found) - 1)))
        self._trouble.show_error(state.trouble, texts.tr("Try again"))
        name = state.written.name if state.written else ""
        self._told.show_text(texts.tr("The table is in the file “{name}”.").format(name=name) if name else "")
        self._tell_count(texts.tr("%n entries", "", len(found)) if state.found is not None else "")
        self._empty.setText(_nothing(state) if state.found is not None else "")
        self._either.setCurrentWidget(self._table if found else self._empty)
        self.first = self._table if found else self._search
        self._show_chosen()
        self._open.setEnabled(bool(found))
        self._table_button.setEnabled(bool(found))
        self._all.setVisible(state.narrowed)

    def _tell_count(self, text: str) -> None:
        if text and self._count.text() and text != self._count.text():
            announce(self, text)
        self._count.setText(text)

    def _arrange(self) -> None:
        self._open.setDefault(True)
        if not self._opens:
            self._open.hide()
        self._search.addAction(icon("search", self.palette()), QLineEdit.ActionPosition.LeadingPosition)
        self._search.setClearButtonEnabled(True)
        self._search.setMinimumHeight(ROW_HEIGHT)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        for day in (self._since, self._until):
            day.setCalendarPopup(True)
            day.setDate(QDate.currentDate())
        between = _line(self._from, self._since, self._to, self._until, None)
        between.setContentsMargins(0, 0, 0, 0)
        self._days.setLayout(between)
        self._days.hide()
        self._table.setModel(self._model)
        arrange(self._table, SUBJECT, lines=2)
        middle = QWidget()
        self._either = QStackedLayout(middle)
        self._either.addWidget(self._table)
        self._either.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(14)
        enlarge(self._heading, HEADING)
        title = _line(self._heading, self._count, None)
        layout.addLayout(Head(title, self._finish, self._table_button, self._open))
        layout.addWidget(self._trouble)
        layout.addWidget(self._told)
        layout.addWidget(self._search)
        layout.addLayout(_line(self._kinds, self._period, self._order, None, self._all))
        layout.addWidget(self._days)
        layout.addWidget(middle, 1)


def _line(*widgets: QWidget | None) -> QHBoxLayout:
    """Widgets side by side; None stands for what room is left."""
    line = QHBoxLayout()
    for widget in widgets:
        if widget is None:
            line.addStretch(1)
        else:
            line.addWidget(widget)
    return line


def _rename(box: QComboBox, names: list[str]) -> None:
    """Give the choices of a box their names; what is chosen stays so."""
    for number, name in enumerate(names):
        if number < box.count():
            box.setItemText(number, name)
        else:
            box.addItem(name)


def _kind_names() -> list[str]:
    return [
        texts.tr("Everything"),
        texts.tr("Decisions"),
        texts.tr("Votes"),
        texts.tr("Actions"),
        texts.tr("Open actions"),
    ]


def _period_names() -> list[str]:
    return [
        texts.tr("All dates"),
        texts.tr("This year"),
        texts.tr("Last year"),
        texts.tr("The last 12 months"),
        texts.tr("Between two days"),
    ]


def _nothing(state: RegisterState) -> str:
    if state.anywhere:
        return texts.tr("Nothing in the register is like that.")
    return texts.tr(
        "No decision yet. Mark decisions, votes and actions while you record or read a meeting: all are listed here."
    )


def _day(widget: QDateEdit) -> dt.date:
    day = widget.date()
    return dt.date(day.year(), day.month(), day.day())
