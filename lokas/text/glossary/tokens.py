"""The words of a segment as a glossary looks at them: where each stands, when, and whether it may be misheard."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from lokas.text.characters import ends_sentence
from lokas.text.ordinary import ordinary

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lokas.text.document.state import TextSegment

TOKEN = re.compile(r"\w+")
"""What stands between spaces, apostrophes, hyphens and other marks: "l'Été-Bleu" has three."""

_GAP = re.compile(r"[\s'’ʼ\u2010\u2011-]*")
"""What may stand between two words of a name."""

_ALIKE = str.maketrans({"’": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " ", "\u2011": "-"})


@dataclass(frozen=True, slots=True)
class Token:
    """One word, from `start` to `end` in the text of its segment (positions of characters), and when it is said.

    `folded`: without case. `strange`: it is no ordinary word of the language, or was heard with little confidence.
    `name`: it has a capital inside of a sentence. `first`: it begins a sentence.
    """

    folded: str
    start: int
    end: int
    at_ms: int
    strange: bool
    name: bool
    first: bool


@dataclass(frozen=True, slots=True)
class Line:
    """The text of a segment and its tokens in order."""

    segment_id: int
    language: str
    text: str
    tokens: tuple[Token, ...]

    def between(self, first: int, past: int) -> str:
        """The text of some of its tokens, with what stands between them."""
        return self.text[self.tokens[first].start : self.tokens[past - 1].end]

    def joined(self, place: int) -> bool:
        """Whether a token and the next may belong to one name; a full stop only parts what is longer than U.D.A.F."""
        before, after = self.tokens[place : place + 2]
        gap = self.text[before.end : after.start]
        letters = before.end - before.start == after.end - after.start == 1
        return bool(_GAP.fullmatch(gap.replace(".", "") if letters else gap))


def lines_of(segments: Sequence[TextSegment]) -> Iterator[Line]:
    """Each of some segments as a glossary looks at it."""
    known = _known_words(segments)
    for segment in segments:
        yield Line(segment.id, segment.language, segment.text, tuple(_tokens(segment, known[segment.language])))


def _tokens(segment: TextSegment, known: frozenset[str]) -> Iterator[Token]:
    text = segment.text
    whole = "".join(word.text for word in segment.words)
    lead = len(whole) - len(whole.lstrip())
    starts = list(accumulate((len(word.text) for word in segment.words[:-1]), initial=-lead))
    before = 0
    for match in TOKEN.finditer(text):
        folded = folded_word(match[0])
        said = segment.words[bisect_right(starts, match.start()) - 1 : bisect_left(starts, match.end())]
        strange = folded not in known or (segment.timed and any(word.doubtful for word in said))
        first = not before or ends_sentence(text[before : match.start()])
        name = match[0][0].isupper() and not first
        yield Token(folded, match.start(), match.end(), said[0].start_ms, strange, name, first)
        before = match.end()


def _known_words(segments: Sequence[TextSegment]) -> Mapping[str, frozenset[str]]:
    """The ordinary ones of the words of some segments, for each of their languages."""
    words: dict[str, set[str]] = defaultdict(set)
    for segment in segments:
        words[segment.language].update(map(folded_word, TOKEN.findall(segment.text)))
    return {language: ordinary(found, language) for language, found in words.items()}


def folded_word(text: str) -> str:
    """A word as it is looked up: without case, accents as one character with their letter."""
    return text.lower() if text.isascii() else unicodedata.normalize("NFC", text).lower()


def split_words(text: str) -> tuple[str, ...]:
    """The words of a term or of a heard form, as `Token.folded` has them."""
    return tuple(map(folded_word, TOKEN.findall(text)))


def alike(text: str) -> str:
    """A text with one apostrophe, one space and one hyphen for those that stand for the same."""
    return unicodedata.normalize("NFC", text.translate(_ALIKE))
