"""How long a cue is shown: as long as its words are said, as long as it takes to read, and never into the next one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from fractions import Fraction

    from numpy.typing import NDArray

    from lokas.text.profiles import Profile

    Times = NDArray[np.int64]

NEVER_MS = 2**50
"""Later than any recording."""

MOST_CHARS = 1000
"""More than any cue holds that could be read."""


@dataclass(frozen=True, slots=True)
class Pace:
    """A profile's reading speed as tables, so that thousands of cues can be looked up at once.

    `comfortable`, `allowed`: characters by duration, one for each millisecond up to the longest. `needed_ms`: the time
    that so many characters take to read in comfort.
    """

    profile: Profile
    comfortable: NDArray[np.float64]
    allowed: NDArray[np.float64]
    needed_ms: Times

    @classmethod
    def of(cls, profile: Profile) -> Pace:
        """The tables of a profile."""
        durations = range(profile.longest_ms + 1)
        comfortable = np.array([profile.readable_chars(ms) for ms in durations])
        needed = np.searchsorted(comfortable, np.arange(MOST_CHARS + 1))
        return cls(profile, comfortable, comfortable * (1 + profile.tolerance), needed.astype(np.int64))

    def shown_until(self, start_ms: Times, said_ms: Times, next_ms: Times, chars: Times) -> Times:
        """When cues leave the screen that appear at `start_ms` and whose words are said until `said_ms`.

        They stay for as long as `chars` take to read, up to `extend_ms` after the last word, and for `shortest_ms`;
        if the next (at `next_ms`) comes soon after that, until it does, but for the gap. All arrays have one shape.
        """
        profile = self.profile
        readable_ms = start_ms + self.needed_ms[np.minimum(chars, MOST_CHARS)]
        end_ms = np.maximum(said_ms, np.minimum(readable_ms, said_ms + profile.extend_ms))
        end_ms = np.maximum(end_ms, start_ms + profile.shortest_ms)
        end_ms = np.where(next_ms - end_ms < profile.close_ms, next_ms - profile.gap_ms, end_ms)
        end_ms = np.minimum(end_ms, np.minimum(next_ms - profile.gap_ms, start_ms + profile.longest_ms))
        return np.maximum(end_ms, start_ms)


@dataclass(frozen=True, slots=True)
class Frames:
    """The moments at which a cue may begin or end: those of a film's pictures, `rate` of them a second.

    A picture's own time is rarely a whole millisecond; its moment is the nearest one.
    """

    rate: Fraction

    def nearest(self, time_ms: int) -> int:
        """The moment nearest to a time."""
        return self._moment(round(time_ms * self.rate / 1000))

    def before(self, time_ms: int) -> int:
        """The last moment that is not after a time."""
        number = int(time_ms * self.rate // 1000) + 1
        while self._moment(number) > time_ms:
            number -= 1
        return self._moment(number)

    def after(self, time_ms: int) -> int:
        """The first moment after a time."""
        number = int(time_ms * self.rate // 1000)
        while self._moment(number) <= time_ms:
            number += 1
        return self._moment(number)

    def _moment(self, number: int) -> int:
        return round(number * 1000 / self.rate)
