"""The text of a transcript as it stands on the screen: one plain text, a block a segment, who speaks when beside it.

Only what is seen is laid out, and only what changed is written anew: an hour of speech opens at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QTextBlock, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTextEdit

from lokas.text.document import redactions
from lokas.text.document.retiming import typed
from lokas_ui.language import texts
from lokas_ui.viewmodels.spoken import Spot, letters, word_nearest
from lokas_ui.widgets.announcing import announce
from lokas_ui.widgets.marks import mark_named, seen_marks
from lokas_ui.widgets.review.transcript_gutter import Gutter, Label
from lokas_ui.widgets.review.transcript_layout import Signs, SpacedLayout, kept_parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QResizeEvent

    from lokas.text.document import TextSegment
    from lokas_ui.viewmodels.transcript import Review, ReviewState

MANY_CHANGES = 50
"""From so many changed segments on, to write the whole text is quicker."""

HEARD_BACK, HEARD_FORE = QColor("#ffd54a"), QColor("#000000")
"""Of the word that is heard: black on amber, 14.8:1, in light and in dark."""


class Selected(NamedTuple):
    """What is selected: from a position in the text of one segment to one in another's, or the same."""

    first: int
    start: int
    last: int
    end: int


class TranscriptText(QPlainTextEdit):
    """Draws the document of a `Review`. A class that lets people type in it says which segment is `edited`."""

    def __init__(self, review: Review) -> None:
        super().__init__()
        self._review = review
        self._segments: tuple[TextSegment, ...] = ()
        self._labels: dict[int, Label] = {}
        self._unsure: frozenset[int] = frozenset()
        self._edited: int | None = None
        self._busy = False
        self._prepare()
        self._gutter = Gutter(self, self)
        self.updateRequest.connect(lambda _area, _by: self._gutter.update())
        for changed in (self.blockCountChanged, self.cursorPositionChanged):
            changed.connect(self._gutter.update)
        review.state.watch(self._show)

    def label(self, place: int) -> Label | None:
        """What stands beside a block; see `Gutter`."""
        return self._labels.get(place) or self._labelled(place)

    def rows(self) -> Iterator[tuple[QTextBlock, QRectF]]:
        """The blocks that are seen, with their places; see `Gutter`."""
        block, bottom = self.firstVisibleBlock(), self.viewport().height()
        while block.isValid():
            row = self.blockBoundingGeometry(block).translated(self.contentOffset())
            if row.top() > bottom:
                return
            yield block, row
            block = block.next()

    @property
    def place(self) -> int:
        """The place of the segment in which the cursor is."""
        return self.textCursor().blockNumber()

    @property
    def segment(self) -> TextSegment | None:
        """The segment in which the cursor is, as it was last edited; None where there is no text."""
        return self._segment_of(self.place)

    @property
    def word(self) -> int | None:
        """The word of the segment in or behind which the cursor is, the first one of what is selected there."""
        segment, cursor = self.segment, self.textCursor()
        start = max(0, cursor.selectionStart() - cursor.block().position())
        return None if segment is None else word_nearest(segment, start)

    @property
    def at_ms(self) -> int:
        """When that word is said, or where there is none the segment begins."""
        segment, word = self.segment, self.word
        if segment is None:
            return 0
        return segment.start_ms if word is None else segment.words[word].start_ms

    @property
    def selected(self) -> Selected:
        """What is selected; the cursor alone is a selection of nothing."""
        cursor, document = self.textCursor(), self.document()
        first, last = document.findBlock(cursor.selectionStart()), document.findBlock(cursor.selectionEnd())
        start, end = cursor.selectionStart() - first.position(), cursor.selectionEnd() - last.position()
        return Selected(first.blockNumber(), start, last.blockNumber(), end)

    def told(self, *, at_word: bool = False) -> str:
        """Where the cursor is, in words: who speaks, when, what is marked, and whether it is hidden or doubtful.

        When the segment begins, unless `at_word`: what is told of the text while somebody reads must not change with
        each word, since screen readers say each change.
        """
        label, segment, word = self.label(self.place), self.segment, self.word
        if label is None or segment is None:
            return ""
        said = segment if word is None else segment.words[word]
        hidden = self._signs.is_hidden(said.start_ms, said.end_ms)
        doubtful = bool(segment.doubts) or (word is not None and segment.timed and segment.words[word].doubtful)
        who = label.told_at(self.at_ms) if at_word else label.told
        parts = [who, texts.tr("hidden") if hidden else "", texts.tr("doubtful") if doubtful else ""]
        return ", ".join(filter(None, parts))

    def go(self, place: int, start: int = 0, end: int | None = None) -> None:
        """Put the cursor into a segment, or select from one position to another, and show that."""
        block = self.document().findBlockByNumber(min(max(0, place), self.blockCount() - 1))
        most = block.length() - 1
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + min(start, most))
        if end is not None:
            cursor.setPosition(block.position() + min(end, most), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self._reveal(block)

    def go_to_time(self, at_ms: int, spot: Spot | None) -> None:
        """Put the cursor before the word that is said at a moment."""
        segment = self._segment_of(spot.place) if spot else None
        if spot and segment:
            self.go(spot.place, letters(segment)[spot.word][0] if spot.word is not None else 0)
        elif self._segments:
            self.go(max(0, sum(one.start_ms <= at_ms for one in self._segments) - 1))

    def show_heard(self, spot: Spot | None, *, follow: bool) -> None:
        """Mark the word that is heard; with `follow` it stays in sight, unless somebody types."""
        segment = self._segment_of(spot.place) if spot else None
        if spot is None or segment is None or spot.word is None or self._edited == spot.place:
            self.setExtraSelections([])
            return
        start, past = letters(segment)[spot.word]
        block = self.document().findBlockByNumber(spot.place)
        heard = QTextEdit.ExtraSelection()
        heard.cursor = QTextCursor(block)
        heard.cursor.setPosition(block.position() + min(start, block.length() - 1))
        heard.cursor.setPosition(block.position() + min(past, block.length() - 1), QTextCursor.MoveMode.KeepAnchor)
        heard.format.setBackground(HEARD_BACK)
        heard.format.setForeground(HEARD_FORE)
        self.setExtraSelections([heard])
        if follow and self._edited is None:
            self._reveal(block)

    def say(self, text: str) -> None:
        """Tell those who listen to the screen."""
        if text:
            announce(self, text)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Make room for the gutter."""
        super().resizeEvent(event)
        self._place_gutter()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """A larger font needs a wider gutter."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_gutter"):
            self._place_gutter()

    def _prepare(self) -> None:
        document = QTextDocument(self)
        document.setDocumentLayout(SpacedLayout(document, self._begins))
        document.setDocumentMargin(10)
        self.setDocument(document)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)
        self.setCursorWidth(2)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._signs = Signs(document, self._segment_of)

    def _segment_of(self, place: int) -> TextSegment | None:
        return self._segments[place] if 0 <= place < len(self._segments) else None

    def _begins(self, place: int) -> bool:
        if not 0 < place < len(self._segments):
            return True
        before, segment = self._segments[place - 1 : place + 1]
        return segment.begins_paragraph or segment.speaker != before.speaker

    def _labelled(self, place: int) -> Label | None:
        segment, document = self._segment_of(place), self._review.document
        if segment is None or document is None:
            return None
        number = next((at for at, one in enumerate(document.speakers) if one.key == segment.speaker), None)
        past_ms = self._segments[place + 1].start_ms if place + 1 < len(self._segments) else segment.end_ms + 1
        names = [
            mark_named(one.kind, one.text) for one in seen_marks(document) if segment.start_ms <= one.start_ms < past_ms
        ]
        name, unsure = document.name_of(segment.speaker) or "", segment.id in self._unsure
        made = Label(name, number, segment.start_ms, names, first=self._begins(place), unsure=unsure)
        made.perhaps = (document.name_of(segment.perhaps) or "") if unsure else ""
        self._labels[place] = made
        return made

    def _show(self, state: ReviewState) -> None:
        self._labels.clear()
        self._unsure = frozenset(one.segment_id for one in state.doubts if one.kind == "speaker")
        after = state.document.segments if state.document else ()
        before, self._segments = self._segments, after
        hidden = [span for one in redactions(state.document) for span in one.spans] if state.document else []
        shown_anew = self._signs.hide_from(sorted(hidden))
        self._busy = True
        if before is not after:
            self._splice(before)
        for place, segment in enumerate(after if shown_anew else ()):
            if any(segment.start_ms <= span.end_ms and span.start_ms <= segment.end_ms for span in shown_anew):
                self._signs.rehighlightBlock(self.document().findBlockByNumber(place))
        self._busy = False
        self.setReadOnly(not after or state.changing)
        self.viewport().update()
        self._gutter.update()
        self._describe()

    def _splice(self, before: Sequence[TextSegment]) -> None:
        """Bring the blocks up to date, and touch none whose segment is the same."""
        after = self._segments
        if len(before) == len(after):
            changed = [at for at, pair in enumerate(zip(before, after, strict=True)) if pair[0] is not pair[1]]
            if len(changed) > MANY_CHANGES:
                self._rewrite()
            else:
                for place in changed:
                    self._retext(place)
            return
        shorter = min(len(before), len(after))
        first = next((at for at in range(shorter) if before[at] is not after[at]), shorter)
        left = shorter - first
        tail = next((at for at in range(left) if before[-1 - at] is not after[-1 - at]), left)
        if first == shorter - tail and first:
            first -= 1  # something must stand there before and after
        if not before or not after or len(before) - tail == first or len(after) - tail == first:
            self._rewrite()
        else:
            self._replace_blocks(first, len(before) - tail, [one.text for one in after[first : len(after) - tail]])

    def _rewrite(self) -> None:
        """Show all segments anew; the cursor stays in its own, and what is seen in sight."""
        scrolled, selected = self.verticalScrollBar().value(), self.selected
        with self._signs.put_off():
            self.setPlainText("\n".join(one.text for one in self._segments))
        block = self.document().findBlockByNumber(min(selected.first, self.blockCount() - 1))
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + min(selected.start, block.length() - 1))
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(scrolled)
        self._signs.mark_from(self.firstVisibleBlock().blockNumber())

    def _replace_blocks(self, first: int, past: int, lines: Sequence[str]) -> None:
        document = self.document()
        last = document.findBlockByNumber(past - 1)
        cursor = QTextCursor(document.findBlockByNumber(first))
        cursor.setPosition(last.position() + last.length() - 1, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText("\n".join(lines))

    def _retext(self, place: int, *, exactly: bool = False) -> None:
        """Show a segment as it is; but `exactly`, spaces stay as they were typed while somebody types in it."""
        block, segment = self.document().findBlockByNumber(place), self._segments[place]
        shown, wanted = block.text(), segment.text
        typing = place == self.place and self.hasFocus() and not exactly
        if shown == wanted or (typing and typed(shown, segment.language) == wanted):
            self._signs.rehighlightBlock(block)
            return
        before, behind = kept_parts(shown, wanted)
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + before)
        cursor.setPosition(block.position() + behind, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(wanted[before : len(wanted) - (len(shown) - behind)])

    def _tell_speaker(self, before: int) -> None:
        """Somebody else speaks here: what is seen beside the text is said."""
        old, new = self._segment_of(before), self.segment
        label = self.label(self.place)
        if new is not None and label is not None and (old is None or old.speaker != new.speaker):
            self.say(label.told)

    def _describe(self) -> None:
        told = self.told()
        if told != self.accessibleDescription():
            self.setAccessibleDescription(told)

    def _reveal(self, block: QTextBlock) -> None:
        """Scroll so far that a block is seen, with some of what follows."""
        row = self.blockBoundingGeometry(block).translated(self.contentOffset())
        height = self.viewport().height()
        if row.top() < 0 or row.bottom() > height - min(row.height(), height / 4):
            ahead = height // 3 // max(1, self.fontMetrics().lineSpacing())
            self.verticalScrollBar().setValue(max(0, block.firstLineNumber() - ahead))

    def _place_gutter(self) -> None:
        inside = self.contentsRect()
        width = self._gutter.width_within(inside.width())
        self.setViewportMargins(width, 0, 0, 0)
        self._gutter.setGeometry(QRect(inside.left(), inside.top(), width, inside.height()))
