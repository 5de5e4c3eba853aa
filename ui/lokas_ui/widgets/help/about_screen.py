"""About Lokas: how it works and errs, its licences, and what it finds when it examines this computer."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
)

from lokas_ui.language import texts
from lokas_ui.widgets.head import Head
from lokas_ui.widgets.help.about_words import explained, found, licences, summary
from lokas_ui.widgets.icons import icon
from lokas_ui.widgets.models.work_line import WorkLine
from lokas_ui.widgets.reading_text import ReadingText
from lokas_ui.widgets.screen import Screen
from lokas_ui.widgets.trouble_bar import TroubleBar

if TYPE_CHECKING:
    from lokas_ui.viewmodels.examination import Examination, ExaminationState
    from lokas_ui.viewmodels.navigator import Place

BUTTON_HEIGHT = 40
PAGE_MARGIN = 12


class AboutScreen(Screen):
    """Three pages of text; the third is made when it is asked for."""

    def __init__(self, examination: Examination) -> None:
        super().__init__()
        self._examination = examination
        self._heading, self._pages = QLabel(), QTabWidget()
        self._how, self._licences = _page(), _page()
        self._computer = ComputerPage(examination)
        self.first = self._pages
        self._arrange()
        self.retranslate()
        examination.state.watch(self._show)

    def arrive(self, place: Place) -> None:  # noqa: ARG002 - it is always the same
        """Find out what Lokas is made of."""
        self._examination.read_parts()

    def retranslate(self) -> None:
        """See `Screen`."""
        self._heading.setText(texts.tr("About Lokas {version}").format(version=version("lokas")))
        names = (texts.tr("How it works"), texts.tr("Licences"), texts.tr("This computer"))
        for index, name in enumerate(names):
            self._pages.setTabText(index, name)
        self._how.setAccessibleName(names[0])
        self._licences.setAccessibleName(names[1])
        self._how.setHtml(explained())
        self._licences.setHtml(licences(self._examination.state.state.parts))

    def _arrange(self) -> None:
        self._pages.setDocumentMode(True)
        for page in (self._how, self._licences, self._computer):
            self._pages.addTab(page, "")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(14)
        layout.addLayout(Head(self._heading))
        layout.addWidget(self._pages, 1)

    def _show(self, state: ExaminationState) -> None:
        self._licences.setHtml(licences(state.parts))


class ComputerPage(Screen):
    """Examines this computer, and shows what was found as a text that can be given to somebody who helps."""

    def __init__(self, examination: Examination) -> None:
        super().__init__()
        self._examination = examination
        self._intro, self._examine, self._copy = QLabel(), QPushButton(), QPushButton()
        self._trouble, self._line, self._found = TroubleBar(), WorkLine(), QPlainTextEdit()
        self._text = ""
        self.first = self._examine
        self._arrange()
        self.retranslate()
        self.recolour()
        self._examine.clicked.connect(examination.examine)
        self._copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._report()))
        self._line.stopped.connect(examination.stop)
        examination.state.watch(self._show)

    def retranslate(self) -> None:
        """See `Screen`."""
        self._intro.setText(
            texts.tr(
                "Lokas looks at everything it needs: its files, the processor, the memory, the disk, the microphones. "
                "It takes some seconds, changes nothing, and sends nothing."
            )
        )
        self._examine.setText(texts.tr("Examine this computer"))
        self._copy.setText(texts.tr("Copy"))
        self._copy.setToolTip(texts.tr("To be pasted into a message to somebody who helps you."))
        self._found.setAccessibleName(texts.tr("What was found"))
        self._show(self._examination.state.state)

    def recolour(self) -> None:
        """See `Screen`."""
        self._examine.setIcon(icon("verify", self.palette()))
        self._copy.setIcon(icon("copy", self.palette()))

    def _arrange(self) -> None:
        self._intro.setWordWrap(True)
        self._found.setReadOnly(True)
        self._found.setTabChangesFocus(True)
        self._found.setFrameShape(QFrame.Shape.NoFrame)
        buttons = QHBoxLayout()
        for button in (self._examine, self._copy):
            button.setMinimumHeight(BUTTON_HEIGHT)
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN)
        layout.setSpacing(14)
        layout.addWidget(self._intro)
        layout.addLayout(buttons)
        for widget in (self._trouble, self._line):
            layout.addWidget(widget)
        layout.addWidget(self._found, 1)
        layout.addStretch()

    def _report(self) -> str:
        checks = self._examination.state.state.checks or ()
        return f"{summary(checks)}\n\n{found(checks)}\n"

    def _show(self, state: ExaminationState) -> None:
        self._trouble.show_error(state.trouble)
        self._examine.setEnabled(not state.running)
        if state.running:
            self._line.show_work(texts.tr("Examining this computer…"), state.percent, can_stop=True)
        else:
            self._line.show_end("" if state.checks is None else summary(state.checks))
        text = "" if state.checks is None else found(state.checks)
        if text != self._text:
            self._text = text
            self._found.setPlainText(text)
        self._found.setVisible(bool(text))
        self._copy.setVisible(bool(text))


def _page() -> ReadingText:
    page = ReadingText()
    page.setFrameShape(QFrame.Shape.NoFrame)
    page.document().setDocumentMargin(PAGE_MARGIN)
    return page
