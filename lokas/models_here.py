"""The models of this computer: listed, installed, taken from a stick, packed for one, verified, removed."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from lokas import errors
from lokas.computer import this_computer
from lokas.jobs import Job, Lane, Progress
from lokas_models.errors import DiskError, Stopped, StoreError
from lokas_models.errors import NetworkError as StoreNetworkError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from lokas.jobs import CancelToken, Event
    from lokas.speech.speakers.pairs import Pair
    from lokas_models.catalogue import Catalogue, ModelEntry
    from lokas_models.installed import FileCheck, InstalledModel
    from lokas_models.store import Installation, ModelStore

    Report = Callable[[int, int], None]
    Stop = Callable[[], bool]

T = TypeVar("T")


class ModelsHere:
    """The store of models, its long actions as jobs, one after the other. Close it when no more is asked for."""

    def __init__(self, store: ModelStore, catalogue: Catalogue) -> None:
        self.store, self._catalogue = store, catalogue
        self._lane = Lane("network")

    def of_speech(self) -> tuple[InstalledModel, ...]:
        """Those that turn speech into text, the built-in one first. Raises `ModelError`."""
        return tuple(model for model in self._installed() if not model.tells_speakers)

    def of_voices(self) -> tuple[InstalledModel, ...]:
        """The pairs that tell speakers apart, the built-in one first. Raises `ModelError`."""
        return tuple(model for model in self._installed() if model.tells_speakers)

    def recommended(self) -> ModelEntry:
        """The model of speech that suits this computer's memory and cores."""
        computer = this_computer()
        return self._catalogue.recommend(computer.memory_bytes, computer.cores)

    def path(self, name: str) -> Path:
        """The folder of a usable model. Raises `ModelError`."""
        with store_errors():
            return self.store.path(name)

    def pair(self, name: str | None, token: CancelToken) -> Pair:
        """The pair of this name, else the best that is here; see `find_pair`. Raises `ModelError`, `Cancelled`."""
        from lokas.speech.speakers.pairs import find_pair

        with store_errors():
            return find_pair(self.store, self._catalogue, name, lambda: token.cancelled)

    def install(self, name: str) -> Job[Installation]:
        """Download a model: the only action here that uses the network."""
        return self.job(lambda report, stop: self.store.install(name, report, stop))

    def take(self, source: Path, name: str | None = None) -> Job[InstalledModel]:
        """Take a model from a folder or a zip, such as a USB stick brings."""
        return self.job(lambda report, stop: self.store.import_from(source, report, stop, name=name))

    def pack(self, name: str, destination: Path) -> Job[Path]:
        """Put a model into one file that `take` takes on another computer."""
        return self.job(lambda report, stop: self.store.pack(name, destination, report, stop))

    def verify(self, name: str | None = None) -> Job[tuple[FileCheck, ...]]:
        """Compute the digests of a model's files again, or of all models'."""
        return self.job(lambda report, stop: self.store.verify(name, report, stop))

    def remove(self, name: str) -> None:
        """Delete a model from this computer. Raises `ModelError`."""
        with store_errors():
            self.store.remove(name)

    def job(self, work: Callable[[Report, Stop], T]) -> Job[T]:
        """Work with the store: its progress told, its errors `ModelError`, `OutputError` or `NetworkError`."""

        def run(emit: Callable[[Event], None], token: CancelToken) -> T:
            with store_errors():
                return work(lambda done, total: emit(Progress(done, total)), lambda: token.cancelled)

        return Job(self._lane, run)

    def close(self) -> None:
        """Let the lane go once what runs is done."""
        self._lane.close()

    def _installed(self) -> tuple[InstalledModel, ...]:
        with store_errors():
            return self.store.installed()


@contextmanager
def store_errors() -> Iterator[None]:
    """The store's errors as the core's: same code, same data."""
    try:
        yield
    except Stopped as stopped:
        raise errors.Cancelled from stopped
    except StoreError as error:
        kinds = {DiskError: errors.OutputError, StoreNetworkError: errors.NetworkError}
        raise kinds.get(type(error), errors.ModelError)(error.code, **error.data) from error
