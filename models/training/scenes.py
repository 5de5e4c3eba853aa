"""Training windows: sentences of several voices with pauses, in rooms with noise, and everything that is not speech.

A scene is at most 30 s long. Its features are what faster-whisper computes (its own extractor), and are padded the
way it pads them: with zeros after the log-mel, not with silence before it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

import numpy as np
from acoustics import Acoustics
from corpus import training_sentence
from espeak import SAMPLE_RATE, Synthesizer, Utterance
from faster_whisper.feature_extractor import FeatureExtractor
from voices import trained_voice

MEL_BANDS = 80
FRAMES_PER_SECOND = 100


@dataclass
class Sentence:
    """One sentence of a scene: when it is heard, and when each of its space-separated words is (milliseconds)."""

    start_ms: int
    end_ms: int
    text: str
    words: list[tuple[int, int]]


@dataclass
class Scene:
    """Sound with the truth about it."""

    samples: np.ndarray
    language: str
    sentences: list[Sentence] = field(default_factory=list)
    phonemes: list[tuple[int, str]] = field(default_factory=list)


class Director:
    """Makes scenes; owns a synthesiser and a source of chance, so that a seed gives the same scenes again."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.noise = np.random.default_rng(seed)
        self._acoustics = Acoustics(self.random, self.noise)
        self._synthesizer = Synthesizer()
        self._extractor = FeatureExtractor()

    def scene(self, limit_ms: int) -> Scene:
        """A random scene of at most `limit_ms`: one in ten has no speech, one in three is short."""
        if self.random.random() < 0.1:
            return Scene(self._quiet(limit_ms), self.random.choice(("fr", "en")))
        language = self.random.choice(("fr", "en"))
        most = self.random.choice((1, 1, 2, 3, 99, 99, 99, 99, 99))
        scene = self._meeting(language, limit_ms, most)
        scene.samples = self._acoustics.treat(scene.samples)
        return scene

    def features(self, scene: Scene, frames: int) -> np.ndarray:
        """Log-mel of the scene, zero-padded to `frames`, shape (80, frames), float16."""
        mel = self._extractor(scene.samples.astype(np.float32), padding=160)[:, :frames]
        padded = np.zeros((MEL_BANDS, frames), np.float16)
        padded[:, : mel.shape[1]] = mel
        return padded

    def _meeting(self, language: str, limit_ms: int, most: int) -> Scene:
        length = limit_ms * SAMPLE_RATE // 1000
        scene = Scene(np.zeros(length, np.float32), language)
        at_ms = int(self.random.triangular(0, 1000, 200))
        end_ms = at_ms
        voice = trained_voice(self.random, language)
        while len(scene.sentences) < most:
            if self.random.random() < 0.5:
                voice = trained_voice(self.random, language)
            text = training_sentence(self.random, language)
            utterance = self._synthesizer.speak(text, voice)
            if at_ms + utterance.words[-1][1] > limit_ms - 100:
                break
            gain = 10 ** (self.random.uniform(-6, 6) / 20)
            end_ms = place(scene, utterance, text, at_ms, gain)
            at_ms = end_ms + self._pause_ms()
        tail_ms = self.random.choice((0, 100, 300, 300, 800, 3000, limit_ms))
        scene.samples = scene.samples[: min(length, (end_ms + tail_ms) * SAMPLE_RATE // 1000 + 1600)]
        return scene

    def _pause_ms(self) -> int:
        low, high = self.random.choice(((100, 400), (200, 900), (200, 900), (900, 3500)))
        return self.random.randint(low, high)

    def _quiet(self, limit_ms: int) -> np.ndarray:
        """No speech: nothing at all, noise, tones, chords, or bursts like applause."""
        length = int(self.random.uniform(0.1, limit_ms / 1000) * SAMPLE_RATE)
        level = 10 ** (self.random.uniform(-70, -3) / 20)
        kind = self.random.choice(("nothing", "noise", "noise", "tones", "tones", "bursts"))
        if kind == "nothing":
            return np.zeros(length, np.float32)
        if kind == "tones":
            sound = self._tones(length)
        else:
            sound = self._acoustics.noise(length)
            if kind == "bursts":
                envelope = self.noise.random(length // 800 + 2) ** 4
                sound = sound * np.interp(np.arange(length), np.arange(len(envelope)) * 800, envelope)
        peak = max(1e-6, float(np.abs(sound).max()))
        return (level * sound / peak).astype(np.float32)

    def _tones(self, length: int) -> np.ndarray:
        """One steady tone, or notes and chords that change."""
        time = np.arange(length) / SAMPLE_RATE
        note_s = self.random.choice((1e9, self.random.uniform(0.15, 1.5)))
        sound = np.zeros(length)
        for begin in np.arange(0, length / SAMPLE_RATE, min(note_s, length / SAMPLE_RATE + 1)):
            inside = (time >= begin) & (time < begin + note_s)
            for _ in range(self.random.choice((1, 1, 3))):
                sound[inside] += np.sin(2 * np.pi * self.random.uniform(60, 3000) * time[inside])
        return sound


def place(scene: Scene, utterance: Utterance, text: str, at_ms: int, gain: float = 1.0) -> int:
    """Mix `utterance` into the scene from `at_ms` on; returns when its last word ends (milliseconds)."""
    start = at_ms * SAMPLE_RATE // 1000
    stop = min(len(scene.samples), start + len(utterance.samples))
    scene.samples[start:stop] += gain / 32768 * utterance.samples[: stop - start]
    words = [(at_ms + begin, at_ms + end) for begin, end in utterance.words]
    scene.sentences.append(Sentence(words[0][0], words[-1][1], text, words))
    scene.phonemes += [(at_ms + at, name) for at, name in utterance.phonemes]
    return words[-1][1]
