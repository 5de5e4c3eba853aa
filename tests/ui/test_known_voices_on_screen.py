"""Known voices in the window: a switch that is off at first, consent before anything is kept, names taken on yes."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QLineEdit, QListWidget, QMessageBox

from lokas.consent import VOICE_TEXT
from lokas.documents import document_of, open_document
from lokas.known_voices import SETTING, VoiceConsent
from lokas.meeting import moments
from lokas.speech.speakers.keeping import write_voices
from lokas.text.document import RenameSpeaker
from lokas_ui.screens import SCREENS
from lokas_ui.viewmodels.navigator import Place
from lokas_ui.viewmodels.voices_kept import known_voices
from lokas_ui.widgets.reading_text import ReadingText
from lokas_ui.widgets.review.consent_dialog import ConsentDialog
from lokas_ui.widgets.review.speakers import SpeakersPage
from lokas_ui.widgets.settings.voices_part import VoicesPart
from tests.helpers.interface import AtOnce
from tests.helpers.voices_heard import CALLED, mistaken_meeting, true_voices, voices_of

AGREED = VoiceConsent(moments.now(), VOICE_TEXT, "Zoé")


@pytest.fixture
def shown(qtbot, context):
    """Makes a screen, and shows it."""
    made = []

    def show(name, folder=None):
        screen = SCREENS[name].make(replace(context, runner=AtOnce()))
        qtbot.addWidget(screen)
        screen.resize(1100, 800)
        screen.show()
        screen.arrive(Place(name, folder))
        made.append(screen)
        return screen

    yield show
    for screen in made:
        screen.leave()


def heard(workspace, title):
    """A meeting of three people whose voices were told apart."""
    truth = true_voices(60)
    meeting = mistaken_meeting(workspace.places.meetings, truth, title=title)
    write_voices(meeting.voices, voices_of(document_of(meeting).segments, truth), {"model": "tons"})
    return meeting


@pytest.fixture
def remembered(context, workspace):
    """Éloïse and Karim are known from another meeting."""
    context.settings.put(SETTING, True)
    known, meeting = known_voices(workspace, context.settings), heard(workspace, "AG")
    with open_document(meeting) as file:
        for speaker, name in (("s1", "Éloïse"), ("s2", "Karim")):
            file.do(RenameSpeaker(speaker, name))
        for speaker in ("s1", "s2"):
            known.remember(meeting, file.document, speaker, CALLED, AGREED)
    return known


def button(screen, text, kind=QAbstractButton):
    return next(one for one in screen.findChildren(kind) if one.text() == text)


def lines(widget):
    found = widget.findChild(QListWidget)
    return [found.item(at).text() for at in range(found.count())]


def test_the_switch_is_off_and_nothing_is_offered_before_it_is_on(shown, workspace):
    assert not button(shown("settings"), "Retenir les voix d'une réunion à l'autre", QCheckBox).isChecked()
    page = shown("review", heard(workspace, "AG").folder).findChild(SpeakersPage)
    assert not button(page, "Retenir cette voix…").isVisibleTo(page)


def test_the_settings_list_who_agreed_and_erase_one(shown, remembered):
    part = shown("settings").findChild(VoicesPart)
    assert [one.partition(" — ")[0] for one in lines(part)] == ["Karim", "Éloïse"]
    assert "demandé par Zoé" in lines(part)[0]
    part.findChild(QListWidget).setCurrentRow([one.startswith("Karim") for one in lines(part)].index(True))
    button(part, "Effacer cette voix").click()

    assert [one.name for one in remembered.listed()] == ["Éloïse"]
    assert len(lines(part)) == 1


def test_all_are_erased_after_one_question_also_with_the_switch_off(shown, remembered, context, qtbot):
    context.settings.put(SETTING, False)
    part = shown("settings").findChild(VoicesPart)
    button(part, "Tout effacer…").click()
    assert len(remembered.listed()) == 2
    box = part.findChild(QMessageBox)
    button(box, "Effacer").click()

    qtbot.waitUntil(lambda: not remembered.listed())
    assert "Aucune voix n'est gardée." in {one.text() for one in part.findChildren(QLabel) if one.isVisibleTo(part)}


def test_a_damaged_file_is_told_and_can_be_erased(shown, workspace, qtbot):
    workspace.places.voices.write_text("abîmé", encoding="utf-8")
    part = shown("settings").findChild(VoicesPart)
    erase = button(part, "Tout effacer…")
    assert erase.isVisibleTo(part)
    erase.click()
    button(part.findChild(QMessageBox), "Effacer").click()

    assert not workspace.places.voices.exists()


def test_a_voice_is_remembered_only_once_the_box_says_that_they_agreed(shown, context, workspace):
    context.settings.put(SETTING, True)
    meeting = heard(workspace, "AG")
    with open_document(meeting) as file:
        file.do(RenameSpeaker("s1", "Éloïse"))
    page = shown("review", meeting.folder).findChild(SpeakersPage)
    page.lines.setCurrentRow(0)
    button(page, "Retenir cette voix…").click()
    dialog = page.findChild(ConsentDialog)

    assert "Éloïse, acceptez-vous" in dialog.findChild(ReadingText).toPlainText()
    assert not dialog.remember.isEnabled()
    dialog.read.setChecked(True)
    dialog.findChild(QLineEdit).setText("Zoé")
    dialog.remember.click()
    (voice,) = known_voices(workspace, context.settings).listed()
    assert (voice.name, voice.consent.asked_by, voice.consent.text) == ("Éloïse", "Zoé", VOICE_TEXT)
    assert any("Voix retenue\u00a0: Éloïse" in one.text() for one in page.findChildren(QLabel))


def test_who_has_no_name_yet_gets_one_before_they_are_asked(shown, context, workspace):
    context.settings.put(SETTING, True)
    page = shown("review", heard(workspace, "AG").folder).findChild(SpeakersPage)
    page.lines.setCurrentRow(0)
    button(page, "Retenir cette voix…").click()

    assert page.findChild(ConsentDialog) is None
    assert any("n'a pas encore de nom" in one.text() for one in page.findChildren(QLabel))


def test_a_likely_name_is_shown_and_taken_on_yes_and_can_be_taken_back(shown, workspace, remembered):
    meeting = heard(workspace, "CA")
    page = shown("review", meeting.folder).findChild(SpeakersPage)
    assert lines(page) == ["Personne 1, peut-être Éloïse", "Personne 2, peut-être Karim", "Personne 3"]
    page.lines.setCurrentRow(0)
    assert document_of(meeting).name_of("s1") == "Personne 1"
    button(page, "Prendre le nom Éloïse").click()

    assert lines(page)[0] == "Éloïse"
    page._review.undo()
    assert lines(page)[0] == "Personne 1, peut-être Éloïse"
