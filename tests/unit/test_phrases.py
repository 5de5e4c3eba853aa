"""From tokens to phrases: whatever times a model writes, phrases lie in their window and in order."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from lokas.speech.whisper.phrases import Phrase, Written, read_phrases

FIRST_TIME = 1000
LENGTH_MS = 10_000


def at(seconds):
    """The token of a time."""
    return FIRST_TIME + round(seconds * 50)


def read(*tokens, length_ms=LENGTH_MS, full=False):
    return read_phrases(tokens, FIRST_TIME, length_ms, full=full)


def test_a_phrase_lies_between_its_two_times():
    written = read(at(0), 1, 2, at(4), at(4.5), 3, at(10))
    assert written == Written((Phrase(0, 4000, (1, 2)), Phrase(4500, 10_000, (3,))), LENGTH_MS)


def test_a_time_alone_between_two_phrases_ends_one_and_begins_the_other():
    written = read(at(0.5), 1, at(4), 2, at(6))
    assert written.phrases == (Phrase(500, 4000, (1,)), Phrase(4000, 6000, (2,)))


def test_text_without_any_time_takes_the_whole_window():
    assert read(1, 2, 3) == Written((Phrase(0, LENGTH_MS, (1, 2, 3)),), LENGTH_MS)


def test_a_last_phrase_without_an_end_reaches_to_the_end_of_the_window():
    assert read(at(0), 1, at(4), at(4), 2) == Written((Phrase(0, 4000, (1,)), Phrase(4000, LENGTH_MS, (2,))), LENGTH_MS)


def test_a_window_is_heard_up_to_the_last_time_written():
    assert read(at(0), 1, at(4)).heard_ms == 4000
    assert read(at(0), 1, at(4), at(6.5)).heard_ms == 6500


def test_without_text_the_window_is_heard_and_says_nothing():
    for tokens in [(), (at(0),), (at(0), at(3)), (at(2), at(1), at(12))]:
        assert read(*tokens) == Written((), LENGTH_MS)


def test_times_that_go_backwards_leave_phrases_in_order_and_what_has_text_heard():
    written = read(at(5), 1, at(3), at(2), 2, at(8), at(8), 3, at(6))
    assert written.phrases == (Phrase(5000, 5000, (1,)), Phrase(5000, 8000, (2,)), Phrase(8000, 8000, (3,)))
    assert written.heard_ms == 8000


def test_times_past_the_window_are_its_end():
    written = read(at(0), 1, at(11), at(12), 2, at(14))
    assert written == Written((Phrase(0, LENGTH_MS, (1,)), Phrase(LENGTH_MS, LENGTH_MS, (2,))), LENGTH_MS)


def test_a_model_without_room_leaves_its_unfinished_phrase_to_be_heard_again():
    assert read(at(0), 1, at(4), at(4), 2, 3, full=True) == Written((Phrase(0, 4000, (1,)),), 4000)


def test_an_unfinished_phrase_that_is_the_only_one_is_kept():
    assert read(at(0), 1, 2, full=True) == Written((Phrase(0, LENGTH_MS, (1, 2)),), LENGTH_MS)


def test_a_model_without_room_that_had_finished_its_phrase_loses_none():
    assert read(at(0), 1, at(4), at(4), 2, at(6), full=True) == read(at(0), 1, at(4), at(4), 2, at(6))


tokens = st.lists(st.one_of(st.integers(0, 50), st.integers(FIRST_TIME, FIRST_TIME + 1500)), max_size=40)


@given(tokens, st.integers(0, 30_000), st.booleans())
def test_whatever_is_written_phrases_are_in_order_in_the_window_and_heard(tokens, length_ms, full):
    written = read(*tokens, length_ms=length_ms, full=full)
    edges = [0, *(edge for phrase in written.phrases for edge in (phrase.start_ms, phrase.end_ms)), written.heard_ms]
    assert all(before <= after for before, after in pairwise(edges))
    assert written.heard_ms <= length_ms
    assert all(phrase.tokens for phrase in written.phrases)


@given(tokens, st.integers(0, 30_000))
def test_with_room_left_no_token_of_text_is_lost(tokens, length_ms):
    written = read(*tokens, length_ms=length_ms)
    kept = [token for phrase in written.phrases for token in phrase.tokens]
    assert kept == [token for token in tokens if token < FIRST_TIME]
