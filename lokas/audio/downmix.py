"""Any decoded sound as mono of one rate: one resampler at a time, made anew whenever the format changes under way."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import av
import numpy as np

from lokas.types import SAMPLE_RATE

if TYPE_CHECKING:
    from av.audio.frame import AudioFrame

    from lokas.types import Samples

UNNAMED_LAYOUT = re.compile(r"\d+ channels")
"""FFmpeg's name of a layout that does not say which channel stands where."""

STEREO = 2


class Downmixer:
    """Turns frames of any format, rate and layout into float32 mono at `rate` hertz, 16 kHz by default, shape (n,).

    Channels with places (stereo, 5.1) are mixed by FFmpeg's matrix, scaled so that full scale stays full scale: its
    default for float output lets two equal channels sum to 1.4. Three or more channels without places (a recorder's
    microphones) are averaged, since FFmpeg would guess a layout and lose some of them.
    """

    def __init__(self, rate: int = SAMPLE_RATE) -> None:
        self._rate = rate
        self._format: tuple[str, str, int] | None = None
        self._resampler = _to_mono(rate)

    def feed(self, frame: AudioFrame) -> Samples:
        """The sound of `frame`, less what the filter holds back; what it held of another format comes first."""
        found = (frame.format.name, frame.layout.name, frame.sample_rate)
        held = _EMPTY if self._format in {None, found} else self.flush()
        self._format = found
        frame.pts = None  # the caller keeps the time; a stamp that steps back must not upset the filter
        mixed = _averaged(frame) if _is_unnamed(frame) else [frame]
        return _joined([held, *(_sound(out) for part in mixed for out in self._resampler.resample(part))])

    def flush(self) -> Samples:
        """What the filter still holds; the next frame starts afresh."""
        held = _joined([_sound(out) for out in self._resampler.resample(None)])
        self._resampler = _to_mono(self._rate)
        self._format = None
        return held


_EMPTY = np.zeros(0, np.float32)


def _to_mono(rate: int) -> av.AudioResampler:
    return av.AudioResampler(format="fltp", layout="mono", rate=rate, options={"rematrix_maxval": "1.0"})


def _is_unnamed(frame: AudioFrame) -> bool:
    return len(frame.layout.channels) > STEREO and UNNAMED_LAYOUT.fullmatch(frame.layout.name) is not None


def _averaged(frame: AudioFrame) -> list[AudioFrame]:
    """Interleaved on the way: PyAV reads beyond the first eight planes of a planar frame as wild memory."""
    return [_mean(part) for part in av.AudioResampler(format="flt").resample(frame)]


def _mean(frame: AudioFrame) -> AudioFrame:
    channels = frame.to_ndarray().reshape(frame.samples, -1)
    mono = av.AudioFrame.from_ndarray(channels.mean(axis=1)[np.newaxis], format="fltp", layout="mono")
    mono.sample_rate = frame.sample_rate
    return mono


def _sound(frame: AudioFrame) -> Samples:
    return frame.to_ndarray().reshape(-1).astype(np.float32, copy=False)


def _joined(parts: list[Samples]) -> Samples:
    return parts[0] if len(parts) == 1 else np.concatenate([_EMPTY, *parts])
