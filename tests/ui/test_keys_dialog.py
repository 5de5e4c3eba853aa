"""F1 tells the keys of the screen that is shown, from what the screen binds."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from lokas_ui.widgets.help.keys_dialog import KeysDialog, keys_of
from lokas_ui.widgets.keys import shortcut
from lokas_ui.widgets.main_window import MainWindow
from lokas_ui.widgets.reading_text import ReadingText


@pytest.fixture
def screen(qtbot, context):
    made = QWidget()
    qtbot.addWidget(made)
    action = QAction("&Écouter", made)
    action.setShortcuts([QKeySequence("F4"), QKeySequence("Ctrl+L")])
    QAction("Sans touche", made)
    QShortcut(QKeySequence("Ctrl+K"), made)
    for name in ("decisions.find", "sound.play", "recording.stop"):
        shortcut(context.keys, name, made, lambda: None)
    return made


def test_what_has_keys_and_words_is_told(screen):
    assert [name for name, _ in keys_of(screen)] == ["Lecture ou pause", "Aller à la recherche", "Écouter"]
    assert dict(keys_of(screen))["Écouter"] == "F4, Ctrl+L"


def test_what_a_person_changed_is_told_as_it_is_now(screen, context):
    context.keys.put("sound.play", ("F13",))
    context.keys.put("decisions.find", ())

    assert dict(keys_of(screen))["Lecture ou pause"] == "F13"
    assert "Aller à la recherche" not in dict(keys_of(screen))


def opened(qtbot, window):
    """What F1 shows."""
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow() and window.focusWidget() is not None)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: bool(window.findChildren(KeysDialog)))
    (dialog,) = window.findChildren(KeysDialog)
    return dialog


def test_f1_shows_them_and_escape_leads_back(qtbot, context):
    window = MainWindow(context)
    dialog = opened(qtbot, window)
    text = dialog.findChild(ReadingText).toPlainText()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    assert "F1" in text
    assert "Aller à la recherche" in text
    qtbot.waitUntil(lambda: not window.findChildren(KeysDialog))


def test_f1_leads_to_the_page_on_which_keys_are_changed(qtbot, context):
    window = MainWindow(context)
    dialog = opened(qtbot, window)

    next(one for one in dialog.findChildren(QPushButton) if one.text() == "Changer les touches…").click()

    assert context.navigator.place.state.screen == "keys"
    qtbot.waitUntil(lambda: not window.findChildren(KeysDialog))
    context.navigator.back()
    assert context.navigator.place.state.screen == "meetings"


def test_nothing_leads_away_from_the_first_start(qtbot, context):
    context.navigator.go("welcome")
    dialog = opened(qtbot, MainWindow(context))

    assert not [one for one in dialog.findChildren(QPushButton) if one.text() == "Changer les touches…"]
    dialog.reject()
