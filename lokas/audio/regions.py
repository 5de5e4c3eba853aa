"""Finding where people speak: a stream of sound in, regions of speech of at most 30 s out, cut where nobody speaks.

Everything is counted in windows of 32 ms, so what is found does not depend on how the sound was handed over.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from lokas.audio.silero import STEP_WINDOWS, WINDOW_SAMPLES, SileroVad
from lokas.types import SAMPLE_RATE, Region

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lokas.jobs import CancelToken
    from lokas.types import AudioBlock, Samples

    Detector = Callable[[Samples], Samples]

SAMPLES_PER_MS = SAMPLE_RATE // 1000
WINDOW_MS = WINDOW_SAMPLES // SAMPLES_PER_MS
STEP_SAMPLES = STEP_WINDOWS * WINDOW_SAMPLES

LONGEST_REGION_MS = 30_000
"""What Whisper hears at once."""


@dataclass(frozen=True, slots=True)
class VadOptions:
    """How speech is told from silence; times in milliseconds.

    Speech begins at a window of at least `threshold` and lasts while windows stay above `end_threshold` (Silero's own
    hysteresis: 0.15 below). A silence of `min_silence_ms` ends it; a shorter one is a breath between two sentences of
    one speaker. Less than `min_speech_ms` is a cough, not speech. `pad_ms` is added on both sides, never into the
    neighbour: for soft first and last consonants, and so that a cut through running speech loses none of it. Stretches
    no further apart than `merge_gap_ms` share a region while it stays within `max_region_ms`: the engine hears them in
    one window instead of two half empty ones.
    """

    threshold: float = 0.5
    end_threshold: float = 0.35
    min_speech_ms: int = 250
    min_silence_ms: int = 700
    pad_ms: int = 250
    merge_gap_ms: int = 1500
    max_region_ms: int = LONGEST_REGION_MS

    def __post_init__(self) -> None:
        if not 0 < self.end_threshold <= self.threshold < 1:
            raise ValueError("thresholds must satisfy 0 < end_threshold <= threshold < 1")
        if min(self.min_speech_ms, self.merge_gap_ms) < 0 or not WINDOW_MS <= self.pad_ms <= self.min_silence_ms // 2:
            raise ValueError("times must not be negative, and pad_ms from one window to half the silence")
        if not 2000 + 2 * self.pad_ms <= self.max_region_ms <= LONGEST_REGION_MS:
            raise ValueError("max_region_ms must be from 2 s and the padding to 30 s")


DEFAULT_OPTIONS = VadOptions()


def find_regions(
    blocks: Iterable[AudioBlock],
    options: VadOptions = DEFAULT_OPTIONS,
    token: CancelToken | None = None,
    detector: Detector | None = None,
) -> Iterator[Region]:
    """Regions of speech in `blocks`, in time order, without overlap, each as soon as it is sure.

    `blocks` follow one another without a gap; the first need not start at 0, but on a whole millisecond. Times count
    from sample 0. At most two regions' worth of sound is held. `detector` is called with steps of 65,536 samples, the
    last one shorter, and gives one probability for each 512 samples; by default a new `SileroVad`.

    Raises `Cancelled` between steps once `token` is cancelled, and `EngineError` as `SileroVad` does.
    """
    detect = detector or SileroVad()
    finder, sound = _SpanFinder(options), _Held()
    for step in _steps(blocks, sound):
        if token is not None:
            token.check()
        for probability in detect(step).tolist():
            for span in finder.hear(probability):
                yield sound.region(span)
        sound.forget(finder.needed_from_ms)
    for span in finder.finish(sound.length_ms):
        yield sound.region(span)


class _Span(NamedTuple):
    """A stretch in milliseconds from the first block."""

    start_ms: int
    end_ms: int


class _Held:
    """The end of the sound heard so far, as much of it as a region may still need."""

    def __init__(self) -> None:
        self.origin = 0
        self._start = 0
        self._samples = np.zeros(0, np.float32)

    @property
    def length_ms(self) -> int:
        return (self._start + self._samples.size) // SAMPLES_PER_MS

    def add(self, samples: Samples) -> None:
        self._samples = np.concatenate((self._samples, samples))

    def forget(self, before_ms: int) -> None:
        drop = max(0, before_ms * SAMPLES_PER_MS - self._start)
        self._samples = self._samples[drop:]
        self._start += drop

    def region(self, span: _Span) -> Region:
        first, last = (ms * SAMPLES_PER_MS - self._start for ms in span)
        base_ms = self.origin // SAMPLES_PER_MS
        return Region(base_ms + span.start_ms, base_ms + span.end_ms, self._samples[first:last].copy())


def _steps(blocks: Iterable[AudioBlock], held: _Held) -> Iterator[Samples]:
    """The sound in steps of `STEP_SAMPLES`, the last one shorter; each is in `held` when it is given."""
    waiting, expected = np.zeros(0, np.float32), None
    for block in blocks:
        if expected is None:
            held.origin = expected = block.start_sample
        if block.start_sample != expected or held.origin % SAMPLES_PER_MS:
            raise ValueError(f"block starts at sample {block.start_sample}, not {expected}, or not on a millisecond")
        expected += block.samples.size
        waiting = np.concatenate((waiting, block.samples))
        while waiting.size >= STEP_SAMPLES:
            step, waiting = waiting[:STEP_SAMPLES], waiting[STEP_SAMPLES:]
            held.add(step)
            yield step
    if waiting.size:
        held.add(waiting)
        yield waiting


class _SpanFinder:
    """Probabilities in, one window at a time; spans of speech out, padded, merged, none too long."""

    def __init__(self, options: VadOptions) -> None:
        self._options = options
        self._now = 0  # windows heard
        self._open: _Open | None = None
        self._ready: _Span | None = None  # the last span; the next stretch may still join it

    @property
    def needed_from_ms(self) -> int:
        """Sound before this time is in no span to come."""
        soonest_ms = self._now * WINDOW_MS - self._options.pad_ms
        starts = [soonest_ms]
        starts += [self._open.start_ms] if self._open else []
        starts += [self._ready.start_ms] if self._ready else []
        return max(0, min(starts))

    def hear(self, probability: float) -> Iterator[_Span]:
        """One more window; yields the spans that are now sure."""
        self._now += 1
        if self._open is None:
            if probability >= self._options.threshold:
                self._open = _Open(self._now - 1, max(0, (self._now - 1) * WINDOW_MS - self._options.pad_ms))
            else:
                yield from self._settle(self._now * WINDOW_MS)
        if self._open is not None:
            yield from self._follow(self._open, probability)

    def finish(self, length_ms: int) -> Iterator[_Span]:
        """The sound ends after `length_ms`; yields what is left."""
        if self._open is not None:
            self._close(self._open, min(self._open.speech_end * WINDOW_MS + self._options.pad_ms, length_ms))
        if self._ready is not None and (end_ms := min(self._ready.end_ms, length_ms)) > self._ready.start_ms:
            yield _Span(self._ready.start_ms, end_ms)

    def _follow(self, stretch: _Open, probability: float) -> Iterator[_Span]:
        """A window while somebody speaks: more speech, a breath, or a silence long enough to end it."""
        stretch.hear(probability, self._options)
        silence_ms = (self._now - stretch.speech_end) * WINDOW_MS
        padded_ms = stretch.speech_end * WINDOW_MS + self._options.pad_ms
        if silence_ms >= self._options.min_silence_ms:
            self._close(stretch, padded_ms)
        elif padded_ms - stretch.start_ms > self._options.max_region_ms:
            yield from self._cut(stretch)
        elif self._ready is not None and padded_ms - self._ready.start_ms > self._options.max_region_ms:
            yield from self._let_go()

    def _close(self, stretch: _Open, end_ms: int) -> None:
        """The stretch is over, and joins the span before it: one it could not join was let go while it was heard."""
        self._open = None
        speech_ms = (stretch.speech_end - stretch.first) * WINDOW_MS
        if speech_ms >= self._options.min_speech_ms or stretch.continues:
            self._ready = _Span(self._ready.start_ms if self._ready else stretch.start_ms, end_ms)

    def _cut(self, stretch: _Open) -> Iterator[_Span]:
        """The stretch is too long: end it at a pause behind its middle, and go on after the pause."""
        pause = stretch.pause(self._options)
        middle_ms = (pause.start + pause.stop) * WINDOW_MS // 2
        rest = stretch.after(pause, max(middle_ms, pause.stop * WINDOW_MS - self._options.pad_ms))
        stretch.speech_end, stretch.continues = pause.start, True
        self._close(stretch, min(middle_ms, pause.start * WINDOW_MS + self._options.pad_ms))
        self._open = rest
        yield from self._let_go()

    def _settle(self, now_ms: int) -> Iterator[_Span]:
        """Silence has lasted so long that nothing can join the last span any more."""
        if self._ready is not None and now_ms - self._options.pad_ms - self._ready.end_ms > self._options.merge_gap_ms:
            yield from self._let_go()

    def _let_go(self) -> Iterator[_Span]:
        if self._ready is not None:
            yield self._ready
        self._ready = None


class _Open:
    """A stretch of speech that has not ended: its first window, its probabilities so far, where its speech ends."""

    def __init__(self, first: int, start_ms: int, *, continues: bool = False) -> None:
        self.first, self.start_ms, self.continues = first, start_ms, continues
        self.speech_end = first
        self._speaking = True
        self._probabilities: list[float] = []

    def hear(self, probability: float, options: VadOptions) -> None:
        self._probabilities.append(probability)
        self._speaking = probability >= (options.end_threshold if self._speaking else options.threshold)
        if self._speaking:
            self.speech_end = self.first + len(self._probabilities)

    def pause(self, options: VadOptions) -> range:
        """The windows of the longest pause behind the middle; with no pause at all, the least likely speech."""
        last = (self.start_ms + options.max_region_ms - options.pad_ms) // WINDOW_MS
        begin = (self.first + last) // 2
        later = np.array(self._probabilities[begin - self.first : last - self.first])
        edges = np.flatnonzero(np.diff(np.concatenate(([0], later < options.end_threshold, [0]))))
        pauses = [range(begin + int(start), begin + int(stop)) for start, stop in edges.reshape(-1, 2)]
        lowest = begin + int(later.argmin())
        return max(pauses, key=len, default=range(lowest, lowest + 1))

    def after(self, pause: range, start_ms: int) -> _Open:
        """What follows `pause`, as a stretch of its own: part of the same speech, however short."""
        rest = _Open(pause.stop, start_ms, continues=True)
        rest._probabilities = self._probabilities[pause.stop - self.first :]
        rest.speech_end = self.speech_end
        return rest
