"""An `Engine` that says what it is told, and remembers what it was asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from lokas.types import SAMPLE_RATE, Region, Segment, Word

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lokas.jobs import Notice
    from lokas.types import Samples


@dataclass
class ScriptedEngine:
    """Says two words per region, the region's start among them, in the time of the region."""

    language: tuple[str, float] = ("fr", 0.9)
    notices: Sequence[Notice] = ()
    before_region: Callable[[Region], None] = lambda region: None
    detected_on: list[int] = field(default_factory=list)
    transcribed: list[int] = field(default_factory=list)

    def detect_language(self, samples: Samples) -> tuple[str, float]:
        self.detected_on.append(samples.size)
        return self.language

    def transcribe(self, region: Region, language: str) -> list[Segment]:
        self.before_region(region)
        self.transcribed.append(region.start_ms)
        middle_ms = (region.start_ms + region.end_ms) // 2
        texts = (f"« à {region.start_ms} ms »", "oui.")
        spans = ((region.start_ms, middle_ms), (middle_ms, region.end_ms))
        return [
            Segment(number, start, end, text, (Word(start, end, f" {text}", 0.75),), 0.5, language)
            for number, (text, (start, end)) in enumerate(zip(texts, spans, strict=True))
        ]

    def description(self) -> dict[str, object]:
        return {"engine": "scripted", "model": "parrot"}


def make_regions(*spans_ms: tuple[int, int]) -> list[Region]:
    """Silent regions at the given times."""
    return [
        Region(start, end, np.zeros((end - start) * SAMPLE_RATE // 1000, dtype=np.float32)) for start, end in spans_ms
    ]
