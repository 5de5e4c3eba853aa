"""Formats as plain choices: a box to check for each, with what it is for and what it tells of people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGroupBox, QLabel, QStyle, QVBoxLayout

from lokas_ui.viewmodels.holding import held
from lokas_ui.widgets.labels import fade
from lokas_ui.widgets.screen import Screen
from lokas_ui.widgets.share.words import format_words, holding_in_short

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from lokas_ui.viewmodels.sharing import ShareState


class FormatChoices(Screen):
    """Emits `chosen` with the name of a format and whether it is wanted. `title` tells what these are."""

    chosen = Signal(str, bool)

    def __init__(self, formats: tuple[str, ...], title: Callable[[], str]) -> None:
        super().__init__()
        self._title, self._group = title, QGroupBox()
        self._boxes = {name: QCheckBox() for name in formats}
        self._notes = {name: QLabel() for name in formats}
        self.first = next(iter(self._boxes.values()))
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self._group)
        self._inside = QVBoxLayout(self._group)
        self._inside.setSpacing(2)
        for name, box in self._boxes.items():
            self._add(name, box)
        self.retranslate()
        self.recolour()

    def add_options(self, boxes: Collection[QCheckBox]) -> None:
        """Put further choices below the formats."""
        self._inside.addSpacing(10)
        for box in boxes:
            self._inside.addWidget(box)

    def show_choice(self, state: ShareState, language: str, *, possible: bool) -> None:
        """Show what is chosen, and what each would hold; `possible`: whether these can be made at all.

        What another file needs beside it is chosen, too, and cannot be left out.
        """
        options = state.options
        for name, box in self._boxes.items():
            box.setChecked(name in state.wanted)
            box.setEnabled(possible and (name in state.formats or name not in state.wanted))
            words = format_words()[name]
            told = f"{words.purpose} {holding_in_short(held(name, options, language))}"
            self._notes[name].setText(told)
            box.setAccessibleDescription(told)

    def retranslate(self) -> None:
        """See `Screen`."""
        self._group.setTitle(self._title())
        for name, box in self._boxes.items():
            box.setText(format_words()[name].name)

    def recolour(self) -> None:
        """See `Screen`."""
        metric = self.style().pixelMetric
        past_box = metric(QStyle.PixelMetric.PM_IndicatorWidth) + metric(QStyle.PixelMetric.PM_CheckBoxLabelSpacing)
        for note in self._notes.values():
            note.setContentsMargins(past_box, 0, 0, 6)
            fade(note, self.palette())

    def _add(self, name: str, box: QCheckBox) -> None:
        note = self._notes[name]
        note.setWordWrap(True)
        box.clicked.connect(lambda checked: self.chosen.emit(name, checked))
        self._inside.addWidget(box)
        self._inside.addWidget(note)
