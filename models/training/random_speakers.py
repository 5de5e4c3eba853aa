"""A pair of networks of the real sizes with random weights, to measure with what telling speakers apart costs.

    python random_speakers.py FOLDER [--seed 1]

Where no real pair can be had these stand in for one: the layers of pyannote's segmentation 3.0 (SincNet, four
bidirectional LSTMs, two linear layers; Bredin 2023) and of WeSpeaker's ResNet34 (arXiv 2210.17016), with the batch
norms folded into the convolutions as exporters do. They have 1.49 and 6.63 million parameters; published are 1.47 and
6.63 (of SincNet's filters only two numbers each are counted there; here they are written out, as in exported files). It
prints the multiplications too: of a window of 10 s, and of 1 s of a voice.

**How much is heard.** What random layers say of who talks would make the embedding do other work each time. So it is
made faint, and a louder rule decides: where it is loud somebody talks, one person in the first half of a window and
another in its second. All that is loud is then heard by the embedding, in each window that it is in.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import onnx
from speaker_graph import Graph

from lokas_models.manifest import describe, write_manifest

if TYPE_CHECKING:
    from onnx import ModelProto

SELF_TEST = Path(__file__).parents[1] / "lokas_models" / "data" / "selftest-speakers"
"""Where what sherpa-onnx asks of a file is taken from."""

WINDOW, FRAMES, CLASSES = 160_000, 589, 7
STATE, LAYERS, HIDDEN = 128, 4, 128
"""Of the LSTMs, and the width of the linear layers."""

BANDS, SIZE = 80, 256
STAGES = ((32, 3, 1), (64, 4, 2), (128, 6, 2), (256, 3, 2))
"""Channels, blocks and stride of ResNet34's stages."""

LOUD = 0.003
"""Mean of the samples' absolute values from which on somebody talks."""

FAINT = 1e-3
"""What is left of the random scores."""


@dataclass
class Random:
    """A graph whose weights are drawn by lot; counts the parameters, and the multiplications where sizes are known."""

    seed: np.random.Generator
    graph: Graph = field(default_factory=Graph)
    parameters: int = 0
    macs: float = 0.0

    def weight(self, *shape: int) -> str:
        """Numbers that keep what goes through them about as loud as it was."""
        self.parameters += int(np.prod(shape))
        return self.graph.weight(self.seed.standard_normal(shape) * np.sqrt(1.5 / np.prod(shape[1:])))

    def convolution(self, x: str, out: int, into: int, *kernel: int, places: float, **attributes: list[int]) -> str:
        """With a bias; `places`: how many there are in the result."""
        self.macs += out * into * float(np.prod(kernel)) * places
        weight, bias = self.weight(out, into, *kernel), self.graph.weight(np.zeros(out))
        self.parameters += out
        return self.graph("Conv", x, weight, bias, kernel_shape=list(kernel), **attributes)

    def linear(self, x: str, into: int, out: int, places: float) -> str:
        """A matrix and a bias."""
        self.macs += into * out * places
        self.parameters += out
        product = self.graph("MatMul", x, self.graph("Transpose", self.weight(out, into), perm=[1, 0]))
        return self.graph("Add", product, self.graph.weight(np.zeros(out)))


def segmentation(random: Random) -> ModelProto:
    """Samples [N, 1, 160000] to scores [N, 589, 7]."""
    graph = random.graph
    found = graph("Transpose", _sinc(random, "x"), perm=[2, 0, 1])
    for layer in range(LAYERS):
        found = _memory(random, found, 60 if layer == 0 else 2 * STATE)
    found = graph("Transpose", found, perm=[1, 0, 2])
    for into in (2 * STATE, HIDDEN):
        found = graph("LeakyRelu", random.linear(found, into, HIDDEN, FRAMES), alpha=0.01)
    scores = graph("Mul", random.linear(found, HIDDEN, CLASSES, FRAMES), graph.number(FAINT))
    scores = graph("Add", scores, _loud_ones(graph, "x"))
    return graph.model(("x", ["N", 1, WINDOW]), (scores, "y", ["N", FRAMES, CLASSES]), _facts("segmentation"))


def _sinc(random: Random, x: str) -> str:
    """SincNet, (N, 60, 589): its 80 filters as the convolution that they are when exported."""
    graph, places = random.graph, (WINDOW - 251) // 10 + 1
    found = graph("Abs", random.convolution(x, 80, 1, 251, places=places, strides=[10]))
    for number, out in enumerate((60, 60, 0)):
        width = 80 if number == 0 else 60
        places //= 3
        found = graph("MaxPool", found, kernel_shape=[3], strides=[3])
        one, none = (graph.weight(np.full(width, value)) for value in (1.0, 0.0))
        found = graph("LeakyRelu", graph("InstanceNormalization", found, one, none), alpha=0.01)
        if out:
            places -= 4
            found = random.convolution(found, out, width, 5, places=places)
    return found


