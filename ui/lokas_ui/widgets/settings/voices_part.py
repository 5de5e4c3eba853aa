"""The known voices below their switch: who agreed and when, and buttons that erase one, or all after one question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton, QVBoxLayout

from lokas_ui.language import texts
from lokas_ui.widgets.announcing import announce
from lokas_ui.widgets.flow import Flow
from lokas_ui.widgets.icons import icon
from lokas_ui.widgets.labels import fade
from lokas_ui.widgets.review.lists import ListOfLines
from lokas_ui.widgets.screen import Screen
from lokas_ui.widgets.settings.editors import SMALLEST
from lokas_ui.widgets.trouble_bar import TroubleBar

if TYPE_CHECKING:
    from lokas_ui.viewmodels.voices_kept import KeptVoice, VoicesKept, VoicesKeptState

SHOWN_ROWS = 6


class VoicesPart(Screen):
    """Draws a `VoicesKept`."""

    def __init__(self, voices: VoicesKept) -> None:
        super().__init__()
        self._voices = voices
        self._trouble, self._none, self._lines = TroubleBar(), QLabel(), ListOfLines()
        self._erase, self._erase_all = QPushButton(), QPushButton()
        self.first = self._lines
        self._erase.clicked.connect(self._erase_chosen)
        self._erase_all.clicked.connect(self._ask)
        self._lines.currentRowChanged.connect(lambda row: self._erase.setEnabled(row >= 0))
        self._arrange()
        self.retranslate()
        self.recolour()
        voices.state.watch(self._show)

    def retranslate(self) -> None:
        """See `Screen`."""
        self._none.setText(texts.tr("No voice is kept."))
        self._lines.setAccessibleName(texts.tr("Known voices"))
        self._erase.setText(texts.tr("Erase this voice"))
        self._erase_all.setText(texts.tr("Erase all…"))
        self._show(self._voices.state.state)

    def recolour(self) -> None:
        """See `Screen`."""
        for button in (self._erase, self._erase_all):
            button.setIcon(icon("trash", self.palette()))
        fade(self._none, self.palette())

    def _show(self, state: VoicesKeptState) -> None:
        self._trouble.show_error(state.trouble)
        lines = [_line(one) for one in state.voices]
        self._lines.show_lines([(line, line) for line in lines])
        rows = min(SHOWN_ROWS, max(1, len(lines)))
        self._lines.setFixedHeight(rows * (self._lines.sizeHintForRow(0) + 2) + 2 * self._lines.frameWidth())
        self._none.setHidden(bool(lines) or state.trouble is not None)
        for widget in (self._lines, self._erase):
            widget.setVisible(bool(lines))
        self._erase_all.setVisible(bool(lines) or state.trouble is not None)

    def _erase_chosen(self) -> None:
        voices, row = self._voices.state.state.voices, self._lines.currentRow()
        if 0 <= row < len(voices):
            self._voices.forget(voices[row].name)
            announce(self, texts.tr("The voice of {name} is erased").format(name=voices[row].name))

    def _ask(self) -> None:
        """People would have to be asked again."""
        question = texts.tr("Erase all known voices? Nobody is recognised any more.")
        box = QMessageBox(QMessageBox.Icon.Question, texts.tr("Erase all voices"), question, parent=self)
        erase = box.addButton(texts.tr("Erase"), QMessageBox.ButtonRole.DestructiveRole)
        keep = box.addButton(texts.tr("Keep"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        erase.clicked.connect(self._voices.forget_all)
        box.finished.connect(box.deleteLater)
        box.open()

    def _arrange(self) -> None:
        column, buttons = QVBoxLayout(self), Flow()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self._trouble, self._none, self._lines):
            column.addWidget(widget)
        for button in (self._erase, self._erase_all):
            button.setMinimumHeight(SMALLEST[1])
            buttons.addWidget(button)
        column.addLayout(buttons)


def _line(voice: KeptVoice) -> str:
    """Whose it is, when they agreed, who asked, and where it was heard."""
    day = QLocale().toString(
        QDate(voice.agreed.year, voice.agreed.month, voice.agreed.day), QLocale.FormatType.ShortFormat
    )
    told = {"name": voice.name, "date": day, "who": voice.asked_by, "meeting": voice.meeting}
    if voice.asked_by:
        return texts.tr("{name} — agreed on {date}, asked by {who}, heard in “{meeting}”").format(**told)
    return texts.tr("{name} — agreed on {date}, heard in “{meeting}”").format(**told)
