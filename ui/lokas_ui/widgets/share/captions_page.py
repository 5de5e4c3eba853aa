"""Captions before they are written: how they look, and whether they can be read, by the rules of a profile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QListView, QPushButton, QSlider, QVBoxLayout

from lokas.text.profiles import profiles
from lokas_ui.language import texts
from lokas_ui.widgets.announcing import announce
from lokas_ui.widgets.icons import sign_beside
from lokas_ui.widgets.labels import fade
from lokas_ui.widgets.screen import Screen
from lokas_ui.widgets.share.caption_picture import CaptionPicture, WholeScreen
from lokas_ui.widgets.share.findings_model import FindingsModel, finding_text, report_text, verdict
from lokas_ui.widgets.share.words import profile_names
from lokas_ui.widgets.times import clock
from lokas_ui.widgets.trouble_bar import TroubleBar

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex

    from lokas_ui.viewmodels.captions import Captions, CaptionsState

REPORT_WIDTH, REPORT_HEIGHT = 300, 120
GAP = 8
LEAST_CHARACTERS = 12


class CaptionsPage(Screen):
    """Emits `profiled` with the name of the profile that a person chose."""

    profiled = Signal(str)

    def __init__(self, captions: Captions) -> None:
        super().__init__()
        self._captions = captions
        self._profile_label, self._profile = QLabel(), QComboBox()
        self._picture, self._slider, self._whole = CaptionPicture(), QSlider(Qt.Orientation.Horizontal), QPushButton()
        self._before, self._after, self._which, self._wrong = QPushButton(), QPushButton(), QLabel(), QLabel()
        self._sign, self._verdict, self._figures = QLabel(), QLabel(), QLabel()
        self._findings, self._model, self._trouble = QListView(), FindingsModel(), TroubleBar()
        self._shown: WholeScreen | None = None
        self.first = self._profile
        self._arrange()
        self._connect()
        self.retranslate()
        self.recolour()
        captions.state.watch(self._show)

    def show_profile(self, name: str) -> None:
        """Show which profile is used."""
        self._profile.setCurrentIndex(self._profile.findData(name))

    def retranslate(self) -> None:
        """See `Screen`."""
        self._profile_label.setText(texts.tr("Captions &for"))
        names = profile_names()
        for number in range(self._profile.count()):
            self._profile.setItemText(number, names[self._profile.itemData(number)])
        self._before.setText(texts.tr("Previous"))
        self._after.setText(texts.tr("Next"))
        self._before.setAccessibleName(texts.tr("Previous caption"))
        self._after.setAccessibleName(texts.tr("Next caption"))
        self._whole.setText(texts.tr("Whole screen"))
        self._slider.setAccessibleName(texts.tr("Caption"))
        self._findings.setAccessibleName(texts.tr("What was found"))
        self._show(self._captions.state.state)

    def recolour(self) -> None:
        """See `Screen`."""
        self._show_sign(self._captions.state.state)
        fade(self._figures, self.palette())

    def _connect(self) -> None:
        self._profile.activated.connect(lambda at: self.profiled.emit(self._profile.itemData(at)))
        self._before.clicked.connect(lambda: self._captions.step(-1))
        self._after.clicked.connect(lambda: self._captions.step(1))
        self._slider.valueChanged.connect(self._captions.show)
        self._whole.clicked.connect(self._show_whole)
        self._findings.clicked.connect(self._go_to)
        self._findings.activated.connect(self._go_to)
        self._findings.selectionModel().currentChanged.connect(lambda index, _: self._go_to(index))

    def _arrange(self) -> None:
        for name in profiles():
            self._profile.addItem("", name)
        self._profile.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._profile.setMinimumContentsLength(LEAST_CHARACTERS)
        self._profile_label.setBuddy(self._profile)
        for label in (self._verdict, self._wrong, self._figures):
            label.setWordWrap(True)
        self._findings.setModel(self._model)
        self._findings.setLayoutMode(QListView.LayoutMode.Batched)  # four hours may have a thousand
        self._findings.setSpacing(2)
        self._findings.setWordWrap(True)
        self._findings.setResizeMode(QListView.ResizeMode.Adjust)
        self._findings.setMinimumSize(REPORT_WIDTH, REPORT_HEIGHT)
        self._wrong.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        self._wrong.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        layout = QGridLayout(self)
        layout.setHorizontalSpacing(20)
        layout.setColumnStretch(0, 3)
        layout.setColumnStretch(1, 2)
        layout.addWidget(self._trouble, 0, 0, 1, 2)
        layout.addLayout(self._seen(), 1, 0)
        layout.addLayout(self._told(), 1, 1)

    def _seen(self) -> QVBoxLayout:
        """What viewers see, and the way through it."""
        choice = QHBoxLayout()
        choice.setSpacing(GAP)
        choice.addWidget(self._profile_label)
        choice.addWidget(self._profile, 1)
        choice.addWidget(self._whole)
        ways = QHBoxLayout()
        ways.setSpacing(GAP)
        ways.addWidget(self._before)
        ways.addWidget(self._slider, 1)
        ways.addWidget(self._after)
        column = QVBoxLayout()
        column.setSpacing(GAP)
        column.addLayout(choice)
        column.addWidget(self._picture, 1)
        column.addLayout(ways)
        column.addWidget(self._which)
        column.addWidget(self._wrong)
        return column

    def _told(self) -> QVBoxLayout:
        """What the check says."""
        line = QHBoxLayout()
        line.setSpacing(GAP)
        line.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._verdict, 1)
        column = QVBoxLayout()
        column.setSpacing(GAP)
        column.addLayout(line)
        column.addWidget(self._findings, 1)
        column.addWidget(self._figures)
        return column

    def _show(self, state: CaptionsState) -> None:
        self._trouble.show_error(state.trouble)
        count = len(state.cues or ())
        for widget in (self._before, self._after, self._slider, self._whole):
            widget.setEnabled(bool(count))
        with QSignalBlocker(self._slider):
            self._slider.setRange(0, max(0, count - 1))
            self._slider.setValue(state.at)
        self._show_cue(state, count)
        self._model.show(state.report, state.cues or ())
        self._verdict.setText(texts.tr("Laying out the captions…") if state.cues is None else verdict(state.report))
        self._figures.setText(report_text(state.report) if state.report else "")
        self._show_sign(state)

    def _show_cue(self, state: CaptionsState, count: int) -> None:
        cue = state.cue
        text = "\n".join(cue.lines) if cue else ""
        if text != self._picture.text() and text:
            announce(self._picture, text)
        self._picture.setText(text)
        if self._shown is not None:
            self._shown.picture.setText(text)
        self._wrong.setText("\n".join(finding_text(one) for one in state.found))
        if cue is None:
            self._which.setText("")
            return
        told = texts.tr("Caption {number} of {count}, from {start} to {end}")
        self._which.setText(
            told.format(number=state.at + 1, count=count, start=clock(cue.start_ms), end=clock(cue.end_ms))
        )

    def _show_sign(self, state: CaptionsState) -> None:
        if state.report is None:
            self._sign.clear()
            return
        self._sign.setPixmap(sign_beside("check" if state.report.conforms else "warning", self))

    def _go_to(self, index: QModelIndex) -> None:
        cue = self._model.cue(index)
        if cue is not None:
            self._captions.show(cue)

    def _show_whole(self) -> None:
        self._shown = WholeScreen(self._captions.step, self)
        self._shown.finished.connect(self._forget_whole)
        self._shown.picture.setText(self._picture.text())
        self._shown.showFullScreen()

    def _forget_whole(self) -> None:
        if self._shown is not None:
            self._shown.deleteLater()
        self._shown = None
        self._whole.setFocus()
