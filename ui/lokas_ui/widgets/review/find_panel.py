"""Find and replace, and what the glossary suggests: every place is seen, and chosen or left, before it is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidgetItem,
    QPushButton,
    QToolButton,
    QVBoxLayout,
)

from lokas.text.document import Search
from lokas_ui.language import texts
from lokas_ui.widgets.announcing import announce
from lokas_ui.widgets.icons import icon
from lokas_ui.widgets.review.lists import ListOfLines
from lokas_ui.widgets.screen import Screen
from lokas_ui.widgets.times import clock

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from lokas.text.document import Place
    from lokas_ui.viewmodels.corrections import Corrections, CorrectionsState
    from lokas_ui.viewmodels.transcript import Review

Kind = Literal["find", "replace", "suggest"]

TYPING_MS = 250
"""After so long without a key the text is looked for."""

AROUND = 28
"""Letters of the text that are shown before a place and behind it."""

FEWEST, MOST = 2, 5
"""Lines that are seen of the places, as there is room."""


class FindPanel(Screen):
    """Draws `Corrections`. `wanted`: a place to be shown. `left`: the panel is to go."""

    wanted = Signal(object)
    left = Signal()

    def __init__(self, corrections: Corrections, review: Review) -> None:
        super().__init__()
        self._corrections, self._review = corrections, review
        self._find, self._by = QLineEdit(), QLineEdit()
        self._find_label, self._by_label, self._heading, self._told = (QLabel() for _ in range(4))
        self._whole, self._case, self._accents = QCheckBox(), QCheckBox(), QCheckBox()
        self._previous, self._next, self._one, self._all = (QPushButton() for _ in range(4))
        self._close = QToolButton()
        self._places = ListOfLines()
        self._shown: tuple[Place, ...] | None = None
        self._kind: Kind = "find"
        self._said = ""
        self.first = self._find
        self._wait = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._arrange()
        self._connect()
        self.retranslate()
        self.recolour()
        corrections.state.watch(self._show)

    def begin(self, kind: Kind, text: str = "") -> None:
        """Find, or also replace, a text, which may be known; or show what the glossary suggests."""
        self._kind = kind
        for widget in (self._find_label, self._find, self._whole, self._case, self._accents):
            widget.setVisible(kind != "suggest")
        for widget in (self._by_label, self._by):
            widget.setVisible(kind == "replace")
        self._heading.setVisible(kind == "suggest")
        for button in (self._one, self._all):
            button.setVisible(kind != "find")
        self.show()
        if kind == "suggest":
            self._corrections.suggest()
            self._close.setFocus()
            return
        if text:
            self._find.setText(text)
        self._find.selectAll()
        self._find.setFocus()
        self._look()

    def forget(self) -> None:
        """Look for nothing any more."""
        self._corrections.forget()

    def step(self, segment_id: int, position: int, *, backwards: bool = False) -> None:
        """Show the next place behind a position of a segment's text, or the one before it."""
        number = self._corrections.nearest(segment_id, position, backwards=backwards)
        if number is not None:
            self._places.setCurrentRow(number)
            self._want(number)

    def retranslate(self) -> None:
        """See `Screen`."""
        self._find_label.setText(texts.tr("&Find"))
        self._by_label.setText(texts.tr("&Replace by"))
        self._heading.setText(texts.tr("What the glossary suggests"))
        self._whole.setText(texts.tr("Whole words"))
        self._case.setText(texts.tr("Capitals count"))
        self._accents.setText(texts.tr("Accents count"))
        self._previous.setText(texts.tr("Previous"))
        self._next.setText(texts.tr("Next"))
        self._one.setText(texts.tr("Replace this one"))
        self._close.setToolTip(texts.tr("Close"))
        self._close.setAccessibleName(texts.tr("Close"))
        self._places.setAccessibleName(texts.tr("Places found"))
        self._tell()

    def recolour(self) -> None:
        """See `Screen`."""
        for button, name in ((self._previous, "previous"), (self._next, "next"), (self._close, "close")):
            button.setIcon(icon(name, self.palette()))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape closes the panel, Enter in a field shows the next place."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """As many lines are seen whatever the size of the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_places"):
            self._size()

    def _arrange(self) -> None:
        self._find_label.setBuddy(self._find)
        self._by_label.setBuddy(self._by)
        self._close.setAutoRaise(True)
        self._close.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        fields, choices, acts = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        row = (self._find_label, self._find, self._by_label, self._by, self._heading, self._told, self._close)
        for widget in row:
            fields.addWidget(widget, 1 if widget in {self._find, self._by, self._heading} else 0)
        for check in (self._whole, self._case, self._accents):
            choices.addWidget(check)
        choices.addStretch(1)
        for button in (self._previous, self._next):
            acts.addWidget(button)
        acts.addStretch(1)
        for button in (self._one, self._all):
            acts.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(fields)
        column.addLayout(choices)
        column.addWidget(self._places)
        column.addLayout(acts)
        self._size()

    def _connect(self) -> None:
        self._wait.timeout.connect(self._look)
        for field in (self._find, self._by):
            field.textChanged.connect(lambda _text: self._wait.start())
            field.returnPressed.connect(lambda: self._walk(1))
        for check in (self._whole, self._case, self._accents):
            check.toggled.connect(lambda _on: self._look())
        self._previous.clicked.connect(lambda: self._walk(-1))
        self._next.clicked.connect(lambda: self._walk(1))
        self._one.clicked.connect(lambda: self._corrections.replace_one(max(0, self._places.currentRow())))
        self._all.clicked.connect(self._corrections.replace_chosen)
        self._close.clicked.connect(self.left)
        self._places.wanted.connect(self._want)
        self._places.itemChanged.connect(self._chosen)

    def _look(self) -> None:
        self._wait.stop()
        search = Search(self._find.text(), self._whole.isChecked(), self._case.isChecked(), self._accents.isChecked())
        if search.text.strip():
            self._corrections.look_for(search, self._by.text() if self._kind == "replace" else None)
        else:
            self._corrections.forget()

    def _walk(self, by: int) -> None:
        if self._wait.isActive():
            self._look()
        count = self._places.count()
        if count:
            row = (self._places.currentRow() + by) % count
            self._places.setCurrentRow(row)
            self._want(row)

    def _want(self, number: int) -> None:
        if self._shown and 0 <= number < len(self._shown):
            self.wanted.emit(self._shown[number])

    def _show(self, state: CorrectionsState) -> None:
        if state.places != self._shown:
            self._shown = state.places
            self._fill(state)
        self._places.setVisible(bool(state.places))
        self._tell()

    def _fill(self, state: CorrectionsState) -> None:
        document = self._review.document
        said = {one.id: one.text for one in document.segments} if document else {}
        lines = [line_of(one, said.get(one.segment_id, "")) for one in state.places or ()]
        self._places.show_lines([(line, line) for line in lines])
        with QSignalBlocker(self._places):
            for row, place in enumerate(state.places or ()):
                if place.replacement is not None:
                    item = self._places.item(row)
                    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                    item.setCheckState(Qt.CheckState.Unchecked if row in state.kept else Qt.CheckState.Checked)

    def _chosen(self, item: QListWidgetItem) -> None:
        self._corrections.choose(self._places.row(item), chosen=item.checkState() == Qt.CheckState.Checked)

    def _tell(self) -> None:
        state = self._corrections.state.state
        count, chosen = len(state.places or ()), len(state.chosen)
        replaces = bool(state.places) and state.places is not None and state.places[0].replacement is not None
        told = self._sentence(state, count)
        if told and not state.looking and told != self._said and self.isVisible():
            announce(self, told)
        self._said = "" if state.looking else told
        self._told.setText(told)
        self._all.setText(texts.tr("Replace %n places", "", chosen) if replaces else texts.tr("Replace all"))
        for button in (self._one, self._all):
            button.setEnabled(replaces and chosen > 0 and not state.looking)
        for button in (self._previous, self._next):
            button.setEnabled(count > 0)

    def _sentence(self, state: CorrectionsState, count: int) -> str:
        if state.looking:
            return texts.tr("Searching…")
        if state.places is None:
            return ""
        if not count and self._kind == "suggest":
            return texts.tr("The glossary suggests nothing.")
        return texts.tr("%n places", "", count) if count else texts.tr("Not found")

    def _size(self) -> None:
        line = self._places.fontMetrics().lineSpacing() + 4
        self._places.setMinimumHeight(FEWEST * line)
        self._places.setMaximumHeight(MOST * line)


def line_of(place: Place, said: str) -> str:
    """A place with what stands around it, and what would stand there: "0:12:03  … the [budget → plan] of …"."""
    before, behind = said[max(0, place.start - AROUND) : place.start], said[place.end : place.end + AROUND]
    before = f"…{before}" if place.start > AROUND else before
    behind = f"{behind}…" if place.end + AROUND < len(said) else behind
    change = "" if place.replacement is None else f" → {place.replacement or '—'}"
    return f"{clock(place.at_ms)}  {before}[{place.found}{change}]{behind}"
