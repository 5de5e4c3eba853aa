"""What the screen of the queue lists: its entries with what people call them, read from the disk all at once."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lokas.errors import LokasError
from lokas.job_queue.work import progress_of
from lokas.meeting import Meeting

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from lokas.job_queue import Entry, JobQueue, State

PLACES = {"running": 0, "waiting": 1}
"""What runs stands first, then what waits, then what is over."""


@dataclass(frozen=True, slots=True)
class QueueRow:
    """An entry of the queue. `folder` is that of its meeting, None for a file; `title` is "" if a meeting has none.

    `done_ms`, `total_ms`: how far work is that was begun and is not over. `trouble`: why it failed.
    """

    id: int
    title: str
    folder: Path | None
    state: State
    done_ms: int = 0
    total_ms: int | None = None
    on_mains: bool = False
    not_before: dt.datetime | None = None
    begun: dt.datetime | None = None
    ended: dt.datetime | None = None
    trouble: LokasError | None = None

    @property
    def pending(self) -> bool:
        """Whether it waits or runs."""
        return self.state in PLACES


@dataclass(frozen=True, slots=True)
class QueueReading:
    """The whole queue as it was when `stamp` was taken. `is_run`: a program works through it, this one or another."""

    stamp: tuple[int, int, int]
    rows: tuple[QueueRow, ...]
    paused: bool
    is_run: bool


def read_queue(queue: JobQueue) -> QueueReading:
    """Read it. What runs is first, what waits is in its order, and of what is over the newest is first.

    Raises as `JobQueue.read`.
    """
    stamp = queue.stamp()
    contents, is_run = queue.read(), queue.is_run()
    rows = tuple(sorted(map(_row, contents.entries), key=_order))
    return QueueReading(stamp, rows, contents.paused, is_run)


def _row(entry: Entry) -> QueueRow:
    request, pending = entry.request, entry.state in PLACES
    done_ms, total_ms = progress_of(request) if pending and entry.begun else (0, None)
    return QueueRow(
        id=entry.id,
        title=_title(entry),
        folder=None if entry.meeting is None else request.path,
        state=entry.state,
        done_ms=done_ms,
        total_ms=total_ms,
        on_mains=request.conditions.on_mains,
        not_before=request.conditions.not_before,
        begun=entry.begun,
        ended=entry.ended,
        trouble=LokasError(entry.failure.code, **entry.failure.data) if entry.failure else None,
    )


def _title(entry: Entry) -> str:
    if entry.meeting is not None:
        with suppress(LokasError):
            return Meeting(entry.request.path).facts.title
    return entry.name


def _order(row: QueueRow) -> tuple[int, float]:
    return PLACES.get(row.state, len(PLACES)), -row.ended.timestamp() if row.ended and not row.pending else 0.0
