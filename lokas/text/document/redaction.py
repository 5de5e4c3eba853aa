"""What must not leave the house: names and passages that no export shows and no exported sound lets hear.

A passage is hidden by its time, a name wherever it stands: in the text, also where it is typed later, in names of
speakers and in what marks say. `redacted` is the document without any of it, from which everything is exported. The
document itself keeps all, so that a redaction can be taken back.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

from lokas.text.document.names import occurrences_of, stands_in, units, units_of
from lokas.text.document.redacting import REDACTION, SIGN, meets, redactions, span_of, words_of
from lokas.text.document.retiming import SURE
from lokas.text.document.state import new_document
from lokas.text.sounds import spelled
from lokas.types import Span, Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lokas.text.document.names import Unit
    from lokas.text.document.redacting import Redaction
    from lokas.text.document.retiming import TimedWord
    from lokas.text.document.state import Document, Mark, TextSegment
    from lokas.types import Transcript

_TOLD_TO_THE_ENGINE = ("hotwords", "prompt", "glossary")
"""Parts of the keys of `Transcript.made_with` whose values are words that people typed."""
_OPENING, _CLOSING = " \u00a0\u202f«“‘([¿¡", " \u00a0\u202f.,;:!?…»”)]。，、；：！？」』）؟،।"
"""What is kept of the text around what is hidden; no apostrophe and no sign of money, which tell of a word."""


def silences(document: Document) -> tuple[Span, ...]:
    """What no exported sound may let hear, in order, none over another.

    It is what was hidden and, of names, also what was typed since, and what the machine heard where people wrote
    something else. Where nobody knows when a word is said, all that is in question: the words that were typed together,
    or the whole segment if the machine gave no times of words or its text is doubted.
    """
    heard = new_document(document.transcript)
    hidden = [span for one in redactions(document) for span in one.spans if span.start_ms < span.end_ms]
    named = [span_of(said) for among in (document, heard) for _, said in _named(document, units(among))]
    found = [*hidden, *named]
    unsure = [
        span for among in (document, heard) for span in _unsure(among) if any(_overlap(span, one) for one in found)
    ]
    return tuple(_merged(sorted([*found, *unsure])))


def hidden_in(document: Document, text: str) -> str:
    """A text that belongs to a meeting, such as its title, without the names that its document hides."""
    return _Names(redactions(document)).hidden(text)


def redacted(document: Document) -> Document:
    """The document as it may leave the house; the same one if nothing is hidden.

    One replacement stands for a run of hidden words; the punctuation around it stays. Segments of which nothing is
    left are one with that in front, if its speaker is the same. What it was made of is gone: there is no trace of what
    was heard, of the words that the engine was told, and no mark that tells what was hidden.
    """
    found = redactions(document)
    if not found:
        return document
    names = _Names(found)
    return replace(
        document,
        transcript=_without_traces(document.transcript, names),
        heard=(),
        segments=tuple(_joined(_segments(document))),
        speakers=tuple(replace(one, name=names.hidden(one.name)) for one in document.speakers),
        marks=tuple(_hidden_mark(mark, names) for mark in document.marks if mark.kind != REDACTION),
    )


class _Names:
    """The names that are hidden, and what stands for them: never another of them."""

    def __init__(self, found: Iterable[Redaction]) -> None:
        self._named = [one for one in found if one.name]

    def replacement(self, of: Redaction) -> str:
        shows = any(stands_in(one.name, of.replacement, case=one.case) for one in self._named)
        return SIGN if shows else of.replacement

    def hidden(self, text: str) -> str:
        for one in sorted(self._named, key=lambda one: -len(one.name)):  # "Anna Dupont" before "Anna"
            for start, end in reversed(stands_in(one.name, text, case=one.case)):
                text = text[:start] + self.replacement(one) + text[end:]
        return text

    def hidden_value(self, value: Any) -> Any:  # noqa: ANN401 - JSON
        if isinstance(value, str):
            return self.hidden(value)
        if isinstance(value, (list, tuple)):
            return [self.hidden_value(one) for one in value]
        if isinstance(value, dict):
            return {key: self.hidden_value(one) for key, one in value.items()}
        return value


@dataclass(frozen=True, slots=True)
class _Part:
    """A segment after hiding, and what stands at its end and for all of it, if that is hidden; else ""."""

    segment: TextSegment
    ends_with: str
    whole: str


def _unsure(document: Document) -> Iterator[Span]:
    """Where words are said of which nobody knows exactly when: typed ones share the time of what they replace."""
    for segment in document.segments:
        if segment.words and (segment.doubts or not segment.timed):
            yield Span(segment.start_ms, segment.end_ms)
            continue
        for typed, group in groupby(segment.timed_words, key=lambda one: _is_typed(document, one)):
            if typed:
                words = [one.word for one in group]
                yield Span(words[0].start_ms, words[-1].end_ms)


def _is_typed(document: Document, one: TimedWord) -> bool:
    """Whether a word is another than was heard at its time; case, accents and punctuation make none."""
    heard = None if one.heard is None else document.heard[one.heard]
    return (
        heard is None
        or (heard.start_ms, heard.end_ms) != (one.word.start_ms, one.word.end_ms)
        or spelled(heard.text) != spelled(one.word.text)
    )


def _overlap(one: Span, other: Span) -> bool:
    return one.start_ms <= other.end_ms and other.start_ms <= one.end_ms


def _merged(spans: Iterable[Span]) -> Iterator[Span]:
    held: Span | None = None
    for span in spans:
        if held and span.start_ms <= held.end_ms:
            held = Span(held.start_ms, max(held.end_ms, span.end_ms))
        else:
            if held:
                yield held
            held = span
    if held:
        yield held


def _named(document: Document, among: Sequence[Unit]) -> Iterator[tuple[Redaction, Sequence[Unit]]]:
    """What is said of the names that are hidden, each with its redaction."""
    for case in (False, True):
        named = {one.name: one for one in redactions(document) if one.name and one.case is case}
        for name, said in occurrences_of(among, named, case=case) if named else ():
            yield named[name], said


def _hidden(document: Document) -> Mapping[tuple[int, int], str]:
    """What stands for each unit that is hidden, by the place of its segment and its first word."""
    found = redactions(document)
    names, among = _Names(found), units(document)
    timed = [(span, names.replacement(one)) for one in found for span in one.spans if span.start_ms < span.end_ms]
    hidden = dict(_hidden_in_time(among, sorted(timed)))
    for one, said in _named(document, among):
        for unit in said:
            hidden.setdefault((unit.place, unit.first), names.replacement(one))
    return hidden


def _hidden_in_time(among: Iterable[Unit], timed: Sequence[tuple[Span, str]]) -> Iterator[tuple[tuple[int, int], str]]:
    """The units that share time with spans, which are in order, and what stands for each."""
    starts = [span.start_ms for span, _ in timed]
    longest_ms = max((span.end_ms - span.start_ms for span, _ in timed), default=0)
    for _, group in groupby(among, key=lambda unit: unit.place):
        together = list(group)
        segment = together[0].segment
        first, past = bisect_left(starts, segment.start_ms - longest_ms), bisect_right(starts, segment.end_ms)
        for unit in together if first < past else ():
            met = (text for span, text in timed[first:past] if any(meets(word, span) for word in words_of(unit)))
            if (text := next(met, None)) is not None:
                yield (unit.place, unit.first), text


def _segments(document: Document) -> Iterator[_Part]:
    hidden = _hidden(document)
    for place, segment in enumerate(document.segments):
        replacements = [(unit, hidden.get((place, unit.first))) for unit in units_of(segment, place)]
        words = tuple(_words(replacements))
        shown = {text for _, text in replacements}
        plain = replace(segment, words=words, heard=(None,) * len(words), origin=(0, 0))
        if None in shown or not shown:
            yield _Part(plain, (replacements[-1][1] or "") if replacements else "", "")
        else:
            yield _Part(replace(plain, confidence=SURE, doubts=()), *[str(replacements[-1][1])] * 2)


def _words(replacements: Iterable[tuple[Unit, str | None]]) -> Iterator[Word]:
    for text, group in groupby(replacements, key=lambda pair: pair[1]):
        run = [unit for unit, _ in group]
        if text is None:
            yield from (word for unit in run for word in words_of(unit))
        else:
            first, last = run[0].text, run[-1].text
            before = first[: len(first) - len(first.lstrip(_OPENING))]
            after = last[len(last.rstrip(_CLOSING)) :] if last.strip(_CLOSING) else ""
            after = after.removeprefix(".") if text.endswith(".") else after
            yield Word(*span_of(run), f"{before}{text}{after}", SURE)


def _joined(parts: Iterable[_Part]) -> Iterator[TextSegment]:
    """The segments; one that is hidden as a whole is time of the one in front, if that ends hidden in the same way."""
    held: _Part | None = None
    for part in parts:
        if held and _goes_on(held, part):
            held = replace(held, segment=_longer(held.segment, part.segment.end_ms))
            continue
        if held:
            yield held.segment
        held = part
    if held:
        yield held.segment


def _goes_on(held: _Part, part: _Part) -> bool:
    same = part.whole and part.whole == held.ends_with and held.segment.speaker == part.segment.speaker
    return bool(same) and not part.segment.begins_paragraph and held.segment.end_ms <= part.segment.end_ms


def _longer(segment: TextSegment, end_ms: int) -> TextSegment:
    last = replace(segment.words[-1], end_ms=end_ms)
    return replace(segment, end_ms=end_ms, words=(*segment.words[:-1], last))


def _hidden_mark(mark: Mark, names: _Names) -> Mark:
    details = tuple((key, names.hidden(value)) for key, value in mark.details)
    return replace(mark, text=names.hidden(mark.text), details=details)


def _without_traces(transcript: Transcript, names: _Names) -> Transcript:
    made_with = {
        key: names.hidden_value(value)
        for key, value in transcript.made_with.items()
        if not any(told in key for told in _TOLD_TO_THE_ENGINE)
    }
    source = replace(transcript.source, name=names.hidden(transcript.source.name))
    return replace(transcript, source=source, segments=(), made_with=made_with)
