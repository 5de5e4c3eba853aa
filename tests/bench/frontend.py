"""What comes before the engine, per hour of sound: decoding, voice detection, mel spectrograms.

python tests/bench/frontend.py [--minutes 10] [--sound FILE]
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TypeVar

from lokas.audio.decode import open_recording
from lokas.audio.regions import find_regions
from lokas.audio.windows import pack
from lokas.speech.engine import EngineOptions
from lokas.speech.whisper import WhisperEngine
from lokas_models.catalogue import DATA
from tests.bench.common import machine, table, write_repeated

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


def main() -> None:
    """Time each stage alone and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--sound", type=Path)
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        sound = options.sound or Path(folder, "meeting.wav")
        if options.sound is None:
            write_repeated(sound, options.minutes * 60)
        blocks, *decode = timed(lambda: decoded(sound))
    hours = sum(block.samples.size for block in blocks) / 16_000 / 3600
    windows, *search = timed(lambda: list(pack(find_regions(blocks))))
    engine = WhisperEngine.load(DATA / "selftest", EngineOptions(device="cpu", threads=1))
    _, *prepare = timed(lambda: [engine.prepare(window) for window in windows])
    stages = {"decoding": decode, "voice detection and regions": search, "mel spectrograms": prepare}
    rows = [[name, wall_s / hours, cpu_s / hours] for name, (wall_s, cpu_s) in stages.items()]
    rows.append(["all", *(sum(row[column] for row in rows) for column in (1, 2))])
    print(table(["stage", "s per hour of sound", "s of processor per hour"], rows))
    print(f"\n{hours * 60:.1f} min of sound in {len(windows)} windows. {machine()}")


def decoded(sound: Path) -> list[object]:
    """All blocks of the sound."""
    with open_recording(sound) as recording:
        return list(recording)


def timed(work: Callable[[], T]) -> tuple[T, float, float]:
    """What the work gives, its seconds, and the seconds of processors it took."""
    began, began_cpu = time.monotonic(), time.process_time()
    result = work()
    return result, time.monotonic() - began, time.process_time() - began_cpu


if __name__ == "__main__":
    main()
