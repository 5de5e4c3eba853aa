"""One model: what is known of it, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QMessageBox, QPushButton, QVBoxLayout

from lokas_models.store import hub_host
from lokas_ui.language import texts
from lokas_ui.widgets.flow import Flow
from lokas_ui.widgets.icons import icon
from lokas_ui.widgets.labels import PART, enlarge, fade
from lokas_ui.widgets.models.words import page_of, size
from lokas_ui.widgets.reading_text import ReadingText
from lokas_ui.widgets.screen import Screen

if TYPE_CHECKING:
    from lokas_models.catalogue import Catalogue
    from lokas_ui.viewmodels.models import ModelsState

BUTTON_HEIGHT = 40


class ModelDetails(Screen):
    """Tells which button was clicked, a deletion only once it is confirmed; what comes of it is not known here."""

    install_clicked, verify_clicked, measure_clicked, remove_clicked = Signal(), Signal(), Signal(), Signal()

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._state: ModelsState | None = None
        self._name, self._promise, self._page = QLabel(), QLabel(), ReadingText()
        self._install, self._measure = QPushButton(), QPushButton()
        self._verify, self._remove = QPushButton(), QPushButton()
        self.first = self._install
        self._arrange()
        self._install.clicked.connect(self.install_clicked)
        self._verify.clicked.connect(self.verify_clicked)
        self._measure.clicked.connect(self.measure_clicked)
        self._remove.clicked.connect(self._ask)

    def show_state(self, state: ModelsState) -> None:
        """Show the model that is chosen."""
        before, self._state = self._state, state
        row = state.row
        self.setVisible(row is not None)
        if row is None:
            return
        busy, built_in = state.work is not None, bool(row.entry and row.entry.built_in)
        here, usable = row.model is not None, row.state == "installed"
        wanting = row.entry is not None and not built_in and not (usable and not self._is_wrong(state))
        self._install.setVisible(wanting)
        self._promise.setVisible(wanting)
        self._measure.setVisible(usable and not built_in and not row.tells_speakers)
        self._verify.setVisible(here)
        self._remove.setVisible(here and not built_in)
        for button in (self._install, self._measure, self._verify, self._remove):
            button.setEnabled(not busy)
        if before is None or (before.row, before.hour_s, before.rows) != (row, state.hour_s, state.rows):
            self.retranslate()

    def retranslate(self) -> None:
        """See `Screen`."""
        row = self._state.row if self._state else None
        if self._state is None or row is None:
            return
        self._name.setText(row.id)
        self._page.setHtml(page_of(row, self._state.hour_s.get(row.id), self._catalogue, self._state.rows))
        self._page.setAccessibleName(texts.tr("What is known of this model"))
        installed = texts.tr("Repair") if row.model else texts.tr("Install ({size})").format(size=size(row.size))
        self._install.setText(installed)
        self._promise.setText(
            texts.tr("Is downloaded from {host}, once. Nothing of your meetings leaves this computer.").format(
                host=hub_host()
            )
        )
        self._measure.setText(texts.tr("Measure the speed"))
        self._measure.setToolTip(texts.tr("Takes about 20 seconds."))
        self._verify.setText(texts.tr("Check the files"))
        self._remove.setText(texts.tr("Delete"))

    def recolour(self) -> None:
        """See `Screen`."""
        drawn = {self._install: "import", self._measure: "speed", self._verify: "verify", self._remove: "trash"}
        for button, name in drawn.items():
            button.setIcon(icon(name, self.palette()))
        fade(self._promise, self.palette())

    def _arrange(self) -> None:
        enlarge(self._name, PART)
        self._promise.setWordWrap(True)
        self._page.setFrameShape(QFrame.Shape.NoFrame)
        buttons = Flow()
        for button in (self._install, self._measure, self._verify, self._remove):
            button.setMinimumHeight(BUTTON_HEIGHT)
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self._name)
        layout.addLayout(buttons)
        layout.addWidget(self._promise)
        layout.addWidget(self._page, 1)
        self.recolour()

    def _is_wrong(self, state: ModelsState) -> bool:
        """Whether files that look right were just found not to be."""
        return state.outcome is not None and bool(state.outcome.wrong) and state.outcome.model == state.chosen

    def _ask(self) -> None:
        """A model of several gigabytes is not deleted by a slip of the hand."""
        row = self._state.row if self._state else None
        if row is None:
            return
        question = texts.tr("Delete the model “{model}” from this computer?").format(model=row.id)
        box = QMessageBox(QMessageBox.Icon.Question, texts.tr("Delete a model"), question, parent=self)
        delete = box.addButton(texts.tr("Delete"), QMessageBox.ButtonRole.DestructiveRole)
        keep = box.addButton(texts.tr("Keep"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        delete.clicked.connect(self.remove_clicked)
        box.finished.connect(box.deleteLater)
        box.open()
