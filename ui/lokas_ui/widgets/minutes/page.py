"""The minutes as they will be written; a click on a time, or Enter there, leads to what was said then."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QTextCursor, QTextFrameFormat, QTextLength, QTextTable, QTextTableCell, QTextTableFormat
from PySide6.QtWidgets import QLabel, QVBoxLayout

from lokas_ui.language import texts
from lokas_ui.sentences import told
from lokas_ui.widgets.columns import scrolled
from lokas_ui.widgets.reading_text import ReadingText
from lokas_ui.widgets.screen import Screen

if TYPE_CHECKING:
    from lokas_ui.viewmodels.minutes_desk import Page

MARGIN = 20
CELL_PADDING = 4
TABLE_PERCENT = 99
"""Of the page: at 100 Qt rounds borders up, and the page would scroll sideways by a pixel."""
HEADING_MARGIN = 18
MOST_LINES = 4
"""Of what is to be known; the rest is scrolled to, for the page itself is looked at more."""
_MOMENT = re.compile(r"(?:^|&)t=(\d+)$")
"""A media fragment (W3C): whole seconds."""


class MinutesPage(Screen):
    """Emits `heard` with the moment of a time that was chosen, in milliseconds."""

    heard = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._browser, self._notes = ReadingText(), QLabel()
        self._page: Page | None = None
        self.first = self._browser
        self._browser.followed.connect(self._follow)
        self._browser.document().setDocumentMargin(MARGIN)
        self._notes.setWordWrap(True)
        self._notes.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._notes_area = scrolled(self._notes)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._browser, 1)
        layout.addWidget(self._notes_area)
        self.retranslate()

    def show_page(self, page: Page | None) -> None:
        """Show the minutes as they are now, at the place that was looked at."""
        if page is not self._page:
            self._page = page
            at, read = self._browser.verticalScrollBar().value(), self._browser.textCursor().position()
            self._browser.setMarkdown(page.markdown if page else "")
            self._draw_tables()
            self._space_headings()
            self._browser.put_cursor(read)
            self._browser.verticalScrollBar().setValue(at)
        self._notes.setText("\n".join(told(one) for one in page.notices) if page else "")
        self._notes_area.setVisible(bool(page and page.notices))
        self._notes_area.setMaximumHeight(MOST_LINES * self.fontMetrics().lineSpacing())

    def retranslate(self) -> None:
        """See `Screen`."""
        self._browser.setAccessibleName(texts.tr("The minutes as they will be written"))
        self.show_page(self._page)

    def recolour(self) -> None:
        """See `Screen`. The colour of links is taken over when the text is put in."""
        page, self._page = self._page, None
        self.show_page(page)

    def _draw_tables(self) -> None:
        """Tables as wide as the page, with fine lines, their columns as their text needs them."""
        for frame in self._browser.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                if not any(map(_text_of, (frame.cellAt(0, column) for column in range(frame.columns())))):
                    frame.removeRows(0, 1)  # Markdown has a heading for every table, also where there is nothing to say
                form = QTextTableFormat(frame.format().toTableFormat())
                form.setWidth(QTextLength(QTextLength.Type.PercentageLength, TABLE_PERCENT))
                form.setColumnWidthConstraints([QTextLength()] * frame.columns())
                form.setBorder(1)
                form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
                form.setBorderBrush(self.palette().placeholderText())
                form.setBorderCollapse(True)
                form.setCellPadding(CELL_PADDING)
                frame.setFormat(form)

    def _space_headings(self) -> None:
        """A heading belongs to what follows it."""
        block = self._browser.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() > 1:
                form = block.blockFormat()
                form.setTopMargin(HEADING_MARGIN)
                QTextCursor(block).setBlockFormat(form)
            block = block.next()

    def _follow(self, address: QUrl) -> None:
        found = _MOMENT.search(address.fragment())
        if found:
            self.heard.emit(1000 * int(found[1]))


def _text_of(cell: QTextTableCell) -> str:
    return cell.firstCursorPosition().block().text()
