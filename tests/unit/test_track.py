"""Where the samples of one source go, when their blocks come late, early, in a rush, or not at all."""

from __future__ import annotations

import numpy as np
import pytest

from lokas.audio.capture import CapturedBlock
from lokas.audio.track import JUMP_S, Track
from tests.helpers.captures import coded

RATE = 16_000
BLOCK_S = 0.032
SIZE = round(BLOCK_S * RATE)


class Heard:
    """A track, and what it says it lost."""

    def __init__(self, anchor_s=0.0):
        self.lost = []
        self.track = Track(RATE, lambda position, samples: self.lost.append((position / RATE, samples / RATE)))
        self.track.restart(anchor_s, 0)

    def add(self, from_s, *, told_s=None, overflowed=False, samples=SIZE):
        sound = coded(from_s + np.arange(samples) / RATE)
        self.track.add(CapturedBlock(sound, from_s if told_s is None else told_s, overflowed))
        return self

    def sound(self):
        return self.track.take(self.track.ready)[:, 0]

    def strays_s(self):
        """How far any sound is from where it should be."""
        sound = self.sound()
        at = np.flatnonzero(sound)
        return float(np.abs((sound[at] - 1) / 100 + 0.005 - at / RATE).max())


def steady(heard, from_s, until_s, **how):
    for number in range(round((until_s - from_s) / BLOCK_S)):
        heard.add(from_s + number * BLOCK_S, **how)
    return heard


def test_a_source_that_begins_behind_the_line_begins_with_silence():
    heard = steady(Heard(anchor_s=-1.0), 0, 1)

    assert heard.track.landed_at == RATE
    assert not heard.sound()[:RATE].any()
    assert heard.lost == []


def test_what_was_heard_before_the_line_began_is_left_out():
    sound = steady(Heard(anchor_s=0.5), 0, 1).sound()

    assert sound[0] == coded([0.5])[0, 0]


def test_of_a_flagged_loss_a_few_milliseconds_count():
    heard = steady(Heard(), 0, 2.048)
    steady(heard.add(2.058, overflowed=True), 2.058 + BLOCK_S, 4)

    assert heard.lost == [(pytest.approx(2.048, abs=0.001), pytest.approx(0.010, abs=0.001))]


def test_a_flag_without_a_loss_adds_nothing():
    heard = steady(Heard(), 0, 2.048)
    steady(heard.add(2.048, overflowed=True), 2.08, 4)

    assert heard.lost == []
    assert heard.strays_s() < 0.02


def test_what_is_held_when_the_source_goes_is_put_in_its_place():
    heard = steady(Heard(), 0, 2.048)
    heard.add(3.0)
    assert heard.track.position == pytest.approx(2.048 * RATE)
    heard.track.leave()

    assert heard.lost == [(pytest.approx(2.048), pytest.approx(0.952, abs=0.001))]
    assert heard.strays_s() < 0.02


def test_long_silence_is_a_number_until_it_is_taken():
    heard = steady(Heard(), 0, 0.32)
    heard.track.leave()
    heard.track.fill(10_000 * RATE)

    assert heard.track.silent() == 0
    heard.track.take(round(0.32 * RATE))
    assert heard.track.silent() == heard.track.ready == 10_000 * RATE - round(0.32 * RATE)
    heard.track.drop_silence(heard.track.ready - RATE)
    assert (heard.track.ready, heard.track.take(RATE).any()) == (RATE, False)


@pytest.mark.parametrize("strayed_s", [-0.5, 0.5])
def test_a_track_that_has_strayed_is_put_beside_the_other_one(strayed_s):
    heard = steady(Heard(), 0, 3)
    heard.track.keep_beside(-strayed_s)
    steady(heard, 3, 6)

    assert heard.track.position == pytest.approx((6 + strayed_s) * RATE, abs=SIZE)
    assert heard.lost == []


def test_a_track_that_is_nearly_beside_the_other_one_is_left_as_it_is():
    heard = steady(Heard(), 0, 3)
    heard.track.keep_beside(JUMP_S * 0.9)

    assert heard.track.ready == round(3 / BLOCK_S) * SIZE


@pytest.mark.parametrize("seed", range(25))
@pytest.mark.parametrize("loses", [False, True])
def test_whatever_a_busy_computer_does_to_the_deliveries_sound_stays_where_it_belongs(seed, loses):
    """Trembling of 60 ms, stalls of up to a second that end in a rush, and losses of 150 ms to 5 s between them."""
    draw = np.random.default_rng(seed)
    heard, arrival_s, lost_until_s, stalled_until_s, lost_s = Heard(), 0.0, 0.0, 0.0, 0.0
    for from_s in np.arange(4000) * BLOCK_S:
        if from_s < lost_until_s:
            lost_s += BLOCK_S
            continue
        troubled = 3 < from_s < 120
        if loses and troubled and from_s > stalled_until_s + 2 and draw.random() < 0.002:
            lost_until_s, lost_s = from_s + draw.uniform(0.15, 5), lost_s + BLOCK_S
            continue
        if troubled and from_s > max(lost_until_s + 2, stalled_until_s) and draw.random() < 0.005:
            stalled_until_s = from_s + draw.uniform(0.1, 1)
        arrival_s = max(arrival_s + 0.0005, from_s + BLOCK_S + draw.uniform(0, 0.06), stalled_until_s)
        heard.add(from_s, told_s=arrival_s - BLOCK_S)

    assert sum(samples for _, samples in heard.lost) == pytest.approx(lost_s, abs=0.06 * len(heard.lost))
    assert heard.strays_s() < 0.2
