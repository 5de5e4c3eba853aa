"""What stands beside the text of a transcript: who speaks, with a bar of their colour, when, and what is marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import QCompleter, QLineEdit, QToolTip, QWidget

from lokas_ui.language import texts
from lokas_ui.widgets.icons import icon
from lokas_ui.widgets.review.voices import colour_of
from lokas_ui.widgets.times import clock

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Protocol

    from PySide6.QtGui import QFocusEvent, QMouseEvent, QPaintEvent, QTextBlock, QWheelEvent

    class Rows(Protocol):
        """The text beside the gutter."""

        def rows(self) -> Iterator[tuple[QTextBlock, QRectF]]:
            """The blocks that are seen, with their places."""
            ...

        @property
        def place(self) -> int:
            """The block of the cursor."""
            ...

        def label(self, place: int) -> Label | None:
            """What stands beside a block."""
            ...


BAR, EDGE, SIGN = 4, 6, 16
"""Pixels at 100 %: the bar of a speaker, what is left free, the sign of a mark."""

PIECE = 4
"""Pixels of a bar that is broken, and of the gaps in it."""

NAME_LETTERS = 15
"""So many of a name are seen; the rest is in the tip, and where it is edited."""

SHARE = 3
"""The gutter takes that part of the text at most; where that is too little, the first line tells the name alone."""


class Label:
    """What stands beside a segment: `number` of its speaker from 0, None for nobody known; `marks` as people read them.

    `first`: a paragraph begins with it. `unsure`: it may be said by somebody else, `perhaps` by the one of this name.
    """

    __slots__ = ("at_ms", "first", "marks", "name", "number", "perhaps", "unsure")

    def __init__(
        self,
        name: str,
        number: int | None,
        at_ms: int,
        marks: Sequence[str],
        *,
        first: bool,
        unsure: bool = False,
        perhaps: str = "",
    ) -> None:
        self.name, self.number, self.at_ms, self.marks, self.first = name, number, at_ms, marks, first
        self.unsure, self.perhaps = unsure, perhaps

    @property
    def told(self) -> str:
        """All of it in words, for those who do not see it."""
        return self.told_at(self.at_ms)

    def told_at(self, at_ms: int) -> str:
        """The same, at a moment of the segment."""
        who = self.name or texts.tr("nobody known")
        if self.perhaps:
            who = texts.tr("{name}, or perhaps {other}").format(name=who, other=self.perhaps)
        elif self.unsure and self.name:
            who = texts.tr("{name}, but that is unsure").format(name=who)
        return ", ".join([who, clock(at_ms), *self.marks])

    @property
    def shown(self) -> str:
        """The name as it is seen; a question mark says that it is unsure."""
        return f"{self.name}\u00a0?".strip() if self.unsure else self.name


class Gutter(QWidget):
    """`pressed`: somebody clicked beside a block. `named`: they gave its speaker another name there."""

    pressed = Signal(int)
    named = Signal(int, str)

    def __init__(self, rows: Rows, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = rows
        self._field = _NameField(self)
        self._field.hide()
        self._field.given.connect(self._give)
        self._field.left.connect(parent.setFocus)
        self._place = 0
        self._narrow = False
        self.setAccessibleName(texts.tr("Speakers and times"))

    def width_within(self, width: int) -> int:
        """Pixels for a bar, a name, a mark and a time, in so many for all of the text."""
        metrics = QFontMetrics(self._bold())
        name, time = metrics.averageCharWidth() * NAME_LETTERS, metrics.horizontalAdvance("0:00:00")
        wanted = BAR + 4 * EDGE + SIGN + name + time
        self._narrow = wanted * SHARE > width
        return min(wanted, max(width // SHARE, BAR + 4 * EDGE + SIGN + time))

    def edit_name(self, place: int, name: str, known: Sequence[str]) -> None:
        """Let a person type a name beside a block, instead of `name`; names that are `known` complete it."""
        row = next((row for block, row in self._rows.rows() if block.blockNumber() == place), None)
        if row is None:
            return
        self._place = place
        height = self._field.sizeHint().height()
        self._field.setGeometry(0, int(row.top()), self.width(), height)
        self._field.begin(name, known)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw what is beside the blocks that are seen; the topmost one always tells who speaks."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self.palette().color(QPalette.ColorRole.Base))
        topmost = True
        for block, row in self._rows.rows():
            label = self._rows.label(block.blockNumber())
            if label is not None:
                here = block.blockNumber() == self._rows.place
                self._draw(painter, label, row, named=label.first or topmost, here=here)
            topmost = False

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Go to the block that is clicked."""
        place = self._place_at(event.position().y())
        if place is not None and event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit(place)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Scroll the text."""
        event.ignore()

    def event(self, event: QEvent) -> bool:
        """Show the whole of what is cut."""
        if isinstance(event, QHelpEvent):
            place = self._place_at(event.pos().y())
            label = None if place is None else self._rows.label(place)
            QToolTip.showText(event.globalPos(), label.told if label else "", self)
            return True
        return super().event(event)

    def _draw(self, painter: QPainter, label: Label, row: QRectF, *, named: bool, here: bool) -> None:
        metrics = QFontMetrics(self._bold())
        top = max(row.top(), min(0.0, row.bottom() - metrics.lineSpacing()))  # in sight as long as its text is
        line = QRectF(0, top, self.width() - EDGE, metrics.lineSpacing())
        if here:
            painter.fillRect(QRectF(0, line.top(), self.width(), line.height()), self.palette().alternateBase())
        if label.number is not None:
            for top_y, height in _pieces(row, broken=label.unsure):
                painter.fillRect(QRectF(EDGE, top_y, BAR, height), colour_of(label.number))
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        named = (named or label.unsure) and bool(label.shown)
        right = line.right()
        if not (named and self._narrow):
            painter.setFont(self._bold() if here else self.font())
            painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, clock(label.at_ms))
            right -= metrics.horizontalAdvance("0:00:00") + EDGE
        if label.marks:
            sign = icon("marker", self.palette()).pixmap(QSize(SIGN, SIGN), self.devicePixelRatioF())
            painter.drawPixmap(QRectF(right - SIGN, line.center().y() - SIGN / 2, SIGN, SIGN).toRect(), sign)
            right -= SIGN + EDGE
        if named:
            painter.setFont(self._bold())
            name = QRectF(BAR + 2 * EDGE, line.top(), right - BAR - 2 * EDGE, line.height())
            cut = _cut(label, metrics, int(name.width()))
            painter.drawText(name, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, cut)

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _place_at(self, y: float) -> int | None:
        return next((block.blockNumber() for block, row in self._rows.rows() if row.top() <= y < row.bottom()), None)

    def _give(self, name: str) -> None:
        self.named.emit(self._place, name)


def _pieces(row: QRectF, *, broken: bool) -> list[tuple[float, float]]:
    """The bar of a speaker: tops and heights; in pieces where it is unsure whose line it is."""
    if not broken:
        return [(row.top(), row.height())]
    step = 2 * PIECE
    return [(row.top() + at, min(PIECE, row.height() - at)) for at in range(0, max(1, int(row.height())), step)]


def _cut(label: Label, metrics: QFontMetrics, width: int) -> str:
    """The name as far as there is room; the question mark of an unsure one always is."""
    sign = "\u00a0?" if label.unsure and label.name else ""
    room = width - metrics.horizontalAdvance(sign)
    return metrics.elidedText(label.name, Qt.TextElideMode.ElideRight, room) + sign if label.name else label.shown


class _NameField(QLineEdit):
    """A name that is typed where it stands: Enter takes it, Escape and going elsewhere leave it as it was.

    The arrow down lists the names that are known.
    """

    given = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.returnPressed.connect(self._take)

    def begin(self, name: str, known: Sequence[str]) -> None:
        """Show a name to be changed."""
        completer = QCompleter(list(known), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)
        self.setAccessibleName(texts.tr("Name of the speaker"))
        self.setPlaceholderText(texts.tr("Name"))
        self.setAccessibleDescription(texts.tr("The arrow down lists the names that are known") if known else "")
        self.setText(name)
        self.selectAll()
        self.show()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape leaves the name as it was."""
        if event.key() == Qt.Key.Key_Escape:
            self._end()
            return
        if event.key() == Qt.Key.Key_Down and self.completer() is not None:
            self.completer().setCompletionPrefix("")  # all of them, to choose from
            self.completer().complete()
            return
        super().keyPressEvent(event)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.accept()  # else it would go on to the text, and divide a line there

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Somebody went elsewhere, unless it is to the names that are offered."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.hide()

    def _take(self) -> None:
        name = self.text()
        self._end()
        self.given.emit(name)

    def _end(self) -> None:
        self.hide()
        self.left.emit()
