"""The sound of a meeting as a line of peaks, with what was marked in it and who speaks; a click goes there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SoundMark:
    """A moment, or the beginning of a stretch, that people marked. `kind` is that of `lokas` marks and gives the shape.

    `name` is said of it: "Decision: the budget".
    """

    at_ms: int
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class SoundSpeaker:
    """A stretch in which one person speaks; `number`, from 0, gives the colour and the pattern, `name` is written."""

    start_ms: int
    end_ms: int
    number: int
    name: str
