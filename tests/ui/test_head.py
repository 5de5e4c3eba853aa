"""The top of a screen: a title and buttons, in the room there is."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from lokas_ui.widgets.head import HEIGHT, Head
from lokas_ui.widgets.title_label import TitleLabel

LONG = "Assemblée générale extraordinaire de l'association des amis du jardin"


@pytest.fixture
def screen(qtbot):
    """A screen with a long title and two buttons; it is shown `wide` pixels wide."""
    made, title, buttons = QWidget(), TitleLabel(), [QPushButton("Importer"), QPushButton("Enregistrer")]
    title.show_title(LONG)
    layout = QVBoxLayout(made)
    layout.addLayout(Head(title, *buttons))
    layout.addStretch(1)
    qtbot.addWidget(made)

    def show(wide):
        made.resize(wide, 400)
        made.show()
        qtbot.waitExposed(made)
        return title, buttons

    return show


def test_where_there_is_room_the_title_and_the_buttons_stand_in_one_row(screen):
    title, buttons = screen(1400)

    assert title.text() == LONG
    assert all(abs(button.geometry().center().y() - title.geometry().center().y()) <= 1 for button in buttons)
    assert buttons[0].x() < buttons[1].x()
    assert all(button.height() >= HEIGHT for button in buttons)


def test_a_title_that_has_enough_is_cut_and_told_whole(screen):
    title, buttons = screen(600)

    assert title.text().endswith("…")
    assert title.accessibleName() == title.toolTip() == LONG
    assert buttons[0].x() > title.x()


def test_where_the_title_would_have_too_little_the_buttons_go_below_it(screen):
    title, buttons = screen(330)

    assert all(button.y() >= title.geometry().bottom() for button in buttons)
    assert max(button.geometry().right() for button in buttons) <= 330


def test_a_head_never_asks_for_more_than_its_widest_part(qtbot):
    around = QWidget()
    qtbot.addWidget(around)
    title, buttons = TitleLabel(), [QPushButton("Importer"), QPushButton("Enregistrer une réunion")]
    title.show_title(LONG)
    around.setLayout(head := Head(title, *buttons))

    assert head.minimumSize().width() == buttons[1].minimumSizeHint().width()
