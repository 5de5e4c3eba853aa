"""A document before it has a format: title, facts, notices, and paragraphs of marked text, as every format shows them.

Four things mark what is uncertain, and none of them is a colour: `DOUBT_MARK` before a doubted passage, `NO_TEXT` where
there should be text, `WORD_MARK` behind a doubtful word, and a sentence at the top for each of these that occurs.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from itertools import groupby
from pathlib import PurePath
from typing import TYPE_CHECKING

from lokas.text.characters import clean
from lokas.text.export.facts import clock, energy_digits, made_with, percent_covered
from lokas.text.export.labels import labels_for
from lokas.text.export.languages import language_facts, language_name
from lokas.text.export.notice import notice
from lokas.text.paragraphs import paragraphs
from lokas.text.pieces import CLOSING, DOUBT_MARK, NO_TEXT, pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lokas.text.export.labels import Labels
    from lokas.text.export.options import ExportOptions
    from lokas.text.paragraphs import Paragraph
    from lokas.text.pieces import Piece
    from lokas.types import Footprint, Segment, Transcript

WORD_MARK = "(?)"
"""Stands behind a doubtful word, before its punctuation, tied to it by a no-break space."""

_SPACES = " \u00a0\u202f"


class Mark(Enum):
    """How far a run of text is to be trusted, or that it is a sign which the document adds."""

    PLAIN = "plain"
    DOUBTFUL = "doubtful"
    """A single word that was heard with little confidence."""
    PASSAGE = "passage"
    """A passage that there is reason not to trust."""
    SIGN = "sign"
    """`DOUBT_MARK`, `WORD_MARK` or `NO_TEXT`: nobody said it."""


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one mark and one language, with the spaces that belong before it.

    Times are milliseconds of the recording, equal for what has none of its own: signs, and the spaces and punctuation
    around a doubtful word.
    """

    text: str
    mark: Mark
    language: str
    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True)
class Turn:
    """One paragraph. The texts of `words` one behind the other are what readers see of what was said.

    `time` (`HH:MM:SS`) and `speaker` are what is shown of them: "" where not wanted, and for a speaker who goes on.
    """

    time: str
    speaker: str
    language: str
    start_ms: int
    end_ms: int
    words: tuple[Run, ...]

    @property
    def right_to_left(self) -> bool:
        """Whether its language is written from right to left."""
        return language_facts(self.language).right_to_left

    @property
    def text(self) -> str:
        """All of it on one line, without time and speaker."""
        return "".join(run.text for run in self.words)

    @property
    def runs(self) -> Iterator[Run]:
        """Its words joined where mark and language stay the same, as word processors like them."""
        for _, group in groupby(self.words, key=lambda run: (run.mark, run.language)):
            together = list(group)
            text = "".join(run.text for run in together)
            yield replace(together[0], text=text, end_ms=together[-1].end_ms)


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the table at the top: what it is called, and its value."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class DocumentParts:
    """All that a document shows of a transcript; the turns are made as they are asked for.

    `notice` says how the text was made and whether a person reviewed it, "" where that is not wanted; `legend` what
    each mark means that occurs, a sentence each. `labels` are the words, and their language, of all but the turns.
    """

    title: str
    facts: tuple[Fact, ...]
    notice: str
    legend: tuple[str, ...]
    language: str
    labels: Labels
    transcript: Transcript
    options: ExportOptions

    @property
    def notices(self) -> tuple[str, ...]:
        """The notice, if it is wanted, and the legend."""
        return (self.notice, *self.legend) if self.notice else self.legend

    def turns(self) -> Iterator[Turn]:
        """The paragraphs, in order; iterate again for the same ones."""
        return _turns(self.transcript, self.options, self.labels)


def document_parts(transcript: Transcript, options: ExportOptions) -> DocumentParts:
    """What the options want to be shown of a transcript."""
    labels = labels_for(transcript, options)
    made = notice(replace(transcript, coverage=None), options)  # the facts say how complete it is
    return DocumentParts(
        title=clean(options.title or PurePath(transcript.source.name).stem or transcript.source.name),
        facts=tuple(_facts(transcript, labels)),
        notice=made,
        legend=tuple(_legend(transcript, options, labels)),
        language=transcript.language,
        labels=labels,
        transcript=transcript,
        options=options,
    )


