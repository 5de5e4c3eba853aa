"""What a waveform is drawn from: right to the hundredth of a second, computed once, and never of another sound."""

import os

import numpy as np
import pytest

from lokas.audio.decode import open_recording
from lokas.audio.peaks import STEP_MS, make_peaks, peaks_of
from lokas.errors import Cancelled, InputError
from lokas.jobs import CancelToken, Progress
from tests.helpers.sounds import click_track, write_media, write_wav

QUIET = pytest.approx(0, abs=5)


def made(path, events=None):
    return make_peaks(path, (events if events is not None else []).append, CancelToken())


def kept(path, events=None):
    return peaks_of(path, path.with_name(".peaks"), (events if events is not None else []).append, CancelToken())


def level(sample):
    return pytest.approx(np.sign(sample) * np.sqrt(abs(sample)) * 127, abs=1)


@pytest.mark.parametrize(
    ("file", "codec"),
    [("été.flac", "flac"), ("été.mp3", "libmp3lame"), ("été.mka", "pcm_u8"), ("été.mov", "pcm_f32le")],
)
def test_each_burst_is_where_it_is_heard(file, codec, tmp_path):
    path = write_media(tmp_path / file, [click_track(5.0, channels=2)], codec, layout="stereo")

    peaks = made(path)

    loud = np.flatnonzero(peaks.highs > 80)
    starts = loud[np.diff(loud, prepend=-100) > 20] * STEP_MS
    assert starts.tolist() == pytest.approx([500, 1_500, 2_500, 3_500, 4_500], abs=2 * STEP_MS)
    assert peaks.highs[:40].max() < 20
    assert peaks.duration_ms == pytest.approx(5_000, abs=60)
    assert peaks.lows.size == -(-peaks.duration_ms // STEP_MS)


def test_levels_are_the_roots_of_the_lowest_and_the_highest_sample_of_any_channel(tmp_path):
    left, right = np.zeros(16_000), np.zeros(16_000)
    left[1_600], right[1_650], right[3_200] = 0.25, -0.04, -1.0
    path = write_wav(tmp_path / "deux.wav", np.stack([left, right], axis=1))

    peaks = made(path)

    assert (peaks.highs[10], peaks.lows[10]) == (level(0.25), level(-0.04))
    assert (peaks.highs[20], peaks.lows[20]) == (0, level(-1.0))
    assert not peaks.highs[30:].any()


@pytest.mark.parametrize(("width", "slack"), [(1, 12), (2, 1), (3, 1), (4, 1)])
def test_every_depth_of_samples_has_the_same_levels(width, slack, tmp_path):
    path = write_wav(tmp_path / "ton.wav", np.repeat([0.0, 0.5, -0.5], 1_600), width=width)
    peaks = made(path)
    assert peaks.highs[12:18].tolist() == pytest.approx([90] * 6, abs=slack)
    assert peaks.lows[22:28].tolist() == pytest.approx([-90] * 6, abs=slack)
    assert peaks.highs[2:8].tolist() == pytest.approx([0] * 6, abs=slack)


def test_a_gap_is_silence_and_what_follows_is_in_its_place(tmp_path):
    path = write_media(tmp_path / "trou.mka", [click_track(12.0, 48_000)], "libopus", rate=48_000, drop=(3.2, 8.2))
    with open_recording(path) as recording:
        length_ms = sum(block.samples.size for block in recording) // 16

    peaks = made(path)

    assert peaks.duration_ms == pytest.approx(length_ms, abs=1)
    assert peaks.highs[350:800].max() == QUIET
    assert peaks.highs[848:856].max() > 80


def test_more_channels_than_usual_are_all_looked_at(tmp_path):
    sound = np.zeros((16_000, 12))
    sound[8_000, 11] = 0.64
    peaks = made(write_wav(tmp_path / "table.wav", sound))
    assert peaks.highs[50] == level(0.64)


def test_a_stretch_is_shown_in_as_many_columns_as_there_are(tmp_path):
    sound = np.zeros(160_000)
    sound[40_000], sound[120_000] = 0.81, -0.49
    peaks = made(write_wav(tmp_path / "deux points.wav", sound))

    lows, highs = peaks.between(0, 10_000, 100)
    assert (lows.shape, highs.shape) == ((100,), (100,))
    assert (np.flatnonzero(highs).tolist(), np.flatnonzero(lows).tolist()) == ([25], [75])
    assert (highs[25], lows[75]) == (level(0.81), level(-0.49))

    _, closer = peaks.between(2_495, 2_515, 8)  # less than a step each
    assert closer.max() == level(0.81)
    lows, highs = peaks.between(-5_000, 20_000, 50)
    assert np.flatnonzero(highs).tolist() == [15]
    assert not any(array.any() for array in peaks.between(30_000, 40_000, 10))


def test_peaks_are_computed_once_and_kept(tmp_path):
    path = write_wav(tmp_path / "été.wav", click_track(5.0, 16_000)[0])
    events = []
    first = kept(path, events)
    assert [event.total for event in events if isinstance(event, Progress)] == [5_000] * len(events)
    assert len(events) >= 2

    again = []
    second = kept(path, again)

    assert not again
    assert second.duration_ms == first.duration_ms
    assert np.array_equal(second.lows, first.lows)
    assert np.array_equal(second.highs, first.highs)


def test_peaks_of_a_sound_that_changed_are_computed_anew(tmp_path):
    path = write_wav(tmp_path / "été.wav", click_track(3.0, 16_000)[0])
    kept(path)
    before = path.stat()

    write_wav(path, np.zeros(48_000))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns + 1))

    assert not kept(path).highs.any()


@pytest.mark.parametrize("content", [b"", b"{}\n", b"nothing", b"[" * 100_000, b"\xff\xfe\n"])
def test_what_is_kept_and_cannot_be_read_is_computed_anew(content, tmp_path):
    path = write_wav(tmp_path / "été.wav", click_track(2.0, 16_000)[0])
    right = kept(path)
    path.with_name(".peaks").write_bytes(content)

    assert np.array_equal(kept(path).highs, right.highs)
    assert path.with_name(".peaks").stat().st_size > 400


def test_half_of_what_was_kept_is_computed_anew(tmp_path):
    path = write_wav(tmp_path / "été.wav", click_track(2.0, 16_000)[0])
    right, file = kept(path), path.with_name(".peaks")
    file.write_bytes(file.read_bytes()[:-7])

    assert np.array_equal(kept(path).lows, right.lows)


def test_where_nothing_can_be_written_there_are_peaks_all_the_same(tmp_path):
    path = write_wav(tmp_path / "été.wav", click_track(2.0, 16_000)[0])
    nowhere = tmp_path / "absent" / ".peaks"
    assert peaks_of(path, nowhere, lambda _event: None, CancelToken()).highs.any()


def test_nobody_waits_for_peaks_that_nobody_wants(tmp_path):
    path = write_wav(tmp_path / "été.wav", click_track(10.0, 16_000)[0])
    token = CancelToken()
    with pytest.raises(Cancelled):
        peaks_of(path, tmp_path / ".peaks", lambda _event: token.cancel(), token)
    assert not (tmp_path / ".peaks").exists()


def test_a_sound_that_is_not_there_is_told(tmp_path):
    with pytest.raises(InputError) as raised:
        kept(tmp_path / "absent.flac")
    assert raised.value.code == "input.missing"
