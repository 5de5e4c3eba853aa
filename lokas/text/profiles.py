"""Profiles of captions: how long a line, how fast to read, how long on screen. All of them stand in `profiles.toml`.

A person's own is a TOML file with the same keys; `base` names the profile from which it takes what it leaves out.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from lokas.errors import InputError, OptionError

if TYPE_CHECKING:
    from collections.abc import Mapping

FRENCH_PROFILE, OTHER_PROFILE = "charter", "web"
LEAST_LINE_CHARS = 8

NEAR_CHARS = 10
"""A sentence that ends this near to a cut could as well have been cut there; the same in every profile."""

LOWEST_SHARE = 0.4
"""Of the line above, a line should have as much at least; the same in every profile."""


@dataclass(frozen=True, slots=True)
class Profile:
    """The limits of a kind of captions; `profiles.toml` says what each key means. Times in milliseconds."""

    name: str
    soft_line_chars: int
    line_chars: int
    unspaced_line_chars: int
    lines: int
    speed: tuple[tuple[int, int], ...]
    tolerance: float
    shortest_ms: int
    longest_ms: int
    gap_ms: int
    close_ms: int
    extend_ms: int
    pause_ms: int
    speakers: Literal["dash", "name", "none"]

    def readable_chars(self, duration_ms: int) -> float:
        """How many characters can be read in comfort in a time; infinite where the profile has no limit."""
        if not self.speed:
            return float("inf")
        first_ms, first = self.speed[0]
        if duration_ms <= first_ms:
            return first * duration_ms / first_ms
        for (start_ms, start), (end_ms, end) in pairwise(self.speed):
            if duration_ms <= end_ms:
                return start + (end - start) * (duration_ms - start_ms) / (end_ms - start_ms)
        last_ms, last = self.speed[-1]
        return last * duration_ms / last_ms

    def most_chars(self, duration_ms: int) -> float:
        """How many characters a cue of this duration may hold: what can be read in comfort, and the tolerance."""
        return self.readable_chars(duration_ms) * (1 + self.tolerance)


@cache
def profiles() -> Mapping[str, Profile]:
    """The profiles that ship with Lokas, by name."""
    tables = tomllib.loads(files("lokas.text").joinpath("profiles.toml").read_text(encoding="utf-8"))
    return {name: _profile(name, table) for name, table in tables.items()}


def profile_for(language: str) -> Profile:
    """The profile for a language when nobody chose another."""
    return profiles()[FRENCH_PROFILE if language == "fr" else OTHER_PROFILE]


def find_profile(name: str) -> Profile:
    """The profile of a name, or of a file.

    Raises `OptionError` ``option.unknown_profile`` (value, known) and what `read_profile` raises.
    """
    if name in profiles():
        return profiles()[name]
    if name.endswith(".toml"):
        return read_profile(Path(name))
    raise OptionError("option.unknown_profile", value=name, known=list(profiles()))


def read_profile(path: Path) -> Profile:
    """A person's own profile, named like its file.

    Raises `InputError` ``input.profile`` (path, reason), and `OptionError` for an unknown `base`.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
        base = table.pop("base", FRENCH_PROFILE)
        if base not in profiles():
            raise OptionError("option.unknown_profile", value=str(base), known=list(profiles()))
        known = {field.name: getattr(profiles()[base], field.name) for field in fields(Profile)}
        if unknown := table.keys() - known.keys() | table.keys() & {"name"}:
            raise InputError("input.profile", path=str(path), reason=", ".join(sorted(unknown)))
        del known["name"]
        return _profile(path.stem, {**known, **table})
    except (OSError, ValueError, TypeError) as error:
        raise InputError("input.profile", path=str(path), reason=str(error)) from error


def _profile(name: str, table: Mapping[str, Any]) -> Profile:
    """A profile from its keys. Raises ValueError (or TypeError) for what makes no sense."""
    speed = tuple((int(time_ms), int(count)) for time_ms, count in table["speed"])
    profile = Profile(name=name, **{**table, "speed": speed})
    for field in fields(Profile):
        value = getattr(profile, field.name)
        if field.type == "int" and (type(value) is not int or value < 0):
            raise ValueError(f"{field.name} = {value!r}")
    if not 0 <= profile.tolerance <= 1 or profile.speakers not in {"dash", "name", "none"}:
        raise ValueError(f"tolerance, speakers = {profile.tolerance}, {profile.speakers!r}")
    _require_order(profile)
    return profile


def _require_order(profile: Profile) -> None:
    """Raise ValueError where one limit contradicts another."""
    lengths = (LEAST_LINE_CHARS, profile.soft_line_chars, profile.line_chars)
    if list(lengths) != sorted(lengths) or not 1 <= profile.lines <= 3:  # noqa: PLR2004 - the charter's live captions
        raise ValueError(f"soft_line_chars, line_chars, lines = {lengths[1]}, {lengths[2]}, {profile.lines}")
    if not 0 <= profile.shortest_ms < profile.longest_ms or profile.unspaced_line_chars < 1:
        raise ValueError(f"shortest_ms, longest_ms = {profile.shortest_ms}, {profile.longest_ms}")
    steps = (0, 0), *profile.speed
    if any(after[0] <= before[0] or after[1] <= before[1] for before, after in pairwise(steps)):
        raise ValueError(f"speed = {[list(step) for step in profile.speed]}")
