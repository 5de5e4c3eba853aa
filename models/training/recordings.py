"""Recordings with the truth about them: the demonstration meetings, and clips that training never heard.

python recordings.py demonstration            the two meetings that ship with Lokas
python recordings.py clips FOLDER [--count]   unseen sentences, unseen voices, as Ogg Opus
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from random import Random

import av
import numpy as np
from corpus import demonstration, unseen_sentences
from espeak import SAMPLE_RATE, Synthesizer, Voice
from scenes import Scene, place
from voices import CONTRIBUTED_VARIANTS, UNSEEN_VARIANTS, unseen_voice

DEMONSTRATION = Path(__file__).parents[1] / "lokas_models" / "data" / "demonstration"
TITLES = {"fr": "Réunion du bureau", "en": "Committee meeting"}
CAST = {
    "fr": (Voice("fr+f2", 158, 58), Voice("fr+m3", 165, 38), Voice("fr-be+Andrea", 162, 50)),
    "en": (Voice("en+f3", 160, 55), Voice("en-us+m2", 162, 40)),
}
"""The demonstration's speakers, in the order in which they first speak."""


def make_demonstration(language: str, synthesizer: Synthesizer) -> None:
    """Write one meeting as FLAC with its reference transcript."""
    turns = demonstration(language)
    scene = Scene(np.zeros(200 * SAMPLE_RATE, np.float32), language)
    names = list(dict.fromkeys(turn.speaker for turn in turns))
    at_ms, told = 800, []
    for turn in turns:
        first = len(scene.sentences)
        for text in turn.text:
            utterance = synthesizer.speak(text, CAST[language][names.index(turn.speaker)])
            at_ms = place(scene, utterance, text, at_ms, gain=0.6) + 350
        told.append({"speaker": turn.speaker, "sentences": [as_json(s) for s in scene.sentences[first:]]})
        at_ms += turn.pause_ms - 350
    samples = with_room_tone(scene.samples[: at_ms * SAMPLE_RATE // 1000], seed=len(turns))
    DEMONSTRATION.mkdir(parents=True, exist_ok=True)
    write_sound(DEMONSTRATION / f"meeting-{language}.flac", samples, "flac")
    told_all = {"language": language, "title": TITLES[language], "duration_ms": at_ms, "speakers": names, "turns": told}
    text = json.dumps(told_all, ensure_ascii=False, indent=1)
    (DEMONSTRATION / f"meeting-{language}.json").write_text(text + "\n", encoding="utf-8")
    print(f"{language}: {at_ms / 1000:.0f} s, {sum(len(s.words) for s in scene.sentences)} words")


def make_clips(folder: Path, count: int, seed: int, variants: tuple[str, ...], synthesizer: Synthesizer) -> None:
    """Write `count` clips per language, one to three sentences each, and `clips.json`."""
    random, told = Random(seed), []
    folder.mkdir(parents=True, exist_ok=True)
    for language in ("fr", "en"):
        sentences = iter(unseen_sentences(random, language, 200) * 4)
        for number in range(count):
            scene = Scene(np.zeros(28 * SAMPLE_RATE, np.float32), language)
            at_ms, voice = random.randint(100, 600), unseen_voice(random, language, variants)
            for _ in range(random.randint(1, 3)):
                text = next(sentences)
                at_ms = place(scene, synthesizer.speak(text, voice), text, at_ms, 0.5) + random.randint(300, 900)
            samples = with_room_tone(scene.samples[: at_ms * SAMPLE_RATE // 1000], seed=number)
            name = f"{language}-{number:03d}.opus"
            write_sound(folder / name, samples, "libopus")
            told.append({"file": name, "language": language, "sentences": [as_json(s) for s in scene.sentences]})
    (folder / "clips.json").write_text(json.dumps(told, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


def as_json(sentence: object) -> dict:
    """A sentence with its words and times."""
    words = [
        {"text": word, "start_ms": start, "end_ms": end}
        for word, (start, end) in zip(sentence.text.split(), sentence.words, strict=True)
    ]
    return {"text": sentence.text, "start_ms": sentence.start_ms, "end_ms": sentence.end_ms, "words": words}


def with_room_tone(samples: np.ndarray, seed: int) -> np.ndarray:
    """A quiet room is never digital silence: noise 40 dB below the speech."""
    noise = np.random.default_rng(seed).standard_normal(len(samples)).astype(np.float32)
    return samples + 0.01 * float(np.sqrt(np.mean(samples**2))) * noise


def write_sound(path: Path, samples: np.ndarray, codec: str) -> None:
    """Write float32 mono samples at 16 kHz."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream(codec, rate=SAMPLE_RATE, layout="mono")
        if codec == "libopus":
            stream.bit_rate = 24_000
        whole = np.clip(samples * 32767, -32768, 32767).astype(np.int16)
        for begin in range(0, len(whole), 4096):
            frame = av.AudioFrame.from_ndarray(whole[None, begin : begin + 4096], format="s16", layout="mono")
            frame.sample_rate, frame.pts = SAMPLE_RATE, begin
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))


def main() -> None:
    """Make what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    kinds = parser.add_subparsers(dest="kind", required=True)
    kinds.add_parser("demonstration")
    clips = kinds.add_parser("clips")
    clips.add_argument("folder", type=Path)
    clips.add_argument("--count", type=int, default=30, help="clips per language")
    clips.add_argument("--seed", type=int, default=7)
    clips.add_argument("--contributed", action="store_true", help="in voices stranger than espeak-ng's own")
    options = parser.parse_args()
    synthesizer = Synthesizer()
    if options.kind == "clips":
        variants = CONTRIBUTED_VARIANTS if options.contributed else UNSEEN_VARIANTS
        make_clips(options.folder, options.count, options.seed, variants, synthesizer)
        return
    for language in CAST:
        make_demonstration(language, synthesizer)


if __name__ == "__main__":
    main()
