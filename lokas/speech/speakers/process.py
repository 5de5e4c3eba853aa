"""A `Diarizer` that hears in a process of its own: stopped by ending it, and one that dies is an ordinary error."""

from __future__ import annotations

import json
from contextlib import closing, contextmanager
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, Any

from lokas.children import Ended, open_python
from lokas.computer import this_computer
from lokas.errors import EngineError
from lokas.jobs import POLL_S, Ahead
from lokas.speech.speakers.child import framed, voices_of
from lokas.speech.speakers.diarizer import EMBEDDING, SEGMENTATION

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator
    from pathlib import Path
    from subprocess import Popen

    from lokas.jobs import CancelToken
    from lokas.speech.speakers.diarizer import Diarizer, Voices
    from lokas.types import Samples

MOST_THREADS = 4
"""More make it no faster (published for CAM++: 1, 2, 4, 6, 8 threads take .141, .081, .053, .054, .059 of the time)."""

INSIDE = 0.9
"""Inside of a stretch voices are split at so much of the distance: what is split too much is put together later."""


def description_of(model: str, distance: float) -> dict[str, object]:
    """What the diarizer of a model tells of itself before it is opened."""
    return {"diarizer": "sherpa-onnx", "model": model, "distance_inside": round(INSIDE * distance, 4)}


@contextmanager
def open_diarizer(folder: Path, model: str, distance: float, *, threads: int = 0) -> Iterator[Diarizer]:
    """The pair of networks in `folder`, called `model`, at work in a process that lives as long as the ``with`` lasts.

    `distance`: see `lokas_models.catalogue.VoiceThreshold`; `threads` 0: as many as help.

    Raises `EngineError` ``speakers.not_started`` (reason). What it gives raises ``speakers.died`` (reason): the process
    ended by itself, as it does when a network is not what it should be.
    """
    told = description_of(model, distance)
    files = (str(folder / name) for name in (SEGMENTATION, EMBEDDING))
    count = threads or min(MOST_THREADS, this_computer().cores)
    arguments = (*files, str(told["distance_inside"]), str(count))
    with (
        TemporaryFile() as complaints,
        _started(complaints, *arguments) as process,
        Ahead(_answers(process), 1, "speakers") as answers,
        closing(_Child(process, answers, complaints, told)) as child,
    ):
        yield child


@contextmanager
def _started(complaints: IO[bytes], *arguments: str) -> Iterator[Popen[bytes]]:
    try:
        process = open_python("-m", "lokas.speech.speakers.child", *arguments, complaints=complaints)
    except OSError as error:
        raise EngineError("speakers.not_started", reason=error.strerror or str(error)) from error
    with process:
        yield process


def _answers(process: Popen[bytes]) -> Generator[dict[str, Any], None, None]:
    for line in process.stdout or ():
        yield json.loads(line)


class _Child:
    """See `Diarizer`. Closing it ends the process."""

    def __init__(
        self, process: Popen[bytes], answers: Ahead[dict[str, Any]], complaints: IO[bytes], told: dict[str, object]
    ) -> None:
        self._process, self._answers, self._complaints, self._told = process, answers, complaints, told

    def description(self) -> dict[str, object]:
        return dict(self._told)

    def hear(self, samples: Samples, report: Callable[[float], None], token: CancelToken) -> Voices:
        self._tell(samples)
        while True:
            token.check()
            answer = self._answer()
            if "done" in answer:
                report(answer["done"] / max(1, answer["total"]))
            elif "turns" in answer:
                return voices_of(answer)

    def close(self) -> None:
        self._process.kill()

    def _tell(self, samples: Samples) -> None:
        try:
            if self._process.stdin:
                self._process.stdin.write(framed(samples))
                self._process.stdin.flush()
        except OSError as error:
            raise self._died() from error

    def _answer(self) -> dict[str, Any]:
        """The next answer; an empty one if there is none soon."""
        try:
            return self._answers.within(POLL_S) or {}
        except (StopIteration, ValueError) as error:
            raise self._died() from error

    def _died(self) -> EngineError:
        code = self._process.wait()
        self._complaints.seek(0)
        complaints = self._complaints.read().decode("utf-8", "replace")
        return EngineError("speakers.died", reason=Ended(code, "", complaints).reason)
