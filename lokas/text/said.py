"""All that is said, stretch by stretch: the text tells who says it, and what the machine heard of turns tells when.

Words begin and end some hundred milliseconds beside their sound, and of two who speak at once the text has one. The
turns of a diarizer are a few hundredths of a second off, and hear both. So where there are turns, these are counted,
each as said by whoever the text gives its words to: a correction counts at once.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from lokas.text.speaking import BESIDE_MS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lokas.text.document.state import Document, TextSegment
    from lokas.types import SpeakerTurn

BRIDGED_MS = 500
"""A pause this long ends a stretch and is silence; a shorter one is part of speaking (a breath, a comma)."""

QUIET_MS, TAKEN_MS = 50, 300
"""By how much an end of a stretch may be off: in silence, and where somebody else is heard. Of the self-test pair on
made meetings; with them the interval held the true time of 14 of 15 people in the assembly of half an hour."""

TAKEN_WITHIN_MS = 200
"""So near to an end somebody else is heard there."""


@dataclass(frozen=True, slots=True)
class Said:
    """A stretch that somebody says without a longer pause; `speaker`, `perhaps` as of `TextSegment`, None: unknown.

    `loose_ms`: by how much it may be shorter or longer, no more than it is long.
    """

    start_ms: int
    end_ms: int
    speaker: str | None
    perhaps: str | None
    words: int
    loose_ms: int = 0

    @property
    def length_ms(self) -> int:
        """How long it is."""
        return self.end_ms - self.start_ms

    @property
    def middle_ms(self) -> int:
        """Where its middle is."""
        return (self.start_ms + self.end_ms) // 2


def spoken(document: Document, turns: Sequence[SpeakerTurn] = ()) -> list[Said]:
    """All that is said in a document, in order of time; `turns` are what the machine heard of who speaks when."""
    return stretches(pieces(document, turns), heard=bool(turns))


def stretches(said: Sequence[Said], *, heard: bool) -> list[Said]:
    """What `pieces` are together; `heard`: by turns, whose ends are known to be a little off."""
    whole = _bridged(said)
    return [replace(one, loose_ms=loose_ms) for one, loose_ms in _loose(whole)] if heard else whole


def _bridged(said: Sequence[Said]) -> list[Said]:
    """The same without shorter pauses between what one person says, and nothing of one person counted twice."""
    found: list[Said] = []
    last: dict[str | None, int] = {}
    for one in said:
        at = last.get(one.speaker)
        before = None if at is None else found[at]
        if at is None or before is None or one.start_ms - before.end_ms >= BRIDGED_MS:
            last[one.speaker] = len(found)
            found.append(one)
        elif before.perhaps == one.perhaps:
            end_ms = max(before.end_ms, one.end_ms)
            found[at] = replace(before, end_ms=end_ms, words=before.words + one.words)
        else:
            seam_ms = max(before.end_ms, one.start_ms)
            found[at] = replace(before, end_ms=seam_ms)
            last[one.speaker] = len(found)
            found.append(replace(one, start_ms=seam_ms, end_ms=max(seam_ms, one.end_ms)))
    return found


def _loose(said: Sequence[Said]) -> Iterator[tuple[Said, int]]:
    """Each stretch with how much it may be off: more at an end where somebody else is heard."""
    starts = [one.start_ms for one in said]
    longest_ms = max((one.length_ms for one in said), default=0)
    for one in said:
        loose_ms = 0
        for at_ms in (one.start_ms, one.end_ms):
            first = bisect_left(starts, at_ms - TAKEN_WITHIN_MS - longest_ms)
            past = bisect_right(starts, at_ms + TAKEN_WITHIN_MS)
            near = (other for other in said[first:past] if other.end_ms >= at_ms - TAKEN_WITHIN_MS)
            loose_ms += TAKEN_MS if any(other.speaker != one.speaker for other in near) else QUIET_MS
        yield one, min(loose_ms, one.length_ms)


def pieces(document: Document, turns: Sequence[SpeakerTurn] = ()) -> list[Said]:
    """What `stretches` puts together: words, or parts of turns; in order of time."""
    words = [word for segment in document.segments for word in _words(segment)]
    if not turns:
        return words
    near = list(_near(words, turns))
    owners = _owners(words, turns, near)
    of_turns: list[list[Said]] = [[] for _ in turns]
    alone: list[Said] = []
    for word, beside in zip(words, near, strict=True):
        at = _turn_of(word, [(place, turns[place]) for place in beside], owners)
        (alone if at is None else of_turns[at]).append(word)
    parts = [part for turn, own in zip(turns, of_turns, strict=True) for part in _parts(turn, own, owners)]
    return sorted([*parts, *alone], key=lambda one: one.start_ms)


def _words(segment: TextSegment) -> Iterator[Said]:
    """Each word of a segment; of one without text all of its time."""
    if not segment.words:
        yield Said(segment.start_ms, segment.end_ms, segment.speaker, segment.perhaps, 0)
    for word in segment.words:
        yield Said(word.start_ms, word.end_ms, segment.speaker, segment.perhaps, 1)


def _near(words: Sequence[Said], turns: Sequence[SpeakerTurn]) -> Iterator[list[int]]:
    """Of each word the places of the turns that its middle is in or beside."""
    near: list[int] = []
    following = 0
    for word in words:
        while following < len(turns) and turns[following].start_ms <= word.middle_ms + BESIDE_MS:
            near.append(following)
            following += 1
        near = [at for at in near if turns[at].end_ms > word.middle_ms - BESIDE_MS]
        yield near


def _owners(
    words: Sequence[Said], turns: Sequence[SpeakerTurn], near: Sequence[Sequence[int]]
) -> Mapping[str | None, str | None]:
    """Who each speaker of the turns is in the document: whoever says most of what is in their turns."""
    shared: Counter[tuple[str | None, str | None]] = Counter()
    for word, places in zip(words, near, strict=True):
        for turn in (turns[at] for at in places):
            if _holds(turn, word):
                shared[turn.speaker, word.speaker] += 1 + word.length_ms
    return {turned: speaker for (turned, speaker), _ in reversed(shared.most_common()) if turned is not None}


def _holds(turn: SpeakerTurn, word: Said) -> bool:
    return turn.start_ms <= word.middle_ms < turn.end_ms


def _turn_of(
    word: Said, near: Iterable[tuple[int, SpeakerTurn]], owners: Mapping[str | None, str | None]
) -> int | None:
    """The turn that a word is in, best one of who says it, then the longest; or one of theirs beside it; else None."""
    fits = [
        ((holds, own, turn.end_ms - turn.start_ms), at)
        for at, turn in near
        if (holds := _holds(turn, word)) | (own := owners.get(turn.speaker) == word.speaker)
    ]
    return max(fits)[1] if fits else None


def _parts(turn: SpeakerTurn, own: Sequence[Said], owners: Mapping[str | None, str | None]) -> Iterator[Said]:
    """A turn cut in the middle between words of different speakers; without words it is its own speaker's."""
    if not own:
        yield Said(turn.start_ms, turn.end_ms, owners.get(turn.speaker), owners.get(turn.perhaps), 0)
        return
    runs = [list(run) for _, run in groupby(own, key=lambda word: (word.speaker, word.perhaps))]
    seams = [(before[-1].end_ms + after[0].start_ms) // 2 for before, after in pairwise(runs)]
    edges = [turn.start_ms, *(min(max(seam, turn.start_ms), turn.end_ms) for seam in seams), turn.end_ms]
    for run, (start_ms, end_ms) in zip(runs, pairwise(edges), strict=True):
        yield Said(start_ms, max(start_ms, end_ms), run[0].speaker, run[0].perhaps, sum(one.words for one in run))
