"""From regions of speech to segments of text: language, engine, journal, events, in that order.

What is heard is in the journal, and on the disk, before any event tells of it. The regions are found anew on a resume
(cheap, and always the same), and those the journal holds are not transcribed again.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from lokas.errors import OutputError
from lokas.jobs import LanguageDetected, Progress, SegmentHeard
from lokas.speech.journal import FinishedRegion
from lokas.types import SAMPLE_RATE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lokas.jobs import CancelToken, Event
    from lokas.speech.engine import Engine
    from lokas.speech.journal import Journal
    from lokas.types import Region, Segment

DETECTION_SAMPLES = 30 * SAMPLE_RATE
"""Whisper detects a language on one window of 30 s."""

UNDETERMINED = "und"
"""ISO 639-2's code for a language nobody knows: nothing was said."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What was said in a recording: the parts of a `Transcript` that the pipeline makes; ids count from 0."""

    segments: tuple[Segment, ...]
    language: str
    language_probability: float


def transcribe(
    regions: Iterator[Region],
    engine: Engine,
    *,
    language: str | None,
    total_ms: int | None,
    journal: Journal,
    emit: Callable[[Event], None],
    token: CancelToken,
) -> Heard:
    """Transcribe the `regions` of a recording of `total_ms` in `language` (None: found on the first 30 s of speech).

    Emits the engine's notices, `LanguageDetected` (unless told), and for each region its `SegmentHeard`, then
    `Progress`; segments that the journal already held are not announced again.
    Raises `Cancelled` between regions (the journal can be taken up again), `OutputError` ``journal.other_regions``
    (path, start_ms) if the journal's regions are not those of the recording, and what engine and journal raise.
    """
    for notice in engine.notices:
        emit(notice)
    if language is not None:
        probability = 1.0
    else:
        language, probability, regions = _find_language(regions, engine, journal, token)
        if language != UNDETERMINED:
            emit(LanguageDetected(language, probability))
    segments: list[Segment] = []
    for number, region in enumerate(regions):
        token.check()
        if number < len(journal.regions):
            segments += _recall(journal, number, region)
        else:
            heard = _hear(engine, region, language, first_id=len(segments))
            journal.append_region(FinishedRegion(region.start_ms, region.end_ms, heard))
            segments += heard
            for segment in heard:
                emit(SegmentHeard(segment))
        emit(Progress(region.end_ms if total_ms is None else min(region.end_ms, total_ms), total_ms))
    return Heard(tuple(segments), language, probability)


def _find_language(
    regions: Iterator[Region], engine: Engine, journal: Journal, token: CancelToken
) -> tuple[str, float, Iterator[Region]]:
    """The language, its probability, and all the regions again, those taken to find it included."""
    if journal.language is not None:
        return *journal.language, regions
    opening = _take_opening(regions, token)
    if not opening:
        return UNDETERMINED, 0.0, regions
    samples = np.concatenate([region.samples for region in opening])[:DETECTION_SAMPLES]
    language, probability = engine.detect_language(samples)
    journal.append_language(language, probability)
    return language, probability, chain(opening, regions)


def _take_opening(regions: Iterator[Region], token: CancelToken) -> list[Region]:
    """The first regions that together hold 30 s of speech, or all there are."""
    opening, samples = [], 0
    while samples < DETECTION_SAMPLES and (region := next(regions, None)) is not None:
        token.check()
        opening.append(region)
        samples += region.samples.size
    return opening


def _hear(engine: Engine, region: Region, language: str, first_id: int) -> tuple[Segment, ...]:
    segments = engine.transcribe(region, language)
    return tuple(dataclasses.replace(segment, id=first_id + number) for number, segment in enumerate(segments))


def _recall(journal: Journal, number: int, region: Region) -> tuple[Segment, ...]:
    """The segments of a region done before; its times must be those it had then."""
    done = journal.regions[number]
    if (done.start_ms, done.end_ms) != (region.start_ms, region.end_ms):
        raise OutputError("journal.other_regions", path=str(journal.path), start_ms=region.start_ms)
    return done.segments
