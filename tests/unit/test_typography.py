"""The spaces of French punctuation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokas.text.typography import spaced


@pytest.mark.parametrize(
    ("heard", "set_"),
    [
        ("Vraiment ?", "Vraiment\u202f?"),
        ("Vraiment?", "Vraiment\u202f?"),
        ("Vraiment\u00a0?!", "Vraiment\u202f?!"),
        ("Oui; non : peut-être !", "Oui\u202f; non\u202f: peut-être\u202f!"),
        ("«Oui»", "«\u202fOui\u202f»"),
        ("« Oui », dit-elle.", "«\u202fOui\u202f», dit-elle."),
        ("«\u202fQui ?\u202f»", "«\u202fQui\u202f?\u202f»"),
        ("20 % ou 5 €", "20\u202f% ou 5\u202f€"),
        ("Quoi…?", "Quoi…\u202f?"),
        ("(vraiment?)", "(vraiment\u202f?)"),
    ],
)
def test_french_punctuation_is_set_apart(heard, set_):
    assert spaced(heard, "fr") == set_


@pytest.mark.parametrize("text", ["12:30", "https://exemple.org", "(?)", "[?] Oui.", "?", "Oui.", "c'est-à-dire, oui"])
def test_what_is_no_french_sentence_is_left_alone(text):
    assert spaced(text, "fr") == text


@pytest.mark.parametrize("language", ["en", "de", "ar", "ja", "und", ""])
def test_other_languages_are_left_alone(language):
    assert spaced("Really ? « Yes »", language) == "Really ? « Yes »"


@given(st.text("abcé1 .,;:!?%€«»()[]'\u00a0\u202f…-/", max_size=40))
def test_nothing_but_spaces_changes_and_only_once(text):
    once = spaced(text, "fr")
    assert "".join(once.split()) == "".join(text.split())
    assert spaced(once, "fr") == once
