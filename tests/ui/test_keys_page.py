"""Keys are changed on their page with the keyboard alone, and do at once on every screen what the page says."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QAction, QKeyEvent, QShortcut
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QTableView

from lokas_ui.screens import SCREENS
from lokas_ui.viewmodels.key_choices import KeyChoices
from lokas_ui.viewmodels.keys import KEYS, Keys, meet, topic
from lokas_ui.viewmodels.navigator import Place
from lokas_ui.widgets.key_words import titles, topics
from lokas_ui.widgets.keys import keys_at, named, sequences, speaker_keys
from lokas_ui.widgets.main_window import MainWindow
from lokas_ui.widgets.settings.key_field import KeyField
from lokas_ui.widgets.settings.keys_screen import KeysScreen
from lokas_ui.widgets.settings.screen import SettingsScreen
from tests.helpers.interface import AtOnce

CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
NONE = Qt.KeyboardModifier.NoModifier
BOUND_BY_SCREENS = ("meetings", "prepare", "recording", "queue", "decisions", "minutes", "share", "review")


class Page:
    """The page of keys, shown."""

    def __init__(self, qtbot, screen):
        self.qtbot, self.screen = qtbot, screen
        self.table, self.field = screen.findChild(QTableView), screen.findChild(KeyField)
        self.search = next(one for one in screen.findChildren(QLineEdit) if one is not self.field)

    def choose(self, title):
        rows = range(self.table.model().rowCount())
        row = next(row for row in rows if self.cell(row, 1) == title)
        self.table.selectRow(row)

    def cell(self, row, column):
        return self.table.model().index(row, column).data()

    def cells(self):
        return [tuple(self.cell(row, column) for column in range(3)) for row in range(self.table.model().rowCount())]

    def press(self, key, modifiers=NONE):
        self.qtbot.keyClick(QApplication.focusWidget(), key, modifiers)

    def button(self, text):
        found = (one for one in self.screen.findChildren(QPushButton) if text in {one.text(), one.accessibleName()})
        return next(one for one in found if one.isVisible())

    def says(self, text):
        return any(text in label.text() for label in self.screen.findChildren(QLabel) if label.isVisible())


@pytest.fixture
def page(qtbot, context):
    screen = SCREENS["keys"].make(context)
    qtbot.addWidget(screen)
    screen.resize(1000, 700)
    screen.show()
    screen.activateWindow()
    screen.first.setFocus()
    qtbot.waitUntil(screen.first.hasFocus)
    return Page(qtbot, screen)


def test_everything_that_has_keys_is_called_something(translations):
    assert titles().keys() == KEYS.keys()
    assert {topic(name) for name in KEYS} == topics().keys()


def test_the_list_tells_where_an_action_is_what_it_is_called_and_its_keys(page):
    assert ("Écoute", "Lecture ou pause", named(KEYS["sound.play"])) in page.cells()
    assert len(page.cells()) == len(KEYS)


def test_a_new_key_is_given_with_the_keyboard_alone(page, context):
    page.choose("Lecture ou pause")
    page.press(Qt.Key.Key_Return)
    assert page.field.hasFocus()

    page.press(Qt.Key.Key_F13)

    assert context.keys["sound.play"] == (*KEYS["sound.play"], "F13")
    assert page.says("F13 sert maintenant à «\u00a0Lecture ou pause\u00a0».")
    assert page.table.hasFocus()
    assert Keys(context.workspace.places.keys)["sound.play"] == context.keys["sound.play"]


@pytest.mark.parametrize(
    ("key", "modifiers", "text", "kept"),
    [
        (Qt.Key.Key_F24, NONE, "", "F24"),
        (Qt.Key.Key_MediaNext, NONE, "", "Media Next"),
        (Qt.Key.Key_F1, ALT, "", "Alt+F1"),
        (Qt.Key.Key_K, CONTROL | SHIFT, "\x0b", "Ctrl+Shift+K"),
        (Qt.Key.Key_Percent, CONTROL | SHIFT, "%", "Ctrl+%"),
    ],
)
def test_pedals_media_keys_and_combinations_are_taken_as_they_come(page, context, key, modifiers, text, kept):
    page.choose("Lecture ou pause")
    page.press(Qt.Key.Key_Return)
    QApplication.sendEvent(page.field, QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text))

    assert context.keys["sound.play"][-1] == kept


@pytest.mark.parametrize("key", [Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Dead_Acute, Qt.Key.Key_CapsLock])
def test_the_field_waits_for_more_than_shift_and_accents(page, context, key):
    page.choose("Lecture ou pause")
    page.press(Qt.Key.Key_Return)
    QApplication.sendEvent(page.field, QKeyEvent(QEvent.Type.KeyPress, key, NONE))

    assert context.keys["sound.play"] == KEYS["sound.play"]
    assert page.field.hasFocus()


def test_escape_and_tab_lead_out_of_the_field_and_change_nothing(page, context):
    for key, modifiers in ((Qt.Key.Key_Escape, NONE), (Qt.Key.Key_Tab, NONE), (Qt.Key.Key_Backtab, SHIFT)):
        page.choose("Lecture ou pause")
        page.table.setFocus()
        page.press(Qt.Key.Key_Return)
        assert page.field.hasFocus()

        page.press(key, modifiers)
        assert not page.field.hasFocus()

    assert context.keys.held.state == KEYS


def test_a_key_that_is_needed_elsewhere_is_refused_in_words_and_another_can_follow(page, context):
    page.choose("Lecture ou pause")
    page.press(Qt.Key.Key_Return)

    page.press(Qt.Key.Key_A)
    assert page.says("A écrit une lettre ou un signe.")
    page.press(Qt.Key.Key_1, CONTROL)
    assert page.says("Ctrl+1 sert à dire qui parle.")
    page.press(Qt.Key.Key_Return)
    assert page.says("est nécessaire pour se déplacer")
    page.press(Qt.Key.Key_F13)

    assert context.keys["sound.play"][-1] == "F13"


def test_a_key_of_another_action_is_asked_for_before_it_changes_hands(page, context):
    page.choose("Lecture ou pause")
    page.press(Qt.Key.Key_Return)
    page.press(Qt.Key.Key_F8)

    assert page.says("F8 sert déjà à «\u00a0Doute suivant\u00a0».")
    assert page.says("Doit-elle servir à «\u00a0Lecture ou pause\u00a0» à la place\u00a0?")
    assert page.button("Oui, la changer").hasFocus()
    assert context.keys.held.state == KEYS

    page.press(Qt.Key.Key_Space)

    assert context.keys["sound.play"][-1] == "F8"
    assert context.keys["review.next_doubt"] == ()
    page.choose("Doute suivant")
    assert page.says("Cette action n’a pas de touche.")


@pytest.mark.parametrize("leave", ["escape", "another", "screen"])
def test_a_question_that_is_not_answered_changes_nothing(page, context, leave):
    page.choose("Lecture ou pause")
    page.press(Qt.Key.Key_Return)
    page.press(Qt.Key.Key_F8)

    if leave == "escape":
        page.press(Qt.Key.Key_Escape)
        assert page.table.hasFocus()
    elif leave == "another":
        page.choose("Glossaire")
    else:
        page.screen.leave()

    assert not page.says("F8 sert déjà")
    assert context.keys.held.state == KEYS


def test_each_key_has_a_button_that_takes_it_away(page, context):
    page.choose("Lecture ou pause")
    page.button("Retirer la touche F5").click()

    assert context.keys["sound.play"] == KEYS["sound.play"][1:]
    assert page.says("F5 ne sert plus à")
    assert page.table.hasFocus()


def test_the_usual_keys_come_back_one_by_one_or_all(page, context):
    for title in ("Lecture ou pause", "Glossaire"):
        page.choose(title)
        page.table.setFocus()
        page.press(Qt.Key.Key_Return)
        page.press(Qt.Key.Key_F13 if title == "Glossaire" else Qt.Key.Key_F14)

    page.button("Touches habituelles").click()
    assert context.keys["review.glossary"] == KEYS["review.glossary"]
    assert not page.button("Touches habituelles").isEnabled()

    page.button("Tout remettre comme à l’origine").click()
    assert context.keys.held.state != KEYS
    page.button("Reprendre les touches habituelles").click()
    assert context.keys.held.state == KEYS
    assert not page.button("Tout remettre comme à l’origine").isEnabled()


def test_actions_are_found_by_their_words_their_screen_and_their_keys(page):
    def found(words):
        page.search.setText(words)
        return {cells[1] for cells in page.cells()}

    assert found("lecture PAUSE ecoute") == {"Lecture ou pause"}
    assert found("f8") == {"Doute suivant", "Doute précédent"}
    assert found("xyz") == set()
    assert page.says("Rien ne contient ces mots.")
    assert not page.field.isVisible()
    assert len(found("")) > 20


def test_what_is_chosen_stays_chosen_while_one_looks_for_it(page):
    page.choose("Doute suivant")
    page.search.setText("doute")

    assert page.cell(page.table.currentIndex().row(), 1) == "Doute suivant"


def test_a_screen_reader_is_told_what_the_field_is_for_and_what_came_of_a_key(page, monkeypatch):
    told = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: told.append(event.message()))
    page.choose("Lecture ou pause")
    seen = QAccessible.queryAccessibleInterface(page.field)

    assert seen.role() == QAccessible.Role.EditableText
    assert seen.text(QAccessible.Text.Name) == "Appuyez sur la nouvelle touche"
    assert "Lecture ou pause" in seen.text(QAccessible.Text.Description)
    page.press(Qt.Key.Key_Return)
    page.press(Qt.Key.Key_F13)
    page.press(Qt.Key.Key_Return)
    page.press(Qt.Key.Key_A)
    assert told[0].startswith("F13 sert maintenant")
    assert told[-1].startswith("A écrit une lettre")


def test_the_page_changes_its_language_while_it_is_shown(page, translations):
    translations.use("en")
    page.qtbot.waitUntil(lambda: page.says("Keys"))

    assert ("Listening", "Play or pause", named(KEYS["sound.play"])) in page.cells()


def test_the_page_is_reached_from_the_settings_and_found_there_by_its_words(qtbot, context):
    settings = SCREENS["settings"].make(context)
    qtbot.addWidget(settings)
    settings.show()
    assert isinstance(settings, SettingsScreen)
    settings.first.setText("pedale")
    (button,) = (one for one in settings.findChildren(QPushButton) if one.isVisible() and "touches" in one.text())
    button.click()

    assert context.navigator.place.state == Place("keys")


def bound(screen):
    """The keys that a screen binds, by the name of the action."""
    actions = {one.objectName(): one.shortcuts() for one in screen.findChildren(QAction) if one.objectName()}
    return actions | {one.objectName(): one.keys() for one in screen.findChildren(QShortcut)}


@pytest.mark.parametrize("name", BOUND_BY_SCREENS)
def test_every_action_of_the_table_is_bound_by_its_screen_and_follows_a_change_at_once(qtbot, context, name):
    screen = SCREENS[name].make(replace(context, runner=AtOnce()))
    qtbot.addWidget(screen)
    wanted = {one for one in KEYS if meet(one, f"{name}.x") and topic(one) != "window"}

    assert {one: keys for one, keys in bound(screen).items() if one in wanted} == {
        one: sequences(KEYS[one]) for one in wanted
    }

    changed = sorted(wanted)[0]
    context.keys.put(changed, ("F24",))
    assert bound(screen)[changed] == sequences(["F24"])
    screen.leave()


def test_the_window_binds_what_holds_everywhere(qtbot, context):
    window = MainWindow(context)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow() and window.focusWidget() is not None)
    assert {one for one in KEYS if topic(one) == "window"} <= bound(window).keys()

    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Comma, CONTROL)
    assert context.navigator.place.state.screen == "settings"

    context.keys.put("window.decisions", ("F24",))
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_F24)
    assert context.navigator.place.state.screen == "decisions"


def test_keys_that_cannot_be_used_are_told_at_the_start_with_the_way_to_others(qtbot, context):
    path = context.workspace.places.keys
    path.write_text('{"format": "lokas.keys", "version": "1.0", "keys": {"sound.play": ["F13", "Tab"]}}')
    window = MainWindow(replace(context, keys=keys_at(path)))
    qtbot.addWidget(window)
    window.show()
    assert any("sound.play: Tab" in label.text() for label in window.findChildren(QLabel) if label.isVisible())

    way_out = window.trouble.findChild(QPushButton)
    assert way_out.text() == "Changer les touches…"
    way_out.click()

    assert context.navigator.place.state.screen == "keys"
    assert not window.trouble.isVisible()
    assert keys_at(path).trouble is None


def test_keys_of_places_do_nothing_where_no_places_are_shown(qtbot, context):
    window = MainWindow(context)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    context.navigator.go("welcome")
    qtbot.waitUntil(lambda: window.isActiveWindow() and window.focusWidget() is not None)

    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Comma, CONTROL)

    assert context.navigator.place.state.screen == "welcome"


def test_a_pedal_plays_the_sound_while_a_text_is_typed_and_tool_tips_tell_it(qtbot, context):
    context.keys.put("sound.play", ("F13",))
    screen = SCREENS["review"].make(replace(context, runner=AtOnce()))
    qtbot.addWidget(screen)
    screen.show()
    pressed = []
    play = next(one for one in screen.findChildren(QAction) if one.objectName() == "sound.play")
    play.triggered.connect(lambda: pressed.append(True))
    screen.first.setFocus()
    qtbot.waitUntil(screen.first.hasFocus)

    qtbot.keyClick(screen.first, Qt.Key.Key_F13)
    qtbot.keyClick(screen.first, Qt.Key.Key_F5)

    assert pressed == [True]
    assert play.toolTip() == "Lecture ou pause (F13)"
    context.keys.put("sound.play", ("F14",))
    assert play.toolTip() == "Lecture ou pause (F14)"
    screen.leave()


def test_the_buttons_of_a_recording_tell_the_keys_that_hold_now(qtbot, context):
    screen = SCREENS["recording"].make(context)
    qtbot.addWidget(screen)
    context.keys.put("recording.pause", ("F13",))
    context.keys.put("recording.vote", ())

    said = {one.text() for one in screen.findChildren(QPushButton)}
    assert {"Pause (F13)", "Vote"} <= said


def test_ctrl_and_a_number_stay_those_of_the_speakers(context):
    numbered = [key.toString() for number in range(10) for key in speaker_keys(number)]

    assert {context.keys.refusal("review.hear", key) for key in numbered} == {"speakers"}


def test_a_disk_that_is_full_is_told_and_the_old_keys_hold(qtbot, context):
    context.workspace.places.keys.mkdir(parents=True)
    screen = KeysScreen(KeyChoices(context.keys), context.navigator)
    qtbot.addWidget(screen)
    screen.show()
    page = Page(qtbot, screen)
    page.choose("Lecture ou pause")
    page.field.pressed.emit("F13")

    assert page.says("ne peut pas être écrit")
    assert context.keys.held.state == KEYS
