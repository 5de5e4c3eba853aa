"""Words whose times can be relied on."""

from __future__ import annotations

import dataclasses
from itertools import pairwise
from typing import TYPE_CHECKING

from lokas.types import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lokas.types import Segment, Word

LEAST_WORD_MS = 20
"""One step of Whisper's clock: words it found no time for have this or nothing."""


def mend_words(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """The same segments and words, in the same order with the same text, with times that can be shown.

    Afterwards no segment starts before 0 or before the end of the one before it, every word lies inside its segment
    and after the word before it, and all last at least 1 ms. Where a segment has room, a word has at least
    `LEAST_WORD_MS`, taken from its neighbours; where it has not, its words share it evenly; a segment shorter than it
    has words is made as long as to give each 1 ms. Starts out of order are put in order, then ends give way to starts.
    Times of which all this is true stay as they are, so that doing it again changes nothing.
    """
    least = [max(1, len(segment.words)) for segment in segments]
    spans = _in_order([_forward(segment) for segment in segments], least)
    return tuple(_with_times(segment, span) for segment, span in zip(segments, spans, strict=True))


def _forward(timed: Segment | Word) -> Span:
    """Its time from the earlier end to the later one."""
    return Span(max(0, min(timed.start_ms, timed.end_ms)), max(0, timed.start_ms, timed.end_ms))


def _in_order(spans: list[Span], least: list[int]) -> list[Span]:
    """The spans one after the other, none shorter than its `least`, as near to their own times as that allows."""
    starts: list[int] = []
    free_ms = 0
    for start, need in zip(sorted(start for start, _ in spans), least, strict=True):
        starts.append(max(start, free_ms))
        free_ms = starts[-1] + need
    ends = [max(end, start + need) for (_, end), start, need in zip(spans, starts, least, strict=True)]
    limits = [*starts[1:], *ends[-1:]]
    return [Span(start, min(end, limit)) for start, end, limit in zip(starts, ends, limits, strict=True)]


def _with_times(segment: Segment, span: Span) -> Segment:
    """The segment moved to `span`, its words inside."""
    words = _inside([_forward(word) for word in segment.words], span)
    moved = (
        dataclasses.replace(word, start_ms=start, end_ms=end)
        for word, (start, end) in zip(segment.words, words, strict=True)
    )
    return dataclasses.replace(segment, start_ms=span.start_ms, end_ms=span.end_ms, words=tuple(moved))


def _inside(words: list[Span], segment: Span) -> list[Span]:
    """The words inside their segment, in order, each with `LEAST_WORD_MS`, or its even share where that is less."""
    if not words:
        return []
    length_ms = segment.end_ms - segment.start_ms
    if length_ms < LEAST_WORD_MS * len(words):
        edges = [segment.start_ms + length_ms * number // len(words) for number in range(len(words) + 1)]
        return [Span(*edge) for edge in pairwise(edges)]
    # The latest start that leaves room for this word and those after it.
    latest = [segment.end_ms - LEAST_WORD_MS * (len(words) - number) for number in range(len(words))]
    starts = sorted(max(start, segment.start_ms) for start, _ in words)
    early = [Span(min(start, last), end) for start, (_, end), last in zip(starts, words, latest, strict=True)]
    ordered = _in_order(early, [LEAST_WORD_MS] * len(words))
    return [Span(start, min(end, segment.end_ms)) for start, end in ordered]
