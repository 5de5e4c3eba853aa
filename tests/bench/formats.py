"""What a recording is kept in: FLAC, FLAC in Ogg, Opus in Ogg, after kills, power cuts and torn ends; size and work.

    python tests/bench/formats.py [--kills 20] [--every 251] [--hours 6]

Each writer gives what it has to the system with every frame (or page, of 100 ms) and syncs after each 0.8 s of sound.

`killed`: the writer, at ten times the speed of life, gets SIGKILL. `power`: of a file, what was synced by some instant.
`torn`: the file ends at every `--every`-th of its last 65536 bytes; `zeros`: and 4 to 64 KiB of zeros follow, as file
systems leave them. Lost is what was given (or, torn, what was written before the tear) and does not come back. Readers
are FFmpeg through PyAV and libsndfile through soundfile, fetched by uv for this alone; `mended`: after `recover`.

Prints Markdown. Asserts nothing.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import random
import signal
import subprocess
import sys
import time
from fractions import Fraction
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from numpy.typing import NDArray

RATE = 16_000
STEP = RATE // 10
SYNC_STEPS = 8
LAST_BYTES = 1 << 16
TORN_SECONDS = 40
SOUNDFILE = "soundfile==0.14.0"
ROOM_NOISE = 0.002
"""-54 dB of full scale: what a laptop's microphone gives of a quiet room."""


