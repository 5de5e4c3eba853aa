"""A cue in its place among others, as the rules of a check look at it, and what could mend it there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lokas.text.atoms import WIDE_LANGUAGES
from lokas.text.characters import width
from lokas.text.findings import Finding, Fix, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Callable

    from lokas.text.breaks import BreakRules
    from lokas.text.profiles import Profile
    from lokas.types import Cue

DASHED = re.compile(r"\s*[-–—‐‑]")
"""How the line of another speaker begins."""


@dataclass(frozen=True, slots=True)
class Place:
    """A cue (`number` from 1), its neighbours in the file, and what is asked of it."""

    number: int
    cue: Cue
    before: Cue | None
    after: Cue | None
    profile: Profile
    language: str
    breaks: BreakRules
    sound_ms: int | None

    @property
    def duration_ms(self) -> int:
        """How long the cue is on screen; less than nothing where it ends before it starts."""
        return self.cue.end_ms - self.cue.start_ms

    @property
    def chars(self) -> int:
        """The characters that a reader has to read."""
        return sum(map(width, self.cue.lines))

    @property
    def gap_ms(self) -> int | None:
        """The time until the next cue, less than nothing where they overlap; None where none comes after this one."""
        if self.after is None or self.after.start_ms < self.cue.start_ms:
            return None
        return self.after.start_ms - self.cue.end_ms

    @property
    def line_chars(self) -> tuple[int, int]:
        """The soft and the hard limit of a line."""
        if self.language in WIDE_LANGUAGES:
            return self.profile.unspaced_line_chars, self.profile.unspaced_line_chars
        return self.profile.soft_line_chars, self.profile.line_chars

    @property
    def latest_end_ms(self) -> int:
        """How long the cue could stay, after what is said in it, without passing any limit."""
        ends = [self.cue.start_ms + self.profile.longest_ms, self.cue.end_ms + self.profile.extend_ms]
        if self.gap_ms is not None:
            ends.append(self.cue.end_ms + self.gap_ms - self.profile.gap_ms)
        return min(ends if self.sound_ms is None else [*ends, self.sound_ms])

    @property
    def goes_on(self) -> bool:
        """Whether the text goes on in the next cue, without a pause or another speaker."""
        return (
            self.after is not None
            and bool(self.cue.lines and self.after.lines)
            and 0 <= (self.gap_ms if self.gap_ms is not None else -1) <= self.profile.pause_ms
            and not DASHED.match(self.after.lines[0])
        )

    def fits_one_cue(self, chars: int) -> bool:
        """Whether so many characters have room in one cue."""
        return chars <= self.profile.lines * self.line_chars[1]

    def error(
        self,
        rule: Rule,
        fix: Fix,
        value: float | str | None = None,
        limit: float | None = None,
        fix_value: int | str | None = None,
    ) -> Finding:
        """A rule that the cue breaks."""
        return Finding(rule, Severity.ERROR, self.number, fix, value, limit, fix_value)

    def warning(
        self,
        rule: Rule,
        fix: Fix,
        value: float | str | None = None,
        limit: float | None = None,
        fix_value: int | str | None = None,
    ) -> Finding:
        """A rule that it is better to keep."""
        return Finding(rule, Severity.WARNING, self.number, fix, value, limit, fix_value)


def slower(place: Place, most: Callable[[int], float]) -> tuple[Fix, int | None]:
    """What gives more time to read: staying longer, or sharing the time of the next cue; else a person must reword."""
    cue = place.cue
    needed_ms = _needed_ms(place.chars, most, place.profile.longest_ms)
    if needed_ms is not None and cue.start_ms + needed_ms <= place.latest_end_ms:
        return Fix.END_AT, cue.start_ms + needed_ms
    if place.goes_on and place.after:
        chars = place.chars + 1 + sum(map(width, place.after.lines))
        together_ms = place.after.end_ms - cue.start_ms
        if place.fits_one_cue(chars) and together_ms <= place.profile.longest_ms and chars <= most(max(0, together_ms)):
            return Fix.MERGE_NEXT, None
    return Fix.REWORD, None


def _needed_ms(chars: int, most: Callable[[int], float], longest_ms: int) -> int | None:
    """The shortest time in which so many characters may be shown; None if even the longest is not enough."""
    if most(longest_ms) < chars:
        return None
    low, high = 0, longest_ms
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if most(middle) >= chars else (middle + 1, high)
    return low


def merged(place: Place) -> tuple[Fix, None]:
    """What to do with a cue that is too short and cannot stay."""
    if place.goes_on and place.after and place.fits_one_cue(place.chars + 1 + sum(map(width, place.after.lines))):
        return Fix.MERGE_NEXT, None
    if (
        place.before
        and place.before.lines
        and place.fits_one_cue(sum(map(width, place.before.lines)) + place.chars + 1)
    ):
        return Fix.MERGE_PREVIOUS, None
    return Fix.RETIME, None
