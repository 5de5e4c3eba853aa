"""The earlier texts of a meeting: a list of them, how the chosen one reads, and a button that brings it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QSignalBlocker
from PySide6.QtWidgets import QLabel, QListWidget, QPlainTextEdit, QPushButton, QSplitter, QVBoxLayout

from lokas_ui.language import texts
from lokas_ui.sentences import messages, said
from lokas_ui.widgets.icons import icon
from lokas_ui.widgets.meeting_title import MeetingTitle
from lokas_ui.widgets.notice_bar import NoticeBar
from lokas_ui.widgets.screen import Screen
from lokas_ui.widgets.times import moment
from lokas_ui.widgets.trouble_bar import TroubleBar

if TYPE_CHECKING:
    from lokas.earlier import EarlierText
    from lokas_ui.viewmodels.earlier import Earlier, EarlierState
    from lokas_ui.viewmodels.navigator import Navigator, Place

LIST_WIDTH = 300


class EarlierScreen(Screen):
    """Draws an `Earlier`."""

    def __init__(self, earlier: Earlier, navigator: Navigator) -> None:
        super().__init__()
        self._earlier, self._navigator = earlier, navigator
        self._bring, self._intro = QPushButton(), QLabel()
        self._title = MeetingTitle(navigator.back, (self._bring,))
        self._trouble, self._done = TroubleBar(), NoticeBar("check")
        self._list, self._page = QListWidget(), QPlainTextEdit()
        self.first = self._list
        self._arrange()
        self._bring.clicked.connect(earlier.bring_back)
        self._list.currentRowChanged.connect(earlier.choose)
        self._done.acted.connect(self._read)
        self._done.dismissed.connect(lambda: self._done.show_text(""))
        self.retranslate()
        self.recolour()
        earlier.state.watch(self._show)

    def arrive(self, place: Place) -> None:
        """Read them anew."""
        if place.folder is not None:
            self._earlier.open(place.folder)

    def retranslate(self) -> None:
        """See `Screen`."""
        self._bring.setText(texts.tr("Bring this text back"))
        self._intro.setText(
            texts.tr(
                "When a meeting is transcribed again, the text it had is kept here, with its corrections and marks. To "
                "bring one back loses nothing: the present text is kept here in its turn."
            )
        )
        self._list.setAccessibleName(texts.tr("Earlier texts"))
        self._page.setAccessibleName(texts.tr("How the chosen text reads"))
        self._show(self._earlier.state.state)

    def recolour(self) -> None:
        """See `Screen`."""
        self._bring.setIcon(icon("undo", self.palette()))

    def _arrange(self) -> None:
        self._intro.setWordWrap(True)
        self._list.setAlternatingRowColors(True)
        self._list.setWordWrap(True)
        self._list.setSpacing(2)
        self._page.setReadOnly(True)
        self._page.setTabChangesFocus(True)
        self._page.document().setDocumentMargin(12)
        halves = QSplitter()
        halves.addWidget(self._list)
        halves.addWidget(self._page)
        halves.setChildrenCollapsible(False)
        halves.setStretchFactor(1, 1)
        halves.setSizes([LIST_WIDTH, 3 * LIST_WIDTH])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(14)
        for widget in (self._title, self._trouble, self._done, self._intro):
            layout.addWidget(widget)
        layout.addWidget(halves, 1)

    def _show(self, state: EarlierState) -> None:
        self._title.say(texts.tr("Earlier texts"), state.title)
        self._trouble.show_error(state.trouble)
        back = texts.tr("The earlier text is back. The one it replaces is kept in this list.")
        self._done.show_text(back if state.brought else "", texts.tr("Read and correct"))
        self._bring.setEnabled(state.can_come_back)
        self._fill(state)
        text = "" if state.texts else texts.tr("This meeting has no earlier text.") if state.texts == () else ""
        reading = text or (texts.tr("Opening the text…") if state.reading is None else state.reading)
        if reading != self._page.toPlainText():
            self._page.setPlainText(reading)

    def _fill(self, state: EarlierState) -> None:
        lines = [described(one) for one in state.texts or ()]
        with QSignalBlocker(self._list):
            if lines != [self._list.item(row).text() for row in range(self._list.count())]:
                self._list.clear()
                self._list.addItems(lines)
            if state.texts and state.chosen in state.texts:
                self._list.setCurrentRow(state.texts.index(state.chosen))

    def _read(self) -> None:
        meeting = self._earlier.state.state.meeting
        if meeting is not None:
            self._navigator.go("review", meeting.folder)


def described(one: EarlierText) -> str:
    """When it was set aside, how it was made, how long it is, and how often it was changed."""
    set_aside = texts.tr("Kept since {moment}").format(moment=moment(one.moment)) if one.moment else one.folder.name
    if one.trouble is not None:
        return f"{set_aside}\n{said(one.trouble)}"
    words = texts.tr("%n words", "", one.words).replace(str(one.words), QLocale().toString(one.words))
    edits = texts.tr("%n corrections", "", one.edits) if one.edits else texts.tr("without corrections")
    parts = [one.made_with, messages().language_name(one.language), words, edits]
    return "\n".join((set_aside, ", ".join(part for part in parts if part)))
