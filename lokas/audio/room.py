"""Whether a microphone hears a room well enough: some seconds of speech in, a verdict and its figures out."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from lokas.audio.silero import STEP_WINDOWS, WINDOW_SAMPLES, SileroVad
from lokas.types import SAMPLE_RATE

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from lokas.types import Samples

    Detector = Callable[[Samples], Samples]
    Flags = NDArray[np.bool_]

Verdict = Literal["fine", "too_far", "too_noisy", "clipping", "muted"]

NOMINAL_DB = -26.0
"""The level of speech that telephony aims at (ITU-T P.56 measures it, P.830 asks for it)."""

TOO_FAR_DB = NOMINAL_DB - 14
"""14 dB less than nominal is five times the distance in the open, where a level falls by 6 dB each time it doubles."""

TOO_NOISY_DB = 15.0
"""Speech must be so far above noise: what audiologists (ASHA) ask of class rooms, for pupils to understand. Recognition
gives way below 10 dB (Radford et al. 2022, "Robust Speech Recognition via Large-Scale Weak Supervision", 3.7)."""

MUTED_DB = -60.0
"""A peak below this is no room: an open microphone's own noise already reaches it."""

FULL_SCALE = 0.98
"""A sample beyond is taken for clipped. A little less than all: resampling rounds the flat tops off."""

CLIPPING_SHARE = 0.001
"""One sample in a thousand at full scale. The demonstration meeting, as loud as goes without clipping, has two in a
hundred thousand; twice as loud, thirteen in a thousand."""

FLOOR_DB = -96.0
"""What 16 bits can tell from silence; no level is given lower."""

QUIET_SHARE = 0.1
"""The quietest tenth of what is not speech is noise; the rest may be chairs, coughs and paper."""

SPEAKING, SILENT = 0.5, 0.35
"""Silero's own thresholds: from this probability on a window is speech, below that one it is not."""

NEAR_WINDOWS = 8
"""Windows that near to speech (256 ms) hold its breath and echo, and say nothing about noise."""

LEAST_QUIET_WINDOWS = 8
"""With less than that outside speech, the quietest tenth of everything stands for noise."""


@dataclass(frozen=True, slots=True)
class RoomVerdict:
    """What was measured. Levels are RMS, in dB below full scale, of which a full-scale square wave has 0.

    `level_db` is of speech, None where nobody was heard; `noise_db` of the quietest tenth of what is not speech;
    `snr_db` how far speech is above it, None without speech; `clipped_share` of samples at full scale, in [0, 1].
    """

    verdict: Verdict
    level_db: float | None
    noise_db: float
    snr_db: float | None
    clipped_share: float


def check_room(samples: Samples, detector: Detector | None = None) -> RoomVerdict:
    """Judge some ten seconds in which somebody spoke from their place: float32 mono at 16 kHz, shape (n,).

    What keeps more from being judged is said first: muted, clipping, too far, too noisy. A voice that is not heard at
    all is too far, or drowned by noise. `detector` is as in `find_regions`.

    Raises `EngineError` ``engine.no_vad`` as `SileroVad` does, ValueError for less than a second.
    """
    if samples.size < SAMPLE_RATE:
        raise ValueError("a room cannot be judged by less than a second")
    windows = samples.size // WINDOW_SAMPLES
    sound = samples[: windows * WINDOW_SAMPLES]
    chances = _chances(sound, detector or SileroVad())
    # Cheap microphones shift everything to one side, which is no sound.
    powers = np.square((sound - sound.mean(dtype=np.float64)).reshape(windows, WINDOW_SAMPLES)).mean(axis=1)
    speech = chances >= SPEAKING
    noise_db = _db(float(np.quantile(powers[_quiet(chances)], QUIET_SHARE)))
    level_db = _db(float(powers[speech].mean())) if speech.any() else None
    clipped_share = float((np.abs(samples) >= FULL_SCALE).mean())
    return RoomVerdict(
        verdict=_verdict(_db(float(np.square(samples).max())), level_db, noise_db, clipped_share),
        level_db=level_db,
        noise_db=noise_db,
        snr_db=None if level_db is None else level_db - noise_db,
        clipped_share=clipped_share,
    )


def _verdict(peak_db: float, level_db: float | None, noise_db: float, clipped_share: float) -> Verdict:
    if peak_db < MUTED_DB:
        return "muted"
    if clipped_share > CLIPPING_SHARE:
        return "clipping"
    if level_db is None:
        return "too_noisy" if noise_db > NOMINAL_DB - TOO_NOISY_DB else "too_far"
    if level_db < TOO_FAR_DB:
        return "too_far"
    return "too_noisy" if level_db - noise_db < TOO_NOISY_DB else "fine"


def _chances(sound: Samples, detect: Detector) -> Samples:
    """The probability of speech of each window."""
    step = STEP_WINDOWS * WINDOW_SAMPLES
    return np.concatenate([detect(sound[start : start + step]) for start in range(0, sound.size, step)])


def _quiet(chances: Samples) -> Flags:
    """The windows that tell of noise."""
    near = np.convolve(chances >= SPEAKING, np.ones(2 * NEAR_WINDOWS + 1), "same") > 0
    quiet = (chances < SILENT) & ~near
    return quiet if quiet.sum() >= LEAST_QUIET_WINDOWS else np.ones_like(quiet)


def _db(power: float) -> float:
    return max(FLOOR_DB, 10 * math.log10(power)) if power > 0 else FLOOR_DB
