"""The times of an edited text: unchanged words keep theirs, changed ones take those of what they replace.

New words share the gap between their neighbours by length. Nothing overlaps, and nothing leaves its neighbours.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from lokas.text.characters import UNSPACED_LANGUAGES, clean
from lokas.text.document.alignment import align
from lokas.types import Span, Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import regex

SURE = 1.0
"""The confidence of a word that a person wrote or checked."""

CHARACTER_MS = 50
"""How long a new word reaches into the silence at an edge, for each character and space.

In a French radio talk (554 words heard by Whisper medium) it is 47 ms in the mean, 54 ms with the pauses.
"""

# Not `\s`: a no-break space, as French sets before "?", does not end a word.
_SPACED = re.compile(r"[ \t\r\n\f\v]+")


@dataclass(frozen=True, slots=True)
class TimedWord:
    """A word and the number of the heard word that it came from; None for one that nobody heard."""

    word: Word
    heard: int | None


@dataclass(frozen=True, slots=True)
class Room:
    """The time a text has: its own, and how far new words at its edges may reach (the neighbours, or the sound)."""

    earliest_ms: int
    start_ms: int
    end_ms: int
    latest_ms: int


@dataclass(frozen=True, slots=True)
class _Unit:
    """Old words between two spaces, which are changed together or not at all."""

    words: tuple[TimedWord, ...]

    @property
    def text(self) -> str:
        return "".join(timed.word.text for timed in self.words)

    @property
    def span(self) -> Span:
        return Span(self.words[0].word.start_ms, self.words[-1].word.end_ms)


def typed(text: str, language: str) -> str:
    """The text as a document keeps it: on one line, single spaces, nothing that a file cannot hold."""
    text = clean(text)
    return (text if language in UNSPACED_LANGUAGES else " ".join(filter(None, _SPACED.split(text)))).strip()


def retimed(old: Sequence[TimedWord], text: str, room: Room, language: str) -> list[TimedWord]:
    """The words of `text`, which `old` was edited into, with times. `old` is in order and does not overlap.

    Words as they were are the same objects. Joined they are `typed(text)`, after a space where languages have spaces.
    """
    units = list(_units([part for one in old for part in _parts(one)], language))
    tokens = _tokens(typed(text, language), units, language)
    found: list[list[TimedWord] | None] = []
    for match in align([unit.text for unit in units], tokens, language):
        replaced, written = units[match.old_start : match.old_end], tokens[match.new_start : match.new_end]
        found += _replaced(replaced, written) if replaced else [None] * len(written)
    return [word for words in _filled(found, tokens, room) for word in words]


def shared(texts: Sequence[str], span: Span) -> list[Word]:
    """Words that share a stretch of time by their length; a person wrote them, or they have no times of their own."""
    lengths = [max(1, len(text.strip())) for text in texts]
    total = max(1, sum(lengths))
    places = [span.start_ms + (span.end_ms - span.start_ms) * part // total for part in accumulate(lengths, initial=0)]
    return [Word(start, end, text, SURE) for text, (start, end) in zip(texts, pairwise(places), strict=True)]


def spread(text: str, span: Span, language: str) -> list[Word]:
    """The words of a text that has no times, with their shares of a stretch."""
    return shared(words_of(text, language), span)


def words_of(text: str, language: str) -> list[str]:
    """The words of a text, each with the space before it; characters in languages without spaces."""
    return _tokens(typed(text, language), (), language)


def in_order(words: Iterable[TimedWord], within: Span | None = None) -> Iterator[TimedWord]:
    """The words, each cut to what those in front leave of its time, and all to what is `within`."""
    free_ms, end_ms = within or (0, None)
    for timed in words:
        word = timed.word
        start_ms = max(free_ms, word.start_ms if end_ms is None else min(word.start_ms, end_ms))
        free_ms = max(start_ms, word.end_ms if end_ms is None else min(word.end_ms, end_ms))
        as_it_is = (start_ms, free_ms) == (word.start_ms, word.end_ms)
        yield timed if as_it_is else TimedWord(replace(word, start_ms=start_ms, end_ms=free_ms), timed.heard)


def _parts(timed: TimedWord) -> list[TimedWord]:
    """The words between the spaces of what was heard as one, each with its share of the time."""
    word = timed.word
    texts = _between_spaces(word.text)
    if len(texts) <= 1:
        return [timed]
    texts[0] = texts[0] if _SPACED.match(word.text) else texts[0].lstrip()
    parts = shared(texts, Span(word.start_ms, word.end_ms))
    return [TimedWord(replace(part, confidence=word.confidence), timed.heard) for part in parts]


def _units(words: Sequence[TimedWord], language: str) -> Iterator[_Unit]:
    if language in UNSPACED_LANGUAGES:
        yield from (_Unit((word,)) for word in words)
        return
    together: list[TimedWord] = []
    for timed in words:
        if together and _SPACED.match(timed.word.text) and _is_said(timed.word.text):
            yield _Unit(tuple(together))
            together = []
        together.append(timed if together else _after_space(timed))
    if together:
        yield _Unit(tuple(together))


def _after_space(timed: TimedWord) -> TimedWord:
    text = f" {timed.word.text.lstrip(' ')}"
    return timed if text == timed.word.text else TimedWord(replace(timed.word, text=text), timed.heard)


def _tokens(text: str, units: Sequence[_Unit], language: str) -> list[str]:
    """The new words, each with the space before it."""
    if language in UNSPACED_LANGUAGES:
        edges = [0, *_kept_edges("".join(unit.text for unit in units), text, units), len(text)]
        parts = (text[start:end] for start, end in pairwise(edges))
        kept = {unit.text for unit in units}
        return [token for part in parts for token in ([part] if part in kept else _unspaced().findall(part))]
    return _between_spaces(text)


@cache
def _unspaced() -> regex.Pattern[str]:
    """A word of a language written without spaces: one character, or a run of letters of another script."""
    import regex  # noqa: PLC0415 - see `characters`

    return regex.compile(r"[ \t\r\n\f\v]*(?:[0-9A-Za-z\u00c0-\u024f]+|\X)")


def _between_spaces(text: str) -> list[str]:
    """Each word with a space before it and, as in "quoi ?", the marks that stand apart behind it."""
    tokens: list[str] = []
    for part in filter(None, _SPACED.split(text)):
        if tokens and not _is_said(part):
            tokens[-1] += f" {part}"
        else:
            tokens.append(f" {part}")
    return tokens


def _is_said(text: str) -> bool:
    return any(map(str.isalnum, text))


def _kept_edges(old: str, new: str, units: Sequence[_Unit]) -> list[int]:
    """Where in the new text the words begin and end that stand in it as they were."""
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - only who edits needs it

    places = {
        block.src_start + step: block.dest_start + step
        for block in Levenshtein.opcodes(old, new)
        if block.tag == "equal"
        for step in range(block.src_end - block.src_start)
    }
    edges: set[int] = set()
    at = 0
    for unit in units:
        spots = [places.get(place) for place in range(at, at + len(unit.text))]
        at += len(unit.text)
        if spots and spots[0] is not None and spots == list(range(spots[0], spots[0] + len(spots))):
            edges |= {spots[0], spots[0] + len(spots)}
    return sorted(edges)


def _replaced(units: Sequence[_Unit], tokens: Sequence[str]) -> list[list[TimedWord] | None]:
    """What stands for the words of the units: themselves if nothing changed, else the tokens with their time."""
    if len(units) == len(tokens) == 1 and units[0].text == tokens[0]:
        return [list(units[0].words)]
    heard = next((timed.heard for unit in units for timed in unit.words), None)
    words = shared(tokens, Span(units[0].span.start_ms, units[-1].span.end_ms)) if tokens else []
    return [[TimedWord(word, heard)] for word in words]


def _filled(found: Sequence[list[TimedWord] | None], tokens: Sequence[str], room: Room) -> Iterator[list[TimedWord]]:
    """The words, those that have no time yet with their share of the gap in which they stand."""
    place = 0
    while place < len(found):
        words = found[place]
        if words is not None:
            yield words
            place += 1
            continue
        past = next((at for at in range(place, len(found)) if found[at] is not None), len(found))
        left = found[place - 1] if place else None
        right = found[past] if past < len(found) else None
        gap = _gap(left, right, CHARACTER_MS * len("".join(tokens[place:past])), room)
        yield [TimedWord(word, None) for word in shared(tokens[place:past], gap)]
        place = past


def _gap(left: list[TimedWord] | None, right: list[TimedWord] | None, wanted_ms: int, room: Room) -> Span:
    """The time between two words; at an edge what is wanted, or all that the segment has there."""
    if left and right:
        return Span(left[-1].word.end_ms, right[0].word.start_ms)
    if right:
        end_ms = right[0].word.start_ms
        return Span(min(end_ms, max(room.earliest_ms, min(room.start_ms, end_ms - wanted_ms))), end_ms)
    start_ms = left[-1].word.end_ms if left else room.start_ms
    wanted_ms = wanted_ms if left or room.start_ms == room.end_ms else 0
    return Span(start_ms, max(start_ms, min(room.latest_ms, max(room.end_ms, start_ms + wanted_ms))))
