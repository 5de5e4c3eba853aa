"""Long work: lanes it runs on, tokens that stop it, and the events it reports."""

from __future__ import annotations

import threading
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from lokas.errors import Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import TracebackType

    from lokas.types import Segment

T = TypeVar("T")


class CancelToken:
    """A flag that long work looks at between its steps. Safe to use from any thread."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._event.set()

    @property
    def cancelled(self) -> bool:
        """Whether a stop was asked for."""
        return self._event.is_set()

    def check(self) -> None:
        """Raise `Cancelled` if a stop was asked for."""
        if self._event.is_set():
            raise Cancelled


@dataclass(frozen=True, slots=True)
class Started:
    """Work on a recording begins; `total_ms` is None when the file does not say its length."""

    name: str
    total_ms: int | None
    resumed_at_ms: int = 0


@dataclass(frozen=True, slots=True)
class LanguageDetected:
    """The language the recording is in, with the model's probability in [0, 1]."""

    language: str
    probability: float


@dataclass(frozen=True, slots=True)
class SegmentHeard:
    """One more segment is transcribed, and already safe on disk."""

    segment: Segment


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the work is: milliseconds of sound, or bytes of a download."""

    done: int
    total: int | None


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the person should know that does not stop the work; a code and data like an error's."""

    code: str
    data: Mapping[str, object] = field(default_factory=dict)


Event = Started | LanguageDetected | SegmentHeard | Progress | Notice


class Lane:
    """One thread and a first-in first-out queue; it owns whatever its work touches."""

    def __init__(self, name: str) -> None:
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=f"lokas-{name}")

    def submit(self, work: Callable[[], T]) -> Future[T]:
        """Queue `work`; the future gives its result or its exception."""
        return self._pool.submit(work)

    def close(self) -> None:
        """Drop what has not begun, wait for what has."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def __enter__(self) -> Lane:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
