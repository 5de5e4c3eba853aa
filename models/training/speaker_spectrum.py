"""What the segmentation model sees of a window: the mel spectrum of its samples, relative to their loudness.

The exported model does the same inside (speaker_export.py), since sherpa-onnx gives it samples.
"""

from __future__ import annotations

import numpy as np
from scipy.fft import rfft

SAMPLE_RATE = 16_000
WINDOW = 10 * SAMPLE_RATE
FRAME_SHIFT = 270
RECEPTIVE_FIELD = 991
FRAMES = (WINDOW - RECEPTIVE_FIELD) // FRAME_SHIFT + 1
"""Frame i stands for the time around sample 495 + 270 i, as in pyannote's segmentation 3.0."""
TRANSFORM = 1024
PADDING = TRANSFORM // 2 - RECEPTIVE_FIELD // 2
"""Zeros before the window, which put the middle of each transform in the middle of its frame."""
BANDS = 64
FLOOR = 1e-3
SILENCE = 1e-4
"""Added to the loudness, so that silence is not made loud."""


def taper() -> np.ndarray:
    """A Hann window of 800 samples (50 ms) mid-transform: long enough to tell the harmonics of deep voices apart."""
    shape = np.zeros(TRANSFORM, np.float32)
    shape[112:912] = np.hanning(802)[1:-1]
    return shape


def mel_bands() -> np.ndarray:
    """Triangles evenly spaced in mel from 40 to 7600 Hz, shape (513, 64), each of unit sum."""
    edges = 700 * (10 ** (np.linspace(_mel(40), _mel(7600), BANDS + 2) / 2595) - 1)
    bins = np.arange(TRANSFORM // 2 + 1)[:, None] * SAMPLE_RATE / TRANSFORM
    rising = (bins - edges[:-2]) / (edges[1:-1] - edges[:-2])
    falling = (edges[2:] - bins) / (edges[2:] - edges[1:-1])
    triangles = np.maximum(0, np.minimum(rising, falling))
    return (triangles / triangles.sum(0)).astype(np.float32)


def _mel(hertz: float) -> float:
    return float(2595 * np.log10(1 + hertz / 700))


_TAPER, _BANDS = taper(), mel_bands()


def log_mel(samples: np.ndarray) -> np.ndarray:
    """Natural logarithm of the power in each band, shape (589, 64), of the 160000 samples of a window."""
    loudness = np.sqrt(np.mean(samples.astype(np.float32) ** 2)) + SILENCE
    padded = np.concatenate([np.zeros(PADDING, np.float32), samples.astype(np.float32) / loudness])
    frames = np.lib.stride_tricks.sliding_window_view(padded, TRANSFORM)[::FRAME_SHIFT][:FRAMES]
    power = np.abs(rfft(frames * _TAPER, axis=1)) ** 2
    return np.log(power @ _BANDS + FLOOR)
