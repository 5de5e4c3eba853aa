"""Terms that a glossary should know, as people's corrections of a document tell them."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from lokas.text.document.alignment import align
from lokas.text.glossary.terms import Glossary, Term
from lokas.text.glossary.tokens import TOKEN, lines_of, split_words
from lokas.text.ordinary import ordinary
from lokas.text.sounds import closeness

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Sequence

    from lokas.text.document.alignment import Match
    from lokas.text.document.state import Document
    from lokas.text.glossary.tokens import Line

MOST_WORDS = 4
"""A longer correction says something else than was heard, not how a name is written."""

CLOSE = 0.5
"""`closeness` from which on what a person wrote is what was misheard, and not something else.

A person has decided that the two belong together, so it is lower than for a suggestion: all 108 names and acronyms in
French that were written down with what may be heard instead have it, 16 of them heard as ordinary words only, and of a
name and any word of the dictionary 4 in 1,000.
"""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A term that people wrote, and what they wrote it for, the most frequent first."""

    term: str
    heard: tuple[str, ...]


class _Correction(NamedTuple):
    """What was heard, "" if it stands for more than the term, and the term."""

    heard: str
    term: str


class _Stretch(NamedTuple):
    """Words that were corrected together: as ranges of those that were heard and of those that stand there now."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


def proposals(document: Document, glossary: Glossary | None = None) -> Iterator[Proposal]:
    """What corrections tell that a glossary lacks, the most frequent first.

    A correction counts if it holds a name or a word that is no ordinary one, and sounds or looks like what was heard.
    Heard forms of ordinary words that still stand elsewhere in the document are left out: there they are right.
    """
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for correction in _corrections(document):
        found[correction.term][correction.heard] += 1
    right = _standing({form for forms in found.values() for form in forms}, document)
    known = {term.key: term for term in (glossary or Glossary()).terms}
    for text, forms in sorted(found.items(), key=lambda one: -one[1].total()):
        term = known.get(Term(text).key)
        listed = {form.casefold() for form in term.heard} if term else set()
        new = tuple(form for form, _ in forms.most_common() if form and form.casefold() not in listed | right)
        if new or not term:
            yield Proposal(text, new)


def _corrections(document: Document) -> Iterator[_Correction]:
    heard = {one.id: "".join(word.text for word in document.heard[slice(*one.origin)]) for one in document.segments}
    changed = [segment for segment in document.segments if segment.text != heard[segment.id].strip()]
    for line in lines_of(changed):
        yield from _corrected(heard[line.segment_id], line)


def _corrected(heard: str, line: Line) -> Iterator[_Correction]:
    """The corrections of one line that can be of a term."""
    old = list(TOKEN.finditer(heard))
    new = [line.between(place, place + 1) for place in range(len(line.tokens))]
    words = [match[0] for match in old]
    for stretch in _stretches(align(words, new, line.language), words, new, line):
        start, end = _trimmed(stretch, line)
        if start == end or end - start > MOST_WORDS or not 0 < stretch.old_end - stretch.old_start <= MOST_WORDS:
            continue
        written, term = line.between(stretch.new_start, stretch.new_end), line.between(start, end)
        was = _tightest(heard, old[stretch.old_start : stretch.old_end], written, line.language)
        if closeness(was, written, line.language) >= CLOSE and was != term:
            yield _Correction(was if written == term else "", term)


def _tightest(heard: str, words: Sequence[re.Match[str]], written: str, language: str) -> str:
    """What of the words in a row is closest to what was written for them: an "et" behind a name went for itself."""
    runs = [heard[first.start() : last.end()] for at, first in enumerate(words) for last in words[at:]]
    return max(runs, key=lambda run: (closeness(run, written, language), closeness(run, written, "")))


def _stretches(matches: Iterable[Match], old: list[str], new: list[str], line: Line) -> Iterator[_Stretch]:
    """The matches that changed anything, those that follow one another taken together as far as one name may go."""
    under_way: _Stretch | None = None
    for match in matches:
        gone = match.new_start == match.new_end
        changed = not gone and old[match.old_start : match.old_end] != new[match.new_start : match.new_end]
        parted = not gone and match.new_start > 0 and not line.joined(match.new_start - 1)
        if under_way and (parted or not changed):
            yield under_way
            under_way = None
        if changed:
            start = under_way or match
            under_way = _Stretch(start.old_start, match.old_end, start.new_start, match.new_end)
    if under_way:
        yield under_way


def _trimmed(stretch: _Stretch, line: Line) -> tuple[int, int]:
    """The words of a term: from the first to the last that is a name or no ordinary word; none if none is."""
    special = [
        place
        for place in range(stretch.new_start, stretch.new_end)
        if line.tokens[place].strange or line.tokens[place].name
    ]
    return (special[0], special[-1] + 1) if special else (0, 0)


def _standing(forms: Iterable[str], document: Document) -> set[str]:
    """Those of the forms, without case, that are ordinary words and stand in the document."""
    words = {form: split_words(form) for form in forms}
    plain = ordinary({word for split in words.values() for word in split}, document.transcript.language)
    suspects = {form: f" {' '.join(split)} " for form, split in words.items() if split and plain.issuperset(split)}
    texts = [f" {' '.join(split_words(segment.text))} " for segment in document.segments] if suspects else []
    return {form.casefold() for form, wanted in suspects.items() if any(wanted in text for text in texts)}
