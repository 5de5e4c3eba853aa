"""What is said, stretch by stretch: the text tells who, the turns that were heard tell when."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokas.text.document import MergeSpeakers, SetSpeaker, new_document
from lokas.text.said import BRIDGED_MS, QUIET_MS, TAKEN_MS, spoken
from lokas.text.statistics import spans_together, statistics, statistics_of
from lokas.types import Span, SpeakerTurn
from tests.helpers.documents import transcript


@pytest.fixture
def document():
    """Anna (s1) from 500 to 1400, Béa (s2) from 2100 to 3300, Anna from 4000 to 4300."""
    return new_document(transcript("bonjour à tous", "on passe au vote", "oui", speakers=["Anna", "Béa", "Anna"]))


HEARD = (SpeakerTurn(400, 1_450, "v1"), SpeakerTurn(2_000, 3_350, "v2"), SpeakerTurn(3_950, 4_500, "v1"))


def spans(found):
    return [(one.start_ms, one.end_ms, one.speaker) for one in found]


def test_without_turns_the_words_tell_when(document):
    assert spans(spoken(document)) == [(500, 1_400, "s1"), (2_100, 3_300, "s2"), (4_000, 4_300, "s1")]


def test_turns_tell_when_and_the_text_tells_who(document):
    found = spoken(document, HEARD)
    assert spans(found) == [(400, 1_450, "s1"), (2_000, 3_350, "s2"), (3_950, 4_500, "s1")]
    assert [one.words for one in found] == [3, 4, 1]


def test_a_line_given_to_somebody_else_takes_its_turn_along(document):
    corrected = SetSpeaker(1, 1, "s1").applied_to(document)
    assert {one.speaker for one in spoken(corrected, HEARD)} == {"s1"}
    assert statistics_of(corrected, HEARD).people[0].time_ms == sum(turn.end_ms - turn.start_ms for turn in HEARD)


def test_people_who_were_merged_are_one_also_where_there_is_no_text_of_them(document):
    aside = (*HEARD[:2], SpeakerTurn(2_500, 3_000, "v1"), HEARD[2])
    merged = MergeSpeakers("s2", "s1").applied_to(document)
    assert spans(spoken(merged, aside)) == [(400, 1_450, "s1"), (2_000, 3_350, "s1"), (3_950, 4_500, "s1")]


def test_who_speaks_at_the_same_time_counts_without_any_text(document):
    aside = (*HEARD[:2], SpeakerTurn(2_500, 3_000, "v1"), HEARD[2])
    found = statistics_of(document, aside)
    anna, bea = found.people

    assert (anna.time_ms, bea.time_ms) == (1_050 + 500 + 550, 1_350)
    assert found.together_ms == anna.together_ms == bea.together_ms == 500
    assert (anna.turns, bea.turns) == (2, 1)


def test_a_turn_in_which_the_text_has_two_people_is_cut_between_their_words(document):
    found = spoken(document, [SpeakerTurn(400, 3_400, "v1"), HEARD[2]])
    assert spans(found) == [(400, 1_750, "s1"), (1_750, 3_400, "s2"), (3_950, 4_500, "s1")]


def test_words_that_no_turn_is_near_count_by_their_own_times(document):
    assert spans(spoken(document, HEARD[:1]))[1:] == [(2_100, 3_300, "s2"), (4_000, 4_300, "s1")]


def test_a_voice_of_which_there_is_no_text_is_unknown(document):
    assert spans(spoken(document, (*HEARD, SpeakerTurn(6_000, 6_400, "v7"))))[-1] == (6_000, 6_400, None)


def test_an_end_is_looser_where_somebody_else_is_heard(document):
    turns = (SpeakerTurn(400, 1_450, "v1"), SpeakerTurn(1_500, 3_350, "v2"), HEARD[2])
    assert [one.loose_ms for one in spoken(document, turns)] == [
        QUIET_MS + TAKEN_MS,
        TAKEN_MS + QUIET_MS,
        2 * QUIET_MS,
    ]
    anna, bea = statistics_of(document, turns).people
    assert (anna.least_ms, anna.most_ms) == (1_600 - 450, 1_600 + 450)
    assert (bea.least_ms, bea.most_ms) == (1_850 - 350, 1_850 + 350)


TEXTS = st.lists(
    st.tuples(st.sampled_from(["un", "un deux", "un deux trois", ""]), st.sampled_from(["Anna", "Béa", None])),
    max_size=6,
)
TURNS = st.lists(
    st.tuples(st.integers(0, 6_000), st.integers(60, 3_000), st.sampled_from(["v1", "v2", None])), max_size=8
)


@given(TEXTS, st.sampled_from([40, 700]), TURNS)
def test_nobody_is_counted_twice_and_no_word_is_lost(said, gap_ms, heard):
    texts, speakers = [text for text, _ in said], [speaker for _, speaker in said]
    document = new_document(transcript(*texts, speakers=speakers, gap_ms=gap_ms))
    turns = tuple(
        SpeakerTurn(start, start + length, who) for start, length, who in sorted(heard, key=lambda one: one[0])
    )
    found = spoken(document, turns)

    assert sum(one.words for one in found) == sum(len(segment.words) for segment in document.segments)
    assert all(0 <= one.loose_ms <= one.length_ms for one in found)
    for speaker in {one.speaker for one in found}:
        own = sorted((one for one in found if one.speaker == speaker), key=lambda one: (one.start_ms, one.end_ms))
        assert all(before.end_ms <= after.start_ms for before, after in pairwise(own))
        assert all(
            after.start_ms - before.end_ms >= BRIDGED_MS
            for before, after in pairwise(own)
            if before.perhaps == after.perhaps
        )


@given(TEXTS, TURNS)
def test_the_interval_holds_the_time_and_fits_into_the_recording(said, heard):
    document = new_document(transcript(*(text for text, _ in said), speakers=[speaker for _, speaker in said]))
    turns = tuple(
        SpeakerTurn(start, start + length, who) for start, length, who in sorted(heard, key=lambda one: one[0])
    )
    everything = spoken(document, turns)
    whole = Span(0, 60_000)
    found = statistics(everything, whole)

    assert all(0 <= one.least_ms <= one.time_ms <= one.most_ms <= whole.end_ms for one in found.people)
    assert found.together_ms == sum(span.end_ms - span.start_ms for span in spans_together(everything))
    assert found.speech_ms + found.together_ms <= sum(one.time_ms for one in found.people)
