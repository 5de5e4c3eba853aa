"""Regions and windows: where a moment of a window lies in the recording, and what is behind a moment."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokas.types import SAMPLE_RATE, Region, Span, Window

PER_MS = SAMPLE_RATE // 1000


def region(start_ms, end_ms, *speech):
    """A region whose samples tell their own number in the recording."""
    samples = np.arange(start_ms * PER_MS, end_ms * PER_MS, dtype=np.float32)
    return Region(start_ms, end_ms, samples, tuple(Span(*span) for span in speech))


def plain(*spans_ms):
    """A window of regions of silence with no samples, for questions of time."""
    return Window(tuple(Region(start, end, np.zeros(0, np.float32)) for start, end in spans_ms))


# In the window: 0-2000 is 1000-3000, 2000-3000 is 3000-4000 (they touch), 3000-7000 is 9000-13000.
PACKED = plain((1000, 3000), (3000, 4000), (9000, 13_000))


class TestRegion:
    def test_what_is_behind_a_moment_keeps_its_sound_and_its_voice(self):
        rest = region(100, 300, (110, 150), (170, 220), (250, 280)).after(200)
        assert (rest.start_ms, rest.end_ms, rest.length_ms) == (200, 300, 100)
        assert rest.speech == ((200, 220), (250, 280))
        assert rest.samples.size == 100 * PER_MS
        assert rest.samples[0] == 200 * PER_MS

    def test_all_of_it_is_behind_a_moment_before_it(self):
        whole = region(100, 300, (110, 150))
        rest = whole.after(50)
        assert (rest.start_ms, rest.end_ms, rest.speech) == (100, 300, whole.speech)
        assert np.array_equal(rest.samples, whole.samples)

    def test_a_voice_that_ends_at_the_moment_is_not_behind_it(self):
        assert region(100, 300, (110, 200)).after(200).speech == ()


class TestWindow:
    def test_it_reaches_from_its_first_region_to_its_last_and_is_as_long_as_they_are_together(self):
        assert (PACKED.start_ms, PACKED.end_ms, PACKED.length_ms) == (1000, 13_000, 7000)

    def test_it_sounds_like_its_regions_one_behind_the_other(self):
        first, second = region(0, 20, (5, 10)), region(50, 60, (51, 55), (57, 60))
        window = Window((first, second))
        assert np.array_equal(window.samples(), np.concatenate([first.samples, second.samples]))
        assert window.samples().dtype == np.float32
        assert window.speech == ((5, 10), (51, 55), (57, 60))

    def test_cuts_are_where_silence_was_left_out_and_not_where_regions_touch(self):
        assert PACKED.cuts == (3000,)
        assert plain((0, 10), (20, 30), (40, 50)).cuts == (10, 20)
        assert plain((5, 10)).cuts == ()

    @pytest.mark.parametrize(
        ("inside", "outside"),
        [
            ((0, 500), (1000, 1500)),
            ((1500, 2500), (2500, 3500)),  # over regions that touch
            ((2500, 3000), (3500, 4000)),  # ends at the cut: before the silence
            ((3000, 3500), (9000, 9500)),  # starts at the cut: behind it
            ((2500, 3500), (3500, 9500)),  # over the cut
            ((3000, 3000), (9000, 9000)),  # nothing, at the cut
            ((6500, 7000), (12_500, 13_000)),
            ((0, 7000), (1000, 13_000)),
        ],
    )
    def test_a_stretch_of_it_lies_in_the_recording_where_it_was_said(self, inside, outside):
        assert PACKED.span(*inside) == outside

    def test_what_is_behind_a_moment_leaves_out_the_regions_before_it(self):
        window = Window((region(0, 20), region(50, 60), region(80, 90)))
        times = {
            moment: [(rest.start_ms, rest.end_ms) for rest in window.after(moment)] for moment in (0, 20, 55, 70, 90)
        }
        assert times == {
            0: [(0, 20), (50, 60), (80, 90)],
            20: [(50, 60), (80, 90)],
            55: [(55, 60), (80, 90)],
            70: [(80, 90)],
            90: [],
        }


@st.composite
def windows(draw, least_gap_ms=0, most_gap_ms=5000):
    end_ms, spans = draw(st.integers(0, 10_000_000)), []
    for _ in range(draw(st.integers(1, 8))):
        start_ms = end_ms + (draw(st.integers(least_gap_ms, most_gap_ms)) if spans else 0)
        end_ms = start_ms + draw(st.integers(1, 8000))
        spans.append((start_ms, end_ms))
    return plain(*spans)


@given(windows(), st.data())
def test_later_in_the_window_is_later_in_the_recording_and_inside_a_region(window, data):
    times = sorted(data.draw(st.lists(st.integers(0, window.length_ms), min_size=2, max_size=6)))
    spans = [window.span(start, end) for start, end in pairwise(times)]
    assert all(start <= end for start, end in spans)
    assert all(a.start_ms <= b.start_ms and a.end_ms <= b.end_ms for a, b in pairwise(spans))
    edges = [time for span in spans for time in span]
    assert all(any(region.start_ms <= time <= region.end_ms for region in window.regions) for time in edges)


@given(windows(), st.data())
def test_a_stretch_of_a_region_is_found_again_whatever_was_left_out_before_it(window, data):
    number = data.draw(st.integers(0, len(window.regions) - 1))
    here = window.regions[number]
    start = data.draw(st.integers(0, here.length_ms - 1))
    end = data.draw(st.integers(start + 1, here.length_ms))
    offset = sum(before.length_ms for before in window.regions[:number])
    assert window.span(offset + start, offset + end) == (here.start_ms + start, here.start_ms + end)


@given(windows(most_gap_ms=0), st.data())
def test_regions_that_touch_are_like_one(window, data):
    start = data.draw(st.integers(0, window.length_ms))
    end = data.draw(st.integers(start, window.length_ms))
    assert window.cuts == ()
    assert window.span(start, end) == (window.start_ms + start, window.start_ms + end)


@given(windows(least_gap_ms=1))
def test_between_cuts_a_window_leaves_out_exactly_the_silence(window):
    edges = [0, *window.cuts, window.length_ms]
    spans = [window.span(start, end) for start, end in pairwise(edges)]
    assert spans == [(region.start_ms, region.end_ms) for region in window.regions]
