"""Remembering a voice: the text that is read to the person, and the box without which nothing is kept."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QWidget

from lokas_ui.language import texts
from lokas_ui.widgets.naming import call
from lokas_ui.widgets.reading_text import ReadingText

TEXT_SIZE = (460, 130)


class ConsentDialog(QDialog):
    """Emits `agreed` with who asked; empty where nobody said."""

    agreed = Signal(str)

    def __init__(self, name: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(texts.tr("Remember the voice of {name}").format(name=name))
        words, read = QLabel(texts.tr("Read this to {name}:").format(name=name)), ReadingText()
        read.setPlainText(text)
        read.setMinimumSize(*TEXT_SIZE)
        call(read, texts.tr("The text to read"))
        self.read, self.asked_by = QCheckBox(), QLineEdit()
        self.read.setText(texts.tr("I read it to {name}, who agrees").format(name=name))
        label = QLabel(texts.tr("Asked by"))
        label.setBuddy(self.asked_by)
        box = QDialogButtonBox()
        self.remember = box.addButton(texts.tr("Remember"), QDialogButtonBox.ButtonRole.AcceptRole)
        back = box.addButton(texts.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.remember.setEnabled(False)
        self.read.toggled.connect(self.remember.setEnabled)
        self.remember.clicked.connect(self._agree)
        back.clicked.connect(self.reject)
        form = QFormLayout(self)
        form.setContentsMargins(24, 20, 24, 20)
        form.setSpacing(14)
        for widget in (words, read, self.read):
            form.addRow(widget)
        form.addRow(label, self.asked_by)
        form.addRow(box)
        read.setFocus()

    def _agree(self) -> None:
        self.accept()
        self.agreed.emit(self.asked_by.text().strip())
