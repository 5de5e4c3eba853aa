"""The redactions of a document: how a name or a passage is hidden, which are, and how one is taken back.

A redaction is a mark of kind "redaction" over a stretch of time; its text is what stands there instead. One of a name
tells the name in its details, and then hides it wherever it stands. What they do is in `redaction`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from lokas.errors import OptionError
from lokas.text.characters import clean
from lokas.text.document.labels import AddMark
from lokas.text.document.names import occurrences, stands_in, tokens, units
from lokas.text.document.retiming import SURE
from lokas.text.document.state import new_document
from lokas.types import Span, Word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lokas.text.document.names import Unit
    from lokas.text.document.state import Document, Mark, TextSegment

REDACTION = "redaction"
SIGN = "[…]"
"""What stands for what is hidden unless a person says otherwise."""

_NAME, _CASE = "name", "case"


@dataclass(frozen=True, slots=True)
class Redaction:
    """What was hidden at once: the numbers of its marks, where they are in time, what stands there instead.

    `name` is "" for a passage; `case` tells whether its capitals count.
    """

    marks: tuple[int, ...]
    spans: tuple[Span, ...]
    replacement: str
    name: str = ""
    case: bool = False

    @property
    def number(self) -> int:
        """What people call it by: the lowest number of its marks."""
        return min(self.marks)


@dataclass(frozen=True, slots=True)
class Redact:
    """A name, or a passage, is hidden from all that is exported; of a name that is hidden already, only this counts.

    `spans` are where it is said; a name may have none, and be in the name of a speaker only. Raises `OptionError`
    ``redaction.no_name`` (value: nothing that could be found) and ``redaction.shows_name`` (name, value: what shall
    stand there holds the name).
    """

    kind: ClassVar[str] = "redact"
    spans: tuple[Span, ...]
    replacement: str = SIGN
    name: str = ""
    case: bool = False

    def applied_to(self, document: Document) -> Document:
        """The document after it."""
        if self.name and not tokens(self.name):
            raise OptionError("redaction.no_name", value=self.name)
        if self.name and stands_in(self.name, self.replacement):
            raise OptionError("redaction.shows_name", name=self.name, value=self.replacement)
        marks = tuple(mark for mark in document.marks if not (self.name and _key(mark) == (self.name, self.case)))
        document = replace(document, marks=marks)
        details = (((_NAME, self.name),) if self.name else ()) + (((_CASE, "yes"),) if self.case else ())
        for span in self.spans or ((Span(0, 0),) if self.name else ()):
            document = AddMark(REDACTION, *_lasting(span, self.spans), self.replacement, details).applied_to(document)
        return document


@dataclass(frozen=True, slots=True)
class Unredact:
    """A redaction is taken back, by its number. Raises `OptionError` ``redaction.unknown`` (number, known)."""

    kind: ClassVar[str] = "unredact"
    number: int

    def applied_to(self, document: Document) -> Document:
        """The document after it."""
        known = {one.number: one for one in redactions(document)}
        if self.number not in known:
            raise OptionError("redaction.unknown", number=self.number, known=sorted(known))
        gone = known[self.number].marks
        return replace(document, marks=tuple(mark for mark in document.marks if mark.id not in gone))


def redactions(document: Document) -> list[Redaction]:
    """What is hidden, by number: all marks of a name are one redaction, each mark of a passage is one."""
    marks: dict[tuple[str, bool, int], list[Mark]] = {}
    for mark in (mark for mark in document.marks if mark.kind == REDACTION):
        name, case = _key(mark)
        marks.setdefault((name, case, 0 if name else mark.id), []).append(mark)
    found = [
        Redaction(tuple(one.id for one in same), tuple(map(_span, same)), _shown(same[-1]), name, case)
        for (name, case, _), same in marks.items()
    ]
    return sorted(found, key=lambda one: one.number)


def span_of(said: Sequence[Unit]) -> Span:
    """When some units, one at least, are said."""
    words = [word for unit in said for word in words_of(unit)]
    return Span(min(word.start_ms for word in words), max(word.end_ms for word in words))


def said_in(document: Document, span: Span) -> list[Unit]:
    """What is said in a stretch of time, if only in part."""
    return [unit for unit in units(document) if any(meets(word, span) for word in words_of(unit))]


def spans_of_name(document: Document, name: str, *, case: bool = False) -> tuple[Span, ...]:
    """When a name is said."""
    return tuple(span_of(said) for said in occurrences(units(document), name, case=case))


def heard_elsewhere(document: Document, name: str, *, case: bool = False) -> list[Span]:
    """When the machine heard a name where the text does not have it now: what is said there stays to be heard."""
    known = spans_of_name(document, name, case=case)
    heard = spans_of_name(new_document(document.transcript), name, case=case)
    return [one for one in heard if not any(meets(Word(*one, "", SURE), span) for span in known)]


def words_of(unit: Unit) -> tuple[Word, ...]:
    """The words of a unit."""
    return unit.segment.words[unit.first : unit.past]


def meets(one: TextSegment | Word, span: Span) -> bool:
    """Whether they share time; what takes none at all is met at either edge."""
    if one.start_ms == one.end_ms:
        return span.start_ms <= one.start_ms <= span.end_ms
    return one.start_ms < span.end_ms and span.start_ms < one.end_ms


def _lasting(span: Span, said: Sequence[Span]) -> Span:
    """The span of a mark. What is said in no time at all is somewhere in its neighbours: they are hidden, too."""
    lasts = span.start_ms < span.end_ms or not said
    return span if lasts else Span(max(0, span.start_ms - 1), span.end_ms + 1)


def _key(mark: Mark) -> tuple[str, bool]:
    """The name that a mark hides, "" if none, and whether its capitals count."""
    details = dict(mark.details) if mark.kind == REDACTION else {}
    return details.get(_NAME, ""), _CASE in details


def _span(mark: Mark) -> Span:
    return Span(mark.start_ms, mark.end_ms)


def _shown(mark: Mark) -> str:
    return " ".join(clean(mark.text).split()) or SIGN
