"""Honest text: what in a transcript was perhaps never said, and what was said but is not in it.

Nothing is taken out and nothing is changed but times: a segment that is not to be trusted gets doubts, which are the
codes below. `speech` is always where the VAD hears a voice, in milliseconds of the recording, in any order; empty means
that nobody knows, and then what needs it is not asked.
"""

from __future__ import annotations

import dataclasses
import math
from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from lokas.speech.guard.invented import is_known_invention
from lokas.speech.guard.loops import loops
from lokas.speech.guard.spoken import letters, quickest_ms, slowest_ms
from lokas.speech.guard.voice import TOLERANCE_MS, Voice, joined
from lokas.speech.guard.words import LEAST_WORD_MS, mend_words
from lokas.types import Coverage, Segment, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lokas.types import Word

__all__ = [
    "HURRIED",
    "INVENTED",
    "LOOP",
    "NOT_TRANSCRIBED",
    "UNSURE",
    "coverage",
    "examine",
    "mend_words",
    "missing",
]

LOOP = "loop"
"""It repeats what was before, more often than people do (`lokas.speech.guard.loops`)."""

INVENTED = "invented"
"""No voice is under it, or it is a sentence Whisper is known to write on its own and the sound does not bear it out."""

HURRIED = "hurried"
"""It is more than a mouth can say in its time, or half of its words have no time at all."""

UNSURE = "unsure"
"""The engine itself thinks it unlikely."""

NOT_TRANSCRIBED = "not_transcribed"
"""There is speech that has no text: all of the segment if it has none, else a part of it."""

LEAST_SUPPORT = 0.25
"""Of a segment's words (without word times: of the time the text takes), as much must have a voice."""

LEAST_SQUEEZED = 4
"""Words; that all of one, two or three have no time happens to short answers that were said."""

LEAST_CONFIDENCE = math.exp(-1)
"""Whisper's own limit for the mean log-probability, -1: such a result was tried again at every temperature, and stayed.
Of the self-test model's results on 20 clips with and without noise one was below, with 5 of 21 words right."""

LEAST_MISSING_MS = 1000
"""Less voice than this without text is a cough, a breath, a laugh or a long "er", which have none."""

SAME_SILENCE_MS = 2000
"""Speech without text that is taken up again after less than this is one stretch of it."""

SHORT_PAUSE_MS = 1000
"""Between two words no further apart than this, a voice is theirs: an end drawn out, a hesitation."""

ENDLESS_MS = 2**62
"""Longer than any recording."""


def examine(segments: Sequence[Segment], speech: Sequence[Span]) -> tuple[Segment, ...]:
    """The same segments in the same order, with what there is to doubt in each added to its doubts, each once.

    `segments` are in the order in which they were heard: a loop shows across them, and is doubted from the first
    segment that repeats (see `loops`). Nothing but texts, times and confidences is looked at, so examining again adds
    nothing. It takes time proportional to the text.
    """
    voice = Voice(speech)
    looping = loops(segments, voice)
    pauses = _pauses(segments)
    return tuple(
        _doubted(segment, [*([LOOP] if number in looping else []), *_doubts(segment, pauses[number], voice)])
        for number, segment in enumerate(segments)
    )


def missing(
    segments: Sequence[Segment],
    speech: Sequence[Span],
    *,
    language: str = "und",
    least_ms: int = LEAST_MISSING_MS,
) -> tuple[Segment, ...]:
    """Speech over which no segment lies, as segments without text doubted as `NOT_TRANSCRIBED`, in order, with id 0.

    A segment counts whole, `TOLERANCE_MS` around it included, so that the result overlaps none and, put among
    `segments`, leaves nothing to find; speech in a segment that its words leave out is what `examine` marks. Stretches
    with less than `least_ms` of voice are left out. The language is that of the segment before, or else after; where
    there is none, `language`.
    """
    taken = joined(map(_around, segments))
    heard = sorted(segments, key=lambda segment: segment.start_ms)
    starts = [segment.start_ms for segment in heard]
    found = []
    for pieces in _stretches(Voice(speech).outside(taken), taken):
        if sum(end - start for start, end in pieces) >= least_ms:
            start_ms, end_ms = pieces[0].start_ms, pieces[-1].end_ms
            before = max(0, bisect_right(starts, start_ms) - 1)
            spoken = heard[before].language if heard else language
            found.append(Segment(0, start_ms, end_ms, "", (), 0.0, spoken, (NOT_TRANSCRIBED,)))
    return tuple(found)


