"""Captions: no word lost, no limit passed, broken where people breathe."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lokas.text.characters import clean
from lokas.text.cues import CaptionLimits, layout
from lokas.text.pieces import DOUBT_MARK, NO_TEXT, shown
from lokas.types import Segment, Word

LIMITS = CaptionLimits()


def said(text, start_ms=0, word_ms=300):
    """A segment whose words last `word_ms` each."""
    words, at = [], start_ms
    for piece in text.split(" "):
        words.append(Word(at, at + word_ms, f" {piece}", 0.9))
        at += word_ms
    return Segment(0, start_ms, words[-1].end_ms, text, tuple(words), 0.9, "fr")


def unworded(text, start_ms=0, end_ms=4000, language="fr"):
    return Segment(0, start_ms, end_ms, text, (), 0.9, language)


def lines(cues):
    return [cue.lines for cue in cues]


def test_a_short_sentence_is_one_cue_of_one_line_with_its_times():
    (cue,) = layout([said("Bonjour à toutes et à tous.", start_ms=5000)])
    assert cue.lines == ("Bonjour à toutes et à tous.",)
    assert (cue.start_ms, cue.end_ms) == (5000, 6800)


def test_nothing_said_gives_no_cue():
    assert layout([]) == []
    assert layout([unworded("  \n ")]) == []


def test_two_lines_are_about_equally_long():
    (cue,) = layout([said("Nous ouvrons la séance avec la lecture de l'ordre du jour")])
    first, second = map(len, cue.lines)
    assert abs(first - second) <= 8


def test_a_cue_ends_at_a_sentence_end_rather_than_in_the_next_sentence():
    text = "La cotisation passe à vingt euros par personne et par an. Qui est contre cette proposition du bureau ?"
    assert lines(layout([said(text)]))[0][-1].endswith("an.")


def test_a_cue_ends_at_a_comma_where_there_is_no_sentence_end():
    text = "Après la lecture du rapport de la trésorière sur l'année passée, nous passerons au vote de la cotisation"
    assert lines(layout([said(text)]))[0][-1].endswith("passée,")


def test_a_pause_ends_a_cue():
    cues = layout([said("Bonjour.", 0), said("Merci.", 300 + LIMITS.pause_ms + 1)])
    assert lines(cues) == [("Bonjour.",), ("Merci.",)]


def test_a_breath_does_not_end_a_cue():
    assert lines(layout([said("Bonjour.", 0), said("Merci.", 300 + LIMITS.pause_ms)])) == [("Bonjour. Merci.",)]


def test_slow_speech_is_cut_at_seven_seconds():
    cues = layout([said(" ".join(["lentement"] * 8), word_ms=2000)])
    assert len(cues) == 3
    assert all(cue.end_ms - cue.start_ms <= 7000 for cue in cues)


def test_french_punctuation_stays_with_its_word():
    text = "Est-ce que tout le monde est bien d'accord ? Oui. « Parfait » , dit la présidente de l'association !"
    for line in (line for cue in layout([said(text)]) for line in cue.lines):
        assert line[0] not in "?!,»"
        assert not line.endswith("«")


def test_a_no_break_space_is_kept_and_not_broken_at():
    text = "xxxxxxxxx xxxxxxxxx xxxxxxxxx xxxxxxxxx vraiment\u00a0? oui"
    (cue,) = layout([said(text)])
    assert any("vraiment\u202f?" in line for line in cue.lines)


def test_pieces_of_a_word_without_a_space_are_put_together():
    words = (Word(0, 300, " aujourd", 0.9), Word(300, 500, "'hui", 0.9))
    (cue,) = layout([Segment(0, 0, 500, "aujourd'hui", words, 0.9, "fr")])
    assert (cue.lines, cue.start_ms) == (("aujourd'hui",), 0)


def test_a_word_longer_than_a_line_stands_alone_and_whole():
    giant = "a" * 60
    (cue,) = layout([said(f"oui {giant}")])
    assert cue.lines == ("oui", giant)


def test_text_without_word_times_shares_the_time_of_its_segment():
    cues = layout([unworded("Un. " * 50, 0, 20_000)])
    assert cues[0].start_ms == 0
    assert 19_000 <= cues[-1].end_ms <= 20_000
    assert all(cue.end_ms - cue.start_ms <= 7000 for cue in cues)


def test_a_very_short_cue_is_shown_longer_but_not_into_the_next():
    cues = layout([said("Oui.", 0, word_ms=100), said("Non.", 1000, word_ms=100), said("Si.", 5000, word_ms=100)])
    assert [(cue.start_ms, cue.end_ms) for cue in cues] == [(0, 1000), (1000, 2000), (5000, 6000)]


@pytest.mark.parametrize("language", ["ja", "zh", "th"])
def test_languages_without_spaces_break_between_characters(language):
    text = "これは会議の議事録です。" * 10
    cues = layout([unworded(text, 0, 12_000, language)])
    assert "".join(line for cue in cues for line in cue.lines) == text
    assert all(len(line) <= LIMITS.line_chars for cue in cues for line in cue.lines)
    assert all(line[0] != "。" for cue in cues for line in cue.lines)


def test_marks_and_joined_emoji_stay_with_their_character():
    text = "ที่นี่" * 30 + "👩‍👩‍👧" * 5
    for line in (line for cue in layout([unworded(text, 0, 10_000, "th")]) for line in cue.lines):
        assert line[0] not in "ี่\u200d"
        assert not line.endswith("\u200d")


def test_other_limits_can_be_asked_for():
    cues = layout([said("un deux trois quatre cinq six")], CaptionLimits(line_chars=10, lines=1))
    assert lines(cues) == [("un deux",), ("trois",), ("quatre",), ("cinq six",)]


def doubted(segment):
    return replace(segment, doubts=("loop",))


def silent(start_ms, end_ms):
    """Speech for which there is no text."""
    return doubted(unworded("", start_ms, end_ms))


def test_doubted_text_has_cues_of_its_own_that_say_so():
    cues = layout([said("Bonjour."), doubted(said("Merci d'avoir regardé.", 300)), said("Au vote.", 1200)])
    assert lines(cues) == [("Bonjour.",), ("[?] Merci d'avoir regardé.",), ("Au vote.",)]


def test_every_cue_of_a_long_doubted_text_is_marked():
    cues = layout([doubted(said("et la cotisation passe à vingt euros " * 8, word_ms=400))])
    assert len(cues) > 3
    assert all(cue.lines[0].startswith("[?] ") for cue in cues)
    assert all(len(line) <= LIMITS.line_chars for cue in cues for line in cue.lines)


def test_doubted_text_without_word_times_is_marked_too():
    assert lines(layout([doubted(unworded("Merci."))])) == [("[?] Merci.",)]


def test_speech_without_text_has_a_cue_with_its_times():
    cues = layout([said("Bonjour."), silent(300, 25_300), silent(25_300, 30_000), said("Merci.", 30_000)])
    assert lines(cues) == [("Bonjour.",), ("[inaudible]",), ("[inaudible]",), ("Merci.",)]
    assert [(cue.start_ms, cue.end_ms) for cue in cues[1:3]] == [(300, 25_300), (25_300, 30_000)]


@pytest.mark.parametrize(
    ("text", "doubts", "seen"),
    [(" Bonjour. ", (), "Bonjour."), (" Bonjour. ", ("loop",), "[?] Bonjour."), (" ", ("missing",), "[inaudible]"),
     (" ", (), "")],
)  # fmt: skip
def test_readers_see_what_is_doubted(text, doubts, seen):
    assert shown(replace(unworded(text), doubts=doubts)) == seen


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
ORDINARY = st.text("abcdeéà'.,?!»«", min_size=1, max_size=12)


@st.composite
def segments(draw, texts=ORDINARY | WORDS, languages=("fr", "ja", "th")):
    made, at = [], draw(st.integers(0, 400_000_000))
    for number in range(draw(st.integers(0, 6))):
        words, start = [], at
        for text in draw(st.lists(texts, max_size=15)):
            length = draw(st.integers(0, 9000))
            words.append(Word(at, at + length, draw(st.sampled_from([" ", " ", " ", ""])) + text, 0.5))
            at += length + draw(st.sampled_from([0, 0, 0, 100, 900]))
        text = "".join(word.text for word in words)
        keeps_words = draw(st.booleans())
        made.append(
            Segment(number, start, at, text, tuple(words) if keeps_words else (), 0.5, draw(st.sampled_from(languages)))
        )
        at += draw(st.integers(0, 2000))
    return made


def letters(text):
    return "".join(clean(text).split())


@settings(max_examples=300, deadline=None)
@given(segments())
def test_all_text_comes_out_once_and_in_order(given_segments):
    cues = layout(given_segments)
    assert letters("".join(line for cue in cues for line in cue.lines)) == letters(
        "".join(segment.text for segment in given_segments)
    )


@settings(max_examples=300, deadline=None)
@given(segments())
def test_no_cue_is_empty_overlaps_or_goes_back_or_lasts_too_long(given_segments):
    earliest = 0
    for cue in layout(given_segments):
        assert earliest <= cue.start_ms < cue.end_ms <= cue.start_ms + LIMITS.longest_ms
        assert 1 <= len(cue.lines) <= LIMITS.lines
        assert all(line and line == line.strip() for line in cue.lines)
        earliest = cue.end_ms


@settings(max_examples=200, deadline=None)
@given(segments(texts=ORDINARY, languages=("fr",)))
def test_only_a_word_that_is_longer_than_a_line_passes_its_end(given_segments):
    for line in (line for cue in layout(given_segments) for line in cue.lines):
        assert len(line) <= LIMITS.line_chars or " " not in line


@settings(max_examples=200, deadline=None)
@given(segments(texts=ORDINARY), st.lists(st.booleans(), min_size=6, max_size=6))
def test_marked_cues_hold_all_of_the_doubted_text_and_nothing_else(given_segments, doubts):
    marked = [doubted(one) if doubt else one for one, doubt in zip(given_segments, doubts, strict=False)]
    cues = [" ".join(cue.lines) for cue in layout(marked)]
    wordless = sum(1 for one in marked if one.doubts and not letters(one.text))
    assert cues.count(NO_TEXT) == wordless
    for is_doubted in (True, False):
        seen = [text for text in cues if text != NO_TEXT and text.startswith(f"{DOUBT_MARK} ") == is_doubted]
        text = "".join(one.text for one in marked if bool(one.doubts) == is_doubted)
        assert letters("".join(text.removeprefix(DOUBT_MARK) for text in seen)) == letters(text)
