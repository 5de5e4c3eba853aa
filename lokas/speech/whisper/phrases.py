"""From the tokens Whisper writes for a window to phrases: the text between one time and the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

STEP_MS = 20
"""What one step of Whisper's times stands for."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Text tokens of one segment, and when it is said, in milliseconds of the window."""

    start_ms: int
    end_ms: int
    tokens: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """All a model wrote for a window, and the time up to which it has heard it, in milliseconds of the window."""

    phrases: tuple[Phrase, ...]
    heard_ms: int


def read_phrases(tokens: Sequence[int], first_time: int, length_ms: int, *, full: bool = False) -> Written:
    """The phrases in `tokens`; those from `first_time` on are times, of 20 ms each, in a window of `length_ms`.

    Whisper writes a time before and one behind each segment. A phrase without begins where the one before ends, and
    ends with the window. `full`: the model had no room to write more, so
    its last phrase is left out if it is not finished: it is to be heard again, with what follows.
    """
    groups = list(_groups(tokens, first_time))
    unfinished = full and len(groups) > 1 and groups[-1][2] is None
    phrases: list[Phrase] = []
    for start, text, end in groups[:-1] if unfinished else groups:
        earliest = phrases[-1].end_ms if phrases else 0
        start_ms = min(max(earliest if start is None else start, earliest), length_ms)
        end_ms = min(max(length_ms if end is None else end, start_ms), length_ms)
        phrases.append(Phrase(start_ms, end_ms, text))
    return Written(tuple(phrases), _heard(tokens, phrases, first_time, length_ms, unfinished=unfinished))


def _groups(tokens: Sequence[int], first_time: int) -> Iterator[tuple[int | None, tuple[int, ...], int | None]]:
    """(time before, text, time behind) of each run of text; times in milliseconds, None where there is none."""
    start: int | None = None
    text: list[int] = []
    for token in tokens:
        if token < first_time:
            text.append(token)
            continue
        time_ms = (token - first_time) * STEP_MS
        if text:
            yield start, tuple(text), time_ms
            text, start = [], None
        else:
            start = time_ms
    if text:
        yield start, tuple(text), None


def _heard(
    tokens: Sequence[int], phrases: Sequence[Phrase], first_time: int, length_ms: int, *, unfinished: bool
) -> int:
    """Up to where the window is heard: to its end unless the model's own last time is earlier.

    A first time alone (nothing said), and text that no time closes, reach to the end. A last time before the end of a
    phrase goes backwards: what has text is not heard again.
    """
    if unfinished:
        return phrases[-1].end_ms
    closed = bool(phrases) and tokens[-1] >= first_time
    return min(max((tokens[-1] - first_time) * STEP_MS, phrases[-1].end_ms), length_ms) if closed else length_ms
