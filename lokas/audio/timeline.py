"""Keeping decoded sound on the clock a player shows: gaps become silence, overlaps are dropped, blocks are even.

Nothing here knows of files or codecs, so the rules can be read, and tested, apart from FFmpeg.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import numpy as np

from lokas.types import SAMPLE_RATE, AudioBlock

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from lokas.types import Samples

Number = TypeVar("Number", bound=np.generic)

BLOCK_SAMPLES = SAMPLE_RATE
"""Samples in a full `AudioBlock`: one second."""

JITTER_S = 0.05
"""Containers round time stamps (Matroska to 1 ms, FLV worse); a frame this near its place follows the one before."""

OVERLAP_S = 1.0
"""A stamp that steps back by less is an overlap; by more, a clock that was set again in the middle of the file."""

SURE_GAP_S = 60.0
"""A gap up to this long is always believed: a muted microphone in a call, a late track."""

LONGEST_GAP_S = 3600.0
"""A longer gap is never believed. A broken clock jumps by hours (the 33 bits of MPEG wrap after 26.5 h)."""

END_SLACK_S = 1.0
"""How far past its declared end a track may still go when a long gap is judged."""


class Timeline:
    """Where the next decoded frame belongs, and how much sound has been placed so far.

    A frame that starts later than the sound so far is preceded by silence, one that starts earlier loses the part
    already heard. A jump that cannot be true is taken as a fault of the clock: the sound goes on where it stands, and
    later stamps are read relative to it. A gap of up to a minute is believed; up to an hour if it ends within the
    declared length; beyond that, never: so a broken stamp cannot ask for hours of silence.

    `declared_s` is the length the file claims, in seconds from its start, or None. `rate` is that of the sound that is
    placed, in hertz.
    """

    def __init__(self, declared_s: float | None = None, rate: int = SAMPLE_RATE) -> None:
        self.samples = 0
        self._declared_s, self._rate = declared_s, rate
        self._expected_s = 0.0
        self._shift_s = 0.0
        self._begun = False
        self._overlap = 0

    @property
    def reached_s(self) -> float:
        """Where the next frame begins if it just follows, in seconds."""
        return self._expected_s

    def jump(self, stamp_s: float | None) -> float:
        """Seconds from where the sound stands to where a frame stamped `stamp_s` belongs; 0 when it just follows."""
        if stamp_s is None:
            return 0.0
        jump = stamp_s - self._shift_s - self._expected_s
        if abs(jump) <= (JITTER_S if self._begun else 0.0):
            return 0.0
        if self._believable(jump):
            return jump
        self._shift_s += jump
        return 0.0

    def _believable(self, jump: float) -> bool:
        if jump <= SURE_GAP_S:
            return jump >= -OVERLAP_S
        ends_inside = self._declared_s is not None and self._expected_s + jump <= self._declared_s + END_SLACK_S
        return jump <= LONGEST_GAP_S and ends_inside

    def move(self, jump: float) -> Iterator[Samples]:
        """Go `jump` seconds on (as `jump` told); yields the silence to place, at most a second at a time."""
        self._expected_s += jump
        missing = round(self._expected_s * self._rate) - self.samples
        self._overlap = max(0, -missing)
        while missing > 0:
            silence = np.zeros(min(missing, self._rate), np.float32)
            missing -= silence.size
            self.samples += silence.size
            yield silence

    def advance(self, length_s: float) -> None:
        """A frame of `length_s` seconds was decoded."""
        self._expected_s += length_s
        self._begun = True

    def place(self, samples: NDArray[Number]) -> NDArray[Number]:
        """What of `samples` (the first of its axes is time) is new: after a step back, less than all of it."""
        dropped = min(self._overlap, len(samples))
        self._overlap -= dropped
        self.samples += len(samples) - dropped
        return samples[dropped:]


def in_blocks(pieces: Iterable[Samples]) -> Iterator[AudioBlock]:
    """The same sound in blocks of one second, the last one shorter, made safe: finite and within [-1, 1].

    `pieces` may have any length. A single NaN would stay in the memory of the speech detector for ever.
    """
    start, held, waiting = 0, 0, list[np.ndarray]()
    for piece in pieces:
        waiting.append(piece)
        held += piece.size
        if held < BLOCK_SAMPLES:
            continue
        sound = np.concatenate(waiting)
        whole = held - held % BLOCK_SAMPLES
        for at in range(0, whole, BLOCK_SAMPLES):
            yield AudioBlock(start + at, _safe(sound[at : at + BLOCK_SAMPLES]))
        start, held, waiting = start + whole, held - whole, [sound[whole:].copy()]
    if held:
        yield AudioBlock(start, _safe(np.concatenate(waiting)))


def _safe(sound: Samples) -> Samples:
    return np.clip(np.nan_to_num(sound, nan=0.0, posinf=1.0, neginf=-1.0), -1.0, 1.0)
