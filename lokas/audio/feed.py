"""A source in a thread of its own, which waits for it, opens it again when it was lost, and keeps nobody waiting."""

from __future__ import annotations

import queue
import threading
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lokas.audio.capture import CapturedBlock
from lokas.errors import InputError, LokasError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lokas.audio.capture import Capture

READ_S = 0.2
"""How long a read waits for a block: as long may the thread take to notice that it is to end."""
RETRY_S = 1.0
"""Between two tries to open a source that was lost."""
MOST_S = 600
"""Of sound that may wait here for a recorder that is held up; what comes then is missed, and told as such."""


@dataclass(frozen=True, slots=True)
class Opened:
    """The source of this name is recorded from now on."""

    name: str


@dataclass(frozen=True, slots=True, eq=False)
class Lost:
    """The source is gone, or was not there; it is tried again every second."""

    error: LokasError


Heard = CapturedBlock | Opened | Lost


class Feed:
    """What comes of one capture, in order. `clock` and `slept` are in seconds; see `Recorder` for them.

    `turn` is one step of the work, which `start` has done in a thread; tests call it by themselves.
    """

    def __init__(self, capture: Capture, clock: Callable[[], float], slept: Callable[[], float]) -> None:
        self._capture, self._clock, self._slept = capture, clock, slept
        self._heard: queue.SimpleQueue[Heard] = queue.SimpleQueue()
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None
        self._is_open = self._was_open = self._dropped = False
        self._try_at_s = float("-inf")
        self._read_samples = self._taken_samples = 0

    def start(self) -> None:
        """Begin, in a thread that does not keep the process from ending: no device may hang it."""
        self._thread = threading.Thread(target=self._run, name="lokas-feed", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Ask it to close the source; blocks that come meanwhile are dropped by whoever takes no more."""
        self._stopping.set()

    def join(self, timeout_s: float) -> None:
        """Wait until the source is closed, but no longer than this."""
        if self._thread:
            self._thread.join(timeout_s)
        elif self._is_open:
            self._capture.stop()

    def take(self) -> Iterator[Heard]:
        """What came since the last time."""
        while True:
            try:
                heard = self._heard.get_nowait()
            except queue.Empty:
                return
            if isinstance(heard, CapturedBlock):
                self._taken_samples += len(heard.samples)
            yield heard

    def turn(self, timeout_s: float) -> bool:
        """Read a block, waited for at most so long, or open the source if it is time to; whether anything came."""
        try:
            return self._read(timeout_s) if self._is_open else self._open()
        except LokasError as error:
            self._lose(error)
        except Exception as error:  # whatever a sound system comes up with, the recording goes on
            self._lose(InputError("sound.not_available", reason=repr(error)))
        return True

    def _run(self) -> None:
        while not self._stopping.is_set():
            if not self.turn(READ_S) and not self._is_open:
                self._stopping.wait(READ_S)
        if self._is_open:
            self._capture.stop()

    def _lose(self, error: LokasError) -> None:
        self._try_at_s = self._clock() + (0 if self._is_open else RETRY_S)
        self._is_open = False
        self._heard.put(Lost(error))

    def _open(self) -> bool:
        if self._clock() < self._try_at_s:
            return False
        if self._was_open:
            self._capture.reopen()
        else:
            self._capture.start()
        self._is_open = self._was_open = True
        self._heard.put(Opened(self._capture.source.name))
        return True

    def _read(self, timeout_s: float) -> bool:
        block = self._capture.read(timeout_s)
        if block is None:
            return False
        if self._read_samples - self._taken_samples > MOST_S * self._capture.rate:
            self._dropped = True
            return True
        self._read_samples += len(block.samples)
        overflowed = block.overflowed or self._dropped
        self._dropped = False
        self._heard.put(replace(block, time_s=block.time_s + self._slept(), overflowed=overflowed))
        return True
