"""What Whisper writes for windows it hears together: beam search for all at once, then sampling where that failed.

A window fails when its text repeats itself (it compresses too well) or is too unlikely; it is then written anew by
chance, at rising temperatures, as in OpenAI's own decoding (https://github.com/openai/whisper, `transcribe.py`).
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol

from lokas.speech.whisper.phrases import STEP_MS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

DECODING: Mapping[str, Any] = MappingProxyType(
    {
        "best_of": 5,
        "patience": 1.0,
        "length_penalty": 1.0,
        "repetition_penalty": 1.0,
        "no_repeat_ngram_size": 0,
        "temperature": (0.0, 0.2, 0.4, 0.6, 0.8, 1.0),
        "compression_ratio_threshold": 2.4,
        "log_prob_threshold": -1.0,
        "no_speech_threshold": 0.6,
        # True lets one looping window infect all that follow, and would tie a window to those before it.
        "condition_on_previous_text": False,
        "suppress_blank": True,
        "suppress_tokens": (-1,),
        "without_timestamps": False,
        "max_initial_timestamp": 1.0,
        # The windows come from our own VAD: a second one would only move times.
        "vad_filter": False,
    }
)
"""Whisper's published decoding defaults, written out so that a new library version cannot change them unseen."""

LATEST_FIRST_STEP = round(DECODING["max_initial_timestamp"] * 1000 / STEP_MS)
"""The same as `max_initial_timestamp`, in steps of Whisper's times."""


@dataclass(frozen=True, slots=True)
class Writing:
    """What a model wrote for one window: tokens, their mean log-probability, and how likely it heard no speech."""

    tokens: tuple[int, ...]
    log_probability: float
    no_speech: float

    @property
    def is_silence(self) -> bool:
        """Whether it is no text at all: unlikely words where probably nobody speaks."""
        return self.no_speech > DECODING["no_speech_threshold"] and self.is_unlikely

    @property
    def is_unlikely(self) -> bool:
        """Whether the model doubts its own words."""
        return bool(self.log_probability < DECODING["log_prob_threshold"])


class Model(Protocol):
    """A `ctranslate2.models.Whisper` whose sampling can be seeded."""

    def begin(self, seed: int) -> None:
        """What is sampled from here on depends on `seed`."""
        ...

    def generate(self, features: Any, prompts: list[list[int]], **arguments: Any) -> list[Any]:  # noqa: ANN401
        """As the library's."""
        ...


@dataclass(frozen=True, slots=True)
class Decoder:
    """Writes what windows say. `to_text` decodes tokens, `suppressed` are never written, `room` ends a writing."""

    model: Model
    to_text: Callable[[Sequence[int]], str]
    suppressed: Sequence[int]
    beam: int
    room: int

    def write(
        self, joined: object, alone: Sequence[object], prompts: Sequence[list[int]], seeds: Sequence[int]
    ) -> list[Writing]:
        """What is said in windows whose encoder states are `joined` (all) and `alone` (each): one writing for each.

        A window that is sampled depends on its own seed only, whatever is beside it.
        """
        found = self._generate(joined, prompts, beam_size=self.beam, patience=DECODING["patience"])
        return [
            self._again(writing, states, prompt, seed) if self._failed(writing) else writing
            for writing, states, prompt, seed in zip(found, alone, prompts, seeds, strict=True)
        ]

    def _again(self, first: Writing, states: object, prompt: list[int], seed: int) -> Writing:
        """Sample until a writing does not fail; else the likeliest, of those that do not repeat if there are any."""
        self.model.begin(seed)
        tried = [first]
        for writing in self._samples(states, prompt):
            if not self._failed(writing):
                return writing
            tried.append(writing)
        steady = [writing for writing in tried if not self._repeats(writing)]
        return max(steady or tried, key=lambda writing: writing.log_probability)

    def _samples(self, states: object, prompt: list[int]) -> Iterator[Writing]:
        for temperature in DECODING["temperature"][1:]:
            yield self._generate(
                states,
                [prompt],
                beam_size=1,
                num_hypotheses=DECODING["best_of"],
                sampling_topk=0,
                sampling_temperature=temperature,
            )[0]

    def _generate(self, states: object, prompts: Sequence[list[int]], **search: object) -> list[Writing]:
        results = self.model.generate(
            states,
            list(prompts),
            length_penalty=DECODING["length_penalty"],
            repetition_penalty=DECODING["repetition_penalty"],
            no_repeat_ngram_size=DECODING["no_repeat_ngram_size"],
            max_length=self.room,
            return_scores=True,
            return_no_speech_prob=True,
            suppress_blank=DECODING["suppress_blank"],
            suppress_tokens=list(self.suppressed),
            max_initial_timestamp_index=LATEST_FIRST_STEP,
            **search,
        )
        return [_writing(result) for result in results]

    def _failed(self, writing: Writing) -> bool:
        return not writing.is_silence and (writing.is_unlikely or self._repeats(writing))

    def _repeats(self, writing: Writing) -> bool:
        return bool(compression_ratio(self.to_text(writing.tokens)) > DECODING["compression_ratio_threshold"])


def compression_ratio(text: str) -> float:
    """How many times smaller zlib makes `text`: ordinary speech stays under 2.4, a loop does not."""
    data = text.strip().encode()
    return len(data) / len(zlib.compress(data))


def _writing(result: Any) -> Writing:  # noqa: ANN401
    """The best of a result; the library gives the sum of log-probabilities over a power of the length."""
    tokens = tuple(result.sequences_ids[0])
    total = result.scores[0] * len(tokens) ** DECODING["length_penalty"]
    return Writing(tokens, total / (len(tokens) + 1), result.no_speech_prob)
