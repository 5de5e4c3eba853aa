"""A mark as a form: kind, moment, text, how many voted; who does it until when, and whether it is done."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTime, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QGridLayout, QLabel, QLineEdit, QTimeEdit, QWidget

from lokas_ui.language import texts
from lokas_ui.widgets.marks import kinds
from lokas_ui.widgets.minutes.lines_edit import LinesEdit
from lokas_ui.widgets.pausing import when_typed
from lokas_ui.widgets.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lokas.text.document import Mark

DETAILS = {"vote": ("for", "against", "abstain", "outcome"), "action": ("who", "when", "done")}
"""The details that each kind has, by their names in a mark."""
OUTCOMES = ("", "adopted", "rejected")


class MarkFields(Screen):
    """Emits `changed` with the mark as it is now, after a pause and when the person goes on to another field."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._mark: Mark | None = None
        self._kind, self._time, self._text = QComboBox(), QTimeEdit(), LinesEdit(3)
        self._outcome, self._people, self._finished = QComboBox(), QCompleter(self), QCheckBox()
        self._lines = {name: QLineEdit() for name in ("for", "against", "abstain", "who", "when", "done")}
        self._labels = {name: QLabel() for name in ("kind", "time", "text", "outcome", *self._lines)}
        self.first = self._text
        self._arrange()
        self._connect()
        self.retranslate()

    def show_mark(self, mark: Mark | None, people: Sequence[str]) -> None:
        """Show a mark; None where none is chosen. `people` are offered as names."""
        other = mark is None or self._mark is None or mark.id != self._mark.id
        self._mark = mark
        self.setVisible(mark is not None)
        if mark is None:
            return
        self._people.model().setStringList(list(people))  # type: ignore[attr-defined]  # that of `setStringList`'s
        self._kind.setCurrentIndex(self._kind.findData(mark.kind))
        self._text.begin(mark.text) if other else self._text.show_text(mark.text)
        if other or not self._time.hasFocus():
            self._time.setTime(QTime.fromMSecsSinceStartOfDay(mark.start_ms))
        self._show_details(mark, other=other)

    def commit(self) -> None:
        """Tell what is being typed."""
        self._text.commit()
        self._tell()

    def retranslate(self) -> None:
        """See `Screen`."""
        names = {
            "kind": texts.tr("&Kind"),
            "time": texts.tr("T&ime"),
            "text": texts.tr("&Text, as it shall stand in the minutes"),
            "for": texts.tr("&For"),
            "against": texts.tr("A&gainst"),
            "abstain": texts.tr("A&bstained"),
            "outcome": texts.tr("&Outcome"),
            "who": texts.tr("&Who does it"),
            "when": texts.tr("&Until when, such as 2026-04-01"),
            "done": texts.tr("Do&ne on"),
        }
        for name, label in self._labels.items():
            label.setText(names[name])
        self._finished.setText(texts.tr("It is &done"))
        for number, name in enumerate(kinds().values()):
            self._kind.setItemText(number, name)
        for number, name in enumerate((texts.tr("not noted"), texts.tr("Adopted"), texts.tr("Rejected"))):
            self._outcome.setItemText(number, name)

    def _arrange(self) -> None:
        for kind in kinds():
            self._kind.addItem("", kind)
        for outcome in OUTCOMES:
            self._outcome.addItem("", outcome)
        self._time.setDisplayFormat("H:mm:ss")
        self._people = QCompleter([], self)
        self._people.setCaseSensitivity(self._people.caseSensitivity().CaseInsensitive)
        self._lines["who"].setCompleter(self._people)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        for column in range(4):
            grid.setColumnStretch(column, 1)
        self._put(grid, 0, (("kind", self._kind, 2), ("time", self._time, 2)))
        self._put(grid, 2, (("text", self._text, 4),))
        votes = tuple((name, self._lines[name], 1) for name in ("for", "against", "abstain"))
        self._put(grid, 4, (*votes, ("outcome", self._outcome, 1)))
        self._put(grid, 6, tuple((name, self._lines[name], 2) for name in ("who", "when")))
        grid.addWidget(self._finished, 9, 0, 1, 2)
        self._labels["done"].setBuddy(self._lines["done"])
        grid.addWidget(self._labels["done"], 8, 2, 1, 2)
        grid.addWidget(self._lines["done"], 9, 2, 1, 2)

    def _put(self, grid: QGridLayout, row: int, fields: Sequence[tuple[str, QWidget, int]]) -> None:
        """Fields side by side, each so many columns wide, below their labels."""
        column = 0
        for name, field, span in fields:
            self._labels[name].setBuddy(field)
            grid.addWidget(self._labels[name], row, column, 1, span)
            grid.addWidget(field, row + 1, column, 1, span)
            column += span

    def _connect(self) -> None:
        self._kind.activated.connect(lambda _: self._tell())
        self._outcome.activated.connect(lambda _: self._tell())
        self._finished.clicked.connect(self._finish)
        self._time.editingFinished.connect(self._tell)
        self._text.typed.connect(lambda _: self._tell())
        for line in self._lines.values():
            when_typed(line, self._tell)

    def _show_details(self, mark: Mark, *, other: bool) -> None:
        details, own = dict(mark.details), DETAILS.get(mark.kind, ())
        for name, line in self._lines.items():
            if other or not line.hasFocus():
                line.setText(details.get(name, ""))
        outcome = details.get("outcome", "")
        if self._outcome.findData(outcome) < 0:  # one that somebody typed
            self._outcome.addItem(outcome, outcome)
        self._outcome.setCurrentIndex(self._outcome.findData(outcome))
        for name, field in {**self._lines, "outcome": self._outcome}.items():
            field.setVisible(name in own)
            self._labels[name].setVisible(name in own)
        self._finished.setVisible("done" in own)
        self._finished.setChecked(bool(details.get("done")))

    def _finish(self, finished: bool) -> None:  # noqa: FBT001 - Qt's signal
        """Today, unless the person types another day."""
        self._lines["done"].setText(str(dt.date.today()) if finished else "")
        self._tell()

    def _tell(self) -> None:
        if self._mark is None:
            return
        moved_ms = self._time.time().msecsSinceStartOfDay() // 1000 * 1000 - self._mark.start_ms // 1000 * 1000
        typed = {name: line.text().strip() for name, line in self._lines.items()}
        typed["outcome"] = self._outcome.currentData()
        shown = {name: typed[name] for name in DETAILS.get(self._kind.currentData(), ())}
        details = {name: value for name, value in {**dict(self._mark.details), **shown}.items() if value}
        changed = replace(
            self._mark,
            kind=self._kind.currentData() or self._mark.kind,
            start_ms=self._mark.start_ms + moved_ms,
            end_ms=self._mark.end_ms + moved_ms,
            text=self._text.toPlainText(),
            details=tuple(details.items()),
        )
        if changed != self._mark:
            self.changed.emit(changed)
