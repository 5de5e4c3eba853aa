"""How fast a transcription goes, and how long it will still take, by what it has told so far."""

from __future__ import annotations

from dataclasses import dataclass, replace

SETTLED = 0.05
"""A window that is heard alone is slow: before this part of the work is done, a measured speed is trusted more."""


@dataclass(frozen=True, slots=True)
class Pace:
    """The work on one recording, from when its engine was ready; times of the clock in seconds.

    `from_ms`: where it began or was taken up again. `total_ms` is None while nobody knows how long the sound is.
    `expected_s`: what a measurement of this computer says it takes, if there was one.
    """

    began_s: float
    from_ms: int
    total_ms: int | None
    expected_s: int | None = None
    done_ms: int = 0
    told_s: float | None = None

    def at(self, now_s: float, done_ms: int, total_ms: int | None) -> Pace:
        """The same after some more of the sound."""
        return replace(self, done_ms=max(done_ms, self.from_ms), total_ms=total_ms or self.total_ms, told_s=now_s)

    @property
    def speed(self) -> float | None:
        """Seconds of sound that become text in one second; None before it can be told."""
        if self.told_s is None or self.told_s <= self.began_s or self.done_ms <= self.from_ms:
            return None
        return (self.done_ms - self.from_ms) / (1000 * (self.told_s - self.began_s))

    def left_s(self, now_s: float) -> int | None:
        """How long it will still take; None as long as that would be a guess."""
        if self.total_ms is None:
            return None
        todo_ms, done_ms = self.total_ms - self.from_ms, self.done_ms - self.from_ms
        if self.expected_s is not None and done_ms < SETTLED * todo_ms:
            return max(0, round(self.expected_s - (now_s - self.began_s)))
        if self.speed is None or self.told_s is None:
            return None
        return max(0, round((self.total_ms - self.done_ms) / (1000 * self.speed) - (now_s - self.told_s)))
