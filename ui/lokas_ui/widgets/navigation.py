"""The bar at the left of the window: one button for each place, with its icon and its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QToolButton, QVBoxLayout

from lokas_ui.widgets.icons import icon
from lokas_ui.widgets.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lokas_ui.screens import ScreenKind

ICON_SIZE = 24


class Navigation(Screen):
    """Emits `chosen` with the name of a screen. The last of several stands at the bottom."""

    chosen = Signal(str)

    def __init__(self, screens: Mapping[str, ScreenKind]) -> None:
        """Of the `screens`, those that have an icon are shown, from top to bottom."""
        super().__init__()
        self._kinds = {name: kind for name, kind in screens.items() if kind.icon}
        self._group = QButtonGroup(self)
        self._buttons = {name: self._button(name) for name in self._kinds}
        self.first = next(iter(self._buttons.values()))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 16, 8, 16)
        layout.setSpacing(4)
        for button in self._buttons.values():
            layout.addWidget(button)
        layout.insertStretch(max(1, len(self._buttons) - 1), 1)
        self.retranslate()
        self.recolour()

    def show_place(self, screen: str) -> None:
        """Mark the screen that is shown."""
        self._buttons[screen].setChecked(True)

    def retranslate(self) -> None:
        """See `Screen`."""
        for name, button in self._buttons.items():
            button.setText(self._kinds[name].title())

    def recolour(self) -> None:
        """See `Screen`."""
        for name, button in self._buttons.items():
            button.setIcon(icon(self._kinds[name].icon or "", self.palette()))

    def _button(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setCheckable(True)
        button.setAutoRaise(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIconSize(QSize(ICON_SIZE, ICON_SIZE))
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda: self.chosen.emit(name))
        self._group.addButton(button)
        return button
