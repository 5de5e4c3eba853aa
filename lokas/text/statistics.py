"""Who spoke for how long: per person, per point of the agenda, per group that people declared themselves.

Everything is counted from the document, so a correction counts at once. What the machine was not sure of is no false
decimal: each time has an interval, from what is surely somebody's to that and all that may be theirs; and where turns
were heard, their ends are taken for as loose as they are. Nobody is ranked: people stand in the order of their first
words. Pure functions of values.
"""

from __future__ import annotations

import csv
import io
from bisect import bisect_left
from dataclasses import dataclass
from itertools import groupby, islice, pairwise
from typing import TYPE_CHECKING

from lokas.text.export.tables import cell
from lokas.text.said import pieces, spoken, stretches
from lokas.types import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from lokas.text.document.state import Document
    from lokas.text.said import Said
    from lokas.types import SpeakerTurn

AGENDA = "agenda"

COLUMNS = (
    "speaker",
    "time_ms",
    "least_ms",
    "most_ms",
    "share",
    "turns",
    "longest_ms",
    "words",
    "words_per_minute",
    "together_ms",
)
"""The names of the first row, the same in every language: programs look for them. See `Speaking`."""


@dataclass(frozen=True, slots=True)
class Speaking:
    """What one person said, or all of unknown speakers (None). `share` of all that is spoken, in [0, 1].

    `least_ms` is surely theirs, `most_ms` that and all that may be. A turn ends where somebody else begins; of the
    longest one it is told how long they spoke in it. `together_ms`: while others spoke too.
    """

    speaker: str | None
    time_ms: int
    least_ms: int
    most_ms: int
    share: float
    turns: int
    longest_ms: int
    words: int
    together_ms: int

    @property
    def words_per_minute(self) -> float:
        """How fast they speak; 0 where they said nothing."""
        return self.words * 60_000 / self.time_ms if self.time_ms else 0.0


