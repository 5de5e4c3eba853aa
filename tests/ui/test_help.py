"""Help on every screen: what it is for, in a few plain sentences, by a button and by a key."""

import re

import pytest
from PySide6.QtWidgets import QTextEdit

from lokas_ui.screens import SCREENS
from lokas_ui.widgets.help.help_button import HelpButton
from lokas_ui.widgets.help.keys_dialog import KeysDialog
from lokas_ui.widgets.help.purposes import purposes
from lokas_ui.widgets.main_window import MainWindow
from tests.helpers.documents import meeting_with, transcript

FEWEST, MOST = 3, 6


@pytest.fixture
def window(qtbot, context):
    made = MainWindow(context)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_screen_says_what_it_is_for_in_a_few_sentences(translations, language):
    translations.use(language)
    counted = {name: len(re.findall(r"[.!?](?= |$)", text)) for name, text in purposes().items()}

    assert counted.keys() == SCREENS.keys()
    assert {name: count for name, count in counted.items() if not FEWEST <= count <= MOST} == {}


@pytest.mark.parametrize("name", sorted(SCREENS))
def test_every_screen_has_a_button_that_says_it(qtbot, window, context, workspace, name):
    meeting = meeting_with(workspace.places.meetings, "AG", transcript("Bonsoir."))
    context.navigator.go(name, meeting.folder)
    shown = [one for one in window.findChildren(HelpButton) if one.isVisible()]

    assert len(shown) == 1
    shown[0].click()
    (dialog,) = window.findChildren(KeysDialog)
    shown_text = dialog.findChild(QTextEdit).toPlainText()  # Qt gives common spaces for those that do not break
    assert purposes()[name].replace("\u00a0", " ") in shown_text
    dialog.reject()
    context.navigator.go("settings")
    qtbot.waitUntil(lambda: not context.runner.busy)
