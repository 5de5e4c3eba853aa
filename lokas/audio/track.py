"""One source's place in the recording: each sample goes where it belongs by the time it was heard.

A source counts its own samples, and that count is right but for what it lost. The times of its blocks are rough: a
busy computer delivers late, never early. So samples are put one behind the other, and only lateness that *stays* tells
of a loss: blocks that come late are held for half a second. If what follows is on time again they were only delayed,
and nothing is done. If not, what was lost before a block is no more than how late it and all that follow are at least,
and so much silence is put before it. A clock that is a little slow or fast (0.01 % are usual, 2 s in a meeting of six
hours) shows as lateness that grows slowly; the track follows it and leaves the sound as it is. What is lost without the
sound system saying so and is shorter than `JUMP_S` cannot be told from that.
"""

from __future__ import annotations

from collections import deque
from itertools import accumulate
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from lokas.audio.capture import CapturedBlock

JUMP_S = 0.1
"""Lateness from which on blocks are suspected; two sources further apart than this are put side by side again."""
FLAGGED_S = 0.005
"""The same for a block before which the sound system says that it lost something."""
SETTLE_S = 0.5
"""How long the sound must have come as fast as it was heard, and late all the while; a kill costs that much then."""
AS_FAST = (0.6, 1.4)
"""The share of it that may have come in each half of that time: more is a rush, less is a delivery that stalls."""
LONGEST_HOLD_S = 5.0
"""After so long it is settled whatever comes; a capture calls a source lost before it stalls that long."""
START_S = 1.0
"""The first moment of a source, in which its first times may still turn out to be late."""
WINDOW_S = 2.0
"""Lateness that never goes away within this time is that of the clock, not of a delivery."""
FASTEST_DRIFT = 0.001
"""Of the time: ten times what the clocks of sound cards differ by."""


