"""The text read aloud before a recording: whole, short, filled in, and kept with what was answered."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

import pytest

from lokas.consent import Consent, Objection, consent_text, voice_consent_text
from lokas.meeting import Meeting

EVENING = dt.datetime(2026, 3, 14, 18, 30, tzinfo=dt.timezone(dt.timedelta(hours=1)))
LANGUAGES = ("fr", "en")
WORDS_PER_MINUTE = 130
"""A slow pace of reading aloud."""


@pytest.mark.parametrize("days", [None, 0, 1, 30])
@pytest.mark.parametrize("purpose", ["", "PURPOSE"])
@pytest.mark.parametrize("association", ["", "Les Amis du Bois"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_is_whole_and_read_in_three_quarters_of_a_minute(language, association, purpose, days):
    text = consent_text(language, association, purpose, days)

    assert association in text
    assert purpose in text
    assert not re.search(r"[{}\n\\]|  ", text)
    assert text == text.strip()
    assert text[-1] == "?"
    assert 55 <= len(re.findall(r"[\w'’-]+", text)) <= 95
    assert len(text.split()) <= WORDS_PER_MINUTE * 0.75


@pytest.mark.parametrize("language", LANGUAGES)
def test_how_long_the_sound_is_kept_is_said(language):
    texts = [consent_text(language, "", "", days) for days in (None, 0, 1, 30)]

    assert len(set(texts)) == 4
    assert [bool(re.search(r"\d", text)) for text in texts] == [False, False, False, True]
    assert " 30 " in texts[-1]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", ("enregistré", "compte rendu", "effacé", "opposer", "sans donner de raison", "pause")),
        ("en", ("recorded", "minutes", "deleted", "object", "without giving a reason", "pause")),
    ],
)
def test_who_why_how_long_and_the_right_to_object_are_in_it(language, words):
    text = consent_text(language, "", "", 30)

    assert all(word in text for word in words)


def test_french_keeps_its_question_mark_with_its_word():
    assert consent_text("fr", "", "", None).endswith("\u00a0?")
    assert not re.search(r"(?<!\u00a0)[:;!?]", consent_text("fr", "", "", None))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "fr",
            (
                "votre voix",
                "une seule chose",
                "ne quitte pas",
                "sauvegarde",
                "refuser sans donner de raison",
                "effacer",
            ),
        ),
        ("en", ("your voice", "one purpose", "does not leave", "backup", "refuse without giving a reason", "erased")),
    ],
)
def test_who_is_asked_for_their_voice_hears_why_where_and_how_it_is_erased(language, words):
    text = voice_consent_text(language, "", "Éloïse {name}")

    assert text.startswith("Éloïse {name}, ")
    assert all(word in text for word in words)
    assert not re.search(r"[\n\\]|  ", text)
    assert text[-1] == "?"
    assert len(text.split()) <= WORDS_PER_MINUTE * 0.75
    assert language == "en" or not re.search(r"(?<!\u00a0)[:;!?]", text)


def test_a_name_with_braces_is_a_name():
    assert "{kept}" in consent_text("fr", "{kept}", "", 30)


def test_what_was_read_and_objected_is_kept_with_its_time(tmp_path):
    meeting = Meeting.create(tmp_path, "AG", EVENING)
    text = consent_text("fr", "Les Amis du Bois", "", 30)

    meeting.update(lambda facts: replace(facts, consent=Consent(text)))
    assert meeting.facts.consent == Consent(text)
    assert meeting.facts.consent.read_at is None

    later = EVENING + dt.timedelta(minutes=2)
    meeting.update(lambda facts: replace(facts, consent=facts.consent.read(EVENING)))
    meeting.update(lambda facts: replace(facts, consent=facts.consent.objected("Pas ma voix.", later)))
    meeting.update(lambda facts: replace(facts, consent=facts.consent.objected("Ni la mienne.", later, "Zoé")))

    objections = (Objection("Pas ma voix.", "", later), Objection("Ni la mienne.", "Zoé", later))
    assert meeting.facts.consent == Consent(text, EVENING, objections)
