"""The plug point for telling speakers apart: what is asked of a diarizer, and what it hears. Light to import."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray

    from lokas.jobs import CancelToken
    from lokas.types import Samples

    Prints = NDArray[np.float32]

SEGMENTATION, EMBEDDING = "segmentation.onnx", "embedding.onnx"
"""The two networks of a pair: who speaks when in ten seconds, and whose voice that is."""


@dataclass(frozen=True, slots=True)
class VoiceTurn:
    """One voice speaks, without a longer pause; `voice` is its number. Turns of several voices may overlap."""

    start_ms: int
    end_ms: int
    voice: int

    @property
    def length_ms(self) -> int:
        """How long it is."""
        return self.end_ms - self.start_ms


@dataclass(frozen=True, slots=True, eq=False)
class Voices:
    """The voices of a stretch of sound, or of a whole recording: their turns in order of time.

    A person may be several voices, such as one in each stretch; grouping finds out. `prints`: shape (turns, size), of
    each turn a unit vector that is near those of the same voice; zeros where too little of it was heard alone.
    """

    turns: tuple[VoiceTurn, ...]
    prints: Prints


class Diarizer(Protocol):
    """Tells voices apart; used by one thread."""

    def hear(self, samples: Samples, report: Callable[[float], None], token: CancelToken) -> Voices:
        """The voices of a stretch (float32 mono 16 kHz, shape (n,)), in milliseconds from its start, numbered from 0.

        `report` is told how much of the work is done, in [0, 1]. Raises `Cancelled`, and `EngineError`.
        """
        ...

    def description(self) -> dict[str, object]:
        """JSON values that tell how voices are told apart: the same description, the same voices."""
        ...
