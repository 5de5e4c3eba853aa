"""What a transcription costs on this computer: speed, peak memory, and the start of the command.

    python tests/bench/job.py [--minutes 10]

The self-test model's layers are some 25 times smaller than those of the smallest real one: these figures show what
Lokas adds around a model and how it changes over time, not how fast a real transcription is. Nothing is asserted here.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tests.bench.common import write_repeated

LOKAS = [sys.executable, "-m", "lokas"]
STARTS = 5


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process took: time on the clock, time of all processors, and its largest resident memory in MB."""

    wall_s: float
    cpu_s: float
    peak_mb: float


def main() -> None:
    """Run the benchmarks and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10)
    minutes = parser.parse_args().minutes
    best = min((cost_of([*LOKAS, "--help"]) for _ in range(STARTS)), key=lambda cost: cost.cpu_s)
    print(f"lokas --help: {best.cpu_s:.2f} s of CPU, {best.peak_mb:.0f} MB (best of {STARTS})")
    with tempfile.TemporaryDirectory() as folder:
        sound = Path(folder, "meeting.wav")
        write_repeated(sound, minutes * 60)
        cost = cost_of([*LOKAS, "transcribe", str(sound), "--model", "selftest", "--language", "fr", "--quiet"])
    print(
        f"lokas transcribe, {minutes:g} min, selftest: {minutes * 60 / cost.wall_s:.1f} times real time, "
        f"{cost.wall_s:.1f} s on the clock, {cost.cpu_s:.1f} s of CPU on {os.cpu_count()} cores, "
        f"peak {cost.peak_mb:.0f} MB"
    )


def cost_of(command: list[str]) -> Cost:
    """Run a command, quietly; SystemExit if it fails."""
    began = time.monotonic()
    quiet = (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)
    process = os.posix_spawn(command[0], command, os.environ, file_actions=[quiet])
    _, status, usage = os.wait4(process, 0)
    if status:
        raise SystemExit(f"{' '.join(command)} failed")
    unit = 1 if sys.platform == "darwin" else 1024  # of ru_maxrss
    return Cost(time.monotonic() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit / 1e6)


if __name__ == "__main__":
    main()
