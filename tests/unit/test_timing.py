"""How long a cue is shown, and at which pictures."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokas.text.profiles import profiles
from lokas.text.timing import NEVER_MS, Frames, Pace

CHARTER = Pace.of(profiles()["charter"])


def shown_until(start_ms, said_ms, next_ms, chars, pace=CHARTER):
    return int(pace.shown_until(*(np.array(value) for value in (start_ms, said_ms, next_ms, chars))))


@pytest.mark.parametrize(
    ("said_ms", "next_ms", "chars", "until_ms"),
    [
        pytest.param(3000, NEVER_MS, 10, 3000, id="easy to read: while it is said"),
        pytest.param(1800, NEVER_MS, 20, 2000, id="as long as it takes to read"),
        pytest.param(1800, NEVER_MS, 60, 2300, id="half a second more, at most"),
        pytest.param(300, NEVER_MS, 4, 1000, id="long enough to be seen"),
        pytest.param(3000, 3400, 10, 3280, id="up to the next, if that is soon"),
        pytest.param(3000, 3500, 10, 3000, id="no flicker"),
        pytest.param(3000, 3000, 10, 2880, id="never into the next"),
        pytest.param(9000, NEVER_MS, 10, 6000, id="not too long"),
        pytest.param(100, 50, 10, 0, id="where there is no time"),
    ],
)
def test_a_cue_is_shown(said_ms, next_ms, chars, until_ms):
    assert shown_until(0, said_ms, next_ms, chars) == until_ms


def test_without_a_limit_of_speed_a_cue_is_shown_while_it_is_said():
    assert shown_until(0, 2000, NEVER_MS, 500, Pace.of(profiles()["verbatim"])) == 2000


def test_all_cues_are_looked_up_at_once():
    times = [np.array(values) for values in ([0, 10_000], [3000, 11_800], [9000, NEVER_MS], [10, 20])]
    assert CHARTER.shown_until(*times).tolist() == [3000, 12_000]


@pytest.mark.parametrize("rate", [Fraction(25), Fraction(24_000, 1001), Fraction(60_000, 1001), Fraction(1000)])
@given(time_ms=st.integers(0, 400_000_000))
def test_pictures_around_a_time(rate, time_ms):
    frames = Frames(rate)
    before, after, nearest = frames.before(time_ms), frames.after(time_ms), frames.nearest(time_ms)
    assert before <= time_ms < after
    assert frames.before(after - 1) == before
    assert nearest in {before, after}
    assert frames.nearest(nearest) == nearest
