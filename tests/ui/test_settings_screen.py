"""Settings are found by their words, changed with any control, and say at once what they change."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QLabel, QLineEdit

from lokas.settings import SETTINGS
from lokas_ui.viewmodels.choices import Choices
from lokas_ui.viewmodels.voices_kept import VoicesKept
from lokas_ui.widgets.settings.screen import SettingRow, SettingsScreen
from lokas_ui.widgets.settings.words import TOPICS, WORDS
from tests.helpers.interface import AtOnce

OF_OTHER_SCREENS = {"interface.window", "interface.started", "recording.people", "recording.source"}


@pytest.fixture
def screen(qtbot, context):
    choices = Choices(context.workspace, context.settings, context.manner.apply)
    choices.refresh()
    made = SettingsScreen(choices, context.navigator, VoicesKept(context.workspace, AtOnce(), context.settings))
    qtbot.addWidget(made)
    made.show()
    return made


def control(screen, name, kind):
    (found,) = (one for one in screen.findChildren(kind) if one.accessibleName() == name)
    return found


def rows(screen):
    return {row.words().partition(" ")[0] for row in screen.findChildren(SettingRow) if row.isVisible()}


def test_every_setting_is_on_a_screen():
    assert WORDS.keys() | OF_OTHER_SCREENS == SETTINGS.keys()
    assert {key.partition(".")[0] for key in WORDS} == set(TOPICS)


def test_every_control_has_a_name_and_says_what_it_is_for(screen):
    found = [one for kind in (QCheckBox, QComboBox, QDoubleSpinBox) for one in screen.findChildren(kind)]

    assert len(found) == len(WORDS) - 1
    for one in found:
        seen = QAccessible.queryAccessibleInterface(one)
        assert seen.text(QAccessible.Text.Name)
        assert seen.text(QAccessible.Text.Description)


def test_a_change_is_kept_without_a_button(screen, context, qtbot):
    control(screen, "Transcrire sur secteur seulement", QCheckBox).click()
    list_of_hours = control(screen, "Ne pas commencer avant", QComboBox)
    list_of_hours.setCurrentIndex(list_of_hours.findText("22:00"))
    list_of_hours.activated.emit(list_of_hours.currentIndex())
    name = control(screen, "Nom de l'association", QLineEdit)
    qtbot.keyClicks(name, " Les Amis ")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    control(screen, "Recul après une pause", QDoubleSpinBox).setValue(2.5)

    kept = context.settings
    assert (kept["text.only_on_mains"], kept["text.not_before"]) == (True, "22:00")
    assert (kept["recording.association"], kept["playback.back_step_ms"]) == ("Les Amis", 2_500)


def test_what_is_typed_is_kept_after_a_pause_and_stays_as_it_was_typed(screen, context, qtbot):
    name = control(screen, "Nom de l'association", QLineEdit)
    name.setFocus()
    qtbot.waitUntil(name.hasFocus)
    qtbot.keyClicks(name, "Les ")

    qtbot.waitUntil(lambda: context.settings["recording.association"] == "Les")
    assert name.text() == "Les "


def test_the_language_changes_at_once_and_the_choice_stays_in_view(screen, context, qtbot):
    languages = control(screen, "Langue", QComboBox)

    languages.activated.emit(languages.findData("en"))

    qtbot.waitUntil(lambda: languages.accessibleName() == "Language")
    assert languages.currentText() == "English"
    assert "Settings" in {label.text() for label in screen.findChildren(QLabel)}


def test_settings_are_found_by_words_without_capitals_or_accents(screen):
    box = screen.first
    box.setText("ecoute VITESSE")
    found = rows(screen)
    box.setText("xyz")
    none = rows(screen)
    box.setText("")

    assert (found, none) == ({"Vitesse"}, set())
    assert len(rows(screen)) > 5


def test_a_model_that_is_gone_is_still_shown_as_chosen(screen, context):
    context.settings.put("text.model", "disparu")

    screen.arrive(None)

    assert control(screen, "Modèle de transcription", QComboBox).currentText() == "disparu"
