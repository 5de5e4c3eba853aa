"""Rooms, noise and loudness: what stands between a voice and a microphone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from espeak import SAMPLE_RATE
from scipy.signal import fftconvolve

if TYPE_CHECKING:
    from random import Random


class Acoustics:
    """Draws rooms and noise from the two sources of chance it is given."""

    def __init__(self, random: Random, noise: np.random.Generator) -> None:
        self.random = random
        self._noise = noise

    def treat(self, samples: np.ndarray) -> np.ndarray:
        """Room, noise and gain, each in part of the scenes."""
        if self.random.random() < 0.25:
            samples = in_room(samples, self.room())
        samples = samples / max(1e-6, float(np.abs(samples).max()))
        if self.random.random() < 0.4:
            level = 10 ** (-self.random.uniform(12, 45) / 20) * float(np.sqrt(np.mean(samples**2)))
            samples = samples + level * self.noise(len(samples))
        return samples * 10 ** (self.random.uniform(-30, -0.5) / 20)

    def room(self) -> np.ndarray:
        """An exponentially fading tail of noise behind the direct sound (a diffuse room)."""
        fade_s = self.random.uniform(0.1, 0.5)
        time = np.arange(int(fade_s * SAMPLE_RATE)) / SAMPLE_RATE
        tail = self._noise.standard_normal(len(time)) * np.exp(-6.9 * time / fade_s)
        tail *= self.random.uniform(0.1, 0.6) / max(1e-6, float(np.sqrt(np.sum(tail**2))))
        tail[0] = 1.0
        return tail

    def noise(self, length: int) -> np.ndarray:
        """Noise of unit power: white, or falling with frequency as fans, rooms and cars do."""
        slope = self.random.choice((0.0, 0.5, 1.0))
        spectrum = np.fft.rfft(self._noise.standard_normal(length))
        spectrum[1:] /= np.arange(1, len(spectrum)) ** slope
        sound = np.fft.irfft(spectrum, length)
        return (sound / max(1e-9, float(np.sqrt(np.mean(sound**2))))).astype(np.float32)


def in_room(samples: np.ndarray, room: np.ndarray) -> np.ndarray:
    """The same sound heard in `room`, no longer than before."""
    return fftconvolve(samples, room)[: len(samples)].astype(np.float32)
