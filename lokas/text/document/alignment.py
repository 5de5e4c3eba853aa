"""Which old words each new word stands for: equal ones first, the others by the least change of spelling and sound."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lokas.text.sounds import closeness, spelled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MOVES = ((1, 1), (1, 0), (0, 1), (2, 1), (1, 2), (3, 1), (1, 3))
"""How many old words may become how many new ones in one step: "par ce que" and "parce que" are two and one."""

GAP_COST = 0.6
"""Of a word that is only there before or only after: more than half a replacement, so that those are preferred."""
UNEVEN_COST = 0.55
"""Of each further word that one word stands for: a little less than of one that is gone."""

MOST_CELLS = 400
"""Longer stretches without an equal word (20 words by 20) are taken as one: a whole segment that was rewritten."""


class Match(NamedTuple):
    """New words and the old ones they stand for, as ranges of positions; one of them may be empty."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


def align(old: Sequence[str], new: Sequence[str], language: str) -> list[Match]:
    """Matches that hold every word of both, in order.

    Words that differ in case, accents or punctuation only are equal. Between equal words, found by the least number of
    changes (Levenshtein), the cheapest way by `closeness` is taken (Needleman and Wunsch, 1970, with `MOVES`).
    """
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - only who edits needs it

    keys = [[spelled(word) or word for word in words] for words in (old, new)]
    matches: list[Match] = []
    at = (0, 0)
    for block in Levenshtein.opcodes(*keys):
        if block.tag == "equal":
            matches += _changed(old, new, Match(at[0], block.src_start, at[1], block.dest_start), language)
            pairs = zip(range(block.src_start, block.src_end), range(block.dest_start, block.dest_end), strict=True)
            matches += [Match(one, one + 1, other, other + 1) for one, other in pairs]
            at = block.src_end, block.dest_end
    return matches + list(_changed(old, new, Match(at[0], len(old), at[1], len(new)), language))


def _changed(old: Sequence[str], new: Sequence[str], within: Match, language: str) -> Iterator[Match]:
    """The cheapest matches of a stretch without equal words."""
    height, width = within.old_end - within.old_start, within.new_end - within.new_start
    if not height or not width or height * width > MOST_CELLS:
        if height or width:
            yield within
        return
    olds, news = old[within.old_start : within.old_end], new[within.new_start : within.new_end]
    row, column = 0, 0
    for rows, columns in _cheapest(olds, news, language):
        start = within.old_start + row, within.new_start + column
        yield Match(start[0], start[0] + rows, start[1], start[1] + columns)
        row, column = row + rows, column + columns


def _cheapest(old: Sequence[str], new: Sequence[str], language: str) -> list[tuple[int, int]]:
    """The moves from the first words to behind the last."""
    costs = {(0, 0): 0.0}
    came: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(len(old) + 1):
        for column in range(len(new) + 1):
            for move in MOVES:
                before = row - move[0], column - move[1]
                if before not in costs:
                    continue
                step = _cost(old[before[0] : row], new[before[1] : column], language)
                if (row, column) not in costs or costs[before] + step < costs[row, column]:
                    costs[row, column] = costs[before] + step
                    came[row, column] = move
    return _way_back(came, (len(old), len(new)))


def _way_back(came: dict[tuple[int, int], tuple[int, int]], end: tuple[int, int]) -> list[tuple[int, int]]:
    moves: list[tuple[int, int]] = []
    while end in came:
        moves.append(came[end])
        end = end[0] - moves[-1][0], end[1] - moves[-1][1]
    return moves[::-1]


def _cost(old: Sequence[str], new: Sequence[str], language: str) -> float:
    if not old or not new:
        return GAP_COST
    uneven = UNEVEN_COST * (len(old) + len(new) - 2)
    return 1 - closeness("".join(old), "".join(new), language) + uneven
