"""How long a transcription takes on this computer: measured once with real sound, kept, and asked before each job.

Measured is the true pipeline on a demonstration meeting, repeated: how long the model loads, how long its first window
takes, which is heard alone, and how long the sound after that takes, heard in whole batches. A recording of another
length takes the first two once, and the third in proportion. Kept is it in a file:

    {"format": "lokas.speeds", "version": "1.0", "speeds": [{"model": "small", "device": "auto", "threads": 0, …}]}
"""

from __future__ import annotations

import dataclasses
import itertools
import json
import time
import wave
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import numpy as np

from lokas import transcription
from lokas.audio.decode import open_recording
from lokas.errors import Cancelled
from lokas.files import write_atomic, write_error
from lokas.formats import FileFormat
from lokas.jobs import CancelToken, Notice, Progress, Started
from lokas.transcription import Request
from lokas.types import SAMPLE_RATE
from lokas_models.demonstration import demonstration

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lokas.jobs import Event
    from lokas.speech.engine import Engine, EngineOptions

FORMAT = FileFormat("lokas.speeds", 1, 0)

SOUND_S = 900
"""More than is heard in the time, except on a computer that needs no estimate."""

MEASURED_S = 20.0
"""How long a measurement goes on: to the end of the batch that is being heard then."""

LONGEST_S = 120.0
"""A batch that would take longer is not waited for: then the first window stands for all (too slow by a third)."""


@dataclass(frozen=True, slots=True)
class Speed:
    """What a model takes on this computer: to load, for its first `first_ms` of sound, and for each second after."""

    load_s: float
    first_s: float
    first_ms: int
    rate: float

    def seconds_for(self, duration_ms: int) -> int:
        """How long a recording takes, from start to files."""
        return round(self.load_s + self.first_s + self.rate * max(0, duration_ms - self.first_ms) / 1000)


def measure(
    load_engine: Callable[[], Engine],
    options: EngineOptions,
    language: str,
    emit: Callable[[Event], None],
    token: CancelToken,
    *,
    measured_s: float = MEASURED_S,
    clock: Callable[[], float] = time.monotonic,
) -> Speed:
    """Transcribe the demonstration meeting in `language` ("fr" or "en") for `measured_s`, and tell the speed.

    `load_engine` must load, and not give an engine that is there. Emits the engine's notices, and `Progress` in
    milliseconds of the time it takes. Raises `Cancelled`, and what `lokas.transcription.run` raises.
    """
    watch = _Watch(load_engine, emit, token, measured_s, clock)
    with TemporaryDirectory() as folder:
        sound = Path(folder, "meeting.wav")
        write_repeated(sound, language, SOUND_S)
        request = Request(sound, formats=("txt",), language=language, engine=options)
        try:
            transcription.run(request, watch.load, watch.note, watch.stop)
        except Cancelled:
            token.check()
    return watch.speed()


def write_repeated(path: Path, language: str, seconds: float) -> None:
    """A WAV of the demonstration meeting in `language`, again and again, for so many seconds."""
    with open_recording(demonstration(language).sound) as recording:
        meeting = np.concatenate([block.samples for block in recording])
    pcm = (meeting * 32767).astype("<i2").tobytes()
    left = int(seconds * SAMPLE_RATE) * 2
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, SAMPLE_RATE, 0, "NONE", ""))
        for chunk in itertools.repeat(pcm):
            file.writeframes(chunk[:left])
            left -= len(chunk)
            if left <= 0:
                return


class _Stop(CancelToken):
    """Cancelled when enough is known, or when the person asks for it."""

    def __init__(self, asked: CancelToken) -> None:
        super().__init__()
        self._asked = asked

    @property
    def cancelled(self) -> bool:
        return self._asked.cancelled or super().cancelled

    def check(self) -> None:
        self._asked.check()
        super().check()


