"""The pair of networks that ships with Lokas, on meetings in voices it was never taught, through Lokas' own core.

The assembly was made by `models/training/speaker_meetings.py`; the figures are those `models/training/README.md` gives.
"""

import numpy as np
import pytest

from lokas.audio.decode import open_recording
from lokas.jobs import CancelToken
from lokas.speech.engine import EngineOptions
from lokas.speech.loading import load_engine
from lokas.speech.speakers.grouping import People, group
from lokas.speech.speakers.networks import check_networks
from lokas.speech.speakers.process import open_diarizer
from lokas.speech.speakers.stretches import find_voices
from lokas.transcription import Request, run
from lokas.types import SAMPLE_RATE, AudioBlock
from lokas_models.catalogue import DATA, SELF_TEST_SPEAKERS, load_catalogue
from lokas_models.demonstration import LANGUAGES, demonstration
from tests.helpers.command import ROOT
from tests.helpers.diarization import error_rate, truth_of
from tests.helpers.limits import ASSEMBLY_SPEAKERS, DEMONSTRATION_SPEAKERS, INTERVALS_HOLD, SPEAKING_TIME
from tests.helpers.speaking_times import speaking_times

PAIR = DATA / SELF_TEST_SPEAKERS
ASSEMBLY = ROOT / "tests" / "data" / "assembly" / "assembly.opus"
DISTANCE = load_catalogue().get(SELF_TEST_SPEAKERS).voices.distance


def voices_in(blocks):
    with open_diarizer(PAIR, SELF_TEST_SPEAKERS, DISTANCE) as diarizer:
        return find_voices(blocks, diarizer, total_ms=None, emit=lambda _: None, token=CancelToken())


def wrong(voices, people, reference):
    turns = group(voices, people, DISTANCE).turns
    return error_rate(truth_of(reference), [(t.start_ms, t.end_ms, t.speaker) for t in turns if t.speaker])


def text_of(sound, language, folder):
    """What the self-test model hears."""
    engine = EngineOptions(device="cpu")
    request = Request(sound, folder=folder, formats=("json",), language=language, engine=engine)
    return run(
        request, lambda: load_engine(DATA / "selftest", engine, "selftest"), lambda _: None, CancelToken()
    ).transcript


@pytest.fixture(scope="module", params=LANGUAGES)
def demonstrated(request, tmp_path_factory):
    """What Lokas tells of everybody's time in a demonstration meeting, from the sound alone."""
    meeting = demonstration(request.param)
    with open_recording(meeting.sound, 0) as recording:
        turns = group(voices_in(recording), People(), DISTANCE).turns
    text = text_of(meeting.sound, request.param, tmp_path_factory.mktemp("texte"))
    return speaking_times(meeting.reference, text, turns)


@pytest.fixture(scope="module")
def meeting():
    with open_recording(demonstration("fr").sound, 0) as recording:
        return voices_in(recording)


@pytest.fixture(scope="module")
def assembly():
    with open_recording(ASSEMBLY, 0) as recording:
        return voices_in(recording)


def test_the_three_voices_of_the_demonstration_are_told_apart(meeting):
    assert len(group(meeting, People(), DISTANCE).speakers) == 3
    assert wrong(meeting, People(), demonstration("fr").reference) <= DEMONSTRATION_SPEAKERS["unknown"]


def test_told_how_many_spoke_it_is_no_worse_than_its_limit(meeting):
    assert wrong(meeting, People(3, 3), demonstration("fr").reference) <= DEMONSTRATION_SPEAKERS["known"]


def test_who_speaks_in_an_assembly_with_noise_and_overlap_is_found(assembly):
    reference = ASSEMBLY.with_suffix(".json")
    count = len({who for _, _, who in truth_of(reference)})
    assert count > 10
    assert wrong(assembly, People(), reference) <= ASSEMBLY_SPEAKERS["unknown"]
    assert wrong(assembly, People(count, count), reference) <= ASSEMBLY_SPEAKERS["known"]


def test_speaking_times_are_those_of_the_truth(demonstrated):
    assert len(demonstrated) > 1
    assert max(abs(one.off) for one in demonstrated) <= SPEAKING_TIME


def test_the_true_times_lie_in_the_intervals(demonstrated):
    assert all(one.held for one in demonstrated)


def test_in_an_assembly_the_intervals_hold_the_times_of_most_who_say_much(assembly, tmp_path):
    turns = group(assembly, People(), DISTANCE).turns
    told = speaking_times(ASSEMBLY.with_suffix(".json"), text_of(ASSEMBLY, "fr", tmp_path), turns)

    assert sum(one.held for one in told) >= INTERVALS_HOLD * len(told)


@pytest.mark.parametrize("level", [0.0, 0.001, 0.1])
def test_nobody_is_found_where_nobody_speaks(level):
    noise = level * np.random.default_rng(0).standard_normal(30 * SAMPLE_RATE)
    assert voices_in([AudioBlock(0, noise.astype(np.float32))]).turns == ()


def test_the_pair_is_what_sherpa_onnx_expects_and_small():
    check_networks(PAIR, SELF_TEST_SPEAKERS)
    assert sum(path.stat().st_size for path in PAIR.iterdir()) <= 3_000_000
