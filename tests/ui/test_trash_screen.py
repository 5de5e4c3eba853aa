"""The trash on the screen: nothing is erased by one click."""

import pytest
from PySide6.QtCore import Qt

from lokas.places import Places
from lokas_ui.viewmodels.navigator import Place
from lokas_ui.viewmodels.trash import Trash
from lokas_ui.widgets.start.trash_screen import TrashScreen
from tests.helpers.kept import Kept


@pytest.fixture
def kept():
    made = Kept(Places.of_system().data)
    for title in ("Bureau", "AG d'été"):
        made.library.delete(made.add("Bonsoir.", title=title).folder)
    return made


@pytest.fixture
def screen(qtbot, context, kept):
    made = TrashScreen(Trash(context.workspace, context.runner), context.navigator)
    qtbot.addWidget(made)
    made.show()
    made.arrive(Place("trash"))
    qtbot.waitUntil(lambda: made._table.rowCount() == 2)
    return made


def test_enter_restores_the_meeting_that_is_chosen(qtbot, screen, kept):
    title = screen._table.item(screen._table.currentRow(), 0).text()

    qtbot.keyClick(screen._table, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: screen._table.rowCount() == 1)
    assert [one.title for one in kept.library.entries()] == [title]
    assert title in screen._told._text.text()


def test_emptying_asks_first_and_closing_the_question_keeps_all(qtbot, screen, kept):
    screen._erase.click()
    assert "Supprimer pour toujours 2 réunions" in screen._question._text.text()
    assert not screen._erase.isEnabled()

    screen._question._close.click()
    assert screen._question.isHidden()
    assert len(kept.library.trashed()) == 2

    screen._erase.click()
    screen._question._button.click()
    qtbot.waitUntil(screen._empty.isVisible)
    assert kept.library.trashed() == []
    assert "2 réunions supprimées pour toujours." in screen._told._text.text()
