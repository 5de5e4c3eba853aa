"""A field for a list that people type, one line each: what is typed counts after a pause, or when they go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QSignalBlocker, QSize, Signal
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from lokas_ui.widgets.pausing import Pause

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QFocusEvent

LEAST_WIDTH = 160


class LinesEdit(QPlainTextEdit):
    """Emits `typed` with its text. `read` makes lines of what is pasted, if it finds several there."""

    typed = Signal(str)

    def __init__(self, lines: int, read: Callable[[str], Iterable[str]] | None = None) -> None:
        """`lines`: how many it shows at least."""
        super().__init__()
        self._read, self._known = read, ""
        self._pause = Pause(self)
        self._pause.timeout.connect(self.commit)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._lines = lines
        self._around = round(2 * self.document().documentMargin()) + 2 * self.frameWidth()
        self.textChanged.connect(self._pause.typed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as its lines, in the size of text there is."""
        return QSize(super().sizeHint().width(), self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as its lines."""
        return QSize(LEAST_WIDTH, self._lines * self.fontMetrics().lineSpacing() + self._around)

    def show_text(self, text: str) -> None:
        """Show what is known; while somebody types there, what they type stays."""
        if not self.hasFocus() and not self._pause.isActive():
            self.begin(text)

    def begin(self, text: str) -> None:
        """Show something else, whoever types."""
        self._pause.stop()
        self._known = text
        if text != self.toPlainText():
            with QSignalBlocker(self):
                self.setPlainText(text)

    def commit(self) -> None:
        """Tell what was typed, if that is anything new."""
        self._pause.stop()
        text = self.toPlainText()
        if text != self._known:
            self._known = text
            self.typed.emit(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """The person goes on."""
        super().focusOutEvent(event)
        self.commit()

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        """Paste: an agenda from a mail, without its numbers."""
        lines = list(self._read(source.text())) if self._read and source.hasText() else []
        if len(lines) > 1:
            self.textCursor().insertText("\n".join(lines))
        else:
            super().insertFromMimeData(source)
