"""A recording in stretches that overlap, so that memory does not grow with its length: six hours take what one does.

What a diarizer hears of a stretch grows with the square of its length (three hours at once: 2.2 GB). At the seams,
in the middle of what two stretches share, the turns of one end and those of the other begin.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from lokas.jobs import Progress
from lokas.speech.speakers.diarizer import Voices
from lokas.types import SAMPLE_RATE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lokas.jobs import CancelToken, Event
    from lokas.speech.speakers.diarizer import Diarizer
    from lokas.types import AudioBlock, Samples

STRETCH_MS = 600_000
"""Long enough that who speaks often is heard often; its clustering takes 4 MB, and ending it loses little."""

SHARED_MS = 20_000
"""What two stretches share: twice the window of the network, which hears less well at an edge."""

LEAST_TURN_MS = 60
"""What a seam leaves of a turn that is shorter is no turn."""


def find_voices(
    blocks: Iterable[AudioBlock],
    diarizer: Diarizer,
    *,
    total_ms: int | None,
    emit: Callable[[Event], None],
    token: CancelToken,
    stretch_ms: int = STRETCH_MS,
) -> Voices:
    """The voices of a whole recording, numbered through; emits `Progress` in milliseconds of it.

    Raises `Cancelled`, and what reading the sound and the diarizer raise.
    """
    turns, prints, voices = [], [], 0
    for stretch in _stretches(blocks, stretch_ms, token):
        start_ms = stretch.start_ms

        def report(share: float, stretch: _Stretch = stretch) -> None:
            emit(Progress(round(stretch.start_ms + share * stretch.length_ms), total_ms))

        report(0.0)
        found = diarizer.hear(stretch.samples, report, token)
        for turn, vector in zip(found.turns, found.prints, strict=True):
            from_ms, to_ms = max(turn.start_ms + start_ms, stretch.from_ms), min(turn.end_ms + start_ms, stretch.to_ms)
            if to_ms - from_ms >= LEAST_TURN_MS:
                turns.append(replace(turn, start_ms=from_ms, end_ms=to_ms, voice=turn.voice + voices))
                prints.append(vector)
        voices = 1 + max((turn.voice for turn in turns), default=voices - 1)
        report(1.0)
    return Voices(tuple(turns), np.array(prints, np.float32) if prints else np.zeros((0, 0), np.float32))


class _Stretch:
    """A stretch of sound that begins at `start_ms`; its turns count from `from_ms` to `to_ms` of the recording."""

    def __init__(self, start_ms: int, samples: Samples, *, first: bool, last: bool) -> None:
        self.start_ms, self.samples = start_ms, samples
        self.length_ms = samples.size * 1000 // SAMPLE_RATE
        end_ms = start_ms + self.length_ms
        self.from_ms = start_ms + (0 if first else SHARED_MS // 2)
        self.to_ms = end_ms - (0 if last else SHARED_MS // 2)


def _stretches(blocks: Iterable[AudioBlock], stretch_ms: int, token: CancelToken) -> Iterator[_Stretch]:
    """The stretches of a recording. The last one may be short; it has more than what it shares with the one before."""
    whole, shared = stretch_ms * SAMPLE_RATE // 1000, SHARED_MS * SAMPLE_RATE // 1000
    waiting: list[Samples] = []
    size = start = 0
    for block in blocks:
        token.check()
        waiting.append(block.samples)
        size += block.samples.size
        if size > whole:  # and not as soon as it is whole: the last one is known to be the last
            samples = np.concatenate(waiting)
            yield _Stretch(start * 1000 // SAMPLE_RATE, samples[:whole], first=start == 0, last=False)
            start += whole - shared
            waiting = [samples[whole - shared :].copy()]
            size = waiting[0].size
    if size:
        yield _Stretch(start * 1000 // SAMPLE_RATE, np.concatenate(waiting), first=start == 0, last=True)
