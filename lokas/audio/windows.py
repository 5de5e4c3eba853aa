"""Putting neighbouring regions together into windows of up to 30 s, so that an engine hears few padded seconds.

Whisper takes as long for a window of 3 s as for one of 30 s: what a window lacks is filled with silence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lokas.types import Window

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lokas.types import Region

LONGEST_WINDOW_MS = 30_000
"""What Whisper hears at once."""


def pack(regions: Iterable[Region], *, over_gaps: bool = True) -> Iterator[Window]:
    """The regions, in their order, in windows as full as they come; each as soon as the next region does not fit.

    `over_gaps`: also regions that do not touch share a window, without the silence between them. An engine that
    cannot tell where each word is would then lay one caption over that silence.
    """
    waiting: list[Region] = []
    for region in regions:
        if waiting and not fits(waiting, region, over_gaps=over_gaps):
            yield Window(tuple(waiting))
            waiting = []
        waiting.append(region)
    if waiting:
        yield Window(tuple(waiting))


def fits(waiting: Sequence[Region], region: Region, *, over_gaps: bool) -> bool:
    """Whether one more region goes into the window that those waiting make."""
    length_ms = sum(other.length_ms for other in (*waiting, region))
    return length_ms <= LONGEST_WINDOW_MS and (over_gaps or waiting[-1].end_ms == region.start_ms)
