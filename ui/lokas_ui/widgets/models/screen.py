"""The models: those that are here and those that can come at the left, one of them at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QVBoxLayout,
)

from lokas_ui.language import texts
from lokas_ui.widgets.head import Head
from lokas_ui.widgets.icons import icon
from lokas_ui.widgets.labels import fade
from lokas_ui.widgets.models.details import ModelDetails
from lokas_ui.widgets.models.import_button import ImportButton
from lokas_ui.widgets.models.words import doing, ended, state_of
from lokas_ui.widgets.models.work_line import WorkLine
from lokas_ui.widgets.screen import Screen
from lokas_ui.widgets.trouble_bar import TroubleBar

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

    from lokas_models.catalogue import Catalogue
    from lokas_models.listing import Row
    from lokas_ui.viewmodels.models import Models, ModelsState
    from lokas_ui.viewmodels.navigator import Place

LIST_WIDTH, LEAST_LIST_WIDTH = 300, 200
SIGNS = {"installed": "check", "incomplete": "warning", "damaged": "warning", "absent": "nothing"}
"""The icon of a state."""


class ModelsScreen(Screen):
    """Draws a `Models` and forwards what is clicked."""

    def __init__(self, models: Models, catalogue: Catalogue) -> None:
        super().__init__()
        self._models = models
        self._heading, self._intro, self._import = QLabel(), QLabel(), ImportButton(models)
        self._trouble, self._line = TroubleBar(), WorkLine()
        self._list, self._details = QListWidget(), ModelDetails(catalogue)
        self.first = self._list
        self._signs = self._drawn()
        self._arrange()
        self._connect()
        self.retranslate()
        self.recolour()
        models.state.watch(self._show)

    def arrive(self, place: Place) -> None:  # noqa: ARG002 - it shows all models
        """Look again at what is here."""
        self._models.refresh()

    def retranslate(self) -> None:
        """See `Screen`."""
        self._heading.setText(texts.tr("Models"))
        self._intro.setText(
            texts.tr(
                "A model turns speech into text, on this computer alone. One is enough: a larger one makes fewer "
                "errors and takes longer. A small one of another kind tells voices apart."
            )
        )
        self._import.retranslate()
        self._list.setAccessibleName(texts.tr("Models"))
        self._show(self._models.state.state)

    def recolour(self) -> None:
        """See `Screen`."""
        self._import.recolour(self.palette())
        self._signs = self._drawn()
        fade(self._intro, self.palette())
        self._fill(self._models.state.state)

    def _arrange(self) -> None:
        self._intro.setWordWrap(True)
        self._list.setSpacing(2)
        self._list.setAlternatingRowColors(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setWordWrap(True)
        self._list.setMinimumWidth(LEAST_LIST_WIDTH)
        halves = QSplitter()
        halves.addWidget(self._list)
        halves.addWidget(self._details)
        halves.setChildrenCollapsible(False)
        halves.setStretchFactor(1, 1)
        halves.setSizes([LIST_WIDTH, 3 * LIST_WIDTH])
        halves.setHandleWidth(18)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(14)
        layout.addLayout(Head(self._heading, self._import))
        for widget in (self._intro, self._trouble, self._line):
            layout.addWidget(widget)
        layout.addWidget(halves, 1)

    def _connect(self) -> None:
        self._list.currentItemChanged.connect(self._chosen)
        self._line.stopped.connect(self._models.stop)
        self._details.install_clicked.connect(self._models.install)
        self._details.verify_clicked.connect(self._models.verify)
        self._details.measure_clicked.connect(self._models.measure)
        self._details.remove_clicked.connect(self._models.remove)

    def _drawn(self) -> dict[str, QIcon]:
        return {name: icon(name, self.palette()) for name in SIGNS.values()}

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._models.choose(item.data(Qt.ItemDataRole.UserRole))

    def _show(self, state: ModelsState) -> None:
        self._trouble.show_error(state.trouble)
        self._import.show_state(state)
        if state.work is not None:
            self._line.show_work(doing(state.work), state.work.percent, can_stop=not state.work.stopping)
        elif state.outcome is not None:
            self._line.show_end(ended(state.outcome, state.hour_s.get(state.outcome.model)))
        else:
            self._line.show_end("")
        self._fill(state)
        self._details.show_state(state)

    def _fill(self, state: ModelsState) -> None:
        """The list; its items stay the same objects as long as there are as many, so that the keyboard stays there."""
        with QSignalBlocker(self._list):
            while self._list.count() > len(state.rows):
                self._list.takeItem(self._list.count() - 1)
            while self._list.count() < len(state.rows):
                self._list.addItem("")
            for index, row in enumerate(state.rows):
                self._fill_item(self._list.item(index), row)
                if row.id == state.chosen and self._list.currentRow() != index:
                    self._list.setCurrentRow(index)

    def _fill_item(self, item: QListWidgetItem, row: Row) -> None:
        item.setData(Qt.ItemDataRole.UserRole, row.id)
        item.setText(f"{row.id}\n{state_of(row)}")
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{row.id}, {state_of(row)}")
        item.setIcon(self._signs[SIGNS[row.state]])
