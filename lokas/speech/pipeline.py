"""From windows of speech to segments of text: language, engine, guard, journal, events, in that order.

The sound of the next windows is decoded, searched and prepared in a thread of its own while the engine works. What is
heard is in the journal, and on the disk, before any event tells of it. On a resume the windows are found anew (cheap,
and always the same), and those the journal holds are not transcribed again.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from lokas.errors import EngineError, OutputError
from lokas.jobs import Ahead, LanguageDetected, Notice, Progress, SegmentHeard, call_within
from lokas.speech.engine import Prepared
from lokas.speech.guard import HURRIED, LOOP, NOT_TRANSCRIBED, coverage, examine, mend_words, missing
from lokas.speech.journal import FinishedWindow
from lokas.types import SAMPLE_RATE, Coverage, Segment, Span, Window

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Sequence

    from lokas.jobs import CancelToken, Event
    from lokas.speech.engine import Engine
    from lokas.speech.journal import Journal

T = TypeVar("T")

DETECTION_SAMPLES = 30 * SAMPLE_RATE
"""Whisper detects a language on one window of 30 s."""

UNDETERMINED = "und"
"""ISO 639-2's code for a language nobody knows: nothing was said."""

SUSPICIOUS = frozenset({LOOP, HURRIED})
"""Doubts that hearing again, in shorter pieces and without hints, may dispel."""

MOST_FAILURES = 3
"""So many windows the engine fails on, one after the other, and it is the engine that is broken, not the sound."""

PATIENCE_S = 600.0
PATIENCE = 60.0
"""An engine hangs that takes longer than ten minutes and sixty times the sound (large models on old laptops: ten)."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What was said in a recording: the parts of a `Transcript` that the pipeline makes; ids count from 0."""

    segments: tuple[Segment, ...]
    language: str
    language_probability: float
    coverage: Coverage


def transcribe(
    windows: Iterator[Window],
    engine: Engine,
    *,
    language: str | None,
    multilingual: bool = False,
    total_ms: int | None,
    journal: Journal,
    emit: Callable[[Event], None],
    token: CancelToken,
    between: Callable[[], None] = lambda: None,
    interrupt: Callable[[], None] = lambda: None,
    patience_s: float = PATIENCE_S,
) -> Heard:
    """Transcribe the `windows` of a recording of `total_ms` in `language` (None: found on the first 30 s of speech).

    `multilingual`: the language of each window is found for itself, and the transcript's is the one most spoken.
    `between` is called before each batch of windows, and may wait. `interrupt` is called when no more windows are
    taken: `windows` that wait for sound to come, in the thread that takes them, must then give up.

    Emits the engine's notices, `LanguageDetected` (unless told), and for each window its `SegmentHeard`, then
    `Progress`; segments that the journal already held are not announced again. ``engine.window_failed`` (start_ms,
    end_ms, reason) tells of a window that has no text since the engine failed on it.
    Raises `Cancelled` between batches (the journal can be taken up again), `OutputError` ``journal.other_regions``
    (path, start_ms) if the journal's windows are not those of the recording, `EngineError` ``engine.hangs`` (after_s),
    and what engine and journal raise.
    """
    run = _Run(engine, journal, emit, token, patience_s)
    run.pass_on_notices()
    prepared = _prepare(windows, engine, skip=_whole_batches(len(journal.windows), engine.windows_at_once))
    with Ahead(prepared, engine.windows_at_once, "listening") as ready:
        try:
            spoken, probability, opening = (None, 0.0, []) if multilingual else run.find_language(ready, language)
            number = 0
            for batch in _batches(chain(opening, ready), engine):
                token.check()
                between()
                run.take(batch, spoken, number)
                number += len(batch)
                end_ms = batch[-1].window.end_ms
                emit(Progress(end_ms if total_ms is None else min(end_ms, total_ms), total_ms))
        finally:
            interrupt()
    segments = examine(run.segments, run.speech)
    if spoken is None:
        spoken, probability = _most_spoken(segments)
    return Heard(segments, spoken, probability, coverage(segments, run.speech))


