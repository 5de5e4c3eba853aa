"""The transcription that runs now: how far it is, how fast, its text as it comes, and what it takes of energy."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lokas.footprint import Meter
from lokas.jobs import Notice, Progress, SegmentHeard, Started
from lokas_ui.viewmodels.pace import Pace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lokas.jobs import Event
    from lokas.types import Segment

MOST_HEARD = 200
"""Segments of the text that comes which are kept to be shown: some twenty minutes of speech."""

UNMEASURED = {"estimate", "unknown"}
"""Of the methods of `lokas.types.Footprint`, those that come from no counter of energy."""


@dataclass(frozen=True, slots=True)
class Work:
    """What is being transcribed now. `folder` is that of its meeting, None for a file.

    `speed`: seconds of sound in one second; `watt_hours`: used so far, where the computer has a counter for it.
    `stopping`: the person wants it to stop, which takes until the end of the window. `notice`: what they should know.
    """

    id: int
    title: str
    folder: Path | None = None
    done_ms: int = 0
    total_ms: int | None = None
    speed: float | None = None
    left_s: int | None = None
    watt_hours: float | None = None
    stopping: bool = False
    notice: Notice | None = None

    @property
    def percent(self) -> int | None:
        """How much of it is text; None before that can be told."""
        return min(100, 100 * self.done_ms // self.total_ms) if self.total_ms else None


@dataclass(frozen=True, slots=True)
class Heard:
    """The text of the work as it comes: its last segments, and how many there were since it began or went on."""

    id: int = 0
    count: int = 0
    last: tuple[Segment, ...] = ()


class Watch:
    """Follows one transcription by its events; `clock` is in seconds."""

    def __init__(self, work: Work, clock: Callable[[], float]) -> None:
        self._work, self._clock = work, clock
        self._pace: Pace | None = None
        self._count = 0
        self._last: deque[Segment] = deque(maxlen=MOST_HEARD)
        self.energy: Energy | None = None

    def take(self, event: Event) -> None:
        """One more event."""
        if isinstance(event, Started):
            self.energy = Energy()
            from_ms = event.resumed_at_ms
            self._pace = Pace(self._clock(), from_ms, event.total_ms, event.estimated_s, done_ms=from_ms)
        elif isinstance(event, Progress) and self._pace is not None:
            self._pace = self._pace.at(self._clock(), event.done, event.total)
        elif isinstance(event, SegmentHeard):
            self._count += 1
            self._last.append(event.segment)
        elif isinstance(event, Notice):
            self._work = replace(self._work, notice=event)

    def use(self, watt_hours: float | None) -> None:
        """What it took so far, where that is measured."""
        self._work = replace(self._work, watt_hours=watt_hours)

    def stop(self) -> None:
        """It is to stop."""
        self._work = replace(self._work, stopping=True)

    @property
    def work(self) -> Work:
        """How it stands now."""
        pace = self._pace
        if pace is None:
            return self._work
        left_s = pace.left_s(self._clock())
        return replace(self._work, done_ms=pace.done_ms, total_ms=pace.total_ms, speed=pace.speed, left_s=left_s)

    @property
    def heard(self) -> Heard:
        """What it heard."""
        return Heard(self._work.id, self._count, tuple(self._last))


class Energy:
    """A counter of energy from its first reading on; read by one thread, since some counters are slow to answer."""

    def __init__(self) -> None:
        self._meter: Meter | None = None

    def watt_hours(self) -> float | None:
        """What was used; None where no counter tells."""
        if self._meter is None:
            self._meter = Meter()
            self._meter.watch_cuda()
        footprint = self._meter.footprint()
        return None if footprint.method in UNMEASURED else footprint.watt_hours
