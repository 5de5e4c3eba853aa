"""Long work: lanes it runs on, tokens that stop it, the events it reports, and the job a caller holds."""

from __future__ import annotations

import queue
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

from lokas.errors import Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
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

POLL_S = 0.2
"""How often a waiting caller wakes up: Windows delivers Ctrl-C only to a thread that is running."""


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


class Job(Generic[T]):
    """Work queued on a lane. Iterate it for its events until it ends, then take its `result`.

    `work` gets a function to report events with and the token it must look at. Iterating again goes on with the
    events that follow: a caller that was interrupted can cancel and then watch the work come to its end.
    """

    def __init__(self, lane: Lane, work: Callable[[Callable[[Event], None], CancelToken], T]) -> None:
        self._events: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self._token = CancelToken()
        self._future = lane.submit(lambda: work(self._events.put, self._token))

    def cancel(self) -> None:
        """Ask the work to stop at its next step; `result` then raises `Cancelled`."""
        self._token.cancel()
        self._future.cancel()

    def __iter__(self) -> Iterator[Event]:
        while True:
            over = self._future.done()  # asked first: what was reported before the end is then in the queue
            try:
                yield self._events.get(timeout=0 if over else POLL_S)
            except queue.Empty:
                if over:
                    return

    def result(self) -> T:
        """What the work gave, once it is over; raises what it raised, `Cancelled` among others."""
        if self._future.cancelled():
            raise Cancelled
        return self._future.result()
