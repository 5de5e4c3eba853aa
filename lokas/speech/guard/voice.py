"""Where a voice is heard, as questions on stretches of time: how much of them, in how many bursts, what is left."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from lokas.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

TOLERANCE_MS = 300
"""How far a word's time and the voice detector may lie apart: its windows have 32 ms, it opens late on soft consonants,
and Whisper's word times (from attention) are off by a few tenths of a second at pauses."""

BURST_PAUSE_MS = 300
"""A silence as long as this parts two bursts; the closure of a consonant such as p or t lasts half of it at most."""


class Voice:
    """The spans of a recording in which somebody speaks, in any order; without any, nobody knows.

    All questions take times in milliseconds of the recording, and a logarithm of the number of spans.
    """

    def __init__(self, speech: Iterable[Span]) -> None:
        self.spans = joined(speech)
        self.known = bool(self.spans)
        self._starts = [start for start, _ in self.spans]
        self._before = list(accumulate((end - start for start, end in self.spans), initial=0))
        self._bursts = [start for start, _ in joined(self.spans, BURST_PAUSE_MS)]

    @property
    def total_ms(self) -> int:
        """How much there is in all."""
        return self._before[-1]

    def heard_ms(self, start_ms: int, end_ms: int) -> int:
        """How much of a stretch has a voice."""
        return max(0, self._until(end_ms) - self._until(start_ms))

    def room_ms(self, start_ms: int, end_ms: int) -> int:
        """For how long somebody may have spoken there, give or take `TOLERANCE_MS`; all of it where nobody knows."""
        start_ms, end_ms = start_ms - TOLERANCE_MS, end_ms + TOLERANCE_MS
        return self.heard_ms(start_ms, end_ms) if self.known else end_ms - start_ms

    def bursts(self, start_ms: int, end_ms: int) -> int:
        """How many times a voice sets in there, give or take `TOLERANCE_MS`."""
        first = bisect_left(self._bursts, start_ms - TOLERANCE_MS)
        return max(0, bisect_right(self._bursts, end_ms + TOLERANCE_MS) - first)

    def outside(self, taken: Iterable[Span]) -> list[Span]:
        """What of the voice lies in no span of `taken`, in order."""
        holes, left = joined(taken), []
        starts, ends = [hole.start_ms for hole in holes], [hole.end_ms for hole in holes]
        for start, end in self.spans:
            inside = holes[bisect_right(ends, start) : bisect_left(starts, end)]
            edges = [start, *(edge for hole in inside for edge in hole), end]
            left += [Span(*piece) for piece in zip(edges[::2], edges[1::2], strict=True) if piece[0] < piece[1]]
        return left

    def _until(self, time_ms: int) -> int:
        """How much voice there is before a moment."""
        at = bisect_right(self._starts, time_ms) - 1
        if at < 0:
            return 0
        start, end = self.spans[at]
        return self._before[at] + min(time_ms, end) - start


def joined(spans: Iterable[Span], gap_ms: int = 0) -> list[Span]:
    """The same time as spans in order, none empty; those less than `gap_ms` apart, or touching, made one."""
    result: list[Span] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if result and (start <= result[-1].end_ms or start - result[-1].end_ms < gap_ms):
            result[-1] = Span(result[-1].start_ms, max(end, result[-1].end_ms))
        else:
            result.append(Span(start, end))
    return result
