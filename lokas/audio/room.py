"""Whether a microphone hears a room well enough: ten seconds of speech, a verdict with its figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from lokas.types import Samples

Verdict = Literal["fine", "too_far", "too_noisy", "clipping", "muted"]


@dataclass(frozen=True, slots=True)
class RoomVerdict:
    """What was measured; levels in dB below full scale (a full-scale square wave has 0), RMS.

    `level_db` is of speech, None where nobody was heard; `noise_db` of the quietest tenth of what is not speech;
    `snr_db` how far speech is above it, None without speech; `clipped_share` of samples at full scale, in [0, 1].
    """

    verdict: Verdict
    level_db: float | None
    noise_db: float
    snr_db: float | None
    clipped_share: float


def check_room(samples: Samples) -> RoomVerdict:
    """Judge about ten seconds in which somebody spoke from their place: float32 mono at 16 kHz, shape (n,).

    Raises `EngineError` ``engine.no_vad`` as `SileroVad` does, ValueError for less than a second.
    """
    raise NotImplementedError
