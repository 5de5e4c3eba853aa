"""Captions beside others': the same words laid out by Lokas and by those who cut them otherwise, all checked alike.

    python tests/bench/captions.py [WORDS.json] [--profiles charter web] [--chars 42] [--hours 4]

`ours`: `lokas.text.cues.layout`. `whisper`: the segments of the recogniser as they are, which is what faster-whisper
and its commands write into a file. `stable-ts` and `whisper-timestamped`: their own splitting at `--chars` characters.
WORDS.json: words with times as Whisper's programs write them, or a transcript of Lokas.

Peers are fetched by uv without what they depend on: cutting text needs no PyTorch, and on Linux that would be some
gigabytes. The cutter of whisper-timestamped needs nothing; stable-ts imports torch and torchaudio, for which empty
modules stand in (with the true torch 2.13 the cues were the same, to the millisecond).

Prints Markdown: what the checker (`lokas.text.checking`) says of each, with what no layout can surpass as people speak
faster than the profile lets them read; then what it takes to lay out some hours, the
same words again and again. Asserts nothing.
"""

from __future__ import annotations

import argparse
import json
import runpy
import subprocess
import sys
import tempfile
import time
from bisect import bisect_right
from dataclasses import replace
from pathlib import Path
from statistics import mean
from typing import TYPE_CHECKING, Any
from unittest.mock import MagicMock

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lokas.text.findings import Report, Rule, Severity
    from lokas.text.pieces import Piece
    from lokas.text.profiles import Profile
    from lokas.types import Cue, Segment, Word

TALK = Path(__file__).parents[3] / "shared" / "audio" / "french-talk-3min.whisper-medium.json"
PEERS = {"stable-ts": "stable-ts-whisperless==2.19.1", "whisper-timestamped": "whisper-timestamped==1.15.9"}
"""What each is on the package index; the one without Whisper is the same code."""


def main() -> None:
    """Check all layouts against each profile, then lay out some hours, and print the tables."""
    from lokas.text.profiles import find_profile
    from tests.bench.common import ask_child, machine, table

    options = parse()
    language, segments = read_words(options.words)
    peers = {name: cut_by(name, segments, language, options.chars) for name in ("whisper", *PEERS)}
    for profile in map(find_profile, options.profiles):
        layouts = {"ours": ours(segments, profile), **peers}
        print(
            f"\nProfile {profile.name}, {sum(len(one.words) for one in segments)} words; others at {options.chars}:\n"
        )
        print(table(HEADS, [row(name, cues, profile, language) for name, cues in layouts.items()]))
        with_rules, without = (reachable(segments, profile, rules) for rules in (language, ""))
        print(f"\nOf no layout more than {without:.1%} can conform; {with_rules:.1%} where no break is forbidden.")
    cost = ask_child(__file__, "--hours", options.hours, "--profiles", options.profiles[0], options.words, "--child")
    heads = ["hours", "words", "cues", "s", "s of processor", "peak MB before", "peak MB after"]
    keys = ("words", "cues", "wall_s", "cpu_s", "words_mb", "layout_mb")
    print(f"\n{table(heads, [[f'{options.hours:g}', *(cost[key] for key in keys)]])}\n\n{machine()}")


def parse() -> argparse.Namespace:
    """The options."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("words", type=Path, nargs="?", default=TALK)
    parser.add_argument("--profiles", nargs="+", default=["charter", "web"])
    parser.add_argument("--chars", type=int, default=42, help="in a line of the peers")
    parser.add_argument("--hours", type=float, default=4)
    parser.add_argument("--child", action="store_true", help="only the hours, the answer in JSON")
    return parser.parse_args()


def read_words(path: Path) -> tuple[str, list[Segment]]:
    """The language and the segments of a file of words."""
    from lokas.text.export.transcript_json import read_json

    text = path.read_text(encoding="utf-8")
    document = json.loads(text)
    if "format" in document:
        transcript = read_json(text)
        return transcript.language, list(transcript.segments)
    language = document.get("language", "fr")
    return language, [segment(number, one, language) for number, one in enumerate(document["segments"])]


def segment(number: int, given: dict[str, Any], language: str) -> Segment:
    """A segment as Whisper's programs write it; `text` of a word has no space before it where `word` has one."""
    from lokas.types import Segment, Word

    words = tuple(
        Word(
            milliseconds(word["start"]),
            milliseconds(word["end"]),
            word["word"] if "word" in word else f" {word['text']}",
            word.get("confidence", word.get("probability", 1.0)),
        )
        for word in given["words"]
    )
    span = milliseconds(given["start"]), milliseconds(given["end"])
    return Segment(number, *span, given["text"].strip(), words, given.get("confidence", 1.0), language)


def milliseconds(seconds: float) -> int:
    """Whole milliseconds."""
    return round(1000 * seconds)


