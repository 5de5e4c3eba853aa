"""Which word is whose: words get the speaker of the turns they share time with.

An engine's times of words and a diarizer's turns are each some hundred milliseconds off, so a word just beside a turn
belongs to it, and where speakers change in the middle of a clause by a word or two, the end of the sentence next to it
is taken for the change.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from lokas.text.characters import ends_sentence
from lokas.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lokas.types import SpeakerTurn, Word

BESIDE_MS = 500
"""A word so far from any turn is still of the nearest one; further off nobody knows."""

CONTESTED = 0.5
"""A word is contested if a second speaker has at least so much of it as the first."""

SNAP_WORDS = 2
"""By so many words a change of speaker is moved to the end of a sentence."""

SNAP_MS = 700
"""And by no more time than that."""


@dataclass(frozen=True, slots=True)
class Whose:
    """Who says a word: `speaker` None if nobody knows; `perhaps` who else; `together` if several speak at once."""

    speaker: str | None
    perhaps: str | None = None
    together: bool = False

    @property
    def sure(self) -> bool:
        """Whether it is known, and nobody else's."""
        return self.speaker is not None and self.perhaps is None


def whose(words: Sequence[Word], turns: Sequence[SpeakerTurn], spans: Sequence[Span] | None = None) -> list[Whose]:
    """Who says each of some words, which are in order of time, as are the turns.

    `spans`: of each word the time of the segment it is in, where that is known. Where several speak at once, the engine
    heard one of them: the one whose turn is as long as the segment.
    """
    found = [
        _whose(word, near, span)
        for word, near, span in zip(words, _near(words, turns), spans or _own_spans(words), strict=True)
    ]
    return _snapped(words, _calmed(found))


def _own_spans(words: Sequence[Word]) -> list[Span]:
    return [Span(word.start_ms, word.end_ms) for word in words]


def _near(words: Sequence[Word], turns: Sequence[SpeakerTurn]) -> Iterator[list[SpeakerTurn]]:
    """Of each word the turns that it may belong to."""
    waiting, near = iter(turns), []
    following = next(waiting, None)
    for word in words:
        while following is not None and following.start_ms < word.end_ms + BESIDE_MS:
            near.append(following)
            following = next(waiting, None)
        near = [turn for turn in near if turn.end_ms > word.start_ms - BESIDE_MS]
        yield near


def _whose(word: Word, near: Sequence[SpeakerTurn], span: Span) -> Whose:
    shared: Counter[str | None] = Counter()
    for turn in near:
        shared[turn.speaker] += max(0, _shared_ms(turn, word))
    if not shared.total():
        return _beside(word, near)
    speaker, second = (*sorted(shared, key=lambda one: shared[one], reverse=True)[:2], None)[:2]
    if second is not None and shared[second] >= CONTESTED * shared[speaker]:
        fits = {one: max(_fit(turn, span) for turn in near if turn.speaker == one) for one in (speaker, second)}
        speaker, second = sorted(fits, key=lambda one: fits[one], reverse=True)
        return Whose(speaker, second, together=_together(word, near, speaker, second))
    doubts = (turn.perhaps for turn in near if turn.speaker == speaker and _shared_ms(turn, word) > 0)
    return Whose(speaker, next((one for one in doubts if one), None))


def _fit(turn: SpeakerTurn, span: Span) -> float:
    """How much a turn and a span are the same: what they share of what they cover, in [0, 1]."""
    shared_ms = min(turn.end_ms, span.end_ms) - max(turn.start_ms, span.start_ms)
    covered_ms = max(turn.end_ms, span.end_ms) - min(turn.start_ms, span.start_ms)
    return max(0, shared_ms) / max(1, covered_ms)


def _beside(word: Word, near: Sequence[SpeakerTurn]) -> Whose:
    """A word in no turn is of the nearest one, and nobody's if there is none."""
    if not near:
        return Whose(None)
    nearest = max(near, key=lambda turn: _shared_ms(turn, word))
    other = next((turn.speaker for turn in near if turn.speaker != nearest.speaker), None)
    return Whose(nearest.speaker, other or nearest.perhaps)


def _shared_ms(turn: SpeakerTurn, word: Word) -> int:
    """How much time they share; less than nothing where they are apart."""
    return min(turn.end_ms, max(word.end_ms, word.start_ms + 1)) - max(turn.start_ms, word.start_ms)


def _together(word: Word, near: Sequence[SpeakerTurn], speaker: str | None, second: str | None) -> bool:
    """Whether two speak at once for most of a word."""
    at_once = sum(
        max(0, min(one.end_ms, other.end_ms, word.end_ms) - max(one.start_ms, other.start_ms, word.start_ms))
        for one in near
        for other in near
        if (one.speaker, other.speaker) == (speaker, second)
    )
    return 2 * at_once > word.end_ms - word.start_ms


def _calmed(found: Sequence[Whose]) -> list[Whose]:
    """The same, but for a single unsure word between two of another speaker: it is theirs."""
    calm = list(found)
    for at in range(1, len(calm) - 1):
        one, around = calm[at], calm[at - 1].speaker
        if not one.sure and None is not around != one.speaker and around == calm[at + 1].speaker:
            calm[at] = replace(one, speaker=around, perhaps=one.speaker)
    return calm


def _snapped(words: Sequence[Word], found: list[Whose]) -> list[Whose]:
    """The same, with changes of speaker moved to the ends of sentences that are next to them."""
    for at in [at for at in range(1, len(found)) if found[at - 1].speaker != found[at].speaker]:
        to = _end_beside(words, at)
        if to is None or None in {found[at - 1].speaker, found[at].speaker}:
            continue
        taken, left = (found[at - 1], found[to]) if to > at else (found[at], found[to - 1])
        moved = found[min(at, to) : max(at, to)]
        if all(one.speaker == left.speaker != taken.speaker for one in moved):  # and there is more of it left
            changed = (replace(one, speaker=taken.speaker, perhaps=one.speaker) for one in moved)
            found[min(at, to) : max(at, to)] = changed
    return found


def _end_beside(words: Sequence[Word], at: int) -> int | None:
    """Where a sentence begins next to a change before word `at`; None if one does there, or none near."""
    steps = (0, *(sign * step for step in range(1, SNAP_WORDS + 1) for sign in (1, -1)))
    for place in (at + step for step in steps):
        if 0 < place < len(words) and ends_sentence(words[place - 1].text):
            far_ms = abs(words[place].start_ms - words[at].start_ms)
            return place if place != at and far_ms <= SNAP_MS else None
    return None


def runs(found: Sequence[Whose]) -> list[int]:
    """Where in a list of words another speaker begins, 0 first; empty for no words."""
    starts, at = [], 0
    for _, run in groupby(found, key=lambda one: one.speaker):
        starts.append(at)
        at += len(list(run))
    return starts


def second_of(found: Sequence[Whose], words: Sequence[Word]) -> str | None:
    """Who else may say words of one speaker, if half of their time is unsure: the one who may say most of that."""
    unsure: Counter[str] = Counter()
    whole_ms = 0
    for one, word in zip(found, words, strict=True):
        length_ms = max(1, word.end_ms - word.start_ms)
        whole_ms += length_ms
        if one.perhaps is not None and one.perhaps != one.speaker:
            unsure[one.perhaps] += length_ms
    if 2 * unsure.total() < whole_ms or not unsure:
        return None
    return unsure.most_common(1)[0][0]
