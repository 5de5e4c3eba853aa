"""The networks at work: sherpa-onnx tells the voices of one stretch apart, and gives each turn its print.

The only module that knows sherpa-onnx. It is loaded in a process of its own (`lokas.speech.speakers.child`), because
`process()` keeps the interpreter's lock all the while, and a network that lacks what it should tell ends the process.
Source: https://github.com/k2-fsa/sherpa-onnx (offline speaker diarization), tried with 2.0.1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from lokas.speech.speakers.diarizer import Voices, VoiceTurn
from lokas.types import SAMPLE_RATE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from lokas.speech.speakers.diarizer import Prints
    from lokas.types import Samples

WINDOW_SHIFT = 0.1
"""By how much of itself the window of ten seconds moves on; four times as much costs a quarter, and hears less."""

LEAST_TURN_S, LEAST_PAUSE_S = 0.2, 0.15
"""Speech and pauses that are shorter are none. The library's pauses of half a second are longer than those between the
sentences of two people: bridged, they cost 10 % of the time of a made meeting."""

LEAST_PRINT_MS = 400
"""A voice that is heard alone for less has no print: the networks were trained on seconds."""

MOST_PRINT_MS = 8_000
"""Of a longer turn, so much is enough."""


class Separator:
    """The two networks, loaded. `distance`: from which on two pieces of a stretch are two voices."""

    def __init__(self, segmentation: str, embedding: str, *, distance: float, threads: int) -> None:
        import sherpa_onnx as sherpa  # noqa: PLC0415 - only the child may load it

        voice = sherpa.SpeakerEmbeddingExtractorConfig(model=embedding, num_threads=threads)
        pyannote = sherpa.OfflineSpeakerSegmentationPyannoteModelConfig(segmentation, WINDOW_SHIFT)
        config = sherpa.OfflineSpeakerDiarizationConfig(
            segmentation=sherpa.OfflineSpeakerSegmentationModelConfig(pyannote=pyannote, num_threads=threads),
            embedding=voice,
            clustering=sherpa.FastClusteringConfig(num_clusters=-1, threshold=distance),
            min_duration_on=LEAST_TURN_S,
            min_duration_off=LEAST_PAUSE_S,
        )
        self._diarization = sherpa.OfflineSpeakerDiarization(config)
        self._extractor = sherpa.SpeakerEmbeddingExtractor(voice)

    def hear(self, samples: Samples, report: Callable[[int, int], None]) -> Voices:
        """The voices of a stretch, float32 mono 16 kHz, shape (n,); `report` gets the steps done and all of them."""

        def tick(done: int, total: int) -> int:
            report(done, total)
            return 0

        found = self._diarization.process(np.ascontiguousarray(samples), callback=tick).sort_by_start_time()
        turns = tuple(VoiceTurn(round(one.start * 1000), round(one.end * 1000), one.speaker) for one in found)
        prints = [self._print(samples, *alone) for alone in alone_in(turns)]
        return Voices(turns, np.array(prints, np.float32).reshape(len(turns), self._extractor.dim))

    def _print(self, samples: Samples, start_ms: int, end_ms: int) -> Prints:
        """The unit vector of what is heard in a span; zeros if it is too short."""
        if end_ms - start_ms < LEAST_PRINT_MS:
            return np.zeros(self._extractor.dim, np.float32)
        stream = self._extractor.create_stream()
        past_ms = min(end_ms, start_ms + MOST_PRINT_MS)
        stream.accept_waveform(SAMPLE_RATE, samples[start_ms * 16 : past_ms * 16])
        stream.input_finished()
        vector = np.array(self._extractor.compute(stream), np.float32)
        length = float(np.linalg.norm(vector))
        return vector / length if 0 < length < np.inf else np.zeros_like(vector)


def alone_in(turns: Sequence[VoiceTurn]) -> Iterator[tuple[int, int]]:
    """Of each turn the longest span in which no other voice speaks; an empty one if there is none."""
    for turn in turns:
        others = sorted(
            (max(one.start_ms, turn.start_ms), min(one.end_ms, turn.end_ms))
            for one in turns
            if one.voice != turn.voice and one.start_ms < turn.end_ms and turn.start_ms < one.end_ms
        )
        yield max(_between(turn, others), key=lambda span: span[1] - span[0])


def _between(turn: VoiceTurn, others: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The spans of a turn that the others leave, as far as they are in order."""
    at_ms = turn.start_ms
    for start_ms, end_ms in others:
        yield at_ms, max(at_ms, start_ms)
        at_ms = max(at_ms, end_ms)
    yield at_ms, max(at_ms, turn.end_ms)
