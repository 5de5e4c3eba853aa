"""What is never broken: words with their punctuation, characters where there are no words."""

from dataclasses import replace

import pytest

from lokas.text.pieces import pieces, shown, text_of
from lokas.types import Segment, Word


def segment(*words, language="fr"):
    made = tuple(Word(100 * n, 100 * n + 100, text, 0.9) for n, text in enumerate(words))
    return Segment(0, 0, 100 * len(words), "".join(words), made, 0.9, language)


def texts(one):
    return [piece.text for piece in pieces(one)]


def test_punctuation_that_was_heard_as_a_word_hangs_on_the_word_before():
    assert texts(segment(" Qui", " vote", " ?", " «", " Moi", " »")) == ["Qui", "vote\u202f?", "«\u202fMoi\u202f»"]


def test_parts_of_a_word_are_one_piece_with_the_time_of_both():
    (piece,) = pieces(segment(" D", "'accord,"))
    assert (piece.text, piece.start_ms, piece.end_ms) == ("D'accord,", 0, 200)


def test_a_word_of_which_a_part_is_doubtful_is_doubtful():
    heard = segment(" D", "'accord", " oui")
    words = (heard.words[0], replace(heard.words[1], confidence=0.2), heard.words[2])
    assert [piece.doubtful for piece in pieces(replace(heard, words=words))] == [True, False]


def test_text_without_word_times_has_pieces_with_their_share_of_the_time():
    heard = Segment(0, 1000, 2000, " abcd efgh ", (), 0.9, "fr")
    assert [(piece.start_ms, piece.end_ms) for piece in pieces(heard)] == [(1000, 1444), (1555, 2000)]


def test_languages_without_spaces_have_characters_and_runs_of_other_scripts():
    assert texts(segment("会議は", "Lokas", "で2026年。", language="ja")) == [
        *"会議は", "Lokas", "で", "2026", "年。",
    ]  # fmt: skip


@pytest.mark.parametrize("character", ["会", "か\u3099", "👩‍👩‍👧", "🇫🇷", "👍🏽"])
def test_a_character_is_what_people_see_as_one(character):
    assert texts(segment(3 * character, language="zh")) == [character] * 3


@pytest.mark.parametrize("name", ["été", "e\u0301te\u0301"])
def test_an_accent_stays_in_its_run(name):
    assert texts(segment(f"会{name}会", language="zh")) == ["会", name, "会"]


def test_a_run_of_letters_that_fills_lines_can_be_broken():
    assert len(texts(segment("a" * 400, language="ja"))) > 30


def test_the_text_of_a_segment_is_on_one_line_and_spaced():
    assert text_of(segment(" Oui\u2028!\n")) == "Oui\u202f!"
    assert shown(replace(segment(" Oui ?"), doubts=("loop",))) == "[?] Oui\u202f?"
