"""The values that flow from sound to text; all immutable, times in whole milliseconds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

    Samples = NDArray[np.float32]

SAMPLE_RATE = 16_000
"""Samples per second of every sound inside Lokas (what Whisper and Silero VAD were trained on)."""


@dataclass(frozen=True, slots=True, eq=False)
class AudioBlock:
    """A stretch of decoded sound: float32 mono in [-1, 1] at 16 kHz, shape (n,)."""

    start_sample: int
    samples: Samples


@dataclass(frozen=True, slots=True, eq=False)
class Region:
    """A stretch of speech found by the VAD, at most 30 s: float32 mono at 16 kHz, shape (n,)."""

    start_ms: int
    end_ms: int
    samples: Samples


@dataclass(frozen=True, slots=True)
class Word:
    """One word as heard; `text` keeps the leading space and punctuation Whisper gave it; confidence in [0, 1]."""

    start_ms: int
    end_ms: int
    text: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Segment:
    """One stretch of text as the engine cut it; confidence in [0, 1]; `words` is empty when not asked for."""

    id: int
    start_ms: int
    end_ms: int
    text: str
    words: tuple[Word, ...]
    confidence: float
    language: str
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """The recording a transcript was made from; `cut` tells that the file ended before it should have."""

    name: str
    duration_ms: int
    track: int = 0
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Transcript:
    """What the machine said of one recording. `made_with` records engine, model and options (JSON values)."""

    source: Source
    language: str
    language_probability: float
    segments: tuple[Segment, ...]
    made_with: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Cue:
    """One caption: its lines as they are shown, and when."""

    start_ms: int
    end_ms: int
    lines: tuple[str, ...]
    speaker: str | None = None
