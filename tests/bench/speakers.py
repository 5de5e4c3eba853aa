"""What telling speakers apart costs: time against the length of the sound, and the memory of both processes.

    python tests/bench/speakers.py [--pair selftest] [--minutes 10 60] [--threads 2]

`--pair`: selftest, random (networks of the real sizes with random weights), or a folder. Each length is heard in a
process of its own. The sound is the French demonstration meeting again and again.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import psutil

from lokas_models.catalogue import DATA, SELF_TEST_SPEAKERS, load_catalogue
from tests.bench.common import ROOT, ask_child, machine, table, write_repeated

if TYPE_CHECKING:
    from collections.abc import Iterator

UNITS = 1024 if sys.platform != "darwin" else 1
"""Bytes in what `ru_maxrss` counts."""


def main() -> None:
    """Hear each length and print the table; with `--hear`, be the process that hears one."""
    options = parse()
    if options.hear:
        print(json.dumps(heard(options.hear, Path(options.pair), options.threads)))
        return
    rows = []
    with pair_folder(options.pair) as pair, TemporaryDirectory() as folder:
        for minutes in options.minutes:
            sound = Path(folder, "meeting.wav")
            write_repeated(sound, minutes * 60)
            found = ask_child(__file__, "--hear", sound, "--pair", pair, "--threads", options.threads)
            times = found["hear_s"] / (minutes * 60), found["cpu_s"] / (minutes * 60), found["group_s"]
            rows.append([f"{minutes:g} min", *(f"{one:.3f}" for one in times), found["child_mb"], found["own_mb"]])
    heads = ["sound", "of real time", "processor, of it", "grouping, s", "networks' process, peak MB", "Lokas, peak MB"]
    print(table(heads, rows))
    load = ", ".join(f"{one:.1f}" for one in psutil.getloadavg())
    print(f"\n{options.pair}, {options.threads} threads; load before it ended {load}. {machine()}")


def parse() -> argparse.Namespace:
    """The options."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pair", default="selftest", help="selftest, random, or a folder")
    parser.add_argument("--minutes", type=float, nargs="+", default=[10, 60])
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--hear", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


@contextmanager
def pair_folder(pair: str) -> Iterator[Path]:
    """The folder of what `--pair` names; random weights are made, and deleted at the end."""
    if pair == "selftest":
        yield DATA / SELF_TEST_SPEAKERS
    elif pair == "random":
        with TemporaryDirectory() as folder:
            script = ROOT / "models" / "training" / "random_speakers.py"
            subprocess.run([sys.executable, str(script), folder], check=True, stdout=subprocess.DEVNULL)
            yield Path(folder)
    else:
        yield Path(pair)


def heard(sound: Path, pair: Path, threads: int) -> dict[str, float]:
    """Hear a recording as Lokas does, and group its voices: seconds, and peak megabytes of both processes."""
    from lokas.audio.decode import open_recording
    from lokas.jobs import CancelToken
    from lokas.speech.speakers.grouping import People, group
    from lokas.speech.speakers.process import open_diarizer
    from lokas.speech.speakers.stretches import find_voices

    voices = load_catalogue().get(SELF_TEST_SPEAKERS).voices
    assert voices is not None
    began = time.monotonic()
    with (
        open_recording(sound, 0) as recording,
        open_diarizer(pair, "bench", voices.distance, threads=threads) as diarizer,
    ):
        found = find_voices(recording, diarizer, total_ms=None, emit=lambda _: None, token=CancelToken())
    hear_s, began = time.monotonic() - began, time.monotonic()
    group(found, People(), voices.distance)
    own, child = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return {
        "hear_s": hear_s,
        "group_s": time.monotonic() - began,
        "cpu_s": sum(one.ru_utime + one.ru_stime for one in (own, child)),
        "own_mb": own.ru_maxrss * UNITS / 1e6,
        "child_mb": child.ru_maxrss * UNITS / 1e6,
    }


if __name__ == "__main__":
    main()
