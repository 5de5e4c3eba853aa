"""A pair of networks that tells tones apart as others tell voices: small enough to read, and never wrong.

The segmentation hears three bands (`TONES_HZ`) by a windowed cosine and sine each, the embedding is the mean spectrum.
A tone of 300 Hz and one of 2000 Hz are then two speakers, and both at once are both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from lokas.speech.speakers.diarizer import EMBEDDING, SEGMENTATION
from lokas.types import SAMPLE_RATE

if TYPE_CHECKING:
    from pathlib import Path

    from lokas.types import Samples

TONES_HZ = (300, 900, 2000)
KERNEL, SHIFT, WINDOW = 991, 270, 160_000
DISTANCE = 0.3
"""From which on two spectra are two tones."""

SEGMENTATION_FACTS = {
    "sample_rate": SAMPLE_RATE,
    "window_size": WINDOW,
    "receptive_field_size": KERNEL,
    "receptive_field_shift": SHIFT,
    "num_speakers": 3,
    "powerset_max_classes": 2,
    "num_classes": 7,
}
EMBEDDING_FACTS = {
    "framework": "wespeaker",
    "language": "tones",
    "sample_rate": SAMPLE_RATE,
    "output_dim": 80,
    "normalize_samples": 0,
}


def write_pair(folder: Path, *, without: tuple[str, ...] = (), **facts: object) -> Path:
    """Both files in a folder, which is made; facts can be left out or be others."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, graph, usual in (
        (SEGMENTATION, _segmentation(), SEGMENTATION_FACTS),
        (EMBEDDING, _embedding(), EMBEDDING_FACTS),
    ):
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
        told = {key: str(facts.get(key, value)) for key, value in usual.items() if key not in without}
        helper.set_model_props(model, told)
        (folder / name).write_bytes(model.SerializeToString())
    return folder


def tones(*heard: tuple[int, int, int], length_ms: int) -> Samples:
    """Silence in which tones sound: (start_ms, end_ms, hertz) each, with edges of 10 ms."""
    samples = np.random.default_rng(1).normal(0, 1e-4, length_ms * 16).astype(np.float32)
    for start_ms, end_ms, hertz in heard:
        time = np.arange((end_ms - start_ms) * 16) / SAMPLE_RATE
        edge = np.minimum(1, np.minimum(time, time[::-1]) / 0.01)
        samples[start_ms * 16 : end_ms * 16] += (0.2 * edge * np.sin(2 * np.pi * hertz * time)).astype(np.float32)
    return samples


def _segmentation() -> onnx.GraphProto:
    window = np.hanning(KERNEL) / KERNEL
    phases = 2 * np.pi * np.arange(KERNEL) / SAMPLE_RATE
    filters = np.array([part(hertz * phases) * window for hertz in TONES_HZ for part in (np.cos, np.sin)])
    # Nobody is 5; one tone its energy; two tones both, less what one alone gives of the other by leakage.
    weights, bias = np.zeros((7, 6)), np.full(7, 0.0)
    bias[0] = 5.0
    for tone in range(3):
        weights[1 + tone, 2 * tone : 2 * tone + 2] = 1e5
    for number, pair in enumerate(((0, 1), (0, 2), (1, 2))):
        for tone in pair:
            weights[4 + number, 2 * tone : 2 * tone + 2] = 1e5
        bias[4 + number] = -60.0
    constants = {
        "filters": filters[:, np.newaxis].astype(np.float32),
        "weights": weights[:, :, np.newaxis].astype(np.float32),
        "bias": bias.astype(np.float32),
    }
    nodes = [
        helper.make_node("Conv", ["x", "filters"], ["heard"], kernel_shape=[KERNEL], strides=[SHIFT]),
        helper.make_node("Mul", ["heard", "heard"], ["energy"]),
        helper.make_node("Conv", ["energy", "weights", "bias"], ["scores"], kernel_shape=[1]),
        helper.make_node("Transpose", ["scores"], ["y"], perm=[0, 2, 1]),
    ]
    return _graph("segmentation", nodes, constants, ("x", ["N", 1, "T"]), ("y", ["N", "F", 7]))


def _embedding() -> onnx.GraphProto:
    nodes = [
        helper.make_node("ReduceMean", ["x"], ["mean"], axes=[1], keepdims=0),
        helper.make_node("ReduceMean", ["mean"], ["level"], axes=[1], keepdims=1),
        helper.make_node("Sub", ["mean", "level"], ["embedding"]),
    ]
    return _graph("embedding", nodes, {}, ("x", ["N", "T", 80]), ("embedding", ["N", 80]))


def _graph(name: str, nodes: list, constants: dict, source: tuple, result: tuple) -> onnx.GraphProto:
    ends = [helper.make_tensor_value_info(one, TensorProto.FLOAT, shape) for one, shape in (source, result)]
    tensors = [numpy_helper.from_array(value, key) for key, value in constants.items()]
    return helper.make_graph(nodes, name, ends[:1], ends[1:], tensors)
