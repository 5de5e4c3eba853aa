"""How the text of a transcript stands on the screen: space between paragraphs, and what is doubtful or hidden marked.

Nothing of it is in the text itself, so that a change of it is no edit.
"""

from __future__ import annotations

from bisect import bisect_left
from contextlib import contextmanager
from itertools import accumulate
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat
from PySide6.QtWidgets import QPlainTextDocumentLayout

from lokas_ui.viewmodels.spoken import letters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QTextBlock, QTextDocument

    from lokas.text.document import TextSegment
    from lokas.types import Span

PARAGRAPH_GAP = 14
LINE_GAP = 3
"""Pixels at 100 % below a block: before another paragraph, and before one that goes on with it."""


class SpacedLayout(QPlainTextDocumentLayout):
    """Lays out only what is seen, as every plain text; `begins` tells of a block's number whether a paragraph does."""

    def __init__(self, document: QTextDocument, begins: Callable[[int], bool]) -> None:
        super().__init__(document)
        self._begins = begins

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:  # noqa: N802 - Qt's name
        """The place of a block with the space below it."""
        plain = super().blockBoundingRect(block)
        return plain.adjusted(0, 0, 0, PARAGRAPH_GAP if self._begins(block.blockNumber() + 1) else LINE_GAP)


AT_ONCE = 200
"""Blocks of a text that is shown anew: so many are marked before it is seen, and so many more in each turn of Qt's."""


class Signs(QSyntaxHighlighter):
    """Underlines doubtful words with dashes and strikes out what is hidden from all that is shared.

    While it is `marking` what was not marked before, Qt says of the text that it has changed, which nobody has typed.
    """

    def __init__(self, document: QTextDocument, segment_of: Callable[[int], TextSegment | None]) -> None:
        super().__init__(document)
        self._segment_of = segment_of
        self._hidden: Sequence[Span] = ()
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._doubtful, self._struck = QTextCharFormat(), QTextCharFormat()
        self._doubtful.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
        self._struck.setFontStrikeOut(True)
        self.marking = False
        self._off, self._next, self._left = False, 0, 0
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._mark_some)

    @contextmanager
    def put_off(self) -> Iterator[None]:
        """Mark nothing in the block, where all of the text is written anew; see `mark_from`."""
        self._off = True
        yield
        self._off = False

    def mark_from(self, place: int) -> None:
        """Mark all blocks, beginning with the one of a place: four hours of them at once can be felt."""
        self._next, self._left = place, self.document().blockCount()
        self._turn.start()
        self._mark_some()

    def _mark_some(self) -> None:
        count, self.marking = self.document().blockCount(), True
        for _ in range(min(AT_ONCE, self._left)):
            self.rehighlightBlock(self.document().findBlockByNumber(self._next % count))
            self._next += 1
        self._left -= min(AT_ONCE, self._left)
        self.marking = False
        if not self._left:
            self._turn.stop()

    def hide_from(self, spans: Sequence[Span]) -> set[Span]:
        """What is hidden lies in these stretches, in order; gives those that are new and those that are gone."""
        changed = set(spans) ^ set(self._hidden)
        self._hidden = spans
        self._starts = [span.start_ms for span in spans]
        self._ends = list(accumulate((span.end_ms for span in spans), max))
        return changed

    def highlightBlock(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Mark a block, also while it is typed in: what stands before and behind the typing keeps its marks."""
        segment = None if self._off else self._segment_of(self.currentBlock().blockNumber())
        if segment is None:
            return
        hides = self.is_hidden(segment.start_ms, segment.end_ms)
        if not (hides or segment.doubts or any(word.doubtful for word in segment.words)):
            return
        before, behind = kept_parts(segment.text, text)
        shift = len(text) - len(segment.text)
        for word, (start, past) in zip(segment.words, letters(segment), strict=True):
            if before < past and start < behind:
                continue  # it is being changed
            at = start if past <= before else start + shift
            if hides and self.is_hidden(word.start_ms, word.end_ms):
                self.setFormat(at, past - start, self._struck)
            elif segment.doubts or (segment.timed and word.doubtful):
                self.setFormat(at, past - start, self._doubtful)

    def is_hidden(self, start_ms: int, end_ms: int) -> bool:
        """Whether some of what is said from one moment to another is hidden."""
        at = bisect_left(self._starts, end_ms)
        return at > 0 and self._ends[at - 1] > start_ms


def kept_parts(old: str, new: str) -> tuple[int, int]:
    """Up to where an old text stands at the beginning of a new one, and from where on at its end."""
    shorter = min(len(old), len(new))
    before = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    left = shorter - before
    return before, len(old) - next((at for at in range(left) if old[-1 - at] != new[-1 - at]), left)
