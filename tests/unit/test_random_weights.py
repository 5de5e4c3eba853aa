"""Models with random weights: whatever the engine's options, a window gets the text that was planned."""

import importlib
import json
import struct

import numpy as np
import pytest

from tests.helpers.source_code import ROOT

RATE = 16_000
TOKENS_PER_SECOND = 2.0


@pytest.fixture(scope="module")
def recipe():
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT / "models" / "training"))
        yield importlib.import_module("random_weights")


@pytest.fixture(scope="module")
def shape(recipe):
    return recipe.Shape(width=192, layers=2, heads=3, alignment_heads=((1, 0), (1, 2)))


@pytest.fixture(scope="module")
def folder(recipe, shape, tmp_path_factory):
    folder = tmp_path_factory.mktemp("random")
    recipe.make(shape, folder, tokens_per_second=TOKENS_PER_SECOND, ggml="q8_0")
    return folder


@pytest.fixture(scope="module")
def model(folder):
    from faster_whisper import WhisperModel  # noqa: PLC0415 - heavy

    return WhisperModel(str(folder), device="cpu", compute_type="int8", cpu_threads=1, local_files_only=True)


def transcribed(model, sound, **options):
    segments, _ = model.transcribe(sound, language="fr", condition_on_previous_text=False, **options)
    return list(segments)


@pytest.mark.parametrize("options", [{"beam_size": 1}, {"beam_size": 5}, {"beam_size": 2, "without_timestamps": True}])
def test_each_window_gets_its_words_at_the_first_attempt(model, meeting, options):
    segments = transcribed(model, meeting[: 60 * RATE], **options)

    words = [[token for token in segment.tokens if token < 50_257] for segment in segments]
    assert [len(window) for window in words] == [60, 60]
    assert words[0] != words[1]
    assert {segment.temperature for segment in segments} == {0.0}


def test_word_times_go_through_the_window(model, meeting):
    (segment,) = transcribed(model, meeting[: 30 * RATE], beam_size=1, word_timestamps=True)

    starts = [word.start for word in segment.words]
    assert starts == sorted(starts)
    assert all(abs(start - 30 * n / len(starts)) < 3 for n, start in enumerate(starts))


def test_the_language_is_found(model, meeting):
    assert model.detect_language(meeting[: 30 * RATE])[0] == "fr"


def test_the_same_seed_gives_the_same_weights(recipe, shape):
    places = [(1, 2), (3,), (5,)]
    first, again, other = (recipe.make_network(shape, places, 100, np.random.default_rng(n)) for n in (1, 1, 2))

    assert all(np.array_equal(first[name], again[name]) for name in first)
    assert not np.array_equal(first["encoder.conv1.weight"], other["encoder.conv1.weight"])


@pytest.mark.parametrize("rate", [0, 8])
def test_more_text_than_an_engine_allows_or_none_is_refused(recipe, rate):
    vocabulary = json.loads((recipe.SELF_TEST / "vocabulary.json").read_text(encoding="utf-8"))

    with pytest.raises(SystemExit):
        recipe.plan(vocabulary, rate, np.random.default_rng(1))


def test_the_file_for_whisper_cpp_says_what_is_in_it(folder):
    data = (folder / "ggml-model.bin").read_bytes()

    assert data[:4] == b"lmgg"
    assert struct.unpack("<11i", data[4:48]) == (51_865, 1500, 192, 3, 2, 448, 192, 3, 2, 80, 2007)
    assert b"decoder.blocks.1.cross_attn.value.weight" in data


def test_quantised_blocks_give_the_values_back(recipe):
    ggml = importlib.import_module("ggml")
    values = np.random.default_rng(1).standard_normal((4, 64)).astype(np.float32)
    blocks = np.frombuffer(ggml.quantised(values), np.dtype([("scale", "<f2"), ("values", "i1", 32)]))

    back = blocks["scale"].astype(np.float32)[:, None] * blocks["values"]
    assert np.abs(back - values.reshape(-1, 32)).max() < 0.02
