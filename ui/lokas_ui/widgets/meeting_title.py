"""The line at the top of a screen of one meeting: the way back, what the screen is for, and what can be done there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton

from lokas_ui.language import texts
from lokas_ui.widgets.icons import icon
from lokas_ui.widgets.labels import HEADING, enlarge
from lokas_ui.widgets.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QPushButton

ICON_SIZE = 20
BUTTON_HEIGHT = 40


class MeetingTitle(Screen):
    """`back` is called to leave; the `buttons` stand at the right, what is done most at the end."""

    def __init__(self, back: Callable[[], None], buttons: tuple[QPushButton, ...]) -> None:
        super().__init__()
        self._back, self._heading, self._of = QToolButton(), QLabel(), QLabel()
        self.first = self._back
        self._back.setAutoRaise(True)
        self._back.setIconSize(QSize(ICON_SIZE, ICON_SIZE))
        self._back.setMinimumSize(BUTTON_HEIGHT, BUTTON_HEIGHT)
        self._back.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._back.clicked.connect(back)
        enlarge(self._heading, HEADING)
        self._of.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._of.setTextFormat(Qt.TextFormat.PlainText)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._back)
        layout.addWidget(self._heading)
        layout.addSpacing(8)
        layout.addWidget(self._of, 1)
        for button in buttons:
            button.setIconSize(QSize(ICON_SIZE, ICON_SIZE))
            button.setMinimumHeight(BUTTON_HEIGHT)
            layout.addWidget(button)
        self.retranslate()
        self.recolour()

    def say(self, heading: str, meeting: str) -> None:
        """What the screen is for, and of which meeting."""
        self._heading.setText(heading)
        self._of.setText(meeting)
        self._of.setToolTip(meeting)

    def retranslate(self) -> None:
        """See `Screen`."""
        self._back.setAccessibleName(texts.tr("Back"))
        self._back.setToolTip(texts.tr("Back"))

    def recolour(self) -> None:
        """See `Screen`."""
        self._back.setIcon(icon("back", self.palette()))
