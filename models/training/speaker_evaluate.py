"""Measure the separation of speakers on meetings whose truth is known.

python speaker_evaluate.py MEETING.json... [--distance 0.6] [--known]     as Lokas does it
python speaker_evaluate.py MEETING.json... --plain [--distance 0.6]       as sherpa-onnx alone does it
python speaker_evaluate.py development-*.json --find                      which distance suits best

Beside each .json lies its sound. Diarization error rates are pyannote.metrics', with and without a collar of 0.25 s on
each side of a boundary; overlapping speech counts.
"""

from __future__ import annotations

import argparse
import json
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from pyannote.core import Annotation, Segment, Timeline
from pyannote.metrics.diarization import DiarizationErrorRate

if TYPE_CHECKING:
    from lokas.speech.speakers.diarizer import Voices

MODELS = Path(__file__).parents[1] / "lokas_models" / "data" / "selftest-speakers"
JOINED_MS = 150
"""A silence between two words of one sentence that is shorter belongs to the speech."""
DISTANCES = (0.3, 0.35, 0.375, 0.4, 0.425, 0.45, 0.475, 0.5, 0.55, 0.6)

Turns = list[tuple[float, float, object]]
"""(start, end, who), in seconds."""


@dataclass(frozen=True, slots=True)
class Result:
    """What came out for one meeting; shares of 1."""

    name: str
    people: int
    found: int
    error: float
    error_with_collar: float
    words_right: float
    times_off: tuple[float, ...]
    """For each person, |time found - true time| / true time."""

    def line(self) -> str:
        """For people to read."""
        return (
            f"{self.name:24} {self.found:3} of {self.people:2} people, error {100 * self.error:5.1f} %, with collar "
            f"{100 * self.error_with_collar:5.1f} %, words {100 * self.words_right:5.1f} % right, time of a person off "
            f"by {100 * float(np.median(self.times_off)):.1f} % (worst {100 * max(self.times_off):.0f} %)"
        )


def hear(samples: np.ndarray, models: Path, distance: float) -> Voices:
    """The voices of a meeting as Lokas hears them, in a process of its own."""
    from lokas.jobs import CancelToken
    from lokas.speech.speakers.process import open_diarizer
    from lokas.speech.speakers.stretches import find_voices
    from lokas.types import AudioBlock

    with open_diarizer(models, models.name, distance, threads=1) as diarizer:
        blocks = [AudioBlock(0, samples)]
        return find_voices(blocks, diarizer, total_ms=None, emit=lambda _: None, token=CancelToken())


def together(voices: Voices, distance: float, people: int | None) -> Turns:
    """The people that Lokas takes the voices for."""
    from lokas.speech.speakers.grouping import People, group

    known = People(people, people) if people else People()
    turns = group(voices, known, distance).turns
    return [(turn.start_ms / 1000, turn.end_ms / 1000, turn.speaker) for turn in turns if turn.speaker]


def plain(samples: np.ndarray, models: Path, distance: float, people: int | None) -> Turns:
    """What sherpa-onnx finds by itself, with silences down to 0.15 s between turns."""
    import sherpa_onnx as sherpa

    pyannote = sherpa.OfflineSpeakerSegmentationPyannoteModelConfig(str(models / "segmentation.onnx"))
    config = sherpa.OfflineSpeakerDiarizationConfig(
        segmentation=sherpa.OfflineSpeakerSegmentationModelConfig(pyannote=pyannote),
        embedding=sherpa.SpeakerEmbeddingExtractorConfig(model=str(models / "embedding.onnx")),
        clustering=sherpa.FastClusteringConfig(num_clusters=people or -1, threshold=distance),
        min_duration_on=0.2,
        min_duration_off=JOINED_MS / 1000,
    )
    found = sherpa.OfflineSpeakerDiarization(config).process(samples).sort_by_start_time()
    return [(turn.start, turn.end, turn.speaker) for turn in found]