def ours(segments: Sequence[Segment], profile: Profile) -> list[Cue]:
    """The layout of Lokas."""
    from lokas.text.cues import layout

    return list(layout(segments, profile))


def cut_by(name: str, segments: Sequence[Segment], language: str, chars: int) -> list[Cue]:
    """The cues of somebody else; French spaces are added to them as to ours, as they count as characters."""
    from lokas.text.typography import spaced
    from lokas.types import Cue

    found = as_dictionaries(segments, "text" if name == "whisper-timestamped" else "word")
    if name in PEERS:
        with tempfile.TemporaryDirectory() as folder:
            fetch(PEERS[name], folder)
            task = {"peer": name, "folder": folder, "language": language, "chars": chars, "segments": found}
            command = [sys.executable, __file__, "--peer"]
            ran = subprocess.run(command, input=json.dumps(task), stdout=subprocess.PIPE, text=True, check=True)
            found = json.loads(ran.stdout.splitlines()[-1])
    return [
        Cue(milliseconds(one["start"]), milliseconds(one["end"]), (spaced(one["text"].strip(), language),))
        for one in found
    ]


def as_dictionaries(segments: Sequence[Segment], key: str) -> list[dict[str, Any]]:
    """Segments as Whisper's programs write them, the text of a word under `key`; only "word" has a space before it."""
    return [
        {
            **seconds(one),
            "text": one.text,
            "words": [{key: word.text if key == "word" else word.text.strip(), **seconds(word)} for word in one.words],
        }
        for one in segments
    ]


def seconds(one: Segment | Word) -> dict[str, float]:
    """The times of a segment or a word."""
    return {"start": one.start_ms / 1000, "end": one.end_ms / 1000}


def fetch(requirement: str, folder: str) -> None:
    """Install a package alone, without what it depends on, where nothing else is."""
    command = [sys.executable, "-m", "uv", "pip", "install", "-q", "--no-deps", "--python", sys.executable]
    subprocess.run([*command, "--target", folder, requirement], check=True)


def peer(task: dict[str, Any]) -> list[dict[str, Any]]:
    """The segments that a peer makes of others, in a process of its own."""
    if task["peer"] == "whisper-timestamped":
        cutter = runpy.run_path(str(Path(task["folder"], "whisper_timestamped", "make_subtitles.py")))
        return list(cutter["split_long_segments"](task["segments"], task["chars"]))
    sys.path.insert(0, task["folder"])
    sys.modules.update({name: MagicMock() for name in ("torch", "torch.nn", "torchaudio")})
    from stable_whisper import WhisperResult

    result = WhisperResult({"language": task["language"], "segments": task["segments"]})
    result.split_by_length(max_chars=task["chars"])
    return [{"start": one.start, "end": one.end, "text": one.text} for one in result.segments]


HEADS = [
    "layout",
    "cues",
    "conform %",
    "speed aside %",
    "gaps aside %",
    "too fast",
    "too short",
    "too long",
    "line too long",
    "gap too small",
    "forbidden line end",
    "sentence cut near its end",
    "worst cps",
    "mean chars",
    "mean s",
]


def row(name: str, cues: Sequence[Cue], profile: Profile, language: str) -> list[object]:
    """What the checker says of a layout: cues that break each rule, and the whole."""
    from lokas.text.characters import width
    from lokas.text.checking import check
    from lokas.text.findings import Rule, Severity

    report = check(cues, profile, language)
    errors = (Rule.TOO_FAST, Rule.TOO_SHORT, Rule.TOO_LONG, Rule.LINE_TOO_LONG, Rule.GAP_TOO_SMALL)
    counts = [len(cues_with(report, rule, Severity.ERROR)) for rule in errors]
    return [
        name,
        report.cues,
        100 * (report.share or 0),
        100 * share_without(report, Rule.TOO_FAST),
        100 * share_without(report, Rule.GAP_TOO_SMALL),
        *counts,
        sum(one.rule is Rule.FORBIDDEN_BREAK for one in report.findings),
        len(cues_with(report, Rule.CUT_SENTENCE, Severity.WARNING)),
        report.fastest_cps,
        mean(width(" ".join(cue.lines)) for cue in cues),
        mean(cue.end_ms - cue.start_ms for cue in cues) / 1000,
    ]


def share_without(report: Report, rule: Rule) -> float:
    """The share of cues that would conform if a rule did not count."""
    from lokas.text.findings import Severity

    wrong = {one.cue for one in report.findings if one.severity is Severity.ERROR and one.rule is not rule}
    return 1 - len(wrong) / report.cues


def cues_with(report: Report, rule: Rule, severity: Severity) -> set[int | None]:
    """The cues that break a rule."""
    return {one.cue for one in report.findings if one.rule is rule and one.severity is severity}


