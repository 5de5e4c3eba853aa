"""The text to read aloud before a recording, whether it was read, and what was objected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QPlainTextEdit, QVBoxLayout

from lokas_ui.language import texts
from lokas_ui.widgets.labels import enlarge
from lokas_ui.widgets.recording.prepare_fields import Part, lines_high

if TYPE_CHECKING:
    from lokas_ui.viewmodels.preparing import Preparing, PreparingState

READ_ALOUD = 1.15
"""How much larger it is written than other text: it is read standing, from a little further away."""


class ConsentPart(Part):
    """The text to read aloud: it says what is filled in beside it."""

    def __init__(self, preparing: Preparing) -> None:
        super().__init__(preparing)
        self._text, self._read, self._objections = QLabel(), QCheckBox(), QPlainTextEdit()
        self._objected = QLabel()
        self.first = self._read
        self._arrange()
        self._read.clicked.connect(lambda read: preparing.change(read=read))
        self._objections.textChanged.connect(lambda: preparing.change(objections=self._objections.toPlainText()))

    def retranslate(self) -> None:
        """See `Screen`."""
        self._box.setTitle(texts.tr("To read aloud before it begins"))
        self._text.setAccessibleName(texts.tr("Text to read aloud"))
        self._read.setText(texts.tr("The text was read aloud to &everybody present"))
        self._objected.setText(texts.tr("O&bjections, one a line"))

    def show_state(self, state: PreparingState) -> None:
        """See `Part`."""
        form = state.form
        if self._text.text() != state.consent:
            self._text.setText(state.consent)
        self._read.setChecked(form.read)
        if self._objections.toPlainText() != form.objections:
            with QSignalBlocker(self._objections):
                self._objections.setPlainText(form.objections)

    def _arrange(self) -> None:
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        enlarge(self._text, READ_ALOUD)
        self._objected.setBuddy(self._objections)
        lines_high(self._objections, 2)
        layout = QVBoxLayout(self._box)
        layout.addWidget(self._text)
        layout.addWidget(self._read)
        layout.addWidget(self._objected)
        layout.addWidget(self._objections)
