"""What is heard now: blocks of sound on their way to the loudspeakers, and which of them they have reached."""

from __future__ import annotations

import time
from collections import deque
from typing import TYPE_CHECKING, Any

from lokas.audio.blocks import BLOCK
from lokas.audio.devices import Format
from lokas.audio.seeking import PLAYED_RATE

if TYPE_CHECKING:
    from lokas.audio.blocks import Block
    from lokas.audio.devices import SoundStream, SoundSystem

DEPTH = 15
"""Blocks that wait, 300 ms of sound: a computer that is busy with other things is not heard to be."""

LATENCY_S = 0.1
"""Asked of the system: less, and a stall of the interpreter is heard; what it truly is, is counted."""

RECENT = 64
"""Blocks whose time is remembered once they were taken: more than any output, wireless ones too, is late."""

REST_S = 60.0
"""After so long without a sound, devices are looked for anew: somebody may have put on headphones."""

STALL_S = 3.0
"""An output that asks for nothing for so long is lost; wireless ones take their time at the beginning."""

STEREO = 2


class Loudspeaker:
    """The output the system prefers, from `open` to `close`. Used by one thread, but for `heard`, which any may ask.

    PortAudio's callback takes a block that is ready, copies it and notes when it will be heard: nothing else. (Some
    systems do not tell when that is; then it is as late as was asked.)
    """

    def __init__(self, system: SoundSystem) -> None:
        self._system = system
        self._stream: SoundStream | None = None
        self._ready: deque[tuple[int, Block]] = deque()
        self._taken: tuple[tuple[int, float, Block], ...] = ()
        self._drops = 0
        self._ended = False
        self._moved_s = 0.0
        self._rested_since_s: float | None = None

    def open(self) -> None:
        """Begin to play what is put. Raises `InputError` as `SoundSystem.play`."""
        if self._rested_since_s is None or time.monotonic() - self._rested_since_s > REST_S:
            self._system.refresh()
        self._ended, self._rested_since_s = False, None
        self._stream = self._system.play(Format(PLAYED_RATE, STEREO, BLOCK, LATENCY_S), self._fill, self._end)
        self._moved_s = time.monotonic()

    def close(self) -> None:
        """Be silent at once."""
        if self._stream is not None:
            self._rested_since_s = None if self.lost else time.monotonic()
            self._stream.close()
        self._stream = None
        self.drop()

    @property
    def is_open(self) -> bool:
        """Whether it was opened, and not closed; it may be `lost`."""
        return self._stream is not None

    @property
    def lost(self) -> bool:
        """Whether the device went away since it was opened, or takes nothing any more, as where a server hangs."""
        if self._stream is None:
            return False
        return self._ended or not self._stream.active or time.monotonic() - self._moved_s > STALL_S

    @property
    def room(self) -> int:
        """How many blocks it takes now."""
        return DEPTH - len(self._ready)

    def put(self, block: Block) -> None:
        """Play this block after those before."""
        self._ready.append((self._drops, block))

    def drop(self) -> None:
        """Forget what was put and not heard."""
        self._drops += 1
        self._ready.clear()

    @property
    def heard(self) -> float | None:
        """The sample of the recording that is heard now; None before the first since `open` or `drop`."""
        now_s = time.monotonic()
        begun = [(at_s, block) for drops, at_s, block in self._taken if drops == self._drops and at_s <= now_s]
        if not begun:
            return None
        at_s, block = begun[-1]
        return min(block.at + (now_s - at_s) * PLAYED_RATE * block.speed, block.end)

    @property
    def is_silent(self) -> bool:
        """Whether all that was put was heard."""
        taken = self._taken
        return not self._ready and (not taken or time.monotonic() >= taken[-1][1] + BLOCK / PLAYED_RATE)

    def _fill(self, out: Any, _frames: int, times: Any, _flags: Any) -> None:  # noqa: ANN401 - PortAudio's
        self._moved_s = time.monotonic()
        try:
            drops, block = self._ready.popleft()
        except IndexError:  # asking first would be another moment
            out.fill(0.0)
            return
        out[:] = block.samples[:, None]
        ahead_s = times.outputBufferDacTime - times.currentTime if times.outputBufferDacTime else LATENCY_S
        self._taken = (*self._taken[1 - RECENT :], (drops, time.monotonic() + ahead_s, block))

    def _end(self) -> None:
        self._ended = True
