"""Loading the engine on the device that works, and going on with the processor when a graphics card gives up."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal, TypeVar

from lokas.allocator import keep_large_blocks
from lokas.errors import EngineError
from lokas.jobs import Notice
from lokas.speech.device.cuda_libraries import preload_cuda_libraries
from lokas.speech.device.probe import choose_device
from lokas.speech.device.processor import this_processor

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from lokas.speech.engine import Engine, EngineOptions, Prepared
    from lokas.types import Samples, Segment, Window

T = TypeVar("T")


def load_engine(folder: Path, options: EngineOptions, name: str) -> Engine:
    """Load the model in `folder`, called `name`, on the device that `options` wish for if that works.

    Raises `EngineError` ``engine.cpu_too_old``, and as `WhisperEngine.load`.
    """
    this_processor().check()
    keep_large_blocks()
    if options.device != "cpu":
        preload_cuda_libraries()
    from lokas.speech.whisper import WhisperEngine, cuda_devices  # noqa: PLC0415 - after what prepares its libraries

    device, notice = choose_device(options.device, folder, devices=cuda_devices)
    notices = (notice,) if notice else ()

    def load(device: Literal["cpu", "cuda"]) -> Engine:
        return WhisperEngine.load(folder, replace(options, device=device), model_id=name, notices=notices)

    engine = load(device)
    return engine if device == "cpu" else SecondChance(engine, lambda: load("cpu"))


class SecondChance:
    """An `Engine` that is another from its first fault on: `load_other` gives it. ``device.cuda_failed`` tells so.

    The description stays that of the first, with which the transcription was begun.
    """

    def __init__(self, engine: Engine, load_other: Callable[[], Engine]) -> None:
        self._engine = engine
        self._load_other: Callable[[], Engine] | None = load_other
        self.notices = tuple(engine.notices)
        self.windows_at_once = engine.windows_at_once
        self._description = engine.description()

    def prepare(self, window: Window) -> Prepared:
        """See `Engine`. Both have the same model, so what one prepares the other takes."""
        return self._engine.prepare(window)

    def description(self) -> dict[str, object]:
        """See `Engine`."""
        return dict(self._description)

    def detect_language(self, samples: Samples) -> tuple[str, float]:
        """See `Engine`."""
        return self._try(lambda engine: engine.detect_language(samples))

    def transcribe(
        self, batch: Sequence[Prepared], language: str | None, *, careful: bool = False
    ) -> list[list[Segment]]:
        """See `Engine`."""
        return self._try(lambda engine: engine.transcribe(batch, language, careful=careful))

    def _try(self, work: Callable[[Engine], T]) -> T:
        try:
            return work(self._engine)
        except EngineError as error:
            if self._load_other is None:
                raise
            self._engine, self._load_other = self._load_other(), None
            reason = error.data.get("reason", error.code)
            self.notices = (*self.notices, Notice("device.cuda_failed", {"reason": reason}))
        return work(self._engine)
