"""Words that sound alike are close, words that do not are not, whatever their spelling."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokas.text.sounds import closeness, sound, spelled, without_accents


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("sans", "cent"),
        ("façade", "fassade"),
        ("quorum", "corum"),
        ("pain", "pin"),
        ("temps", "tant"),
        ("haut", "eaux"),
        ("mère", "maire"),
        ("ça", "sa"),
        ("philosophie", "filosofi"),
        ("sœur", "seur"),
        ("Bérault", "Bérot"),
    ],
)
def test_french_words_of_the_same_sound_share_a_key(first, second):
    assert sound(first, "fr") == sound(second, "fr")
    assert closeness(first, second, "fr") >= 0.9


@pytest.mark.parametrize(
    ("first", "second"), [("knight", "night"), ("write", "right"), ("phone", "fone"), ("whether", "weather")]
)
def test_english_words_of_the_same_sound_share_a_key(first, second):
    assert sound(first, "en") == sound(second, "en")
    assert closeness(first, second, "en") >= 0.9


@pytest.mark.parametrize("name", ["Béraud", "Kerguélen", "Nguyen"])
def test_a_name_is_nearer_to_what_it_was_heard_as_than_to_another_word(name):
    heard = {"Béraud": "Bérault", "Kerguélen": "querguélène", "Nguyen": "Néguien"}[name]
    assert closeness(name, heard, "fr") > 0.7 > closeness(name, "budget", "fr")


def test_other_languages_are_compared_by_their_spelling():
    assert closeness("fuente", "puente", "es") == pytest.approx(5 / 6)


def test_case_accents_and_marks_make_no_difference():
    assert spelled("« L'Œuvre » !") == "loeuvre"
    assert closeness("École,", "ecole", "fr") == 1
    assert without_accents("Œuvre d'été") == "OEuvre d'ete"


@given(st.text(), st.text(), st.sampled_from(["fr", "en", "ja", ""]))
def test_closeness_is_a_share_and_the_same_both_ways(first, second, language):
    assert 0 <= closeness(first, second, language) <= 1
    assert closeness(first, second, language) == closeness(second, first, language)
    assert closeness(first, first, language) == 1
