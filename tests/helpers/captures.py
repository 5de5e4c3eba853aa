"""Sources that nobody has to plug in: what they let hear tells the time it was heard at, and they fail when told to."""

from __future__ import annotations

import time

import av
import numpy as np

from lokas.audio.capture import CapturedBlock, SourceLost
from lokas.audio.sources import SoundSource

BLOCK_S = 0.032
CODE_HZ = 100
CODES = 30_000


class FakeClock:
    """Seconds that pass when told to."""

    def __init__(self, now_s=1000.0):
        self.now_s = now_s

    def __call__(self):
        return self.now_s

    def advance(self, seconds):
        self.now_s += seconds


def source(name="Micro de la table", kind="microphone"):
    return SoundSource(id=f"fake:{name}", name=name, kind=kind, default=True)


class FakeCapture:
    """A capture of a source that says every hundredth of a second what time it is, counted from its making.

    All stretches are pairs of such times. `away`: it cannot be opened, and is lost. `lost`: what is heard then never
    comes, and the next block is flagged if `flagged`. `late`: what is heard then comes in a rush at its end, with the
    time of its coming. `ppm`: how much faster than the clock the device counts. Back from being away its name is
    `second_name`. What is not fetched within `keeps_s` is lost as well. With `sleep` it waits for real.
    """

    def __init__(
        self, clock, *, rate=16_000, name="Micro de la table", away=(), lost=(), late=(), flagged=True, ppm=0,
        second_name=None, sleep=None, error=None, block_s=BLOCK_S, keeps_s=1e9,
    ):  # fmt: skip
        self.rate, self.source, self.peak = rate, source(name), 0.0
        self.opened = self.closed = 0
        self._clock, self._zero_s = clock, clock()
        self._away, self._lost, self._late, self._flagged = away, lost, late, flagged
        self._true_rate = rate * (1 + ppm / 1e6)
        self._second_name, self._sleep, self._error = second_name or name, sleep, error
        self._keeps_s = keeps_s
        self._size = round(rate * block_s)
        self._began_s = None
        self._count = 0
        self._overflowed = False

    def start(self):
        self._check()
        self.opened += 1
        self._began_s, self._count = self._now(), 0

    def reopen(self):
        self.start()
        self.source = source(self._second_name)
        return self.source

    def stop(self):
        self.closed += 1
        self._began_s = None

    def read(self, timeout_s):
        self._check()
        while True:
            from_s = self._began_s + self._count * self._size / self._true_rate
            until_s = from_s + self._size / self._true_rate
            comes_s = next((end for begin, end in self._late if begin <= from_s < end), until_s)
            if self._now() < max(comes_s, until_s) - 1e-9:
                if self._sleep is None or self._now() + timeout_s < comes_s:
                    if self._sleep:
                        self._sleep(timeout_s)
                    return None
                self._sleep(max(0.0, comes_s - self._now()))
            self._count += 1
            forgotten = self._now() - until_s > self._keeps_s
            if forgotten or any(begin <= from_s < end for begin, end in self._lost):
                self._overflowed = self._flagged
                continue
            return self._block(from_s, max(comes_s - self._size / self.rate, from_s))

    def _block(self, from_s, told_s):
        times = from_s + np.arange(self._size) / self._true_rate
        flagged, self._overflowed = self._overflowed, False
        return CapturedBlock(coded(times), self._zero_s + told_s, flagged)

    def _check(self):
        if any(begin <= self._now() < end for begin, end in self._away):
            raise self._error or SourceLost("sound.lost", source=self.source.name)

    def _now(self):
        return self._clock() - self._zero_s


def coded(times_s):
    """Samples that tell the time, int16, shape (n, 1); none is 0, which is silence."""
    return (np.floor(np.asarray(times_s) * CODE_HZ + 1e-6) % CODES + 1).astype(np.int16)[:, np.newaxis]


def told_s(sample):
    """The time a sample tells, None if it is silence."""
    return None if sample == 0 else (int(sample) - 1) / CODE_HZ


def read_flac(path):
    """All of the file as int16, shape (n, channels)."""
    with av.open(str(path)) as file:
        parts = [frame.to_ndarray().reshape(-1, frame.layout.nb_channels) for frame in file.decode(audio=0)]
    return np.concatenate(parts).astype(np.int16)


def tone(wanted, rate):
    """A microphone that hears a voice without end, in real time."""
    return FakeCapture(time.monotonic, rate=rate, name=wanted.name, sleep=time.sleep)


def absent(wanted, rate):
    """A microphone that is not there."""
    return FakeCapture(time.monotonic, rate=rate, name=wanted.name, sleep=time.sleep, away=[(0, 1e9)])


def defective(wanted, rate):
    """A microphone whose blocks have a shape that none may have."""
    capture = tone(wanted, rate)
    shape = (round(rate * BLOCK_S), 3)
    capture.read = lambda _: time.sleep(BLOCK_S) or CapturedBlock(np.ones(shape, np.int16), time.monotonic(), False)
    return capture


def forgetful(wanted, rate):
    """A microphone of a sound system that keeps half a second for who does not listen."""
    return FakeCapture(time.monotonic, rate=rate, name=wanted.name, sleep=time.sleep, keeps_s=0.5)
