"""`lokas speakers voices`, `remember` and `forget`: agreed to, listed, proposed and erased from the command line."""

from __future__ import annotations

import json

import pytest

from lokas.documents import document_of, open_document
from lokas.known_voices import SETTING
from lokas.settings import Settings
from lokas.speech.speakers.keeping import write_voices
from lokas.text.document import RenameSpeaker
from tests.helpers.command import CommandLine
from tests.helpers.voices_heard import mistaken_meeting, true_voices, voices_of


@pytest.fixture
def lokas(monkeypatch, capsys, tmp_path):
    return CommandLine(monkeypatch, capsys, tmp_path)


@pytest.fixture
def meeting(tmp_path):
    """Éloïse and two others, heard with a pair called "tons"."""
    truth = true_voices(60)
    made = mistaken_meeting(tmp_path / "meetings", truth, title="Été : budget")
    write_voices(made.voices, voices_of(document_of(made).segments, truth), {"model": "tons"})
    with open_document(made) as file:
        file.do(RenameSpeaker("s1", "Éloïse"))
    return made


@pytest.fixture
def turned_on(lokas):
    assert lokas("speakers", "voices", "--on").code == 0


def test_it_is_off_at_first_and_says_how_to_turn_it_on(lokas, meeting):
    told, refused = lokas("speakers", "voices"), lokas("speakers", "remember", "budget", "Éloïse", "--consent")

    assert "No voice is remembered or compared" in told.out
    assert (refused.code, "lokas speakers voices --on" in refused.err) == (2, True)


def test_it_is_turned_on_and_off(lokas, tmp_path):
    assert "may be remembered" in lokas("speakers", "voices", "--on").out
    assert Settings(tmp_path / "settings.json")[SETTING] is True
    assert "No voice" in lokas("speakers", "voices", "--off").out
    assert Settings(tmp_path / "settings.json")[SETTING] is False


def test_without_consent_the_text_to_read_is_shown_in_both_languages(lokas, meeting, turned_on, tmp_path):
    ran = lokas("speakers", "remember", "budget", "eloise")

    assert ran.code == 2
    assert "Éloïse, acceptez-vous que" in ran.out
    assert "Éloïse, do you agree" in ran.out
    assert "they have to agree" in ran.err
    assert not (tmp_path / "voices.json").exists()


def test_with_consent_a_voice_is_remembered_and_listed(lokas, meeting, turned_on):
    ran = lokas("speakers", "remember", "budget", "eloise", "--consent", "--asked-by", "Zoé")
    told = lokas("speakers", "voices").out
    (voice,) = json.loads(lokas("speakers", "voices", "--json").out)["voices"]

    assert (ran.code, "lokas speakers forget" in ran.out) == (0, True)
    assert "Éloïse: agreed on 20" in told
    assert "asked by Zoé (text 1)" in told
    assert (voice["name"], voice["model"], voice["consent"]["asked_by"]) == ("Éloïse", "tons", "Zoé")
    assert "print" not in voice


def test_who_has_no_name_is_not_remembered(lokas, meeting, turned_on):
    ran = lokas("speakers", "remember", "budget", "s2", "--consent", language="fr")
    assert (ran.code, "lokas speakers rename" in ran.err) == (2, True)


def test_voices_are_erased_one_by_one_or_all_at_once(lokas, meeting, turned_on):
    lokas("speakers", "remember", "budget", "Éloïse", "--consent")
    assert "is erased" in lokas("speakers", "forget", "éloïse").out
    assert lokas("speakers", "forget", "Éloïse").code == 2
    lokas("speakers", "remember", "budget", "Éloïse", "--consent")
    assert lokas("speakers", "forget", "--all").code == 0
    assert json.loads(lokas("speakers", "voices", "--json").out) == {"on": True, "voices": []}


def test_whose_voice_to_erase_has_to_be_said_once(lokas):
    assert lokas("speakers", "forget").code == 2
    assert lokas("speakers", "forget", "Éloïse", "--all").code == 2