def _legend(transcript: Transcript, options: ExportOptions, labels: Labels) -> Iterator[str]:
    """What each mark means that occurs."""
    doubted = [segment for segment in transcript.segments if segment.doubts]
    missing = sum(not pieces(segment) for segment in doubted)
    if missing < len(doubted):
        yield labels("mark_passage", mark=DOUBT_MARK)
    if missing:
        yield labels("mark_missing", mark=NO_TEXT)
    if options.doubtful_words and any(_has_doubtful_word(segment) for segment in transcript.segments):
        yield labels("mark_word", mark=WORD_MARK)


def _has_doubtful_word(segment: Segment) -> bool:
    return not segment.doubts and any(word.doubtful and word.text.strip() for word in segment.words)


def _facts(transcript: Transcript, labels: Labels) -> Iterator[Fact]:
    """What is known of the recording and of how its text was made."""
    percent = percent_covered(transcript.coverage) if transcript.coverage else None
    values = {
        "source": transcript.source.name,
        "duration": clock(transcript.source.duration_ms),
        "language": language_name(transcript.language, labels.language),
        "model": made_with(transcript),
        "coverage": None if percent is None else labels("covered", percent=percent),
        "footprint": _cost(transcript.footprint, labels),
    }
    for key, value in values.items():
        if value:
            yield Fact(labels(key), clean(value))


def _cost(footprint: Footprint | None, labels: Labels) -> str | None:
    """Time and energy, with the method that tells whether it was measured."""
    if footprint is None:
        return None
    time = clock(1000 * round(footprint.wall_s))
    if footprint.watt_hours is None:
        return labels("footprint_time", time=time)
    energy = f"{footprint.watt_hours:.{energy_digits(footprint.watt_hours)}f}".replace(".", labels("decimal_mark"))
    key = "footprint_estimated" if footprint.method == "estimate" else "footprint_measured"
    return labels(key, time=time, energy=energy, method=footprint.method)


def _turns(transcript: Transcript, options: ExportOptions, labels: Labels) -> Iterator[Turn]:
    before: str | None = None
    for paragraph in paragraphs(transcript.segments):
        speaker = paragraph.speaker if options.speakers else None
        shown = "" if speaker == before else clean(speaker or labels("unknown_speaker"))
        before = speaker
        yield Turn(
            time=clock(paragraph.start_ms) if options.times else "",
            speaker=shown,
            language=paragraph.segments[0].language,
            start_ms=paragraph.start_ms,
            end_ms=paragraph.end_ms,
            words=_words(paragraph, options),
        )


def _words(paragraph: Paragraph, options: ExportOptions) -> tuple[Run, ...]:
    runs = [run for segment in paragraph.segments for run in _segment_runs(segment, options)]
    runs[0] = replace(runs[0], text=runs[0].text.lstrip(" "))
    return tuple(run for run in runs if run.text)


def _segment_runs(segment: Segment, options: ExportOptions) -> Iterator[Run]:
    """What is shown of a segment, a run for each piece; where a mark is added, several."""
    found = pieces(segment)
    if segment.doubts:
        sign = DOUBT_MARK if found else NO_TEXT
        end_ms = segment.start_ms if found else segment.end_ms
        yield Run(f" {sign}", Mark.SIGN, segment.language, segment.start_ms, end_ms)
        found[:1] = [replace(piece, spaced=True) for piece in found[:1]]
    for piece in found:
        if options.doubtful_words and piece.doubtful and not segment.doubts:
            yield from _doubtful(piece, segment.language)
        else:
            yield _run(piece, clean(piece.text), Mark.PASSAGE if segment.doubts else Mark.PLAIN, segment.language)


def _doubtful(piece: Piece, language: str) -> Iterator[Run]:
    """A doubtful word, its mark, and the punctuation that closes it; the space before it is not doubtful."""
    text = clean(piece.text)
    word = text.rstrip("".join(CLOSING) + _SPACES) or text
    if piece.spaced:
        yield Run(" ", Mark.PLAIN, language, piece.start_ms, piece.start_ms)
    yield Run(word, Mark.DOUBTFUL, language, piece.start_ms, piece.end_ms)
    yield Run(f"\u00a0{WORD_MARK}", Mark.SIGN, language, piece.end_ms, piece.end_ms)
    if closing := text[len(word) :]:
        yield Run(closing, Mark.PLAIN, language, piece.end_ms, piece.end_ms)


def _run(piece: Piece, text: str, mark: Mark, language: str) -> Run:
    return Run(f" {text}" if piece.spaced else text, mark, language, piece.start_ms, piece.end_ms)
