"""A screen of the window: a widget that can be drawn in another language or in other colours at any time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from lokas_ui.viewmodels.navigator import Place


class Screen(QWidget):
    """Its texts are set in `retranslate` and its icons in `recolour`, nowhere else; `first` gets the keyboard."""

    first: QWidget

    def arrive(self, place: Place) -> None:
        """It is shown from now on, at this place: time to read what it shows anew."""

    @property
    def at_ms(self) -> int | None:
        """The moment of the meeting's sound at which the person is; None where the screen shows none."""
        return None

    def leave(self) -> None:
        """Another screen is shown from now on, or the window closes: time to save."""

    def retranslate(self) -> None:
        """Set all texts, in the language that is spoken now."""

    def recolour(self) -> None:
        """Set all icons, in the colours and the size that are used now."""

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Draw anew what depends on the language, the palette or the size of the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self.recolour()
