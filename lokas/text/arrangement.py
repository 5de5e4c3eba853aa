"""The best arrangement of words in cues and lines: of all that are legal, the one with the least cost.

Dynamic programming twice over: over the lines of every possible cue, then over the cues. Breaks are so chosen for a
whole passage, not from left to right. The idea is that of Knuth and Plass for paragraphs (Breaking Paragraphs into
Lines, 1981), with time added: what a cue costs depends on how long it can be shown, which depends on where the next
begins. What each fault costs is data (`weights.toml`).

Everything is computed for all starts at once, a number of words after the other: four hours are done in a second.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import TYPE_CHECKING, Any

import numpy as np

from lokas.text.breaks import Break, rules_for
from lokas.text.profiles import LOWEST_SHARE, NEAR_CHARS
from lokas.text.timing import NEVER_MS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from lokas.text.atoms import Atom
    from lokas.text.timing import Pace

    Floats = NDArray[np.float64]
    Integers = NDArray[np.int64]

Lines = tuple[tuple["Atom", ...], ...]
"""The atoms of a cue, line by line."""

BREATH_MS, LONG_PAUSE_MS = 300, 1000
"""A pause that no reader sees, and one that is as good a reason to end a cue as there is."""


@cache
def weights() -> Mapping[str, Mapping[str, float]]:
    """What each fault costs."""
    return tomllib.loads(files("lokas.text").joinpath("weights.toml").read_text(encoding="utf-8"))


def arrange(atoms: Sequence[Atom], pace: Pace, next_ms: int = NEVER_MS) -> Iterator[Lines]:
    """The cues of atoms, line by line: every atom once, in order. `next_ms` is when something follows the last of them.

    A line holds no more characters than its first atom allows, unless it is a single atom; a cue has no more lines
    than the profile allows, lasts no longer, unless it is a single atom, and holds atoms of one passage only.
    """
    table = _Table.of(atoms, pace, next_ms)
    one_line = _lines(table)
    options = [one_line]
    for _ in range(1, pace.profile.lines):
        options.append(_stacked(table, one_line, options[-1]))
    costs = _cue_costs(table, options)
    for start, end in _best_cuts(costs):
        yield tuple(tuple(atoms[first:last]) for first, last in _split(options, start, end))


@dataclass(frozen=True, slots=True, eq=False)
class _Table:
    """Atoms as arrays, each of shape (atoms,) but for the running sums, which have one more, and begin with 0."""

    pace: Pace
    spaced: Integers
    widths: Integers
    """Running sum: of widths, and the spaces before them."""
    line_chars: Integers
    soft_line_chars: Integers
    starts_ms: Integers
    ends_ms: Integers
    next_ms: Integers
    """When the next atom starts."""
    turns: Integers
    passages: Integers
    """The number of the turn, and of the passage, that an atom belongs to."""
    pauses_ms: Integers
    """Running sum: of the silence behind an atom that a reader may notice."""
    sentences: Integers
    """Running sum: of the sentences that end."""
    cue_breaks: Floats
    line_breaks: Floats
    """The cost of ending a cue, or a line, behind an atom."""

    @classmethod
    def of(cls, atoms: Sequence[Atom], pace: Pace, next_ms: int) -> _Table:
        spaced, starts_ms, ends_ms = (_array(atoms, name) for name in ("spaced", "start_ms", "end_ms"))
        following_ms = np.append(starts_ms[1:], next_ms)
        pauses_ms = np.maximum(0, following_ms - ends_ms)
        kinds = _kinds(atoms)
        widths = _sums(_array(atoms, "width") + spaced)
        return cls(
            pace=pace,
            spaced=spaced,
            widths=widths,
            line_chars=_array(atoms, "line_chars"),
            soft_line_chars=_array(atoms, "soft_line_chars"),
            starts_ms=starts_ms,
            ends_ms=ends_ms,
            next_ms=following_ms,
            turns=np.cumsum(_array(atoms, "begins_turn")),
            passages=np.cumsum(_array(atoms, "begins_passage")),
            pauses_ms=_sums(np.clip(pauses_ms - BREATH_MS, 0, LONG_PAUSE_MS)),
            sentences=_sums(kinds == Break.SENTENCE),
            cue_breaks=_cue_breaks(kinds, pauses_ms, widths[1:]),
            line_breaks=_by_kind("line_break", kinds),
        )

    @property
    def count(self) -> int:
        return len(self.starts_ms)


@dataclass(frozen=True, slots=True, eq=False)
class _Option:
    """What it costs to put atoms into so many lines; arrays of shape (atoms together, first of them).

    `costs` are infinite where it cannot be done, `widths` those of the first line, `firsts` how many atoms it has.
    """

    costs: Floats
    widths: Integers
    firsts: Integers


def _array(atoms: Sequence[Atom], name: str) -> Integers:
    return np.array([getattr(atom, name) for atom in atoms], dtype=np.int64)


def _sums(values: NDArray[np.int64] | NDArray[np.bool_]) -> Integers:
    return np.concatenate([[0], np.cumsum(values, dtype=np.int64)])


def _kinds(atoms: Sequence[Atom]) -> Integers:
    """The kind of the break behind each atom; the end of a passage is as good as that of a sentence."""
    kinds: list[int] = []
    for language, group in groupby(atoms, key=lambda atom: atom.language):
        kinds += [*rules_for(language).kinds([atom.text for atom in group]), Break.SENTENCE]
    ends = np.append(_array(atoms, "begins_passage")[1:], 1)
    return np.where(ends, int(Break.SENTENCE), np.array(kinds, dtype=np.int64))


def _by_kind(table: str, kinds: Integers) -> Floats:
    costs = weights()[table]
    by_kind: Floats = np.array([costs[kind.name.lower()] for kind in Break])
    return by_kind[kinds]


def _cue_breaks(kinds: Integers, pauses_ms: Integers, places: Integers) -> Floats:
    """The cost of ending a cue behind each atom; `places`: the characters up to there."""
    costs = weights()["cue_break"]
    pauses = np.clip((pauses_ms - BREATH_MS) / (LONG_PAUSE_MS - BREATH_MS), 0, 1)
    broken = _by_kind("cue_break", kinds) * (1 - costs["pause"] * pauses)
    ended = places[kinds == Break.SENTENCE]
    reach = NEAR_CHARS + 1  # and the space between
    near = np.searchsorted(ended, places + reach, "right") > np.searchsorted(ended, places - reach)
    return broken + np.where(near & (kinds != Break.SENTENCE), costs["near_sentence"], 0)


def _span(values: Integers, size: int) -> Integers:
    """From running sums, the sum over so many atoms together, for each first of them."""
    return values[size:] - values[:-size]


def _lines(table: _Table) -> _Option:
    """All single lines. The sizes end where no more atoms fit into any."""
    costs, widths = [], []
    cost = weights()["line"]
    for size in range(1, table.count + 1):
        width = _span(table.widths, size) - table.spaced[: table.count - size + 1]
        first = slice(0, len(width))
        fits = (width <= table.line_chars[first]) & (table.turns[first] == table.turns[size - 1 :])
        fits &= table.passages[first] == table.passages[size - 1 :]
        if size > 1 and not fits.any():
            break
        over = np.maximum(0, width - table.soft_line_chars[first]) * cost["over_soft"]
        costs.append(_padded(np.where(fits | (size == 1), over, np.inf), table.count, np.inf))
        widths.append(_padded(width, table.count, 0))
    sizes = np.arange(1, len(costs) + 1)[:, None] * np.ones(table.count, dtype=np.int64)
    return _Option(np.array(costs), np.array(widths), sizes)


def _padded(values: NDArray[Any], count: int, value: float) -> NDArray[Any]:
    return np.pad(values, (0, count - len(values)), constant_values=value)


def _stacked(table: _Table, upper: _Option, lower: _Option) -> _Option:
    """One line above what stands in `lower`, the best first line for each number of atoms."""
    most, count = len(upper.costs), table.count
    best = np.full((most + len(lower.costs), count), np.inf)
    widths, firsts = np.zeros(best.shape, dtype=np.int64), np.zeros(best.shape, dtype=np.int64)
    for size in range(1, min(most, count - 1) + 1):
        starts = slice(0, count - size)
        above = upper.widths[size - 1, starts]
        broken = upper.costs[size - 1, starts] + table.line_breaks[size - 1 : count - 1] + weights()["line"]["each"]
        costs = broken + lower.costs[:, size:] + _shape_costs(above, lower.widths[:, size:], lower.firsts[:, size:])
        rows = slice(size, size + len(costs))
        better = costs < best[rows, starts]
        best[rows, starts] = np.where(better, costs, best[rows, starts])
        widths[rows, starts] = np.where(better, above, widths[rows, starts])
        firsts[rows, starts] = np.where(better, size, firsts[rows, starts])
    return _Option(best, widths, firsts)


def _shape_costs(above: Integers, below: Integers, below_atoms: Integers) -> Floats:
    """What is ugly in two lines one above the other."""
    cost = weights()["line"]
    costs: Floats = np.abs(above - below) / np.maximum(1, above + below) * cost["uneven"]
    costs += np.where(below < LOWEST_SHARE * above, cost["unbalanced"], 0)
    costs += np.where(below_atoms == 1, cost["orphan"], 0)
    return costs


def _cue_costs(table: _Table, options: Sequence[_Option]) -> Floats:
    """The cost of every cue: shape (atoms together, first of them)."""
    sizes = len(options[-1].costs)
    costs = _fewest(options)
    for size in range(1, min(sizes, table.count) + 1):
        firsts = slice(0, table.count - size + 1)
        costs[size - 1, firsts] += _cost_of_cues(table, size)
    return costs


def _fewest(options: Sequence[_Option]) -> Floats:
    """What the lines of each cue cost, in the best number of them."""
    costs = options[-1].costs.copy()
    for option in options[:-1]:
        costs[: len(option.costs)] = np.minimum(costs[: len(option.costs)], option.costs)
    return costs


def _cost_of_cues(table: _Table, size: int) -> Floats:
    """The cost of all cues of so many atoms, the lines apart: infinite for those that must not be."""
    cost, firsts, lasts = weights()["cue"], slice(0, table.count - size + 1), slice(size - 1, table.count)
    chars = _span(table.widths, size) - table.spaced[firsts]
    chars -= chars > table.line_chars[firsts]  # where a line ends, nobody reads a space
    start_ms, said_ms = table.starts_ms[firsts], table.ends_ms[lasts]
    until_ms = table.pace.shown_until(start_ms, said_ms, table.next_ms[lasts], chars)
    costs = cost["each"] + table.cue_breaks[lasts] + _reading_costs(table.pace, chars, until_ms - start_ms)
    # Of what ends inside, the last atom's end is none.
    costs += cost["sentence_inside"] * (table.sentences[lasts] - table.sentences[firsts])
    costs += cost["pause_inside"] * (table.pauses_ms[lasts] - table.pauses_ms[firsts])
    costs += cost["speaker_inside"] * (table.turns[lasts] - table.turns[firsts])
    if size == 1:
        return costs + np.where(table.sentences[1:] == table.sentences[:-1], cost["single_word"], 0)
    legal = (table.passages[firsts] == table.passages[lasts]) & (said_ms - start_ms <= table.pace.profile.longest_ms)
    return np.where(legal, costs, np.inf)


def _reading_costs(pace: Pace, chars: Integers, duration_ms: Integers) -> Floats:
    """What it costs that there is too little time to read, or to see anything at all."""
    cost = weights()["speed"]
    shown_ms = np.clip(duration_ms, 1, pace.profile.longest_ms)
    beyond = 100 * np.clip(chars / pace.allowed[shown_ms] - 1, 0, 10)
    uncomfortable = 100 * np.clip(chars / pace.comfortable[shown_ms] - 1, 0, pace.profile.tolerance)
    lacking_ms = np.maximum(0, pace.profile.shortest_ms - duration_ms)
    too_fast = np.where(beyond > 0, cost["too_fast"] + cost["each_percent"] * beyond, 0)
    too_short = np.where(lacking_ms > 0, cost["too_short"] + cost["each_ms"] * lacking_ms, 0)
    return too_fast + too_short + cost["uncomfortable"] * uncomfortable


def _best_cuts(costs: Floats) -> list[tuple[int, int]]:
    """The cheapest way through: the first atom of each cue, and the one past its last."""
    most, count = costs.shape
    best = np.full(count + most + 1, np.inf)
    best[0] = 0
    taken = np.zeros(count + most + 1, dtype=np.int64)
    sizes = np.arange(1, most + 1)
    for start, offered in enumerate(np.ascontiguousarray(costs.T)):
        reached = slice(start + 1, start + most + 1)
        sums = offered + best[start]
        better = sums < best[reached]
        best[reached] = np.where(better, sums, best[reached])
        taken[reached] = np.where(better, sizes, taken[reached])
    cuts, end = [], count
    while end > 0:
        cuts.append((end - int(taken[end]), end))
        end -= int(taken[end])
    return cuts[::-1]


def _split(options: Sequence[_Option], start: int, end: int) -> Iterator[tuple[int, int]]:
    """The lines of the cue from `start` to `end`, each by its first atom and the one past its last."""
    number = min(
        (n for n, option in enumerate(options) if end - start <= len(option.costs)),
        key=lambda n: options[n].costs[end - start - 1, start],
    )
    while start < end:
        size = int(options[number].firsts[end - start - 1, start])
        yield start, start + size
        start, number = start + size, number - 1