def reachable(segments: Sequence[Segment], profile: Profile, language: str) -> float:
    """The largest share of cues that could conform in any layout without a break forbidden in a language ("": any).

    Found by trying them all (dynamic programming), each cue shown from its first word for as long as it may be. There
    is a layout with a share of p or more if the number of cues that conform, less p times the number of cues, can be 0
    or more; p is raised to the share found until it no longer grows (Dinkelbach, 1967).
    """
    from lokas.text.breaks import rules_for
    from lokas.text.pieces import pieces

    words = [piece for one in segments for piece in pieces(one)]
    kinds = [*rules_for(language).kinds([word.text for word in words]), 1]
    possible = list(possible_cues(words, kinds, profile))
    share, grown = -1.0, 0.0
    while grown > share:
        share = grown
        best: list[tuple[float, int, int]] = [(0.0, 0, 0)] + [(-float("inf"), 0, 0)] * len(words)
        for start, end, conforms in possible:
            value, good, count = best[start]
            best[end] = max(best[end], (value + conforms - share, good + conforms, count + 1))
        grown = best[-1][1] / best[-1][2]
    return share


def possible_cues(words: Sequence[Piece], kinds: Sequence[int], profile: Profile) -> Iterator[tuple[int, int, bool]]:
    """The words of every cue that fits on its lines, from and to which, and whether it conforms; by their beginning."""
    from lokas.text.characters import width

    places = [0]
    for word in words:
        places.append(places[-1] + width(word.text) + 1)
    starts_ms = [*(word.start_ms for word in words), 2 * words[-1].end_ms + profile.longest_ms]
    for start in range(len(words)):
        last = bisect_right(places, places[start] + profile.lines * (profile.line_chars + 1))
        for end in range(start + 1, last):
            if kinds[end - 1] and fits(places, kinds, start, end, profile):
                next_ms = starts_ms[end]
                yield start, end, readable(words[start:end], places[end] - places[start] - 1, next_ms, profile)


def fits(places: Sequence[int], kinds: Sequence[int], start: int, end: int, profile: Profile) -> bool:
    """Whether words can stand on one line, or on two without a forbidden break."""
    most = profile.line_chars + 1
    if places[end] - places[start] <= most:
        return True
    middles = (middle for middle in range(start + 1, end) if kinds[middle - 1])
    return any(max(places[middle] - places[start], places[end] - places[middle]) <= most for middle in middles)


def readable(words: Sequence[Piece], chars: int, next_ms: int, profile: Profile) -> bool:
    """Whether a cue of these words conforms if it stays as long as it may."""
    start_ms, spoken_ms = words[0].start_ms, words[-1].end_ms
    shown_ms = spoken_ms + profile.extend_ms
    if next_ms - spoken_ms < profile.close_ms:
        shown_ms = next_ms
    duration_ms = min(shown_ms, next_ms - profile.gap_ms, start_ms + profile.longest_ms) - start_ms
    is_seen = profile.shortest_ms <= duration_ms and spoken_ms - start_ms <= profile.longest_ms
    return is_seen and chars <= profile.most_chars(duration_ms)


def hours(options: argparse.Namespace) -> dict[str, float]:
    """Lay out so many hours of the words; each cue is let go once it is there, as when a file is written."""
    from lokas.text.cues import layout
    from lokas.text.profiles import find_profile

    _, segments = read_words(options.words)
    many = list(repeated(segments, milliseconds(3600 * options.hours)))
    answer = {"words": sum(len(one.words) for one in many), "words_mb": peak_mb()}
    began, began_cpu = time.perf_counter(), time.process_time()
    answer["cues"] = sum(1 for _ in layout(many, find_profile(options.profiles[0])))
    return {
        **answer,
        "wall_s": time.perf_counter() - began,
        "cpu_s": time.process_time() - began_cpu,
        "layout_mb": peak_mb(),
    }


def peak_mb() -> float:
    """The largest resident memory of this program so far.

    Not `ru_maxrss` where Linux tells more: there that begins with the size of the process that started this one.
    """
    status = Path("/proc/self/status")
    if status.exists():
        lines = dict(line.split(":", 1) for line in status.read_text(encoding="ascii").splitlines())
        return int(lines["VmHWM"].split()[0]) * 1024 / 1e6
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def repeated(segments: Sequence[Segment], length_ms: int) -> Iterator[Segment]:
    """The segments again and again, one after the other, for so long."""
    for shift_ms in range(0, length_ms, segments[-1].end_ms + 1000):
        for one in segments:
            words = tuple(
                replace(word, start_ms=word.start_ms + shift_ms, end_ms=word.end_ms + shift_ms) for word in one.words
            )
            yield replace(one, start_ms=one.start_ms + shift_ms, end_ms=one.end_ms + shift_ms, words=words)


if __name__ == "__main__":
    if sys.argv[1:] == ["--peer"]:
        print(json.dumps(peer(json.load(sys.stdin))))
    elif sys.argv[-1] == "--child":
        print(json.dumps(hours(parse())))
    else:
        main()
