"""Packing regions into windows: as full as they come, none too long, nothing lost."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from lokas.audio.windows import LONGEST_WINDOW_MS, pack
from lokas.types import Region


def regions(*spans_ms):
    return [Region(start, end, np.zeros(0, np.float32)) for start, end in spans_ms]


def packed(*spans_ms, **how):
    windows = pack(regions(*spans_ms), **how)
    return [[(region.start_ms, region.end_ms) for region in window.regions] for window in windows]


def test_neighbours_share_a_window_until_one_does_not_fit():
    assert packed((0, 10_000), (12_000, 22_000), (30_000, 40_001), (41_000, 42_000)) == [
        [(0, 10_000), (12_000, 22_000)],
        [(30_000, 40_001), (41_000, 42_000)],
    ]


def test_a_window_may_be_full_to_the_millisecond():
    assert packed((0, 10_000), (11_000, 31_000)) == [[(0, 10_000), (11_000, 31_000)]]


def test_the_silence_between_takes_no_room():
    assert len(packed((0, 10_000), (3_000_000, 3_010_000), (9_000_000, 9_010_000))) == 1


def test_without_gaps_only_regions_that_touch_share_a_window():
    assert packed((0, 5000), (5000, 9000), (9001, 12_000), (12_000, 13_000), over_gaps=False) == [
        [(0, 5000), (5000, 9000)],
        [(9001, 12_000), (12_000, 13_000)],
    ]


def test_without_regions_there_are_no_windows():
    assert packed() == []


def test_a_window_is_given_as_soon_as_the_next_region_does_not_fit():
    taken = []

    def found():
        for region in regions((0, 20_000), (21_000, 41_000), (42_000, 62_000)):
            taken.append(region.start_ms)
            yield region

    next(pack(found()))
    assert taken == [0, 21_000]


@st.composite
def speech(draw):
    spans, end_ms = [], 0
    for _ in range(draw(st.integers(0, 30))):
        start_ms = end_ms + draw(st.sampled_from([0, 0, 1, 500, 60_000]))
        end_ms = start_ms + draw(st.integers(1, LONGEST_WINDOW_MS))
        spans.append((start_ms, end_ms))
    return regions(*spans)


@given(speech(), st.booleans())
def test_nothing_is_lost_nothing_is_too_long_and_no_two_windows_would_have_been_one(found, over_gaps):
    windows = list(pack(found, over_gaps=over_gaps))
    assert [region for window in windows for region in window.regions] == found
    assert all(window.length_ms <= LONGEST_WINDOW_MS for window in windows)
    assert over_gaps or not any(window.cuts for window in windows)
    for window, following in pairwise(windows):
        fits = window.length_ms + following.regions[0].length_ms <= LONGEST_WINDOW_MS
        assert not (fits and (over_gaps or window.end_ms == following.start_ms))
