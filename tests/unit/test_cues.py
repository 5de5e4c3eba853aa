"""Captions: no word lost, no limit passed, broken where people breathe."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lokas.text.characters import clean, width
from lokas.text.checking import check
from lokas.text.cues import layout
from lokas.text.findings import Rule
from lokas.text.pieces import DOUBT_MARK, NO_TEXT, shown
from lokas.text.profiles import profiles
from lokas.types import Segment, Word

WEB, CHARTER = profiles()["web"], profiles()["charter"]


def laid_out(segments, profile=WEB, **options):
    return list(layout(segments, profile, **options))


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
    (cue,) = laid_out([said("Bonjour à toutes et à tous.", start_ms=5000)])
    assert cue.lines == ("Bonjour à toutes et à tous.",)
    assert (cue.start_ms, cue.end_ms) == (5000, 6800)


def test_nothing_said_gives_no_cue():
    assert laid_out([]) == []
    assert laid_out([unworded("  \n ")]) == []


def test_two_lines_are_about_equally_long():
    (cue,) = laid_out([said("Nous ouvrons la séance avec la lecture de l'ordre du jour")])
    first, second = map(len, cue.lines)
    assert abs(first - second) <= 12


def test_a_cue_ends_at_a_sentence_end_rather_than_in_the_next_sentence():
    text = "La cotisation passe à vingt euros par personne et par an. Qui est contre cette proposition du bureau ?"
    assert lines(laid_out([said(text, word_ms=400)]))[0][-1].endswith("an.")


def test_a_cue_ends_at_a_comma_where_there_is_no_sentence_end():
    text = "Après la lecture du rapport de la trésorière sur l'année passée, nous passerons au vote de la cotisation"
    assert lines(laid_out([said(text)]))[0][-1].endswith("passée,")


def test_a_pause_ends_a_cue():
    cues = laid_out([said("Bonjour.", 0), said("Merci.", 300 + WEB.pause_ms + 1)])
    assert lines(cues) == [("Bonjour.",), ("Merci.",)]


def test_a_breath_does_not_end_a_cue():
    assert lines(laid_out([said("Bonjour.", 0), said("Merci.", 500)])) == [("Bonjour. Merci.",)]


def test_slow_speech_is_cut_at_seven_seconds():
    cues = laid_out([said(" ".join(["lentement"] * 8), word_ms=2000)])
    assert len(cues) == 3
    assert all(cue.end_ms - cue.start_ms <= 7000 for cue in cues)


def test_french_punctuation_stays_with_its_word():
    text = "Est-ce que tout le monde est bien d'accord ? Oui. « Parfait » , dit la présidente de l'association !"
    for line in (line for cue in laid_out([said(text)]) for line in cue.lines):
        assert line[0] not in "?!,»"
        assert not line.endswith("«")


def test_a_no_break_space_is_kept_and_not_broken_at():
    text = "xxxxxxxxx xxxxxxxxx xxxxxxxxx xxxxxxxxx vraiment\u00a0? oui"
    (cue,) = laid_out([said(text)])
    assert any("vraiment\u202f?" in line for line in cue.lines)


def test_pieces_of_a_word_without_a_space_are_put_together():
    words = (Word(0, 300, " aujourd", 0.9), Word(300, 500, "'hui", 0.9))
    (cue,) = laid_out([Segment(0, 0, 500, "aujourd'hui", words, 0.9, "fr")])
    assert (cue.lines, cue.start_ms) == (("aujourd'hui",), 0)


def test_a_word_longer_than_a_line_stands_alone_and_whole():
    giant = "a" * 60
    (cue,) = laid_out([said(f"oui {giant}")])
    assert cue.lines == ("oui", giant)


def test_text_without_word_times_shares_the_time_of_its_segment():
    cues = laid_out([unworded("Un. " * 50, 0, 20_000)])
    assert cues[0].start_ms == 0
    assert 19_000 <= cues[-1].end_ms <= 20_000
    assert all(cue.end_ms - cue.start_ms <= 7000 for cue in cues)


def test_a_very_short_cue_is_shown_longer_but_not_into_the_next():
    cues = laid_out([said("Oui.", 0, word_ms=100), said("Non.", 2000, word_ms=100), said("Si.", 5000, word_ms=100)])
    assert times(cues) == [(0, 900), (2000, 2900), (5000, 5900)]


def times(cues):
    return [(cue.start_ms, cue.end_ms) for cue in cues]


def test_a_cue_that_is_hard_to_read_stays_into_the_silence_for_half_a_second():
    (cue,) = laid_out([said("Anticonstitutionnellement, assurément, indubitablement.", word_ms=800)], CHARTER)
    assert times([cue]) == [(0, 2400 + CHARTER.extend_ms)]


def test_a_cue_that_is_easy_to_read_goes_when_its_words_are_said():
    assert times(laid_out([said("Oui, bien sûr.", word_ms=700)], CHARTER)) == [(0, 2100)]


def test_a_gap_that_would_flicker_is_closed_but_for_the_profile_s_own():
    first, second = said("Nous passons au vote.", 0), said("Qui est contre cette proposition ?", 1600)
    cues = laid_out([replace(first, doubts=("loop",)), second], CHARTER)
    assert cues[0].end_ms == 1600 - CHARTER.gap_ms


@pytest.mark.parametrize("language", ["ja", "zh", "th"])
def test_languages_without_spaces_break_between_characters(language):
    text = "これは会議の議事録です。" * 10
    cues = laid_out([unworded(text, 0, 12_000, language)])
    assert "".join(line for cue in cues for line in cue.lines) == text
    most = WEB.line_chars if language == "th" else WEB.unspaced_line_chars
    assert all(width(line) <= most for cue in cues for line in cue.lines)
    assert all(line[0] != "。" for cue in cues for line in cue.lines)


def test_letters_of_another_script_stay_together_in_a_language_without_spaces():
    cues = laid_out([unworded("会議はLokasで2026年に始まります。" * 4, 0, 12_000, "ja")])
    text = "\n".join(line for cue in cues for line in cue.lines)
    assert text.count("Lokas") == text.count("2026") == 4


def test_marks_and_joined_emoji_stay_with_their_character():
    text = "ที่นี่" * 30 + "👩‍👩‍👧" * 5
    for line in (line for cue in laid_out([unworded(text, 0, 10_000, "th")]) for line in cue.lines):
        assert line[0] not in "ี่\u200d"
        assert not line.endswith("\u200d")


def test_other_limits_can_be_asked_for():
    narrow = replace(WEB, line_chars=10, soft_line_chars=10, lines=1)
    assert lines(laid_out([said("Alors, oui, encore, demain.", word_ms=1000)], narrow)) == [
        ("Alors,",),
        ("oui,",),
        ("encore,",),
        ("demain.",),
    ]


def doubted(segment):
    return replace(segment, doubts=("loop",))


def silent(start_ms, end_ms):
    """Speech for which there is no text."""
    return doubted(unworded("", start_ms, end_ms))


def test_doubted_text_has_cues_of_its_own_that_say_so():
    cues = laid_out([said("Bonjour."), doubted(said("Merci d'avoir regardé.", 300)), said("Au vote.", 1200)])
    assert lines(cues) == [("Bonjour.",), ("[?] Merci d'avoir regardé.",), ("Au vote.",)]


def test_every_cue_of_a_long_doubted_text_is_marked():
    cues = laid_out([doubted(said("et la cotisation passe à vingt euros " * 8, word_ms=400))])
    assert len(cues) > 3
    assert all(cue.lines[0].startswith("[?] ") for cue in cues)
    assert all(len(line) <= WEB.line_chars for cue in cues for line in cue.lines)


def test_doubted_text_without_word_times_is_marked_too():
    assert lines(laid_out([doubted(unworded("Merci."))])) == [("[?] Merci.",)]


def test_speech_without_text_has_a_cue_with_its_times():
    cues = laid_out([said("Bonjour."), silent(300, 25_300), silent(25_300, 30_000), said("Merci.", 30_000)])
    assert lines(cues) == [("Bonjour.",), ("[inaudible]",), ("[inaudible]",), ("Merci.",)]
    assert [(cue.start_ms, cue.end_ms) for cue in cues[1:3]] == [(300, 25_300), (25_300, 30_000)]


@pytest.mark.parametrize(
    ("text", "doubts", "seen"),
    [(" Bonjour. ", (), "Bonjour."), (" Bonjour. ", ("loop",), "[?] Bonjour."), (" ", ("missing",), "[inaudible]"),
     (" ", (), "")],
)  # fmt: skip
def test_readers_see_what_is_doubted(text, doubts, seen):
    assert shown(replace(unworded(text), doubts=doubts)) == seen


def by(speaker, segment):
    return replace(segment, speaker=speaker)


def test_another_speaker_begins_a_line_with_a_dash_and_at_first_with_a_name():
    told = [by("Ana", said("Bonjour.", 0)), by("Léo", said("Bonjour à tous.", 400)), by("Ana", said("Bien.", 9000))]
    cues = laid_out(told, CHARTER)
    assert lines(cues) == [("Ana\u202f: Bonjour.", "– Léo\u202f: Bonjour à tous."), ("– Bien.",)]
    assert [cue.speakers for cue in cues] == [("Ana", "Léo"), ("Ana",)]


def test_names_come_back_where_three_people_talk():
    turns = [by("ALB"[n % 3], said("Oui.", 3000 * n)) for n in range(5)]
    assert lines(laid_out(turns, CHARTER))[3:] == [("– A\u202f: Oui.",), ("– L\u202f: Oui.",)]


def test_a_profile_may_want_dashes_only_or_nothing():
    told = [by("Ana", said("Bonjour.", 0)), by("Léo", said("Merci.", 9000))]
    assert lines(laid_out(told, replace(CHARTER, speakers="dash"))) == [("Bonjour.",), ("– Merci.",)]
    assert lines(laid_out(told, replace(CHARTER, speakers="none"))) == [("Bonjour.",), ("Merci.",)]


def test_nobody_s_name_is_no_name():
    cues = laid_out([said("Bonjour.", 0), by("Léo", said("Merci.", 9000)), said("Au revoir.", 18_000)], CHARTER)
    assert lines(cues) == [("Bonjour.",), ("– Léo\u202f: Merci.",), ("– Au revoir.",)]
    assert [cue.speakers for cue in cues] == [(), ("Léo",), ()]


def test_two_people_never_share_a_line():
    turns = [by("AB"[n % 2], said("oui bien sûr", 900 * n)) for n in range(40)]
    for cue in laid_out(turns, replace(CHARTER, speakers="dash")):
        assert [line.count("oui") for line in cue.lines] == [1] * len(cue.lines)


def test_sounds_in_brackets_are_kept():
    assert lines(laid_out([said("[applaudissements] Merci.")])) == [("[applaudissements] Merci.",)]


@pytest.mark.parametrize("rate", [Fraction(25), Fraction(24_000, 1001), Fraction(30_000, 1001), Fraction(60)])
def test_times_are_those_of_pictures_where_a_rate_is_given(rate):
    cues = laid_out([said("Nous ouvrons la séance. " * 30, 7)], frame_rate=rate)
    assert len(cues) > 5
    moments = [time for pair in times(cues) for time in pair]
    assert moments == sorted(moments)
    assert all(abs(round(time * rate / 1000) * 1000 / rate - time) <= Fraction(1, 2) for time in moments)


def test_words_heard_after_the_end_of_the_sound_are_shown_before_it():
    cues = laid_out([said("Nous ouvrons la séance. " * 12)], end_ms=6000)
    assert cues[-1].end_ms <= 6000
    assert letters("".join(line for cue in cues for line in cue.lines)).count("séance.") == 12
    assert all(start < end for start, end in times(cues))


def test_a_sentence_is_not_cut_a_few_words_before_its_end():
    text = "Le trésorier présente les comptes de l'année passée. Ils sont adoptés à l'unanimité des présents. Merci."
    assert [cue.lines[-1][-1] for cue in laid_out([said(text, word_ms=500)], CHARTER)] == ["."] * 2


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
    cues = laid_out(given_segments)
    assert letters("".join(line for cue in cues for line in cue.lines)) == letters(
        "".join(segment.text for segment in given_segments)
    )


PROFILES = st.sampled_from([*profiles().values(), replace(CHARTER, lines=1), replace(CHARTER, lines=3)])
SPEAKERS = st.lists(st.sampled_from([None, "Ana", "Léo", "Zoé <b>"]), min_size=6, max_size=6)


@settings(max_examples=300, deadline=None)
@given(segments(), PROFILES, SPEAKERS, st.sampled_from([None, Fraction(25), Fraction(30_000, 1001)]))
def test_no_cue_is_empty_overlaps_goes_back_or_has_too_many_lines(given_segments, profile, speakers, frame_rate):
    told = [by(speaker, segment) for speaker, segment in zip(speakers, given_segments, strict=False)]
    earliest = 0
    for cue in laid_out(told, profile, frame_rate=frame_rate):
        assert earliest <= cue.start_ms < cue.end_ms
        assert 1 <= len(cue.lines) <= profile.lines
        assert all(line and line == line.strip(" ") for line in cue.lines)
        earliest = cue.end_ms


@settings(max_examples=200, deadline=None)
@given(segments(texts=ORDINARY, languages=("fr",)), PROFILES)
def test_only_a_word_that_passes_a_limit_by_itself_passes_it(given_segments, profile):
    for cue in laid_out(given_segments, profile):
        assert cue.end_ms - cue.start_ms <= profile.longest_ms
        assert all(width(line) <= profile.line_chars or words_in(line) <= 1 for line in cue.lines)


def words_in(line):
    """How many of its pieces are more than punctuation."""
    return sum(any(character.isalnum() for character in piece) for piece in line.split(" "))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.integers(-100, 9000), st.integers(-100, 9000)), max_size=60))
def test_words_with_any_times_come_out_in_order(spans):
    words = tuple(Word(start, end, f" m{number}", 0.5) for number, (start, end) in enumerate(spans))
    cues = laid_out([Segment(0, 0, 9000, "".join(word.text for word in words), words, 0.5, "fr")], end_ms=9000)
    seen = [word for cue in cues for line in cue.lines for word in line.split()]
    assert seen == [word.text.strip() for word in words]
    assert all(0 <= start < end <= 9000 for start, end in times(cues))
    assert all(before[1] <= after[0] for before, after in pairwise(times(cues)))


@settings(max_examples=200, deadline=None)
@given(segments(texts=ORDINARY), st.lists(st.booleans(), min_size=6, max_size=6))
def test_marked_cues_hold_all_of_the_doubted_text_and_nothing_else(given_segments, doubts):
    marked = [doubted(one) if doubt else one for one, doubt in zip(given_segments, doubts, strict=False)]
    cues = [" ".join(cue.lines) for cue in laid_out(marked)]
    wordless = sum(1 for one in marked if one.doubts and not letters(one.text))
    assert cues.count(NO_TEXT) == wordless
    for is_doubted in (True, False):
        seen = [text for text in cues if text != NO_TEXT and text.startswith(f"{DOUBT_MARK} ") == is_doubted]
        text = "".join(one.text for one in marked if bool(one.doubts) == is_doubted)
        assert letters("".join(text.removeprefix(DOUBT_MARK) for text in seen)) == letters(text)


@settings(max_examples=200, deadline=None)
@given(segments(texts=ORDINARY, languages=("fr",)), PROFILES)
def test_a_limit_that_is_not_kept_is_told_by_the_checker(given_segments, profile):
    cues = laid_out(given_segments, profile)
    told = {(finding.rule, finding.cue) for finding in check(cues, profile, "fr").findings}
    for number, cue in enumerate(cues, start=1):
        duration_ms, chars = cue.end_ms - cue.start_ms, sum(map(width, cue.lines))
        broken = {
            Rule.LINE_TOO_LONG: max(map(width, cue.lines)) > profile.line_chars,
            Rule.TOO_FAST: chars > profile.most_chars(duration_ms),
            Rule.TOO_SHORT: duration_ms < profile.shortest_ms,
            Rule.GAP_TOO_SMALL: number < len(cues) and 0 <= cues[number].start_ms - cue.end_ms < profile.gap_ms,
        }
        assert {rule for rule, is_broken in broken.items() if is_broken} <= {
            rule for rule, cue in told if cue == number
        }


def test_a_word_of_four_hundred_letters_stands_alone_and_is_told():
    giant = "a" * 400
    cues = laid_out([said(f"Le mot {giant} est long.", word_ms=2000)], CHARTER)
    assert giant in [line for cue in cues for line in cue.lines]
    assert any(finding.rule is Rule.LINE_TOO_LONG for finding in check(cues, CHARTER, "fr").findings)


def test_a_word_drawn_out_is_not_shown_longer_than_the_profile_allows():
    cues = laid_out([said("Ooooooh.", word_ms=30_000), said("Oui.", 30_000)], CHARTER)
    assert times(cues) == [(0, CHARTER.longest_ms), (30_000, 31_000)]


def test_words_without_any_time_are_shown_in_order_without_overlap():
    words = tuple(Word(5000, 5000, f" mot{number}", 0.9) for number in range(60))
    cues = laid_out([Segment(0, 5000, 5000, "".join(word.text for word in words), words, 0.9, "fr")], CHARTER)
    assert " ".join(line for cue in cues for line in cue.lines).split() == [f"mot{number}" for number in range(60)]
    assert all(before[1] <= after[0] for before, after in pairwise(times(cues)))


@pytest.mark.parametrize("language", ["ar", "he", "fr", "en", "und"])
def test_accents_and_marks_count_for_nothing(language):
    (cue,) = laid_out([unworded("e\u0301" * 40, language=language)], CHARTER)
    assert width(cue.lines[0]) == 40


def test_text_from_right_to_left_keeps_its_order():
    text = "مرحبا بكم جميعا في الاجتماع السنوي للجمعية وشكرا لحضوركم الكريم اليوم"
    cues = laid_out([replace(said(text, word_ms=500), language="ar")])
    assert " ".join(line for cue in cues for line in cue.lines) == text


def test_a_meeting_may_be_a_hundred_hours_into_its_recording():
    start_ms = 100 * 3_600_000
    assert times(laid_out([said("Bonjour à toutes et à tous.", start_ms)]))[0][0] == start_ms
