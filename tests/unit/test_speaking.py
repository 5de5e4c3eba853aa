"""Which word is whose: by time shared, with a margin, unsure where it is, and never a word lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lokas.text.speaking import Whose, runs, second_of, whose
from lokas.types import Span, SpeakerTurn, Word


def words(*said):
    """Words of 300 ms that follow one another from 0 on, or (text, start_ms)."""
    found, at_ms = [], 0
    for one in said:
        text, at_ms = one if isinstance(one, tuple) else (one, at_ms)
        found.append(Word(at_ms, at_ms + 300, f" {text}", 0.9))
        at_ms += 300
    return found


def names(said, *turns):
    return [one.speaker for one in whose(said, [SpeakerTurn(*turn) for turn in turns])]


def test_words_are_of_who_speaks_then():
    assert names(words("a", "b", "c", "d"), (0, 600, "v1"), (600, 1_200, "v2")) == ["v1", "v1", "v2", "v2"]


def test_a_word_just_beside_a_turn_is_of_it_and_one_far_off_of_nobody():
    said = words("a", ("b", 1_000), ("c", 3_000))
    assert names(said, (0, 900, "v1")) == ["v1", "v1", None]


def test_a_word_between_two_turns_is_of_the_nearest_and_perhaps_of_the_other():
    told = whose(words(("a", 700)), [SpeakerTurn(0, 650, "v1"), SpeakerTurn(1_200, 2_000, "v2")])
    assert told == [Whose("v1", "v2")]


def test_where_two_speak_at_once_words_are_of_whose_turn_is_as_long_as_the_segment_and_are_marked():
    turns = [SpeakerTurn(0, 1_200, "v1"), SpeakerTurn(600, 1_500, "v2")]
    spans = [Span(0, 1_200)] * 4 + [Span(1_200, 1_500)]
    told = whose(words("a", "b", "c", "d", "e"), turns, spans)

    assert [one.speaker for one in told] == ["v1", "v1", "v1", "v1", "v2"]
    assert [one.together for one in told] == [False, False, True, True, False]
    assert [one.perhaps for one in told] == [None, None, "v2", "v2", None]


def test_what_is_called_into_a_long_turn_is_of_who_called():
    turns = [SpeakerTurn(0, 9_000, "v1"), SpeakerTurn(600, 1_200, "v2")]
    told = whose(
        words("a", "b", "oui", "bravo", "c"), turns, [*[Span(0, 9_000)] * 2, *[Span(600, 1_200)] * 2, Span(0, 9_000)]
    )

    assert [one.speaker for one in told] == ["v1", "v1", "v2", "v2", "v1"]


def test_what_a_turn_is_unsure_of_its_words_are():
    told = whose(words("a", "b"), [SpeakerTurn(0, 600, "v1", "v2")])
    assert told == [Whose("v1", "v2"), Whose("v1", "v2")]
    assert not any(one.sure for one in told)


def test_a_change_in_the_middle_of_a_clause_goes_to_the_end_of_the_sentence_beside_it():
    said = words("on", "vote.", "Moi", "je", "suis", "contre.")
    late, early = ((0, 900, "v1"), (900, 1_800, "v2")), ((0, 300, "v1"), (300, 1_800, "v2"))

    assert names(said, *late) == ["v1", "v1", "v2", "v2", "v2", "v2"]
    assert names(said, *early) == ["v1", "v1", "v2", "v2", "v2", "v2"]


def test_an_answer_of_one_word_stays_an_answer():
    said = words("d'accord", "?", "Oui.", "Alors", "on", "vote.")
    assert names(said, (0, 600, "v1"), (600, 900, "v2"), (900, 1_800, "v1")) == ["v1", "v1", "v2", "v1", "v1", "v1"]


def test_a_change_far_from_any_end_stays_where_it_was_heard():
    said = words("nous", "avons", "donc", "pensé", "à", "cela", "aussi")
    assert names(said, (0, 900, "v1"), (900, 2_100, "v2")) == ["v1", "v1", "v1", "v2", "v2", "v2", "v2"]


def test_a_single_unsure_word_among_those_of_another_is_theirs():
    turns = [SpeakerTurn(0, 600, "v1"), SpeakerTurn(600, 900, "v2", "v1"), SpeakerTurn(900, 1_500, "v1")]
    told = whose(words("a", "b", "c", "d", "e"), turns)

    assert [one.speaker for one in told] == ["v1"] * 5
    assert told[2].perhaps == "v2"


def test_runs_begin_where_the_speaker_changes():
    assert runs([Whose("v1"), Whose("v1", "v2"), Whose(None), Whose("v2"), Whose("v2")]) == [0, 2, 3]
    assert runs([]) == []


def test_a_stretch_is_unsure_where_half_of_its_time_is():
    said = words("a", "b", "c")
    assert second_of([Whose("v1", "v2"), Whose("v1", "v3"), Whose("v1", "v3")], said) == "v3"
    assert second_of([Whose("v1", "v2"), Whose("v1"), Whose("v1")], said) is None


SPANS = st.lists(st.tuples(st.integers(0, 20_000), st.integers(0, 3_000)), max_size=25).map(sorted)


@given(SPANS, SPANS, st.randoms(use_true_random=False))
def test_every_word_is_told_of_and_nobody_is_invented(said, spoken, draw):
    turns = [SpeakerTurn(start, start + length, draw.choice(["v1", "v2", "v3", None])) for start, length in spoken]
    told = whose([Word(start, start + length, " a", 1.0) for start, length in said], turns)

    assert len(told) == len(said)
    known = {turn.speaker for turn in turns} | {None}
    assert {name for one in told for name in (one.speaker, one.perhaps)} <= known
    assert all(one.perhaps is None or one.perhaps != one.speaker for one in told)
