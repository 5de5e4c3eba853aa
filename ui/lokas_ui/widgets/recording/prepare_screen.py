"""Before a recording: what is known of the meeting, the sound, and the text that is read aloud."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QTime, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from lokas_ui.language import texts
from lokas_ui.widgets.head import Head
from lokas_ui.widgets.icons import icon
from lokas_ui.widgets.keys import press, shortcut, tell
from lokas_ui.widgets.recording.keep_dialog import KeepDialog
from lokas_ui.widgets.recording.prepare_consent import ConsentPart
from lokas_ui.widgets.recording.prepare_parts import MeetingPart, PeoplePart, SoundPart
from lokas_ui.widgets.roomy import ACROSS, DOWN, RoomyScreen, scrolled
from lokas_ui.widgets.trouble_bar import TroubleBar
from lokas_ui.widgets.watching import watch

if TYPE_CHECKING:
    from lokas_ui.viewmodels.keys import Keys
    from lokas_ui.viewmodels.navigator import Navigator, Place
    from lokas_ui.viewmodels.preparing import Preparing, PreparingState
    from lokas_ui.viewmodels.recording import Recording, RecordingState

HEIGHT = 40
LEVEL_STEP_MS, KEEP_MS = 50, 2_000
LEAST_LETTERS = 110
"""How wide the screen is, in letters, for its parts to stand in two columns."""


class PrepareScreen(RoomyScreen):
    """The parts, in the order of reading, and the button that begins; while one is recorded it shows that instead."""

    def __init__(self, preparing: Preparing, recording: Recording, navigator: Navigator, keys: Keys) -> None:
        super().__init__()
        self._keys = keys
        self._preparing, self._recording, self._navigator = preparing, recording, navigator
        self._heading, self._back, self._later, self._begin = QLabel(), QPushButton(), QPushButton(), QPushButton()
        self._trouble, self._unread, self._refusal = TroubleBar(), TroubleBar(), TroubleBar()
        self._meeting, self._people = MeetingPart(preparing), PeoplePart(preparing)
        self._sound, self._consent = SoundPart(preparing), ConsentPart(preparing)
        self._text, self._models = QCheckBox(), QPushButton()
        self.first = self._meeting.title
        self._here = False
        self._levels = QTimer(self)
        self._levels.setInterval(LEVEL_STEP_MS)
        self._keeping = QTimer(self)
        self._keeping.setInterval(KEEP_MS)
        self._arrange()
        self._connect()
        self.retranslate()
        self.recolour()
        preparing.state.watch(self._show)
        recording.state.watch(self._show_recording)

    def arrive(self, place: Place) -> None:
        """Look for sources, for a planned meeting or a new one; while something is recorded, that is shown instead."""
        if self._recording.state.state.active:
            QTimer.singleShot(0, lambda: self._navigator.replace("recording"))
            return
        self._here = True
        self._recording.put_away()
        self._preparing.arrive("fr" if QLocale().language() == QLocale.Language.French else "en", place.folder)
        self._levels.start()
        self._keeping.start()

    def leave(self) -> None:
        """Let go of the microphone."""
        self._here = False
        self._levels.stop()
        self._keeping.stop()
        self._preparing.leave()

    def retranslate(self) -> None:
        """See `Screen`."""
        self._heading.setText(texts.tr("Record a meeting"))
        self._back.setText(texts.tr("Back"))
        self._later.setText(texts.tr("Keep for later…"))
        self._begin.setText(texts.tr("Begin to record"))
        self._text.setText(texts.tr("Show the &text while people speak"))
        self._models.setText(texts.tr("Install a model…"))
        for part in self._parts():
            part.retranslate()
        self._show(self._preparing.state.state)

    def recolour(self) -> None:
        """See `Screen`."""
        self._back.setIcon(icon("back", self.palette()))
        self._later.setIcon(icon("folder", self.palette()))
        self._begin.setIcon(icon("record", self.palette()))

    def fit(self) -> None:
        """Two columns where there is room for lines that can be read, else one."""
        roomy = self.width() >= LEAST_LETTERS * self.fontMetrics().averageCharWidth()
        self._both.setDirection(ACROSS if roomy else DOWN)

    def _parts(self) -> tuple[MeetingPart, PeoplePart, SoundPart, ConsentPart]:
        return self._meeting, self._people, self._sound, self._consent

    def _show(self, state: PreparingState) -> None:
        for part in self._parts():
            part.show_state(state)
        self._trouble.show_error(state.trouble, texts.tr("Look again"))
        unread = texts.tr(
            "The text was not read aloud. To record people who do not know of it is punished by law (in France, "
            "article 226-1 of the penal code). Read it to them, or tell them in your own words."
        )
        self._unread.show_text(unread if state.warned else "", texts.tr("They know: record"))
        self._begin.setEnabled(state.chosen is not None)
        self._tell()
        self._text.setEnabled(state.has_model)
        self._text.setChecked(state.form.with_text and state.has_model)
        self._models.setVisible(not state.has_model)

    def _tell(self) -> None:
        """By which key it begins, or why it does not."""
        if self._preparing.state.state.chosen is None:
            self._begin.setToolTip(texts.tr("There is no microphone: plug one in, and look again."))
        else:
            tell(self._keys, {"prepare.begin": self._begin})

    def _show_recording(self, state: RecordingState) -> None:
        if state.trouble is not None or state.active:
            self._refusal.show_error(state.trouble)
        if state.active and self._here:
            self._navigator.replace("recording")

    def _connect(self) -> None:
        self._levels.timeout.connect(self._sound.show_level)
        self._keeping.timeout.connect(self._preparing.keep)
        self._back.clicked.connect(self._navigator.back)
        self._later.clicked.connect(self._ask_when)
        self._begin.clicked.connect(self._start)
        shortcut(self._keys, "prepare.begin", self, press(self._begin)).setAutoRepeat(False)
        watch(self, self._keys.held, lambda _: self._tell())
        self._unread.acted.connect(self._start)
        self._trouble.acted.connect(self._preparing.find_sources)
        self._models.clicked.connect(lambda: self._navigator.go("models"))
        self._text.clicked.connect(lambda wanted: self._preparing.change(with_text=wanted))

    def _ask_when(self) -> None:
        dialog = KeepDialog(self._preparing.state.state.planned, self)
        dialog.chosen.connect(self._keep)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _keep(self, when: dt.datetime) -> None:
        self._preparing.keep_for(when, lambda folder: self._navigator.go("meetings", folder))

    def _start(self) -> None:
        now = dt.datetime.now().astimezone()
        time = QLocale().toString(QTime(now.hour, now.minute), QLocale.FormatType.ShortFormat)
        self._preparing.begin(texts.tr("Meeting at {time}").format(time=time))

    def _arrange(self) -> None:
        self._begin.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(14)
        layout.addLayout(Head(self._heading, self._back, self._later, self._begin))
        for bar in (self._trouble, self._refusal, self._unread):
            layout.addWidget(bar)
        layout.addWidget(scrolled(self._columns()), 1)

    def _columns(self) -> QWidget:
        with_text = QHBoxLayout()
        with_text.addWidget(self._text)
        with_text.addWidget(self._models)
        with_text.addStretch(1)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(self._meeting)
        left.addWidget(self._people, 1)
        right.addWidget(self._sound)
        right.addWidget(self._consent)
        right.addLayout(with_text)
        right.addStretch(1)
        columns = QWidget()
        self._both = QHBoxLayout(columns)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(20)
        for column in (left, right):
            column.setSpacing(14)
            self._both.addLayout(column, 1)
        return columns
