"""Writing a Whisper network as one file for whisper.cpp, in 16-bit floats or in 8-bit blocks.

The format: a magic number, the hyperparameters, the mel filters, the tokens of text, then each tensor with its number
of dimensions, length of name, type, dimensions (fastest first), name and values. Integers have 32 bits, little-endian.
Source: `models/convert-pt-to-ggml.py` and `whisper_model_load` of https://github.com/ggml-org/whisper.cpp.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, BinaryIO

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    Array = NDArray[np.float32]

MAGIC = 0x67676D6C
BLOCK = 32
"""Values of a quantised block, which share one scale."""

FFT_SIZE = 400
SAMPLE_RATE = 16_000


class GgmlType(IntEnum):
    """Types of a tensor's values."""

    F32 = 0
    F16 = 1
    Q8_0 = 8


FILE_TYPES = {GgmlType.F16: 1, GgmlType.Q8_0: 2007}
"""What the header says of a file of mostly this type; 2,000 is the version of the quantisation."""


@dataclass(frozen=True, slots=True)
class Hyperparameters:
    """The dimensions of a Whisper network whose two sides have the same width, heads and layers."""

    vocabulary: int
    audio_positions: int
    text_positions: int
    mel_bands: int
    width: int
    heads: int
    layers: int


def write_ggml(
    network: Mapping[str, Array], shape: Hyperparameters, tokens: Sequence[str], kind: GgmlType, path: Path
) -> None:
    """Write the weights, which have openai/whisper's names; `tokens` are those of text, as GPT-2 prints their bytes."""
    side = (shape.width, shape.heads, shape.layers)
    sizes = (shape.audio_positions, *side, shape.text_positions, *side, shape.mel_bands)
    with path.open("wb") as file:
        file.write(struct.pack("<12i", MAGIC, shape.vocabulary, *sizes, FILE_TYPES[kind]))
        filters = _mel_filters(shape.mel_bands)
        file.write(struct.pack("<2i", *filters.shape) + filters.tobytes())
        _write_tokens(file, tokens)
        for name, values in network.items():
            _write_tensor(file, name, values, _type_of(name, values, kind))


def _type_of(name: str, values: Array, kind: GgmlType) -> GgmlType:
    """Matrices are stored as `kind`, convolutions in 16 bits, all else whole."""
    if values.ndim == 1 or name.endswith("positional_embedding"):
        return GgmlType.F32
    return kind if values.ndim == 2 else GgmlType.F16


def _write_tensor(file: BinaryIO, name: str, values: Array, kind: GgmlType) -> None:
    if "conv" in name and values.ndim == 1:
        values = values[:, None]  # whisper.cpp adds these biases along the time
    encoded = name.encode("ascii")
    file.write(struct.pack("<3i", values.ndim, len(encoded), kind))
    file.write(struct.pack(f"<{values.ndim}i", *reversed(values.shape)) + encoded)
    file.write(_encoded(values, kind))


def _encoded(values: Array, kind: GgmlType) -> bytes:
    if kind is GgmlType.Q8_0:
        return quantised(values)
    return values.astype("<f2" if kind is GgmlType.F16 else "<f4").tobytes()


def quantised(values: Array) -> bytes:
    """Blocks of 32 values: a 16-bit scale, then each value over the scale, rounded to 8 bits."""
    blocks = values.reshape(-1, BLOCK)
    scales = np.abs(blocks).max(axis=1) / 127
    packed = np.zeros(len(blocks), np.dtype([("scale", "<f2"), ("values", "i1", BLOCK)]))
    packed["scale"] = scales
    packed["values"] = np.rint(blocks / np.where(scales, scales, 1)[:, None])
    return packed.tobytes()


def _write_tokens(file: BinaryIO, tokens: Sequence[str]) -> None:
    values = _byte_of_letter()
    file.write(struct.pack("<i", len(tokens)))
    for token in tokens:
        encoded = bytes(values[letter] for letter in token)
        file.write(struct.pack("<i", len(encoded)) + encoded)


def _byte_of_letter() -> dict[str, int]:
    """The byte that each printable letter of GPT-2's alphabet stands for."""
    printable = {*range(33, 127), *range(161, 173), *range(174, 256)}
    hidden = [byte for byte in range(256) if byte not in printable]
    return {chr(byte): byte for byte in printable} | {chr(256 + n): byte for n, byte in enumerate(hidden)}


def _mel_filters(bands: int) -> Array:
    """Whisper's mel filters, shape (bands, 201)."""
    from faster_whisper.feature_extractor import FeatureExtractor

    filters = FeatureExtractor.get_mel_filters(SAMPLE_RATE, FFT_SIZE, n_mels=bands)
    return np.ascontiguousarray(filters, np.float32)
