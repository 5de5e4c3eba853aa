"""The times of edited text: what did not change keeps its own, what did takes those of what it replaces."""

from __future__ import annotations

import random
import statistics
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokas.text.document import SetText, new_document
from lokas.text.document.alignment import align
from lokas.text.document.retiming import CHARACTER_MS, Room, TimedWord, retimed, typed
from lokas.types import Word
from tests.helpers.documents import TALK, TEXTS, assert_in_time, talk

ROOM = Room(0, 1000, 10_000, 10_000)


def heard(*texts, start_ms=1000, word_ms=500, gap_ms=0, confidence=0.8):
    """Words that follow one another, numbered from 0."""
    starts = [start_ms + at * (word_ms + gap_ms) for at in range(len(texts))]
    words = [Word(start, start + word_ms, text, confidence) for start, text in zip(starts, texts, strict=True)]
    return [TimedWord(word, number) for number, word in enumerate(words)]


def edited(old, text, room=ROOM, language="fr"):
    return [(one.word.text, one.word.start_ms, one.word.end_ms) for one in retimed(old, text, room, language)]


def test_words_that_did_not_change_are_the_same_objects():
    old = heard(" le", " budget", " est", " voté")

    assert retimed(old, "le budget est voté", ROOM, "fr") == old
    assert [one for one in retimed(old, "le budget primitif est voté", ROOM, "fr") if one.heard is not None] == old


def test_a_changed_word_takes_the_time_of_the_one_it_replaces():
    old = heard(" monsieur", " Bérault", " vote")

    assert edited(old, "madame Béraud vote") == [
        (" madame", 1000, 1500),
        (" Béraud", 1500, 2000),
        (" vote", 2000, 2500),
    ]
    assert [one.heard for one in retimed(old, "madame Béraud vote", ROOM, "fr")] == [0, 1, 2]


def test_a_word_that_a_person_wrote_is_sure_and_one_that_was_heard_is_as_sure_as_it_was():
    new = retimed(heard(" le", " bujet"), "le budget", ROOM, "fr")

    assert [one.word.confidence for one in new] == [0.8, 1.0]


def test_case_accents_and_marks_change_no_time():
    old = heard(" alors", " ecoute", " moi", word_ms=437)

    assert edited(old, "Alors, écoute moi !") == [
        (" Alors,", 1000, 1437),
        (" écoute", 1437, 1874),
        (" moi !", 1874, 2311),
    ]


def test_new_words_share_the_gap_between_their_neighbours_by_length():
    old = heard(" le", " vote", gap_ms=1000)

    assert edited(old, "le grand beau vote")[1:3] == [(" grand", 1500, 2055), (" beau", 2055, 2500)]


def test_a_new_word_without_a_gap_takes_no_time_of_its_neighbours():
    assert edited(heard(" le", " vote"), "le grand vote")[1] == (" grand", 1500, 1500)


def test_new_words_at_the_edges_reach_into_the_silence_as_far_as_they_need():
    room = Room(0, 1000, 2000, 9000)

    first, *_, last = edited(heard(" le", " vote"), "donc le vote bref", room)

    assert first == (" donc", 1000 - 5 * CHARACTER_MS, 1000)
    assert last == (" bref", 2000, 2000 + 5 * CHARACTER_MS)


def test_new_words_at_the_edges_stop_at_the_neighbours():
    first, *_, last = edited(heard(" le", " vote"), "donc le vote bref", Room(950, 1000, 2000, 2010))

    assert (first[1], last[2]) == (950, 2010)


def test_words_that_were_taken_away_leave_their_time_to_those_that_come_back():
    old = heard(" on", " passe", " au", " vote")
    without = retimed(old, "vote", ROOM, "fr")

    assert [(one.word.start_ms, one.word.end_ms) for one in retimed(without, "on passe au vote", ROOM, "fr")][3] == (
        2500,
        3000,
    )
    assert edited(retimed(old, "on vote", ROOM, "fr"), "on passe au vote") == [
        (" on", 1000, 1500),
        (" passe", 1500, 2214),
        (" au", 2214, 2500),
        (" vote", 2500, 3000),
    ]


def test_two_words_that_become_one_give_it_both_their_times():
    assert edited(heard(" parce", " que", " oui"), "parceque oui")[0] == (" parceque", 1000, 2000)


def test_a_word_that_becomes_two_shares_its_time():
    assert edited(heard(" dabord", " oui"), "d' abord oui")[:2] == [(" d'", 1000, 1142), (" abord", 1142, 1500)]


def test_of_two_words_the_one_that_sounds_alike_is_replaced():
    old = heard(" euh", " querguélène", " vote")

    assert edited(old, "Kerguélen vote")[0] == (" Kerguélen", 1500, 2000)


def test_parts_of_a_word_that_were_heard_apart_stay_so():
    old = heard(" l", "'homme", " vote")

    assert retimed(old, "l'homme veut voter", ROOM, "fr")[:2] == old[:2]


def test_words_heard_as_one_are_taken_apart_with_shares_of_its_time():
    old = heard(" vingt mille personnes", " votent", word_ms=1900)

    assert edited(old, "vingt mille amis votent")[:3] == [
        (" vingt", 1000, 1500),
        (" mille", 1500, 2000),
        (" amis", 2000, 2900),
    ]


