"""The register on the screen: filtered, opened at its second, handed on as a table."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from lokas.places import Places
from lokas_ui.viewmodels.navigator import Place
from lokas_ui.viewmodels.register import Register
from lokas_ui.widgets.start.decisions_screen import DecisionsScreen
from tests.helpers.kept import Kept


@pytest.fixture
def screen(qtbot, context):
    kept = Kept(Places.of_system().data)
    count = (("for", "12"), ("against", "2"), ("outcome", "adopted"))
    kept.add(
        "Le budget est adopté.",
        "Anna réserve la salle.",
        title="Bureau",
        agenda=("Budget",),
        marks=[
            ("agenda", 100, ""),
            ("vote", 500, "Budget 2027", *count),
            ("decision", 600, ""),
            ("action", 2500, "Réserver la salle", ("who", "Anna")),
        ],
    )
    made = DecisionsScreen(Register(context.workspace, context.runner), context.navigator, {"review"}, context.keys)
    qtbot.addWidget(made)
    made.resize(1000, 640)
    made.show()
    made.arrive(Place("decisions"))
    qtbot.waitUntil(lambda: made._model.rowCount() == 3)
    return made


def cells(screen, column):
    """What a column shows, no-break spaces as plain ones."""
    model = screen._model
    return [model.index(row, column).data().replace("\u00a0", " ") for row in range(model.rowCount())]


def test_each_entry_says_what_was_decided_with_its_votes(screen):
    assert cells(screen, 1) == ["Vote", "Décision", "Action à faire"]
    assert cells(screen, 2) == [
        "Budget 2027 — pour : 12, contre : 2, adopté",
        "« Le budget est adopté. »",
        "Réserver la salle — qui : Anna",
    ]
    assert cells(screen, 3) == ["Bureau"] * 3


def test_enter_opens_the_meeting_at_that_second(qtbot, screen, context):
    screen._table.selectRow(2)

    qtbot.keyClick(screen._table, Qt.Key.Key_Return)

    assert context.navigator.place.state.screen == "review"
    assert context.navigator.place.state.at_ms == 2500


def test_without_a_screen_to_read_nothing_offers_to(qtbot, context):
    made = DecisionsScreen(Register(context.workspace, context.runner), context.navigator, (), context.keys)
    qtbot.addWidget(made)
    made.show()

    assert not made._open.isVisible()


def test_filters_narrow_what_is_shown_and_one_button_shows_all_again(qtbot, screen):
    screen._kinds.setCurrentIndex(2)
    screen._kinds.activated.emit(2)
    qtbot.waitUntil(lambda: cells(screen, 1) == ["Vote"])
    screen._search.setText("zzz")
    qtbot.waitUntil(lambda: screen._model.rowCount() == 0)
    assert screen._empty.text() == "Rien dans le registre ne correspond."
    assert not screen._table_button.isEnabled()

    screen._all.click()

    qtbot.waitUntil(lambda: screen._model.rowCount() == 3)
    assert screen._search.text() == ""
    assert screen._kinds.currentIndex() == 0
    assert not screen._all.isVisible()


def test_days_are_only_asked_for_between_two_days(qtbot, screen):
    assert not screen._since.isVisible()

    screen._period.setCurrentIndex(4)
    screen._period.activated.emit(4)

    assert screen._since.isVisible()
    qtbot.waitUntil(lambda: screen._model.rowCount() == 0)


def test_what_is_shown_is_saved_as_a_table(qtbot, screen, tmp_path, monkeypatch):
    target = tmp_path / "Décisions.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))

    screen._table_button.click()

    qtbot.waitUntil(screen._told.isVisible)
    assert target.read_text(encoding="utf-8-sig").count("\n") == 4


def test_an_empty_register_says_how_to_fill_it(qtbot, context):
    made = DecisionsScreen(Register(context.workspace, context.runner), context.navigator, {"review"}, context.keys)
    qtbot.addWidget(made)
    made.arrive(Place("decisions"))

    qtbot.waitUntil(lambda: made._empty.text().startswith("Aucune décision pour l’instant."))


def test_an_action_is_ticked_off_with_the_keyboard_and_only_an_action(qtbot, screen):
    screen._table.selectRow(0)
    assert not screen._finish.isVisible()

    screen._table.selectRow(2)
    assert screen._finish.text() == "C’est fait"
    screen._finish.setFocus()
    qtbot.keyClick(screen._finish, Qt.Key.Key_Space)

    qtbot.waitUntil(lambda: cells(screen, 1)[2] == "Action faite")
    assert screen._finish.text() == "Encore à faire"
    assert screen._table.currentIndex().row() == 2
    assert screen._finish.hasFocus()
