"""What Lokas tells of who speaks and for how long, against the truth about a meeting that the recipe made."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lokas.text.document import AssignSpeakers, new_document
from lokas.text.said import spoken
from lokas.text.speaking import whose
from lokas.text.statistics import statistics_of
from lokas.types import Segment, Source, Transcript, Word
from tests.helpers.diarization import matched

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from lokas.text.document import Document
    from lokas.text.statistics import Speaking
    from lokas.types import SpeakerTurn


@dataclass(frozen=True)
class Told:
    """Who speaks for how long in truth, and what Lokas tells of who shares most time with them; None: nobody does."""

    who: str
    true_ms: int
    found: Speaking | None

    @property
    def off(self) -> float:
        """By which share the time is wrong."""
        return self.found.time_ms / self.true_ms - 1 if self.found else -1.0

    @property
    def held(self) -> bool:
        """Whether the interval holds the true time."""
        return self.found is not None and self.found.least_ms <= self.true_ms <= self.found.most_ms


def speaking_times(reference: Path, heard: Transcript, turns: Sequence[SpeakerTurn]) -> list[Told]:
    """Everybody's time by Lokas' own count, of what it heard and of what the reference says; as they first speak."""
    truth = true_document(reference)
    found = AssignSpeakers(tuple(turns), "{number}").applied_to(new_document(heard))
    pairs = matched(
        [(one.start_ms, one.end_ms, one.speaker) for one in spoken(truth)],
        [(one.start_ms, one.end_ms, one.speaker) for one in spoken(found, turns) if one.speaker],
    )
    told = {one.speaker: one for one in statistics_of(found, turns).people}
    people = statistics_of(truth).people
    return [Told(truth.name_of(one.speaker), one.time_ms, told.get(pairs.get(one.speaker, ""))) for one in people]


def words_right(reference: Path, turns: Sequence[SpeakerTurn]) -> float:
    """The share of words, at their true times, that are given to who says them."""
    segments = true_document(reference).segments
    words = sorted(((word, one.speaker) for one in segments for word in one.words), key=lambda pair: pair[0].start_ms)
    given = whose([word for word, _ in words], turns)
    pairs = matched(
        [(word.start_ms, word.end_ms, who) for word, who in words],
        [(one.start_ms, one.end_ms, one.speaker) for one in turns if one.speaker],
    )
    return sum(
        one.speaker is not None and pairs.get(who) == one.speaker for one, (_, who) in zip(given, words, strict=True)
    ) / len(words)


def true_document(reference: Path) -> Document:
    """The document that there would be if all had been heard rightly."""
    told = json.loads(reference.read_text(encoding="utf-8"))
    sentences = [(turn["speaker"], sentence) for turn in told["turns"] for sentence in turn["sentences"]]
    segments = tuple(_segment(number, who, sentence) for number, (who, sentence) in enumerate(sentences))
    return new_document(Transcript(Source("truth", told["duration_ms"]), told["language"], 1.0, segments))


def _segment(number: int, who: str, told: dict) -> Segment:
    words = tuple(Word(word["start_ms"], word["end_ms"], f" {word['text']}", 1.0) for word in told["words"])
    return Segment(number, words[0].start_ms, words[-1].end_ms, told["text"], words, 1.0, "fr", (), who)
