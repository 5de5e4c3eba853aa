"""F1 tells the keys of the screen that is shown, from what the screen binds."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from lokas_ui.widgets.help.keys_dialog import KeysDialog, keys_of
from lokas_ui.widgets.main_window import MainWindow
from lokas_ui.widgets.reading_text import ReadingText


@pytest.fixture
def screen(qtbot, translations):
    made = QWidget()
    qtbot.addWidget(made)
    action = QAction("&Écouter", made)
    action.setShortcuts([QKeySequence("F4"), QKeySequence("Ctrl+L")])
    QAction("Sans touche", made)
    QShortcut(QKeySequence.StandardKey.Find, made)
    QShortcut(QKeySequence("Ctrl+K"), made)
    named = QShortcut(QKeySequence("F8"), made)
    named.setWhatsThis("Doute suivant")
    return made


def test_what_has_keys_and_words_is_told(screen):
    keys = dict(keys_of(screen))

    assert keys.keys() == {"Écouter", "Aller à la recherche", "Doute suivant"}
    assert keys["Écouter"].count(",") == 1
    assert keys["Doute suivant"] == "F8"


def test_f1_shows_them_and_escape_leads_back(qtbot, context):
    window = MainWindow(context)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow() and window.focusWidget() is not None)

    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: bool(window.findChildren(KeysDialog)))
    (dialog,) = window.findChildren(KeysDialog)
    text = dialog.findChild(ReadingText).toPlainText()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    assert "F1" in text
    assert "Aller à la recherche" in text
    qtbot.waitUntil(lambda: not window.findChildren(KeysDialog))
