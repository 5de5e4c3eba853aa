"""The thread that owns the file of a recording: takes sound from a queue, writes it, and puts it safely on the disk."""

from __future__ import annotations

import queue
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from lokas.errors import LokasError, OutputError

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray

    from lokas.audio.flac import FlacWriter

SYNC_S = 0.8
"""So that a power cut costs less than a second: as much, a block in the encoder, and the time that a sync takes."""
MOST_S = 600
"""Of sound that may wait for a disk that is busy: 19 MB of one channel at 16 kHz, 115 MB of two at 48 kHz."""


class Writer:
    """Writes in the order in which it is given. `create` makes the file when the first sound comes.

    `disk` tells the free bytes of the disk; it is asked after each sync, here, since a disk may take its time. The
    first error ends the writing: `error` keeps it, what was written is closed, and what is given then is dropped.
    `turn` is one step of the work, which `start` has done in a thread; tests call it by themselves.
    """

    def __init__(
        self, create: Callable[[], FlacWriter], rate: int, clock: Callable[[], float], disk: Callable[[], int]
    ) -> None:
        self.error: LokasError | None = None
        self.bytes_free: int | None = None
        self._create, self._rate, self._clock, self._disk = create, rate, clock, disk
        self._file: FlacWriter | None = None
        self._waiting: queue.SimpleQueue[NDArray[np.int16] | int | None] = queue.SimpleQueue()
        self._given = self._written = self._owed = 0
        self._synced_at_s = float("-inf")
        self._thread: threading.Thread | None = None
        self._over = False

    @property
    def behind(self) -> int:
        """How many samples per channel wait to be written."""
        return self._given - self._written

    def start(self) -> None:
        """Begin, in a thread that does not keep the process from ending: no disk may hang it."""
        self._thread = threading.Thread(target=self._run, name="lokas-writer", daemon=True)
        self._thread.start()

    def put(self, samples: NDArray[np.int16]) -> bool:
        """Give sound, int16 of shape (n, channels); whether it will be written. If the disk is too far behind, silence
        of its length will.
        """
        if self.behind > MOST_S * self._rate:
            self._owed += len(samples)
            return False
        self._pay()
        self._queue(samples, len(samples))
        return True

    def silence(self, samples: int) -> None:
        """Give so many samples of silence."""
        self._pay()
        self._queue(samples, samples)

    def close(self, timeout_s: float) -> bool:
        """Write what waits, and close the file; whether that was done within this time."""
        self._pay()
        self._waiting.put(None)
        if self._thread:
            self._thread.join(timeout_s)
        else:
            while self.turn(0):
                pass
        return self._over

    def turn(self, timeout_s: float) -> bool:
        """Write what waits first, waited for at most so long, and sync if it is time to; whether to go on at once."""
        try:
            part = self._waiting.get(timeout=timeout_s) if timeout_s else self._waiting.get_nowait()
        except queue.Empty:
            self._guarded(self._sync)
            return False
        if part is None:
            self._guarded(self._finish)
            self._over = True
            return False
        self._guarded(lambda: self._write(part))
        return True

    def _run(self) -> None:
        while not self._over:
            self.turn(SYNC_S / 3)

    def _pay(self) -> None:
        if self._owed:
            owed, self._owed = self._owed, 0
            self._queue(owed, owed)

    def _queue(self, part: NDArray[np.int16] | int, samples: int) -> None:
        self._given += samples
        self._waiting.put(part)

    def _write(self, part: NDArray[np.int16] | int) -> None:
        if self._file is None:
            self._file = self._create()
        if isinstance(part, int):
            self._file.silence(part)
        else:
            self._file.write(part)
        self._written += part if isinstance(part, int) else len(part)
        self._sync()

    def _sync(self) -> None:
        if self._file and self._clock() - self._synced_at_s >= SYNC_S:
            self._file.sync()
            self.bytes_free = self._disk()
            self._synced_at_s = self._clock()

    def _finish(self) -> None:
        if self._file:
            self._file.close()

    def _guarded(self, work: Callable[[], None]) -> None:
        if self.error:
            return
        try:
            work()
        except LokasError as error:
            self.error = error
        except Exception as error:  # the disk is gone, or the encoder gave up: the person has to know at once
            self.error = OutputError("recording.write_failed", reason=repr(error))
        if self.error:
            with suppress(LokasError, OSError):
                self._finish()
