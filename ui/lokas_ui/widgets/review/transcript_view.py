"""The text of a meeting that people correct with the keyboard: typing, dividing, joining, naming, taking back.

What is typed stands there at once; it becomes an edit of the document when the cursor leaves its segment, after a
pause or some seconds, and before anything else is done. So a block is always one segment, and Qt's own history is not
used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence, QTextCursor

from lokas.types import Span
from lokas_ui.language import texts
from lokas_ui.widgets.marks import mark_named
from lokas_ui.widgets.pausing import Pause
from lokas_ui.widgets.review.transcript_text import TranscriptText

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFocusEvent, QMouseEvent

    from lokas_ui.viewmodels.transcript import Review

PAUSE_MS = 1_500
"""Of typing, after which what was typed is an edit of its own."""


MANY = 1_000_000
"""Letters: more than a segment has."""


class TranscriptView(TranscriptText):
    """`moved`: the cursor stands elsewhere. `clicked`: somebody clicked on what is said at a moment of the recording.

    `own_keys`: keys in Qt's portable notation that a text would take for itself, and that the screen wants.
    """

    moved = Signal()
    clicked = Signal(int)

    def __init__(self, review: Review) -> None:
        super().__init__(review)
        self.own_keys: frozenset[str] = frozenset()
        self._at = 0
        self._asked: Callable[[str], object] | None = None
        self._pause = Pause(self, PAUSE_MS)
        self._pause.timeout.connect(self.commit)
        self._gutter.pressed.connect(self._press)
        self._gutter.named.connect(self._name)
        self.textChanged.connect(self._typed)
        self.cursorPositionChanged.connect(self._cursor_moved)

    @property
    def typing(self) -> bool:
        """Whether something is typed that is no edit yet."""
        return self._edited is not None

    @property
    def span(self) -> Span | None:
        """When what is selected is said, or the line of the cursor."""
        ids, selected = self._ids(), self.selected
        if ids is None:
            return None
        if not self.textCursor().hasSelection():
            return self._review.span_of(ids[0], 0, 0)
        first = self._review.span_of(ids[0], selected.start, selected.end if ids[0] == ids[1] else MANY)
        last = self._review.span_of(ids[1], selected.start if ids[0] == ids[1] else 0, selected.end)
        return Span(first.start_ms, last.end_ms) if first and last else None

    def commit(self) -> bool:
        """What was typed becomes an edit; gives False if it could not be kept, and stays as it was typed."""
        place, self._edited = self._edited, None
        self._pause.stop()
        segment = None if place is None else self._segment_of(place)
        if place is None or segment is None:
            return True
        done = self._review.set_text(segment.id, self.document().findBlockByNumber(place).text())
        if not done:
            self._edited = place
        return done

    def rename(self) -> None:
        """Let the person type the name of who speaks where the cursor is, beside the text and for all their lines."""
        label = self.label(self.place)
        if label is not None and self.commit():
            self._asked = None
            self._ask_name(label.name)

    def name_new(self) -> None:
        """Let the person type the name of somebody else, who says the lines that are selected."""
        ids = self._ids()
        if ids is not None and self.commit():
            self._asked = lambda name: self._review.give_new(*ids, name)
            self._ask_name("")

    def split_speaker(self) -> None:
        """Let the person type the name of who says all of this speaker's lines from here on."""
        segment = self.segment
        if segment is not None and segment.speaker is not None and self.commit():
            self._asked = lambda name: self._review.split_speaker(segment.id, name)
            self._ask_name("")

    def give(self, number: int) -> None:
        """The lines that are selected are said by the speaker of a number, from 1; 0 is nobody, one too many is new."""
        ids, document = self._ids(), self._review.document
        if ids is None or document is None or not self.commit():
            return
        if number == len(document.speakers) + 1:
            self.name_new()
        elif self._review.give(*ids, number):
            self.say(document.speakers[number - 1].name if number else texts.tr("nobody known"))

    def mark(self, kind: str) -> None:
        """Mark what is selected, or the line of the cursor."""
        span = self.span
        if span is not None and self.commit() and self._review.mark(kind, span):
            self.say(texts.tr("Marked: {kind}").format(kind=mark_named(kind, "")))

    def hide_selected(self) -> None:
        """Nothing that is shared holds what is selected, or the line of the cursor."""
        span = self.span
        if span is not None and self.commit() and self._review.hide(span):
            self.say(texts.tr("Hidden"))

    def hide_name(self) -> None:
        """Nothing that is shared holds the name that is selected, or in which the cursor is, wherever it stands."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            cursor.select(QTextCursor.SelectionType.WordUnderCursor)
        if self.commit():
            self._review.hide_name(cursor.selectedText().strip(), lambda: self.say(texts.tr("Hidden")))

    def undo_edit(self) -> None:
        """Take the last edit back, and go where it was."""
        if self.commit():
            self._review.undo(lambda place: self._go_changed(place, texts.tr("Undone")))

    def redo_edit(self) -> None:
        """Do again what was taken back, and go where it is."""
        if self.commit():
            self._review.redo(lambda place: self._go_changed(place, texts.tr("Done again")))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Type; what would join or divide blocks is done to the segments."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo_edit()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo_edit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._split()
        elif not self._keeps_blocks(event):
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802 - Qt's name
        """Type with dead keys and the like."""
        if event.commitString() or event.preeditString():
            self._flatten()
        super().inputMethodEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        """Paste as plain text on one line."""
        self._flatten()
        self.insertPlainText(" ".join(source.text().split()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A click that selects nothing is on a word."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection() and self._segments:
            self.clicked.emit(self.at_ms)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Keep what was typed."""
        self.commit()
        super().focusOutEvent(event)

    def event(self, event: QEvent) -> bool:
        """Leave to the screen the keys that are its own, also those that a text would take for itself."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            pressed = QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText)
            if pressed in self.own_keys:
                event.ignore()
                return False
        return super().event(event)

    def _typed(self) -> None:
        if self._busy or self._signs.marking:
            return
        if self.blockCount() != max(1, len(self._segments)):  # whatever did it: the segments are what counts
            QTimer.singleShot(0, self._restore)
            return
        self._edited = self.place
        self._pause.typed()

    def _restore(self) -> None:
        self._busy, self._edited = True, None
        self._rewrite()
        self._busy = False

    def _cursor_moved(self) -> None:
        if self._busy:
            return
        before, self._at = self._at, self.place
        if self._edited is not None and self._edited != self._at:
            self.commit()
        if before != self._at:
            self._settle(before)
            self._tell_speaker(before)
        self._describe()
        self.moved.emit()

    def _settle(self, place: int) -> None:
        """Show a segment that was left as it is kept."""
        if self._segment_of(place) is not None and self._edited != place:
            self._busy = True
            self._retext(place, exactly=True)
            self._busy = False

    def _split(self) -> None:
        segment, place, count = self.segment, self.place, len(self._segments)
        if segment is None or not self._ready():
            return
        position = self.textCursor().positionInBlock()
        if self._review.split(segment.id, position):
            self.go(place + 1 if len(self._segments) > count or position else place)
            self.say(texts.tr("New line") if len(self._segments) > count else texts.tr("New paragraph"))

    def _join_before(self, place: int) -> None:
        segment, before = self._segment_of(place), self._segment_of(place - 1)
        if segment is None or before is None or not self._ready():
            return
        count, seam = len(self._segments), len(self._segments[place - 1].text)
        if not self._review.join_before(segment.id):
            return
        if len(self._segments) == count:
            self.say(texts.tr("The paragraph goes on"))
            return
        joined = self._segments[place - 1].text
        self.go(place - 1, seam + (1 if joined[seam : seam + 1].isspace() else 0))
        self.say(texts.tr("Joined"))

    def _keeps_blocks(self, event: QKeyEvent) -> bool:
        """Do what a key does where it would join blocks; gives False where it would not."""
        cursor = self.textCursor()
        backwards, forwards = event.key() == Qt.Key.Key_Backspace, event.key() == Qt.Key.Key_Delete
        cut = event.matches(QKeySequence.StandardKey.Cut)
        if self._across():
            if cut:
                self.copy()
            types = bool(event.text()) and event.text().isprintable()
            if backwards or forwards or cut or types:
                self._flatten()
            return backwards or forwards or cut
        if cursor.hasSelection():
            return False
        if backwards and cursor.atBlockStart():
            self._join_before(self.place)
            return True
        if forwards and cursor.atBlockEnd():
            self._join_before(self.place + 1)
            return True
        return False

    def _across(self) -> bool:
        selected = self.selected
        return selected.first != selected.last

    def _flatten(self) -> None:
        """Take away what is selected in several segments, which become one; typing goes on there."""
        if not self._across() or not self._ready():
            return
        first, start, last, end = self.selected
        block = self.document().findBlockByNumber
        text = block(first).text()[:start] + block(last).text()[end:]
        if self._review.replace_across(self._segments[first].id, self._segments[last].id, text):
            self.go(first, start)

    def _ready(self) -> bool:
        """Keep what was typed, and show the segment of the cursor as it is kept."""
        done = self.commit()
        if done:
            self._settle(self.place)
        return done

    def _ask_name(self, name: str) -> None:
        self._reveal(self.textCursor().block())
        speakers = self._review.document.speakers if self._review.document else ()
        names = dict.fromkeys([*(one.name for one in speakers), *self._review.state.state.people])
        self._gutter.edit_name(self.place, name, [one for one in names if one])

    def _ids(self) -> tuple[int, int] | None:
        """The first and the last segment of what is selected."""
        first, last = self._segment_of(self.selected.first), self._segment_of(self.selected.last)
        return (first.id, last.id) if first and last else None

    def _press(self, place: int) -> None:
        self.go(place)
        self.clicked.emit(self.at_ms)

    def _name(self, place: int, name: str) -> None:
        segment, document = self._segment_of(place), self._review.document
        if segment is None or document is None:
            return
        if self._asked is not None:
            self._asked(name)
        elif segment.speaker is None:
            self._review.give_new(segment.id, segment.id, name)
        else:
            self._review.rename(segment.speaker, name)

    def _go_changed(self, place: int | None, told: str) -> None:
        if place is not None:
            self.go(place, self.textCursor().positionInBlock() if place == self.place else 0)
        self.say(told)
