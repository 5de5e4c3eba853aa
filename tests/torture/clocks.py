"""A recorder whose clock on the wall jumps about: by hours, forth and back, while it records."""

from __future__ import annotations

import itertools
import time

from lokas.audio.capture import SoundDeviceCapture


def open_capture(source, rate):
    """A capture as any other, in a process where the time of the day cannot be believed any more."""
    true_time, jumps = time.time, itertools.cycle([0, 86_400, -86_400, 3_600])
    time.time = lambda: true_time() + next(jumps)
    return SoundDeviceCapture(source, rate)
