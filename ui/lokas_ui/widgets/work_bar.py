"""A line for work that takes a while: what it is, how far it is, and a button that stops it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QSizePolicy

from lokas_ui.language import texts
from lokas_ui.widgets.announcing import announce
from lokas_ui.widgets.notice_bar import framed
from lokas_ui.widgets.screen import Screen

STEPS = 1000


class WorkBar(Screen):
    """Hidden while nothing is done. `stopped`: the person wants it to end."""

    stopped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._text, self._bar, self._stop = QLabel(), QProgressBar(), QPushButton()
        self.first = self._stop
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._bar.setTextVisible(False)
        self._stop.clicked.connect(self.stopped)
        framed(self, (self._text, self._bar, self._stop)).setStretch(0, 1)
        self.retranslate()
        self.hide()

    def show_work(self, text: str, done: int = 0, total: int | None = None) -> None:
        """Tell what is done and how much of it; "" hides the line, a `total` of None is not known yet.

        Its beginning is announced, not each step.
        """
        if text and self.isHidden():
            announce(self, text)
        self._text.setText(text)
        self._text.setToolTip(text)
        self._bar.setAccessibleName(text)
        self._bar.setRange(0, STEPS if total else 0)
        self._bar.setValue(STEPS * done // total if total else 0)
        self.setVisible(bool(text))

    def retranslate(self) -> None:
        """See `Screen`."""
        self._stop.setText(texts.tr("Cancel"))
