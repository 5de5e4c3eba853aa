"""The line at the top of a screen of one meeting: the way back, what the screen is for, and what can be done there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton

from lokas_ui.language import texts
from lokas_ui.widgets.head import HEIGHT, Head
from lokas_ui.widgets.icons import icon
from lokas_ui.widgets.labels import HEADING, enlarge
from lokas_ui.widgets.screen import Screen
from lokas_ui.widgets.title_label import TitleLabel

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QPushButton


class MeetingTitle(Screen):
    """`back` is called to leave; the `buttons` stand at the right, what is done most at the end."""

    def __init__(self, back: Callable[[], None], buttons: tuple[QPushButton, ...]) -> None:
        super().__init__()
        self._back, self._heading, self._of = QToolButton(), QLabel(), TitleLabel(1)
        self.first = self._back
        self._back.setAutoRaise(True)
        self._back.setMinimumSize(HEIGHT, HEIGHT)
        self._back.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._back.clicked.connect(back)
        enlarge(self._heading, HEADING)
        title = QHBoxLayout()
        title.addWidget(self._back)
        title.addWidget(self._heading)
        title.addSpacing(8)
        title.addWidget(self._of, 1)
        for main in buttons[-1:]:
            main.setDefault(True)
        self.setLayout(Head(title, *buttons))
        self.retranslate()
        self.recolour()

    def say(self, heading: str, meeting: str) -> None:
        """What the screen is for, and of which meeting."""
        self._heading.setText(heading)
        self._of.show_title(meeting)

    def retranslate(self) -> None:
        """See `Screen`."""
        self._back.setAccessibleName(texts.tr("Back"))
        self._back.setToolTip(texts.tr("Back"))

    def recolour(self) -> None:
        """See `Screen`."""
        self._back.setIcon(icon("back", self.palette()))
