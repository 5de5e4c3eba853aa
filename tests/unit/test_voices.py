"""Voices told apart in a process of its own: tones stand for them, and little networks for those that hear people."""

from __future__ import annotations

import threading

import numpy as np
import pytest

from lokas.errors import Cancelled, EngineError, ModelError
from lokas.jobs import CancelToken, Progress
from lokas.speech.speakers.diarizer import EMBEDDING, SEGMENTATION, VoiceTurn
from lokas.speech.speakers.networks import check_networks
from lokas.speech.speakers.process import open_diarizer
from lokas.speech.speakers.separating import alone_in
from lokas.speech.speakers.stretches import find_voices
from lokas.types import AudioBlock
from tests.helpers.tone_networks import DISTANCE, TONES_HZ, tones, write_pair

LOW, MIDDLE, HIGH = TONES_HZ


@pytest.fixture(scope="module")
def pair(tmp_path_factory):
    return write_pair(tmp_path_factory.mktemp("modèles à moi") / "tons")


@pytest.fixture
def diarizer(pair):
    with open_diarizer(pair, "tones", DISTANCE, threads=1) as opened:
        yield opened


def blocks(samples):
    return [AudioBlock(start, samples[start : start + 16_000]) for start in range(0, samples.size, 16_000)]


def hear(diarizer, samples, **options):
    return find_voices(
        blocks(samples),
        diarizer,
        total_ms=samples.size // 16,
        emit=options.pop("emit", lambda _: None),
        token=options.pop("token", CancelToken()),
        **options,
    )


def in_turn(count, length_ms=5_000):
    """Three tones in turn, each of a length, with a second of silence after it."""
    return [(n * length_ms, n * length_ms + length_ms - 1_000, TONES_HZ[n % 3]) for n in range(count)]


def alike(voices, one, other):
    return float(voices.prints[one] @ voices.prints[other])


def test_turns_are_where_the_sound_is_and_each_voice_has_a_print_of_its_own(diarizer):
    voices = hear(diarizer, tones((1_000, 6_000, LOW), (7_000, 12_000, HIGH), (13_000, 18_000, LOW), length_ms=20_000))

    assert [turn.start_ms for turn in voices.turns] == pytest.approx([1_000, 7_000, 13_000], abs=100)
    assert [turn.end_ms for turn in voices.turns] == pytest.approx([6_000, 12_000, 18_000], abs=100)
    assert voices.turns[0].voice == voices.turns[2].voice != voices.turns[1].voice
    assert np.linalg.norm(voices.prints, axis=1) == pytest.approx(1, abs=1e-5)
    assert alike(voices, 0, 2) > 0.95
    assert alike(voices, 0, 1) < 0.5


def test_voices_that_sound_at_once_have_turns_that_overlap(diarizer):
    voices = hear(diarizer, tones((1_000, 9_000, LOW), (6_000, 14_000, HIGH), length_ms=16_000))

    first, second = voices.turns
    assert first.end_ms - second.start_ms == pytest.approx(3_000, abs=200)


def test_a_recording_in_stretches_is_heard_as_one_and_its_voices_are_numbered_through(diarizer):
    heard = in_turn(18)
    voices = hear(diarizer, tones(*heard, length_ms=90_000), stretch_ms=45_000)

    assert [turn.start_ms for turn in voices.turns] == pytest.approx([start for start, _, _ in heard], abs=100)
    assert len({turn.voice for turn in voices.turns}) > 3
    assert all(alike(voices, n, n % 3) > 0.95 for n in range(18))


def test_a_turn_over_a_seam_is_whole(diarizer):
    voices = hear(diarizer, tones((30_000, 40_000, LOW), (55_000, 58_000, HIGH), length_ms=60_000), stretch_ms=45_000)

    covered = [(turn.start_ms, turn.end_ms) for turn in voices.turns]
    assert covered[0][0] == pytest.approx(30_000, abs=100)
    assert covered[0][1] == covered[1][0] == 35_000
    assert covered[1][1] == pytest.approx(40_000, abs=100)


