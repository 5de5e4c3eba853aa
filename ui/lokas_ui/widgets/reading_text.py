"""Text that is read and not changed, with the cursor: a screen reader goes through it line by line, and word by word.

Qt tells its own QTextBrowser as a label, of which screen readers say the name and nothing of what stands there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtWidgets import QTextEdit

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent


class ReadingText(QTextEdit):
    """`followed`: somebody clicked on a link, or pressed Enter in it."""

    followed = Signal(QUrl)

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.viewport().setMouseTracking(True)

    def put_cursor(self, position: int) -> None:
        """Go on reading at a position, or at the end where there is less now."""
        cursor = self.textCursor()
        cursor.setPosition(min(position, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter follows the link in which the cursor is, or before which it stands."""
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
            return
        cursor = self.textCursor()
        here = cursor.charFormat().anchorHref()
        cursor.movePosition(cursor.MoveOperation.NextCharacter)
        if address := here or cursor.charFormat().anchorHref():
            self.followed.emit(QUrl(address))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A hand over links."""
        super().mouseMoveEvent(event)
        over = bool(self.anchorAt(event.position().toPoint()))
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A click follows a link, unless it selects."""
        super().mouseReleaseEvent(event)
        address = self.anchorAt(event.position().toPoint())
        if address and event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            self.followed.emit(QUrl(address))
