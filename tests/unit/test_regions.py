"""Where speech is found: rules on invented probabilities, the network on real sound, and both at any block size."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import tracemalloc
from itertools import pairwise
from pathlib import Path

import faster_whisper.vad
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lokas.audio.decode import open_recording
from lokas.audio.regions import STEP_SAMPLES, VadOptions, find_regions
from lokas.audio.silero import SileroVad
from lokas.audio.windows import pack
from lokas.errors import Cancelled, EngineError
from lokas.jobs import CancelToken
from lokas.types import AudioBlock
from tests.helpers.sounds import SHARED

WINDOW = 512
needs_recordings = pytest.mark.skipif(not SHARED.is_dir(), reason="needs the shared recordings")


def likelihood(step):
    """A detector for invented sound: the probability of a window is the loudest sample in it."""
    padded = np.pad(step, (0, -step.size % WINDOW)).reshape(-1, WINDOW)
    return np.abs(padded).max(axis=1)


def invented(*stretches):
    """Sound whose windows have the given probabilities: pairs of (seconds, probability)."""
    windows = np.concatenate([np.full(round(seconds * 1000 / 32), level, np.float32) for seconds, level in stretches])
    return np.repeat(windows, WINDOW)


def blocks(sound, size=16_000, start=0):
    return [AudioBlock(start + at, sound[at : at + size]) for at in range(0, sound.size, size)]


def spans(sound, options=None, **more):
    found = list(
        find_regions(
            blocks(sound, **more), options or VadOptions(max_region_ms=30_000, touch_gap_ms=1500), detector=likelihood
        )
    )
    for region in found:
        start = more.get("start", 0)
        first, last = region.start_ms * 16 - start, region.end_ms * 16 - start
        assert np.array_equal(region.samples, sound[first:last])
        assert 0 < region.samples.size <= 480_000
    assert all(a.end_ms <= b.start_ms for a, b in pairwise(found))
    return [(region.start_ms, region.end_ms) for region in found]


def read(name):
    with open_recording(SHARED / name) as recording:
        return np.concatenate([block.samples for block in recording])


def test_a_stretch_of_speech_is_a_region_with_padding():
    assert spans(invented((3.2, 0), (6.4, 0.9), (6.4, 0))) == [(2950, 9850)]


def test_padding_does_not_leave_the_sound():
    assert spans(invented((0.096, 0), (3.2, 0.9), (0.096, 0))) == [(0, 3392)]


def test_a_breath_does_not_end_a_region_and_a_pause_does():
    speech, gap = (9.6, 0.9), VadOptions(touch_gap_ms=0, max_region_ms=30_000)
    assert len(spans(invented(speech, (0.64, 0), speech), gap)) == 1
    assert len(spans(invented(speech, (1.28, 0), speech), gap)) == 2


def test_neighbours_touch_when_they_are_near():
    assert spans(invented((9.6, 0.9), (1.6, 0), (9.6, 0.9))) == [(0, 10_400), (10_400, 20_800)]
    assert spans(invented((9.6, 0.9), (3.2, 0), (9.6, 0.9))) == [(0, 9850), (12_550, 22_400)]


def test_to_touch_makes_no_region_too_long():
    found = spans(
        invented((29.44, 0.9), (1.28, 0), (3.2, 0.9)), VadOptions(pad_ms=32, max_region_ms=30_000, touch_gap_ms=1500)
    )
    assert found == [(0, 30_000), (30_000, 33_920)]


def test_a_region_tells_where_in_it_there_is_a_voice():
    sound = invented((3.2, 0), (3.2, 0.9), (0.64, 0), (0.32, 0.9), (3.2, 0))
    (region,) = find_regions(blocks(sound, start=160_000), detector=likelihood)
    assert region.speech == ((13_200, 16_400), (17_040, 17_360))


def test_speech_needs_the_upper_threshold_to_begin_and_the_lower_one_to_end():
    assert spans(invented((3.2, 0.45), (1.6, 0))) == []
    assert spans(invented((3.2, 0.6), (3.2, 0.45), (3.2, 0.3))) == [(0, 6650)]


def test_a_cough_is_not_speech_but_a_word_is():
    assert spans(invented((3.2, 0), (0.192, 0.9), (3.2, 0))) == []
    assert spans(invented((3.2, 0), (0.32, 0.9), (3.2, 0))) == [(2950, 3770)]


def test_speech_without_end_is_cut_at_its_longest_pause_in_the_second_half():
    sound = invented((17.6, 0.9), (0.16, 0.1), (4.8, 0.9), (0.48, 0.1), (3.2, 0.9), (0.16, 0.01), (16, 0.9))
    assert spans(sound) == [(0, 22_800), (22_800, 42_400)]


def test_a_cut_keeps_no_more_than_the_padding_of_a_long_pause():
    options = VadOptions(pad_ms=64, max_region_ms=30_000, touch_gap_ms=1500)
    sound = invented((17.6, 0.9), (0.64, 0.1), (16, 0.9))
    assert spans(sound, options) == [(0, 17_664), (18_176, 34_240)]


def test_speech_without_any_pause_is_cut_where_it_is_least_likely():
    sound = invented((19.2, 0.9), (0.032, 0.6), (16, 0.9))
    assert spans(sound) == [(0, 19_216), (19_216, 35_232)]


def test_no_speech_is_lost_however_long_it_lasts():
    found = spans(invented((200, 0.9)))
    assert found[0][0] == 0
    assert found[-1][1] == 200_000
    assert all(a[1] == b[0] for a, b in pairwise(found))


def test_the_end_of_cut_speech_is_kept_however_short():
    sound = invented((29.664, 0.9), (0.032, 0.1), (0.128, 0.9), (3.2, 0))
    assert spans(sound) == [(0, 29_680), (29_680, 30_074)]


def test_speech_that_comes_back_past_the_limit_and_ends_at_once_is_not_joined_again():
    assert spans(invented((29.44, 0.9), (0.64, 0.1), (0.032, 0.9))) == [(0, 29_584), (29_584, 30_112)]


@pytest.mark.parametrize("samples", [0, 1, 15, 16, 1600, 8000])
def test_very_short_sound_gives_at_most_itself(samples):
    sound = np.full(samples, 0.9, np.float32)
    assert spans(sound) == ([(0, 500)] if samples == 8000 else [])


def test_nothing_and_silence_have_no_regions():
    assert list(find_regions([])) == []
    assert list(find_regions(blocks(np.zeros(160_000, np.float32)))) == []
    noise = np.random.default_rng(5).normal(0, 0.05, 160_000).astype(np.float32)
    assert list(find_regions(blocks(noise))) == []


def test_times_count_from_the_first_sample_of_the_recording():
    sound = invented((3.2, 0), (6.4, 0.9), (6.4, 0))
    assert spans(sound, start=160_000) == [(12_950, 19_850)]


def test_a_region_comes_as_soon_as_it_is_sure():
    heard = []

    def listening():
        for block in blocks(invented((9.6, 0.9), (60, 0))):
            heard.append(block.start_sample)
            yield block

    next(find_regions(listening(), detector=likelihood))
    assert heard[-1] <= 9.85 * 16_000 + 1.5 * 16_000 + STEP_SAMPLES + 16_000


def test_blocks_that_do_not_follow_one_another_are_a_mistake():
    silence = np.zeros(160, np.float32)
    with pytest.raises(ValueError, match="starts at sample 320"):
        list(find_regions([AudioBlock(0, silence), AudioBlock(320, silence)], detector=likelihood))
    with pytest.raises(ValueError, match="not on a millisecond"):
        list(find_regions([AudioBlock(7, silence)], detector=likelihood))


@pytest.mark.parametrize(
    "wrong",
    [
        {"threshold": 0.2},
        {"threshold": 1.0},
        {"end_threshold": 0.0},
        {"pad_ms": 400},
        {"pad_ms": 31},
        {"min_speech_ms": -1},
        {"touch_gap_ms": -1},
        {"max_region_ms": 30_001},
        {"max_region_ms": 2000},
    ],
)
def test_options_that_contradict_one_another_are_refused(wrong):
    with pytest.raises(ValueError, match=r"threshold|times|max_region_ms"):
        VadOptions(**wrong)


def test_a_cancelled_search_stops_at_the_next_step():
    token = CancelToken()
    search = find_regions(blocks(invented((9.6, 0.9), (600, 0.9))), token=token, detector=likelihood)
    next(search)
    token.cancel()
    with pytest.raises(Cancelled):
        next(search)


levels = st.lists(st.tuples(st.integers(1, 500), st.sampled_from([0.0, 0.2, 0.34, 0.4, 0.49, 0.6, 0.95])), max_size=30)
sizes = st.lists(st.integers(1, 90_000), min_size=1, max_size=20)
choices = st.builds(
    VadOptions,
    min_speech_ms=st.integers(0, 600),
    min_silence_ms=st.integers(600, 1500),
    pad_ms=st.integers(32, 300),
    touch_gap_ms=st.integers(0, 3000),
    max_region_ms=st.integers(2600, 30_000),
)


def in_pieces(sound, lengths):
    at, turn = 0, 0
    while at < sound.size:
        size = lengths[turn % len(lengths)] if sound.size < 200 * min(lengths) else 50_000 + lengths[0]
        yield AudioBlock(at, sound[at : at + size])
        at, turn = at + size, turn + 1


@settings(max_examples=150, deadline=None)
@given(levels, sizes, choices, st.integers(0, WINDOW))
def test_regions_keep_their_promises_whatever_the_sound_and_the_blocks(pattern, lengths, options, tail):
    sound = np.concatenate([np.zeros(0, np.float32), *(np.full(n * WINDOW, level, np.float32) for n, level in pattern)])
    sound = sound[: max(0, sound.size - tail)]
    found = list(find_regions(in_pieces(sound, lengths), options, detector=likelihood))
    again = list(find_regions([AudioBlock(0, sound)], options, detector=likelihood))
    assert [(r.start_ms, r.end_ms) for r in found] == [(r.start_ms, r.end_ms) for r in again]
    for region in found:
        assert region.end_ms - region.start_ms <= options.max_region_ms
        voices = [time for span in region.speech for time in span]
        assert voices == sorted(set(voices))
        assert region.start_ms <= voices[0] < voices[-1] <= region.end_ms
        assert np.array_equal(region.samples, sound[region.start_ms * 16 : region.end_ms * 16])
    assert all(a.end_ms <= b.start_ms for a, b in pairwise(found))
    covered = np.zeros(sound.size + WINDOW, bool)
    for region in found:
        covered[region.start_ms * 16 : region.end_ms * 16] = True
    for first, last in loud_runs(pattern, options):
        assert covered[first * WINDOW : min(last * WINDOW, sound.size // 16 * 16)].all()


def loud_runs(pattern, options):
    """Windows from and to which speech is sure, and long enough to count."""
    at = 0
    for count, level in pattern:
        if level >= options.threshold and count * 32 >= options.min_speech_ms + 32:
            yield at, at + count
        at += count


def test_memory_stays_flat_over_hours_of_speech():
    def hours():
        sound = np.tile(invented((13, 0.9), (1, 0)), 9)
        for turn in range(60):
            yield AudioBlock(turn * sound.size, sound)

    search = find_regions(hours(), detector=likelihood)
    next(search)
    tracemalloc.start()
    count = sum(1 for _ in search)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count > 200
    assert peak < 30_000_000


@needs_recordings
@pytest.mark.parametrize("name", ["jfk-en-11s.flac", "french-8s.mp3", "multilingual.mp3"])
def test_probabilities_in_steps_are_those_of_the_whole_at_once(name):
    sound = read(name)
    # faster-whisper silences the last 64 samples of what it is given: a window of silence behind keeps ours whole.
    padded = np.pad(sound, (0, -sound.size % WINDOW + WINDOW))
    at_once = faster_whisper.vad.get_vad_model()(padded).reshape(-1)[:-1]
    detect = SileroVad()
    in_steps = np.concatenate([detect(sound[at : at + STEP_SAMPLES]) for at in range(0, sound.size, STEP_SAMPLES)])
    assert in_steps.shape == at_once.shape
    assert np.abs(in_steps - at_once).max() < 1e-4


@needs_recordings
def test_real_speech_is_found_and_cut_where_nobody_speaks():
    found = list(find_regions(blocks(read("french-talk-3min.mp3"))))
    assert sum(region.end_ms - region.start_ms for region in found) > 0.9 * 177_732
    assert max(region.end_ms - region.start_ms for region in found) <= 30_000
    assert len(list(pack(found))) <= 7


@needs_recordings
@pytest.mark.parametrize("peak", [0.6, 0.1, 0.01])
def test_quiet_speech_is_found_as_well(peak):
    sound = read("jfk-en-11s.flac")
    found = list(find_regions(blocks(sound * np.float32(peak / np.abs(sound).max()))))
    assert sum(region.end_ms - region.start_ms for region in found) > 0.7 * 11_000


@needs_recordings
@settings(max_examples=5, deadline=None)
@given(sizes)
def test_real_regions_do_not_depend_on_the_blocks(lengths):
    sound = read("french-8s.mp3")
    one, other = (list(find_regions(given)) for given in ([AudioBlock(0, sound)], in_pieces(sound, lengths)))
    assert [(r.start_ms, r.end_ms) for r in one] == [(r.start_ms, r.end_ms) for r in other]


def test_a_missing_network_is_said(monkeypatch, tmp_path):
    monkeypatch.setattr("lokas.audio.silero.find_spec", lambda name: None)
    with pytest.raises(EngineError) as caught:
        list(find_regions([]))
    assert caught.value.code == "engine.no_vad"
    assert caught.value.data["path"].endswith("silero_vad_v6.onnx")


def test_the_network_is_found_without_running_faster_whisper():
    assert importlib.util.find_spec("faster_whisper") is not None
    code = "import sys; from lokas.audio.silero import SileroVad; SileroVad(); print('faster_whisper' in sys.modules)"
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
