"""Telling the voices of a text apart: what helps is asked, the work is shown, and who may be another one is offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QSpinBox, QVBoxLayout

from lokas.speakers import SpeakersRequest
from lokas.speech.speakers.grouping import LEANINGS, MOST_PEOPLE, People
from lokas_ui.language import texts
from lokas_ui.sentences import said, told
from lokas_ui.widgets.announcing import announce
from lokas_ui.widgets.flow import Flow
from lokas_ui.widgets.icons import icon
from lokas_ui.widgets.labels import fade
from lokas_ui.widgets.review.lists import ListOfLines
from lokas_ui.widgets.screen import Screen
from lokas_ui.widgets.times import clock
from lokas_ui.widgets.work_bar import WorkBar

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from lokas_ui.viewmodels.telling_apart import TellingApart, VoicesState
    from lokas_ui.viewmodels.transcript import Review

UNKNOWN, EXACTLY, BETWEEN = "unknown", "exactly", "between"
USUAL_COUNT = 3
"""What the number begins with where nobody wrote down who was there."""
OFFERED_ROWS = 3


class VoicesPanel(Screen):
    """Draws a `TellingApart`. `models_wanted`: the person wants to install what is missing; `left`: the panel goes."""

    models_wanted, left = Signal(), Signal()

    def __init__(self, voices: TellingApart, review: Review) -> None:
        super().__init__()
        self._voices, self._review = voices, review
        self._heading, self._note, self._result = QLabel(), QLabel(), QLabel()
        self._count_label, self._to_label, self._leaning_label = QLabel(), QLabel(), QLabel()
        self._known, self._leaning = QComboBox(), QComboBox()
        self._least, self._most = QSpinBox(), QSpinBox()
        self._start, self._models, self._close = QPushButton(), QPushButton(), QPushButton()
        self._same, self._other = QPushButton(), QPushButton()
        self._offers, self._work = ListOfLines(), WorkBar()
        self._said = ""
        self._proposed: int | None = None
        self.first = self._known
        self._arrange()
        self._connect()
        self.retranslate()
        self.recolour()
        voices.state.watch(self._show)

    def begin(self) -> None:
        """Ask, with what is known of the meeting proposed."""
        self._voices.look()
        self.show()
        (self._known if self._start.isVisibleTo(self) else self._models).setFocus()

    def retranslate(self) -> None:
        """See `Screen`."""
        self._heading.setText(texts.tr("Tell the voices apart"))
        self._count_label.setText(texts.tr("How many people spoke?"))
        self._fill(
            self._known,
            {UNKNOWN: texts.tr("Nobody knows"), EXACTLY: texts.tr("Exactly"), BETWEEN: texts.tr("From … to …")},
        )
        self._least.setAccessibleName(texts.tr("Number of people, or the least of it"))
        self._most.setAccessibleName(texts.tr("Number of people, the most of it"))
        self._to_label.setText(texts.tr("to", "from a number to another"))
        self._leaning_label.setText(texts.tr("Voices are taken for the same"))
        known = self._leaning.count()
        self._fill(self._leaning, leanings())
        if not known:
            self._leaning.setCurrentIndex(self._leaning.findData("even"))
        self._start.setText(texts.tr("Tell apart"))
        self._models.setText(texts.tr("Choose a model…"))
        self._close.setText(texts.tr("Close"))
        self._same.setText(texts.tr("The same person"))
        self._other.setText(texts.tr("Two people"))
        self._offers.setAccessibleName(texts.tr("Who may be the same person"))
        self._show(self._voices.state.state)

    def recolour(self) -> None:
        """See `Screen`."""
        self._start.setIcon(icon("person", self.palette()))
        self._models.setIcon(icon("models", self.palette()))
        fade(self._note, self.palette())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape closes it; what is heard is heard to its end."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @property
    def people(self) -> People:
        """How many people spoke, as far as the person knows."""
        kind, least = self._known.currentData(), self._least.value()
        if kind == UNKNOWN:
            return People()
        return People(least, least if kind == EXACTLY else max(least, self._most.value()))

    def _show(self, state: VoicesState) -> None:
        self._propose(state.present)
        ready = state.ready is not False
        for widget in (self._count_label, self._known, self._leaning_label, self._leaning, self._start):
            widget.setVisible(ready)
            widget.setEnabled(not state.working)
        self._models.setVisible(not ready)
        self._show_numbers()
        self._note.setText(self._noted(state))
        self._work.show_work(self._doing(state), state.done_ms, state.total_ms)
        self._show_result(state)

    def _show_numbers(self) -> None:
        asked, kind = self._known.isVisibleTo(self), self._known.currentData()
        self._least.setVisible(asked and kind != UNKNOWN)
        self._to_label.setVisible(asked and kind == BETWEEN)
        self._most.setVisible(asked and kind == BETWEEN)

    def _propose(self, present: int) -> None:
        """Who was there is known to have been as many at most: not all of them need have spoken."""
        if present == self._proposed:
            return
        self._proposed = present
        self._known.setCurrentIndex(self._known.findData(BETWEEN if present > 1 else UNKNOWN))
        self._least.setValue(min(2, max(1, present)) if present else USUAL_COUNT)
        self._most.setValue(present or USUAL_COUNT)

    def _noted(self, state: VoicesState) -> str:
        if state.trouble is not None:
            return said(state.trouble)
        if state.ready is False:
            model, size = state.advised
            shown = QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
            return texts.tr(
                "To tell voices apart, Lokas needs a model that is made for it: “{model}” ({size}). It is installed "
                "once, and then works without the network."
            ).format(model=model, size=shown)
        return texts.tr(
            "The voices are heard on this computer. What tells them apart stays with this meeting and goes when its "
            "sound goes. Every line is given anew to who says it; “Undo” takes that back."
        )

    @staticmethod
    def _doing(state: VoicesState) -> str:
        if not state.working:
            return ""
        if state.stopping:
            return texts.tr("Stopping…")
        return texts.tr("Listening to the voices…") if state.total_ms else texts.tr("The voices come next…")

    def _show_result(self, state: VoicesState) -> None:
        found = "" if state.found is None else texts.tr("%n people speak.", "", state.found)
        if state.found == 0 and state.told is not None:
            found = told(state.told)
        if state.offers:
            found = " ".join((found, texts.tr("Some spoke so little that they may be another one:")))
        self._result.setText(found)
        self._result.setVisible(bool(found))
        if found and found != self._said:
            announce(self, found)
        self._said = found
        self._offers.show_lines([(line, line) for line in map(self._offer_line, range(len(state.offers)))])
        for widget in (self._offers, self._same, self._other):
            widget.setVisible(bool(state.offers))
        rows = min(OFFERED_ROWS, max(1, len(state.offers)))
        self._offers.setMaximumHeight(rows * (self._offers.sizeHintForRow(0) + 2) + 2 * self._offers.frameWidth() + 2)

    def _offer_line(self, at: int) -> str:
        offer, document = self._voices.state.state.offers[at], self._review.document
        names = [(document.name_of(one) if document else "") or one for one in (offer.speaker, offer.into)]
        line = texts.tr("“{name}” speaks for {time} only, and sounds most like “{other}”")
        return line.format(name=names[0], time=clock(offer.speech_ms), other=names[1])

    def _begin_work(self) -> None:
        meeting = self._review.state.state.meeting
        if meeting is not None:
            called = texts.tr("Person {number}")
            leaning = self._leaning.currentData()
            self._voices.tell_apart(SpeakersRequest(meeting.folder, called, self.people, leaning))

    def _answer(self, *, same: bool) -> None:
        row, offers = self._offers.currentRow(), self._voices.state.state.offers
        if 0 <= row < len(offers):
            (self._voices.merge if same else self._voices.keep)(offers[row])

    @staticmethod
    def _fill(box: QComboBox, items: dict[str, str]) -> None:
        """Give a box these items, or, if it has them, their names in the language that is spoken now."""
        for at, (key, name) in enumerate(items.items()):
            if box.count() <= at:
                box.addItem(name, key)
            else:
                box.setItemText(at, name)

    def _arrange(self) -> None:
        frame = QFrame()
        frame.setFrameShape(QFrame.Shape.StyledPanel)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(frame)
        column = QVBoxLayout(frame)
        font = self._heading.font()
        font.setBold(True)
        self._heading.setFont(font)
        for label in (self._note, self._result):
            label.setWordWrap(True)
        numbers, grid, buttons, answers = QHBoxLayout(), QGridLayout(), Flow(), Flow()
        for box in (self._least, self._most):
            box.setRange(1, MOST_PEOPLE)
        for widget in (self._known, self._least, self._to_label, self._most):
            numbers.addWidget(widget)
        numbers.addStretch(1)
        grid.addWidget(self._count_label, 0, 0)
        grid.addLayout(numbers, 0, 1)
        grid.addWidget(self._leaning_label, 1, 0)
        grid.addWidget(self._leaning, 1, 1, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(1, 1)
        self._start.setDefault(True)
        for button in (self._start, self._models, self._close):
            buttons.addWidget(button)
        for button in (self._same, self._other):
            answers.addWidget(button)
        column.addWidget(self._heading)
        column.addLayout(grid)
        column.addLayout(buttons)
        column.addWidget(self._note)
        for below in (self._work, self._result, self._offers):
            column.addWidget(below)
        column.addLayout(answers)
        self._count_label.setBuddy(self._known)
        self._leaning_label.setBuddy(self._leaning)

    def _connect(self) -> None:
        self._known.currentIndexChanged.connect(lambda _index: self._show_numbers())
        self._least.valueChanged.connect(self._most.setMinimum)
        self._start.clicked.connect(self._begin_work)
        self._models.clicked.connect(self._voices.choose_model)
        self._models.clicked.connect(self.models_wanted)
        self._close.clicked.connect(self.left)
        self._work.stopped.connect(self._voices.cancel)
        self._same.clicked.connect(lambda: self._answer(same=True))
        self._other.clicked.connect(lambda: self._answer(same=False))


def leanings() -> dict[str, str]:
    """How readily voices are taken for the same, from the least to the most, by the names of the core."""
    words = {
        "splits": texts.tr("hardly ever: different people were taken for one"),
        "rather-splits": texts.tr("less readily than usual"),
        "even": texts.tr("as usual"),
        "rather-merges": texts.tr("more readily than usual"),
        "merges": texts.tr("very readily: one person became several"),
    }
    return {name: words[name] for name in LEANINGS}
