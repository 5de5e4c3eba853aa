"""Long meetings of many people with the truth about them: to measure the separation of speakers on.

python speaker_meetings.py assembly FOLDER [--minutes 30]    fifteen voices that no model was trained on
python speaker_meetings.py development FOLDER                bred voices, to find the threshold with

Writes NAME.flac, NAME.json (speakers, turns, sentences, words: as the demonstration meetings have them) and NAME.rttm.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import numpy as np
from acoustics import Acoustics, in_room
from corpus import grammar, unseen_sentences
from espeak import SAMPLE_RATE, Utterance, Voice
from recordings import as_json, write_sound
from scenes import Sentence
from speaker_pool import heard
from speaker_voices import ASSEMBLY_VARIANTS, Person, Throat, people
from speaker_windows import put

DEVELOPMENT_SEED, DEVELOPMENT_BRED = 2, 45
DEVELOPMENT_COUNTS = (2, 3, 4, 6, 9, 12, 15)
"""How many people speak in each development meeting."""
NOISE_DB = -22
"""Noise of the assembly, against the mean level of the speech."""


@dataclass
class Meeting:
    """Sound with the truth: for every sentence who says it, and the spans (milliseconds) in which that is heard."""

    sound: np.ndarray
    sentences: list[tuple[int, Sentence]] = field(default_factory=list)
    heard: list[tuple[int, int, int]] = field(default_factory=list)
    """(who, start_ms, end_ms)"""

    def overlap(self) -> float:
        """Share of the time with speech in which two people or more are heard."""
        count = np.zeros(len(self.sound) // (SAMPLE_RATE // 100), np.int8)
        for _, start_ms, end_ms in self.heard:
            count[start_ms // 10 : end_ms // 10] += 1
        return float((count > 1).sum() / max(1, (count > 0).sum()))


class Assembly:
    """Lets people speak in turns of a few sentences; some speak much, some little; some cannot wait."""

    def __init__(self, cast: list[Person], throat: Throat, seed: int, sentences: list[str]) -> None:
        self.random = Random(seed)
        self._cast, self._throat, self._sentences = cast, throat, iter(sentences)
        acoustics = Acoustics(self.random, np.random.default_rng(seed))
        self._rooms = [acoustics.room() for _ in cast]
        self._gains = [10 ** (self.random.uniform(-8, 0) / 20) for _ in cast]
        self._shares = [self.random.uniform(0.4, 1.6) for _ in cast]
        self._noise = acoustics.noise(60 * SAMPLE_RATE)

    def meeting(self, minutes: float, *, interrupting: float = 0.52) -> Meeting:
        """One that lasts so long; `interrupting` is the chance that the next speaker does not wait."""
        length_ms = int(minutes * 60_000)
        made = Meeting(np.zeros(length_ms * SAMPLE_RATE // 1000, np.float32))
        at_ms, free_ms, who = 1500, 0, 0
        while True:
            turn = self._turn(who, at_ms)
            end_ms = max(at_ms, *(end for _, _, end in turn.heard)) if turn.heard else at_ms
            if end_ms > length_ms - 2000:
                break
            put(made.sound, turn.sound, at_ms)
            made.sentences += turn.sentences
            made.heard += turn.heard
            who = self._next(who)
            last_ms = turn.sentences[-1][1].end_ms - turn.sentences[-1][1].start_ms
            if self.random.random() < interrupting:
                at_ms = max(free_ms, end_ms - self.random.randint(300, min(2500, max(400, last_ms))))
            else:
                at_ms = end_ms + self.random.choice((self.random.randint(150, 900), self.random.randint(400, 2000)))
            free_ms = end_ms
        made.sound = self._recorded(made.sound)
        return made

    def _turn(self, who: int, at_ms: int) -> Meeting:
        """One to seven sentences of one person, at `at_ms` of the meeting."""
        made, local_ms, sounds = Meeting(np.zeros(40 * SAMPLE_RATE, np.float32)), 0, self._cast[who]
        for _ in range(self.random.choice((1, 1, 2, 3, 4, 5, 7))):
            text = next(self._sentences)
            utterance: Utterance = self._throat.speak(text, sounds)
            voice = utterance.samples.astype(np.float32)
            voice *= 0.05 * self._gains[who] / max(1e-4, float(np.sqrt(np.mean(voice**2))))
            put(made.sound, voice, local_ms)
            begin = at_ms + local_ms
            words = [(begin + start, begin + end) for start, end in utterance.words]
            made.sentences.append((who, Sentence(words[0][0], words[-1][1], text, words)))
            made.heard += [(who, begin + start, begin + end) for start, end in heard(utterance)]
            local_ms = words[-1][1] - at_ms + self.random.randint(200, 600)
        made.sound = in_room(made.sound, self._rooms[who])
        return made

    def _next(self, who: int) -> int:
        others = [other for other in range(len(self._cast)) if other != who]
        return self.random.choices(others, [self._shares[other] for other in others])[0]

    def _recorded(self, sound: np.ndarray) -> np.ndarray:
        level = float(np.sqrt(np.mean(sound**2))) * 10 ** (NOISE_DB / 20)
        noise = np.tile(self._noise, len(sound) // len(self._noise) + 1)[: len(sound)]
        whole = sound + level * noise
        return 0.7 * whole / float(np.abs(whole).max())


def assembly(minutes: float, seed: int = 15) -> tuple[Meeting, list[str]]:
    """The made assembly of fifteen, and what its people are called."""
    random = Random(seed)
    cast = [
        Person(number, "fr", Voice(f"{random.choice(('fr', 'fr-be', 'fr-ch'))}+{variant}", *_pace(random)))
        for number, variant in enumerate(ASSEMBLY_VARIANTS)
    ]
    sentences = unseen_sentences(random, "fr", 300) * 6
    made = Assembly(cast, Throat.somewhere(), seed, sentences).meeting(minutes)
    return made, [f"voice {number + 1:02d}" for number in range(len(cast))]


def _pace(random: Random) -> tuple[int, int]:
    """Words per minute, and pitch (0-99)."""
    return random.randint(140, 190), random.randint(38, 62)


def development(count: int, minutes: float, throat: Throat) -> tuple[Meeting, list[str]]:
    """A meeting of `count` bred voices that no model was trained on, nor any test uses."""
    everyone = people(60, DEVELOPMENT_SEED, bred=DEVELOPMENT_BRED)[:DEVELOPMENT_BRED]
    random = Random(count)
    cast = random.sample(everyone, count)
    sentences = [grammar("fr").sentence(random) for _ in range(600)]
    made = Assembly(cast, throat, count, sentences).meeting(minutes)
    return made, [f"voice {number + 1:02d}" for number in range(count)]


def write(made: Meeting, names: list[str], path: Path, *, title: str, codec: str = "flac") -> None:
    """The sound, and both forms of the truth, beside `path`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_sound(path, made.sound, codec)
    turns: list[dict] = []
    for who, sentence in made.sentences:
        if not turns or turns[-1]["speaker"] != names[who]:
            turns.append({"speaker": names[who], "sentences": []})
        turns[-1]["sentences"].append(as_json(sentence))
    told = {
        "language": "fr",
        "title": title,
        "duration_ms": len(made.sound) * 1000 // SAMPLE_RATE,
        "speakers": sorted({names[who] for who, _ in made.sentences}),
        "turns": turns,
    }
    path.with_suffix(".json").write_text(json.dumps(told, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    path.with_suffix(".rttm").write_text(rttm(made.heard, names, path.stem), encoding="ascii")
    print(f"{path.name}: {told['duration_ms'] / 60_000:.1f} min, {len(told['speakers'])} people, "
          f"{100 * made.overlap():.1f} % of the speech overlapped")  # fmt: skip


def rttm(spans: list[tuple[int, int, int]], names: list[str], recording: str) -> str:
    """NIST's Rich Transcription Time Marked lines, seconds."""
    lines = [
        f"SPEAKER {recording} 1 {start / 1000:.3f} {(end - start) / 1000:.3f} <NA> <NA> "
        f"{names[who].replace(' ', '_')} <NA> <NA>\n"
        for who, start, end in sorted(spans, key=lambda span: span[1])
    ]
    return "".join(lines)


def main() -> None:
    """Make what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=("assembly", "development"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--minutes", type=float, default=None, help="30 for the assembly, 5 for each of the others")
    parser.add_argument("--codec", choices=("flac", "libopus"), default="flac")
    options = parser.parse_args()
    ending = "flac" if options.codec == "flac" else "opus"
    if options.kind == "assembly":
        made, names = assembly(options.minutes or 30)
        write(made, names, options.folder / f"assembly.{ending}", title="Assemblée générale", codec=options.codec)
        return
    throat = Throat.somewhere()
    for count in DEVELOPMENT_COUNTS:
        made, names = development(count, options.minutes or 5, throat)
        path = options.folder / f"development-{count:02d}.{ending}"
        write(made, names, path, title=f"{count} people", codec=options.codec)


if __name__ == "__main__":
    main()
