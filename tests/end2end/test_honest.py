"""What nobody said is never printed as if it had been, and a region says the same in company as alone."""

import json
from difflib import SequenceMatcher
from itertools import chain

import numpy as np
import pytest

from lokas.audio.decode import open_recording
from lokas.audio.regions import find_regions
from lokas.audio.windows import pack
from lokas.speech.engine import EngineOptions
from lokas.speech.whisper import WhisperEngine
from lokas.types import Window
from lokas_models.catalogue import DATA
from lokas_models.demonstration import demonstration
from tests.helpers.meetings import RATE, write_repeated

SECONDS = 30

SAME_WORDS = 0.92
SAME_TIMES = 0.95
"""The shares of words, and of their times within 100 ms, that do not depend on the company. The goal is all of them;
what this small model hardly understands it hears now one way, now another."""


def silence():
    return np.zeros(SECONDS * RATE)


def white_noise():
    return np.random.default_rng(1).normal(0, 0.1, SECONDS * RATE)


def tones():
    """Chords of three notes with overtones, struck twice a second."""
    random, time = np.random.default_rng(2), np.arange(RATE // 2) / RATE
    notes = 220 * 2 ** (np.array([0, 2, 4, 5, 7, 9, 11, 12]) / 12)
    chords = []
    for _ in range(2 * SECONDS):
        chosen = random.choice(notes, 3, replace=False)
        partials = [np.sin(2 * np.pi * note * n * time) / n for note in chosen for n in (1, 2, 3, 4)]
        chords.append(0.1 * np.sum(partials, axis=0) * np.exp(-4 * time))
    return np.concatenate(chords)


def applause():
    """Two thousand claps of 8 ms at any moment."""
    random = np.random.default_rng(3)
    sound = np.zeros(SECONDS * RATE)
    clap = np.exp(-np.arange(128) / 25)
    for at in random.integers(0, sound.size - clap.size, 2000):
        sound[at : at + clap.size] += 0.2 * clap * random.normal(size=clap.size)
    return np.clip(sound, -1, 1)


@pytest.mark.parametrize("make", [silence, white_noise, tones, applause])
def test_ten_minutes_without_a_voice_have_no_word_that_is_not_marked(lokas, tmp_path, make):
    recording = write_repeated(tmp_path / f"{make.__name__}.flac", make(), 10)
    ran = lokas("transcribe", recording, "--model", "selftest", "--language", "fr", "--format", "json")
    assert ran.code == 0, ran.err
    segments = json.loads(recording.with_suffix(".json").read_text(encoding="utf-8"))["segments"]
    assert [segment["text"] for segment in segments if segment["text"] and not segment["doubts"]] == []


@pytest.fixture(scope="module")
def engine():
    return WhisperEngine.load(DATA / "selftest", EngineOptions(device="cpu"))


def said(engine, windows, language):
    """All words, heard in batches as the pipeline does."""
    prepared = [engine.prepare(window) for window in windows]
    at_once = engine.windows_at_once
    batches = (prepared[at : at + at_once] for at in range(0, len(prepared), at_once))
    heard = chain.from_iterable(engine.transcribe(batch, language) for batch in batches)
    return [word for segments in heard for segment in segments for word in segment.words]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_region_says_the_same_packed_with_its_neighbours_as_alone(engine, language):
    with open_recording(demonstration(language).sound) as recording:
        regions = list(find_regions(recording))
    windows = list(pack(regions))
    assert len(windows) < len(regions) / 2
    packed = said(engine, windows, language)
    alone = said(engine, [Window((region,)) for region in regions], language)
    matcher = SequenceMatcher(None, [word.text for word in packed], [word.text for word in alone], autojunk=False)
    pairs = [(packed[a + n], alone[b + n]) for a, b, size in matcher.get_matching_blocks() for n in range(size)]
    assert len(pairs) >= SAME_WORDS * max(len(packed), len(alone))
    late = [abs(one.start_ms - other.start_ms) for one, other in pairs]
    assert sum(ms <= 100 for ms in late) >= SAME_TIMES * len(late)
