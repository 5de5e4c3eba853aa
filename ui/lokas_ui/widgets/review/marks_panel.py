"""What is marked in a text, and what of it is hidden from all that is shared: two lists beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QPushButton

from lokas.text.document import redactions
from lokas.text.document.redacting import meets
from lokas_ui.language import texts
from lokas_ui.widgets.marks import kinds, mark_named, seen_marks
from lokas_ui.widgets.review.lists import ListPage
from lokas_ui.widgets.times import clock

if TYPE_CHECKING:
    from collections.abc import Callable

    from lokas.text.document import Document, Mark, Redaction
    from lokas_ui.viewmodels.transcript import Review, ReviewState
    from lokas_ui.widgets.review.transcript_view import TranscriptView


class MarksPage(ListPage):
    """The marks of a `Review`. `wanted`: the moment of one that was chosen."""

    wanted = Signal(int)

    def __init__(self, review: Review, view: TranscriptView) -> None:
        super().__init__()
        self._review, self._view = review, view
        self._marks: tuple[Mark, ...] = ()
        self._label, self._text = QLabel(), QLineEdit()
        self._label.setBuddy(self._text)
        self._column.addWidget(self._label)
        self._column.addWidget(self._text)
        self._add, self._remove = self._adding(), self.button(self._remove_chosen)
        self._text.editingFinished.connect(self._reword)
        self.lines.wanted.connect(lambda row: self.wanted.emit(self._marks[row].start_ms))
        self.lines.currentRowChanged.connect(lambda _row: self._choose())
        self.retranslate()
        review.state.watch(self._show)

    def retranslate(self) -> None:
        """See `Screen`."""
        self.lines.setAccessibleName(texts.tr("Marks"))
        self.empty.setText(texts.tr("Nothing is marked. What you mark here is in the minutes, too."))
        self._label.setText(texts.tr("&Text of the mark"))
        self._add.setText(texts.tr("Mark what is selected"))
        self._remove.setText(texts.tr("Remove the mark"))
        self._list()

    def add(self, kind: str) -> None:
        """Mark what is selected in the text, or the line of the cursor."""
        self._view.mark(kind)

    def _show(self, state: ReviewState) -> None:
        marks = tuple(seen_marks(state.document)) if state.document else ()
        self._add.setEnabled(state.document is not None)
        if marks != self._marks:
            self._marks = marks
            self._list()

    def _list(self) -> None:
        lines = [f"{clock(one.start_ms)}  {mark_named(one.kind, one.text)}" for one in self._marks]
        self.show_lines([(line, line) for line in lines])
        self._choose()

    def _chosen(self) -> Mark | None:
        row = self.lines.currentRow()
        return self._marks[row] if 0 <= row < len(self._marks) else None

    def _choose(self) -> None:
        chosen = self._chosen()
        self._text.setText(chosen.text if chosen else "")
        for widget in (self._label, self._text, self._remove):
            widget.setVisible(chosen is not None)

    def _reword(self) -> None:
        chosen = self._chosen()
        if chosen is not None and chosen.text != self._text.text():
            self._review.change_mark(replace(chosen, text=self._text.text()))

    def _remove_chosen(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._review.remove_mark(chosen.id)

    def _adding(self) -> QPushButton:
        button, menu = self.button(lambda: None), QMenu(self)
        menu.aboutToShow.connect(lambda: offer_kinds(menu, self.add))
        button.setMenu(menu)
        return button


class HiddenPage(ListPage):
    """The redactions of a `Review`. `wanted`: the moment of one that was chosen."""

    wanted = Signal(int)

    def __init__(self, review: Review, view: TranscriptView) -> None:
        super().__init__()
        self._review, self._view = review, view
        self._hidden: tuple[Redaction, ...] = ()
        self._hide, self._hide_name = self.button(view.hide_selected), self.button(view.hide_name)
        self._show_again = self.button(self._show_chosen)
        self.lines.wanted.connect(self._go)
        self.retranslate()
        review.state.watch(self._show)

    def retranslate(self) -> None:
        """See `Screen`."""
        self.lines.setAccessibleName(texts.tr("Hidden"))
        self.empty.setText(
            texts.tr("Nothing is hidden. Select words that no document, caption or sound you share shall hold.")
        )
        self._hide.setText(texts.tr("Hide what is selected"))
        self._hide_name.setText(texts.tr("Hide this name everywhere"))
        self._show_again.setText(texts.tr("Do not hide it"))
        self._list()

    def _show(self, state: ReviewState) -> None:
        hidden = tuple(redactions(state.document)) if state.document else ()
        for button in (self._hide, self._hide_name):
            button.setEnabled(state.document is not None)
        if hidden != self._hidden:
            self._hidden = hidden
            self._list()

    def _list(self) -> None:
        document = self._review.document
        lines = [_line(document, one) for one in self._hidden] if document else []
        self.show_lines([(line, line) for line in lines])
        self._show_again.setVisible(bool(lines))

    def _show_chosen(self) -> None:
        row = self.lines.currentRow()
        if 0 <= row < len(self._hidden):
            self._review.show_again(self._hidden[row].number)

    def _go(self, row: int) -> None:
        if self._hidden[row].spans:
            self.wanted.emit(self._hidden[row].spans[0].start_ms)


def offer_kinds(menu: QMenu, act: Callable[[str], object]) -> None:
    """Fill a menu with the kinds of marks."""
    menu.clear()
    for kind, name in kinds().items():
        menu.addAction(name).triggered.connect(lambda _checked=False, chosen=kind: act(chosen))


def _line(document: Document, one: Redaction) -> str:
    if one.name:
        return texts.tr("Name: {name}").format(name=one.name)
    span = one.spans[0]
    near = (segment for segment in document.segments if meets(segment, span))
    words = "".join(word.text for segment in near for word in segment.words if meets(word, span))
    return f"{clock(span.start_ms)}  {words.strip()}"