@dataclass(frozen=True, slots=True)
class Statistics:
    """Who spoke for how long in a stretch of `length_ms`, in the order of their first words; unknown speakers last.

    What people say at once counts for each of them as far as there is text of it, and once in `speech_ms`.
    """

    length_ms: int
    speech_ms: int
    together_ms: int
    people: tuple[Speaking, ...]

    @property
    def silence_ms(self) -> int:
        """How long nobody spoke."""
        return self.length_ms - self.speech_ms


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the agenda, "" for what comes before the first one, and what was said in it."""

    title: str
    span: Span
    statistics: Statistics


@dataclass(frozen=True, slots=True)
class GroupShare:
    """What the people of a group said together. `present`: how many of them were there, None where nobody counted.

    `share` of what is spoken, `present_share` of the people that were counted, both in [0, 1].
    """

    group: str
    spoke: int
    time_ms: int
    least_ms: int
    most_ms: int
    share: float
    present: int | None = None
    present_share: float | None = None


def spans_together(said: Iterable[Said]) -> list[Span]:
    """When several speak at once: spans in order that do not overlap."""
    edges = sorted(edge for one in said for edge in ((one.start_ms, 1), (one.end_ms, -1)))
    spans: list[Span] = []
    count = start_ms = 0
    for at_ms, step in edges:
        if count + step > 1 >= count:
            start_ms = at_ms
        elif count > 1 >= count + step and at_ms > start_ms:
            spans.append(Span(start_ms, at_ms))
        count += step
    return spans


def statistics(said: Sequence[Said], span: Span) -> Statistics:
    """Who spoke for how long in a span of a recording, of which `said` is all that is said, in order of time."""
    together = spans_together(said)
    speakers = sorted(dict.fromkeys(one.speaker for one in said), key=lambda speaker: speaker is None)
    heard_out = (one for one in said if one.words or 2 * _shared_ms(one, together) < one.length_ms)
    turns = [
        (speaker, sum(one.length_ms for one in turn))
        for speaker, turn in groupby(heard_out, key=lambda one: one.speaker)
    ]
    length_ms = span.end_ms - span.start_ms
    people = tuple(_speaking(speaker, said, turns, together, length_ms) for speaker in speakers)
    return Statistics(length_ms, _covered_ms(said), _shared_ms(span, together), people)


def statistics_of(document: Document, turns: Sequence[SpeakerTurn] = ()) -> Statistics:
    """Who spoke for how long in a document; `turns` are what the machine heard of who speaks when."""
    said = spoken(document, turns)
    return statistics(said, _whole(document, said))


def by_point(document: Document, turns: Sequence[SpeakerTurn] = ()) -> list[Point]:
    """The same for each point of the agenda that is marked; a word, or a turn, belongs to the one its middle is in."""
    said = pieces(document, turns)
    whole = _whole(document, said)
    begins = [("", whole.start_ms), *((mark.text, mark.start_ms) for mark in document.marks if mark.kind == AGENDA)]
    points = []
    for (title, start_ms), (_, end_ms) in pairwise([*begins, ("", whole.end_ms)]):
        inside = stretches([one for one in said if start_ms <= one.middle_ms < end_ms], heard=bool(turns))
        if end_ms > start_ms and (title or inside):
            span = Span(start_ms, end_ms)
            points.append(Point(title, span, statistics(inside, span)))
    return points


def by_group(
    found: Statistics, groups: Mapping[str, str], present: Mapping[str, int] | None = None
) -> list[GroupShare]:
    """What each group said: `groups` gives that of a speaker, as people declared it; of others nothing is supposed.

    `present`: how many of each group were there. In the order of the first words, then those who said nothing.
    """
    counted = present or {}
    known = [one for one in found.people if one.speaker in groups]
    names = dict.fromkeys([*(groups[one.speaker] for one in known if one.speaker), *counted])
    return [
        _group_share(name, [one for one in known if groups.get(one.speaker or "") == name], counted) for name in names
    ]


def statistics_csv(found: Statistics, name_of: Callable[[str | None], str]) -> Iterator[str]:
    """A table for spreadsheets, comma-separated, a row for each person; times are whole milliseconds.

    `name_of` gives the name of a speaker, and of unknown ones for None.
    """
    yield _row(COLUMNS)
    for one in found.people:
        times = (one.time_ms, one.least_ms, one.most_ms, f"{one.share:.4f}", one.turns, one.longest_ms)
        yield _row((cell(name_of(one.speaker)), *times, one.words, round(one.words_per_minute), one.together_ms))


def _speaking(
    speaker: str | None,
    said: Sequence[Said],
    turns: Sequence[tuple[str | None, int]],
    together: Sequence[Span],
    length_ms: int,
) -> Speaking:
    own = [one for one in said if one.speaker == speaker]
    time_ms, whole_ms = (sum(one.length_ms for one in some) for some in (own, said))
    lengths = [turn_ms for whose, turn_ms in turns if whose == speaker]
    maybe = (one.length_ms for one in said if speaker is not None and one.perhaps == speaker)
    return Speaking(
        speaker=speaker,
        time_ms=time_ms,
        least_ms=sum(one.length_ms - one.loose_ms for one in own if one.perhaps is None),
        most_ms=max(time_ms, min(length_ms, time_ms + sum(one.loose_ms for one in own) + sum(maybe))),
        share=time_ms / whole_ms if whole_ms else 0.0,
        turns=len(lengths),
        longest_ms=max(lengths, default=0),
        words=sum(one.words for one in own),
        together_ms=sum(_shared_ms(one, together) for one in own),
    )


def _group_share(name: str, members: Sequence[Speaking], present: Mapping[str, int]) -> GroupShare:
    count, everybody = present.get(name), sum(present.values())
    return GroupShare(
        group=name,
        spoke=len(members),
        time_ms=sum(one.time_ms for one in members),
        least_ms=sum(one.least_ms for one in members),
        most_ms=sum(one.most_ms for one in members),
        share=sum(one.share for one in members),
        present=count,
        present_share=None if count is None or not everybody else count / everybody,
    )


def _whole(document: Document, said: Sequence[Said]) -> Span:
    """All of the recording, and what the text says after its end."""
    return Span(0, max([document.transcript.source.duration_ms, *(one.end_ms for one in said)]))


def _covered_ms(said: Iterable[Said]) -> int:
    """How long anybody speaks."""
    covered_ms = reached_ms = 0
    for one in sorted(said, key=lambda one: one.start_ms):
        covered_ms += max(0, one.end_ms - max(one.start_ms, reached_ms))
        reached_ms = max(reached_ms, one.end_ms)
    return covered_ms


def _shared_ms(span: Span | Said, others: Sequence[Span]) -> int:
    """How much of a span others cover, which are in order and do not overlap."""
    first = bisect_left(others, span.start_ms, key=lambda other: other.end_ms)
    shared_ms = 0
    for other in islice(others, first, None):
        if other.start_ms >= span.end_ms:
            break
        shared_ms += min(span.end_ms, other.end_ms) - max(span.start_ms, other.start_ms)
    return shared_ms


def _row(values: Sequence[object]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(values)
    return line.getvalue()
