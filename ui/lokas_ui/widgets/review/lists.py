"""Lists beside a text: of lines that are chosen with the keyboard, with buttons below that act on the chosen one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QLabel, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout

from lokas_ui.widgets.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QIcon, QKeyEvent


class ListOfLines(QListWidget):
    """`wanted`: a line was double-clicked, or Enter was pressed on it; its number."""

    wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setUniformItemSizes(True)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.itemDoubleClicked.connect(lambda item: self.wanted.emit(self.row(item)))

    def show_lines(self, lines: Sequence[tuple[str, str]], icons: Sequence[QIcon] = ()) -> None:
        """Show these lines, each with what is said of it in full; the chosen place stays chosen."""
        chosen = self.currentRow()
        with QSignalBlocker(self):
            self.clear()
            for at, (line, full) in enumerate(lines):
                item = QListWidgetItem(line, self)
                item.setToolTip(full)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, full)
                if icons:
                    item.setIcon(icons[at])
            self.setCurrentRow(min(max(0, chosen), len(lines) - 1))
        self.currentRowChanged.emit(self.currentRow())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter goes to the chosen line."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentRow() >= 0:
            self.wanted.emit(self.currentRow())
        else:
            super().keyPressEvent(event)


class ListPage(Screen):
    """A list with what is said where it is empty, and buttons below: `retranslate` gives all of them their words."""

    def __init__(self) -> None:
        super().__init__()
        self.lines, self.empty = ListOfLines(), QLabel()
        self.first = self.lines
        self.empty.setWordWrap(True)
        self.empty.setMargin(8)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 8, 8, 8)
        self._column.setSpacing(8)
        self._column.addWidget(self.empty)
        self._column.addWidget(self.lines, 1)

    def button(self, act: Callable[[], object]) -> QPushButton:
        """A new button below the list."""
        made = QPushButton()
        made.clicked.connect(act)
        self._column.addWidget(made)
        return made

    def show_lines(self, lines: Sequence[tuple[str, str]], icons: Sequence[QIcon] = ()) -> None:
        """Show these lines, or why there are none."""
        self.lines.show_lines(lines, icons)
        self.lines.setVisible(bool(lines))
        self.empty.setVisible(not lines)
        self._column.setAlignment(self.empty, Qt.AlignmentFlag.AlignTop if not lines else Qt.AlignmentFlag(0))
