"""Corrections that a glossary suggests: what sounds or is written like one of its terms, and is none."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from lokas.text.document.finding import Place
from lokas.text.glossary.tokens import alike, lines_of, split_words
from lokas.text.sounds import closeness, sound, spelled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lokas.text.document.state import Document
    from lokas.text.glossary.terms import Glossary, Term
    from lokas.text.glossary.tokens import Line, Token

T = TypeVar("T")

MOST_WORDS = 4
"""Of a run that is compared; more where a term or a listed form has more."""

CLOSE = 0.75
"""`closeness` from which on a run of strange words may be a term.

Found with 92 names and acronyms in French and what a machine may hear instead, written down beforehand ("Kemener" for
Quéméneur), among 500 terms: 78 are suggested rightly, of the half that was looked at while searching 37 of 46, of the
other half 41 of 46; in English 17 of 24. Of 40,000 words of a book on computers in French, none of them a term, 23 are
suggested wrongly, of the 554 words of a radio talk none; in English 48. At 0.8 the French figures are 73 of 92 and 7,
at 0.7 they are 78 of 92 and 45: a person confirms each, so one that is missed is worse than one that is wrong. What is
heard as ordinary words only ("quand perd" for Quimper) is missed, 15 of 16: a glossary lists it.
"""

SURE = 0.85
"""`closeness` from which on one with ordinary words may be; it also holds a strange one, or one written as a name."""

MARGIN = 0.05
"""What a match that is just close enough has above nothing: see `_Match.weight`."""

SHORT = 4
"""Terms of fewer letters, mostly acronyms, are only found where the letters are the same, and those of fewer sounds by
their letters alone: too much sounds like AG or Weber."""

WRITTEN = 0.5
"""However alike they sound, so much of the spelling agrees: English vowels, all one sound here, tell too little."""

LISTED = 2.0
"""Better than any `closeness`: a form that people listed."""


class _Run(NamedTuple):
    """The words of a line from one token to another, the last not counted."""

    line: Line
    first: int
    past: int

    @property
    def tokens(self) -> Sequence[Token]:
        return self.line.tokens[self.first : self.past]

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(token.folded for token in self.tokens)

    @property
    def text(self) -> str:
        return self.line.between(self.first, self.past)

    @property
    def together(self) -> bool:
        return all(self.line.joined(place) for place in range(self.first, self.past - 1))


class _Match(NamedTuple):
    """A term that a run may be; the greater, the likelier. `spelling` decides among those that sound the same."""

    closeness: float
    spelling: float
    term: Term

    @property
    def weight(self) -> float:
        """What it counts against another one over it: a long name that is close says more than a short one that is."""
        return (self.closeness - CLOSE + MARGIN) * len(spelled(self.term.text))


class _Book:
    """The terms of a glossary, prepared to be looked up."""

    def __init__(self, glossary: Glossary) -> None:
        terms = self._terms = [term for term in glossary.terms if spelled(term.text)]
        self._spellings = [spelled(term.text) for term in terms]
        self._matches: dict[tuple[str, str], _Match | None] = {}
        self._right = _by_words((text, text) for term in terms for text in _right_forms(term))
        self._listed = _by_words((form, term) for term in terms for form in term.heard)
        self.lengths: dict[str, set[int]] = defaultdict(set)
        for words in (*self._right, *self._listed):
            self.lengths[words[0]].add(len(words))
        self.most_words = max([MOST_WORDS, *map(len, self._right)])

    def is_right(self, run: _Run) -> bool:
        """Whether a term is written there as it should be."""
        return any(alike(run.text) == alike(_in_place(text, run)) for text in self._right.get(run.words, ()))

    def listed(self, run: _Run) -> _Match | None:
        """The term that is misheard so, as people listed."""
        terms = self._listed.get(run.words, ()) if run.together else ()
        return next((_Match(LISTED, 0.0, term) for term in terms), None)

    def closest(self, run: _Run) -> _Match | None:
        """The term that the run may be, by spelling and sound."""
        key = " ".join(run.words), run.line.language
        if key not in self._matches:
            self._matches[key] = self._search(*key)
        match = self._matches[key]
        least = CLOSE if all(token.strange for token in run.tokens) else SURE
        return match if match and match.closeness >= least else None

    def _search(self, text: str, language: str) -> _Match | None:
        from rapidfuzz import process  # noqa: PLC0415 - only who asks for suggestions needs it
        from rapidfuzz.distance import Levenshtein  # noqa: PLC0415

        written = spelled(text)
        near = process.extract(
            written, self._spellings, scorer=Levenshtein.normalized_similarity, score_cutoff=WRITTEN, limit=None
        )
        matches = [self._match(text, language, spelling, place) for _, spelling, place in near]
        return max(matches, default=None, key=lambda one: one[:2])

    def _match(self, text: str, language: str, spelling: float, place: int) -> _Match:
        term = self._terms[place]
        if len(self._spellings[place]) < SHORT:
            return _Match(float(spelling == 1), spelling, term)
        by_ear = len(sound(term.text, language)) >= SHORT
        return _Match(closeness(text, term.text, language) if by_ear else spelling, spelling, term)


def suggestions(document: Document, glossary: Glossary) -> Iterator[Place]:
    """The places where a term was perhaps misheard, in order, none over another; `replacement` is the term.

    `replace_all` makes an edit of those that a person agrees to. 40,000 words of a book and 500 terms take 0.8 s of
    processor time, as many made-up words, all of them strange, 4.4 s.
    """
    book = _Book(glossary)
    for line in lines_of(document.segments):
        for run, match in _apart(_found(line, book)):
            first, last = run.tokens[0], run.tokens[-1]
            term = _in_place(match.term.text, run)
            yield Place(line.segment_id, first.start, last.end, first.at_ms, run.text, term)


def _found(line: Line, book: _Book) -> Iterator[tuple[_Run, _Match]]:
    """The runs of a line that may be terms and harm none that is right."""
    known = [
        _Run(line, first, first + length)
        for first, token in enumerate(line.tokens)
        for length in book.lengths.get(token.folded, ())
        if first + length <= len(line.tokens)
    ]
    right = [run for run in known if book.is_right(run)]
    for look, runs in ((book.listed, known), (book.closest, _open_runs(line, book.most_words))):
        for run in runs:
            match = look(run)
            if match and all(_spares(run, match.term, one) for one in right):
                yield run, match


def _spares(run: _Run, term: Term, right: _Run) -> bool:
    """Whether what is right stays: it is elsewhere, or the term holds it ("Marie" in "Marie Le Goff")."""
    if right.past <= run.first or run.past <= right.first:
        return True
    within = run.first <= right.first and right.past <= run.past
    return within and len(split_words(term.text)) > right.past - right.first and right.text in term.text


def _open_runs(line: Line, most: int) -> Iterator[_Run]:
    """The runs with a word that is strange or a name: nobody's ordinary words are suspected."""
    suspect = [place for place, token in enumerate(line.tokens) if token.strange or token.name]
    spans = {
        (first, past)
        for place in suspect
        for first in range(max(0, place - most + 1), place + 1)
        for past in range(place + 1, min(first + most, len(line.tokens)) + 1)
    }
    return (run for span in sorted(spans) if (run := _Run(line, *span)).together)


def _apart(found: Iterable[tuple[_Run, _Match]]) -> list[tuple[_Run, _Match]]:
    """The best of those that lie over one another, in order; of equal ones the shortest."""
    taken: set[int] = set()
    kept = []
    for run, match in sorted(found, key=lambda one: (-one[1].weight, -one[1].spelling, one[0].past - one[0].first)):
        places = range(run.first, run.past)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append((run, match))
    return sorted(kept, key=lambda one: one[0].first)


def _by_words(texts: Iterable[tuple[str, T]]) -> Mapping[tuple[str, ...], Sequence[T]]:
    found: dict[tuple[str, ...], list[T]] = defaultdict(list)
    for text, value in texts:
        found[split_words(text)].append(value)
    return {words: values for words, values in found.items() if words}


def _right_forms(term: Term) -> tuple[str, ...]:
    """How a term is right: as it is written; one that is no name also in the plural."""
    return (term.text, f"{term.text}s") if term.text.islower() else (term.text,)


def _in_place(text: str, run: _Run) -> str:
    """A term as it stands there: with a capital at the beginning of a sentence that has one."""
    capital = run.tokens[0].first and run.text[0].isupper()
    return text[:1].upper() + text[1:] if capital else text
