"""Each control of a screen can be reached with Alt and a letter, which no other one has there, in both languages."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QTabBar,
    QToolButton,
    QWidget,
)

from lokas_ui.screens import SCREENS
from lokas_ui.widgets.main_window import MainWindow
from lokas_ui.widgets.mnemonics import buttons_of, give_letters, letter_of, shared_out
from tests.helpers.association import found_association


@pytest.fixture
def council(workspace):
    return found_association(workspace.places.meetings.parent)


@pytest.fixture
def window(qtbot, context):
    made = MainWindow(context)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: made.isActiveWindow() and made.focusWidget() is not None)
    return made


def letters(window):
    """All letters that Alt does something with."""
    labels = [one.text() for one in window.findChildren(QLabel) if one.buddy() is not None and one.isVisible()]
    bars = [bar for bar in window.findChildren(QTabBar) if bar.isVisible()]
    tabs = [bar.tabText(tab) for bar in bars for tab in range(bar.count())]
    buttons = [button.shortcut().toString().removeprefix("Alt+") for button in buttons_of(window)]
    return [letter for letter in [*map(letter_of, [*labels, *tabs]), *buttons] if letter]


@pytest.mark.parametrize("screen", SCREENS)
def test_every_button_of_a_screen_has_a_letter_that_nothing_else_has(qtbot, context, window, council, screen):
    context.navigator.go(screen, council.folder)
    qtbot.waitUntil(lambda: not context.runner.busy, timeout=10_000)
    for language in ("en", "fr"):
        context.settings.put("interface.language", language)
        context.manner.apply()
        QApplication.sendPostedEvents()

        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Alt, Qt.KeyboardModifier.AltModifier)

        buttons = [one for one in buttons_of(window) if not isinstance(one, (QCheckBox, QRadioButton))]
        assert buttons
        assert [letter for letter, count in Counter(letters(window)).items() if count > 1] == []
        assert [one.text() or one.accessibleName() for one in buttons if one.shortcut().isEmpty()] == []


@pytest.fixture
def row(qtbot):
    """Widgets in a window that is shown."""

    def show(*widgets):
        made = QWidget()
        qtbot.addWidget(made)
        layout = QHBoxLayout(made)
        for widget in widgets:
            layout.addWidget(widget)
        made.show()
        return made

    return show


def test_beginnings_of_words_come_first_and_what_a_text_has_stays(row):
    titled, label = QLineEdit(), QLabel("&Titre")
    label.setBuddy(titled)
    buttons = [QPushButton(text) for text in ("Trier", "Tout relire", "Tri à &part", "Émettre", "É")]
    window = row(label, titled, *buttons)

    give_letters(window)

    assert label.text() == "&Titre"
    assert [one.text() for one in buttons] == ["T&rier", "T&out relire", "Tri à &part", "É&mettre", "É"]


def test_who_comes_first_has_a_letter_whoever_comes_later():
    assert shared_out([["A"], ["A", "B"], ["A", "B"], []]) == {0: "A", 1: "B"}
    assert shared_out([["A", "B"], ["A"]]) == {0: "B", 1: "A"}


def test_alt_and_the_letter_do_what_a_click_does(qtbot, context, window):
    give_letters(window)
    record = next(one for one in buttons_of(window) if one.text().replace("&", "") == "Enregistrer une réunion")
    key = Qt.Key(ord(letter_of(record.text())))

    qtbot.keyClick(window.focusWidget(), key, Qt.KeyboardModifier.AltModifier)

    qtbot.waitUntil(lambda: context.navigator.place.state.screen == "prepare")


def test_given_twice_they_are_the_same_and_what_is_hidden_has_none(row):
    shown, hidden = QPushButton("Partager"), QPushButton("Procès-verbal")
    window = row(hidden, shown)
    hidden.hide()
    give_letters(window)
    give_letters(window)

    assert (shown.text(), hidden.text()) == ("&Partager", "Procès-verbal")


def test_a_button_with_a_picture_alone_has_the_letter_of_its_name(qtbot, row):
    button = QToolButton()
    button.setAccessibleName("Fermer ce message")
    window = row(button)

    give_letters(window)

    assert button.shortcut() == QKeySequence("Alt+F")
    assert button.text() == ""
