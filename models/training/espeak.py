"""Synthetic speech with the true times of its words and phonemes, from espeak-ng's own library.

The command-line program of espeak-ng does not tell when each word is spoken; its library does, through the
events of its synthesis callback. Needs Debian's `libespeak-ng1` and `espeak-ng-data`.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from scipy.signal import resample_poly

if TYPE_CHECKING:
    from pathlib import Path

SAMPLE_RATE = 16_000
_SYNCHRONOUS = 2
_PHONEME_EVENTS = 1
_UTF8 = 1
_RATE, _VOLUME, _PITCH, _RANGE = 1, 2, 3, 4
_WORD, _END, _PHONEME = 1, 5, 7


class _Event(ctypes.Structure):
    _fields_ = [
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", ctypes.c_char * 8),
    ]


_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event))


@dataclass(frozen=True)
class Voice:
    """One synthetic speaker: an espeak-ng voice with its variant, speed (words per minute) and pitch (0-99)."""

    name: str
    rate: int = 165
    pitch: int = 50


@dataclass
class Utterance:
    """What was spoken: int16 samples at 16 kHz, and when each word and phoneme begins (milliseconds)."""

    samples: np.ndarray
    words: list[tuple[int, int]] = field(default_factory=list)
    """(start_ms, end_ms) of each space-separated word of the text."""
    phonemes: list[tuple[int, str]] = field(default_factory=list)
    """(start_ms, name); the empty name is silence."""


class Synthesizer:
    """espeak-ng's library, loaded once per process (it keeps its state in globals of its own).

    `data` is a folder that holds an `espeak-ng-data` to use in place of the installed one.
    """

    def __init__(self, data: Path | None = None) -> None:
        name = ctypes.util.find_library("espeak-ng")
        if name is None:
            raise SystemExit("espeak-ng is missing: apt-get install libespeak-ng1 espeak-ng-data")
        self._library = ctypes.CDLL(name)
        self._rate = self._library.espeak_Initialize(
            _SYNCHRONOUS, 0, os.fsencode(data) if data else None, _PHONEME_EVENTS
        )
        self._callback = _Callback(self._receive)
        self._library.espeak_SetSynthCallback(self._callback)
        self._chunks: list[np.ndarray] = []
        self._events: list[tuple[int, int, int, str]] = []

    def _receive(self, samples, count, events) -> int:  # noqa: ANN001 - ctypes calls it
        if samples and count > 0:
            self._chunks.append(np.ctypeslib.as_array(samples, shape=(count,)).copy())
        index = 0
        while events[index].type != 0:
            event = events[index]
            name = event.id.decode("utf-8", "replace") if event.type == _PHONEME else ""
            self._events.append((event.type, event.text_position, event.audio_position, name))
            index += 1
        return 0

    def speak(self, text: str, voice: Voice) -> Utterance:
        """Speak `text`; one synthesis call, so that the prosody is that of the whole text."""
        library = self._library
        if library.espeak_SetVoiceByName(voice.name.encode()) != 0:
            raise ValueError(f"espeak-ng has no voice named {voice.name}")
        for parameter, value in ((_RATE, voice.rate), (_PITCH, voice.pitch), (_VOLUME, 90), (_RANGE, 50)):
            library.espeak_SetParameter(parameter, value, 0)
        self._chunks, self._events = [], []
        data = text.encode("utf-8") + b"\0"
        library.espeak_Synth(data, len(data), 0, 1, 0, _UTF8, None, None)
        library.espeak_Synchronize()
        sound = np.concatenate(self._chunks) if self._chunks else np.zeros(0, np.int16)
        resampled = resample_poly(sound.astype(np.float32), 320, self._rate * 320 // SAMPLE_RATE)
        length_ms = len(sound) * 1000 // self._rate
        return Utterance(
            np.clip(resampled, -32768, 32767).astype(np.int16),
            _word_times(text, self._events, length_ms),
            [(at, name) for kind, _, at, name in self._events if kind == _PHONEME],
        )


def _word_times(text: str, events: list[tuple[int, int, int, str]], length_ms: int) -> list[tuple[int, int]]:
    """Give every space-separated word the time of the first event inside it (espeak-ng merges some words)."""
    marks = sorted((position - 1, at) for kind, position, at, _ in events if kind == _WORD)
    spans, cursor = [], 0
    for word in text.split():
        begin = text.index(word, cursor)
        cursor = begin + len(word)
        spans.append((begin, cursor))
    starts: list[int | None] = [next((at for p, at in marks if b <= p < e), None) for b, e in spans]
    _spread_missing(starts, spans, length_ms)
    filled = [int(start or 0) for start in starts]
    phonemes = [(at, name) for kind, _, at, name in events if kind == _PHONEME]
    return [
        (start, _end_of_word(start, filled[i + 1] if i + 1 < len(filled) else length_ms, phonemes))
        for i, start in enumerate(filled)
    ]


def _spread_missing(starts: list[int | None], spans: list[tuple[int, int]], length_ms: int) -> None:
    """Interpolate, by letters, the words that espeak-ng spoke together with the one before."""
    for index, start in enumerate(starts):
        if start is not None:
            continue
        before = index - 1
        after = next((j for j in range(index + 1, len(starts)) if starts[j] is not None), None)
        begin_ms = starts[before] if before >= 0 else 0
        begin_char = spans[before][0] if before >= 0 else 0
        end_ms = starts[after] if after is not None else length_ms
        end_char = spans[after][0] if after is not None else spans[-1][1]
        share = (spans[index][0] - begin_char) / max(1, end_char - begin_char)
        starts[index] = int(begin_ms + share * (end_ms - begin_ms))


def _end_of_word(start: int, limit: int, phonemes: list[tuple[int, str]]) -> int:
    """The word ends where the silence before the next word begins, if there is one."""
    end = limit
    for at, name in reversed([item for item in phonemes if start < item[0] <= limit]):
        if name.strip("_:"):
            break
        end = at
    return end
