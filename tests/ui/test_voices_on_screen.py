"""Who speaks, on the screen of a text: told apart as a job, corrected with keys alone, and never by colour alone."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QSpinBox

from lokas.documents import document_of
from lokas.jobs import Job, Lane, Notice, Progress, Started
from lokas.speakers import SpeakersHeard
from lokas.speech.speakers.grouping import Grouped, Offer, People
from lokas.types import SpeakerTurn
from lokas_ui.screens import SCREENS
from lokas_ui.viewmodels.navigator import Place
from lokas_ui.widgets.review.alike_panel import AlikePanel
from lokas_ui.widgets.review.transcript_view import TranscriptView
from lokas_ui.widgets.review.voices_panel import VoicesPanel
from tests.helpers.documents import meeting_with, transcript
from tests.helpers.interface import AtOnce
from tests.helpers.voices_heard import mistaken_meeting, true_voices

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
MOST_PRESSES = 60


@pytest.fixture
def screen(qtbot, context):
    made = SCREENS["review"].make(replace(context, runner=AtOnce()))
    qtbot.addWidget(made)
    made.resize(1100, 800)
    made.show()
    yield made
    made.leave()


@pytest.fixture
def opened(qtbot, screen):
    """Opens a meeting and gives the text, which has the keyboard."""

    def open_one(meeting):
        screen.arrive(Place("review", meeting.folder))
        view = screen.findChild(TranscriptView)
        view.setFocus()
        qtbot.waitUntil(view.hasFocus)
        return view

    return open_one


@pytest.fixture
def presses(qtbot):
    """Presses keys where the keyboard is, and counts them."""
    counted = []

    def press(key, modifiers=NONE):
        counted.append(key)
        qtbot.keyClick(QApplication.focusWidget(), key, modifiers)

    press.count = counted
    return press


@pytest.fixture
def said(monkeypatch):
    told = []
    monkeypatch.setattr(TranscriptView, "say", lambda _view, text: told.append(text))
    return told


@pytest.fixture
def lane():
    made = Lane("voices")
    yield made
    made.close()


def button(screen, text):
    return next(one for one in screen.findChildren(QAbstractButton) if one.text() == text and one.isVisibleTo(screen))


def number_of(document, key):
    """The key that gives a line to a speaker."""
    return Qt.Key(Qt.Key.Key_1 + [one.key for one in document.speakers].index(key))


def test_twenty_wrong_lines_are_mended_with_fewer_than_sixty_key_presses(screen, opened, presses, workspace):
    truth = true_voices(90)
    sure, unsure = range(10, 80, 10), range(13, 78, 5)
    wrong = {*sure, *unsure}
    assert len(wrong) == 20
    meeting = mistaken_meeting(workspace.places.meetings, truth, sure=sure, unsure=unsure)
    view = opened(meeting)
    keys = {who: document_of(meeting).segments[at].speaker for at, who in enumerate(truth[:3])}

    def mistaken():
        return [at for at, one in enumerate(view._review.document.segments) if one.speaker != keys[truth[at]]]

    assert set(mistaken()) == wrong
    alike = screen.findChild(AlikePanel)
    while mistaken() and len(presses.count) < MOST_PRESSES:
        presses(Qt.Key.Key_F11)
        presses(number_of(view._review.document, keys[truth[view.place]]), CONTROL)
        if alike.isVisibleTo(screen):
            presses(Qt.Key.Key_J, CONTROL)
            presses(Qt.Key.Key_Return)

    assert mistaken() == []
    assert len(presses.count) < MOST_PRESSES
    screen.leave()
    assert [one.speaker for one in document_of(meeting).segments] == [keys[who] for who in truth]


def test_an_unsure_line_is_told_by_a_question_mark_and_in_words(opened, presses, said, workspace):
    meeting = mistaken_meeting(workspace.places.meetings, true_voices(9), unsure=(4,))
    view = opened(meeting)
    assert view.label(4).shown == "Personne 3\u00a0?"
    assert view.label(3).shown == "Personne 1"

    presses(Qt.Key.Key_F11)
    assert view.place == 4
    assert "Personne 3, ou peut-être Personne 2" in said[-1]
    presses(Qt.Key.Key_Return, CONTROL)
    assert view.label(4).shown == "Personne 3"
    assert said[-1] == "Aucune voix n’est incertaine"


def test_a_line_of_nobody_known_is_not_said_to_be_right(opened, presses, said, workspace):
    meeting = mistaken_meeting(workspace.places.meetings, true_voices(9))
    view = opened(meeting)
    view.go(2)
    presses(Qt.Key.Key_0, CONTROL)
    assert view.label(2).shown == "?"
    presses(Qt.Key.Key_F11)
    presses(Qt.Key.Key_Return, CONTROL)
    assert "attribuez-la" in said[-1]
    assert view.label(2).shown == "?"


def test_lines_that_sound_alike_are_shown_first_and_given_only_on_yes(screen, opened, presses, workspace):
    meeting = mistaken_meeting(workspace.places.meetings, true_voices(30), sure=(6, 9, 12), unsure=(3,))
    view = opened(meeting)
    before = [one.speaker for one in view._review.document.segments]
    presses(Qt.Key.Key_F11)
    presses(number_of(view._review.document, before[0]), CONTROL)
    panel = screen.findChild(AlikePanel)
    assert panel.isVisibleTo(screen)
    assert any("3 autres lignes" in one.text() for one in panel.findChildren(QLabel))
    assert [one.speaker for one in view._review.document.segments][4:] == before[4:]

    presses(Qt.Key.Key_J, CONTROL)
    panel._lines.item(0).setCheckState(Qt.CheckState.Unchecked)
    presses(Qt.Key.Key_Return)
    given = [at for at in (6, 9, 12) if view._review.document.segments[at].speaker == before[0]]
    assert len(given) == 2
    assert not panel.isVisibleTo(screen)
    assert view.hasFocus()

    presses(Qt.Key.Key_Z, CONTROL)
    assert [one.speaker for one in view._review.document.segments][4:] == before[4:]


def test_escape_leaves_the_lines_that_sound_alike_as_they_are(screen, opened, presses, workspace):
    meeting = mistaken_meeting(workspace.places.meetings, true_voices(30), sure=(6, 9), unsure=(3,))
    view = opened(meeting)
    presses(Qt.Key.Key_F11)
    presses(number_of(view._review.document, view._review.document.segments[0].speaker), CONTROL)
    after = view._review.document
    presses(Qt.Key.Key_J, CONTROL)
    presses(Qt.Key.Key_Escape)
    assert view._review.document is after
    assert view.hasFocus()


def test_from_a_line_on_a_speaker_is_somebody_else(screen, opened, qtbot, workspace):
    meeting = mistaken_meeting(workspace.places.meetings, true_voices(9))
    view = opened(meeting)
    view.go(3)
    button(screen, "Désormais, quelqu’un d’autre…").click()
    field = next(one for one in screen.findChildren(QLineEdit) if one.isVisibleTo(screen) and one.hasFocus())
    qtbot.keyClicks(field, "Max")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert [view.label(at).name for at in (0, 3, 6)] == ["Personne 1", "Max", "Max"]


def test_the_names_of_those_who_are_there_are_listed_by_the_arrow_down(screen, opened, qtbot, workspace):
    meeting = mistaken_meeting(workspace.places.meetings, true_voices(9))
    meeting.update(lambda facts: replace(facts, people=("Ève", "Zoé")))
    view = opened(meeting)
    view.rename()
    field = next(one for one in screen.findChildren(QLineEdit) if one.isVisibleTo(screen) and one.hasFocus())
    qtbot.keyClick(field, Qt.Key.Key_Down)
    model = field.completer().completionModel()
    listed = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert listed == ["Personne 1", "Personne 2", "Personne 3", "Ève", "Zoé"]


HEARD = tuple(SpeakerTurn(500 + 1000 * at, 1500 + 1000 * at, f"v{1 + at % 2}") for at in range(20))


@pytest.fixture
def hears(monkeypatch, workspace, lane):
    """A workspace whose pair is here and hears what it is told; gives what was asked for."""
    asked = []

    def hear(request):
        def work(emit, token):
            emit(Started("AG", 20_000))
            emit(Progress(10_000, 20_000))
            token.check()
            return SpeakersHeard(Grouped(HEARD, (Offer("v2", "v1", 4_000, 0.4),)), {})

        asked.append(request)
        return Job(lane, work)

    monkeypatch.setattr(type(workspace), "hear_speakers", lambda _workspace, request: hear(request))
    return asked


@pytest.fixture
def without_speakers(workspace):
    made = transcript("le budget est voté", "à l'unanimité", "merci", "la séance est levée")
    return meeting_with(workspace.places.meetings, "AG", made, people=("Ève", "Zoé", "Max"))


def test_voices_are_told_apart_in_one_edit_that_is_taken_back(screen, opened, presses, hears, without_speakers):
    view = opened(without_speakers)
    button(screen, "Distinguer les voix…").click()
    panel = screen.findChild(VoicesPanel)
    panel._voices.state.set(replace(panel._voices.state.state, ready=True))
    button(screen, "Distinguer").click()

    assert hears[0].people == People(2, 3)
    assert hears[0].leaning == "even"
    assert {view.label(at).name for at in range(4)} == {"Personne 1", "Personne 2"}
    assert any("2 personnes parlent" in one.text() for one in panel.findChildren(QLabel))
    view.setFocus()
    presses(Qt.Key.Key_Z, CONTROL)
    assert {view.label(at).name for at in range(4)} == {""}


def test_who_spoke_little_is_offered_to_be_merged_and_not_merged(screen, opened, hears, without_speakers):
    view = opened(without_speakers)
    panel = screen.findChild(VoicesPanel)
    button(screen, "Distinguer les voix…").click()
    panel._voices.state.set(replace(panel._voices.state.state, ready=True))
    button(screen, "Distinguer").click()
    assert len(view._review.document.speakers) == 2
    assert (
        panel._offers.item(0).text()
        == "«\u00a0Personne 2\u00a0» ne parle que 0:04 et ressemble surtout à «\u00a0Personne 1\u00a0»"
    )

    button(screen, "La même personne").click()
    assert len(view._review.document.speakers) == 1
    assert not panel._offers.isVisibleTo(screen)


def test_what_a_person_knows_of_the_number_is_asked_for(screen, opened, hears, without_speakers):
    opened(without_speakers)
    button(screen, "Distinguer les voix…").click()
    panel = screen.findChild(VoicesPanel)
    panel._voices.state.set(replace(panel._voices.state.state, ready=True))
    known, leaning = panel.findChildren(QComboBox)
    known.setCurrentIndex(known.findData("exactly"))
    least, most = panel.findChildren(QSpinBox)
    least.setValue(5)
    leaning.setCurrentIndex(leaning.findData("merges"))
    assert not most.isVisibleTo(screen)
    button(screen, "Distinguer").click()
    assert (hears[0].people, hears[0].leaning) == (People(5, 5), "merges")


def test_without_a_pair_the_panel_leads_to_the_models(screen, opened, context, without_speakers):
    opened(without_speakers)
    button(screen, "Distinguer les voix…").click()
    assert any(
        "un modèle" in one.text()
        for one in screen.findChild(VoicesPanel).findChildren(QLabel)
        if one.isVisibleTo(screen)
    )
    button(screen, "Choisir un modèle…").click()
    assert context.navigator.place.state.screen == "models"


def test_where_nobody_was_heard_the_text_stays_and_that_is_said(
    screen, opened, monkeypatch, lane, workspace, without_speakers
):
    def work(emit, _token):
        emit(Notice("speakers.nobody", {"path": "AG"}))
        return SpeakersHeard(Grouped((), ()), {})

    monkeypatch.setattr(type(workspace), "hear_speakers", lambda _workspace, _request: Job(lane, work))
    view = opened(without_speakers)
    before = view._review.document
    button(screen, "Distinguer les voix…").click()
    panel = screen.findChild(VoicesPanel)
    panel._voices.state.set(replace(panel._voices.state.state, ready=True))
    button(screen, "Distinguer").click()
    assert any("Aucune voix" in one.text() for one in panel.findChildren(QLabel))
    assert view._review.document is before
