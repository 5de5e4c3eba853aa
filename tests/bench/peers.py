"""Lokas beside its peers: the same sound, model size, beam and threads, alternating in one run.

    python tests/bench/peers.py [--model base] [--minutes 3 | --sound FILE] [--beam 5] [--rounds 3]
                                [--engines ours,sequential,…]

`ours`: the pipeline of Lokas, from file to files. `sequential` and `batched`: faster-whisper as it comes, with its own
voice detection, 8 windows at once where batched. `ctranslate2-cli`: the command whisper-ctranslate2. `whisper.cpp`:
through pywhispercpp, with weights of 8 bits. All with word times (tokens' for whisper.cpp), in French. Each runs in a
process of its own; the first round is only for warming up and does not count. Peers that are not installed are fetched
by uv into its cache. Prints Markdown: medians, and how many times longer than ours.

Real models cannot be had everywhere, so the weights are random (`models/training/random_weights.py`) unless a folder is
named, for whisper.cpp with `ggml-model.bin` in it. A shared machine changes its speed by the minute: only what ran in
turns is compared.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
import wave
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

BEGAN = time.monotonic()
ROOT = Path(__file__).parents[2]
UV = [sys.executable, "-m", "uv", "run", "-q", "--isolated", "--no-project", "--python", sys.executable]
PEERS = {
    "ours": [sys.executable],
    "sequential": [sys.executable],
    "batched": [sys.executable],
    "ctranslate2-cli": [*UV, "--with", "whisper-ctranslate2==0.5.8", "python"],
    "whisper.cpp": [*UV, "--with", "pywhispercpp==1.5.1", "python"],
}
"""What runs the child of each engine."""


@dataclass(frozen=True, slots=True)
class Task:
    """What a child is to do."""

    engine: str
    model: str
    sound: str
    beam: int
    threads: int


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds from the start of the process: until the model was loaded, until the first text, in all; memory in MB."""

    loaded_s: float
    first_text_s: float
    total_s: float
    characters: int
    peak_mb: float = 0.0


def main() -> None:
    """Run all engines in turns, and print the table."""
    from tests.bench.common import machine, model_folder

    options = parse()
    with tempfile.TemporaryDirectory() as folder, model_folder(options.model, "--ggml", "q8_0") as model:
        sound = make_sound(options, Path(folder))
        costs: dict[str, list[Cost]] = {engine: [] for engine in options.engines.split(",")}
        for turn in range(options.rounds + 1):
            for engine in costs:
                cost = run(Task(engine, str(model), str(sound), options.beam, options.threads))
                print(f"{turn} {engine}: {cost}", file=sys.stderr)
                costs[engine] += [cost] if turn or not options.rounds else []
        print(f"\n{describe(options, sound)} {machine()}\n\n{table(costs)}")


def parse() -> argparse.Namespace:
    """The options."""
    from tests.bench.common import add_model

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_model(parser, "base")
    parser.add_argument("--minutes", type=float, default=3.2, help="of the demonstration meeting, again and again")
    parser.add_argument("--sound", type=Path, help="a recording instead")
    parser.add_argument("--beam", type=int, default=5)
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--engines", default=",".join(PEERS))
    return parser.parse_args()


def make_sound(options: argparse.Namespace, folder: Path) -> Path:
    """The recording as WAV of 16 kHz mono, which all engines read."""
    from tests.bench.common import write_repeated

    if options.sound is None:
        write_repeated(folder / "meeting.wav", options.minutes * 60)
    else:
        command = ["ffmpeg", "-v", "error", "-i", options.sound, "-ac", "1", "-ar", "16000", folder / "meeting.wav"]
        subprocess.run(command, check=True)
    return folder / "meeting.wav"


def run(task: Task) -> Cost:
    """One engine in a process of its own. Raises SystemExit if it fails."""
    command = [*PEERS[task.engine], str(Path(__file__)), "--child", json.dumps(asdict(task))]
    path = os.pathsep.join(str(ROOT / part) for part in ("", "ui", "models"))
    ran = subprocess.run(
        command, env={**os.environ, "PYTHONPATH": path}, stdout=subprocess.PIPE, check=False, text=True
    )
    if ran.returncode:
        raise SystemExit(f"{task.engine} failed")
    return Cost(**json.loads(ran.stdout.splitlines()[-1]))


def child(task: Task) -> Cost:
    """Do the work in this process."""
    work = {
        "ours": lokas,
        "sequential": faster_whisper,
        "batched": faster_whisper,
        "ctranslate2-cli": whisper_ctranslate2,
        "whisper.cpp": whisper_cpp,
    }
    loaded_s, first_text_s, characters = work[task.engine](task)
    return Cost(loaded_s, first_text_s, now(), characters, peak_mb(children=task.engine == "ctranslate2-cli"))


def now() -> float:
    """Seconds since this program began."""
    return round(time.monotonic() - BEGAN, 3)


