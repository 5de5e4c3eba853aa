"""Sound to be heard, cut into blocks of 20 ms that know of which moment of the recording they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from lokas.audio.seeking import PLAYED_RATE
from lokas.audio.stretch import Stretcher

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lokas.audio.seeking import SeekableSound
    from lokas.jobs import CancelToken
    from lokas.types import Samples, Span

BLOCK = PLAYED_RATE // 50
"""Samples in a block: what a loudspeaker is given at once."""

PER_MS = PLAYED_RATE // 1000
RAMP = 5 * PER_MS
"""Samples over which sound comes up where it begins in the middle, which would be a click."""


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """`BLOCK` samples to be heard, float32 mono at 48 kHz, and which sample of the recording, at 48 kHz, is the first.

    `speed`: how many samples of the recording go into one of the block.
    """

    samples: Samples
    at: float
    speed: float

    @property
    def end(self) -> float:
        """The sample of the recording that follows."""
        return self.at + self.samples.size * self.speed


def blocks(sound: SeekableSound, at: int, speed: float, loop: Span | None, token: CancelToken) -> Iterator[Block]:
    """The sound from sample `at` on, without a gap; a `loop`, once it is reached, is never left.

    The last block is filled with silence. Raises as `SeekableSound.pieces`.
    """
    while loop is not None and at < loop.end_ms * PER_MS:
        yield from _stretch(sound.pieces(at, token), at, loop.end_ms * PER_MS, speed)
        at = loop.start_ms * PER_MS
    yield from _stretch(sound.pieces(at, token), at, None, speed)


def _stretch(pieces: Iterable[Samples], at: int, end: int | None, speed: float) -> Iterator[Block]:
    """Blocks from `at` to `end` of the recording."""
    place: float = at
    for samples in _even(_raised(_stretched(_until(pieces, at, end), speed))):
        yield Block(samples, place, speed)
        place += BLOCK * speed


def _until(pieces: Iterable[Samples], at: int, end: int | None) -> Iterator[Samples]:
    for piece in pieces:
        yield piece if end is None else piece[: max(0, end - at)]
        at += piece.size
        if end is not None and at >= end:
            return


def _stretched(pieces: Iterable[Samples], speed: float) -> Iterator[Samples]:
    stretcher = Stretcher(speed, PLAYED_RATE)
    for piece in pieces:
        yield stretcher.feed(piece)
    yield stretcher.flush()


def _raised(pieces: Iterable[Samples]) -> Iterator[Samples]:
    done = 0
    for piece in pieces:
        if done < RAMP:
            yield piece * np.minimum(1.0, np.arange(done, done + piece.size, dtype=np.float32) / RAMP)
        else:
            yield piece
        done += piece.size


def _even(pieces: Iterable[Samples]) -> Iterator[Samples]:
    waiting, held = list[np.ndarray](), 0
    for piece in pieces:
        waiting.append(piece)
        held += piece.size
        if held < BLOCK:
            continue
        sound = np.concatenate(waiting)
        whole = held - held % BLOCK
        yield from sound[:whole].reshape(-1, BLOCK)
        waiting, held = [sound[whole:]], held - whole
    if held:
        yield np.concatenate([*waiting, np.zeros(BLOCK - held, np.float32)])
