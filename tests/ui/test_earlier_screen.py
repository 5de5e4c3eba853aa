"""The earlier texts of a meeting on the screen: seen, brought back, and the way there."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QListWidget, QPlainTextEdit, QPushButton

from lokas.documents import document_of, open_document, set_aside
from lokas.text.document import SetText
from lokas_ui.screens import SCREENS
from lokas_ui.viewmodels.navigator import Place
from lokas_ui.widgets.notice_bar import NoticeBar
from tests.helpers.documents import meeting_with, transcript
from tests.helpers.interface import AtOnce
from tests.helpers.kept import write_transcript


@pytest.fixture
def meeting(workspace):
    made = meeting_with(workspace.places.meetings, "AG d'été", transcript("Le budjet est voté."))
    with open_document(made) as file:
        file.do(SetText(0, "Le budget est voté."))
    set_aside(made, lambda _: None)
    write_transcript(made, transcript("Le budget est rejeté."))
    return made


@pytest.fixture
def screen(qtbot, context, meeting):
    made = SCREENS["earlier"].make(replace(context, runner=AtOnce()))
    qtbot.addWidget(made)
    made.show()
    made.arrive(Place("earlier", meeting.folder))
    return made


def button(screen, text):
    return next(one for one in screen.findChildren(QPushButton) if one.text() == text)


def test_an_earlier_text_is_shown_as_people_corrected_it(screen):
    shown = screen.findChild(QListWidget).item(0).text()

    assert "1 correction" in shown
    assert "français" in shown.lower()
    assert "Le budget est voté." in screen.findChild(QPlainTextEdit).toPlainText()


def test_a_click_brings_it_back_and_leads_on_to_it(screen, meeting, context):
    button(screen, "Faire revenir ce texte").click()

    assert [one.text for one in document_of(meeting).segments] == ["Le budget est voté."]
    assert screen.findChild(QListWidget).count() == 2
    screen.findChild(NoticeBar).acted.emit()
    assert context.navigator.place.state == Place("review", meeting.folder)


def test_a_text_that_somebody_corrects_elsewhere_is_not_replaced(screen, meeting):
    before = document_of(meeting)
    with open_document(meeting):
        button(screen, "Faire revenir ce texte").click()

    assert document_of(meeting) == before


def test_a_meeting_without_any_says_so(screen, workspace):
    other = meeting_with(workspace.places.meetings, "Bureau", transcript("Bonsoir."))

    screen.arrive(Place("earlier", other.folder))

    assert screen.findChild(QListWidget).count() == 0
    assert not button(screen, "Faire revenir ce texte").isEnabled()
    assert screen.findChild(QPlainTextEdit).toPlainText() == "Cette réunion n’a pas de texte précédent."