def test_japanese_keeps_the_times_of_the_words_that_stand_as_they_were():
    old = heard("会議", "を", "始め", "ます")

    assert edited(old, "総会を始めます", language="ja")[-3:] == [
        ("を", 1500, 2000),
        ("始め", 2000, 2500),
        ("ます", 2500, 3000),
    ]
    assert "".join(text for text, *_ in edited(old, "総会を始めます", language="ja")) == "総会を始めます"


def test_text_where_nothing_was_heard_fills_the_stretch():
    assert edited([], "oui non", Room(0, 1000, 2000, 9000)) == [(" oui", 1000, 1500), (" non", 1500, 2000)]


def test_a_segment_can_be_emptied():
    assert retimed(heard(" euh"), "  ", ROOM, "fr") == []


def test_a_whole_text_that_was_rewritten_fills_the_time_of_the_old_one():
    old = heard(*(f" {letter}{letter}{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"), word_ms=100)

    new = edited(old, " ".join(f"{number:03}" for number in range(26)))

    assert (new[0][1], new[-1][2]) == (1000, 3600)


@given(TEXTS, TEXTS, st.sampled_from(["fr", "en", "ja"]), st.sampled_from([0, 300]), st.integers(0, 400))
def test_an_edited_text_is_what_was_typed_in_times_that_do_not_overlap(before, after, language, gap_ms, word_ms):
    texts = list(typed(before, "ja")) if language == "ja" else [f" {part}" for part in typed(before, "fr").split()]
    old = heard(*texts, word_ms=word_ms, gap_ms=gap_ms)
    room = Room(900, 1000, max([1000, *(one.word.end_ms for one in old)]), 90_000)

    new = [one.word for one in retimed(old, after, room, language)]

    assert "".join(word.text for word in new).strip() == typed(after, language)
    assert all(900 <= word.start_ms <= word.end_ms <= 90_000 for word in new)
    assert all(first.end_ms <= second.start_ms for first, second in pairwise(new))


@given(st.lists(st.sampled_from("abcde"), max_size=12), st.lists(st.sampled_from("abcde"), max_size=12))
def test_matches_hold_every_word_once_in_order(old, new):
    matches = align(old, new, "fr")

    assert [at for match in matches for at in range(match.old_start, match.old_end)] == list(range(len(old)))
    assert [at for match in matches for at in range(match.new_start, match.new_end)] == list(range(len(new)))


# A real talk, with a tenth of its words changed


def corrupted(texts, draw, vocabulary):
    """The words with one in ten replaced, taken away or followed by a new one; each with its place, None if new."""
    found = []
    for place, text in enumerate(texts):
        kind = draw.choice(["replaced", "gone", "added"]) if draw.random() < 0.1 else "kept"
        other = draw.choice(vocabulary)
        found += [(other if kind == "replaced" else text, place)] if kind != "gone" else []
        found += [(other, None)] if kind == "added" else []
    return found


def off_by(word, span):
    """How far a word is from where it belongs: the mean of how far its ends are."""
    return (abs(word.start_ms - span[0]) + abs(word.end_ms - span[1])) / 2


def errors(seed):
    """Errors in milliseconds of words that did not change, of those that did, and of those that were put back."""
    draw, document = random.Random(seed), new_document(talk())
    vocabulary = [word.text.strip() for word in document.heard]
    unchanged, changed, restored = [], [], []
    for segment in document.segments:
        texts = [word.text.strip() for word in segment.words]
        wanted = corrupted(texts, draw, vocabulary)
        now = SetText(segment.id, " ".join(text for text, _ in wanted)).applied_to(document)
        assert_in_time(now)
        for at, (word, (text, place)) in enumerate(zip(now.segment(segment.id).words, wanted, strict=True)):
            if place is None:  # it belongs between the words that it was put between
                span = (segment.words[wanted[at - 1][1]].end_ms,) * 2
                changed.append(off_by(word, span))
            else:
                kept = text == texts[place]
                (unchanged if kept else changed).append(
                    off_by(word, (segment.words[place].start_ms, segment.words[place].end_ms))
                )
        again = SetText(segment.id, segment.text).applied_to(now)
        assert_in_time(again)
        gone = set(range(len(texts))) - {place for text, place in wanted if place is not None and text == texts[place]}
        restored += [
            off_by(again.segment(segment.id).words[at], (segment.words[at].start_ms, segment.words[at].end_ms))
            for at in gone
        ]
    return unchanged, changed, restored


@pytest.mark.skipif(not TALK.exists(), reason="needs ../shared/audio")
def test_words_stay_in_their_place_when_a_tenth_of_a_real_talk_changes():
    found = [errors(seed) for seed in range(5)]
    unchanged, changed, restored = ([error for one in found for error in one[kind]] for kind in range(3))

    assert len(changed) > 150
    assert statistics.median(unchanged) == 0
    assert sum(error == 0 for error in unchanged) > 0.97 * len(unchanged)
    assert statistics.median(changed) <= 250
    assert statistics.median(restored) <= 250
