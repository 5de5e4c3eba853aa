"""From windows of speech to segments of text: encode, write, align, and hear again what was not reached.

What of this only a library can do is behind `Backend`, so that the order of things can be read without one.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from lokas.speech.engine import Prepared
from lokas.speech.whisper.phrases import Written, read_phrases
from lokas.speech.whisper.timing import place, probability, share_out
from lokas.types import Segment, Span, Window

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lokas.speech.whisper.decoding import Decoder, Writing
    from lokas.speech.whisper.timing import Aligned
    from lokas.types import Region, Samples, Word

FRAME_MS = 10
"""Of a log-mel spectrogram."""

LEAST_REST_MS = 1000
"""Less speech than this behind the last time a model wrote is not heard again: that time may be a little early."""


Features: TypeAlias = Any
States: TypeAlias = Any
"""Arrays and handles of the libraries, which are untyped."""


class Backend(Protocol):
    """What is asked of the libraries. States are what the encoder makes of one window, or of several joined."""

    first_time: int
    room: int

    def features(self, samples: Samples) -> Features:
        """The log-mel spectrogram of at most 30 s."""
        ...

    def encode(self, features: Features) -> States:
        """The states of one window."""
        ...

    def join(self, states: Sequence[States]) -> States:
        """Several windows' states as one."""
        ...

    def language_of(self, states: States) -> str:
        """The code of the most likely language of one window."""
        ...

    def prompt(self, language: str, *, hints: bool) -> list[int]:
        """The tokens before the text."""
        ...

    def to_text(self, tokens: Sequence[int]) -> str:
        """The text of tokens, without times."""
        ...

    def align(self, states: States, tokens: Sequence[int], frames: int, language: str) -> list[Aligned]:
        """The words of one window's tokens, as `share_out` takes them; none if there are no tokens."""
        ...

    def merge_marks(self, words: list[Aligned]) -> None:
        """Put punctuation that stands alone to the word it belongs to."""
        ...


@dataclass(frozen=True, slots=True)
class _Heard:
    """A window on its way to text."""

    window: Window
    states: States
    language: str
    prompt: list[int]


@dataclass(frozen=True, slots=True)
class Hearing:
    """Hears windows; `timed_words` also finds when each word is said."""

    backend: Backend
    decoder: Decoder
    timed_words: bool

    def hear(self, batch: Sequence[Prepared], language: str | None, *, hints: bool) -> list[list[Segment]]:
        """The segments of each window, in order; ids are 0. `language` None: that of each window."""
        heard = [self._encode(prepared, language, hints=hints) for prepared in batch]
        if not heard:
            return []
        written = self._write(heard)
        segments = [
            list(self._segments(one, what, log_probability))
            for one, (what, log_probability) in zip(heard, written, strict=True)
        ]
        rests = [self._hear_rest(one, what, hints=hints) for one, (what, _) in zip(heard, written, strict=True)]
        return [own + rest for own, rest in zip(segments, rests, strict=True)]

    def prepare(self, window: Window) -> Prepared:
        """What can be computed of a window before it is heard."""
        return Prepared(window, self.backend.features(window.samples()))

    def _encode(self, prepared: Prepared, language: str | None, *, hints: bool) -> _Heard:
        states = self.backend.encode(prepared.features)
        spoken = language or self.backend.language_of(states)
        return _Heard(prepared.window, states, spoken, self.backend.prompt(spoken, hints=hints))

    def _write(self, heard: Sequence[_Heard]) -> list[tuple[Written, float]]:
        """What is written for each window, and how likely it is."""
        states = [one.states for one in heard]
        writings = self.decoder.write(
            self.backend.join(states),
            states,
            [one.prompt for one in heard],
            [one.window.start_ms for one in heard],
        )
        return [
            (self._read(one, writing), writing.log_probability) for one, writing in zip(heard, writings, strict=True)
        ]

    def _read(self, one: _Heard, writing: Writing) -> Written:
        """An unfinished phrase is left out only if it is heard again: nothing that was written is lost."""
        if writing.is_silence:
            return Written((), one.window.length_ms)
        room = min(self.backend.room // 2, self.backend.room - len(one.prompt))  # as CTranslate2 limits it
        read = partial(read_phrases, writing.tokens, self.backend.first_time, one.window.length_ms)
        written = read(full=len(writing.tokens) >= room)
        return written if _rest(one.window, written.heard_ms) else read()

    def _align(self, one: _Heard, written: Written) -> list[list[Word]]:
        """The words of each phrase of a window.

        One window at a time: all its tokens go through the decoder at once, and the scores of 51,865 tokens at each
        place take 25 MB a window. Together it is not faster (base: 0.09 s a window, alone or with five more).
        """
        tokens = list(chain.from_iterable(phrase.tokens for phrase in written.phrases))
        aligned = self.backend.align(one.states, tokens, one.window.length_ms // FRAME_MS, one.language)
        return share_out(aligned, written.phrases, self.backend.merge_marks)

    def _segments(self, one: _Heard, written: Written, log_probability: float) -> Iterator[Segment]:
        """The segments of a window; a phrase that lies over silence that was left out is taken apart there."""
        words = self._align(one, written) if self.timed_words else None
        confidence = math.exp(min(log_probability, 0.0))  # in this order, which passes on what is not a number
        for number, phrase in enumerate(written.phrases):
            text = self.backend.to_text(phrase.tokens).strip()
            span = one.window.span(phrase.start_ms, phrase.end_ms)
            parts = place(words[number], one.window) if words else []
            if len(parts) > 1:
                texts = ("".join(word.text for word in part).strip() for part in parts)
                yield from (
                    _segment(span, own, part, confidence, one.language) for own, part in zip(texts, parts, strict=True)
                )
            elif text:
                yield _segment(span, text, parts[0] if parts else (), confidence, one.language)

    def _hear_rest(self, one: _Heard, written: Written, *, hints: bool) -> list[Segment]:
        """The segments of what is said behind the last time the model wrote, if there is speech left."""
        regions = _rest(one.window, written.heard_ms)
        if not regions:
            return []
        return self.hear([self.prepare(Window(regions))], one.language, hints=hints)[0]


def _rest(window: Window, heard_ms: int) -> tuple[Region, ...]:
    """What of the window is behind `heard_ms` of it: nothing, if it is little speech, or if nothing was heard yet."""
    if heard_ms < LEAST_REST_MS:
        return ()
    rest = window.after(window.span(0, heard_ms).end_ms)
    speech_ms = sum(end_ms - start_ms for region in rest for start_ms, end_ms in region.speech)
    return rest if speech_ms >= LEAST_REST_MS else ()


def _segment(span: Span, text: str, words: Sequence[Word], confidence: float, language: str) -> Segment:
    """With words, a segment reaches from the first to the last, and is as sure as they are on average."""
    if words:
        span = Span(words[0].start_ms, words[-1].end_ms)
        confidence = sum(word.confidence for word in words) / len(words)
    return Segment(0, span.start_ms, span.end_ms, text, tuple(words), probability(confidence), language)
