"""The pair with random weights: of the sizes that it stands for, let through, and steady in what it hears."""

import importlib

import numpy as np
import onnx
import pytest

from lokas.jobs import CancelToken
from lokas.speech.speakers.networks import check_networks
from lokas.speech.speakers.process import open_diarizer
from tests.helpers.source_code import ROOT
from tests.helpers.tone_networks import tones

PARAMETERS = {"segmentation": 1_470_000, "embedding": 6_630_000}
"""As published of pyannote's segmentation 3.0 and WeSpeaker's ResNet34."""


@pytest.fixture(scope="module")
def recipe():
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT / "models" / "training"))
        yield importlib.import_module("random_speakers")


@pytest.fixture(scope="module")
def networks(recipe):
    draw = np.random.default_rng(1)
    made = {name: recipe.Random(draw) for name in PARAMETERS}
    return {name: (getattr(recipe, name)(one), one) for name, one in made.items()}


@pytest.fixture(scope="module")
def folder(networks, tmp_path_factory):
    folder = tmp_path_factory.mktemp("au hasard")
    for name, (network, _) in networks.items():
        onnx.save(network, folder / f"{name}.onnx")
    return folder


@pytest.mark.parametrize("name", PARAMETERS)
def test_they_are_as_large_as_what_they_stand_for(networks, name):
    assert networks[name][1].parameters == pytest.approx(PARAMETERS[name], rel=0.02)


def test_they_are_what_sherpa_onnx_expects(folder):
    check_networks(folder, "random")


def test_whoever_is_loud_is_heard_and_nobody_else(folder):
    sound = tones((3_000, 8_000, 440), length_ms=10_000)
    with open_diarizer(folder, "random", 0.5, threads=1) as diarizer:
        voices = diarizer.hear(sound, lambda _: None, CancelToken())

    assert min(turn.start_ms for turn in voices.turns) == pytest.approx(3_000, abs=100)
    assert max(turn.end_ms for turn in voices.turns) == pytest.approx(8_000, abs=100)
    assert np.linalg.norm(voices.prints, axis=1) == pytest.approx(1, abs=1e-4)
