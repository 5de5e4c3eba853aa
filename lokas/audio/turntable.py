"""What the thread of a player owns: the file that is open, and the blocks of it that go to an output."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

import numpy as np

from lokas.audio.blocks import PER_MS, blocks
from lokas.audio.seeking import SeekableSound
from lokas.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lokas.audio.blocks import Block
    from lokas.jobs import CancelToken
    from lokas.types import Span


class Output(Protocol):
    """Where blocks are heard; `lokas.audio.loudspeaker.Loudspeaker` is one."""

    @property
    def is_open(self) -> bool:
        """Whether it was opened, and not closed."""
        ...

    @property
    def lost(self) -> bool:
        """Whether the device went away since it was opened."""
        ...

    @property
    def room(self) -> int:
        """How many blocks it takes now."""
        ...

    @property
    def heard(self) -> float | None:
        """The sample of the recording that is heard now, at 48 kHz; None before the first since `open` or `drop`."""
        ...

    @property
    def is_silent(self) -> bool:
        """Whether all that was put was heard."""
        ...

    def open(self) -> None:
        """Begin to play what is put. Raises `InputError`."""

    def close(self) -> None:
        """Be silent at once."""

    def put(self, block: Block) -> None:
        """Play this block after those before."""

    def drop(self) -> None:
        """Forget what was put and not heard."""


class Turntable:
    """At most one recording lies on it, and it may turn. Used by one thread."""

    def __init__(self, output: Output) -> None:
        self._output = output
        self._path: Path | None = None
        self._sound: SeekableSound | None = None
        self._blocks: Iterator[Block] | None = None
        self._next = 0.0

    @property
    def expected_ms(self) -> int | None:
        """How long the recording says it is."""
        return self._sound.expected_ms if self._sound else None

    @property
    def reached_ms(self) -> int:
        """Up to where the sound was given to the output."""
        return round(self._next / PER_MS)

    def put_on(self, path: Path | None) -> None:
        """Lay another recording on, or none; nothing happens if it is there. Raises as `SeekableSound`."""
        if path != self._path:
            self.stop()
            if self._sound is not None:
                self._sound.close()
            self._path = self._sound = None
            self._sound = SeekableSound(path) if path else None
            self._path = path

    def begin(self, at_ms: int, speed: float, loop: Span | None, token: CancelToken) -> None:
        """Turn from this moment on; what was on its way to the output is not heard. Raises as `Output.open`."""
        if not self._output.is_open:
            self._output.open()
        self._output.drop()
        self._next = at_ms * PER_MS
        self.go_on(speed, loop, token)

    def go_on(self, speed: float, loop: Span | None, token: CancelToken) -> None:
        """Turn at another speed, or in another loop, without a gap."""
        if self._sound is not None:
            self._blocks = blocks(self._sound, round(self._next), speed, loop, token)

    def fill(self, volume: float) -> bool:
        """Give the output what it takes; tells whether all was heard to the end.

        Raises `InputError` ``sound.output_lost``, and as `blocks`.
        """
        if self._output.lost:
            raise InputError("sound.output_lost")
        for _ in range(self._output.room):
            block = next(self._blocks, None) if self._blocks is not None else None
            if block is None:
                self._blocks = None
                break
            self._next = block.end
            self._output.put(replace(block, samples=np.clip(block.samples * volume, -1.0, 1.0)))
        return self._blocks is None and self._output.is_silent

    def stop(self) -> None:
        """Be silent; the recording stays."""
        self._blocks = None
        self._output.close()
