"""What goes to the loudspeakers: without a gap, at the same pitch whatever the speed, and of known moments."""

from itertools import islice, pairwise

import numpy as np
import pytest

from lokas.audio.blocks import BLOCK, PER_MS, RAMP, blocks
from lokas.audio.seeking import PLAYED_RATE, SeekableSound
from lokas.audio.stretch import Stretcher
from lokas.jobs import CancelToken
from lokas.types import Span
from tests.helpers.telling_sound import off_ms, write_telling

SPEEDS = (0.5, 0.6, 0.8, 1.2, 1.4, 1.8, 2.0)


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    path = write_telling(tmp_path_factory.mktemp("sons") / "été.flac", "flac", 20)
    with SeekableSound(path) as opened:
        yield opened


def taken(sound, at_ms, speed=1.0, loop=None, seconds=None):
    made = blocks(sound, at_ms * PER_MS, speed, loop, CancelToken())
    return list(islice(made, None if seconds is None else round(seconds * PLAYED_RATE / BLOCK)))


def stretched(samples, speed):
    stretcher = Stretcher(speed, PLAYED_RATE)
    parts = [stretcher.feed(samples[at : at + 1000]) for at in range(0, samples.size, 1000)]
    return np.concatenate([*parts, stretcher.flush()])


def test_blocks_follow_one_another_without_a_gap(sound):
    made = taken(sound, 3_210)

    heard = np.concatenate([block.samples for block in made])
    assert {block.samples.size for block in made} == {BLOCK}
    assert all(one.end == two.at for one, two in pairwise(made))
    assert heard.size == pytest.approx((20_000 - 3_210) * PER_MS, abs=BLOCK)
    assert off_ms(heard[RAMP : 10 * PLAYED_RATE], 3_210 * PER_MS + RAMP) == 0


def test_sound_that_begins_in_the_middle_comes_up_without_a_click(sound):
    first = taken(sound, 3_000, seconds=0.02)[0]
    assert first.samples[0] == 0


@pytest.mark.parametrize("speed", SPEEDS)
def test_the_pitch_stays_and_the_length_does_not(speed):
    tone = 0.3 * np.sin(2 * np.pi * 440 * np.arange(10 * PLAYED_RATE) / PLAYED_RATE).astype(np.float32)

    heard = stretched(tone, speed)

    strength = np.abs(np.fft.rfft(heard * np.hanning(heard.size)))
    assert np.argmax(strength) * PLAYED_RATE / heard.size == pytest.approx(440, rel=0.002)
    assert heard.size / PLAYED_RATE == pytest.approx(10 / speed, abs=0.03)


@pytest.mark.parametrize("speed", SPEEDS)
def test_each_block_knows_its_moment_at_any_speed(sound, speed):
    made = taken(sound, 2_000, speed)

    heard = np.concatenate([block.samples for block in made])
    envelope = np.abs(heard)
    for second in range(4, 18):
        known = np.abs(np.concatenate([block.samples for block in taken(sound, second * 1_000, seconds=1.0)]))
        middle = second * 1_000 + np.average(np.arange(known.size), weights=known**2) / PER_MS
        at = (middle - 2_000) * PER_MS / speed
        window = slice(max(0, round(at - PLAYED_RATE * 0.15 / speed)), round(at + PLAYED_RATE * 0.15 / speed))
        found = window.start + np.average(np.arange(envelope[window].size), weights=envelope[window] ** 2 + 1e-12)
        block = made[int(found // BLOCK)]
        told = (block.at + (found % BLOCK) * speed) / PER_MS
        assert told == pytest.approx(middle, abs=20)


def test_at_its_own_speed_nothing_is_changed():
    noise = np.random.default_rng(1).normal(0, 0.1, 5_000).astype(np.float32)
    assert np.array_equal(stretched(noise, 1.0), noise)


def test_a_loop_is_never_left(sound):
    made = taken(sound, 4_000, loop=Span(5_000, 6_000), seconds=6.0)

    starts = [block.at / PER_MS for block in made]
    assert starts[0] == 4_000
    assert max(starts) < 6_000
    assert starts.count(5_000) == 5
    again = np.concatenate([block.samples for block in made if block.at / PER_MS >= 5_000])[: 3 * PLAYED_RATE]
    assert np.abs(again[RAMP:PLAYED_RATE] - again[PLAYED_RATE + RAMP : 2 * PLAYED_RATE]).max() < 1e-4


def test_behind_a_loop_the_sound_goes_on_to_its_end(sound):
    made = taken(sound, 7_000, loop=Span(5_000, 6_000))
    assert made[-1].end / PER_MS == pytest.approx(20_000, abs=20)
