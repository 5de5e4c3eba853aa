"""A line that says what went wrong and what to do, where it happened: nothing to click away, nothing in front."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy

from lokas_ui.sentences import said
from lokas_ui.widgets.announcing import announce
from lokas_ui.widgets.icons import sign_beside

if TYPE_CHECKING:
    from lokas.errors import LokasError


class TroubleBar(QFrame):
    """Hidden where there is no trouble. `acted`: the person clicked what was offered as the way out."""

    acted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._sign, self._text, self._button = QLabel(), QLabel(), QPushButton()
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._button.clicked.connect(self.acted)
        layout = QHBoxLayout(self)
        for widget in (self._sign, self._text, self._button):
            layout.addWidget(widget)
        self.hide()

    def show_error(self, error: LokasError | None, action: str = "") -> None:
        """Say what happened; `action` names a button that leads out, if there is one. None: there is no trouble."""
        self.show_text("" if error is None else said(error), action)

    def show_text(self, text: str, action: str = "") -> None:
        """Say this, and announce it to screen readers; "" hides the line."""
        if text and text != self._text.text():
            announce(self, text, at_once=True)
        self._sign.setPixmap(sign_beside("warning", self))
        self._text.setText(text)
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self.setVisible(bool(text))
