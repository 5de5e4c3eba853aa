"""The plug point for speech engines: what the pipeline asks of one, and the options a person can give it.

An engine is any class with the methods of `Engine`; it need not inherit from anything. Light to import.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Protocol

from lokas.errors import OptionError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lokas.jobs import Notice
    from lokas.types import Samples, Segment, Window

DEVICES = ("auto", "cpu", "cuda")
TASKS = ("transcribe", "translate")
MAX_THREADS = 256
MAX_BEAM = 20


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """A window, and what an engine computes of it beforehand (for Whisper its log-mel spectrogram)."""

    window: Window
    features: Any


class Engine(Protocol):
    """Turns windows of speech into segments. Used by one thread at a time, except for `prepare`."""

    @property
    def notices(self) -> Sequence[Notice]:
        """What the person should know about how their options were taken."""
        ...

    @property
    def windows_at_once(self) -> int:
        """How many windows it is best given together."""
        ...

    def prepare(self, window: Window) -> Prepared:
        """Do the part of the work that needs no model; in any thread, while the engine works on other windows."""
        ...

    def detect_language(self, samples: Samples) -> tuple[str, float]:
        """The language code of at most 30 s of speech (float32 mono 16 kHz, shape (n,)), its probability in [0, 1]."""
        ...

    def transcribe(
        self, batch: Sequence[Prepared], language: str | None, *, careful: bool = False
    ) -> list[list[Segment]]:
        """The segments of each window, in order, in milliseconds of the recording; ids count from 0 in the window.

        `language` None: each window's own. `careful`: without prompt and glossary, which can lead a model astray.
        The same batch gives the same segments, whatever was transcribed before it: resuming depends on it.
        """
        ...

    def description(self) -> dict[str, object]:
        """JSON values that tell how the text is made: the same engine, model and options give the same description."""
        ...


@dataclass(frozen=True, slots=True)
class EngineOptions:
    """What a person can choose; `threads` 0 means one per core.

    Raises `OptionError` ``option.unknown_value`` (option, value, known) or ``option.out_of_range`` (option, value,
    least, most).
    """

    device: Literal["auto", "cpu", "cuda"] = "auto"
    threads: int = 0
    beam: int = 5
    task: Literal["transcribe", "translate"] = "transcribe"
    prompt: str = ""
    hotwords: tuple[str, ...] = ()
    word_timestamps: bool = True

    def __post_init__(self) -> None:
        _check_known("device", self.device, DEVICES)
        _check_known("task", self.task, TASKS)
        _check_range("threads", self.threads, 0, MAX_THREADS)
        _check_range("beam", self.beam, 1, MAX_BEAM)

    def shaping(self) -> Mapping[str, object]:
        """The options that change the words, as JSON values (device and threads only change the speed)."""
        return {
            "beam": self.beam,
            "task": self.task,
            "prompt": self.prompt,
            "hotwords": list(self.hotwords),
            "word_timestamps": self.word_timestamps,
        }


def _check_known(option: str, value: str, known: tuple[str, ...]) -> None:
    if value not in known:
        raise OptionError("option.unknown_value", option=option, value=value, known=list(known))


def _check_range(option: str, value: int, least: int, most: int) -> None:
    if not least <= value <= most:
        raise OptionError("option.out_of_range", option=option, value=value, least=least, most=most)