class _Watch:
    """Notes when how much sound was done, and stops the work when that is enough."""

    def __init__(
        self,
        load_engine: Callable[[], Engine],
        emit: Callable[[Event], None],
        token: CancelToken,
        measured_s: float,
        clock: Callable[[], float],
    ) -> None:
        self.stop = _Stop(token)
        self._load_engine, self._emit, self._measured_s, self._clock = load_engine, emit, measured_s, clock
        self._at_once, self._load_s, self._began_s = 1, 0.0, 0.0
        self._done: list[tuple[float, int]] = []  # seconds since the engine was there, milliseconds of sound

    def load(self) -> Engine:
        """The engine; the time it takes is noted."""
        began_s = self._clock()
        engine = self._load_engine()
        self._at_once = engine.windows_at_once
        self._load_s = self._clock() - began_s
        return engine

    def note(self, event: Event) -> None:
        """One more event of the transcription."""
        if isinstance(event, Started):
            self._began_s = self._clock()
        elapsed_s = self._clock() - self._began_s
        if isinstance(event, Notice):
            self._emit(event)
        if isinstance(event, Progress):
            self._done.append((elapsed_s, event.done))
            if self._is_enough(elapsed_s):
                self.stop.cancel()
        self._emit(Progress(round(1000 * elapsed_s), round(1000 * max(elapsed_s, self._measured_s))))

    def speed(self) -> Speed:
        """What was found."""
        (first_s, first_ms), (last_s, last_ms) = self._done[0], self._done[-1]
        more_ms = last_ms - first_ms
        rate = (last_s - first_s) / more_ms if more_ms > 0 else first_s / first_ms
        return Speed(round(self._load_s, 2), round(first_s, 2), first_ms, round(rate * 1000, 5))

    def _is_enough(self, elapsed_s: float) -> bool:
        """After the first window there must be a batch: larger models gain much by hearing several at once."""
        if len(self._done) > 1:
            return elapsed_s >= self._measured_s
        return elapsed_s * self._at_once > LONGEST_S


@dataclass(frozen=True, slots=True)
class Estimates:
    """The speeds measured so far, by `_key` of model and options. A value: `with_speed` gives another."""

    speeds: Mapping[tuple[object, ...], Speed]

    @staticmethod
    def load(path: Path) -> Estimates:
        """What the file at `path` holds; one that is missing, damaged or of a later Lokas counts as empty.

        No work of a person is in it, and to measure again takes 20 seconds.
        """
        try:
            value = json.loads(path.read_text(encoding="utf-8"))
            return Estimates({} if FORMAT.too_new(value) else dict(map(_parse, value["speeds"])))
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return Estimates({})

    def with_speed(self, model: str, options: EngineOptions, speed: Speed) -> Estimates:
        """These and one more, which takes the place of an older one."""
        return Estimates({**self.speeds, _key(model, options): speed})

    def seconds_for(self, model: str, options: EngineOptions, duration_ms: int) -> int | None:
        """How long a recording takes with a model and these options; None if that was not measured."""
        speed = self.speeds.get(_key(model, options))
        return None if speed is None else speed.seconds_for(duration_ms)

    def save(self, path: Path) -> None:
        """Write the file, and its folder if needed. Raises `OutputError` as `lokas.files.write_atomic`."""
        rows = [dict(zip(_KEYS, key, strict=True)) | dataclasses.asdict(speed) for key, speed in self.speeds.items()]
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise write_error(path.parent, error) from error
        text = json.dumps({**FORMAT.stamp, "speeds": rows}, indent=1)
        write_atomic(path, text + "\n")


_KEYS = ("model", "device", "threads", "beam")


def _key(model: str, options: EngineOptions) -> tuple[object, ...]:
    """What a speed depends on; the same recording is the same work with any prompt."""
    return model, options.device, options.threads, options.beam


def _parse(row: Mapping[str, Any]) -> tuple[tuple[object, ...], Speed]:
    fields = {field.name: row[field.name] for field in dataclasses.fields(Speed)}
    if not all(isinstance(value, (int, float)) and value >= 0 for value in fields.values()):
        raise ValueError(row)
    return tuple(row[name] for name in _KEYS), Speed(**fields)
