"""A line that tells what was done or offers what can be done, with a button for it and one that takes the line away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton

from lokas_ui.language import texts
from lokas_ui.widgets.announcing import announce
from lokas_ui.widgets.icons import icon, sign_beside
from lokas_ui.widgets.screen import Screen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

ICON_SIZE = 20


class NoticeBar(Screen):
    """Hidden where there is nothing to tell. `acted`: its button was clicked; `dismissed`: it is to go."""

    acted = Signal()
    dismissed = Signal()

    def __init__(self, sign: str, *, closable: bool = True) -> None:
        """`sign`: the name of an icon. Without `closable` it stays until what it offers is done."""
        super().__init__()
        self._sign_name, self._closable = sign, closable
        self._sign, self._text, self._button, self._close = QLabel(), QLabel(), QPushButton(), QToolButton()
        self.first = self._button
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._close.setAutoRaise(True)
        self._close.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._button.clicked.connect(self.acted)
        self._close.clicked.connect(self.dismissed)
        framed(self, (self._sign, self._text, self._button, self._close))
        self._close.setVisible(closable)
        self.retranslate()
        self.recolour()
        self.hide()

    def show_text(self, text: str, action: str = "") -> None:
        """Tell this, and announce it to screen readers; "" hides the line. `action` names a button."""
        if text and text != self._text.text():
            announce(self, text)
        self._text.setText(text)
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self.setVisible(bool(text))

    def retranslate(self) -> None:
        """See `Screen`."""
        self._close.setAccessibleName(texts.tr("Close this message"))
        self._close.setToolTip(texts.tr("Close this message"))

    def recolour(self) -> None:
        """See `Screen`."""
        self._sign.setPixmap(sign_beside(self._sign_name, self))
        self._close.setIcon(icon("close", self.palette()) if self._closable else QIcon())


def framed(bar: QWidget, widgets: tuple[QWidget, ...]) -> QHBoxLayout:
    """Put widgets into a frame in a bar, side by side, the second as wide as there is room; gives their layout."""
    frame = QFrame()
    frame.setFrameShape(QFrame.Shape.StyledPanel)
    outside = QHBoxLayout(bar)
    outside.setContentsMargins(0, 0, 0, 0)
    outside.addWidget(frame)
    inside = QHBoxLayout(frame)
    for number, widget in enumerate(widgets):
        inside.addWidget(widget, int(number == 1))
    return inside
