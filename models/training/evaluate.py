"""Measure a Whisper model on clips whose every word is known, through faster-whisper with int8 on the CPU.

    python evaluate.py CLIPS_FOLDER [--model FOLDER] [--json]

Prints the word error rate and language errors by language, the median and 95th percentile of the errors of word
starts and segment times, and what is written where nobody speaks. Needs only what Lokas itself needs.
"""

from __future__ import annotations

import argparse
import difflib
import json
import re
from pathlib import Path
from statistics import median

import numpy as np
from faster_whisper import WhisperModel
from jiwer import process_words

MODEL = Path(__file__).parents[1] / "lokas_models" / "data" / "selftest"
SAMPLE_RATE = 16_000
LONG_ENOUGH_MS = 3000
"""Clips at least this long must have their language recognised."""


def plain(text: str) -> str:
    """Lower case, words only."""
    return " ".join(re.sub(r"[^\w\s]|_", " ", text.casefold()).split())


def units(words: list) -> list[tuple[str, int]]:
    """(text, start_ms) of space-separated words: Whisper gives "l" and "'association" apart."""
    joined: list[tuple[str, int]] = []
    for word in words:
        if word.word.startswith(" ") or not joined:
            joined.append((word.word.strip(), round(word.start * 1000)))
        else:
            joined[-1] = (joined[-1][0] + word.word, joined[-1][1])
    return joined


def word_start_errors(clip: dict, heard: list) -> list[int]:
    """|start heard - start spoken| in milliseconds of each word that was heard right."""
    spoken = [(plain(w["text"]), w["start_ms"]) for s in clip["sentences"] for w in s["words"]]
    found = [(plain(text), start) for text, start in heard]
    matcher = difflib.SequenceMatcher(None, [w for w, _ in spoken], [w for w, _ in found], autojunk=False)
    return [
        abs(spoken[block.a + n][1] - found[block.b + n][1])
        for block in matcher.get_matching_blocks()
        for n in range(block.size)
    ]


def segment_errors(clip: dict, segments: list, zero: int) -> list[int]:
    """Errors of the starts and ends of the segments whose text is one sentence of the clip, in milliseconds.

    `zero` is the token of 0.00 s.
    """
    times = {plain(s["text"]): (s["start_ms"], s["end_ms"]) for s in clip["sentences"]}
    errors = []
    for segment in segments:
        if plain(segment.text) in times:
            true, written = times[plain(segment.text)], written_times(segment, zero)
            errors += [abs(written[0] - true[0]), abs(written[1] - true[1])]
    return errors


def written_times(segment: object, zero: int) -> tuple[int, int]:
    """The start and end that the model wrote, in milliseconds.

    Not the segment's own: where a window has one segment only, faster-whisper puts its start at the window's.
    """
    marks = [segment.seek * 10 + (token - zero) * 20 for token in segment.tokens if token >= zero]
    return (marks[0], marks[-1]) if len(marks) > 1 else (round(segment.start * 1000), round(segment.end * 1000))


def quiet_sounds() -> dict[str, np.ndarray]:
    """Ten seconds each of nothing, white noise loud and faint, and tones."""
    random, time = np.random.default_rng(0), np.arange(10 * SAMPLE_RATE) / SAMPLE_RATE
    white = random.standard_normal(len(time))
    return {
        "silence": np.zeros(len(time), np.float32),
        "faint white noise": (0.001 * white).astype(np.float32),
        "white noise": (0.1 * white).astype(np.float32),
        "a tone of 440 Hz": (0.5 * np.sin(2 * np.pi * 440 * time)).astype(np.float32),
        "a faint tone of 1000 Hz": (0.01 * np.sin(2 * np.pi * 1000 * time)).astype(np.float32),
    }


def measure(model: WhisperModel, folder: Path) -> dict:
    """All figures, as JSON values."""
    clips = json.loads((folder / "clips.json").read_text(encoding="utf-8"))
    zero = model.hf_tokenizer.token_to_id("<|0.00|>")
    said: dict[str, list[str]] = {}
    heard: dict[str, list[str]] = {}
    figures: dict = {"language_errors": [], "word_starts_ms": [], "segment_times_ms": [], "mistakes": []}
    for clip in clips:
        path, language = str(folder / clip["file"]), clip["language"]
        found, info = model.transcribe(path, beam_size=5, word_timestamps=True, condition_on_previous_text=False)
        segments = list(found)
        reference = " ".join(s["text"] for s in clip["sentences"])
        text = " ".join(segment.text.strip() for segment in segments)
        said.setdefault(language, []).append(plain(reference))
        heard.setdefault(language, []).append(plain(text))
        if plain(text) != plain(reference):
            figures["mistakes"].append([clip["file"], reference, text])
        if info.language != language and info.duration * 1000 >= LONG_ENOUGH_MS:
            figures["language_errors"].append(clip["file"])
        figures["word_starts_ms"] += word_start_errors(clip, units([w for s in segments for w in s.words or ()]))
        found, _ = model.transcribe(path, language=language, beam_size=5, condition_on_previous_text=False)
        figures["segment_times_ms"] += segment_errors(clip, list(found), zero)
    figures["word_error_rate"] = {name: process_words(said[name], heard[name]).wer for name in sorted(said)}
    figures["clips"] = {name: len(said[name]) for name in sorted(said)}
    figures["written_on_quiet"] = {
        f"{name} ({language})": "".join(s.text for s in model.transcribe(sound, language=language)[0])
        for language in ("fr", "en")
        for name, sound in quiet_sounds().items()
    }
    return figures


def summary(figures: dict) -> str:
    """The figures for people."""
    lines = [
        f"word error rate {name}: {100 * rate:.1f} % ({figures['clips'][name]} clips)"
        for name, rate in figures["word_error_rate"].items()
    ]
    lines.append(f"language wrong: {len(figures['language_errors'])} clips {figures['language_errors']}")
    for key, name in (("word_starts_ms", "word starts"), ("segment_times_ms", "segment times")):
        errors = figures[key]
        lines.append(
            f"{name}: median {median(errors):.0f} ms, 95 % within {np.percentile(errors, 95):.0f} ms ({len(errors)})"
        )
    written = {name: text for name, text in figures["written_on_quiet"].items() if text}
    lines.append(f"written where nobody speaks: {written or 'nothing'}")
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="a folder made by `recordings.py clips`")
    parser.add_argument("--model", type=Path, default=MODEL)
    parser.add_argument("--json", action="store_true", help="print all figures as JSON")
    parser.add_argument("--mistakes", action="store_true", help="show what was heard wrong")
    options = parser.parse_args()
    model = WhisperModel(str(options.model), device="cpu", compute_type="int8", local_files_only=True)
    figures = measure(model, options.folder)
    print(json.dumps(figures, ensure_ascii=False) if options.json else summary(figures))
    if options.mistakes:
        for name, reference, text in figures["mistakes"]:
            print(f"{name}\n  said  {reference}\n  heard {text}")


if __name__ == "__main__":
    main()
