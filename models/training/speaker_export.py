"""Turn trained weights into the two ONNX files that sherpa-onnx separates speakers with.

python speaker_export.py BUILD_FOLDER [--to ../lokas_models/data/selftest-speakers]

What sherpa-onnx asks of them: a file without its metadata ends the whole process, so a test compares all keys.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import speaker_spectrum as spectrum
import torch
from speaker_graph import Graph
from speaker_network import CLASSES, FILTER_BANDS, SIZE, Embedding, Segmentation

from lokas_models.manifest import describe, write_manifest

if TYPE_CHECKING:
    from onnx import ModelProto
    from torch import nn

DESTINATION = Path(__file__).parents[1] / "lokas_models" / "data" / "selftest-speakers"
SEGMENTATION_METADATA = {
    "model_type": "pyannote-segmentation-3.0",
    "version": "1",
    "model_author": "Lokas",
    "license": "AGPL-3.0-or-later",
    "num_speakers": 3,
    "powerset_max_classes": 2,
    "num_classes": CLASSES,
    "sample_rate": spectrum.SAMPLE_RATE,
    "window_size": spectrum.WINDOW,
    "receptive_field_size": spectrum.RECEPTIVE_FIELD,
    "receptive_field_shift": spectrum.FRAME_SHIFT,
}
EMBEDDING_METADATA = {
    "framework": "wespeaker",
    "language": "French, English",
    "sample_rate": spectrum.SAMPLE_RATE,
    "output_dim": SIZE,
    "normalize_samples": 0,
    "comment": "Lokas self-test, synthetic voices only; AGPL-3.0-or-later",
}


def segmentation(model: Segmentation) -> ModelProto:
    """Samples [N, 1, 160000] to scores [N, 589, 7]."""
    graph = Graph()
    mel = _log_mel(graph, "x")
    mel = graph("Div", graph("Add", mel, graph.number(1)), graph.number(4))
    one = graph("Relu", _convolution(graph, graph("Transpose", mel, perm=[0, 2, 1]), model.first))
    two = graph("Relu", _convolution(graph, one, model.second))
    found = graph("Transpose", graph("Relu", _convolution(graph, two, model.third)), perm=[2, 0, 1])
    for memory in model.memories:
        found = _memory(graph, found, memory)
    up = _convolution(graph, graph("Transpose", found, perm=[1, 2, 0]), model.to_half)
    up = _first(graph, up, (spectrum.FRAMES + 1) // 2, axis=2)
    up = graph("Relu", graph("Add", up, _convolution(graph, two, model.half_edges)))
    up = _first(graph, _convolution(graph, up, model.to_whole), spectrum.FRAMES, axis=2)
    up = graph("Relu", graph("Add", up, _convolution(graph, one, model.whole_edges)))
    scores = graph("Transpose", _convolution(graph, up, model.classes), perm=[0, 2, 1])
    return graph.model(
        ("x", ["N", 1, spectrum.WINDOW]), (scores, "y", ["N", spectrum.FRAMES, CLASSES]), SEGMENTATION_METADATA
    )


def _log_mel(graph: Graph, samples: str) -> str:
    """`speaker_spectrum.log_mel` in operators: [N, 1, 160000] to [N, 589, 64]."""
    samples = graph("Squeeze", samples, graph.whole(1))
    power = graph("ReduceMean", graph("Mul", samples, samples), axes=[1], keepdims=1)
    loudness = graph("Add", graph("Sqrt", power), graph.number(spectrum.SILENCE))
    padded = graph("Pad", graph("Div", samples, loudness), graph.whole(0, spectrum.PADDING, 0, 0))
    transform = graph(
        "STFT",
        graph("Unsqueeze", padded, graph.whole(2)),
        graph.value(np.array(spectrum.FRAME_SHIFT, np.int64)),
        graph.value(spectrum.taper()),
        graph.value(np.array(spectrum.TRANSFORM, np.int64)),
        onesided=1,
    )
    power = graph("ReduceSumSquare", transform, axes=[3], keepdims=0)
    bands = graph("MatMul", power, graph.weight(spectrum.mel_bands()))
    return graph("Log", graph("Add", bands, graph.number(spectrum.FLOOR)))


def _convolution(graph: Graph, x: str, layer: nn.Conv1d | nn.ConvTranspose1d) -> str:
    kind = "ConvTranspose" if isinstance(layer, torch.nn.ConvTranspose1d) else "Conv"
    return graph(
        kind,
        x,
        graph.weight(layer.weight.detach().numpy()),
        graph.weight(layer.bias.detach().numpy()),
        kernel_shape=list(layer.kernel_size),
        strides=list(layer.stride),
        dilations=list(layer.dilation),
        pads=[layer.padding[0]] * 2,
    )


def _first(graph: Graph, x: str, count: int, *, axis: int) -> str:
    return graph("Slice", x, graph.whole(0), graph.whole(count), graph.whole(axis))


def _memory(graph: Graph, x: str, layer: nn.LSTM) -> str:
    """A two-way LSTM over [T, N, C]."""
    parts = {name: value.detach().numpy() for name, value in layer.named_parameters()}

    def both(kind: str) -> np.ndarray:
        return np.stack([_gates(parts[f"{kind}_l0{way}"]) for way in ("", "_reverse")])

    biases = np.concatenate([both("bias_ih"), both("bias_hh")], axis=1)
    weights = (graph.weight(array) for array in (both("weight_ih"), both("weight_hh"), biases))
    y = graph("LSTM", x, *weights, hidden_size=layer.hidden_size, direction="bidirectional")
    return graph("Reshape", graph("Transpose", y, perm=[0, 2, 1, 3]), graph.whole(0, 0, -1))


def _gates(array: np.ndarray) -> np.ndarray:
    """PyTorch has input, forget, cell, output; ONNX input, output, forget, cell."""
    into, forget, cell, out = np.split(array, 4)
    return np.concatenate([into, out, forget, cell])


def embedding(model: Embedding) -> ModelProto:
    """Kaldi's filter bank [N, T, 80] to vectors [N, 96]."""
    graph = Graph()
    level = graph("ReduceMean", "x", axes=[1, 2], keepdims=1)
    x = graph("Div", graph("Sub", "x", level), graph.number(4))
    x = _convolution(graph, graph("Transpose", x, perm=[0, 2, 1]), model.first)
    x = _norm(graph, graph("Relu", x), model.first_norm, ends=1)
    for block in model.blocks:
        inner = _norm(graph, graph("Relu", _convolution(graph, x, block.wide)), block.wide_norm, ends=1)
        inner = _norm(graph, graph("Relu", _convolution(graph, inner, block.point)), block.point_norm, ends=1)
        x = graph("Add", x, inner)
    looked = graph("Tanh", _convolution(graph, x, model.look))
    share = graph("Softmax", _convolution(graph, looked, model.weigh), axis=2)
    shared = graph("Mul", share, x)
    mean = graph("ReduceSum", shared, graph.whole(2), keepdims=0)
    square = graph("ReduceSum", graph("Mul", shared, x), graph.whole(2), keepdims=0)
    spread = graph("Sub", square, graph("Mul", mean, mean))
    deviation = graph("Sqrt", graph("Max", spread, graph.number(1e-4)))
    pooled = _norm(graph, graph("Concat", mean, deviation, axis=1), model.pooled_norm, ends=0)
    last = graph(
        "Gemm", pooled, *(graph.weight(p.detach().numpy()) for p in (model.last.weight, model.last.bias)), transB=1
    )
    vector = _norm(graph, last, model.last_norm, ends=0)
    return graph.model(("x", ["N", "T", FILTER_BANDS]), (vector, "embedding", ["N", SIZE]), EMBEDDING_METADATA)


def _norm(graph: Graph, x: str, layer: nn.BatchNorm1d, *, ends: int) -> str:
    """What a batch norm has become: a factor and a shift for each channel, with `ends` axes behind the channels."""
    factor = (layer.weight / torch.sqrt(layer.running_var + layer.eps)).detach().numpy()
    shift = layer.bias.detach().numpy() - layer.running_mean.numpy() * factor
    shape = (1, -1) + (1,) * ends
    return graph("Add", graph("Mul", x, graph.value(factor.reshape(shape))), graph.value(shift.reshape(shape)))


def main() -> None:
    """Write both files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--to", type=Path, default=DESTINATION)
    options = parser.parse_args()
    options.to.mkdir(parents=True, exist_ok=True)
    for name, network, write in (("segmentation", Segmentation(), segmentation), ("embedding", Embedding(), embedding)):
        network.load_state_dict(torch.load(options.folder / f"{name}.pt"))
        network.eval()
        path = options.to / f"{name}.onnx"
        path.write_bytes(write(network).SerializeToString())
        print(f"{path.stat().st_size:>10,}  {path.name}")
    write_manifest(options.to, describe(options.to, model=options.to.name, verified_by="built in"))


if __name__ == "__main__":
    main()