def _memory(random: Random, x: str, into: int) -> str:
    """A bidirectional LSTM, (frames, N, 2 x 128)."""
    graph, name = random.graph, f"memory{len(random.graph.nodes)}"
    weights = random.weight(2, 4 * STATE, into), random.weight(2, 4 * STATE, STATE)
    random.macs += 2 * 4 * STATE * (into + STATE) * FRAMES
    random.parameters += 2 * 8 * STATE
    bias = graph.weight(np.zeros((2, 8 * STATE)))
    graph.nodes.append(
        onnx.helper.make_node("LSTM", [x, *weights, bias], [name], hidden_size=STATE, direction="bidirectional")
    )
    return graph("Reshape", graph("Transpose", name, perm=[0, 2, 1, 3]), graph.whole(0, 0, 2 * STATE))


def _loud_ones(graph: Graph, x: str) -> str:
    """What decides who talks, (N, 589, 7): 0 for nobody, and by loudness one of two."""
    level = graph("AveragePool", graph("Abs", x), kernel_shape=[991], strides=[270])
    level = graph("Transpose", graph("Sub", level, graph.number(LOUD)), perm=[0, 2, 1])
    talks = np.full((FRAMES, CLASSES), -1.0)
    talks[:, 0] = 0.0
    says = np.zeros((FRAMES, CLASSES))
    says[: FRAMES // 2, 1] = says[FRAMES // 2 :, 2] = 1000.0
    talks[says > 0] = 0.0
    return graph(
        "Add", graph("Mul", level, graph.value(says.astype(np.float32))), graph.value(talks.astype(np.float32))
    )


def embedding(random: Random, seconds: float = 1.0) -> ModelProto:
    """Filter bank [N, T, 80] to [N, 256]; the multiplications are those of so many seconds."""
    graph, bands, frames = random.graph, float(BANDS), 100 * seconds
    mean = graph("ReduceMean", "x", axes=[1], keepdims=1)
    found = graph("Transpose", graph("Sub", "x", mean), perm=[0, 2, 1])
    found = graph("Unsqueeze", found, graph.whole(1))
    found = graph("Relu", random.convolution(found, 32, 1, 3, 3, places=bands * frames, pads=[1] * 4))
    into = 32
    for out, blocks, stride in STAGES:
        bands, frames = bands / stride, frames / stride
        for block in range(blocks):
            found = _block(random, found, (into, out), stride if block == 0 else 1, bands * frames)
            into = out
    mean = graph("ReduceMean", found, axes=[3], keepdims=1)
    square = graph(
        "ReduceMean", graph("Mul", graph("Sub", found, mean), graph("Sub", found, mean)), axes=[3], keepdims=1
    )
    deviation = graph("Sqrt", graph("Add", square, graph.number(1e-7)))
    pooled = graph("Flatten", graph("Concat", mean, deviation, axis=1), axis=1)
    vector = random.linear(pooled, int(2 * into * bands), SIZE, 1)
    facts = _facts("embedding") | {"output_dim": str(SIZE)}
    return graph.model(("x", ["N", "T", BANDS]), (vector, "embedding", ["N", SIZE]), facts)


def _block(random: Random, x: str, widths: tuple[int, int], stride: int, places: float) -> str:
    """Two convolutions and a way around them; `widths`: channels in and out."""
    graph, (into, out) = random.graph, widths
    pads = {"pads": [1] * 4}
    inner = graph("Relu", random.convolution(x, out, into, 3, 3, places=places, strides=[stride] * 2, **pads))
    inner = random.convolution(inner, out, out, 3, 3, places=places, **pads)
    around = x
    if stride != 1 or into != out:
        around = random.convolution(x, out, into, 1, 1, places=places, strides=[stride] * 2)
    return graph("Relu", graph("Mul", graph("Add", inner, around), graph.number(0.7)))


def _facts(name: str) -> dict[str, str]:
    """The metadata of the self-test pair's file."""
    made = onnx.load(SELF_TEST / f"{name}.onnx")
    return {one.key: one.value for one in made.metadata_props}


def main() -> None:
    """Write both files and their manifest."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    draw = np.random.default_rng(options.seed)
    for name, make in (("segmentation", segmentation), ("embedding", embedding)):
        random = Random(draw)
        onnx.save(make(random), options.folder / f"{name}.onnx")
        print(f"{name}: {random.parameters / 1e6:.2f} million parameters, {random.macs / 1e9:.2f} GMAC")
    write_manifest(options.folder, describe(options.folder, model="random-speakers", verified_by="import"))


if __name__ == "__main__":
    main()
