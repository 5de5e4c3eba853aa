"""The screen of a text: doubts, speakers, marks, find and replace, and the sound that goes with it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QKeyCombination, QLocale, Qt
from PySide6.QtGui import QAccessible, QAction, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QLineEdit, QListWidget, QToolButton

from lokas.documents import document_of
from lokas_ui.screens import SCREENS
from lokas_ui.viewmodels.navigator import Place
from lokas_ui.widgets.keys import portable, speaker_keys
from lokas_ui.widgets.review import screen as review_screen
from lokas_ui.widgets.review.sound_labels import stretches
from lokas_ui.widgets.review.transcript_view import TranscriptView
from lokas_ui.widgets.review.voices import COLOURS, colour_of, readable_on
from lokas_ui.widgets.times import clock
from tests.helpers.documents import meeting_with, transcript
from tests.helpers.interface import AtOnce

SAID = ("le budget est voté", "à l'unanimité", "merci Berot", "la séance est levée")
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def meeting(workspace):
    made = transcript(*SAID, speakers=("Zoé", "Zoé", "Max", "Max"))

    def doubted(segment, at):
        words = list(segment.words)
        words[at] = replace(words[at], confidence=0.2)
        return replace(segment, words=tuple(words))

    first, second, third, last = made.segments
    made = replace(made, segments=(doubted(first, 1), second, doubted(third, 1), last))
    return meeting_with(workspace.places.meetings, "AG", made, people=("Ève",))


@pytest.fixture
def screen(qtbot, context):
    made = SCREENS["review"].make(replace(context, runner=AtOnce()))
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    yield made
    made.leave()


@pytest.fixture
def view(qtbot, screen, meeting):
    screen.arrive(Place("review", meeting.folder))
    found = screen.findChild(TranscriptView)
    found.setFocus()
    qtbot.waitUntil(found.hasFocus)
    return found


@pytest.fixture
def said(monkeypatch):
    """What was told to those who listen to the screen."""
    told = []
    monkeypatch.setattr(TranscriptView, "say", lambda _view, text: told.append(text))
    return told


def press(qtbot, key, modifiers=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget(), key, modifiers)


def button(screen, text, kind=QAbstractButton):
    return next(one for one in screen.findChildren(kind) if one.text() == text and one.isVisibleTo(screen))


def texts_of(view):
    return view.toPlainText().split("\n")


def test_the_screen_opens_at_the_moment_it_is_asked_for(screen, meeting):
    segment = transcript(*SAID).segments[3]
    screen.arrive(Place("review", meeting.folder, segment.words[2].start_ms))

    view = screen.findChild(TranscriptView)
    assert (view.place, view.word) == (3, 2)


def test_it_opens_again_where_it_was_left(context, screen, meeting, view):
    view.go(2, 6)
    context.whereabouts.note(Place("review", meeting.folder), screen.at_ms)
    screen.leave()
    assert view.toPlainText() == ""
    assert screen.at_ms is None

    screen.arrive(Place("review", meeting.folder))
    assert (view.place, view.word) == (2, 1)


def test_whoever_comes_back_is_where_they_left_and_not_where_they_had_asked_to_begin(context, screen, meeting):
    asked = Place("review", meeting.folder, transcript(*SAID).segments[3].start_ms)
    screen.arrive(asked)
    screen.findChild(TranscriptView).go(1)
    context.whereabouts.note(asked, screen.at_ms)
    screen.leave()

    screen.arrive(asked)

    assert screen.findChild(TranscriptView).place == 1


def test_what_is_typed_is_kept_when_the_screen_is_left(qtbot, screen, meeting, view):
    view.go(1)
    qtbot.keyClicks(view, "oui ")
    screen.leave()

    assert document_of(meeting).segments[1].text == "oui à l'unanimité"


def test_a_key_leads_from_doubt_to_doubt_and_another_says_that_it_is_right(qtbot, screen, view, said):
    press(qtbot, Qt.Key.Key_F8)
    assert view.textCursor().selectedText() == "budget"
    assert said[-1] == "budget, Zoé, 0:00, douteux"

    press(qtbot, Qt.Key.Key_Return, CONTROL)
    assert view.textCursor().selectedText() == "Berot"
    press(qtbot, Qt.Key.Key_Return, CONTROL)
    assert said[-1] == "Aucun doute"
    assert texts_of(view) == list(SAID)
    press(qtbot, Qt.Key.Key_F8, SHIFT)
    assert said[-1] == "Aucun doute"


def test_a_key_says_when_this_very_word_is_said_and_not_only_its_line(qtbot, view, said):
    first = view._review.document.segments[0]
    view.go(0, len("le budget est "))
    press(qtbot, Qt.Key.Key_I, CONTROL)

    assert clock(first.words[3].start_ms) != clock(first.start_ms)
    assert said[-1] == f"Zoé, {clock(first.words[3].start_ms)}"
    assert view.accessibleDescription() == f"Zoé, {clock(first.start_ms)}"


def test_one_key_gives_the_line_to_a_speaker_or_to_nobody(qtbot, view, said):
    view.go(0)
    press(qtbot, Qt.Key.Key_2, CONTROL)
    assert view.label(0).name == "Max"
    assert said[-1] == "Max"

    press(qtbot, Qt.Key.Key_0, CONTROL)
    assert view.label(0).name == ""


def test_one_key_more_names_somebody_new_from_those_who_were_there(qtbot, view):
    view.go(1)
    press(qtbot, Qt.Key.Key_3, CONTROL)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.completer().model().stringList() == ["Zoé", "Max", "Ève"]

    field.setText("Ève")
    press(qtbot, Qt.Key.Key_Return)
    assert [view.label(place).name for place in range(3)] == ["Zoé", "Ève", "Max"]


def test_enter_takes_the_name_and_does_nothing_to_the_text_behind_it(qtbot, view, said):
    view.go(1)
    press(qtbot, Qt.Key.Key_3, CONTROL)
    QApplication.focusWidget().setText("Ève")
    press(qtbot, Qt.Key.Key_Return)

    assert view.hasFocus()
    assert texts_of(view) == list(SAID)
    assert "Nouveau paragraphe" not in said


def test_the_lists_beside_the_text_name_speakers_marks_and_what_is_hidden(qtbot, screen, view):
    named = {one.accessibleName(): one for one in screen.findChildren(QListWidget)}
    speakers, marks, hidden = named["Personnes"], named["Repères"], named["Masqué"]

    def lines(widget):
        return [widget.item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(widget.count())]

    assert lines(speakers) == ["1, Zoé, 2 lignes", "2, Max, 2 lignes"]
    view.go(2)
    press(qtbot, Qt.Key.Key_D, CONTROL | SHIFT)
    assert lines(marks) == ["0:03  Décision"]
    assert view.label(2).told == "Max, 0:03, Décision"
    view.go(2, 6, 11)
    view.hide_name()
    assert lines(hidden) == ["Nom\u00a0: Berot"]


def test_a_person_who_was_named_twice_is_one_again(screen, view):
    speakers = next(one for one in screen.findChildren(QListWidget) if one.accessibleName() == "Personnes")
    speakers.setCurrentRow(1)
    menu = button(screen, "Est la même que").menu()
    menu.aboutToShow.emit()
    (zoe,) = menu.actions()
    zoe.trigger()

    assert speakers.count() == 1
    assert view.label(3).name == "Zoé"


def test_what_was_heard_is_told_and_comes_back(qtbot, screen, view):
    view.go(2)
    qtbot.keyClicks(view, "oh ")
    view.commit()
    view.go(2)
    assert "Entendu\u00a0: «\u00a0merci Berot\u00a0»" in screen._here.text()

    press(qtbot, Qt.Key.Key_D, CONTROL)
    assert texts_of(view)[2] == "merci Berot"


def test_places_are_seen_and_chosen_before_they_are_replaced(qtbot, screen, view):
    press(qtbot, Qt.Key.Key_H, CONTROL)
    find, by = (one for one in screen.findChildren(QLineEdit) if one.isVisible())
    find.setText("est")
    by.setText("fut")
    places = next(one for one in screen.findChildren(QListWidget) if one.accessibleName() == "Endroits trouvés")
    qtbot.waitUntil(lambda: places.count() == 2 and "→" in places.item(0).text())
    assert places.item(0).text() == "0:01  le budget [est → fut] voté"

    places.item(0).setCheckState(Qt.CheckState.Unchecked)
    button(screen, "Remplacer à 1 endroit").click()
    assert texts_of(view)[0] == SAID[0]
    assert texts_of(view)[3] == "la séance fut levée"
    qtbot.keyClick(find, Qt.Key.Key_Escape)
    assert view.hasFocus()
    assert not places.isVisible()


def test_the_next_place_is_selected_in_the_text(qtbot, screen, view):
    press(qtbot, Qt.Key.Key_F, CONTROL)
    qtbot.keyClicks(QApplication.focusWidget(), "est")
    press(qtbot, Qt.Key.Key_Return)
    assert view.textCursor().selectedText() == "est"
    first = view.place
    press(qtbot, Qt.Key.Key_F3)

    assert view.textCursor().selectedText() == "est"
    assert {first, view.place} == {0, 3}


def test_the_glossary_suggests_and_one_button_takes_it(qtbot, screen, view, workspace):
    workspace.places.glossary.write_text("Bérault = Berot\n", encoding="utf-8")
    press(qtbot, Qt.Key.Key_G, CONTROL)
    button(screen, "Remplacer à 1 endroit").click()

    assert texts_of(view)[2] == "merci Bérault"


def test_the_text_is_reviewed_when_a_person_says_so(screen, view, meeting):
    button(screen, "Tout est relu", QCheckBox).click()

    assert meeting.facts.reviewed is not None


def test_a_meeting_without_text_leads_to_its_transcription(screen, meeting, context):
    meeting.transcript.unlink()
    screen.arrive(Place("review", meeting.folder))
    button(screen, "Transcrire").click()

    assert context.navigator.place.state == Place("queue", meeting.folder)


def test_every_control_has_a_name_and_every_key_only_one_meaning(screen, view):
    unnamed = [one for one in screen.findChildren(QAbstractButton) if not (one.text() or one.accessibleName())]
    assert not [one for one in unnamed if one.isVisible() and not one.objectName().startswith("qt_")]

    keys = [key for action in screen.findChildren(QAction) for key in portable(action.shortcuts())]
    assert len(keys) > 40
    assert len(keys) == len(set(keys))


def test_a_screen_reader_says_the_name_of_a_button_once_and_its_key(screen, view):
    find = next(one for one in screen.findChildren(QToolButton) if one.text() == "Chercher")
    told = QAccessible.queryAccessibleInterface(find)

    assert told.text(QAccessible.Text.Name) == "Chercher"
    assert told.text(QAccessible.Text.Description) == "Ctrl+F"


def test_numbers_need_no_shift_on_a_french_keyboard(monkeypatch):
    monkeypatch.setattr(QLocale, "system", lambda: QLocale(QLocale.Language.French))
    assert QKeySequence(QKeyCombination(CONTROL, Qt.Key.Key_Eacute)) in speaker_keys(2)
    assert len(speaker_keys(0)) == 2


def test_who_speaks_is_told_in_stretches(view):
    found = list(stretches(view._review.document))

    assert [(one.number, one.name) for one in found] == [(0, "Zoé"), (1, "Max")]


def test_numbers_are_readable_on_the_colours_of_speakers():
    assert {readable_on(colour_of(at)).name() for at in range(len(COLOURS))} == {"#000000", "#ffffff"}
    assert colour_of(len(COLOURS)) == colour_of(0)


def test_the_tab_key_goes_through_the_screen_as_it_is_read(qtbot, screen, view):
    view.go(0)
    order, at = [], screen.nextInFocusChain()
    while at is not screen:
        if at.isVisible() and at.focusPolicy() & Qt.FocusPolicy.TabFocus:
            order.append(at)
        at = at.nextInFocusChain()
    names = [one.accessibleName() or getattr(one, "text", str)() for one in order]
    wanted = ["Réunions", "Tout est relu", "Partager", "Texte de la réunion", "Le texte suit le son", "Personnes"]

    assert [name for name in names if name in wanted] == wanted


def test_where_there_is_little_room_the_text_has_all_of_it(qtbot, screen, view, monkeypatch):
    people = next(one for one in screen.findChildren(QListWidget) if one.accessibleName() == "Personnes")
    letter = screen.fontMetrics().averageCharWidth()
    screen.resize(letter * 2 * review_screen.BOTH_LETTERS, 600)
    qtbot.waitUntil(people.isVisible)
    # Not by making it narrower: how narrow it can be depends on the letters that a computer has.
    monkeypatch.setattr(review_screen, "BOTH_LETTERS", 3 * review_screen.BOTH_LETTERS)
    screen.resize(screen.width() + 1, 600)
    qtbot.waitUntil(lambda: not people.isVisible())

    view.setFocus()
    press(qtbot, Qt.Key.Key_B, CONTROL)
    assert people.isVisible()
    press(qtbot, Qt.Key.Key_B, CONTROL)
    assert not people.isVisible()
    assert view.hasFocus()


def test_what_a_person_looks_for_is_no_edit_and_ends_with_the_panel(qtbot, screen, view):
    view.go(0, 3, 9)
    press(qtbot, Qt.Key.Key_F, CONTROL)
    field = QApplication.focusWidget()
    assert field.text() == "budget"
    press(qtbot, Qt.Key.Key_Escape)

    assert view.hasFocus()
    assert screen._review.state.state.undoable is None


def test_the_line_of_the_cursor_is_heard_again_and_again_until_the_key_is_pressed_anew(qtbot, screen, view, said):
    segment = screen._review.document.segments[2]
    view.go(2)
    press(qtbot, Qt.Key.Key_L, CONTROL)
    assert screen._playback.state.state.loop == (segment.start_ms, segment.end_ms)
    press(qtbot, Qt.Key.Key_L, CONTROL)

    assert screen._playback.state.state.loop is None
    assert said[-2:] == ["La ligne est répétée", "La suite est lue"]


def test_what_is_selected_over_several_lines_is_marked_from_its_first_word_to_its_last(view):
    first, _, third, _ = view._review.document.segments
    cursor = view.textCursor()
    cursor.setPosition(3)
    cursor.setPosition(view.document().findBlockByNumber(2).position() + 4, cursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)

    assert view.span == (first.words[1].start_ms, third.words[0].end_ms)
