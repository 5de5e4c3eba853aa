"""A line that says what is being done, how far it is, and how it ended; the work can be stopped there."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QProgressBar, QPushButton

from lokas_ui.language import texts
from lokas_ui.widgets.announcing import announce


class WorkLine(QFrame):
    """Hidden where there is nothing to say. `stopped`: the person wants the work to stop."""

    stopped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._text, self._bar, self._stop = QLabel(), QProgressBar(), QPushButton()
        self._text.setWordWrap(True)
        self._bar.setTextVisible(False)
        self._stop.clicked.connect(self.stopped)
        layout = QGridLayout(self)
        layout.setColumnStretch(0, 1)
        layout.addWidget(self._text, 0, 0)
        layout.addWidget(self._bar, 1, 0)
        layout.addWidget(self._stop, 0, 1, 2, 1)
        self.hide()

    def show_work(self, text: str, percent: int | None, *, can_stop: bool) -> None:
        """Say what is done, and how far; None: nobody knows how far. Its beginning is announced, not each step."""
        if self._bar.isHidden() or self.isHidden():
            self._announce(text)
        self._text.setText(text)
        self._bar.setAccessibleName(texts.tr("Progress"))
        self._bar.setRange(0, 0 if percent is None else 100)
        self._bar.setValue(percent or 0)
        self._stop.setText(texts.tr("Stop"))
        self._stop.setEnabled(can_stop)
        self._bar.show()
        self._stop.show()
        self.show()

    def show_end(self, text: str) -> None:
        """Say how it ended; "" says nothing any more."""
        if text and (text != self._text.text() or self.isHidden()):
            self._announce(text)
        self._text.setText(text)
        self._bar.hide()
        self._stop.hide()
        self.setVisible(bool(text))

    def _announce(self, text: str) -> None:
        announce(self, text)
