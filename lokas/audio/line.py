"""An open stream of PortAudio: mono blocks at the rate wanted, with the time of their first sample, until it is lost.

PortAudio calls from a thread of its own that must never wait: what it brings is copied, with its flag of
lost samples and its time, its peak kept, and it goes into a queue without end. All the rest is done by whoever reads
the queue.

Times are on the clock of the computer (`time.monotonic`), but samples on the clock of the sound card, and the two part:
100 parts in a million are 2 s in six hours. A block's time is also only known to within some 50 ms, as PortAudio and
the sound server guess it. So a recorder must follow the samples, and compare times only to notice a jump of more than
100 ms, or to know how long a source was lost.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any

import numpy as np

from lokas.audio.sources import PULSE

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from numpy.typing import NDArray

    from lokas.audio.devices import Format, SoundInput, SoundStream, SoundSystem
    from lokas.audio.pulse import PulseWatch
    from lokas.audio.sources import SoundSource

SILENCE_S = 1.0
"""A source that brings nothing for so long, not even zeros, is lost: a server that hangs says nothing else."""

FIRST_BLOCK_S = 5.0
"""The first block may take longer: a Bluetooth headset has to change from music to speech."""

GRACE_S = 0.2
"""When this process itself was stopped, what came meanwhile shows within that time."""

OLDEST_S = 30.0
"""A block cannot have waited longer in a sound system; one that is said to has a wrong time."""


@dataclass(frozen=True, slots=True, eq=False)
class CapturedBlock:
    """Samples as they came, int16, shape (n, 1), and when the first of them was: seconds of `time.monotonic`.

    `overflowed` tells that the sound system lost samples just before it.
    """

    samples: NDArray[np.int16]
    time_s: float
    overflowed: bool


class LineOver(Exception):  # noqa: N818 - an event, no defect
    """The line brings nothing any more."""


@dataclass(frozen=True, slots=True, eq=False)
class _Arrived:
    """A block as PortAudio brought it: when, and how old its first sample was by PortAudio's account."""

    samples: NDArray[np.int16]
    arrived_s: float
    age_s: float
    overflowed: bool


class _Inbox:
    """What PortAudio calls. It does what the module's docstring says, and nothing else."""

    def __init__(self) -> None:
        self.blocks: SimpleQueue[_Arrived | None] = SimpleQueue()
        self.peak = 0.0

    def __call__(self, samples: NDArray[np.int16], _frames: int, times: Any, status: Any) -> None:  # noqa: ANN401
        self.peak = max(int(samples.max()), -int(samples.min())) / 32768
        age_s = times.currentTime - times.inputBufferAdcTime
        self.blocks.put_nowait(_Arrived(samples.copy(), time.monotonic(), age_s, status.input_overflow))

    def end(self) -> None:
        """No more will come."""
        self.blocks.put_nowait(None)


class Line:
    """An open stream, read in blocks of the wanted rate, mono."""

    def __init__(
        self,
        system: SoundSystem,
        device: SoundInput,
        comes: Format,
        rate: int,
        *,
        watch: PulseWatch | None = None,
        during: AbstractContextManager[None] | None = None,
    ) -> None:
        self.inbox = _Inbox()
        self._comes, self._watch = comes, watch
        self._convert = _converter(comes, rate)
        self._last_s, self._patience_s = time.monotonic(), FIRST_BLOCK_S
        self._stream: SoundStream = system.open(device, comes, self.inbox, self.inbox.end, during)

    def knows(self, source: SoundSource) -> bool:
        """Whether that source was there at the last look."""
        known = self._watch.known() if self._watch else []
        return any(PULSE + one.name == source.id for one in known)

    def read(self, timeout_s: float) -> CapturedBlock | None:
        """The next block. Raises `LineOver`."""
        if self._watch is not None and self._watch.gone():
            raise LineOver
        arrived = self._next(timeout_s)
        if arrived is None:
            return None
        self._last_s, self._patience_s = arrived.arrived_s, SILENCE_S
        # Where PortAudio does not say how old a block is, it has just been completed.
        age_s = arrived.age_s if 0 < arrived.age_s < OLDEST_S else len(arrived.samples) / self._comes.rate
        samples = self._convert(arrived.samples)
        return CapturedBlock(samples, arrived.arrived_s - age_s, arrived.overflowed) if len(samples) else None

    def close(self) -> None:
        """Nothing more is wanted."""
        self._stream.close()

    def _next(self, timeout_s: float) -> _Arrived | None:
        """Raises `LineOver` when the stream is, or when nothing has come for too long."""
        try:
            arrived = self.inbox.blocks.get(timeout=timeout_s)
        except Empty:
            if time.monotonic() - self._last_s < self._patience_s:
                return None
            arrived = self._late()
        if arrived is None:
            raise LineOver
        return arrived

    def _late(self) -> _Arrived | None:
        try:
            return self.inbox.blocks.get(timeout=GRACE_S)
        except Empty:
            return None


def _converter(comes: Format, rate: int) -> Callable[[NDArray[np.int16]], NDArray[np.int16]]:
    """What makes mono samples of `rate` of those that come. It keeps some samples until the next ones (under 2 ms)."""
    if (comes.rate, comes.channels) == (rate, 1):
        return lambda samples: samples
    import av  # noqa: PLC0415 - hardly ever needed: sound servers and systems convert by themselves

    layout = "stereo" if comes.channels == 2 else "mono"  # noqa: PLR2004 - two channels
    resampler = av.AudioResampler(format="s16", layout="mono", rate=rate)

    def convert(samples: NDArray[np.int16]) -> NDArray[np.int16]:
        frame = av.AudioFrame.from_ndarray(samples.reshape(1, -1), format="s16", layout=layout)
        frame.rate = comes.rate
        made = [part.to_ndarray().reshape(-1, 1) for part in resampler.resample(frame)]
        return np.concatenate(made) if made else np.zeros((0, 1), np.int16)

    return convert