def test_silence_has_no_voices(diarizer):
    voices = hear(diarizer, tones(length_ms=15_000))

    assert voices.turns == ()
    assert len(voices.prints) == 0


def test_no_sound_has_no_voices(diarizer):
    assert hear(diarizer, tones(length_ms=0)).turns == ()


def test_progress_goes_from_nothing_to_all(diarizer):
    told = []
    hear(diarizer, tones(*in_turn(18), length_ms=90_000), stretch_ms=45_000, emit=told.append)

    done = [event.done for event in told if isinstance(event, Progress)]
    assert done[0] == 0
    assert done[-1] == 90_000
    assert len(set(done)) > 4
    assert {event.total for event in told} == {90_000}


def test_a_stop_is_obeyed_in_the_middle_of_a_stretch(pair):
    token = CancelToken()
    with open_diarizer(pair, "tones", DISTANCE, threads=1) as diarizer:
        timer = threading.Timer(0.3, token.cancel)
        timer.start()
        with pytest.raises(Cancelled):
            hear(diarizer, tones(*in_turn(240), length_ms=1_200_000), token=token, stretch_ms=1_200_000)
        timer.join()


def test_a_network_that_ends_the_process_is_an_error_that_says_why(tmp_path):
    folder = write_pair(tmp_path / "abîmé", without=("window_size",))
    with open_diarizer(folder, "tones", DISTANCE, threads=1) as diarizer, pytest.raises(EngineError) as caught:
        hear(diarizer, tones(length_ms=15_000))

    assert caught.value.code == "speakers.died"
    assert "window_size" in caught.value.data["reason"] or "exit code" in caught.value.data["reason"]


def test_good_networks_are_let_through(pair):
    check_networks(pair, "tones")


@pytest.mark.parametrize(
    ("changes", "file", "told"),
    [
        ({"without": ("window_size",)}, SEGMENTATION, "window_size"),
        ({"without": ("receptive_field_shift",)}, SEGMENTATION, "receptive_field_shift"),
        ({"receptive_field_shift": 0}, SEGMENTATION, "receptive_field_shift"),
        ({"num_classes": 3}, SEGMENTATION, "num_classes"),
        ({"powerset_max_classes": 3}, SEGMENTATION, "num_classes"),
        ({"sample_rate": 8000}, SEGMENTATION, "sample_rate"),
        ({"framework": "inconnu"}, EMBEDDING, "framework"),
        ({"without": ("framework",)}, EMBEDDING, "framework"),
        ({"without": ("language",)}, EMBEDDING, "language"),
        ({"output_dim": 40}, EMBEDDING, "output_dim"),
        ({"normalize_samples": "oui"}, EMBEDDING, "normalize_samples"),
    ],
)
def test_networks_that_would_end_the_process_are_refused_before(tmp_path, changes, file, told):
    folder = write_pair(tmp_path / "autres", **changes)
    with pytest.raises(ModelError) as caught:
        check_networks(folder, "tones")

    assert caught.value.code == "speakers.wrong_network"
    assert caught.value.data["file"] == file
    assert caught.value.data["reason"].startswith(told)


@pytest.mark.parametrize("content", [b"", b"<html>introuvable</html>", b"\x00" * 5000])
def test_files_that_are_no_networks_are_refused(tmp_path, content):
    folder = write_pair(tmp_path / "abîmés")
    (folder / EMBEDDING).write_bytes(content)
    with pytest.raises(ModelError) as caught:
        check_networks(folder, "tones")

    assert (caught.value.code, caught.value.data["file"]) == ("speakers.wrong_network", EMBEDDING)


def test_what_is_heard_alone_is_the_longest_span_without_another_voice():
    turns = [VoiceTurn(0, 10_000, 0), VoiceTurn(2_000, 3_000, 1), VoiceTurn(9_500, 12_000, 1), VoiceTurn(100, 200, 2)]

    assert list(alone_in(turns)) == [(3_000, 9_500), (2_000, 2_000), (10_000, 12_000), (100, 100)]