def lokas(task: Task) -> tuple[float, float, int]:
    """The pipeline of Lokas, from file to files."""
    from lokas.jobs import CancelToken, SegmentHeard, Started
    from lokas.speech.engine import EngineOptions
    from lokas.speech.loading import load_engine
    from lokas.transcription import Request
    from lokas.transcription import run as transcribe

    times: dict[type, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        options = EngineOptions(device="cpu", threads=task.threads, beam=task.beam)
        request = Request(Path(task.sound), Path(folder), language="fr", engine=options)
        outcome = transcribe(
            request,
            lambda: load_engine(Path(task.model), options, "bench"),
            lambda event: times.setdefault(type(event), now()),
            CancelToken(),
        )
    characters = sum(len(segment.text) for segment in outcome.transcript.segments)
    return times[Started], times[SegmentHeard], characters


def faster_whisper(task: Task) -> tuple[float, float, int]:
    """faster-whisper as its README uses it, one window after the other or eight at once."""
    from faster_whisper import BatchedInferencePipeline, WhisperModel

    model = WhisperModel(task.model, device="cpu", compute_type="int8", cpu_threads=task.threads)
    loaded_s = now()
    options = {"language": "fr", "beam_size": task.beam, "word_timestamps": True, "vad_filter": True}
    if task.engine == "batched":
        segments, _ = BatchedInferencePipeline(model).transcribe(task.sound, batch_size=8, **options)
    else:
        segments, _ = model.transcribe(task.sound, condition_on_previous_text=False, **options)
    first = next(segments)
    first_text_s = now()
    return loaded_s, first_text_s, len(first.text) + sum(len(segment.text) for segment in segments)


def whisper_ctranslate2(task: Task) -> tuple[float, float, int]:
    """The command as people type it; when it has loaded and what it writes first cannot be seen from outside."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["whisper-ctranslate2", task.sound, "--model_directory", task.model, "--local_files_only", "True"]
        command += ["--language", "fr", "--beam_size", task.beam, "--word_timestamps", "True", "--vad_filter", "True"]
        command += ["--threads", task.threads, "--compute_type", "int8", "--device", "cpu", "--verbose", "False"]
        command += ["--condition_on_previous_text", "False", "--output_dir", folder]
        subprocess.run(list(map(str, command)), check=True, stdout=subprocess.DEVNULL)
        (text,) = Path(folder).glob("*.txt")
        return float("nan"), float("nan"), len(text.read_text(encoding="utf-8"))


def whisper_cpp(task: Task) -> tuple[float, float, int]:
    """whisper.cpp with its beam search and times of tokens; it has no voice detection of its own here."""
    import numpy as np
    from pywhispercpp.model import Model

    search = {"beam_size": task.beam, "patience": -1.0}
    model = Model(
        str(Path(task.model, "ggml-model.bin")),
        params_sampling_strategy=1,
        n_threads=task.threads,
        language="fr",
        beam_search=search,
        token_timestamps=True,
        no_context=True,
        n_max_text_ctx=0,  # or each window is told the text of the one before, in the same call
        print_progress=False,
        redirect_whispercpp_logs_to=None,
    )
    loaded_s = now()
    with wave.open(task.sound) as file:
        sound = np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(np.float32) / 32768
    heard: list[float] = []
    segments = model.transcribe(sound, new_segment_callback=lambda _: heard.append(now()))
    return loaded_s, heard[0], sum(len(segment.text) for segment in segments)


def peak_mb(*, children: bool) -> float:
    """The largest resident memory of this process, or of the one it ran."""
    import resource

    usage = resource.getrusage(resource.RUSAGE_CHILDREN if children else resource.RUSAGE_SELF)
    return round(usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6)


def describe(options: argparse.Namespace, sound: Path) -> str:
    """What was measured."""
    with wave.open(str(sound)) as file:
        minutes = file.getnframes() / file.getframerate() / 60
    return (
        f"{minutes:.1f} min, model {options.model}, beam {options.beam}, {options.threads} threads; median of "
        f"{options.rounds} rounds in turns."
    )


def table(costs: dict[str, list[Cost]]) -> str:
    """Markdown: a row for each engine."""
    ours = median(cost.total_s for cost in costs["ours"]) if "ours" in costs else float("nan")
    lines = [
        "| engine | total s | times ours | first text s | model loaded s | peak MB | characters |",
        "|---|---|---|---|---|---|---|",
    ]
    for engine, found in costs.items():
        total, first, loaded, peak, characters = (
            median(getattr(cost, name) for cost in found)
            for name in ("total_s", "first_text_s", "loaded_s", "peak_mb", "characters")
        )
        figures = [
            f"{total:.1f}",
            f"{total / ours:.2f}",
            f"{first:.1f}",
            f"{loaded:.1f}",
            f"{peak:.0f}",
            f"{characters:.0f}",
        ]
        lines.append(f"| {engine} | " + " | ".join("-" if figure == "nan" else figure for figure in figures) + " |")
    return "\n".join(lines)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        print(json.dumps(asdict(child(Task(**json.loads(sys.argv[2]))))))
    else:
        main()
