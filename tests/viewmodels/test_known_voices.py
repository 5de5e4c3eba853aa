"""Known voices as view-models: what was asked for is done in a lane, and nothing is compared where it is off."""

import pytest

from lokas.consent import VOICE_TEXT
from lokas.documents import document_of, open_document
from lokas.known_voices import SETTING, VoiceConsent
from lokas.meeting import moments
from lokas.settings import Settings
from lokas.speech.speakers.keeping import write_voices
from lokas.text.document import RenameSpeaker
from lokas_ui.viewmodels.recognised import Recognising
from lokas_ui.viewmodels.transcript import Review
from lokas_ui.viewmodels.voices_kept import VoicesKept, known_voices
from tests.helpers.interface import AtOnce
from tests.helpers.voices_heard import CALLED, mistaken_meeting, true_voices, voices_of


@pytest.fixture
def settings(room):
    made = Settings(room.places.settings)
    made.put(SETTING, True)
    return made


@pytest.fixture
def review(room):
    made = Review(room, AtOnce())
    yield made
    made.close()


@pytest.fixture
def recognising(review, room, settings):
    return Recognising(review, room, AtOnce(), settings, lambda: CALLED)


def heard(room, title):
    truth = true_voices(60)
    meeting = mistaken_meeting(room.places.meetings, truth, title=title)
    write_voices(meeting.voices, voices_of(document_of(meeting).segments, truth), {"model": "tons"})
    return meeting


def named(meeting, speaker, name):
    with open_document(meeting) as file:
        file.do(RenameSpeaker(speaker, name))
    return meeting


@pytest.fixture
def remembered(room, settings):
    meeting = named(heard(room, "AG"), "s1", "Éloïse")
    consent = VoiceConsent(moments.now(), VOICE_TEXT, "Zoé")
    known_voices(room, settings).remember(meeting, document_of(meeting), "s1", CALLED, consent)


def test_a_name_is_likely_until_it_is_taken(recognising, review, room, remembered):
    review.open(heard(room, "CA").folder)
    assert recognising.state.state.perhaps == (("s1", "Éloïse"),)
    assert recognising.take("s1")
    assert (review.document.name_of("s1"), recognising.state.state.perhaps) == ("Éloïse", ())
    assert not recognising.take("s2")


def test_nothing_is_compared_where_it_is_off(recognising, review, room, remembered, settings):
    settings.put(SETTING, False)
    review.open(heard(room, "CA").folder)
    assert (recognising.state.state.on, recognising.state.state.perhaps) == (False, ())
    settings.put(SETTING, True)
    recognising.look()
    assert recognising.state.state.name_for("s1") == "Éloïse"


def test_who_agreed_is_remembered_with_who_asked(recognising, review, room, settings):
    review.open(named(heard(room, "AG"), "s1", "Éloïse").folder)
    recognising.remember("s1", "Zoé")

    assert recognising.state.state.remembered == "Éloïse"
    kept = VoicesKept(room, AtOnce(), settings)
    kept.refresh()
    assert [(one.name, one.asked_by) for one in kept.state.state.voices] == [("Éloïse", "Zoé")]


def test_why_a_voice_was_not_remembered_is_told(recognising, review, room):
    review.open(heard(room, "AG").folder)
    assert not recognising.may_ask("s1")
    assert recognising.state.state.trouble.code == "voices.no_name"
    review.rename("s1", "Zoé")
    assert recognising.may_ask("s1")
    review.state.state.meeting.voices.unlink()
    recognising.remember("s1", "")
    assert recognising.state.state.trouble.code == "voices.not_heard"


def test_voices_that_cannot_be_read_are_told_and_erased(room, settings, recognising, review):
    room.places.voices.write_text("abîmé", encoding="utf-8")
    review.open(heard(room, "AG").folder)
    kept = VoicesKept(room, AtOnce(), settings)
    kept.refresh()
    assert kept.state.state.trouble.code == recognising.state.state.trouble.code == "voices.damaged"
    kept.forget_all()
    assert kept.state.state == type(kept.state.state)()


def test_one_voice_is_erased_by_its_name(room, settings, remembered):
    kept = VoicesKept(room, AtOnce(), settings)
    kept.forget("Éloïse")
    assert kept.state.state.voices == ()
    kept.forget("Éloïse")
    assert kept.state.state.trouble.code == "voices.unknown"
