"""What was found in all meetings, and how much of it there is: in the place of the list, while one searches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from lokas_ui.language import texts
from lokas_ui.widgets.announcing import announce
from lokas_ui.widgets.screen import Screen
from lokas_ui.widgets.start.hits_view import HitsView
from lokas_ui.widgets.start.texts import of_found
from lokas_ui.widgets.trouble_bar import TroubleBar

if TYPE_CHECKING:
    from lokas_ui.viewmodels.finding import Finding, FindingState


class HitsPage(Screen):
    """`opened`: a person wants to go to a passage."""

    opened = Signal(object)

    def __init__(self, finding: Finding) -> None:
        super().__init__()
        self._finding = finding
        self._count, self._more, self._trouble = QLabel(), QPushButton(), TroubleBar()
        self.first = self.hits = HitsView()
        self.hits.opened.connect(self.opened)
        self._more.clicked.connect(finding.show_more)
        below = QHBoxLayout()
        below.addStretch(1)
        below.addWidget(self._more)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._trouble)
        layout.addWidget(self._count)
        layout.addWidget(self.hits, 1)
        layout.addStretch()
        layout.addLayout(below)
        self.retranslate()
        finding.state.watch(self._show)

    def retranslate(self) -> None:
        """See `Screen`."""
        self.hits.setAccessibleName(texts.tr("What was found"))
        self._more.setText(texts.tr("Show more"))
        self._count.setText(of_found(self._finding.state.state))
        self.hits.viewport().update()

    def _show(self, state: FindingState) -> None:
        self._trouble.show_error(state.trouble)
        self._count.setVisible(state.trouble is None)
        text = of_found(state)
        if state.words and not state.busy and text != self._count.text():
            announce(self, text)
        self._count.setText(text)
        self.hits.show_hits(state.hits)
        self.hits.setVisible(bool(state.hits))
        self._more.setVisible(state.more)
