"""Voices put together to people: as many as are known of, apart by a distance, nobody merged for speaking little."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokas.errors import OptionError
from lokas.speech.speakers.diarizer import Voices, VoiceTurn
from lokas.speech.speakers.grouping import MOST_PEOPLE, People, group

DISTANCE = 0.5
SIZE = 24


def voices(*said, seed=1, noise=0.15, size=SIZE):
    """Turns of (person, voice, length_ms) one after the other; prints of one person are near one another."""
    draw = np.random.default_rng(seed)
    centres = np.linalg.qr(draw.normal(size=(size, size)))[0]
    turns, prints, at_ms = [], [], 0
    for person, voice, length_ms in said:
        turns.append(VoiceTurn(at_ms, at_ms + length_ms, voice))
        vector = centres[person] + noise * draw.normal(size=size) / np.sqrt(size)
        prints.append(vector / np.linalg.norm(vector))
        at_ms += length_ms + 500
    return Voices(tuple(turns), np.array(prints, np.float32).reshape(len(turns), size))


def speakers(grouped):
    return [turn.speaker for turn in grouped.turns]


def test_people_are_named_in_the_order_of_their_first_words():
    heard = voices((2, 0, 5_000), (0, 1, 5_000), (2, 0, 5_000), (1, 2, 5_000))

    assert speakers(group(heard, People(), DISTANCE)) == ["v1", "v2", "v1", "v3"]


def test_the_voices_of_one_person_in_several_stretches_are_one():
    heard = voices(*((n % 4, n, 8_000) for n in range(40)))

    assert speakers(group(heard, People(), DISTANCE)) == [f"v{n % 4 + 1}" for n in range(40)]


@pytest.mark.parametrize("people", [People(), People(30, 30), People(20, 40)])
def test_thirty_people_are_thirty(people):
    heard = voices(*((n % 30, n, 4_000) for n in range(120)), size=64)

    assert speakers(group(heard, people, DISTANCE)) == [f"v{n % 30 + 1}" for n in range(120)]


def test_a_short_turn_without_a_print_is_of_the_one_it_touches():
    heard = voices((0, 0, 9_000), (1, 1, 9_000), (0, 0, 9_000), (1, 0, 300), (1, 1, 5_000))
    touching = replace(heard.turns[3], start_ms=heard.turns[4].start_ms - 300, end_ms=heard.turns[4].start_ms)
    prints = heard.prints.copy()
    prints[3] = 0
    heard = Voices((*heard.turns[:3], touching, heard.turns[4]), prints)

    assert speakers(group(heard, People(), DISTANCE)) == ["v1", "v2", "v1", "v2", "v2"]


def test_a_short_turn_in_the_midst_of_another_one_is_of_its_own_voice():
    heard = voices((0, 0, 9_000), (1, 1, 9_000), (0, 0, 300))
    inside = VoiceTurn(heard.turns[1].start_ms + 4_000, heard.turns[1].start_ms + 4_300, 0)
    prints = heard.prints.copy()
    prints[2] = 0

    assert speakers(group(Voices((*heard.turns[:2], inside), prints), People(), DISTANCE)) == ["v1", "v2", "v1"]


def test_a_known_number_is_kept_to():
    heard = voices(*((n % 4, n, 8_000) for n in range(12)))

    assert len(group(heard, People(2, 2), DISTANCE).speakers) == 2
    assert len(group(heard, People(4, 4), 0.01).speakers) == 4
    assert len(group(heard, People(6, 6), DISTANCE).speakers) == 6
    assert len(group(heard, People(6, 9), DISTANCE).speakers) == 6
    assert len(group(heard, People(1, 3), DISTANCE).speakers) == 3


def test_a_smaller_distance_makes_more_people():
    heard = voices(*((n % 4, n, 8_000) for n in range(12)), noise=0.6)
    counts = [len(group(heard, People(), distance).speakers) for distance in (0.05, 0.6, 1.9)]

    assert counts == [12, 4, 1]


def test_a_short_voice_joins_who_it_is_like_and_makes_no_group_between_two():
    heard = voices((0, 0, 9_000), (1, 1, 9_000), (0, 2, 700), (1, 3, 700))

    assert speakers(group(heard, People(), DISTANCE)) == ["v1", "v2", "v1", "v2"]


def test_who_speaks_little_and_is_like_nobody_stays_and_is_offered_for_merging():
    grouped = group(voices((0, 0, 60_000), (1, 1, 60_000), (2, 2, 1_500)), People(), DISTANCE)

    assert grouped.speakers == ("v1", "v2", "v3")
    (offer,) = grouped.offers
    assert (offer.speaker, offer.speech_ms) == ("v3", 1_500)
    assert offer.into in {"v1", "v2"}
    assert offer.distance > DISTANCE


def test_with_a_known_number_short_voices_go_to_the_nearest():
    grouped = group(voices((0, 0, 60_000), (1, 1, 60_000), (2, 2, 1_500)), People(2, 2), DISTANCE)

    assert grouped.speakers == ("v1", "v2")


def test_more_people_than_voices_are_found_among_their_turns():
    heard = voices((0, 0, 9_000), (1, 0, 9_000), (0, 0, 9_000))

    assert speakers(group(heard, People(2, 2), DISTANCE)) == ["v1", "v2", "v1"]


def test_short_voices_are_people_where_as_many_are_known_of():
    grouped = group(voices((0, 0, 60_000), (1, 1, 60_000), (2, 2, 1_500)), People(3, 3), DISTANCE)

    assert grouped.speakers == ("v1", "v2", "v3")


def test_a_turn_between_two_people_says_who_else_it_may_be():
    heard = voices((0, 0, 20_000), (1, 1, 20_000), (0, 0, 3_000), noise=0.01)
    between = heard.prints.copy()
    between[2] = (heard.prints[0] * 1.02 + heard.prints[1]) / np.linalg.norm(heard.prints[0] * 1.02 + heard.prints[1])
    turns = group(Voices(heard.turns, between), People(), DISTANCE).turns

    assert [turn.perhaps for turn in turns] == [None, None, "v2"]


def test_a_voice_without_a_print_is_nobody_known():
    heard = voices((0, 0, 20_000), (1, 1, 300), (0, 0, 300))
    heard.prints[1:] = 0

    assert speakers(group(heard, People(), DISTANCE)) == ["v1", None, "v1"]


def test_no_voices_are_nobody():
    assert group(voices(), People(3, 3), DISTANCE).turns == ()


@pytest.mark.parametrize(("least", "most"), [(0, None), (3, 2), (MOST_PEOPLE + 1, None), (1, MOST_PEOPLE + 1)])
def test_impossible_numbers_of_people_are_refused(least, most):
    with pytest.raises(OptionError) as caught:
        People(least, most)
    assert caught.value.code == "option.out_of_range"


@given(
    st.lists(st.tuples(st.integers(0, 6), st.integers(0, 9), st.integers(100, 20_000)), min_size=1, max_size=30),
    st.integers(1, 8),
    st.integers(0, 8),
    st.floats(0.01, 1.99),
)
def test_there_are_never_more_people_than_known_nor_fewer_where_there_are_voices(said, least, more, distance):
    grouped = group(voices(*said, noise=0.5), People(least, least + more), distance)

    assert min(least, len(said)) <= len(grouped.speakers) <= least + more
    assert [(turn.start_ms, turn.end_ms) for turn in grouped.turns] == [
        (turn.start_ms, turn.end_ms) for turn in voices(*said).turns
    ]
    assert all(turn.perhaps != turn.speaker or turn.perhaps is None for turn in grouped.turns)
    assert {offer.into for offer in grouped.offers} <= set(grouped.speakers)