def coverage(segments: Sequence[Segment], speech: Sequence[Span]) -> Coverage:
    """How much of the speech lies under words that can be taken for it.

    With word times, that is under the words, the short pauses between them and `TOLERANCE_MS` around them; a word lasts
    no longer than a slow mouth takes for it, so that one drawn over a minute does not count for the minute. Without
    word times, it is under the segment. What is doubted as `LOOP` or `INVENTED`, and what has no words, counts nothing.
    """
    voice = Voice(speech)
    trusted = (segment for segment in segments if not {LOOP, INVENTED} & set(segment.doubts))
    covered = [span for segment in trusted for span in _covered(segment)]
    left_ms = sum(end - start for start, end in voice.outside(covered))
    return Coverage(voice.total_ms, voice.total_ms - left_ms)


def _doubted(segment: Segment, doubts: list[str]) -> Segment:
    """The segment with more doubts; a dictionary keeps the first of each, in order."""
    return dataclasses.replace(segment, doubts=tuple(dict.fromkeys([*segment.doubts, *doubts])))


def _doubts(segment: Segment, pauses_ms: tuple[int, int], voice: Voice) -> Iterator[str]:
    """What there is to doubt in one segment by itself."""
    if _is_unsupported(segment, voice) or is_known_invention(segment, *pauses_ms, voice):
        yield INVENTED
    elif _is_hurried(segment, voice):
        yield HURRIED
    if _has_words(segment) and segment.confidence < LEAST_CONFIDENCE:
        yield UNSURE
    if _leaves_out(segment, voice):
        yield NOT_TRANSCRIBED


def _is_unsupported(segment: Segment, voice: Voice) -> bool:
    """Whether there is text, and (nearly) no voice under it."""
    if not voice.known or not segment.text.strip():
        return False
    if segment.words:
        heard = sum(voice.room_ms(word.start_ms, word.end_ms) > 0 for word in segment.words)
        return heard < LEAST_SUPPORT * len(segment.words)
    room_ms = voice.room_ms(segment.start_ms, segment.end_ms)
    return room_ms == 0 or room_ms < LEAST_SUPPORT * quickest_ms(letters(segment.text))


def _is_hurried(segment: Segment, voice: Voice) -> bool:
    """Whether nobody could say the text in the time it has, or half of its words have none."""
    squeezed = sum(word.end_ms - word.start_ms <= LEAST_WORD_MS for word in segment.words)
    if len(segment.words) >= LEAST_SQUEEZED and squeezed * 2 >= len(segment.words):
        return True
    return quickest_ms(letters(segment.text)) > voice.room_ms(segment.start_ms, segment.end_ms)


def _leaves_out(segment: Segment, voice: Voice) -> bool:
    """Whether in the segment itself there is speech that its words, if it has any, do not cover."""
    edges = [segment.start_ms, *(edge for span in _covered(segment) for edge in span), segment.end_ms]
    gaps = zip(edges[::2], edges[1::2], strict=True)
    return any(voice.heard_ms(start, end) >= LEAST_MISSING_MS for start, end in gaps)


def _pauses(segments: Sequence[Segment]) -> list[tuple[int, int]]:
    """The silence before and after each segment; before the first and after the last there is no end to it."""
    between = [after.start_ms - before.end_ms for before, after in pairwise(segments)]
    return list(pairwise([ENDLESS_MS, *between, ENDLESS_MS]))


def _has_words(segment: Segment) -> bool:
    """Whether it has text of letters or digits: dots, dashes and notes of music transcribe nothing."""
    return letters(segment.text) > 0


def _around(segment: Segment) -> Span:
    return Span(segment.start_ms - TOLERANCE_MS, segment.end_ms + TOLERANCE_MS)


def _covered(segment: Segment) -> list[Span]:
    """The time its words stand for; see `coverage`."""
    if not _has_words(segment):
        return []
    if not segment.words:
        return [_around(segment)]
    said = joined(map(_said, segment.words), SHORT_PAUSE_MS + 1)
    return joined(Span(start - TOLERANCE_MS, end + TOLERANCE_MS) for start, end in said)


def _said(word: Word) -> Span:
    """The part of its time that a word can fill; one without any is a moment."""
    longest_ms = slowest_ms(letters(word.text))
    return Span(word.start_ms, word.start_ms + min(max(1, word.end_ms - word.start_ms), longest_ms))


def _stretches(pieces: list[Span], taken: list[Span]) -> list[list[Span]]:
    """Pieces of speech as lists of those that belong together: soon one after the other, and nothing between."""
    starts = [start for start, _ in taken]
    stretches: list[list[Span]] = []
    for piece in pieces:
        if not stretches or _are_apart(stretches[-1][-1], piece, starts):
            stretches.append([])
        stretches[-1].append(piece)
    return stretches


def _are_apart(before: Span, after: Span, starts: list[int]) -> bool:
    """Whether there is a long silence between two pieces of speech, or one of the spans with these starts."""
    taken_between = bisect_left(starts, before.end_ms) < bisect_left(starts, after.start_ms)
    return taken_between or after.start_ms - before.end_ms >= SAME_SILENCE_MS
