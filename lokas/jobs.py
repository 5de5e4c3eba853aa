"""Long work: the lanes and threads it runs on, tokens that stop it, the events it reports, the job a caller holds."""

from __future__ import annotations

import contextlib
import queue
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

from lokas.errors import Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Mapping
    from types import TracebackType

    from lokas.types import Segment

T = TypeVar("T")


class CancelToken:
    """A flag that long work looks at between its steps; set too once `parent` is. Safe to use from any thread."""

    def __init__(self, parent: CancelToken | None = None) -> None:
        self._event = threading.Event()
        self._parent = parent

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._event.set()

    @property
    def cancelled(self) -> bool:
        """Whether a stop was asked for."""
        return self._event.is_set() or (self._parent is not None and self._parent.cancelled)

    def check(self) -> None:
        """Raise `Cancelled` if a stop was asked for."""
        if self.cancelled:
            raise Cancelled


@dataclass(frozen=True, slots=True)
class Started:
    """Work on a recording begins; `total_ms` is None when the file does not say its length.

    `estimated_s`: how long it will take, None if this computer's speed was not measured.
    """

    name: str
    total_ms: int | None
    resumed_at_ms: int = 0
    estimated_s: int | None = None


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

    def close(self, *, finish: bool = False) -> None:
        """Wait for what has begun; drop what has not, or `finish` that too."""
        self._pool.shutdown(wait=True, cancel_futures=not finish)

    def __enter__(self) -> Lane:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class Ahead(Generic[T]):
    """Goes through `items` in a thread of its own, at most `depth` of them ahead of the caller, who iterates it once.

    Use it in a `with` statement: leaving it stops the thread at its next item and waits for it. What `items` raises is
    raised in its place; `items` runs, and is closed, in that thread only.
    """

    def __init__(self, items: Generator[T, None, None], depth: int, name: str) -> None:
        self._items = items
        self._made: queue.SimpleQueue[T | _End] = queue.SimpleQueue()
        self._room = threading.Semaphore(depth)
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"lokas-{name}", daemon=True)
        self._over: _End | None = None

    def __enter__(self) -> Ahead[T]:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        self._room.release()
        self._thread.join()

    def __iter__(self) -> Ahead[T]:
        return self

    def __next__(self) -> T:
        return self._taken(self._over or self._made.get())

    def within(self, seconds: float) -> T | None:
        """The next item; None if it is not made in time. Raises StopIteration, and what `items` raises."""
        try:
            return self._taken(self._over or self._made.get(timeout=seconds))
        except queue.Empty:
            return None

    def _taken(self, made: T | _End) -> T:
        if isinstance(made, _End):
            self._over = made
            raise made.error or StopIteration
        self._room.release()
        return made

    def _run(self) -> None:
        error: BaseException | None = None
        try:
            self._make()
        except BaseException as caught:
            error = caught
        self._made.put(_End(error))

    def _make(self) -> None:
        with contextlib.closing(self._items):
            self._room.acquire()
            while not self._stop.is_set():
                try:
                    self._made.put(next(self._items))
                except StopIteration:
                    return
                self._room.acquire()


@dataclass(frozen=True, slots=True)
class _End:
    """The last thing that `Ahead` makes: no more items, or an error."""

    error: BaseException | None


def call_within(seconds: float, work: Callable[[], T]) -> T:
    """What `work` gives or raises, done in a thread of its own. Raises `TimeoutError` when it takes longer.

    The thread then goes on, since no thread can be stopped from outside, but does not keep the program from ending.
    """
    future: Future[T] = Future()

    def run() -> None:
        try:
            future.set_result(work())
        except BaseException as error:
            future.set_exception(error)

    threading.Thread(target=run, name="lokas-limited", daemon=True).start()
    return future.result(timeout=seconds)


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

    @property
    def over(self) -> bool:
        """Whether the work has ended; its last events may still be waiting."""
        return self._future.done()

    def reported(self) -> Iterator[Event]:
        """The events that are waiting, without waiting for more."""
        with contextlib.suppress(queue.Empty):
            while True:
                yield self._events.get_nowait()

    def result(self) -> T:
        """What the work gave, once it is over; raises what it raised, `Cancelled` among others."""
        if self._future.cancelled():
            raise Cancelled
        return self._future.result()
