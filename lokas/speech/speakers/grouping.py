"""Turns put together to people, by their prints and by what is known of how many spoke.

Average linkage on the cosine distance, of turns weighted by their length. Means of unit vectors tell all of that: the
average distance of two groups is one less the product of their means. Turns are first put together to voices among
their neighbours, and only where they are much alike, so that six hours take little memory; then the voices to people.
A voice that was heard too little to make a group joins the nearest one if it is near enough. Nobody is merged for
speaking little: that is only offered.

The diarizer's own voices count only for turns that have no print. It hears whose voice is whose in windows of ten
seconds, in which a network may take two people for one; the prints of whole turns tell these apart.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from lokas.errors import OptionError
from lokas.speech.speakers.diarizer import Voices
from lokas.types import SpeakerTurn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from lokas.speech.speakers.diarizer import VoiceTurn

    Floats = NDArray[np.float64]
    Numbers = NDArray[np.int64]

LEANINGS = {"splits": 0.7, "rather-splits": 0.85, "even": 1.0, "rather-merges": 1.15, "merges": 1.3}
"""What a person may ask for where people are split or merged too easily, by what it makes of the distance."""

BLOCK = 300
"""So many turns, some ten minutes of talk, are neighbours."""

ALIKE = 0.6
"""Neighbours are one voice at so much of the distance: what is left apart here is put together later."""

GROUP_MS = 3_000
"""A voice heard for less makes no group of its own as long as it is like another: its print is of a few words."""

LOOSE = 1.5
"""And it is like another one up to so much of the distance: what is heard shortly is heard less well."""

SMALL_MS = 10_000
"""Who is heard for less in a whole meeting is offered to be merged."""

SHARE = 5
"""Where a number is known, who is heard for a fifth of an equal part, or for `SMALL_MS`, is counted."""

MARGIN = 0.08
"""By how much a turn must be nearer to one speaker than to any other for the machine to be sure."""

MOST_PEOPLE = 100


@dataclass(frozen=True, slots=True)
class People:
    """How many people spoke, as far as is known: `least` to `most`, which is None where nobody knows.

    Raises `OptionError` ``option.out_of_range`` (option, value, least, most).
    """

    least: int = 1
    most: int | None = None

    def __post_init__(self) -> None:
        most = MOST_PEOPLE if self.most is None else self.most
        if not 1 <= self.least <= MOST_PEOPLE:
            raise OptionError("option.out_of_range", option="people", value=self.least, least=1, most=MOST_PEOPLE)
        if not self.least <= most <= MOST_PEOPLE:
            raise OptionError("option.out_of_range", option="people", value=most, least=self.least, most=MOST_PEOPLE)


@dataclass(frozen=True, slots=True)
class Offer:
    """A speaker who was heard so little that it may be another one: `into` is the nearest, at that cosine distance."""

    speaker: str
    into: str
    speech_ms: int
    distance: float


@dataclass(frozen=True, slots=True)
class Grouped:
    """Who speaks when, by keys "v1", "v2", … in the order of their first words, and who may be another one."""

    turns: tuple[SpeakerTurn, ...]
    offers: tuple[Offer, ...]

    @property
    def speakers(self) -> tuple[str, ...]:
        """The keys, in their order."""
        return tuple(dict.fromkeys(turn.speaker for turn in self.turns if turn.speaker))


def group(voices: Voices, people: People, distance: float) -> Grouped:
    """The people that voices are: as many as `people` allows, apart by `distance` where that leaves a choice."""
    if not voices.turns:
        return Grouped((), ())
    alike = _in_blocks(voices, ALIKE * distance)
    voices = alike if _count(alike) >= people.least else _each_turn(voices)
    sums, heard_ms = _voice_sums(voices)
    labels = _labels(sums, heard_ms, people, distance)
    centres = np.array([_unit(sums[labels == label].sum(axis=0)) for label in range(labels.max() + 1)])
    of_turns = labels[[turn.voice for turn in voices.turns]]
    keys = {int(label): f"v{n}" for n, label in enumerate(dict.fromkeys(one for one in of_turns if one >= 0), start=1)}
    near = _prints(voices, sums) @ centres.T if centres.size else np.zeros((len(voices.turns), 0))
    turns = tuple(
        SpeakerTurn(turn.start_ms, turn.end_ms, keys.get(int(label)), keys.get(_perhaps(row, int(label))))
        for turn, label, row in zip(voices.turns, of_turns, near, strict=True)
    )
    return Grouped(turns, tuple(_offers(turns, centres, keys)))


def _in_blocks(voices: Voices, distance: float) -> Voices:
    """The same turns with other voices: in each block those that are nearer than a distance are one."""
    turns: list[VoiceTurn] = []
    for start in range(0, len(voices.turns), BLOCK):
        block = Voices(voices.turns[start : start + BLOCK], voices.prints[start : start + BLOCK])
        first = 1 + max((turn.voice for turn in turns), default=-1)
        labels = _heard_voices(block, distance)
        turns += [replace(one, voice=first + label) for one, label in zip(block.turns, labels, strict=True)]
    return replace(voices, turns=tuple(turns))


def _heard_voices(block: Voices, distance: float) -> list[int]:
    """The voice of each turn of a block.

    One without a print is of the turn it touches: the windows of a diarizer take a new voice for another one at first.
    If it touches none, it is of that to which the diarizer's voice belongs most.
    """
    known = np.flatnonzero(block.prints.any(axis=1))
    lengths = np.array([block.turns[at].length_ms for at in known], np.int64)
    sums = block.prints[known].astype(np.float64) * lengths[:, np.newaxis] / 1000
    linked = dict(zip(known.tolist(), _linked(sums, lengths, People(), distance).tolist(), strict=True))
    shared: Counter[tuple[int, int]] = Counter()
    for at, label in linked.items():
        shared[block.turns[at].voice, label] += block.turns[at].length_ms
    belongs = {voice: label for (voice, label), _ in reversed(shared.most_common())}
    unheard = 1 + max(linked.values(), default=-1)
    touched = {
        at: linked[other] for at in range(len(block.turns)) if (other := _touching(block, at, known)) is not None
    }
    left = {at: belongs.get(turn.voice, unheard + turn.voice) for at, turn in enumerate(block.turns)}
    return list((left | touched | linked).values())


def _touching(block: Voices, at: int, known: Numbers) -> int | None:
    """The longest of the `known` turns that one turn touches without speaking in the midst of it; None if none."""
    turn, longest = block.turns[at], None
    for other in known.tolist():
        one = block.turns[other]
        shared_ms = min(turn.end_ms, one.end_ms) - max(turn.start_ms, one.start_ms)
        if 0 <= 2 * shared_ms < turn.length_ms and (longest is None or one.length_ms > block.turns[longest].length_ms):
            longest = other
    return longest


def _count(voices: Voices) -> int:
    """How many voices have a print."""
    return len({turn.voice for turn, vector in zip(voices.turns, voices.prints, strict=True) if vector.any()})


def _each_turn(voices: Voices) -> Voices:
    """The same turns, each a voice of its own: there are fewer voices than people."""
    turns = tuple(replace(turn, voice=number) for number, turn in enumerate(voices.turns))
    return replace(voices, turns=turns)


def _voice_sums(voices: Voices) -> tuple[Floats, Numbers]:
    """Of each voice the sum of its prints by their seconds, shape (voices, size), and for how long it has any."""
    count = 1 + max(turn.voice for turn in voices.turns)
    sums, heard_ms = np.zeros((count, voices.prints.shape[1])), np.zeros(count, np.int64)
    for turn, vector in zip(voices.turns, voices.prints, strict=True):
        if vector.any():
            sums[turn.voice] += vector * (turn.length_ms / 1000)
            heard_ms[turn.voice] += turn.length_ms
    return sums, heard_ms


def _prints(voices: Voices, sums: Floats) -> Floats:
    """Of each turn its print, or that of its voice where it has none of its own."""
    pairs = zip(voices.turns, voices.prints.astype(np.float64), strict=True)
    return np.array([vector if vector.any() else _unit(sums[turn.voice]) for turn, vector in pairs])


def _labels(sums: Floats, heard_ms: Numbers, people: People, distance: float) -> Numbers:
    """The group of each voice, -1 for one that has no print."""
    labels = np.full(len(sums), -1, np.int64)
    large = np.flatnonzero(heard_ms >= GROUP_MS)
    if large.size < people.least:
        large = np.flatnonzero(heard_ms > 0)
    labels[large] = _linked(sums[large], heard_ms[large], people, distance)
    _join(labels, sums, heard_ms, people, distance)
    return labels


def _join(labels: Numbers, sums: Floats, heard_ms: Numbers, people: People, distance: float) -> None:
    """Give voices that have no group to the nearest one; those that are far from all are grouped among themselves."""
    small, count = np.flatnonzero((heard_ms > 0) & (labels < 0)), labels.max() + 1
    if count and small.size:
        centres = np.array([_unit(sums[labels == label].sum(axis=0)) for label in range(count)])
        near = np.array([_unit(one) for one in sums[small]]) @ centres.T
        full = people.most is not None and count >= people.most
        joins = full | (1 - near.max(axis=1) < LOOSE * distance)
        labels[small[joins]] = near.argmax(axis=1)[joins]
        small = small[~joins]
    if small.size:
        left = None if people.most is None else people.most - count
        labels[small] = count + _linked(sums[small], heard_ms[small], People(1, left), distance)


def _linked(sums: Floats, heard_ms: Numbers, people: People, distance: float) -> Numbers:
    """Average linkage: the group of each of some voices, from 0 on; -1 for those of groups that are too many.

    People are counted by groups that were heard for a while: a cough that is like nobody takes nobody's place.
    """
    seconds = np.maximum(heard_ms, 1) / 1000
    while_s = min(SMALL_MS / 1000, seconds.sum() / (SHARE * (people.most or people.least)))
    means = sums / seconds[:, np.newaxis]
    groups = np.arange(len(means))
    near = means @ means.T
    np.fill_diagonal(near, -np.inf)
    for _ in range(len(means) - people.least):
        one, other = (int(at) for at in np.unravel_index(near.argmax(), near.shape))
        heard = int((seconds >= while_s).sum())
        apart = 1 - near[one, other] >= distance and (people.most is None or heard <= people.most)
        if apart or (heard <= people.least and min(seconds[one], seconds[other]) >= while_s):
            break
        _merge(means, seconds, near, one, other)
        groups[groups == other] = one
    return _heaviest(groups, seconds, people.most)


def _merge(means: Floats, seconds: Floats, near: Floats, one: int, other: int) -> None:
    """Make one group of two, in place; the second is then no more."""
    whole = seconds[one] + seconds[other]
    means[one] = (means[one] * seconds[one] + means[other] * seconds[other]) / whole
    seconds[one], seconds[other] = whole, 0.0
    near[other] = near[:, other] = -np.inf
    near[one] = near[:, one] = np.where(seconds > 0, means @ means[one], -np.inf)
    near[one, one] = -np.inf


def _heaviest(groups: Numbers, seconds: Floats, most: int | None) -> Numbers:
    """Groups numbered from 0 on, the one heard longest first; -1 for those that are more than allowed."""
    order = [at for at in np.argsort(-seconds, kind="stable").tolist() if seconds[at] > 0]
    numbers = {at: number for number, at in enumerate(order[:most])}
    return np.array([numbers.get(at, -1) for at in groups.tolist()], np.int64)


def _perhaps(near: Floats, label: int) -> int:
    """Who else a turn may be of, -1 if it is nobody: the nearest other one, unless its own is nearer by a margin."""
    others = np.array([at for at in range(near.size) if at != label])
    if not others.size or label < 0:
        return -1
    other = int(others[near[others].argmax()])
    return -1 if near[label] - near[other] >= MARGIN else other


def _offers(turns: Sequence[SpeakerTurn], centres: Floats, keys: dict[int, str]) -> list[Offer]:
    offers = []
    near = centres @ centres.T
    np.fill_diagonal(near, -np.inf)
    for label, key in keys.items():
        speech_ms = sum(turn.end_ms - turn.start_ms for turn in turns if turn.speaker == key)
        if speech_ms < SMALL_MS and len(keys) > 1:
            other = int(near[label].argmax())
            offers.append(Offer(key, keys[other], speech_ms, round(float(1 - near[label, other]), 3)))
    return offers


def _unit(vector: Floats) -> Floats:
    length = float(np.linalg.norm(vector))
    return vector / length if length else vector