class _Run:
    """One transcription under way: what was heard so far, and how the next windows are heard."""

    def __init__(
        self, engine: Engine, journal: Journal, emit: Callable[[Event], None], token: CancelToken, patience_s: float
    ) -> None:
        self.segments: list[Segment] = []
        self.speech: list[Span] = []
        self._engine, self._journal, self._emit, self._token = engine, journal, emit, token
        self._patience_s = patience_s
        self._failures = self._noticed = 0

    def pass_on_notices(self) -> None:
        """Tell what the engine has to say since it was asked last."""
        for notice in self._engine.notices[self._noticed :]:
            self._emit(notice)
        self._noticed = len(self._engine.notices)

    def find_language(self, ready: Iterator[Prepared], told: str | None) -> tuple[str, float, list[Prepared]]:
        """The language, its probability, and the windows taken to find it."""
        if told is not None:
            return told, 1.0, []
        language, opening = self._journal.language, []
        if language is None:
            opening = self._take_opening(ready)
            if not opening:
                return UNDETERMINED, 0.0, []
            samples = np.concatenate([prepared.window.samples() for prepared in opening])[:DETECTION_SAMPLES]
            language = self._call(lambda: self._engine.detect_language(samples), samples.size / SAMPLE_RATE)
            self._journal.append_language(*language)
        self._emit(LanguageDetected(*language))
        return *language, opening

    def take(self, batch: Sequence[Prepared], language: str | None, first: int) -> None:
        """Hear a batch, the first of whose windows has the number `first`, except for what the journal holds."""
        known = self._journal.windows[first : first + len(batch)]
        for window, done in zip((prepared.window for prepared in batch), known, strict=False):
            if (done.start_ms, done.end_ms) != (window.start_ms, window.end_ms):
                raise OutputError("journal.other_regions", path=str(self._journal.path), start_ms=window.start_ms)
            self._keep(window, done.segments)
        if len(known) == len(batch):
            return
        # All of the batch, so that its size, which the engine's last digits depend on, is what it was.
        heard = self._hear(batch, language)
        self.pass_on_notices()
        for prepared, segments in list(zip(batch, heard, strict=True))[len(known) :]:
            self._write(prepared.window, self._guard(prepared.window, segments, language))

    def _take_opening(self, ready: Iterator[Prepared]) -> list[Prepared]:
        """The first windows that together hold 30 s of speech, or all there are."""
        opening: list[Prepared] = []
        length_ms = 0
        while length_ms * SAMPLE_RATE < DETECTION_SAMPLES * 1000 and (prepared := next(ready, None)) is not None:
            self._token.check()
            opening.append(prepared)
            length_ms += prepared.window.length_ms
        return opening

    def _hear(self, batch: Sequence[Prepared], language: str | None) -> list[list[Segment]]:
        """What the engine hears; where it fails on several windows at once, it is given one at a time."""
        try:
            found = self._call(partial(self._engine.transcribe, batch, language), _length_s(batch))
        except EngineError as error:
            if len(batch) > 1 and error.code != "engine.hangs":
                return [segments for prepared in batch for segments in self._hear([prepared], language)]
            return [self._fail(batch[0].window, error)]
        self._failures = 0
        return found

    def _fail(self, window: Window, error: EngineError) -> list[Segment]:
        """Go on without the text of a window, which `missing` then marks, unless no other would fare better."""
        self._failures += 1
        if error.code != "engine.failed" or self._failures >= MOST_FAILURES:
            raise error
        data = {"start_ms": window.start_ms, "end_ms": window.end_ms, "reason": error.data.get("reason", "")}
        self._emit(Notice("engine.window_failed", data))
        return [Segment(0, window.start_ms, window.end_ms, "", (), 0.0, UNDETERMINED, (NOT_TRANSCRIBED,))]

    def _call(self, work: Callable[[], T], length_s: float) -> T:
        limit_s = self._patience_s + PATIENCE * length_s
        try:
            return call_within(limit_s, work)
        except TimeoutError as error:
            raise EngineError("engine.hangs", after_s=round(limit_s)) from error

    def _guard(self, window: Window, segments: Sequence[Segment], language: str | None) -> list[Segment]:
        """The segments with their doubts; heard again where these may go, and marks where speech has no text."""
        examined = examine(mend_words(segments), window.speech)
        if _suspicious_ms(examined):
            again = examine(mend_words(self._hear_carefully(window, language)), window.speech)
            examined = min(examined, again, key=_suspicious_ms) if again else examined
        spoken = examined[0].language if examined else language or UNDETERMINED
        gaps = missing(examined, window.speech, language=spoken)
        return sorted([*examined, *gaps], key=lambda segment: segment.start_ms)

    def _hear_carefully(self, window: Window, language: str | None) -> list[Segment]:
        """The window region by region, without hints; nothing if the engine fails on that: it was heard once."""
        found: list[Segment] = []
        for batch in _batches((self._engine.prepare(Window((region,))) for region in window.regions), self._engine):
            try:
                heard = self._call(partial(self._engine.transcribe, batch, language, careful=True), _length_s(batch))
            except EngineError as error:
                if error.code == "engine.hangs":
                    raise
                return []
            found += chain.from_iterable(heard)
        return found

    def _write(self, window: Window, segments: Sequence[Segment]) -> None:
        first = len(self.segments)
        numbered = tuple(dataclasses.replace(segment, id=first + n) for n, segment in enumerate(segments))
        self._journal.append_window(FinishedWindow(window.start_ms, window.end_ms, numbered))
        self._keep(window, numbered)
        for segment in numbered:
            self._emit(SegmentHeard(segment))

    def _keep(self, window: Window, segments: Iterable[Segment]) -> None:
        self.segments += segments
        self.speech += window.speech


def _prepare(windows: Iterable[Window], engine: Engine, skip: int) -> Generator[Prepared, None, None]:
    """The windows made ready for the engine, but for the first `skip`, which the journal holds."""
    for number, window in enumerate(windows):
        yield Prepared(window, None) if number < skip else engine.prepare(window)


def _batches(prepared: Iterator[Prepared], engine: Engine) -> Iterator[list[Prepared]]:
    """One window first, so that there is soon something to read, then as many at once as the engine then likes."""
    batch = list(islice(prepared, 1))
    while batch:
        yield batch
        batch = list(islice(prepared, engine.windows_at_once))


def _whole_batches(windows: int, size: int) -> int:
    """How many of the first `windows` windows are in batches (see `_batches`) that are whole."""
    return 0 if windows == 0 else 1 + (windows - 1) // size * size


def _length_s(batch: Sequence[Prepared]) -> float:
    return sum(prepared.window.length_ms for prepared in batch) / 1000


def _suspicious_ms(segments: Sequence[Segment]) -> int:
    """How much of the time is under text that is not to be trusted as it is."""
    return sum(max(1, s.end_ms - s.start_ms) for s in segments if not SUSPICIOUS.isdisjoint(s.doubts))


def _most_spoken(segments: Sequence[Segment]) -> tuple[str, float]:
    """The language of most of the text, and its share of the time."""
    times: Counter[str] = Counter()
    for segment in segments:
        if segment.text:
            times[segment.language] += max(1, segment.end_ms - segment.start_ms)
    if not times:
        return UNDETERMINED, 0.0
    language, time_ms = times.most_common(1)[0]
    return language, round(time_ms / times.total(), 4)
