"""The button at the top of every screen that says what the screen is for."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QToolButton

from lokas_ui.language import texts
from lokas_ui.widgets.icons import icon


@runtime_checkable
class Helping(Protocol):
    """A window that can say what the screen it shows is for."""

    def show_help(self) -> None:
        """Say it."""


class HelpButton(QToolButton):
    """Asks its window, whichever screen it stands on."""

    def __init__(self) -> None:
        super().__init__()
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(self._ask)
        self._name()
        self._draw()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """In the language and the colours of now."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name()
        elif event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _ask(self) -> None:
        window = self.window()
        if isinstance(window, Helping):
            window.show_help()

    def _name(self) -> None:
        self.setAccessibleName(texts.tr("Help for this screen"))
        self.setToolTip(texts.tr("What this screen is for, and its keys"))

    def _draw(self) -> None:
        self.setIcon(icon("help", self.palette()))
