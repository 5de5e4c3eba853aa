"""How loud a recording is at each hundredth of a second: what a waveform is drawn from, computed once and kept."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

import av
import numpy as np

from lokas.audio.decode import open_recording
from lokas.errors import OutputError
from lokas.files import write_atomic
from lokas.formats import FileFormat
from lokas.jobs import Progress

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from av.audio.frame import AudioFrame
    from numpy.typing import NDArray

    from lokas.jobs import CancelToken, Event

    Levels = NDArray[np.int8]
    Raw = NDArray[np.generic]

FORMAT = FileFormat("lokas.peaks", 1, 0)

STEP_MS = 10
"""A syllable takes some 200: zoomed in so far that one fills the screen, nobody asks for more."""

BATCH_S = 2.0
"""Frames are looked at together: one by one, most of the time would go into asking."""

FULL = 127
MOST_PLANES = 8
"""PyAV reads beyond the first eight planes of a frame as wild memory."""


@dataclass(frozen=True, slots=True, eq=False)
class Peaks:
    """The lowest and the highest sample of all channels in each stretch of `STEP_MS`: int8, shape (n,) each.

    What is kept is 127 times the square root of the sample, with its sign: a quiet voice is seen beside a loud one, and
    a hundredth of full scale is 13 and not 1.
    """

    duration_ms: int
    lows: Levels
    highs: Levels

    def between(self, start_ms: float, end_ms: float, columns: int) -> tuple[Levels, Levels]:
        """The lowest and the highest of each of so many equal parts of a stretch: two of shape (columns,).

        Before the beginning and after the end there is silence.
        """
        edges = np.linspace(start_ms / STEP_MS, end_ms / STEP_MS, columns + 1)
        first = np.clip(np.floor(edges[:-1]).astype(np.int64), 0, self.lows.size)
        behind = np.clip(np.ceil(edges[1:]).astype(np.int64), 0, self.lows.size)
        inside = np.flatnonzero(first < behind)
        lows, highs = np.zeros(columns, np.int8), np.zeros(columns, np.int8)
        if inside.size:
            cuts = np.stack([first[inside], behind[inside]], axis=1).ravel()
            lows[inside] = np.minimum.reduceat(np.append(self.lows, np.int8(0)), cuts)[::2]
            highs[inside] = np.maximum.reduceat(np.append(self.highs, np.int8(0)), cuts)[::2]
        return lows, highs


def peaks_of(sound: Path, kept: Path, emit: Callable[[Event], None], token: CancelToken, track: int = 0) -> Peaks:
    """The peaks of a recording: those that are kept in the file `kept`, or new ones, which are then kept there.

    Kept ones are right as long as size and time of change of the recording are what they were. Where nothing can be
    written they are made anew each time. Emits `Progress` in milliseconds; raises `InputError` as `open_recording`, and
    `Cancelled`.
    """
    identity = _identity(sound, track)
    found = _read(kept, identity)
    if found is None:
        found = make_peaks(sound, emit, token, track)
        with suppress(OutputError):
            write_atomic(kept, _content(found, identity))
    return found


def make_peaks(sound: Path, emit: Callable[[Event], None], token: CancelToken, track: int = 0) -> Peaks:
    """Decode a recording and measure it, on the clock of its transcript. Raises as `peaks_of`."""
    meter = _Meter()
    with open_recording(sound, track) as recording:
        timeline = recording.timeline(1000 // STEP_MS)
        for frame, stamp_s in recording.frames():
            if jump := timeline.jump(stamp_s):
                meter.look()
                for _silence in timeline.move(jump):
                    token.check()
            if meter.add(frame, timeline.reached_s):
                token.check()
                emit(Progress(round(timeline.reached_s * 1000), recording.expected_ms))
            timeline.advance(frame.samples / frame.sample_rate)
    meter.look()
    duration_ms = round(timeline.reached_s * 1000)
    return Peaks(duration_ms, *meter.levels(-(-duration_ms // STEP_MS)))


class _Meter:
    """Measures frames: it collects those that follow one another, and looks at them together."""

    def __init__(self) -> None:
        self._levels = np.zeros((2, 1 << 16), np.int8)
        self._frames: list[Raw] = []
        self._kind: tuple[str, int, int] = ("", 0, 0)
        self._from_s, self._held = 0.0, 0

    def add(self, frame: AudioFrame, at_s: float) -> bool:
        """Take in a frame that begins at `at_s`; tells whether those before were looked at."""
        kind = (frame.format.name, frame.layout.nb_channels, frame.sample_rate)
        look = kind != self._kind or self._held > BATCH_S * frame.sample_rate
        if look:
            self.look()
            self._kind = kind
        if not self._frames:
            self._from_s = at_s
        self._frames.append(_by_channel(frame))
        self._held += frame.samples
        return look

    def look(self) -> None:
        """Look at what was taken in."""
        if self._frames:
            self._measure(np.concatenate(self._frames, axis=1), self._from_s, self._kind[-1])
        self._frames, self._held = [], 0

    def levels(self, count: int) -> Levels:
        """The lowest and the highest of so many steps, shape (2, count)."""
        self._make_room(count)
        return self._levels[:, :count].copy()

    def _measure(self, samples: Raw, at_s: float, rate: int) -> None:
        step, start = rate * STEP_MS / 1000, at_s * rate
        first = int(start / step)
        edges = np.arange(first, int((start + samples.shape[1] - 1) / step) + 1)
        cuts = np.clip(np.ceil(edges * step - start).astype(np.int64), 0, samples.shape[1] - 1)
        lows = _level(np.minimum.reduceat(samples, cuts, axis=1).min(axis=0))
        highs = _level(np.maximum.reduceat(samples, cuts, axis=1).max(axis=0))
        self._make_room(first + edges.size)
        place = slice(first, first + edges.size)
        self._levels[0, place] = np.minimum(self._levels[0, place], lows)
        self._levels[1, place] = np.maximum(self._levels[1, place], highs)

    def _make_room(self, count: int) -> None:
        while self._levels.shape[1] < count:
            self._levels = np.concatenate([self._levels, np.zeros_like(self._levels)], axis=1)


def _by_channel(frame: AudioFrame) -> Raw:
    """The samples of a frame, shape (channels, n)."""
    if frame.format.is_planar and frame.layout.nb_channels <= MOST_PLANES:
        return frame.to_ndarray()
    packed = frame if frame.format.is_packed else av.AudioResampler(format="flt").resample(frame)[0]
    return packed.to_ndarray().reshape(packed.samples, -1).T


def _level(samples: Raw) -> Levels:
    """Samples as `Peaks` has them."""
    full = samples.astype(np.float32)
    if samples.dtype.kind in "iu":
        told = np.iinfo(samples.dtype.name)
        middle = (int(told.max) + int(told.min) + 1) / 2
        full = (full - middle) / (int(told.max) + 1 - middle)
    full = np.clip(np.nan_to_num(full), -1.0, 1.0)
    levels: Levels = np.rint(np.sign(full) * np.sqrt(np.abs(full)) * FULL).astype(np.int8)
    return levels


def _identity(sound: Path, track: int) -> dict[str, int] | None:
    try:
        told = sound.stat()
    except OSError:  # opening it will say what is wrong
        return None
    return {"size": told.st_size, "changed_ns": told.st_mtime_ns, "track": track, "step_ms": STEP_MS}


def _content(peaks: Peaks, identity: dict[str, int] | None) -> list[bytes]:
    head = {**FORMAT.stamp, "sound": identity, "duration_ms": peaks.duration_ms, "count": peaks.lows.size}
    return [json.dumps(head).encode("ascii") + b"\n", peaks.lows.tobytes(), peaks.highs.tobytes()]


def _read(kept: Path, identity: dict[str, int] | None) -> Peaks | None:
    """What is kept of this very sound; None if there is nothing, or nothing that can be used."""
    try:
        head, _, levels = kept.read_bytes().partition(b"\n")
        told = json.loads(head)
        if FORMAT.too_new(told) or told["sound"] != identity or len(levels) != 2 * told["count"]:
            return None
        lows, highs = np.frombuffer(levels, np.int8).reshape(2, -1)
        return Peaks(int(told["duration_ms"]), lows, highs)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
