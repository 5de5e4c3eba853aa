"""What else can be done with the text of a meeting: see who spoke how long, have it made again, see earlier ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton

from lokas_ui.language import texts
from lokas_ui.widgets.icons import icon

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

ICONS = {"speaking": "person", "queue": "retry", "earlier": "copy"}


class MoreButton(QPushButton):
    """A menu of the other `screens` that belong to a text; `go` is called with the name of one."""

    def __init__(self, go: Callable[[str], object], screens: Collection[str]) -> None:
        super().__init__()
        menu = QMenu(self)
        self._actions = {name: QAction(self) for name in ICONS if name in screens}
        for name, action in self._actions.items():
            action.triggered.connect(lambda _=False, name=name: go(name))
            menu.addAction(action)
        self.setMenu(menu)
        if not self._actions:
            self.hide()
        self._name()
        self._draw()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """In the language and the colours of now."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name()
        elif event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _name(self) -> None:
        self.setText(texts.tr("More"))
        self.setAccessibleName(texts.tr("More to do with this text"))
        words = {
            "speaking": texts.tr("Speaking time"),
            "queue": texts.tr("Transcribe again…"),
            "earlier": texts.tr("Earlier texts"),
        }
        for name, action in self._actions.items():
            action.setText(words[name])

    def _draw(self) -> None:
        self.setIcon(icon("more", self.palette()))
        for name, action in self._actions.items():
            action.setIcon(icon(ICONS[name], self.palette()))
