"""The text to read aloud before a recording, what it says of whom and for how long, and whether it was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout

from lokas_ui.language import texts
from lokas_ui.viewmodels.preparing import RETENTION_DAYS
from lokas_ui.widgets.labels import enlarge
from lokas_ui.widgets.prepare_fields import Part, lines_high, offer, write

if TYPE_CHECKING:
    from lokas_ui.viewmodels.preparing import Preparing, PreparingState

READ_ALOUD = 1.15
"""How much larger it is written than other text: it is read standing, from a little further away."""


class ConsentPart(Part):
    """The text to read aloud, what it says of whom and for how long, and whether it was read."""

    def __init__(self, preparing: Preparing) -> None:
        super().__init__(preparing)
        self._association, self._purpose, self._kept = QLineEdit(), QLineEdit(), QComboBox()
        self._text, self._read, self._objections = QLabel(), QCheckBox(), QPlainTextEdit()
        self._objected = QLabel()
        self.first = self._association
        self._labels = [QLabel() for _ in range(3)]
        self._arrange()
        self._association.textEdited.connect(lambda text: preparing.change(association=text))
        self._purpose.textEdited.connect(lambda text: preparing.change(purpose=text))
        self._kept.activated.connect(lambda: preparing.change(retention_days=self._kept.currentData()))
        self._read.clicked.connect(lambda read: preparing.change(read=read))
        self._objections.textChanged.connect(lambda: preparing.change(objections=self._objections.toPlainText()))

    def retranslate(self) -> None:
        """See `Screen`."""
        self._box.setTitle(texts.tr("To read aloud before it begins"))
        names = (texts.tr("&Association"), texts.tr("&Purpose"), texts.tr("The sound is &kept"))
        for label, name in zip(self._labels, names, strict=True):
            label.setText(name)
        self._association.setPlaceholderText(texts.tr("our association"))
        self._purpose.setPlaceholderText(texts.tr("write the minutes"))
        self._text.setAccessibleName(texts.tr("Text to read aloud"))
        self._read.setText(texts.tr("The text was read aloud to &everybody present"))
        self._objected.setText(texts.tr("O&bjections, one a line"))

    def show_state(self, state: PreparingState) -> None:
        """See `Part`."""
        form = state.form
        write(self._association, form.association)
        write(self._purpose, form.purpose)
        days = RETENTION_DAYS if form.retention_days in RETENTION_DAYS else (form.retention_days, *RETENTION_DAYS)
        offer(self._kept, [(retention_name(one), one) for one in days], form.retention_days)
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
        form = QFormLayout()
        for label, field in zip(self._labels, (self._association, self._purpose, self._kept), strict=True):
            label.setBuddy(field)
            form.addRow(label, field)
        layout = QVBoxLayout(self._box)
        layout.addLayout(form)
        layout.addWidget(self._text)
        layout.addWidget(self._read)
        layout.addWidget(self._objected)
        layout.addWidget(self._objections)


def retention_name(days: int | None) -> str:
    """How long the sound is kept."""
    if days is None:
        return texts.tr("how long is not decided yet")
    if days == 0:
        return texts.tr("until the minutes are approved")
    return texts.tr("%n days after the minutes are approved", "", days)
