"""The values that flow from sound to text; all immutable, times in whole milliseconds."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

    Samples = NDArray[np.float32]

DOUBTFUL_WORD = 0.5
"""A word of lower confidence is doubtful; see `Word.doubtful`."""

SAMPLE_RATE = 16_000
"""Samples per second of every sound inside Lokas (what Whisper and Silero VAD were trained on)."""


@dataclass(frozen=True, slots=True, eq=False)
class AudioBlock:
    """A stretch of decoded sound: float32 mono in [-1, 1] at 16 kHz, shape (n,)."""

    start_sample: int
    samples: Samples


class Span(NamedTuple):
    """A stretch of time, in milliseconds of the recording."""

    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True, eq=False)
class Region:
    """A stretch of speech found by the VAD, at most 30 s: float32 mono at 16 kHz, shape (n,), 16 for each millisecond.

    `speech`: where in it the VAD heard a voice, in order; what is around these spans is padding and breath.
    """

    start_ms: int
    end_ms: int
    samples: Samples
    speech: tuple[Span, ...] = ()

    @property
    def length_ms(self) -> int:
        """How long it is."""
        return self.end_ms - self.start_ms

    def after(self, time_ms: int) -> Region:
        """What of it is behind `time_ms` of the recording, which is before its end."""
        start_ms = max(self.start_ms, time_ms)
        speech = tuple(Span(max(start, start_ms), end) for start, end in self.speech if end > start_ms)
        return Region(start_ms, self.end_ms, self.samples[(start_ms - self.start_ms) * SAMPLE_RATE // 1000 :], speech)


@dataclass(frozen=True, slots=True, eq=False)
class Window:
    """Neighbouring regions put one behind the other, at most 30 s together: what an engine hears at once.

    Where the regions touch, it sounds as the recording does; where they do not, the silence between them is left out.
    """

    regions: tuple[Region, ...]

    @property
    def start_ms(self) -> int:
        """Where its first region starts in the recording."""
        return self.regions[0].start_ms

    @property
    def end_ms(self) -> int:
        """Where its last region ends in the recording."""
        return self.regions[-1].end_ms

    @property
    def length_ms(self) -> int:
        """How long it is itself, without what is left out."""
        return sum(region.length_ms for region in self.regions)

    @property
    def speech(self) -> tuple[Span, ...]:
        """The speech of all its regions."""
        return tuple(span for region in self.regions for span in region.speech)

    @property
    def cuts(self) -> tuple[int, ...]:
        """Where silence was left out, in milliseconds of the window itself."""
        cuts, at_ms = [], 0
        for before, after in pairwise(self.regions):
            at_ms += before.length_ms
            cuts += [at_ms] if before.end_ms < after.start_ms else []
        return tuple(cuts)

    def samples(self) -> Samples:
        """Its sound: float32 mono at 16 kHz, shape (n,)."""
        import numpy as np  # noqa: PLC0415 - these values are also used where no sound is

        return np.concatenate([region.samples for region in self.regions])

    def span(self, start_ms: int, end_ms: int) -> Span:
        """Where in the recording a stretch of the window lies, given in milliseconds from the window's own start.

        At a cut, what starts there is behind the silence and what ends there is before it.
        """
        start_shift = end_shift = shift = self.start_ms
        at_ms = 0
        for before, after in pairwise(self.regions):
            at_ms += before.length_ms
            shift += after.start_ms - before.end_ms
            start_shift = shift if start_ms >= at_ms else start_shift
            end_shift = shift if end_ms > at_ms else end_shift
        return Span(start_ms + start_shift, max(end_ms + end_shift, start_ms + start_shift))

    def after(self, time_ms: int) -> tuple[Region, ...]:
        """What of its regions is behind `time_ms` of the recording."""
        return tuple(region.after(time_ms) for region in self.regions if region.end_ms > time_ms)


@dataclass(frozen=True, slots=True)
class Word:
    """One word as heard; `text` keeps the leading space and punctuation Whisper gave it; confidence in [0, 1]."""

    start_ms: int
    end_ms: int
    text: str
    confidence: float

    @property
    def doubtful(self) -> bool:
        """Whether it was heard with so little confidence that a person should check it.

        The threshold was found on 20 clips of known text, some with white noise (303 words, 102 of them wrong), heard
        by the self-test model: of the words below 0.5, 82 % were wrong, and they were 59 % of all wrong ones. Lower,
        nothing is gained (0.3: 78 %, 37 %); higher, more that is right is marked (0.7: 72 %, 80 %). At 10 dB of signal
        over noise it was 75 % and 67 %; of the 60 words without noise, all right, none is below. In real speech by
        Whisper medium (a radio talk in French) 8 of 554 words are.
        """
        return self.confidence < DOUBTFUL_WORD


@dataclass(frozen=True, slots=True)
class Segment:
    """One stretch of text as the engine cut it; confidence in [0, 1]; `words` is empty when not asked for.

    `doubts` are codes of reasons not to trust it (see `lokas.speech.guard`). A segment without text that has doubts
    is a stretch of speech for which there is no text. `speaker` is the name of who says it, None where nobody knows.
    `begins_paragraph`: whether a paragraph begins with it, where a person said so; None where the text tells by itself.
    """

    id: int
    start_ms: int
    end_ms: int
    text: str
    words: tuple[Word, ...]
    confidence: float
    language: str
    doubts: tuple[str, ...] = ()
    speaker: str | None = None
    begins_paragraph: bool | None = None


@dataclass(frozen=True, slots=True)
class SpeakerTurn:
    """Somebody speaks, as the machine tells voices apart: `speaker` is a key such as "v1", None for an unknown voice.

    `perhaps`: who else it may be; None where the machine is sure. Turns of several speakers may overlap.
    """

    start_ms: int
    end_ms: int
    speaker: str | None
    perhaps: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """The recording a transcript was made from; `cut` tells that the file ended before it should have."""

    name: str
    duration_ms: int
    track: int = 0
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of what the VAD calls speech has words."""

    speech_ms: int
    transcribed_ms: int


@dataclass(frozen=True, slots=True)
class Footprint:
    """What making a transcript cost: seconds on the clock, of processors, and watt-hours by `method`.

    `method` is "rapl", "nvml", "rapl+nvml" or "battery" for real counters, "estimate" for a figure from processor
    time, "unknown" where there is none and `watt_hours` is None. Of a job that was resumed, its last run.
    """

    wall_s: float
    cpu_s: float
    watt_hours: float | None
    method: str


@dataclass(frozen=True, slots=True)
class Transcript:
    """What the machine said of one recording. `made_with` records engine, model and options (JSON values)."""

    source: Source
    language: str
    language_probability: float
    segments: tuple[Segment, ...]
    made_with: Mapping[str, object] = field(default_factory=dict)
    coverage: Coverage | None = None
    footprint: Footprint | None = field(default=None, compare=False)  # the same text may have cost more


@dataclass(frozen=True, slots=True)
class Cue:
    """One caption: its lines as they are shown, and when.

    `speakers`: who says each line, one for each; empty where nobody knows. `language`: of its text, "" if not known.
    """

    start_ms: int
    end_ms: int
    lines: tuple[str, ...]
    speakers: tuple[str | None, ...] = ()
    language: str = ""
