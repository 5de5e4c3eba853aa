"""Captions laid out from what was heard: which words stand together, on how many lines, and for how long.

The text is cut into atoms, the pieces that may not be broken (a word with its punctuation; one character in languages
written without spaces). A cue takes as many atoms as fit, then gives back those after its best break.

Text that is doubted, and speech without text, have cues of their own that say so: nobody takes it for what was said.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lokas.text.characters import CLAUSE_ENDS, SENTENCE_ENDS
from lokas.text.pieces import DOUBT_MARK, NO_TEXT, pieces
from lokas.types import Cue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from fractions import Fraction

    from lokas.text.profiles import Profile
    from lokas.types import Segment


@dataclass(frozen=True, slots=True)
class CaptionLimits:
    """How much a cue may hold (characters, lines, time), the pause that ends one, and the least time it is shown."""

    line_chars: int = 42
    lines: int = 2
    longest_ms: int = 7000
    pause_ms: int = 800
    shortest_ms: int = 1000


DEFAULT_LIMITS = CaptionLimits()


@dataclass(frozen=True, slots=True)
class _Atom:
    text: str
    start_ms: int
    end_ms: int
    spaced: bool
    """Whether a space stands before it."""
    doubted: bool = False


def layout(
    segments: Iterable[Segment],
    profile: Profile,
    *,
    end_ms: int | None = None,  # noqa: ARG001
    frame_rate: Fraction | None = None,  # noqa: ARG001
) -> Iterator[Cue]:
    """The cues of `segments` (in order of time): all their text once, in order, never two cues at a time."""
    limits = CaptionLimits(profile.line_chars, profile.lines, profile.longest_ms, profile.pause_ms, profile.shortest_ms)
    atoms = [atom for segment in segments for atom in _atoms(segment)]
    cues = [
        Cue(group[0].start_ms, group[-1].end_ms, _wrap(group, limits.line_chars, balanced=True))
        for group in _groups(atoms, limits)
    ]
    yield from _settle(cues, limits)


def _atoms(segment: Segment) -> list[_Atom]:
    """The unbreakable pieces of a segment."""
    found = pieces(segment)
    if not found:
        return [_Atom(NO_TEXT, segment.start_ms, segment.end_ms, spaced=True)] if segment.doubts else []
    doubted = bool(segment.doubts)
    return [_Atom(piece.text, piece.start_ms, piece.end_ms, piece.spaced, doubted) for piece in found]


def _groups(atoms: Sequence[_Atom], limits: CaptionLimits) -> Iterator[Sequence[_Atom]]:
    """The atoms of each cue."""
    start = 0
    while start < len(atoms):
        end = start + 1
        while end < len(atoms) and _fits(atoms[start : end + 1], limits):
            end += 1
        if end < len(atoms) and not _part(atoms[end - 1], atoms[end], limits):
            end = start + _best_break(atoms[start:end])
        yield atoms[start:end]
        start = end


def _fits(atoms: Sequence[_Atom], limits: CaptionLimits) -> bool:
    return (
        not _part(atoms[-2], atoms[-1], limits)
        and atoms[-1].end_ms - atoms[0].start_ms <= limits.longest_ms
        and len(_wrap(atoms, limits.line_chars)) <= limits.lines
    )


def _part(before: _Atom, after: _Atom, limits: CaptionLimits) -> bool:
    """Whether two atoms never share a cue: for a pause, or because a mark would speak of one of them only."""
    return (
        after.start_ms - before.end_ms > limits.pause_ms
        or before.doubted != after.doubted
        or NO_TEXT in {before.text, after.text}
    )


def _best_break(atoms: Sequence[_Atom]) -> int:
    """How many of the atoms to keep: up to the last sentence end past a third, else clause end past half, else all."""
    for ends, share in ((SENTENCE_ENDS, 1 / 3), (CLAUSE_ENDS, 1 / 2)):
        for count in range(len(atoms), 0, -1):
            if count >= share * len(atoms) and atoms[count - 1].text.rstrip("\"'»”’)] \u00a0\u202f").endswith(ends):
                return count
    return len(atoms)


def _wrap(atoms: Sequence[_Atom], width: int, *, balanced: bool = False) -> tuple[str, ...]:
    """The lines of a cue at most `width` wide; balanced, the narrowest that need no more lines."""
    lines = _fill(atoms, width)
    while balanced and len(lines) > 1 and width > 1:
        width -= 1
        narrower = _fill(atoms, width)
        if len(narrower) > len(lines):
            break
        lines = narrower
    return lines


def _fill(atoms: Sequence[_Atom], width: int) -> tuple[str, ...]:
    """Each line takes all the atoms it can."""
    lines = [f"{DOUBT_MARK} {atoms[0].text}" if atoms[0].doubted else atoms[0].text]
    for atom in atoms[1:]:
        longer = f"{lines[-1]} {atom.text}" if atom.spaced else lines[-1] + atom.text
        if len(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(atom.text)
    return tuple(lines)


def _settle(cues: Sequence[Cue], limits: CaptionLimits) -> list[Cue]:
    """The cues in time: none before another ends, none without a moment, short ones longer where there is room."""
    settled: list[Cue] = []
    earliest_ms = 0
    for number, cue in enumerate(cues):
        start_ms = max(cue.start_ms, earliest_ms)
        next_ms = cues[number + 1].start_ms if number + 1 < len(cues) else start_ms + limits.shortest_ms
        wanted_ms = max(cue.end_ms, min(start_ms + limits.shortest_ms, next_ms))
        end_ms = max(wanted_ms, start_ms + 1)
        if cue.lines != (NO_TEXT,):
            end_ms = min(end_ms, start_ms + limits.longest_ms)
        settled.append(replace(cue, start_ms=start_ms, end_ms=end_ms))
        earliest_ms = end_ms
    return settled
