"""Captions laid out from what was heard: which words stand together, on which lines, and for how long.

Text that is doubted, and speech without text, have cues of their own that say so: nobody takes it for what was said.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from lokas.text.arrangement import arrange
from lokas.text.atoms import atoms
from lokas.text.characters import ends_sentence, width
from lokas.text.pieces import DOUBT_MARK
from lokas.text.timing import NEVER_MS, Frames, Pace
from lokas.types import Cue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lokas.text.arrangement import Lines
    from lokas.text.atoms import Atom
    from lokas.text.profiles import Profile
    from lokas.types import Segment

MANY_ATOMS, MOST_ATOMS = 2048, 8192
"""So many are arranged together, up to the end of a passage; or, where there is none for an hour, of a sentence."""

EVERY_MS = Fraction(1000)
"""A picture each millisecond: what times are without a frame rate."""

LATE_MS = 10_000
"""How much of the end of a sound is looked at again for words heard after it."""


def layout(
    segments: Iterable[Segment], profile: Profile, *, end_ms: int | None = None, frame_rate: Fraction | None = None
) -> Iterator[Cue]:
    """The cues of `segments` (in order of time), one at a time: all their text once, in order.

    No cue begins before the one in front ends, none lasts no time, and none ends after `end_ms`, the end of the sound
    (None: not known), unless there is no room for all of them. With a `frame_rate` (pictures per second), all times
    are those of pictures.

    The limits of the profile are kept where that is possible; `lokas.text.checking` tells where it was not. A single
    word that is longer than a line has a line of its own, and a cue of speech without text lasts as long as it.
    """
    pace = Pace.of(profile)
    groups = _groups(atoms(segments, profile))
    arranged = (lines for group, next_ms in groups for lines in arrange(group, pace, next_ms))
    frames = Frames(frame_rate or EVERY_MS)
    return _within(_timed(arranged, pace, frames, end_ms), frames, end_ms)


def _groups(stream: Iterable[Atom]) -> Iterator[tuple[list[Atom], int]]:
    """Whole passages, many atoms together, each group with the time at which the next begins."""
    group: list[Atom] = []
    for atom in stream:
        if len(group) >= MANY_ATOMS and atom.begins_passage:
            yield group, atom.start_ms
            group = []
        elif len(group) >= MOST_ATOMS:
            place = _last_sentence(group)
            yield group[:place], (group[place:] or [atom])[0].start_ms
            group = group[place:]
        group.append(atom)
    if group:
        yield group, NEVER_MS


def _last_sentence(group: Sequence[Atom]) -> int:
    """How many of the atoms there are up to the last end of a sentence; all, if none ends."""
    return next((n for n in range(len(group), MANY_ATOMS, -1) if ends_sentence(group[n - 1].text)), len(group))


def _timed(arranged: Iterator[Lines], pace: Pace, frames: Frames, end_ms: int | None) -> Iterator[Cue]:
    """The cues with the times at which they are shown."""
    lines, free_ms = next(arranged, None), 0
    while lines is not None:
        following = next(arranged, None)
        start_ms = max(frames.nearest(lines[0][0].start_ms), free_ms)
        next_ms = NEVER_MS if end_ms is None else end_ms + pace.profile.gap_ms
        if following is not None:
            next_ms = frames.nearest(following[0][0].start_ms)
        free_ms = max(frames.before(_shown_until(lines, start_ms, next_ms, pace)), frames.after(start_ms))
        yield _cue(lines, start_ms, free_ms)
        lines = following


def _shown_until(lines: Lines, start_ms: int, next_ms: int, pace: Pace) -> int:
    first, last = lines[0][0], lines[-1][-1]
    if first.is_gap:
        return min(last.end_ms, next_ms)
    chars = sum(map(width, _texts(lines)))
    return int(pace.shown_until(*(np.array(value) for value in (start_ms, last.end_ms, next_ms, chars))))


def _cue(lines: Lines, start_ms: int, end_ms: int) -> Cue:
    speakers = tuple(line[0].speaker for line in lines)
    return Cue(start_ms, end_ms, _texts(lines), speakers if any(speakers) else (), lines[0][0].language)


def _texts(lines: Lines) -> tuple[str, ...]:
    """The lines as they are shown, after `DOUBT_MARK` if they are doubted."""
    first, *rest = ["".join(f" {atom.shown}" if atom.spaced else atom.shown for atom in line).strip() for line in lines]
    is_doubted = lines[0][0].doubted and not lines[0][0].is_gap
    return (f"{DOUBT_MARK} {first}" if is_doubted else first, *rest)


def _within(cues: Iterator[Cue], frames: Frames, end_ms: int | None) -> Iterator[Cue]:
    """The cues; the last ones earlier and shorter where words were heard after the end of the sound."""
    if end_ms is None:
        yield from cues
        return
    last: list[Cue] = []
    for cue in cues:
        if last or cue.end_ms > end_ms - LATE_MS:
            last.append(cue)
        else:
            yield cue
    limit_ms, moved = frames.before(end_ms), []
    for cue in reversed(last):
        cue_end_ms = min(cue.end_ms, limit_ms)
        limit_ms = max(0, min(cue.start_ms, frames.before(cue_end_ms - 1)))
        moved.append(replace(cue, start_ms=limit_ms, end_ms=max(cue_end_ms, frames.after(limit_ms))))
    yield from reversed(moved)