def truth(told: dict) -> Annotation:
    """When each person is heard, from the words."""
    heard = Annotation()
    for turn in told["turns"]:
        for sentence in turn["sentences"]:
            joined: list[list[int]] = []
            for word in sentence["words"]:
                if joined and word["start_ms"] - joined[-1][1] < JOINED_MS:
                    joined[-1][1] = word["end_ms"]
                else:
                    joined.append([word["start_ms"], word["end_ms"]])
            for start, end in joined:
                if end > start:
                    heard[Segment(start / 1000, end / 1000), heard.new_track(Segment(start / 1000, end / 1000))] = turn[
                        "speaker"
                    ]
    return heard


def words_right(told: dict, found: Turns, names: dict) -> float:
    """Share of the words that whoever is heard longest during them is the one who says them."""
    spans = np.array([(start * 1000, end * 1000) for start, end, _ in found]).reshape(-1, 2)
    who = [names.get(label) for _, _, label in found]
    right = total = 0
    for turn in told["turns"]:
        for word in (word for sentence in turn["sentences"] for word in sentence["words"]):
            shared = np.minimum(spans[:, 1], word["end_ms"]) - np.maximum(spans[:, 0], word["start_ms"])
            total += 1
            right += bool(len(shared)) and shared.max() > 0 and who[int(shared.argmax())] == turn["speaker"]
    return right / total


def compare(name: str, told: dict, found: Turns) -> Result:
    """What was found against the truth."""
    heard, guess = truth(told), Annotation()
    for start, end, who in found:
        guess[Segment(start, end), guess.new_track(Segment(start, end))] = who
    whole = Timeline([Segment(0, told["duration_ms"] / 1000)])
    metric = DiarizationErrorRate()
    error = metric(heard, guess, uem=whole)
    names = metric.optimal_mapping(heard, guess, uem=whole)
    mine = {name: label for label, name in names.items()}
    off = tuple(
        abs(guess.label_duration(mine[name]) / heard.label_duration(name) - 1) if name in mine else 1.0
        for name in heard.labels()
    )
    collared = DiarizationErrorRate(collar=0.5)(heard, guess, uem=whole)
    people = len(told["speakers"])
    return Result(name, people, len(guess.labels()), error, collared, words_right(told, found, names), off)


def sound_beside(path: Path) -> np.ndarray:
    """Float32 samples at 16 kHz of the sound with the same name."""
    from faster_whisper.audio import decode_audio

    sound = next(other for other in path.parent.glob(f"{path.stem}.*") if other.suffix in {".flac", ".opus"})
    return decode_audio(str(sound))


def main() -> None:
    """Measure each meeting, or find the distance."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("meetings", type=Path, nargs="+")
    parser.add_argument("--models", type=Path, default=MODELS)
    parser.add_argument("--distance", type=float, default=0.6, help="from which on two voices are two people")
    parser.add_argument("--known", action="store_true", help="tell how many people speak")
    parser.add_argument("--plain", action="store_true", help="sherpa-onnx alone")
    parser.add_argument("--find", action="store_true", help="hear once, and try distances")
    options = parser.parse_args()
    results: dict[float, list[Result]] = {}
    for path in options.meetings:
        told, samples, began = json.loads(path.read_text(encoding="utf-8")), sound_beside(path), time.monotonic()
        people = len(told["speakers"]) if options.known else None
        if options.plain:
            tried = {options.distance: plain(samples, options.models, options.distance, people)}
        else:
            voices = hear(samples, options.models, options.distance)
            distances = DISTANCES if options.find else (options.distance,)
            tried = {distance: together(voices, distance, people) for distance in distances}
        print(f"{path.stem}: {(time.monotonic() - began) / (len(samples) / 16_000):.3f} of real time")
        for distance, turns in tried.items():
            results.setdefault(distance, []).append(compare(path.stem, told, turns))
            print(f"{distance:.2f} {results[distance][-1].line()}", flush=True)
    for distance, rows in results.items():
        print(f"{distance:.2f} mean error {100 * np.mean([row.error for row in rows]):.1f} %")


if __name__ == "__main__":
    main()
