"""A name as it stands in texts: with or without accents, hyphens or capitals, and over the edges of segments.

Texts are compared by their tokens: runs of letters and digits in plain form. "Jean-Pierre", "JEAN PIERRE" and
"jean ⏎ pierre" are the same two tokens; "Jeanne" is another.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, groupby, pairwise, product
from typing import TYPE_CHECKING

from lokas.text.characters import UNSPACED_LANGUAGES
from lokas.text.sounds import closeness, without_accents

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lokas.text.document.state import Document, TextSegment

LIKE = 0.75
"""Words as close to a name as this may be the name, heard wrongly: "Béro" and "Bérault", not "Bernard"."""
LEAST_LETTERS = 3
"""Of a part of a name, or a word, that is compared: shorter ones are like everything."""

_TOKEN = re.compile(r"[^\W_]+")
_UNSPACED = re.compile("[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
"""Letters of scripts without spaces between words (Thai to Tibetan, Burmese, Khmer, kana, Han): each is a token."""


@dataclass(frozen=True, slots=True)
class Token:
    """A run of letters and digits in plain form, and where it stands in its text, accents that follow included."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Unit:
    """Words of a segment without a space between them, `first` to past the `last`: " d'" and "Anna," are one."""

    segment: TextSegment
    place: int
    first: int
    past: int

    @property
    def text(self) -> str:
        """What stands there."""
        return "".join(word.text for word in self.segment.words[self.first : self.past])


def tokens(text: str, *, case: bool = False) -> list[Token]:
    """The tokens of a text, in order; with `case`, capitals are told from small letters."""
    plain, places = [], []
    for place, character in enumerate(text):
        folded = _plain(character, case=case)
        plain.append(folded)
        places += [place] * len(folded)
    joined = "".join(plain)
    return [
        Token(joined[start:end], places[start], _past_accents(text, places[end - 1] + 1))
        for found in _TOKEN.finditer(joined)
        for start, end in _parts(found[0], found.start())
    ]


def stands_in(name: str, text: str, *, case: bool = False) -> list[tuple[int, int]]:
    """Where a name stands in a text: first character and past the last, in order, none over another."""
    found, wanted = tokens(text, case=case), _said(name, case=case)
    starts = _runs([one.text for one in found], wanted)
    return [(found[at].start, found[at + len(wanted) - 1].end) for at in starts]


def units(document: Document) -> list[Unit]:
    """All words of a document, in order, in units that are hidden together."""
    return [unit for place, segment in enumerate(document.segments) for unit in units_of(segment, place)]


def units_of(segment: TextSegment, place: int) -> Iterator[Unit]:
    """The units of a segment, which is at a place among the segments."""
    joined = segment.language not in UNSPACED_LANGUAGES
    begins = [at for at, word in enumerate(segment.words) if not (at and joined) or word.text[:1].isspace()]
    for at, past in pairwise([*begins, len(segment.words)]):
        yield Unit(segment, place, at, past)


def occurrences(among: Sequence[Unit], name: str, *, case: bool = False) -> Iterator[Sequence[Unit]]:
    """The units in which a name is said, for each time it is; it may begin in one segment and end in another."""
    return (said for _, said in occurrences_of(among, [name], case=case))


def occurrences_of(
    among: Sequence[Unit], names: Iterable[str], *, case: bool = False
) -> Iterator[tuple[str, Sequence[Unit]]]:
    """The same of several names, one after the other, each with the units."""
    found = list(_placed(among, case=case))
    texts = [text for text, _, _ in found]
    for name in names:
        wanted = _said(name, case=case)
        for at in _runs(texts, wanted):
            yield name, among[found[at][1] : found[at + len(wanted) - 1][2] + 1]


def looks_like(among: Sequence[Unit], name: str) -> Counter[str]:
    """What may be the name, or a part of it that stands alone, and is not found as the name: how often each is there.

    By spelling and sound (`closeness`), over runs of as many words as the name has, one less and one more.
    """
    hidden = {id(unit) for run in occurrences(among, name) for unit in run}
    others = [unit for unit in among if id(unit) not in hidden]
    wanted = _said(name, case=False)
    said = [_said(unit.text, case=False) for unit in others]
    found: Counter[str] = Counter()
    for length in {1, len(wanted) - 1, len(wanted), len(wanted) + 1} - {0}:
        for at in range(len(others) - length + 1):
            run, language = tuple(chain.from_iterable(said[at : at + length])), others[at].segment.language
            pairs = [(" ".join(run), " ".join(wanted)), *(product(run, wanted) if length == 1 else ())]
            if any(_is_like(*pair, language) for pair in pairs):
                shown = "".join(unit.text for unit in others[at : at + length])
                found[shown.strip(" .,;:!?…«»\u00a0")] += 1
    return found


def _placed(among: Sequence[Unit], *, case: bool) -> Iterator[tuple[str, int, int]]:
    """The tokens of units, each with the numbers of the first and the last unit it is in.

    Where texts have no spaces, they are those of whole segments: each letter of a name may be a unit of its own.
    """
    for _, group in groupby(enumerate(among), key=lambda pair: pair[1].place):
        together = list(group)
        if together[0][1].segment.language not in UNSPACED_LANGUAGES:
            yield from ((token, number, number) for number, unit in together for token in _said(unit.text, case=case))
            continue
        numbers = [number for number, unit in together for _ in unit.text]
        for token in tokens("".join(unit.text for _, unit in together), case=case):
            yield token.text, numbers[token.start], numbers[token.end - 1]


@lru_cache(maxsize=1 << 16)
def _is_like(text: str, wanted: str, language: str) -> bool:
    """Whether a text is like a name or a part of one; most are told by their lengths, before anything is computed."""
    shorter, longer = sorted((len(text), len(wanted)))
    return LEAST_LETTERS <= shorter > longer / 2 and closeness(text, wanted, language) >= LIKE


@lru_cache(maxsize=4096)
def _plain(character: str, *, case: bool) -> str:
    """Without its accents; nothing of what is not seen, such as a soft hyphen, which would hide a name."""
    if unicodedata.category(character) == "Cf":
        return ""
    plain = without_accents(character)
    return plain if case else plain.casefold()


def _parts(text: str, start: int) -> Iterator[tuple[int, int]]:
    """The tokens of a run of letters, as places in the text that it begins in at `start`."""
    at = 0
    for letter in [*_UNSPACED.finditer(text), None]:
        end = letter.start() if letter else len(text)
        if at < end:
            yield start + at, start + end
        if letter:
            yield start + end, start + end + 1
            at = end + 1


def _past_accents(text: str, position: int) -> int:
    return next((at for at in range(position, len(text)) if not unicodedata.combining(text[at])), len(text))


@lru_cache(maxsize=1 << 15)
def _said(text: str, *, case: bool) -> tuple[str, ...]:
    """The tokens of a unit, or of a name: meetings say the same words again and again."""
    return tuple(token.text for token in tokens(text, case=case))


def _runs(found: Sequence[str], wanted: Sequence[str]) -> Iterator[int]:
    """Where the wanted tokens stand one behind the other, none over another; nowhere if none is wanted."""
    at, length = 0, len(wanted)
    with suppress(ValueError):  # there is no more of the first token
        while length:
            at = found.index(wanted[0], at)
            if tuple(found[at : at + length]) == tuple(wanted):
                yield at
                at += length
            else:
                at += 1
