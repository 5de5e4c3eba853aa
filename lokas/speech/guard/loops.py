"""Finding where an engine has fallen into a loop: the same text again and again, inside segments and across them.

Confidence does not show loops: the more often a text has been written, the surer the model is of writing it again.
So this looks at the text, all of it as one line of words, and asks of each repetition whether people could have said
it: "oui, oui, oui", applause, a chant, a show of hands are repetition too.
"""

from __future__ import annotations

import zlib
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from lokas.speech.guard.spoken import letters, quickest_ms, units

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from lokas.speech.guard.voice import Voice
    from lokas.types import Segment

MOST_SQUEEZED = 2.4
"""Whisper's own limit: text that zlib makes smaller than this many times repeats itself. Of a French radio
talk, 1,200 characters give 1.9; of the loop in the recording from Apollo 11, 400 give 15."""

LEAST_CHARACTERS = 150
"""A shorter text may be squeezed more without being a loop (ten times "non": 2.7); its repeats are counted instead."""

MOST_CHARACTERS = 1000
"""Longer texts are looked at in pieces: the more there is of a text, the smaller zlib makes it, loop or not."""

LONGEST_UNIT = 100
"""Words; two or three long sentences that take turns."""

ALLOWED_REPEATS = ((10, 8), (25, 5), (None, 3))
"""(letters, times): how often people say up to so many letters in a row. A word called out or clapped to eight times,
a slogan five, a whole sentence three ("can you hear me?"). An engine repeats until its window is full."""

ALLOWED_UNNATURAL = 2
"""The same where the sound cannot bear it out: too fast for a mouth, or with too little voice."""

LEAST_REPEATING = 5
"""Units; with as many of a loop, or more than half of its own, a segment is part of it."""

ALLOWED_GROWTH = 2
"""How many times in a row a segment may begin with the whole of the one before it: people take up a sentence again."""

APART_MS, APART_LETTER_MS, MOST_APART_MS = 300, 100, 10_000
"""What is said one by one, such as the votes of a roll call: each has hardly more voice than it needs (so much, and so
much for each letter), and they follow within some seconds on average."""


def loops(segments: Sequence[Segment], voice: Voice) -> frozenset[int]:
    """The numbers (from 0) of the segments that are part of a loop, from that of its first repeat on.

    The first time may have been said, so a segment with only that is not in it. `segments` are in the order in which
    they were heard. Takes time proportional to the length of the text.
    """
    line = _Line(segments)
    judged, repeating = np.zeros((2, line.length), np.bool_)
    for repeat in line.repeats():
        again = slice(repeat.first + repeat.period, repeat.last)
        # What repeats a word repeats two, three, … of it as well: it is judged once, by the shortest.
        if not judged[again].all():
            judged[again] = True
            repeating[again] |= _is_unnatural(line, repeat, voice)
    squeezable = {number for number, segment in enumerate(segments) if _is_squeezable(segment.text)}
    return line.holding(repeating) | squeezable | _growing(line.texts)


class _Repeat(NamedTuple):
    """A stretch of the line, from unit `first` to before `last`, in which every `period` units are the same again."""

    first: int
    last: int
    period: int

    @property
    def times(self) -> int:
        return (self.last - self.first) // self.period


class _Line:
    """All units of all segments, one behind the other; a unit's time is its share of its segment's."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self._segments = segments
        self.texts = [units(segment.text) for segment in segments]
        self._units = [unit for text in self.texts for unit in text]
        self._sizes = np.array([len(text) for text in self.texts], np.int64)
        self._firsts = np.cumsum(self._sizes) - self._sizes
        self._owners = np.repeat(np.arange(len(segments)), self._sizes)
        self._letters = [0, *accumulate(letters(unit) for unit in self._units)]

    @property
    def length(self) -> int:
        """How many units there are."""
        return len(self._units)

    def letters(self, first: int, last: int) -> int:
        """How many letters these units have."""
        return self._letters[last] - self._letters[first]

    def time_ms(self, unit: int, *, end: bool = False) -> int:
        """When a unit starts, or ends."""
        owner = int(self._owners[unit])
        segment, place = self._segments[owner], unit - int(self._firsts[owner]) + end
        return segment.start_ms + (segment.end_ms - segment.start_ms) * place // len(self.texts[owner])

    def repeats(self) -> Iterator[_Repeat]:
        """Each stretch in which the same is there at least three times, those that repeat the fewest units first."""
        known: dict[str, int] = {}
        ids = np.array([known.setdefault(unit, len(known)) for unit in self._units], np.int64)
        for period in range(1, min(LONGEST_UNIT, ids.size // 3) + 1):
            same = np.concatenate(([False], ids[period:] == ids[:-period], [False]))
            edges = np.flatnonzero(same[1:] != same[:-1]).reshape(-1, 2)
            for first, last in edges[edges[:, 1] - edges[:, 0] >= 2 * period].tolist():
                yield _Repeat(first, last + period, period)

    def holding(self, repeating: NDArray[np.bool_]) -> frozenset[int]:
        """The segments that hold repeating units, but for those that only happen to begin or end like a loop."""
        counts = np.bincount(self._owners[repeating], minlength=len(self.texts))
        held = (counts * 2 > self._sizes) | (counts >= LEAST_REPEATING)
        return frozenset(np.flatnonzero(held).tolist())


def _is_unnatural(line: _Line, repeat: _Repeat, voice: Voice) -> bool:
    """Whether people would not have said this so often."""
    start_ms, end_ms = line.time_ms(repeat.first), line.time_ms(repeat.last - 1, end=True)
    unit = line.letters(repeat.first, repeat.first + repeat.period)
    if quickest_ms(line.letters(repeat.first, repeat.last)) > voice.room_ms(start_ms, end_ms):
        return repeat.times > ALLOWED_UNNATURAL
    allowed = next(times for most, times in ALLOWED_REPEATS if most is None or unit <= most)
    return repeat.times > allowed and not _is_said_apart(repeat.times, unit, voice, start_ms, end_ms)


def _is_said_apart(times: int, unit: int, voice: Voice, start_ms: int, end_ms: int) -> bool:
    """Whether each time has its own burst of voice, about as long as it takes: votes, one after the other."""
    return (
        voice.bursts(start_ms, end_ms) >= times
        and voice.heard_ms(start_ms, end_ms) <= times * (APART_MS + unit * APART_LETTER_MS)
        and end_ms - start_ms <= times * MOST_APART_MS
    )


def _is_squeezable(text: str) -> bool:
    """Whether a piece of a text repeats itself so much that zlib makes it far smaller."""
    # One byte a character: scripts with two or three bytes each would look as if they repeated themselves.
    signs = bytes(ord(character) % 256 for character in text)
    pieces = (signs[at : at + MOST_CHARACTERS] for at in range(0, len(signs), MOST_CHARACTERS))
    return any(
        len(piece) > MOST_SQUEEZED * len(zlib.compress(piece)) for piece in pieces if len(piece) >= LEAST_CHARACTERS
    )


def _growing(texts: list[list[str]]) -> set[int]:
    """The segments of a text that grows: each begins with all of the one before, and goes on."""
    grown: list[set[int]] = [set()]
    for number, (before, after) in enumerate(pairwise(texts), start=1):
        if before and len(after) > len(before) and after[: len(before)] == before:
            grown[-1].add(number)
        else:
            grown.append(set())
    return {number for run in grown if len(run) > ALLOWED_GROWTH for number in run}
