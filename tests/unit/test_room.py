"""The verdict on a room, on the demonstration meeting as other microphones and rooms would have it."""

from __future__ import annotations

import numpy as np
import pytest

from lokas.audio.room import check_room
from lokas.types import SAMPLE_RATE

TEN_S = 10 * SAMPLE_RATE


@pytest.fixture(scope="module")
def speech(meeting):
    """Ten seconds in which people speak, at -25 dB."""
    return meeting[:TEN_S]


def noise(level_db, size=TEN_S):
    return (10 ** (level_db / 20) * np.random.default_rng(5).standard_normal(size)).astype(np.float32)


def as_recorded(sound):
    """16 bits, with what is louder cut off."""
    return (np.clip(np.round(sound * 32768), -32768, 32767) / 32768).astype(np.float32)


def test_people_near_the_microphone_in_a_quiet_room_are_fine(speech):
    heard = check_room(speech)
    assert heard.verdict == "fine"
    assert heard.level_db == pytest.approx(-25, abs=1)
    assert heard.noise_db < -60
    assert heard.snr_db == heard.level_db - heard.noise_db
    assert heard.clipped_share == 0


@pytest.mark.parametrize("gain_db", [-20, -30, -40])
def test_a_weak_voice_is_too_far(speech, gain_db):
    heard = check_room(as_recorded(speech * 10 ** (gain_db / 20)))
    assert heard.verdict == "too_far"
    assert heard.level_db == pytest.approx(-25 + gain_db, abs=1)


@pytest.mark.parametrize(
    ("level_db", "verdict"), [(-55, "fine"), (-45, "fine"), (-35, "too_noisy"), (-25, "too_noisy")]
)
def test_noise_is_measured_beside_speech_and_judged_by_their_difference(speech, level_db, verdict):
    heard = check_room(as_recorded(speech + noise(level_db)))
    assert heard.verdict == verdict
    assert heard.noise_db == pytest.approx(level_db, abs=1.5)


def test_a_weak_voice_in_noise_is_too_far_first(speech):
    """Whoever comes closer is also further above the noise."""
    assert check_room(as_recorded(speech / 10 + noise(-50))).verdict == "too_far"


@pytest.mark.parametrize("gain", [4, 8, 30])
def test_a_voice_cut_off_at_full_scale_is_clipping(speech, gain):
    heard = check_room(as_recorded(speech * gain))
    assert heard.verdict == "clipping"
    assert heard.clipped_share > 0.001


def test_a_voice_that_just_reaches_full_scale_is_not_clipping(speech):
    assert check_room(as_recorded(speech / np.abs(speech).max())).verdict == "fine"


@pytest.mark.parametrize("sound", [np.zeros(TEN_S, np.float32), noise(-85), np.full(TEN_S, 0.0005, np.float32)])
def test_silence_and_what_is_as_good_as_silence_is_muted(sound):
    heard = check_room(sound)
    assert heard.verdict == "muted"
    assert (heard.level_db, heard.snr_db) == (None, None)
    assert np.isfinite(heard.noise_db)


@pytest.mark.parametrize(
    ("level_db", "verdict"), [(-60, "too_far"), (-45, "too_far"), (-35, "too_noisy"), (-15, "too_noisy")]
)
def test_where_nobody_is_heard_the_noise_decides_what_to_mend(level_db, verdict):
    heard = check_room(as_recorded(noise(level_db)))
    assert (heard.verdict, heard.level_db) == (verdict, None)


def test_a_microphone_that_shifts_all_to_one_side_is_not_noisy(speech):
    assert check_room(as_recorded(speech + 0.2)).verdict == "fine"


def test_speech_without_a_pause_is_judged_by_its_quietest_moments(meeting):
    def always_speech(samples):
        return np.ones(-(-samples.size // 512), np.float32)

    assert check_room(meeting[:TEN_S], always_speech).verdict == "fine"


@pytest.mark.parametrize("size", [SAMPLE_RATE, SAMPLE_RATE + 1, TEN_S - 1, 3 * TEN_S])
def test_any_length_from_a_second_on_is_judged(meeting, size):
    assert check_room(meeting[:size]).verdict in {"fine", "too_far"}


def test_less_than_a_second_says_nothing_of_a_room(meeting):
    with pytest.raises(ValueError, match="second"):
        check_room(meeting[: SAMPLE_RATE - 1])
