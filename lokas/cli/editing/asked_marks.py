"""What people ask of `lokas edit mark`, as edits of the document: which kind, where, with which text and details."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lokas.cli.editing.pointing import read_time, segments_of
from lokas.errors import OptionError
from lokas.text.document import AddMark, ChangeMark, RemoveMark, Several
from lokas.text.document.redacting import REDACTION
from lokas.text.sounds import spelled
from lokas.types import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lokas.text.document import Document, Edit, Mark

KINDS = ("agenda", "decision", "vote", "action", "note")
"""What people set; a redaction is set by `lokas redact`."""
OUTCOMES = ("adopted", "rejected")


@dataclass(frozen=True, slots=True)
class Where:
    """What was said of the stretch of a mark: segments, a moment, or from one moment to another; None: nothing."""

    numbers: str | None = None
    at: str | None = None
    start: str | None = None
    end: str | None = None

    def of(self, document: Document) -> Span | None:
        """The stretch; None if nothing was said of it.

        Raises `OptionError` ``option.one_of`` (options), ``edit.bad_stretch`` (start_ms, end_ms, length_ms), and as
        `read_time` and `segments_of`.
        """
        ways = [self.numbers is not None, self.at is not None, self.start is not None or self.end is not None]
        if sum(ways) > 1 or (self.start is None) != (self.end is None):
            raise OptionError("option.one_of", options=["--segments", "--at", "--from + --to"])
        if self.numbers is not None:
            segments = segments_of(document, self.numbers)
            return Span(segments[0].start_ms, segments[-1].end_ms)
        if self.at is not None:
            return _inside(document, read_time(self.at), read_time(self.at))
        if self.start is not None and self.end is not None:
            return _inside(document, read_time(self.start), read_time(self.end))
        return None


@dataclass(frozen=True, slots=True)
class AskedMark:
    """What was said of a mark; None: nothing. `details`: by their names, those that were given; "" takes one away."""

    kind: str | None
    text: str | None
    details: Mapping[str, str | int | None]

    def details_over(self, old: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
        """The details with those that were given. Raises `OptionError` ``option.unknown_value`` of an outcome."""
        given = {name: str(value) for name, value in self.details.items() if value is not None}
        if given.get("outcome"):
            given["outcome"] = _one_of("--outcome", given["outcome"], OUTCOMES)
        return tuple((name, value) for name, value in (dict(old) | given).items() if value)


def added(document: Document, asked: AskedMark, where: Where) -> Edit:
    """The edit that sets a mark.

    Raises as `Where.of`, whose ``option.one_of`` also says that a stretch is needed, and `OptionError`
    ``option.unknown_value`` (option, value, known) for a kind or an outcome that nobody knows.
    """
    span = where.of(document)
    if span is None:
        raise OptionError("option.one_of", options=["--segments", "--at", "--from + --to"])
    return AddMark(_one_of("KIND", asked.kind or "", KINDS), *span, asked.text or "", asked.details_over(()))


def changed(document: Document, number: int, asked: AskedMark, where: Where) -> Edit:
    """The edit that changes what was said of a mark. Raises as `added` and `removed`."""
    return ChangeMark(_over(_mark(document, number), asked, where.of(document)))


def removed(document: Document, numbers: Sequence[int]) -> Edit:
    """The edit that removes marks.

    Raises `OptionError` ``edit.no_mark`` (mark), ``edit.is_redaction`` (mark): what is hidden is not shown in passing.
    """
    edits = [RemoveMark(_mark(document, number).id) for number in dict.fromkeys(numbers)]
    return edits[0] if len(edits) == 1 else Several(tuple(edits))


def _mark(document: Document, number: int) -> Mark:
    found = next((mark for mark in document.marks if mark.id == number), None)
    if found is None:
        raise OptionError("edit.no_mark", mark=number)
    if found.kind == REDACTION:
        raise OptionError("edit.is_redaction", mark=number)
    return found


def _over(old: Mark, asked: AskedMark, span: Span | None) -> Mark:
    start_ms, end_ms = span or (old.start_ms, old.end_ms)
    return replace(
        old,
        kind=old.kind if asked.kind is None else _one_of("KIND", asked.kind, KINDS),
        text=old.text if asked.text is None else asked.text,
        start_ms=start_ms,
        end_ms=end_ms,
        details=asked.details_over(old.details),
    )


def _inside(document: Document, start_ms: int, end_ms: int) -> Span:
    length_ms = document.transcript.source.duration_ms
    if not start_ms <= end_ms <= length_ms:
        raise OptionError("edit.bad_stretch", start_ms=start_ms, end_ms=end_ms, length_ms=length_ms)
    return Span(start_ms, end_ms)


def _one_of(option: str, value: str, known: Sequence[str]) -> str:
    """The word that was meant: case and accents do not matter, "Décision" is a decision."""
    found = next((one for one in known if one == spelled(value)), None)
    if found is None:
        raise OptionError("option.unknown_value", option=option, value=value, known=list(known))
    return found
