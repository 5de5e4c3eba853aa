"""Speaking time: counted from the document, in intervals where it is unsure, per point and per group, nobody ranked."""

from __future__ import annotations

import csv
import io
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokas.text.document import AddMark, MergeSpeakers, RenameSpeaker, SetSpeaker, new_document
from lokas.text.said import Said, spoken
from lokas.text.statistics import (
    COLUMNS,
    by_group,
    by_point,
    spans_together,
    statistics,
    statistics_csv,
    statistics_of,
)
from lokas.types import Span, SpeakerTurn
from tests.helpers.documents import transcript


def said(*stretches):
    """(start_ms, end_ms, speaker, perhaps) each, of a word for each 500 ms."""
    return [Said(one[0], one[1], one[2], (*one, None)[3], (one[1] - one[0]) // 500) for one in stretches]


def people(found):
    return {one.speaker: one for one in found.people}


@pytest.fixture
def document():
    """Anna from 500 to 1400, Béa from 2100 to 3300, Anna from 4000 to 4300."""
    return new_document(transcript("bonjour à tous", "on passe au vote", "oui", speakers=["Anna", "Béa", "Anna"]))


def test_each_person_has_their_time_turns_words_and_share(document):
    found = statistics_of(document)
    anna, bea = found.people

    assert (anna.speaker, anna.time_ms, anna.turns, anna.longest_ms, anna.words) == ("s1", 1_200, 2, 900, 4)
    assert (bea.speaker, bea.time_ms, bea.turns, bea.longest_ms, bea.words) == ("s2", 1_200, 1, 1_200, 4)
    assert anna.share == bea.share == 0.5
    assert anna.words_per_minute == 200
    assert (found.speech_ms, found.silence_ms) == (2_400, found.length_ms - 2_400)


def test_a_short_pause_is_speech_and_a_long_one_is_silence(document):
    segment = document.segments[0]
    apart = [(500, 800), (1_200, 1_500), (2_000, 2_300)]
    words = tuple(
        type(word)(start, end, word.text, word.confidence)
        for word, (start, end) in zip(segment.words, apart, strict=True)
    )
    spread = type(segment)(0, 500, 2_300, words, (0, 1, 2), (0, 3), 0.9, "fr", speaker="s1")

    assert [(one.start_ms, one.end_ms, one.words) for one in spoken(document.with_segments(0, 3, spread))] == [
        (500, 1_500, 2),
        (2_000, 2_300, 1),
    ]


def test_a_correction_counts_at_once(document):
    assert [one.speaker for one in statistics_of(SetSpeaker(0, 0, "s2").applied_to(document)).people] == ["s2", "s1"]
    assert len(statistics_of(MergeSpeakers("s2", "s1").applied_to(document)).people) == 1


def test_what_is_unsure_makes_an_interval_for_both_who_may_say_it():
    found = people(statistics(said((0, 1_000, "a"), (1_000, 1_500, "a", "b"), (1_500, 3_500, "b")), Span(0, 4_000)))

    assert (found["a"].least_ms, found["a"].time_ms, found["a"].most_ms) == (1_000, 1_500, 1_500)
    assert (found["b"].least_ms, found["b"].time_ms, found["b"].most_ms) == (2_000, 2_000, 2_500)


def test_people_stand_in_the_order_of_their_first_words_and_unknown_ones_last():
    found = statistics(said((0, 500, None), (500, 1_000, "z"), (1_000, 9_000, "a")), Span(0, 10_000))
    assert [one.speaker for one in found.people] == ["z", "a", None]


def test_a_turn_goes_on_until_somebody_else_speaks():
    found = people(
        statistics(said((0, 500, "a"), (2_000, 3_000, "a"), (3_000, 3_500, "b"), (4_000, 4_200, "a")), Span(0, 5_000))
    )
    assert (found["a"].turns, found["a"].longest_ms) == (2, 1_500)


def test_what_is_said_at_once_is_counted_apart():
    everything = said((0, 2_000, "a"), (1_500, 3_000, "b"), (1_800, 2_500, "c"))
    found = statistics(everything, Span(0, 4_000))

    assert spans_together(everything) == [Span(1_500, 2_500)]
    assert [one.together_ms for one in found.people] == [500, 1_000, 700]
    assert (found.together_ms, found.speech_ms, found.silence_ms) == (1_000, 3_000, 1_000)


def test_turns_that_only_touch_are_not_at_once():
    assert spans_together(said((0, 1_000, "a"), (1_000, 2_000, "b"))) == []


def test_each_point_of_the_agenda_has_its_own(document):
    marked = AddMark("agenda", 2_000, 2_000, "Budget").applied_to(document)
    before, budget = by_point(marked)

    assert (before.title, before.span.end_ms, [one.time_ms for one in before.statistics.people]) == ("", 2_000, [900])
    assert budget.title == "Budget"
    assert {one.speaker: one.time_ms for one in budget.statistics.people} == {"s2": 1_200, "s1": 300}


def test_a_meeting_without_an_agenda_is_one_point(document):
    (point,) = by_point(document)
    assert point.statistics == statistics_of(document)


def test_groups_are_those_that_people_declared_and_of_others_nothing_is_supposed():
    found = statistics(said((0, 1_000, "a"), (1_000, 4_000, "b"), (4_000, 10_000, "c")), Span(0, 10_000))
    women, others = by_group(found, {"a": "femmes", "b": "femmes"}, {"femmes": 3, "hommes": 1})

    assert (women.group, women.spoke, women.time_ms, women.share) == ("femmes", 2, 4_000, pytest.approx(0.4))
    assert (women.present, women.present_share) == (3, 0.75)
    assert (others.group, others.spoke, others.time_ms, others.present_share) == ("hommes", 0, 0, 0.25)


def test_the_table_reads_back_and_names_are_no_formulas(document):
    named = RenameSpeaker("s1", '=Anna, "la" trésorière').applied_to(document)
    rows = list(csv.DictReader(io.StringIO("".join(statistics_csv(statistics_of(named), named.name_of)))))

    assert tuple(rows[0]) == COLUMNS
    assert [row["speaker"] for row in rows] == ['\'=Anna, "la" trésorière', "Béa"]
    assert [int(row["time_ms"]) for row in rows] == [1_200, 1_200]


def test_a_document_without_words_has_nobody():
    found = statistics_of(new_document(transcript()))
    assert (found.people, found.speech_ms) == ((), 0)


KEYS = st.sampled_from(["a", "b", "c", None])
STRETCHES = st.lists(
    st.tuples(st.integers(0, 2_000), st.integers(1, 5_000), KEYS, st.sampled_from(["a", "b", "c", None])), max_size=30
)


def in_order(stretches):
    """Stretches one after the other, each a while after the one before."""
    found, at_ms = [], 0
    for gap_ms, length_ms, speaker, perhaps in stretches:
        at_ms += gap_ms
        found.append(Said(at_ms, at_ms + length_ms, speaker, None if perhaps == speaker else perhaps, length_ms // 400))
        at_ms += length_ms
    return found, Span(0, at_ms + 1_000)


@given(STRETCHES)
def test_all_that_is_said_is_somebodys_and_the_interval_holds_the_time(stretches):
    everything, whole = in_order(stretches)
    found = statistics(everything, whole)

    assert sum(one.time_ms for one in found.people) == found.speech_ms == sum(one.length_ms for one in everything)
    assert found.speech_ms + found.silence_ms == found.length_ms
    assert sum(one.words for one in found.people) == sum(one.words for one in everything)
    assert sum(one.share for one in found.people) == pytest.approx(1 if everything else 0)
    assert all(0 <= one.least_ms <= one.time_ms <= one.most_ms <= found.length_ms for one in found.people)
    assert all(one.longest_ms <= one.time_ms and one.turns >= 1 for one in found.people)


@given(STRETCHES, st.lists(st.integers(0, 60_000), max_size=5))
def test_cut_anywhere_the_parts_are_the_whole(stretches, cuts):
    everything, whole = in_order(stretches)
    edges = sorted({0, whole.end_ms, *(cut for cut in cuts if cut < whole.end_ms)})
    parts = [
        statistics([one for one in everything if start <= one.middle_ms < end], Span(start, end))
        for start, end in pairwise(edges)
    ]

    assert sum(part.speech_ms for part in parts) == statistics(everything, whole).speech_ms
    assert sum(part.length_ms for part in parts) == whole.end_ms


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(0, 100)), max_size=15))
def test_at_once_is_wherever_two_turns_cover_a_moment(spoken_turns):
    turns = [SpeakerTurn(start, start + length, f"v{n}") for n, (start, length) in enumerate(spoken_turns)]
    covered = [sum(turn.start_ms <= at < turn.end_ms for turn in turns) > 1 for at in range(700)]
    spans = spans_together(turns)

    assert [any(span.start_ms <= at < span.end_ms for span in spans) for at in range(700)] == covered
    assert all(before.end_ms <= after.start_ms for before, after in pairwise(spans))
