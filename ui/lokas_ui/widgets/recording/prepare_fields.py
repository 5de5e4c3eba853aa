"""What the parts of the screen before a recording are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QComboBox,
    QGroupBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from lokas_ui.widgets.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lokas_ui.viewmodels.preparing import Preparing, PreparingState


class Part(Screen):
    """A box with a title over some fields, which show the state of a `Preparing`."""

    def __init__(self, preparing: Preparing) -> None:
        super().__init__()
        self._preparing = preparing
        self._box = QGroupBox()
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self._box)

    def show_state(self, state: PreparingState) -> None:
        """Show this."""


def write(field: QLineEdit, text: str) -> None:
    """Set a text, unless it is what the person types right now."""
    if field.text() != text:
        field.setText(text)


def offer(box: QComboBox, choices: Sequence[tuple[str, object]], chosen: object) -> None:
    """Offer these names, each with its value; only what differs is touched, for a list may be open."""
    if [(box.itemText(row), box.itemData(row)) for row in range(box.count())] != [*choices]:
        box.clear()
        for name, value in choices:
            box.addItem(name, value)
    values = [value for _, value in choices]
    box.setCurrentIndex(values.index(chosen) if chosen in values else -1)


def lines_high(field: QPlainTextEdit, lines: int) -> None:
    """Make a field for several lines as high as these; Tab leaves it."""
    field.setTabChangesFocus(True)
    height = field.fontMetrics().lineSpacing() * lines + 12
    field.setMinimumHeight(height)
    field.setMaximumHeight(height)


def side_by_side(*widgets: QWidget, wide: int) -> QHBoxLayout:
    """These widgets in a row, the one of that number as wide as there is room."""
    layout = QHBoxLayout()
    for number, widget in enumerate(widgets):
        layout.addWidget(widget, int(number == wide))
    return layout
