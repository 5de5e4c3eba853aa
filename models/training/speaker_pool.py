"""A pool of sentences by many people, said once and then used in many windows.

python speaker_pool.py BUILD_FOLDER [--people 480] [--seconds 45] [--seed 1]
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

import numpy as np
from corpus import training_sentence
from espeak import SAMPLE_RATE, Utterance
from speaker_voices import Person, Throat, people

BREATH_MS = 150
"""Silence inside a sentence that is longer than this is silence in the truth too."""
BRED_SHARE = 0.75


@dataclass(frozen=True, slots=True)
class Saying:
    """One sentence in the pool: who says it, where its samples are, when the person is heard in it (milliseconds)."""

    person: int
    start: int
    stop: int
    heard: tuple[tuple[int, int], ...]

    @property
    def length_ms(self) -> int:
        """From its first word to the end of its last."""
        return self.heard[-1][1]


@dataclass(frozen=True, slots=True)
class Pool:
    """Int16 samples at 16 kHz of all sayings, one behind the other."""

    samples: np.ndarray
    sayings: tuple[Saying, ...]

    @classmethod
    def load(cls, folder: Path, seed: int) -> Pool:
        """The pool that `main` wrote with that seed; its samples stay on the disk until they are used."""
        raw = json.loads((folder / f"pool-{seed}.json").read_text("utf-8"))
        sayings = tuple(Saying(p, a, b, tuple(tuple(span) for span in heard)) for p, a, b, heard in raw)
        return cls(np.load(folder / f"pool-{seed}.npy", mmap_mode="r"), sayings)

    def by_person(self) -> dict[int, list[Saying]]:
        """What each person says."""
        found: dict[int, list[Saying]] = {}
        for saying in self.sayings:
            found.setdefault(saying.person, []).append(saying)
        return found

    def sound(self, saying: Saying) -> np.ndarray:
        """Float32 samples of one saying, -1 to 1."""
        return self.samples[saying.start : saying.stop].astype(np.float32) / 32768


def heard(utterance: Utterance) -> tuple[tuple[int, int], ...]:
    """When somebody is heard: the words, joined where the silence between them is shorter than `BREATH_MS`."""
    joined: list[tuple[int, int]] = []
    for start, end in utterance.words:
        if joined and start - joined[-1][1] < BREATH_MS:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        elif end > start:
            joined.append((start, end))
    return tuple(joined)


def _say(job: tuple[Person, int, int]) -> tuple[np.ndarray, list[tuple[int, int, list]]]:
    person, seconds, seed = job
    random, throat = Random(seed * 100_000 + person.number), _throat()
    sounds, spoken, at = [], [], 0
    while at < seconds * SAMPLE_RATE:
        utterance = throat.speak(training_sentence(random, person.language), person)
        spans = heard(utterance)
        if spans:
            sounds.append(utterance.samples)
            spoken.append((at, at + len(utterance.samples), spans))
            at += len(utterance.samples)
    return np.concatenate(sounds), spoken


@cache
def _throat() -> Throat:
    """One per process: espeak-ng keeps its state in globals."""
    return Throat.somewhere()


def main() -> None:
    """Write `pool-SEED.npy` and `pool-SEED.json`."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--people", type=int, default=480)
    parser.add_argument("--seconds", type=int, default=45, help="of each person")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    bred = int(options.people * BRED_SHARE)
    jobs = [(p, options.seconds, options.seed) for p in people(options.people, options.seed, bred=bred)]
    sounds, sayings, at = [], [], 0
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        for number, (sound, spoken) in enumerate(pool.imap(_say, jobs)):
            sayings += [(number, at + a, at + b, spans) for a, b, spans in spoken]
            sounds.append(sound)
            at += len(sound)
            print(f"\r{number + 1}/{len(jobs)} people", end="", flush=True)
    np.save(options.folder / f"pool-{options.seed}.npy", np.concatenate(sounds))
    (options.folder / f"pool-{options.seed}.json").write_text(json.dumps(sayings), encoding="utf-8")
    print(f"\n{len(sayings)} sentences, {at / SAMPLE_RATE / 3600:.1f} h")


if __name__ == "__main__":
    main()
