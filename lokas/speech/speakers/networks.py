"""Whether two ONNX files are what sherpa-onnx expects: it ends its process over a network that lacks a fact.

Read with onnxruntime, in this process: the child has a copy of its own inside of sherpa-onnx, and two in one process
were never tried on Windows. What is required was read in sherpa-onnx's sources (1.13.4), and tried with 2.0.1.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from lokas.errors import ModelError
from lokas.speech.speakers.diarizer import EMBEDDING, SEGMENTATION
from lokas.types import SAMPLE_RATE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_SEGMENTATION = {"window_size", "receptive_field_size", "receptive_field_shift", "num_speakers", "num_classes"}
_EMBEDDING = {
    "wespeaker": {"output_dim", "normalize_samples"},
    "3d-speaker": {"output_dim", "normalize_samples"},
    "nemo": {"output_dim", "feat_dim", "window_size_ms", "window_stride_ms"},
}
_CLASSES = {(3, 2): 7}
"""How many classes a powerset has, by the number of voices and of those at once; another one corrupts memory."""


def check_networks(folder: Path, model: str) -> None:
    """Raise `ModelError` ``speakers.wrong_network`` (model, file, reason) if one of the two is of another kind."""
    _check_segmentation(_Network(folder / SEGMENTATION, model))
    _check_embedding(_Network(folder / EMBEDDING, model))


def _check_segmentation(network: _Network) -> None:
    numbers = {name: network.number(name) for name in _SEGMENTATION}
    together = network.number("powerset_max_classes")
    network.expect(network.number("sample_rate") == SAMPLE_RATE, "sample_rate")
    network.expect(_CLASSES.get((numbers["num_speakers"], together)) == numbers["num_classes"], "num_classes")
    network.expect(numbers["window_size"] >= numbers["receptive_field_size"], "window_size")
    network.expect(network.last_sizes[0] in {numbers["num_classes"], None}, "num_classes")


def _check_embedding(network: _Network) -> None:
    framework = network.facts.get("framework", "")
    network.expect(framework in _EMBEDDING, "framework")
    network.expect(bool(network.facts.get("language")), "language")
    network.expect(network.number("sample_rate") == SAMPLE_RATE, "sample_rate")
    least = {"normalize_samples": 0}
    numbers = {name: network.number(name, least.get(name, 1)) for name in sorted(_EMBEDDING[framework])}
    network.expect(
        network.facts.get("feature_normalize_type", "") in {"", "global-mean", "per_feature"}, "feature_normalize_type"
    )
    network.expect(network.last_sizes[-1] in {numbers["output_dim"], None}, "output_dim")


class _Network:
    """One ONNX file: its facts, and the last size of the shape of each of its outputs (None where it is left open)."""

    def __init__(self, path: Path, model: str) -> None:
        self._path, self._model = path, model
        session = self._load()
        self.facts: Mapping[str, str] = dict(session.get_modelmeta().custom_metadata_map)
        shapes = [output.shape for output in session.get_outputs()]
        self.last_sizes = [shape[-1] if shape and isinstance(shape[-1], int) else None for shape in shapes]

    def number(self, name: str, least: int = 1) -> int:
        """A fact that is a whole number, of at least `least`."""
        try:
            value = int(self.facts[name])
        except (KeyError, ValueError):
            value = least - 1
        self.expect(value >= least, name)
        return value

    def expect(self, good: bool, name: str) -> None:  # noqa: FBT001 - as of `assert`
        """Raise if a fact is not good."""
        if not good:
            raise self._wrong(f"{name}: {self.facts.get(name, '–')}")

    def _load(self) -> Any:  # noqa: ANN401 - onnxruntime is untyped
        os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # see `lokas.audio.silero`
        import onnxruntime  # noqa: PLC0415 - 0.1 s that only this needs

        options = onnxruntime.SessionOptions()
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 4
        try:
            return onnxruntime.InferenceSession(str(self._path), options, providers=["CPUExecutionProvider"])
        except Exception as error:  # onnxruntime's errors have no class in common that is public
            raise self._wrong(str(error).splitlines()[0] if str(error) else type(error).__name__) from error

    def _wrong(self, reason: str) -> ModelError:
        return ModelError("speakers.wrong_network", model=self._model, file=self._path.name, reason=reason)
