"""An `Engine` that says what it is told, and remembers what it was asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from lokas.speech.engine import Prepared
from lokas.types import SAMPLE_RATE, Region, Segment, Span, Window, Word

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lokas.jobs import Notice
    from lokas.types import Samples


@dataclass
class ScriptedEngine:
    """Says two segments per window, the window's start among them, in the time of the window."""

    language: tuple[str, float] = ("fr", 0.9)
    notices: Sequence[Notice] = ()
    windows_at_once: int = 1
    before_window: Callable[[Window], None] = lambda window: None
    detected_on: list[int] = field(default_factory=list)
    transcribed: list[int] = field(default_factory=list)

    def detect_language(self, samples: Samples) -> tuple[str, float]:
        self.detected_on.append(samples.size)
        return self.language

    def prepare(self, window: Window) -> Prepared:
        return Prepared(window, window.start_ms)

    def transcribe(
        self, batch: Sequence[Prepared], language: str | None, *, careful: bool = False
    ) -> list[list[Segment]]:
        return [self.say(prepared.window, language or self.language[0]) for prepared in batch]

    def say(self, window: Window, language: str) -> list[Segment]:
        self.before_window(window)
        self.transcribed.append(window.start_ms)
        middle_ms = (window.start_ms + window.end_ms) // 2
        texts = (f"« à {window.start_ms} ms »", "oui.")
        spans = ((window.start_ms, middle_ms), (middle_ms, window.end_ms))
        return [
            Segment(number, start, end, text, (Word(start, end, f" {text}", 0.75),), 0.5, language)
            for number, (text, (start, end)) in enumerate(zip(texts, spans, strict=True))
        ]

    def description(self) -> dict[str, object]:
        return {"engine": "scripted", "model": "parrot"}


def make_windows(*spans_ms: tuple[int, int]) -> list[Window]:
    """Silent windows of one region, all of it taken for speech, at the given times."""
    return [
        Window((Region(start, end, np.zeros((end - start) * SAMPLE_RATE // 1000, np.float32), (Span(start, end),)),))
        for start, end in spans_ms
    ]
