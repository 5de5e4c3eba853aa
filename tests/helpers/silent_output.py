"""Loudspeakers for tests: what is put is heard when the test says so, and kept."""

from __future__ import annotations

import threading

import numpy as np

from lokas.audio.blocks import BLOCK
from lokas.errors import InputError

DEPTH = 15
WAIT_S = 10


class SilentOutput:
    """An output of `lokas.audio.player.Player` that takes `hear` for time passing."""

    def __init__(self):
        self.is_open = self.lost = False
        self.refuses = False
        self.opened = self.begun = 0  # how often; and how often something began at another place
        self.played = []  # every block that was heard
        self._waiting = []
        self._now = None
        self._changed = threading.Condition()

    @property
    def room(self):
        return DEPTH - len(self._waiting)

    @property
    def heard(self):
        return self._now

    @property
    def is_silent(self):
        return not self._waiting

    def open(self):
        if self.refuses:
            raise InputError("sound.no_output")
        with self._changed:
            self.is_open, self.lost = True, False
            self.opened += 1

    def close(self):
        with self._changed:
            self.is_open = self.lost = False
            self._drop()

    def put(self, block):
        with self._changed:
            self._waiting.append(block)
            self._changed.notify_all()

    def drop(self):
        with self._changed:
            self._drop()
            self.begun += 1

    def hear(self, blocks=1):
        """So many blocks are heard to their end; waits for them."""
        for _ in range(blocks):
            with self._changed:
                assert self._changed.wait_for(lambda: self._waiting, WAIT_S), "nothing more comes"
                block = self._waiting.pop(0)
                self.played.append(block)
                self._now = block.end

    def unplug(self):
        self.lost = True

    def sound(self):
        """All that was heard."""
        return np.concatenate([block.samples for block in self.played] or [np.zeros(BLOCK, np.float32)])

    def _drop(self):
        self._waiting.clear()
        self._now = None