class Track:
    """Takes the blocks of one source; gives the file's samples of its channel, sound and silence, without a hole.

    `lost` is told where, and how many samples, silence was put in for sound that never came. Positions count samples
    of the file; `anchor_s` is when, by this source's clock, its first sample was, and `landed_at` where the first block
    went after the source had been away, None as long as it is. Blocks come in order.
    """

    def __init__(self, rate: int, lost: Callable[[int, int], None]) -> None:
        self.position = 0
        self.anchor_s = 0.0
        self.landed_at: int | None = None
        self._rate, self._lost = rate, lost
        self._staged: deque[NDArray[np.int16] | int] = deque()
        self._taken = 0
        self._held: list[tuple[CapturedBlock, float]] = []
        self._held_samples = 0
        self._limit_s = 0.0
        self._surplus = 0
        self._went_early_s = 0.0
        self._sure_from = round(START_S * rate)
        self._window_least_s, self._window_end = float("inf"), 0

    @property
    def ready(self) -> int:
        """How many samples wait to be taken."""
        return self.position - self._taken

    def position_at(self, time_s: float) -> int:
        """Where in the file a moment is, by this source's clock."""
        return round((time_s - self.anchor_s) * self._rate)

    def add(self, block: CapturedBlock) -> None:
        """Put a block in its place, or hold it until that is known."""
        if self.landed_at is None:
            self._land(block)
            return
        late_s = block.time_s - self._due_s(self.position - self._surplus + self._held_samples)
        if not self._held:
            self._limit_s = FLAGGED_S if block.overflowed else JUMP_S
        if late_s > self._limit_s:
            self._hold(block, late_s)
            return
        self._release()
        self._follow(late_s)
        self._place(block.samples)

    def leave(self) -> None:
        """The source is gone, or is not listened to for a while: the next block goes where its own time says."""
        self._settle()
        self.landed_at = None
        self._surplus = 0

    def fill(self, position: int) -> None:
        """Silence up to `position`, if it is ahead."""
        self._silence(position - self.position)

    def restart(self, anchor_s: float, position: int) -> None:
        """Go on at `position`, with the first sample at `anchor_s`; to be called after `leave` and `fill`."""
        self.anchor_s, self.position = anchor_s, position
        self._window_least_s = float("inf")

    def keep_beside(self, anchor_s: float) -> None:
        """Put this track beside one whose first sample was at `anchor_s`, if it has strayed by more than `JUMP_S`.

        What it is ahead by is taken out of the sound to come.
        """
        strayed_s = self.anchor_s - anchor_s
        if self.landed_at is None or self._held or abs(strayed_s) <= JUMP_S:
            return
        self.anchor_s = anchor_s
        samples = round(strayed_s * self._rate)
        self._silence(samples)
        self._surplus += max(0, -samples)

    def silent(self) -> int:
        """How many samples of silence are next to be taken."""
        return self._staged[0] if self._staged and isinstance(self._staged[0], int) else 0

    def take(self, samples: int) -> NDArray[np.int16]:
        """The next samples, shape (samples, 1); at most `ready` of them."""
        taken = np.zeros((samples, 1), np.int16)
        done = 0
        while done < samples:
            part = self._staged.popleft()
            size = part if isinstance(part, int) else len(part)
            used = min(size, samples - done)
            if not isinstance(part, int):
                taken[done : done + used] = part[:used]
            if used < size:
                self._staged.appendleft(size - used if isinstance(part, int) else part[used:])
            done += used
        self._taken += samples
        return taken

    def drop_silence(self, samples: int) -> None:
        """Take so many samples, at most `silent`, that are known to be silence."""
        rest = self.silent() - samples
        self._staged.popleft()
        if rest:
            self._staged.appendleft(rest)
        self._taken += samples

    def _due_s(self, position: int) -> float:
        return self.anchor_s + position / self._rate

    def _land(self, block: CapturedBlock) -> None:
        """The first block of a source goes by its time, but for what of it the file has silence for already."""
        at = self.position_at(block.time_s)
        self._silence(at - self.position)
        rest = block.samples[max(0, self.position - at) :]
        if len(rest):
            self.landed_at = self.position
            self._went_early_s = 0.0
            self._window_least_s, self._window_end = float("inf"), self.position + round(WINDOW_S * self._rate)
            self._place(rest)

    def _hold(self, block: CapturedBlock, late_s: float) -> None:
        self._held.append((block, late_s))
        self._held_samples += len(block.samples)
        if self._comes_steadily() or block.time_s - self._held[0][0].time_s > LONGEST_HOLD_S:
            self._settle()

    def _comes_steadily(self) -> bool:
        """Whether the last blocks came as fast as they were heard: then they are as late as they will stay."""
        half_s = SETTLE_S / 2
        least, most = (share * half_s * self._rate for share in AS_FAST)
        now_s, samples = self._held[-1][0].time_s, [0, 0, 0]
        for block, _ in reversed(self._held):
            half = min(2, int((now_s - block.time_s) / half_s))
            samples[half] += len(block.samples)
            if half == 2 or samples[half] > most:  # noqa: PLR2004 - before both halves
                break
        return samples[2] > 0 and all(least <= one <= most for one in samples[:2])

    def _settle(self) -> None:
        """What is held, or the end of it, did not come late: something before it never came."""
        if not self._held:
            return
        since_s = self._held[-1][0].time_s - SETTLE_S
        end_s = min(late_s for block, late_s in self._held if block.time_s >= since_s)
        lost_s = list(accumulate((late_s for _, late_s in reversed(self._held)), min, initial=end_s))[:0:-1]
        filled_s = 0.0
        for (block, _), before_s in zip(self._held, lost_s, strict=True):
            if before_s - filled_s > (JUMP_S if filled_s else self._limit_s):
                samples = round((before_s - filled_s) * self._rate)
                self._lost(self.position, samples)
                self._silence(samples)
                filled_s = before_s
            self._place(block.samples)
        self._held.clear()
        self._held_samples = 0

    def _release(self) -> None:
        for block, _ in self._held:
            self._place(block.samples)
        self._held.clear()
        self._held_samples = 0

    def _follow(self, late_s: float) -> None:
        """Early is the better evidence of when things are; late, what remains of it over a while."""
        if late_s < 0:
            self._go_early(-late_s)
        self._window_least_s = min(self._window_least_s, max(0.0, late_s))
        if self.position >= self._window_end:
            self.anchor_s += min(self._window_least_s, FASTEST_DRIFT * WINDOW_S)
            self._window_least_s, self._window_end = float("inf"), self.position + round(WINDOW_S * self._rate)

    def _go_early(self, early_s: float) -> None:
        """Earlier than clocks differ is what comes in a rush when silence already has its place: it is left out."""
        heard_s = (self.position - (self.landed_at or 0)) / self._rate
        if self.position > self._sure_from and self._went_early_s + early_s > JUMP_S + FASTEST_DRIFT * heard_s:
            self._surplus += round(early_s * self._rate)
        else:
            self.anchor_s -= early_s
            self._went_early_s += early_s

    def _place(self, samples: NDArray[np.int16]) -> None:
        left_out = min(self._surplus, len(samples))
        self._surplus -= left_out
        if left_out < len(samples):
            self._staged.append(samples[left_out:])
            self.position += len(samples) - left_out

    def _silence(self, samples: int) -> None:
        if samples > 0:
            self._staged.append(samples)
            self.position += samples
