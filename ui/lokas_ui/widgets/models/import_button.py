"""The button that brings a model from a file or a folder, and asks for a name where Lokas does not know it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QInputDialog, QMenu, QPushButton

from lokas_ui.language import texts
from lokas_ui.widgets.icons import icon

if TYPE_CHECKING:
    from PySide6.QtGui import QPalette

    from lokas_ui.viewmodels.models import Models, ModelsState

BUTTON_HEIGHT = 40


class ImportButton(QPushButton):
    """Its screen tells it when the language or the colours change, and what the state of the models is."""

    def __init__(self, models: Models) -> None:
        super().__init__()
        self._models = models
        self._asking: QInputDialog | None = None
        menu = QMenu(self)
        self._file, self._folder = menu.addAction(""), menu.addAction("")
        self._file.triggered.connect(self._import_file)
        self._folder.triggered.connect(self._import_folder)
        self.setMenu(menu)
        self.setMinimumHeight(BUTTON_HEIGHT)

    def retranslate(self) -> None:
        """Set all texts, in the language that is spoken now."""
        self.setText(texts.tr("Import a model"))
        self._file.setText(texts.tr("From a file (.zip)…"))
        self._folder.setText(texts.tr("From a folder, such as a USB stick…"))

    def recolour(self, palette: QPalette) -> None:
        """Set the icon, in these colours."""
        self.setIcon(icon("folder", palette))

    def show_state(self, state: ModelsState) -> None:
        """One thing is done at a time; and a model that nobody knows comes under the name that the person gives it."""
        self.setEnabled(state.work is None)
        if state.nameless is not None and self._asking is None and self.isVisible():
            self._ask_name(state.nameless)

    def _import_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, texts.tr("Import a model"), "", texts.tr("Models (*.zip)"))
        if chosen:
            self._models.take_in(Path(chosen))

    def _import_folder(self) -> None:
        if chosen := QFileDialog.getExistingDirectory(self, texts.tr("Import a model")):
            self._models.take_in(Path(chosen))

    def _ask_name(self, source: Path) -> None:
        self._asking = asking = QInputDialog(self)
        asking.setWindowTitle(texts.tr("Import a model"))
        asking.setLabelText(
            texts.tr("Lokas does not know this model. If you know where it comes from, give it a name:")
        )
        asking.setTextValue(source.stem)
        asking.finished.connect(lambda result: self._named(source, asking.textValue() if result else ""))
        asking.open()

    def _named(self, source: Path, name: str) -> None:
        asking, self._asking = self._asking, None
        if asking is not None:
            asking.deleteLater()
        if name.strip():
            self._models.take_in(source, name)
        else:
            self._models.leave_out()
