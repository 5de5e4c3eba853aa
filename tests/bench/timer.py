"""How late a 10 ms timer is while a recording is transcribed in another thread of the same process.

    python tests/bench/timer.py [--model selftest] [--minutes 3] [--beam 5]

The timer stands for the interface's thread: it needs the interpreter's lock for a moment, every 10 ms.
"""

from __future__ import annotations

import threading
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import numpy as np

from lokas import transcription
from lokas.jobs import CancelToken
from lokas.speech.engine import EngineOptions
from lokas.speech.loading import load_engine
from lokas.transcription import Request
from tests.bench.common import engine_parser, machine, model_folder, table, write_repeated

if TYPE_CHECKING:
    import argparse

STEP_S = 0.01
QUANTILES = {"median": 50, "p99": 99, "p99.9": 99.9, "worst": 100}


def main() -> None:
    """Measure without and with work beside the timer, and print the table."""
    options = parse()
    with TemporaryDirectory() as folder, model_folder(options.model) as model:
        sound = Path(folder, "meeting.wav")
        write_repeated(sound, options.minutes * 60)
        idle = lateness(threading.Thread(target=lambda: time.sleep(5)))
        busy = lateness(threading.Thread(target=lambda: transcribe(sound, model, options)))
    found = {"nothing": idle, "transcription": busy}
    rows = [[name, len(late), *np.percentile(late, list(QUANTILES.values())).tolist()] for name, late in found.items()]
    print(table(["beside the timer", "ticks", *(f"{name}, ms late" for name in QUANTILES)], rows))
    print(f"\n{options.model}, beam {options.beam}, {options.threads} threads, {options.minutes:g} min. {machine()}")


def parse() -> argparse.Namespace:
    """The options."""
    parser = engine_parser(__doc__, "selftest")
    parser.add_argument("--minutes", type=float, default=3)
    return parser.parse_args()


def transcribe(sound: Path, model: Path, options: argparse.Namespace) -> None:
    """The true pipeline, from loading to files."""
    engine = EngineOptions(device="cpu", threads=options.threads, beam=options.beam)
    request = Request(sound, language="fr", engine=engine, replace=True)
    transcription.run(request, lambda: load_engine(model, engine, "bench"), lambda event: None, CancelToken())


def lateness(work: threading.Thread) -> list[float]:
    """Milliseconds that each tick is late while `work` runs."""
    late_ms: list[float] = []
    work.start()
    due = time.monotonic() + STEP_S
    while work.is_alive():
        time.sleep(max(0.0, due - time.monotonic()))
        now = time.monotonic()
        late_ms.append((now - due) * 1000)
        due = max(due + STEP_S, now)  # ticks that were missed are not made up for, as those of a window are not
    work.join()
    return late_ms


if __name__ == "__main__":
    main()
