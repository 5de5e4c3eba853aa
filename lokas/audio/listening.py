"""Listening to a source without keeping what it hears: for a level meter, and for the verdict on a room."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from lokas.audio.capture import listen
from lokas.audio.room import check_room
from lokas.jobs import Progress

if TYPE_CHECKING:
    from collections.abc import Callable

    from lokas.audio.capture import Capture
    from lokas.audio.room import RoomVerdict
    from lokas.jobs import CancelToken, Event

ROOM_CHECK_MS = 10_000
"""Long enough for somebody to say a few sentences."""

STEP_S = 0.1
"""How soon a level meter that is not wanted any more lets go of its source."""


def hear_level(capture: Capture, heard: Callable[[float], None], token: CancelToken) -> None:
    """Tell `heard` the peak of each block, in [0, 1], until cancelled. Raises `Cancelled`, and what `capture` does."""
    capture.start()
    try:
        while True:
            token.check()
            if capture.read(STEP_S) is not None:
                heard(capture.peak)
    finally:
        capture.stop()


def judge_room(
    capture: Capture, heard: Callable[[float], None], emit: Callable[[Event], None], token: CancelToken
) -> RoomVerdict:
    """Listen for ten seconds, telling `heard` the peaks meanwhile, and judge what was heard.

    Emits `Progress` in milliseconds. Raises `Cancelled`, what `capture` raises, and as `check_room`.
    """
    began_s = time.monotonic()

    def note(peak: float) -> None:
        token.check()
        heard(peak)
        emit(Progress(min(ROOM_CHECK_MS, round(1000 * (time.monotonic() - began_s))), ROOM_CHECK_MS))

    return check_room(listen(capture, ROOM_CHECK_MS / 1000, note))
