"""Who speaks in a text: each with number, colour and name; lines are given to them, they are renamed and merged."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QLabel, QMenu

from lokas_ui.language import texts
from lokas_ui.sentences import said
from lokas_ui.widgets.announcing import announce
from lokas_ui.widgets.review.consent_dialog import ConsentDialog
from lokas_ui.widgets.review.lists import ListPage
from lokas_ui.widgets.review.voices import colour_of, readable_on

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QPushButton

    from lokas.consent import ConsentLanguage
    from lokas.text.document import Speaker
    from lokas_ui.viewmodels.recognised import RecognisedState, Recognising
    from lokas_ui.viewmodels.transcript import Review, ReviewState
    from lokas_ui.widgets.review.transcript_view import TranscriptView

SIZE = 20


class SpeakersPage(ListPage):
    """The speakers of a `Review`, and what is done with the one that is chosen, in the `view` of its text.

    `voices_wanted`: the machine is to tell the voices apart. `unsure_wanted`: on to the next line that is unsure.
    """

    voices_wanted, unsure_wanted = Signal(), Signal()

    def __init__(self, review: Review, view: TranscriptView, recognising: Recognising | None = None) -> None:
        """Without `recognising`, nobody is known by voice."""
        super().__init__()
        self._review, self._view, self._recognising = review, view, recognising
        self._speakers: tuple[Speaker, ...] = ()
        self._counts: Counter[str | None] = Counter()
        self._give, self._new = self.button(self._give_chosen), self.button(self._name_new)
        self._rename = self.button(self._rename_chosen)
        self._merge = self._merging()
        self._split, self._unsure = self.button(view.split_speaker), self.button(self.unsure_wanted.emit)
        self._voices = self.button(self.voices_wanted.emit)
        self._take, self._remember, self._told = self.button(self._take_name), self.button(self._ask), QLabel()
        self._told.setWordWrap(True)
        self._column.addWidget(self._told)
        for widget in (self._take, self._remember, self._told):
            widget.hide()
        self._doubtful = 0
        self.lines.wanted.connect(lambda _row: self._give_chosen())
        self.lines.currentRowChanged.connect(lambda _row: self._enable())
        self.retranslate()
        review.state.watch(self._show)
        if recognising is not None:
            recognising.state.watch(self._show_known)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """The switch may be another than before."""
        super().showEvent(event)
        if self._recognising is not None:
            self._recognising.look()

    def retranslate(self) -> None:
        """See `Screen`."""
        self.lines.setAccessibleName(texts.tr("Speakers"))
        self.empty.setText(
            texts.tr(
                "Nobody is named yet. Have the voices told apart, or put the cursor into a line and name who says it."
            )
        )
        self._split.setText(texts.tr("From here on it is somebody else…"))
        self._voices.setText(texts.tr("Tell the voices apart…"))
        self._give.setText(texts.tr("Says the line of the cursor"))
        self._give.setToolTip(texts.tr("Ctrl and the number of the speaker do the same"))
        self._new.setText(texts.tr("Somebody else says it…"))
        self._rename.setText(texts.tr("Rename…"))
        self._merge.setText(texts.tr("Is the same as"))
        self._remember.setText(texts.tr("Remember this voice…"))
        self._name_unsure()
        self._list()

    def _show(self, state: ReviewState) -> None:
        document = state.document
        speakers = document.speakers if document else ()
        counts = Counter(one.speaker for one in document.segments) if document else Counter[str | None]()
        if (speakers, counts) != (self._speakers, self._counts):
            self._speakers, self._counts = speakers, counts
            self._list()
        self._doubtful = sum(one.kind == "speaker" for one in state.doubts)
        self._name_unsure()
        for button in (self._new, self._voices):
            button.setEnabled(document is not None)

    def _name_unsure(self) -> None:
        self._unsure.setText(texts.tr("Next of %n unsure lines", "", self._doubtful))
        self._unsure.setVisible(bool(self._doubtful))

    def _list(self) -> None:
        lines = []
        for number, one in enumerate(self._speakers, start=1):
            name = one.name or texts.tr("nobody known")
            if likely := self._likely(one):
                name = texts.tr("{name}, perhaps {likely}").format(name=name, likely=likely)
            count = texts.tr("%n lines", "", self._counts[one.key])
            lines.append((name, texts.tr("{number}, {name}, {lines}").format(number=number, name=name, lines=count)))
        self.show_lines(lines, [sign_of(at) for at in range(len(lines))])
        self._enable()

    def _enable(self) -> None:
        one = self._chosen()
        chosen, likely = one is not None, self._likely(one)
        self._take.setVisible(likely is not None)
        self._take.setText(texts.tr("Take the name {name}").format(name=likely or ""))
        for button in (self._give, self._rename, self._split, self._remember):
            button.setEnabled(chosen)
        self._merge.setEnabled(chosen and len(self._speakers) > 1)

    def _chosen(self) -> Speaker | None:
        row = self.lines.currentRow()
        return self._speakers[row] if 0 <= row < len(self._speakers) else None

    def _give_chosen(self) -> None:
        if self._chosen() is not None:
            self._view.give(self.lines.currentRow() + 1)

    def _name_new(self) -> None:
        self._view.name_new()

    def _rename_chosen(self) -> None:
        """Go to the first line of the speaker, and let the name be typed there, for all lines at once."""
        chosen, document = self._chosen(), self._review.document
        if chosen is None or document is None:
            return
        here = self._view.segment
        if here is None or here.speaker != chosen.key:
            self._view.go(next((at for at, one in enumerate(document.segments) if one.speaker == chosen.key), 0))
        self._view.rename()

    def _likely(self, speaker: Speaker | None) -> str | None:
        """The name that a speaker is likely to have, by their voice."""
        if speaker is None or self._recognising is None:
            return None
        return self._recognising.state.state.name_for(speaker.key)

    def _show_known(self, state: RecognisedState) -> None:
        told = said(state.trouble) if state.trouble is not None else ""
        if state.remembered is not None:
            told = texts.tr("The voice of {name} is remembered. The settings erase it.").format(name=state.remembered)
        if told and told != self._told.text():
            announce(self, told)
        self._told.setText(told)
        self._told.setVisible(bool(told))
        self._remember.setVisible(state.on)
        self._list()

    def _take_name(self) -> None:
        chosen = self._chosen()
        if chosen is not None and self._recognising is not None:
            self._recognising.take(chosen.key)

    def _ask(self) -> None:
        """Nothing is kept of who was not asked."""
        chosen, recognising = self._chosen(), self._recognising
        if chosen is None or recognising is None or not recognising.may_ask(chosen.key):
            return
        language: ConsentLanguage = "fr" if QLocale().language() == QLocale.Language.French else "en"
        dialog = ConsentDialog(chosen.name, recognising.text_for(chosen.name, language), self)
        dialog.agreed.connect(lambda asked_by: recognising.remember(chosen.key, asked_by))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _merging(self) -> QPushButton:
        button, menu = self.button(lambda: None), QMenu(self)
        menu.aboutToShow.connect(lambda: self._offer(menu))
        button.setMenu(menu)
        return button

    def _offer(self, menu: QMenu) -> None:
        menu.clear()
        chosen = self._chosen()
        for at, other in enumerate(self._speakers):
            if chosen is not None and other.key != chosen.key:
                action = menu.addAction(sign_of(at), other.name or texts.tr("nobody known"))
                action.triggered.connect(
                    lambda _checked=False, one=chosen.key, into=other.key: self._review.merge(one, into)
                )


def sign_of(number: int) -> QIcon:
    """The sign of a speaker, from 0: the key that gives a line to them, in their colour."""
    pixmap = QPixmap(SIZE * 2, SIZE * 2)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour_of(number))
    painter.drawRoundedRect(1, 1, SIZE - 2, SIZE - 2, 4, 4)
    font = painter.font()
    font.setBold(True)
    font.setPixelSize(13)
    painter.setFont(font)
    painter.setPen(readable_on(colour_of(number)))
    painter.drawText(0, 0, SIZE, SIZE, Qt.AlignmentFlag.AlignCenter, str(number + 1))
    painter.end()
    made = QIcon(pixmap)
    made.addPixmap(pixmap, QIcon.Mode.Selected)  # Qt would tint it
    return made
