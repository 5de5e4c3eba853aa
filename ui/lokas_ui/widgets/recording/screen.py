"""A meeting while it is recorded, and what came of it when it is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from lokas_ui.language import texts
from lokas_ui.sentences import told
from lokas_ui.widgets.head import Head
from lokas_ui.widgets.icons import icon
from lokas_ui.widgets.keys import press, shortcut
from lokas_ui.widgets.marks import mark_named
from lokas_ui.widgets.recording.buttons import RecordingKeys
from lokas_ui.widgets.recording.live_text_view import LiveTextView
from lokas_ui.widgets.recording.panel import RecordingPanel
from lokas_ui.widgets.recording.summary import RecordingSummary
from lokas_ui.widgets.recording.words import facts_line
from lokas_ui.widgets.roomy import RoomyScreen, scrolled
from lokas_ui.widgets.times import clock
from lokas_ui.widgets.trouble_bar import TroubleBar

if TYPE_CHECKING:
    from lokas.meeting.markers import Marker
    from lokas_ui.viewmodels.keys import Keys
    from lokas_ui.viewmodels.navigator import Navigator, Place
    from lokas_ui.viewmodels.recording import Recording, RecordingState

HEIGHT = 40
LINES = 4
"""How many marks are shown at least."""


class RecordingScreen(RoomyScreen):
    """The state and its keys, what was marked, the live text; afterwards a summary in their place."""

    def __init__(self, recording: Recording, navigator: Navigator, keys: Keys) -> None:
        super().__init__()
        self._recording, self._navigator = recording, navigator
        self._heading, self._small, self._stop = QLabel(), QPushButton(), QPushButton()
        self._trouble, self._notice = TroubleBar(), TroubleBar()
        self._panel, self._keys = RecordingPanel(), RecordingKeys(recording, keys)
        self._facts, self._folder = QLabel(), QPushButton()
        self._marks_label, self._marks, self._text = QLabel(), QListWidget(), LiveTextView(recording)
        self._summary = RecordingSummary(recording, navigator)
        self._listed: tuple[Marker, ...] = ()
        self._here = False
        self.first: QWidget = self._marks  # never out of use, and a space there ends nothing
        self._arrange()
        self._connect(keys)
        self.retranslate()
        self.recolour()
        recording.state.watch(self._show)

    def arrive(self, place: Place) -> None:  # noqa: ARG002 - there is one recording at a time
        """Show the recording that there is; where this process knows of none, look for one."""
        self._here = True
        if self._recording.state.state.phase == "none":
            self._recording.find(lambda: None)
        self._show(self._recording.state.state)

    def leave(self) -> None:
        """Another screen is shown: the recording goes on."""
        self._here = False

    def retranslate(self) -> None:
        """See `Screen`."""
        self._small.setText(texts.tr("Small window"))
        self._small.setToolTip(texts.tr("Shows the time and the buttons above all other windows."))
        self._stop.setText(texts.tr("End the recording"))
        self._folder.setText(texts.tr("Open its folder"))
        self._marks_label.setText(texts.tr("Marked so far"))
        self._listed = ()
        self._marks.clear()
        self._show(self._recording.state.state)

    def recolour(self) -> None:
        """See `Screen`."""
        self._stop.setIcon(icon("stop", self.palette()))
        self._small.setIcon(icon("small-window", self.palette()))

    def fit(self) -> None:
        """Buttons in fewer columns, and levels below the time, where letters are large."""
        margins = self._page_layout.contentsMargins()
        bar = self._page.verticalScrollBar().sizeHint()
        width = self.width() - margins.left() - margins.right() - bar.width()
        self._keys.fit(width)
        self._panel.fit(width)

    def _show(self, state: RecordingState) -> None:
        self._turn_to(self._page if state.active else self._summary)
        if state.phase == "none" and state.trouble is not None and self._here:
            QTimer.singleShot(0, lambda: self._navigator.replace("prepare"))
        if not state.active:
            return
        self._heading.setText(state.title)
        self._stop.setEnabled(state.phase == "running" and state.status.state != "stopping")
        self._panel.show_state(state)
        self._keys.show_state(state)
        self._text.show_recording(state)
        self._facts.setText(facts_line(state))
        self._trouble.show_error(state.trouble)
        self._notice.show_text(told(state.status.notices[-1]) if state.status.notices else "")
        self._list_marks(state.marks)

    def _turn_to(self, page: QWidget) -> None:
        """Show the recording, or what came of it; the keyboard goes along."""
        if page is self._either.currentWidget():
            return
        self._either.setCurrentWidget(page)
        self.first = self._marks if page is self._page else self._summary.first
        if self._here:
            self.first.setFocus()

    def _list_marks(self, marks: tuple[Marker, ...]) -> None:
        if marks == self._listed:
            return
        if marks[: len(self._listed)] != self._listed:
            self._listed = ()
            self._marks.clear()
        for mark in marks[len(self._listed) :]:
            self._marks.addItem(f"{clock(mark.at_ms)}  {mark_named(mark.kind, mark.text)}")
        self._listed = marks
        self._marks.scrollToBottom()

    def _connect(self, keys: Keys) -> None:
        self._keys.bind_keys(self._page)
        shortcut(keys, "recording.small", self._page, press(self._small))
        shortcut(keys, "recording.stop", self._page, press(self._stop)).setAutoRepeat(False)
        self._stop.clicked.connect(self._recording.stop)
        self._small.clicked.connect(lambda: self._recording.small.set(True))
        self._folder.clicked.connect(self._open_folder)
        self._text.models_wanted.connect(lambda: self._navigator.go("models"))

    def _open_folder(self) -> None:
        folder = self._recording.state.state.folder
        if folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _arrange(self) -> None:
        self._heading.setWordWrap(True)
        self._facts.setWordWrap(True)
        self._stop.setDefault(True)
        self._marks_label.setBuddy(self._marks)
        inside = QWidget()
        self._page = scrolled(inside)
        self._either = QStackedLayout(self)
        self._either.addWidget(self._page)
        self._either.addWidget(self._summary)
        facts = QHBoxLayout()
        facts.addWidget(self._facts, 1)
        facts.addWidget(self._folder)
        layout = self._page_layout = QVBoxLayout(inside)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(14)
        layout.addLayout(Head(self._heading, self._small, self._stop))
        layout.addWidget(self._trouble)
        layout.addWidget(self._notice)
        layout.addWidget(self._panel)
        layout.addLayout(facts)
        layout.addWidget(self._keys)
        layout.addWidget(self._below(), 1)

    def _below(self) -> QWidget:
        left = QFrame()
        marks = QVBoxLayout(left)
        marks.setContentsMargins(0, 0, 0, 0)
        marks.addWidget(self._marks_label)
        marks.addWidget(self._marks, 1)
        self._marks.setMinimumHeight(LINES * self.fontMetrics().lineSpacing())
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(left)
        split.addWidget(self._text)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 2)
        split.setChildrenCollapsible(False)
        return split
