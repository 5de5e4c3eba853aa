"""Peak memory of `lokas transcribe` at several lengths of sound: it must not grow with them.

python tests/bench/memory.py [--model selftest] [--minutes 10 60 360]
"""

from __future__ import annotations

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.common import machine, table, write_repeated
from tests.bench.job import LOKAS, cost_of


def main() -> None:
    """Transcribe each length in a process of its own and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", default="selftest", help="an installed model")
    parser.add_argument("--minutes", type=float, nargs="+", default=[10, 60, 360])
    options = parser.parse_args()
    rows = []
    for minutes in options.minutes:
        with TemporaryDirectory() as folder:
            sound = Path(folder, "meeting.wav")
            write_repeated(sound, minutes * 60)
            cost = cost_of([*LOKAS, "transcribe", str(sound), "--model", options.model, "--language", "fr", "--quiet"])
        rows.append([f"{minutes:g} min", cost.peak_mb, cost.wall_s, minutes * 60 / cost.wall_s])
    print(table(["sound", "peak MB", "s", "times real time"], rows))
    print(f"\n{options.model}. {machine()}")


if __name__ == "__main__":
    main()
