"""Who spoke for how long: a table with bars, of the whole meeting or a point of its agenda, and a sheet to print."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QSignalBlocker, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPushButton, QVBoxLayout, QWidget

from lokas.text.export.labels import Labels
from lokas.text.speaking_sheet import whole_told
from lokas_ui.language import texts
from lokas_ui.widgets.columns import scrolled
from lokas_ui.widgets.flow import Flow
from lokas_ui.widgets.icons import icon
from lokas_ui.widgets.labels import fade
from lokas_ui.widgets.meeting_title import MeetingTitle
from lokas_ui.widgets.notice_bar import NoticeBar
from lokas_ui.widgets.screen import Screen
from lokas_ui.widgets.share.speaking_groups import GroupsForm
from lokas_ui.widgets.share.speaking_table import SpeakingTable
from lokas_ui.widgets.trouble_bar import TroubleBar

if TYPE_CHECKING:
    from lokas.text.export.labels import Language
    from lokas_ui.viewmodels.navigator import Navigator, Place
    from lokas_ui.viewmodels.speaking import FileKind, SpeakingState, SpeakingTime

EXISTS, NO_TEXT = "output.exists", "meeting.no_transcript"


class SpeakingScreen(Screen):
    """Draws a `SpeakingTime`."""

    def __init__(self, speaking: SpeakingTime, navigator: Navigator) -> None:
        super().__init__()
        self._speaking, self._navigator = speaking, navigator
        self._folder = Path()
        self._kind: FileKind = "html"
        self._table_button, self._sheet, self._voices = QPushButton(), QPushButton(), QPushButton()
        self._title = MeetingTitle(navigator.back, (self._table_button, self._sheet))
        self._trouble, self._done = TroubleBar(), NoticeBar("check")
        self._part_label, self._part, self._longest = QLabel(), QComboBox(), QCheckBox()
        self._whole, self._interval, self._holds = QLabel(), QLabel(), QLabel()
        self._times, self._groups = SpeakingTable(), GroupsForm(speaking)
        self.first = self._times
        self._arrange()
        self._connect()
        self.retranslate()
        self.recolour()
        speaking.state.watch(self._show)

    def arrive(self, place: Place) -> None:
        """Count anew."""
        if place.folder is not None:
            self._folder = place.folder
            self._speaking.open(place.folder)

    def retranslate(self) -> None:
        """See `Screen`."""
        self._sheet.setText(texts.tr("Write the sheet"))
        self._sheet.setToolTip(texts.tr("A page to print, which any browser shows"))
        self._table_button.setText(texts.tr("Write the table (CSV)"))
        self._voices.setText(texts.tr("Tell the voices apart…"))
        self._part_label.setText(texts.tr("Speaking time in"))
        self._longest.setText(texts.tr("Who spoke longest first"))
        self._interval.setText(
            texts.tr(
                "Between two times: what is surely said by the person, and what perhaps is too. Each line you check "
                "narrows it."
            )
        )
        self._holds.setText(
            texts.tr(
                "The sheet and the table tell how long each person spoke, by name, and nothing of what was said. "
                "Nothing is sent: they stay with the exports of this meeting until you give them to somebody."
            )
        )
        self._show(self._speaking.state.state)

    def recolour(self) -> None:
        """See `Screen`."""
        self._sheet.setIcon(icon("minutes", self.palette()))
        self._table_button.setIcon(icon("share", self.palette()))
        self._voices.setIcon(icon("person", self.palette()))
        for label in (self._interval, self._holds):
            fade(label, self.palette())

    def _show(self, state: SpeakingState) -> None:
        counted, labels = state.counted, _labels()
        self._title.say(texts.tr("Speaking time"), counted.title if counted else "")
        self._trouble.show_error(state.trouble, self._way_out(state))
        written = texts.tr("Written: {path}").format(path=state.written.name) if state.written else ""
        self._done.show_text(written, texts.tr("Open the folder") if written else "")
        self._fill_parts(state)
        found = state.shown
        self._whole.setText(whole_told(found, labels) if found else "")
        told_apart = counted is not None and counted.told_apart
        unsure = found is not None and any(one.least_ms != one.most_ms for one in found.people)
        self._interval.setVisible(unsure)
        self._voices.setVisible(counted is not None and not told_apart)
        if found is not None and not told_apart:
            note = texts.tr("Who speaks is not known yet: have the voices told apart, or name who says the lines.")
            self._whole.setText(f"{self._whole.text()} {note}")
        self._times.show_times(found, state.name_of, labels)
        with QSignalBlocker(self._longest):
            self._longest.setChecked(state.longest_first)
        for widget in (self._sheet, self._table_button, self._part, self._longest, self._groups):
            widget.setEnabled(counted is not None)
        self._groups.show_state(state, labels)

    def _fill_parts(self, state: SpeakingState) -> None:
        parts = state.counted.parts if state.counted else ()
        names = [one.title or texts.tr("Before the first point") for one in parts]
        names[:1] = [texts.tr("the whole meeting")]
        with QSignalBlocker(self._part):
            if [self._part.itemText(at) for at in range(self._part.count())] != names:
                self._part.clear()
                self._part.addItems(names)
            self._part.setCurrentIndex(state.part)

    def _way_out(self, state: SpeakingState) -> str:
        code = state.trouble.code if state.trouble else ""
        return {NO_TEXT: texts.tr("Transcribe"), EXISTS: texts.tr("Replace them")}.get(code, "")

    def _get_out(self) -> None:
        trouble = self._speaking.state.state.trouble
        if trouble is not None and trouble.code == NO_TEXT:
            self._navigator.go("queue", self._folder)
        else:
            self._write(self._kind, replacing=True)

    def _write(self, kind: FileKind, *, replacing: bool = False) -> None:
        self._kind = kind
        self._speaking.write(kind, _language(), replacing=replacing)

    def _open_folder(self) -> None:
        written = self._speaking.state.state.written
        if written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(written.parent)))

    def _arrange(self) -> None:
        inside, chosen = QWidget(), Flow()
        for choice in (self._part_label, self._part, self._longest, self._voices):
            chosen.addWidget(choice)
        self._part_label.setBuddy(self._part)
        self._part.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for label in (self._whole, self._interval, self._holds):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(chosen)
        column.addWidget(self._whole)
        column.addWidget(self._times, 1)
        for below in (self._interval, self._groups, self._holds):
            column.addWidget(below)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(14)
        for bar in (self._title, self._trouble, self._done):
            layout.addWidget(bar)
        layout.addWidget(scrolled(inside), 1)

    def _connect(self) -> None:
        self._sheet.clicked.connect(lambda: self._write("html"))
        self._table_button.clicked.connect(lambda: self._write("csv"))
        self._trouble.acted.connect(self._get_out)
        self._done.acted.connect(self._open_folder)
        self._done.dismissed.connect(self._done.hide)
        self._voices.clicked.connect(lambda: self._navigator.go("review", self._folder))
        self._part.activated.connect(self._speaking.choose)
        self._longest.clicked.connect(lambda on: self._speaking.order(longest_first=on))


def _language() -> Language:
    return "fr" if QLocale().language() == QLocale.Language.French else "en"


def _labels() -> Labels:
    return Labels(_language())
