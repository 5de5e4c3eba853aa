"""Finding where people speak: a stream of sound in, regions of speech of at most 30 s out, cut where nobody speaks.

Everything is counted in windows of 32 ms, so what is found does not depend on how the sound was handed over.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from lokas.audio.silero import STEP_WINDOWS, WINDOW_SAMPLES, SileroVad
from lokas.types import SAMPLE_RATE, Region, Span

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

USUAL_REGION_MS = 20_000
"""Shorter regions fill windows better, longer ones give more pauses to choose a cut from (a French radio talk of 178 s:
8 windows with regions of up to 30 s, 7 with 20, 15 or 12 s)."""


@dataclass(frozen=True, slots=True)
class VadOptions:
    """How speech is told from silence; times in milliseconds.

    Speech begins at a window of at least `threshold` and lasts while windows stay above `end_threshold` (Silero's own
    hysteresis: 0.15 below). A silence of `min_silence_ms` ends it; a shorter one is a breath between two sentences of
    one speaker. Less than `min_speech_ms` is a cough, not speech. `pad_ms` is added on both sides, never into the
    neighbour: for soft first and last consonants, and so that a cut through running speech loses none of it. Regions
    with no more than `touch_gap_ms` between them are made to touch: each takes its half of the gap, so that together
    they sound as the recording does. Longer silences are left out where regions share a window: 500 ms of padding
    remain, a pause between two sentences, and the demonstration meeting's windows hold 28 to 29 s instead of 24 or 25.
    """

    threshold: float = 0.5
    end_threshold: float = 0.35
    min_speech_ms: int = 250
    min_silence_ms: int = 700
    pad_ms: int = 250
    touch_gap_ms: int = 300
    max_region_ms: int = USUAL_REGION_MS

    def __post_init__(self) -> None:
        if not 0 < self.end_threshold <= self.threshold < 1:
            raise ValueError("thresholds must satisfy 0 < end_threshold <= threshold < 1")
        if min(self.min_speech_ms, self.touch_gap_ms) < 0 or not WINDOW_MS <= self.pad_ms <= self.min_silence_ms // 2:
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
    finder, sound = _Finder(options), _Held()
    for step in _steps(blocks, sound):
        if token is not None:
            token.check()
        for probability in detect(step).tolist():
            for found in finder.hear(probability):
                yield sound.region(found)
        sound.forget(finder.needed_from_ms)
    for found in finder.finish(sound.length_ms):
        yield sound.region(found)


class _Stretch(NamedTuple):
    """A region to be, in milliseconds from the first block, and the windows in it that have a voice."""

    start_ms: int
    end_ms: int
    speech: tuple[Span, ...]


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

    def region(self, found: _Stretch) -> Region:
        first, last = (ms * SAMPLES_PER_MS - self._start for ms in (found.start_ms, found.end_ms))
        base_ms = self.origin // SAMPLES_PER_MS
        speech = tuple(Span(base_ms + start, base_ms + min(end, found.end_ms)) for start, end in found.speech)
        return Region(base_ms + found.start_ms, base_ms + found.end_ms, self._samples[first:last].copy(), speech)


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


class _Finder:
    """Probabilities in, one window at a time; stretches of speech out, padded, made to touch, none too long."""

    def __init__(self, options: VadOptions) -> None:
        self._options = options
        self._now = 0  # windows heard
        self._open: _Open | None = None
        self._ready: _Stretch | None = None  # the last stretch; the next may still come to touch it

    @property
    def needed_from_ms(self) -> int:
        """Sound before this time is in no stretch to come."""
        soonest_ms = self._now * WINDOW_MS - self._options.pad_ms
        starts = [soonest_ms]
        starts += [self._open.start_ms] if self._open else []
        starts += [self._ready.start_ms] if self._ready else []
        return max(0, min(starts))

    def hear(self, probability: float) -> Iterator[_Stretch]:
        """One more window; yields the stretches that are now sure."""
        self._now += 1
        if self._open is None:
            if probability >= self._options.threshold:
                yield from self._begin(self._now - 1)
            else:
                yield from self._settle(self._now * WINDOW_MS)
        if self._open is not None:
            yield from self._follow(self._open, probability)

    def finish(self, length_ms: int) -> Iterator[_Stretch]:
        """The sound ends after `length_ms`; yields what is left."""
        if self._open is not None:
            self._close(self._open, min(self._open.speech_end * WINDOW_MS + self._options.pad_ms, length_ms))
        if self._ready is not None and (end_ms := min(self._ready.end_ms, length_ms)) > self._ready.start_ms:
            yield self._ready._replace(end_ms=end_ms)

    def _begin(self, window: int) -> Iterator[_Stretch]:
        """Somebody begins to speak: the stretch before is over, and meets this one halfway if it is near."""
        start_ms = max(0, window * WINDOW_MS - self._options.pad_ms)
        before = self._ready
        if before is not None and start_ms - before.end_ms <= self._options.touch_gap_ms:
            start_ms = min((before.end_ms + start_ms) // 2, before.start_ms + self._options.max_region_ms)
            self._ready = before._replace(end_ms=start_ms)
        self._open = _Open(window, start_ms)
        yield from self._let_go()

    def _follow(self, stretch: _Open, probability: float) -> Iterator[_Stretch]:
        """A window while somebody speaks: more speech, a breath, or a silence long enough to end it."""
        stretch.hear(probability, self._options)
        silence_ms = (self._now - stretch.speech_end) * WINDOW_MS
        padded_ms = stretch.speech_end * WINDOW_MS + self._options.pad_ms
        if silence_ms >= self._options.min_silence_ms:
            self._close(stretch, padded_ms)
        elif padded_ms - stretch.start_ms > self._options.max_region_ms:
            yield from self._cut(stretch)

    def _close(self, stretch: _Open, end_ms: int) -> None:
        """The stretch is over."""
        self._open = None
        speech_ms = (stretch.speech_end - stretch.first) * WINDOW_MS
        if speech_ms >= self._options.min_speech_ms or stretch.continues:
            self._ready = _Stretch(stretch.start_ms, end_ms, stretch.speech())

    def _cut(self, stretch: _Open) -> Iterator[_Stretch]:
        """The stretch is too long: end it at a pause behind its middle, and go on after the pause."""
        pause = stretch.pause(self._options)
        middle_ms = (pause.start + pause.stop) * WINDOW_MS // 2
        rest = stretch.after(pause, max(middle_ms, pause.stop * WINDOW_MS - self._options.pad_ms))
        stretch.speech_end, stretch.continues = pause.start, True
        self._close(stretch, min(middle_ms, pause.start * WINDOW_MS + self._options.pad_ms))
        self._open = rest
        yield from self._let_go()

    def _settle(self, now_ms: int) -> Iterator[_Stretch]:
        """Silence has lasted so long that nothing can touch the last stretch any more."""
        if self._ready is not None and now_ms - self._options.pad_ms - self._ready.end_ms > self._options.touch_gap_ms:
            yield from self._let_go()

    def _let_go(self) -> Iterator[_Stretch]:
        if self._ready is not None:
            yield self._ready
        self._ready = None


class _Open:
    """A stretch of speech that has not ended: its first window, what was heard since, where its speech ends."""

    def __init__(self, first: int, start_ms: int, *, continues: bool = False) -> None:
        self.first, self.start_ms, self.continues = first, start_ms, continues
        self.speech_end = first
        self._heard: list[_Heard] = []

    def hear(self, probability: float, options: VadOptions) -> None:
        speaking = not self._heard or self._heard[-1].voice
        voice = probability >= (options.end_threshold if speaking else options.threshold)
        self._heard.append(_Heard(probability, voice))
        if voice:
            self.speech_end = self.first + len(self._heard)

    def speech(self) -> tuple[Span, ...]:
        """The windows with a voice up to `speech_end`, in milliseconds."""
        runs, at = [], self.first
        for voice, run in groupby(self._heard[: self.speech_end - self.first], lambda heard: heard.voice):
            start, at = at, at + sum(1 for _ in run)
            runs += [Span(start * WINDOW_MS, at * WINDOW_MS)] if voice else []
        return tuple(runs)

    def pause(self, options: VadOptions) -> range:
        """The windows of the longest pause behind the middle; with no pause at all, the least likely speech."""
        last = (self.start_ms + options.max_region_ms - options.pad_ms) // WINDOW_MS
        begin = (self.first + last) // 2
        later = np.array([heard.probability for heard in self._heard[begin - self.first : last - self.first]])
        edges = np.flatnonzero(np.diff(np.concatenate(([0], later < options.end_threshold, [0]))))
        pauses = [range(begin + int(start), begin + int(stop)) for start, stop in edges.reshape(-1, 2)]
        lowest = begin + int(later.argmin())
        return max(pauses, key=len, default=range(lowest, lowest + 1))

    def after(self, pause: range, start_ms: int) -> _Open:
        """What follows `pause`, as a stretch of its own: part of the same speech, however short."""
        rest = _Open(pause.stop, start_ms, continues=True)
        rest._heard = self._heard[pause.stop - self.first :]
        rest.speech_end = self.speech_end
        return rest


class _Heard(NamedTuple):
    """One window: how likely it is speech, and whether it is taken for it."""

    probability: float
    voice: bool
