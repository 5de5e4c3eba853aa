"""The first start: three short steps, none of which has to succeed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from lokas_ui.language import texts
from lokas_ui.viewmodels.first_start import STEPS
from lokas_ui.widgets.announcing import announce
from lokas_ui.widgets.head import Head
from lokas_ui.widgets.labels import fade
from lokas_ui.widgets.models.welcome_pages import LanguagePage, MicrophonePage, ModelPage
from lokas_ui.widgets.screen import Screen
from lokas_ui.widgets.trouble_bar import TroubleBar

if TYPE_CHECKING:
    from lokas.settings import Settings
    from lokas_ui.viewmodels.first_start import FirstStart, FirstStartState
    from lokas_ui.viewmodels.models import Models, ModelsState
    from lokas_ui.viewmodels.navigator import Place

BUTTON_SIZE = (140, 40)
WIDEST = 720
"""Pixels at 100 %: lines that are longer are hard to read."""


class WelcomeScreen(Screen):
    """Draws a `FirstStart`, a page for each step."""

    def __init__(self, start: FirstStart, models: Models, settings: Settings) -> None:
        super().__init__()
        self._start, self._models = start, models
        self._heading, self._where, self._trouble = QLabel(), QLabel(), TroubleBar()
        self._back, self._forward = QPushButton(), QPushButton()
        self._model_page = ModelPage(models)
        self._pages = dict(
            zip(STEPS, (LanguagePage(start, settings), MicrophonePage(start), self._model_page), strict=True)
        )
        self._stack = QStackedWidget()
        self._step = start.state.state.step
        self.first = self._pages[self._step].first
        self._arrange()
        self.retranslate()
        self.recolour()
        self._back.clicked.connect(start.back)
        self._forward.clicked.connect(start.forward)
        start.state.watch(self._show)
        models.state.watch(self._say_forward)

    def arrive(self, place: Place) -> None:  # noqa: ARG002 - it is the first
        """A model that was being installed when Lokas stopped is shown at once."""
        if self._pages[self._step] is self._model_page:
            self._model_page.arrive_here()

    def leave(self) -> None:
        """Nobody listens to the microphone any more."""
        self._start.leave()

    def retranslate(self) -> None:
        """See `Screen`."""
        self._heading.setText(texts.tr("Welcome to Lokas"))
        self._back.setText(texts.tr("Back"))
        self._show(self._start.state.state)
        self._say_forward(self._models.state.state)

    def recolour(self) -> None:
        """See `Screen`."""
        fade(self._where, self.palette())

    def _arrange(self) -> None:
        for page in self._pages.values():
            self._stack.addWidget(page)
        for button in (self._back, self._forward):
            button.setMinimumSize(*BUTTON_SIZE)
        self._forward.setDefault(True)
        buttons, column = QWidget(), QWidget()
        below = QHBoxLayout(buttons)
        below.setContentsMargins(24, 0, 24, 24)
        below.addWidget(self._back)
        below.addStretch(1)
        below.addWidget(self._forward)
        inner = QVBoxLayout(column)
        inner.setContentsMargins(24, 44, 24, 12)
        inner.setSpacing(18)
        inner.addLayout(Head(self._heading))
        for widget in (self._where, self._trouble, self._stack):
            inner.addWidget(widget)
        inner.setStretch(3, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(_scrolled(_centred(column)), 1)
        layout.addWidget(_centred(buttons))

    def _show(self, state: FirstStartState) -> None:
        page = self._pages[state.step]
        place = STEPS.index(state.step)
        step = texts.tr("Step {number} of {total}").format(number=place + 1, total=len(STEPS))
        self._where.setText(step)
        self._trouble.show_error(None if state.step == "microphone" else state.trouble)
        self._back.setVisible(place > 0)
        self._stack.setCurrentWidget(page)
        if state.step != self._step:
            self._step = state.step
            self._enter(step)

    def _enter(self, step: str) -> None:
        """Another page is shown: it gets the keyboard, and is announced."""
        page = self._pages[self._step]
        if page is self._model_page:
            self._model_page.arrive_here()
        self._say_forward(self._models.state.state)
        reachable = page.first.isEnabled() and page.first.isVisibleTo(self)
        (page.first if reachable else self._forward).setFocus()
        announce(self, f"{step}. {page.title.text()}")

    def _say_forward(self, state: ModelsState) -> None:
        last = self._step == STEPS[-1]
        if last and state.work is not None:
            self._forward.setText(texts.tr("Begin meanwhile"))
        elif last:
            self._forward.setText(texts.tr("Begin") if state.usable else texts.tr("Later"))
        else:
            self._forward.setText(texts.tr("Next"))


def _centred(column: QWidget) -> QWidget:
    """As wide as can be read well, in the middle of the window."""
    column.setMaximumWidth(WIDEST)
    whole = QWidget()
    layout = QHBoxLayout(whole)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addStretch(1)
    layout.addWidget(column, 100)
    layout.addStretch(1)
    return whole


def _scrolled(widget: QWidget) -> QScrollArea:
    """On a small screen with large text there is more than fits."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(widget)
    return area
