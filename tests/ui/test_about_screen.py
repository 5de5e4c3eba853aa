"""What Lokas says of itself: how it works and errs, whose works it is made of, and what it finds here."""

import pytest
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QTabWidget

from lokas.doctor import Check
from lokas_ui.viewmodels.examination import Examination, ExaminationState
from lokas_ui.widgets.help.about_screen import AboutScreen
from lokas_ui.widgets.reading_text import ReadingText

CHECKS = (
    Check("python", "good", {"version": "3.11"}),
    Check("no_model", "warning", {"recommended": "small", "size_bytes": 1}),
    Check("model", "bad", {"model": "base", "files": ["model.bin"]}),
    Check("language", "good", {"name": "fr", "variable": "X"}),
)


@pytest.fixture
def examination(context):
    return Examination(context.workspace, context.runner)


@pytest.fixture
def screen(qtbot, examination):
    made = AboutScreen(examination)
    qtbot.addWidget(made)
    made.show()
    return made


def pages(screen):
    return [page.toPlainText() for page in screen.findChildren(ReadingText)]


def test_how_it_works_is_told_in_the_language_of_the_window(qtbot, screen, translations):
    tabs = screen.findChild(QTabWidget)
    french = [tabs.tabText(index) for index in range(tabs.count())]
    translations.use("en")

    assert "Cet ordinateur" in french
    qtbot.waitUntil(lambda: any("nowhere else" in page for page in pages(screen)))


def test_the_works_of_others_are_named_with_their_licences(qtbot, screen):
    screen.arrive(None)

    qtbot.waitUntil(lambda: any("ctranslate2" in page for page in pages(screen)))
    assert any("AGPL" in page for page in pages(screen))


def test_every_page_has_a_name_for_screen_readers(screen):
    named = [*screen.findChildren(ReadingText), *screen.findChildren(QPlainTextEdit)]

    assert len(named) == 3
    for page in named:
        assert QAccessible.queryAccessibleInterface(page).text(QAccessible.Text.Name)


def test_what_is_wrong_comes_first_and_names_no_command(screen, examination):
    screen.findChild(QTabWidget).setCurrentIndex(2)
    examination.state.set(ExaminationState(checks=CHECKS))

    text = screen.findChild(QPlainTextEdit).toPlainText()
    told = text.splitlines()
    assert [line.partition(" :")[0] for line in told] == ["problème", "à savoir", "bon"]
    assert "lokas models" not in text
    assert "Modèles" in text


def test_it_can_be_copied_for_somebody_who_helps(screen, examination):
    screen.findChild(QTabWidget).setCurrentIndex(2)
    examination.state.set(ExaminationState(checks=CHECKS))

    next(one for one in screen.findChildren(QPushButton) if one.text() == "Copier").click()

    assert "Python 3.11" in QGuiApplication.clipboard().text()


def test_while_it_examines_it_can_be_stopped_and_not_begun_again(screen, examination):
    screen.findChild(QTabWidget).setCurrentIndex(2)
    examination.state.set(ExaminationState(running=True, percent=40))

    usable = {one.text() for one in screen.findChildren(QPushButton) if one.isVisible() and one.isEnabled()}
    assert usable == {"Arrêter"}
