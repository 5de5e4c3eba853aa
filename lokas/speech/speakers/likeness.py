"""Which lines sound like those that a person just gave to somebody: what was mistaken once was mistaken elsewhere too.

A line is proposed where its voice is nearer to the corrected lines than to all that is said by who says it now. It is
only proposed: a person says yes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from numpy.typing import NDArray

    from lokas.speech.speakers.diarizer import Voices
    from lokas.text.document import TextSegment

    Floats = NDArray[np.float64]

FURTHEST = 0.7
"""From this cosine distance on, a line of nobody known is not like another: no pair takes such voices for one."""

MOST = 50
"""More lines than these nobody reads through before saying yes."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """A line, and the cosine distance of its voice from that of the lines it is like."""

    segment_id: int
    distance: float


def lines_like(segments: Sequence[TextSegment], given: Collection[int], voices: Voices) -> list[Likeness]:
    """The lines that sound like those with the ids `given`, and that somebody else says; the most alike first.

    Empty where too little was heard of the given ones.
    """
    prints = prints_of_lines(segments, voices)
    wanted = _unit(sum((prints[one] for one in given if one in prints), np.zeros(voices.prints.shape[1])))
    speaker = next((one.speaker for one in segments if one.id in given), None)
    if not wanted.any():
        return []
    whole: dict[str | None, Floats] = {}
    others = [one for one in segments if one.id in prints and one.speaker != speaker]
    for one in others:
        whole[one.speaker] = whole.get(one.speaker, np.zeros_like(wanted)) + prints[one.id]
    found = [
        Likeness(one.id, 1 - near)
        for one in others
        if (near := float(_unit(prints[one.id]) @ wanted)) > _own_likeness(one, prints[one.id], whole)
    ]
    return sorted(found, key=lambda one: one.distance)[:MOST]


def _own_likeness(segment: TextSegment, own: Floats, whole: Mapping[str | None, Floats]) -> float:
    """How much a line is like all else that its speaker says; of who says nothing else, or is nobody, the least."""
    least = 1 - FURTHEST
    rest = whole[segment.speaker] - own
    return max(least, float(_unit(own) @ _unit(rest))) if segment.speaker is not None else least


def prints_of_lines(segments: Sequence[TextSegment], voices: Voices) -> Mapping[int, Floats]:
    """Of each line, by id, the sum of the prints of the turns it shares time with, by the seconds; else it is left out.

    Lines and turns are in order of time.
    """
    found: dict[int, Floats] = {}
    first = 0
    longest_ms = max((turn.length_ms for turn in voices.turns), default=0)
    for segment in segments:
        while first < len(voices.turns) and voices.turns[first].start_ms < segment.start_ms - longest_ms:
            first += 1
        total = np.zeros(voices.prints.shape[1])
        for at in range(first, len(voices.turns)):
            turn = voices.turns[at]
            if turn.start_ms >= segment.end_ms:
                break
            shared_ms = min(turn.end_ms, segment.end_ms) - max(turn.start_ms, segment.start_ms)
            if shared_ms > 0:
                total += voices.prints[at].astype(np.float64) * (shared_ms / 1000)
        if total.any():
            found[segment.id] = total
    return found


def _unit(vector: Floats) -> Floats:
    length = float(np.linalg.norm(vector))
    return vector / length if length else vector
