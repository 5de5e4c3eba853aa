"""The transcription that runs: how far it is in time of sound, how fast, what is left, and its text as it comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QSize, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
)

from lokas.text.pieces import shown
from lokas_ui.language import texts
from lokas_ui.sentences import told
from lokas_ui.viewmodels.queue_work import MOST_HEARD, Heard
from lokas_ui.widgets.icons import icon
from lokas_ui.widgets.screen import Screen
from lokas_ui.widgets.times import about, clock

if TYPE_CHECKING:
    from lokas_ui.viewmodels.queue_work import Work

PARTS = 1000
"""Steps of the bar: finer than it has pixels on most screens."""

LEAST_LINES = 5
EXACT = 10
"""Below this speed a digit behind the point means something."""


class WorkPanel(Screen):
    """Shows a `Work`. Emits `cancelled` when the person wants it to stop and not to go on by itself."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._work: Work | None = None
        self._heard = Heard()
        self._title, self._figures, self._notice = QLabel(), QLabel(), QLabel()
        self._bar, self._cancel, self._text = QProgressBar(), QPushButton(), ComingText()
        self.first = self._text
        self._arrange()
        self.retranslate()
        self.recolour()
        self._cancel.clicked.connect(self.cancelled)

    def retranslate(self) -> None:
        """See `Screen`."""
        self._cancel.setText(texts.tr("Stop"))
        self._cancel.setToolTip(texts.tr("Stops this transcription; what is text already is kept."))
        self._bar.setAccessibleName(texts.tr("Progress"))
        self._text.setAccessibleName(texts.tr("Text as it comes"))
        self._text.setPlaceholderText(texts.tr("The text appears here as it comes."))
        self._draw()

    def recolour(self) -> None:
        """See `Screen`."""
        self._cancel.setIcon(icon("stop", self.palette()))

    def show_work(self, work: Work | None, *, with_text: bool) -> None:
        """Show this work; `with_text` where its text comes here, and is not made by another program."""
        self.setVisible(work is not None)
        self._text.setVisible(with_text)
        if work != self._work:
            self._work = work
            self._draw()

    def show_heard(self, heard: Heard) -> None:
        """Put what is new below; who scrolled up to read stays there."""
        if heard.id != self._heard.id or heard.count < self._heard.count:
            self._text.clear()
            self._heard = Heard(heard.id)
        new = heard.last[max(0, len(heard.last) - (heard.count - self._heard.count)) :]
        self._heard = heard
        bar = self._text.verticalScrollBar()
        follows = bar.value() >= bar.maximum() - 4
        for segment in new:
            if text := shown(segment):
                self._text.appendPlainText(f"{clock(segment.start_ms)}   {text}")
        if new and follows:
            self._text.moveCursor(QTextCursor.MoveOperation.End)
            bar.setValue(bar.maximum())

    def _draw(self) -> None:
        work = self._work
        if work is None:
            return
        self._text.setMinimumHeight(LEAST_LINES * self._text.fontMetrics().lineSpacing())
        self._title.setText(work.title or texts.tr("Untitled"))
        self._figures.setText(figures(work))
        self._notice.setText("" if work.notice is None else told(work.notice))
        self._notice.setVisible(work.notice is not None)
        self._cancel.setEnabled(not work.stopping)
        self._bar.setMaximum(PARTS if work.total_ms else 0)
        if work.total_ms:
            self._bar.setValue(min(PARTS, PARTS * work.done_ms // work.total_ms))
            self._bar.setFormat(texts.tr("{percent} %").format(percent=work.percent))

    def _arrange(self) -> None:
        font = self._title.font()
        font.setWeight(font.Weight.DemiBold)
        self._title.setFont(font)
        for label in (self._title, self._figures, self._notice):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setMaximumBlockCount(MOST_HEARD)
        self._text.setUndoRedoEnabled(False)
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._text.setFrameShape(QFrame.Shape.StyledPanel)
        self._text.document().setDocumentMargin(8)
        line = QHBoxLayout()
        line.setSpacing(14)
        line.addWidget(self._bar, 1)
        line.addWidget(self._cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._title)
        layout.addLayout(line)
        layout.addWidget(self._figures)
        layout.addWidget(self._notice)
        layout.addWidget(self._text, 1)


class ComingText(QPlainTextEdit):
    """The text that comes, in the room that is left; it asks for no more than its least height."""

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """See `QWidget`."""
        return QSize(super().sizeHint().width(), self.minimumHeight())


def figures(work: Work) -> str:
    """How far, how fast, how long still, and at what cost, as far as that is known."""
    if work.stopping:
        return texts.tr("Stopping: the passage that is being heard is finished first. Nothing is lost.")
    if work.total_ms is None:
        return texts.tr("Preparing the model and the sound…")
    parts = [texts.tr("{done} of {total}").format(done=clock(work.done_ms), total=clock(work.total_ms))]
    if work.left_s is not None:
        parts.append(texts.tr("{time} left").format(time=about(work.left_s)))
    if work.speed:
        speed = QLocale().toString(work.speed, "f", 1 if work.speed < EXACT else 0)
        parts.append(texts.tr("{speed} times as fast as the sound").format(speed=speed))
    if work.watt_hours is not None:
        energy = QLocale().toString(work.watt_hours, "f", 1)
        parts.append(texts.tr("{energy} Wh used so far").format(energy=energy))
    return "   ·   ".join(parts)