class InOgg:
    """A file that FFmpeg's Ogg muxer writes, with the members of `FlacWriter`."""

    def __init__(self, path: Path, rate: int, codec: str, bit_rate: int | None) -> None:
        import av

        self._file = path.open("xb", buffering=0)
        options = {"page_duration": "100000", "flush_packets": "1"}
        self._container = av.open(self._file, "w", format="ogg", container_options=options, buffer_size=4096)
        self._stream = self._container.add_stream(codec, rate=rate, layout="mono")
        if bit_rate:
            self._stream.bit_rate = bit_rate
        else:
            self._stream.options = {"frame_size": str(rate * 96 // 1000)}
        self._rate = rate
        self.samples = 0

    def write(self, samples: NDArray[np.int16]) -> None:
        """Append sound."""
        import av

        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(samples).reshape(1, -1), format="s16", layout="mono")
        frame.sample_rate, frame.time_base, frame.pts = self._rate, Fraction(1, self._rate), self.samples
        self.samples += frame.samples
        self._container.mux(self._stream.encode(frame))

    def sync(self) -> None:
        """What is in the file is on the disk."""
        os.fsync(self._file.fileno())

    def close(self) -> None:
        """End it."""
        self._container.mux(self._stream.encode(None))
        self._container.close()
        self._file.close()


FORMATS = ("FLAC", "FLAC in Ogg", "Opus in Ogg")


def create(name: str, path: Path, rate: int = RATE) -> Any:
    """A writer of one of the formats."""
    from lokas.audio.flac import FlacWriter

    if name == "FLAC":
        return FlacWriter.create(path, rate, 1)
    if name == "FLAC in Ogg":
        return InOgg(path, rate, "flac", None)
    return InOgg(path, rate, "libopus", 32_000 if rate == RATE else 64_000)


def meeting(seconds: float, rate: int = RATE, noise: float = ROOM_NOISE) -> NDArray[np.int16]:
    """The demonstration meeting again and again in a quiet room: int16 (n, 1)."""
    import av

    from lokas_models.demonstration import demonstration

    resampler = av.AudioResampler(format="flt", layout="mono", rate=rate)
    with av.open(str(demonstration("fr").sound)) as container:
        parts = [part.to_ndarray() for frame in container.decode(audio=0) for part in resampler.resample(frame)]
    sound = np.resize(np.concatenate(parts, axis=1), round(seconds * rate))
    sound = sound + np.random.default_rng(1).normal(0, noise, sound.size)
    return np.round(np.clip(sound, -1, 1) * 32_767).astype(np.int16)[:, np.newaxis]


def main() -> None:
    """Measure and print the tables."""
    from tests.bench.common import machine, table

    options = parse()
    lost = [row for name in FORMATS for row in robustness(name, options)]
    print(table(["format", "damage", "reader", "times", "unreadable", "mean s lost", "worst s lost", "wrong"], lost))
    print()
    print(table(["format", "rate", "room noise", "MB an hour", "s of processor an hour"], list(costs())))
    print()
    print(table(["what", "measured"], long_file(options.hours)))
    print(f"\n{machine()}")


def parse() -> argparse.Namespace:
    """The options."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--every", type=int, default=251)
    parser.add_argument("--hours", type=float, default=6)
    parser.add_argument("--child", nargs=3, help=argparse.SUPPRESS)
    return parser.parse_args()


def robustness(name: str, options: argparse.Namespace) -> Iterable[list[object]]:
    """A row for each damage and reader; losses in seconds."""
    rng = random.Random(4)
    with TemporaryDirectory() as folder:
        data, closed, steps = record(name, Path(folder, "whole"))
        cases = {"none, closed": [(closed, len(steps) * STEP)]}
        cases["killed"] = [kill(name, Path(folder, f"{n}"), rng) for n in range(options.kills)]
        cases["power"] = [power(data, steps, rng.randrange(SYNC_STEPS, len(steps))) for _ in range(options.kills * 5)]
        cuts = range(max(0, len(data) - LAST_BYTES), len(data), options.every)
        cases["torn"] = [(data[:cut], before(steps, cut)) for cut in cuts]
        cases["torn, zeros"] = [(part + bytes(rng.randint(1, 16) * 4096), due) for part, due in cases["torn"]]
        for damage, files in cases.items():
            yield from ([name, damage, *row] for row in readings(name, files))


def readings(name: str, files: Sequence[tuple[bytes, int]]) -> Iterable[list[object]]:
    """What each reader gets of the files; each file with the number of samples that it should have."""
    images = [data for data, _ in files]
    given = [count for _, count in files]
    yield ["FFmpeg", *summary([by_ffmpeg(data) for data in images], given)]
    yield ["libsndfile", *summary(by_libsndfile(images), given)]
    if name == "FLAC":
        images = [mended(data) for data in images]
        yield ["FFmpeg, mended", *summary([by_ffmpeg(data) for data in images], given)]
        yield ["libsndfile, mended", *summary(by_libsndfile(images), given)]


def summary(found: Sequence[int], given: Sequence[int]) -> list[object]:
    """Times, unreadable, mean and worst loss, and how many gave more sound than there was."""
    lost = [(count - max(0, got)) / RATE for got, count in zip(found, given, strict=True)]
    losses = [f"{mean(lost):.2f}", f"{max(lost):.2f}"]
    return [len(lost), sum(got < 0 for got in found), *losses, sum(one < -0.1 for one in lost)]


def kill(name: str, path: Path, rng: random.Random) -> tuple[bytes, int]:
    """What a killed writer leaves, and how many samples it was given."""
    counter = path.with_suffix(".count")
    command = [sys.executable, __file__, "--child", name, str(path), str(counter)]
    with subprocess.Popen(command) as process:
        while not counter.exists():
            time.sleep(0.01)
        time.sleep(rng.uniform(0.3, 2))
        process.send_signal(signal.SIGKILL)
    return path.read_bytes(), int.from_bytes(counter.read_bytes()[-8:], "little")


def child(name: str, path: str, counter: str) -> None:
    """Write at ten times the speed of life until killed, telling in a file how much was given."""
    writer, sound = create(name, Path(path)), meeting(60)
    with Path(counter).open("xb", buffering=0) as told:
        for step in range(len(sound) // STEP):
            writer.write(sound[step * STEP : (step + 1) * STEP])
            told.write(writer.samples.to_bytes(8, "little"))
            if not (step + 1) % SYNC_STEPS:
                writer.sync()
            time.sleep(0.01)


def record(name: str, path: Path) -> tuple[bytes, bytes, list[int]]:
    """A file before it was closed and after, and how long it was after each step of 100 ms."""
    writer, sound, sizes = create(name, path), meeting(TORN_SECONDS), []
    for start in range(0, len(sound), STEP):
        writer.write(sound[start : start + STEP])
        sizes.append(path.stat().st_size)
    data = path.read_bytes()
    writer.close()
    return data, path.read_bytes(), sizes


def power(data: bytes, steps: Sequence[int], at: int) -> tuple[bytes, int]:
    """What was synced before step `at` ended, and what was given by its end."""
    synced = at // SYNC_STEPS * SYNC_STEPS
    return data[: steps[synced - 1] if synced else 0], (at + 1) * STEP


def before(steps: Sequence[int], cut: int) -> int:
    """The samples given when the file was last no longer than `cut`."""
    return sum(size <= cut for size in steps) * STEP


def by_ffmpeg(data: bytes) -> int:
    """Samples at 16 kHz that FFmpeg decodes, or -1."""
    import av

    count = 0
    try:
        with av.open(io.BytesIO(data)) as container:
            for packet in container.demux(audio=0):
                try:
                    count += sum(frame.samples * RATE // frame.sample_rate for frame in packet.decode())
                except av.FFmpegError:
                    continue
    except (av.FFmpegError, IndexError):
        return count or -1
    return count


READER = """
import io, json, soundfile, sys
found = []
for size in json.loads(sys.stdin.buffer.readline()):
    file = io.BytesIO(sys.stdin.buffer.read(size))
    count = 0
    try:
        with soundfile.SoundFile(file) as sound:
            while len(part := sound.read(4096)):
                count += len(part) * 16000 // sound.samplerate
    except Exception:
        count = count or -1
    found.append(count)
print(json.dumps(found))
"""


def by_libsndfile(images: Sequence[bytes]) -> list[int]:
    """The same of libsndfile."""
    command = [sys.executable, "-m", "uv", "run", "-q", "--no-project", "--with", SOUNDFILE, "python", "-c", READER]
    sizes = json.dumps([len(data) for data in images]).encode() + b"\n"
    answer = subprocess.run(command, input=sizes + b"".join(images), stdout=subprocess.PIPE, check=True)
    return list(json.loads(answer.stdout))


def mended(data: bytes) -> bytes:
    """The file after `recover`; as it was where that finds nothing."""
    from lokas.audio.flac import recover
    from lokas.errors import InputError

    with TemporaryDirectory() as folder:
        path = Path(folder, "audio.flac")
        path.write_bytes(data)
        try:
            recover(path)
        except InputError:
            return data
        return path.read_bytes()


def costs() -> Iterable[list[object]]:
    """Size and work of ten minutes, for an hour."""
    for rate in (16_000, 48_000):
        for noise in (0.0, ROOM_NOISE):
            sound = meeting(600, rate, noise)
            for name in FORMATS:
                with TemporaryDirectory() as folder:
                    path, began = Path(folder, "sound"), time.process_time()
                    writer = create(name, path, rate)
                    for start in range(0, len(sound), rate // 10):
                        writer.write(sound[start : start + rate // 10])
                    writer.close()
                    work_s = time.process_time() - began
                    told = f"{20 * np.log10(noise):.0f} dB" if noise else "none"
                    yield [name, rate, told, path.stat().st_size * 6 / 1e6, work_s * 6]


def long_file(hours: float) -> list[list[object]]:
    """A recording of many hours: memory, closing, mending, an hour of silence."""
    import psutil

    from lokas.audio.flac import FlacWriter, recover

    sound, process, rows = meeting(60), psutil.Process(), []
    with TemporaryDirectory() as folder:
        path = Path(folder, "audio.flac")
        writer = FlacWriter.create(path, RATE, 1)
        writer.write(sound)
        before_mb = process.memory_info().rss / 1e6
        for _ in range(round(hours * 60) - 1):
            for start in range(0, len(sound), STEP):
                writer.write(sound[start : start + STEP])
            writer.sync()
        grown = process.memory_info().rss / 1e6 - before_mb
        rows += [[f"memory grown in {hours:g} h, MB", grown]]
        rows += [[f"closing after {hours:g} h, ms", timed_ms(writer.close)]]
        os.truncate(path, path.stat().st_size - 1000)
        with path.open("ab") as file:
            file.write(bytes(65536))
        rows += [[f"mending after {hours:g} h, torn and with 64 KiB of zeros, ms", timed_ms(lambda: recover(path))]]
        with FlacWriter.create(Path(folder, "silence.flac"), RATE, 1) as other:
            rows += [["an hour of silence, ms", timed_ms(lambda: other.silence(RATE * 3600))]]
        rows += [["and its size, MB", Path(folder, "silence.flac").stat().st_size / 1e6]]
    return rows


def timed_ms(work: Callable[[], object]) -> float:
    """How long it takes."""
    began = time.monotonic()
    work()
    return (time.monotonic() - began) * 1000


if __name__ == "__main__":
    given = parse()
    if given.child:
        child(*given.child)
    else:
        main()
