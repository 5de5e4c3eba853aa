"""The top of a screen: its title and, at the right, its buttons; below the title where there is no room for both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLabel, QLayout

from lokas_ui.widgets.flow import Flow
from lokas_ui.widgets.help.help_button import HelpButton
from lokas_ui.widgets.labels import HEADING, enlarge
from lokas_ui.widgets.title_label import TitleLabel

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QLayoutItem, QWidget

HEIGHT = 40
"""Pixels: of buttons, and at least of the whole, so that titles stand at the same place on all screens."""
SHARE = 0.4
"""Of the width: so much is enough for a title, which then wraps or is cut."""


class Head(Flow):
    """The first item is the title; the others stand in their order, what is done most at the end."""

    def __init__(self, title: QWidget | QLayout, *buttons: QWidget) -> None:
        """A label becomes a heading. The help for the screen stands between the title and the buttons."""
        super().__init__()
        if isinstance(title, QLabel) and not isinstance(title, TitleLabel):
            enlarge(title, HEADING)
        if isinstance(title, QLayout):
            self.addItem(title)
            self.addChildLayout(title)
        else:
            self.addWidget(title)
        for button in (HelpButton(), *buttons):
            button.setMinimumHeight(HEIGHT)
            self.addWidget(button)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """See `QLayout`."""
        return super().sizeHint().expandedTo(QSize(0, HEIGHT))

    def _place(self, rect: QRect, *, move: bool) -> int:
        title, aid, *buttons = self.shown()
        left = rect.width() - self._width((aid, *buttons))
        if left >= min(title.sizeHint().width(), SHARE * rect.width()):
            return self._beside(title, (aid, *buttons), QRect(rect.topLeft(), QSize(left, 0)), move=move)
        left = rect.width() - self._width((aid,))
        height = self._beside(title, (aid,), QRect(rect.topLeft(), QSize(left, 0)), move=move) + self.spacing()
        return height + self.flow(buttons, rect.translated(0, height), move=move)

    def _width(self, buttons: Iterable[QLayoutItem]) -> int:
        return sum(button.sizeHint().width() + self.spacing() for button in buttons)

    def _beside(self, title: QLayoutItem, buttons: Iterable[QLayoutItem], room: QRect, *, move: bool) -> int:
        """Put the title into this room, and the buttons at the right of it; gives the height of all."""
        wanted = title.heightForWidth(room.width()) if title.hasHeightForWidth() else title.sizeHint().height()
        height = max(HEIGHT, wanted, *(button.sizeHint().height() for button in buttons))
        if move:
            title.setGeometry(QRect(room.topLeft(), QSize(room.width(), height)))
            x = room.x() + room.width() + self.spacing()
            for button in buttons:
                size = button.sizeHint()
                button.setGeometry(QRect(QPoint(x, room.y() + (height - size.height()) // 2), size))
                x += size.width() + self.spacing()
        return height
