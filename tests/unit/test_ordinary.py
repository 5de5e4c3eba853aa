"""Ordinary words: those that anybody says, in the languages whose words are known."""

from __future__ import annotations

from lokas.text.ordinary import ordinary


def test_ordinary_words_are_told_from_names_and_terms():
    words = {"réunion", "budget", "œuvre", "bérault", "kerguélen", "udaf", "lorsqu", "aujourd'hui"}
    assert words - ordinary(words, "fr") == {"bérault", "kerguélen", "udaf"}


def test_english_words_that_an_apostrophe_cuts_short_are_ordinary():
    words = {"couldn", "doesn", "haven", "okonkwo"}
    assert words - ordinary(words, "en") == {"okonkwo"}


def test_numbers_and_the_shortest_words_are_ordinary():
    words = {"20", "3e", "1901", "l", "qu", "ag"}
    assert ordinary(words, "fr") == words


def test_accents_may_be_letters_of_their_own():
    assert ordinary({"re\u0301union"}, "fr") == {"re\u0301union"}


def test_in_a_language_whose_words_are_not_known_all_are_ordinary():
    assert ordinary({"wczoraj", "kowalczyk"}, "pl") == {"wczoraj", "kowalczyk"}
    assert ordinary({"xyzzy"}, "") == {"xyzzy"}
