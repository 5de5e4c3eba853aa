"""The minutes of a meeting: forms, the page that comes of them beside, and a button that writes it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QPushButton, QSplitter, QTabWidget, QVBoxLayout, QWidget

from lokas_ui.language import texts
from lokas_ui.widgets.announcing import announce
from lokas_ui.widgets.icons import icon
from lokas_ui.widgets.keys import press, shortcut, tell
from lokas_ui.widgets.meeting_title import MeetingTitle
from lokas_ui.widgets.minutes.facts_form import FactsForm
from lokas_ui.widgets.minutes.marks_form import MarksForm
from lokas_ui.widgets.minutes.page import MinutesPage
from lokas_ui.widgets.notice_bar import NoticeBar
from lokas_ui.widgets.roomy import RoomyScreen
from lokas_ui.widgets.trouble_bar import TroubleBar
from lokas_ui.widgets.watching import watch

if TYPE_CHECKING:
    from collections.abc import Collection

    from lokas.text.export.labels import Language
    from lokas_ui.viewmodels.keys import Keys
    from lokas_ui.viewmodels.minutes_desk import MinutesDesk, MinutesState
    from lokas_ui.viewmodels.navigator import Navigator, Place

EXISTS = "output.exists"
FORMATS = ("odt", "docx", "md")
LANGUAGES: tuple[Language | None, ...] = (None, "fr", "en")
LETTERS_BESIDE = 100
"""So wide must it be to show the page beside the forms; else it is a page of its own, behind them."""
PREVIEW = 2
"""Its tab then."""


class MinutesScreen(RoomyScreen):
    """Of the other screens of a meeting, those in `screens` are led to."""

    def __init__(self, desk: MinutesDesk, navigator: Navigator, screens: Collection[str], keys: Keys) -> None:
        super().__init__()
        self._desk, self._navigator, self._screens, self._keys = desk, navigator, screens, keys
        self._folder = Path()
        self._undo, self._redo, self._write = QPushButton(), QPushButton(), QPushButton()
        self._title = MeetingTitle(navigator.back, (self._undo, self._redo, self._write))
        self._trouble, self._done, self._tabs = TroubleBar(), NoticeBar("check"), QTabWidget()
        self._facts, self._marks, self._page = FactsForm(desk), MarksForm(desk), MinutesPage()
        self._format, self._language = QComboBox(), QComboBox()
        self._format_label, self._language_label, self._sent = QLabel(), QLabel(), QLabel()
        self._both, self._preview = QSplitter(Qt.Orientation.Horizontal), QWidget()
        self.first = self._tabs
        self._arrange()
        self._connect()
        self.retranslate()
        self.recolour()
        desk.state.watch(self._show)

    def arrive(self, place: Place) -> None:
        """Read the meeting as it is now."""
        if place.folder is not None:
            self._folder = place.folder
            self._desk.open(place.folder)

    def leave(self) -> None:
        """Save what is being typed, and let others edit the text."""
        self._facts.commit()
        self._marks.commit()
        self._desk.close()

    def retranslate(self) -> None:
        """See `Screen`."""
        self._undo.setText(texts.tr("Undo"))
        self._redo.setText(texts.tr("Redo"))
        self._write.setText(texts.tr("Write the minutes"))
        self._tell_keys()
        self._tabs.setTabText(0, texts.tr("Agenda and people"))
        self._tabs.setTabText(1, texts.tr("Decisions and tasks"))
        self._tabs.setTabText(PREVIEW, texts.tr("Preview"))
        self._tabs.setAccessibleName(texts.tr("What the minutes are made of"))
        self._format_label.setText(texts.tr("&File"))
        self._language_label.setText(texts.tr("&Language"))
        for number, name in enumerate((texts.tr("LibreOffice (ODT)"), texts.tr("Word (DOCX)"), texts.tr("Markdown"))):
            self._format.setItemText(number, name)
        for number, name in enumerate((texts.tr("As spoken"), texts.tr("French"), texts.tr("English"))):
            self._language.setItemText(number, name)
        self._sent.setText(
            texts.tr("The file holds the names of people and what they decided. It is not sent to anybody.")
        )
        self._show(self._desk.state.state)

    def fit(self) -> None:
        """See `RoomyScreen`: forms of large text need all the width."""
        wide = self.width() >= LETTERS_BESIDE * self.fontMetrics().averageCharWidth()
        beside = self._both.indexOf(self._preview) >= 0
        if wide and not beside:
            self._tabs.removeTab(PREVIEW)
            self._both.addWidget(self._preview)
            self._preview.show()
            self._put_beside()
        elif beside and not wide:
            self._tabs.addTab(self._preview, texts.tr("Preview"))

    def recolour(self) -> None:
        """See `Screen`."""
        for button, name in {self._undo: "undo", self._redo: "redo", self._write: "minutes"}.items():
            button.setIcon(icon(name, self.palette()))

    def _tell_keys(self) -> None:
        tell(self._keys, self._keyed())

    def _keyed(self) -> dict[str, QPushButton]:
        return {"minutes.undo": self._undo, "minutes.redo": self._redo, "minutes.write": self._write}

    def _arrange(self) -> None:
        for kind in FORMATS:
            self._format.addItem("", kind)
        for language in LANGUAGES:
            self._language.addItem("", language)
        for box in (self._format, self._language):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._format_label.setBuddy(self._format)
        self._language_label.setBuddy(self._language)
        self._sent.setWordWrap(True)
        self._tabs.addTab(self._facts, "")
        self._tabs.addTab(self._marks, "")
        self._arrange_preview()
        for half in (self._tabs, self._preview):
            self._both.addWidget(half)
        self._both.setChildrenCollapsible(False)
        self._put_beside()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(14)
        for bar in (self._title, self._trouble, self._done):
            layout.addWidget(bar)
        layout.addWidget(self._both, 1)

    def _put_beside(self) -> None:
        """The page has the half of the room."""
        for half in range(self._both.count()):
            self._both.setStretchFactor(half, 1)
        self._both.setSizes([1000, 1000])  # in proportion

    def _arrange_preview(self) -> None:
        choices = QFormLayout()
        choices.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        choices.addRow(self._format_label, self._format)
        choices.addRow(self._language_label, self._language)
        column = QVBoxLayout(self._preview)
        column.setContentsMargins(8, 0, 0, 0)
        column.addLayout(choices)
        column.addWidget(self._page, 1)
        column.addWidget(self._sent)

    def _connect(self) -> None:
        self._undo.clicked.connect(self._take_back)
        self._redo.clicked.connect(self._do_again)
        for name, button in self._keyed().items():
            shortcut(self._keys, name, self, press(button))
        watch(self, self._keys.held, lambda _: self._tell_keys())
        self._write.clicked.connect(lambda: self._write_file(replacing=False))
        self._trouble.acted.connect(lambda: self._write_file(replacing=True))
        self._done.acted.connect(self._open_folder)
        self._done.dismissed.connect(lambda: self._done.show_text(""))
        self._language.activated.connect(lambda at: self._desk.speak(LANGUAGES[at]))
        self._marks.heard.connect(self._listen)
        self._page.heard.connect(self._listen)

    def _take_back(self) -> None:
        self._desk.undo()
        announce(self, texts.tr("Undone"))

    def _do_again(self) -> None:
        self._desk.redo()
        announce(self, texts.tr("Done again"))

    def _show(self, state: MinutesState) -> None:
        self._title.say(texts.tr("Minutes"), state.facts.title if state.facts else "")
        replaceable = state.trouble is not None and state.trouble.code == EXISTS
        self._trouble.show_error(state.trouble, texts.tr("Replace it") if replaceable else "")
        written = texts.tr("Written: {path}").format(path=state.written.name) if state.written else ""
        self._done.show_text(written, texts.tr("Open the folder"))
        self._undo.setEnabled(state.undoable)
        self._redo.setEnabled(state.redoable)
        self._write.setEnabled(state.page is not None and not state.writing)
        self._language.setCurrentIndex(LANGUAGES.index(state.language))
        self._page.show_page(state.page)

    def _write_file(self, *, replacing: bool) -> None:
        self._facts.commit()
        self._marks.commit()
        self._desk.write(cast("str", self._format.currentData()), replacing=replacing)

    def _open_folder(self) -> None:
        written = self._desk.state.state.written
        if written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(written.parent)))

    def _listen(self, at_ms: int) -> None:
        if "review" in self._screens:
            self._navigator.go("review", self._folder, at_ms)
