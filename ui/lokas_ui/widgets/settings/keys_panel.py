"""The keys of one action: each with a button that takes it away, and a field for one more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from lokas_ui.language import texts
from lokas_ui.viewmodels.key_rules import MOST
from lokas_ui.widgets.flow import Flow
from lokas_ui.widgets.icons import icon
from lokas_ui.widgets.keys import named
from lokas_ui.widgets.labels import PART, enlarge
from lokas_ui.widgets.screen import Screen
from lokas_ui.widgets.settings.key_field import KeyField

if TYPE_CHECKING:
    from collections.abc import Sequence

HEIGHT = 36
"""Pixels at 100 %."""
FIELD_LETTERS = 26


class KeysPanel(Screen):
    """`pressed`: a key to have; `taken`: one to have no longer; `usual`: the usual ones are wanted; `left`: Escape."""

    pressed, taken = Signal(str), Signal(str)
    usual, left = Signal(), Signal()

    def __init__(self) -> None:
        super().__init__()
        self._held: tuple[str, ...] = ()
        self._name, self._none = QLabel(), QLabel()
        self._keys = [QPushButton() for _ in range(MOST)]
        self._label, self._field, self._usual = QLabel(), KeyField(), QPushButton()
        self.first = self._field
        self._arrange()
        for number, button in enumerate(self._keys):
            button.clicked.connect(lambda _=False, number=number: self.taken.emit(self._held[number]))
        self._field.pressed.connect(self.pressed)
        self._field.left.connect(self.left)
        self._usual.clicked.connect(self.usual)
        self.retranslate()
        self.recolour()

    def show_action(self, title: str, held: Sequence[str], *, usual: bool) -> None:
        """Show the keys of an action; `usual`: they are the usual ones."""
        self._held = tuple(held)
        self._name.setText(title)
        self._none.setHidden(bool(held))
        for button, key in zip(self._keys, (*held, *[""] * MOST), strict=False):
            button.setVisible(bool(key))
            button.setText(named([key]) if key else "")
            tip = texts.tr("Take the key {key} away").format(key=button.text())
            button.setAccessibleName(tip)
            button.setToolTip(tip)
        self._field.setAccessibleDescription(
            texts.tr("For “{name}”. Escape leads back to the list.").format(name=title)
        )
        self._usual.setEnabled(not usual)

    def retranslate(self) -> None:
        """See `Screen`; the rest is set by `show_action`."""
        self._none.setText(texts.tr("It has no key."))
        self._label.setText(texts.tr("&New key"))
        self._field.setAccessibleName(texts.tr("Press the new key"))
        self._field.setPlaceholderText(texts.tr("Press the new key"))
        self._usual.setText(texts.tr("Usual keys"))

    def recolour(self) -> None:
        """See `Screen`."""
        for button in self._keys:
            button.setIcon(icon("close", self.palette()))
        self._usual.setIcon(icon("undo", self.palette()))

    def _arrange(self) -> None:
        enlarge(self._name, PART)
        self._name.setWordWrap(True)
        self._label.setBuddy(self._field)
        self._field.setMinimumWidth(FIELD_LETTERS * self.fontMetrics().averageCharWidth())
        for control in (self._none, *self._keys, self._label, self._field, self._usual):
            control.setMinimumHeight(HEIGHT)
        held, more = QWidget(), QWidget()
        _in_line(held, (self._none, *self._keys))
        _in_line(more, (self._label, self._field, self._usual))
        frame = QFrame()
        frame.setFrameShape(QFrame.Shape.StyledPanel)
        inside = QVBoxLayout(frame)
        for widget in (self._name, held, more):
            inside.addWidget(widget)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(frame)


def _in_line(owner: QWidget, widgets: Sequence[QWidget]) -> None:
    """Side by side, as far as there is room."""
    line = Flow(owner)
    for widget in widgets:
        line.addWidget(widget)
