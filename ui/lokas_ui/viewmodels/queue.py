"""The queue of transcriptions as the whole application sees it: what runs, waits and is over; and its run in here.

What waits was asked for, so it runs as long as the application does, unless it is paused. Another program may do it
instead, as `lokas queue run`: its progress is then read from the disk.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from lokas.errors import LokasError
from lokas.files import write_error
from lokas.jobs import Job, Lane, Notice
from lokas_ui.viewmodels.observable import Observable
from lokas_ui.viewmodels.queue_rows import read_queue
from lokas_ui.viewmodels.queue_work import Heard, Watch, Work
from lokas_ui.viewmodels.voices_after import VoicesAfter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from lokas.job_queue import JobQueue
    from lokas.job_queue.runner import Ran
    from lokas.jobs import Event
    from lokas.transcription import Request
    from lokas.workspace import Workspace
    from lokas_ui.viewmodels.queue_rows import QueueReading, QueueRow
    from lokas_ui.viewmodels.running import Runner

T = TypeVar("T")

TURNS = {"queue.begun", "queue.done", "queue.failed", "queue.stopped"}
"""What the run says when the queue is not as it was."""
WAITS = {"job.waiting_until", "job.waiting_mains"}
"""What it says when nothing may be begun yet."""


@dataclass(frozen=True, slots=True)
class Over:
    """A transcription that has ended, the `number`th that did here; `trouble` is why, if it failed.

    `left`: how many wait behind it. `notice`: what a person should know of the text.
    """

    number: int
    row_id: int
    title: str
    folder: Path | None
    left: int
    trouble: LokasError | None = None
    notice: Notice | None = None


@dataclass(frozen=True, slots=True)
class QueueState:
    """What is shown of the queue; `rows` is None until it was read for the first time.

    `waits`: why nothing of it may begin. `elsewhere`: another program works through it. `held`: it stands back while
    the engine is needed for something else. `trouble`: why it could not be read, changed or run.
    """

    rows: tuple[QueueRow, ...] | None = None
    paused: bool = False
    work: Work | None = None
    waits: Notice | None = None
    elsewhere: bool = False
    held: bool = False
    trouble: LokasError | None = None

    @property
    def waiting(self) -> tuple[QueueRow, ...]:
        """What is still to be begun, the first first."""
        return tuple(row for row in self.rows or () if row.state == "waiting")

    def row(self, number: int | None) -> QueueRow | None:
        """The row of this id."""
        return next((row for row in self.rows or () if row.id == number), None)


class Queue:
    """The view-model of the queue, one for the whole application. Close it before the workspace."""

    def __init__(self, workspace: Workspace, runner: Runner, clock: Callable[[], float] = time.monotonic) -> None:
        self._workspace, self._runner, self._clock = workspace, runner, clock
        self._lane = Lane("queue-file")  # the queue's own is taken as long as it runs
        self._run: Job[Ran] | None = None
        self._stamp: tuple[int, int, int] | None = None
        self._reading = self._again = self._halted = self._closed = False
        self._watch: Watch | None = None
        self.state = Observable(QueueState())
        self.heard = Observable(Heard())
        self.over: Observable[Over | None] = Observable(None)
        self.voices = VoicesAfter(workspace, runner, lambda error: self._set(trouble=error))

    def glance(self) -> None:
        """Take note of what other programs changed, and of the time that passes; to be called every second or so."""
        if self._closed:
            return
        if self._workspace.queue.stamp() != self._stamp or self.state.state.elsewhere:
            self.refresh()
        if self._watch is not None:
            self._set(work=self._watch.work)
            if self._watch.energy is not None:
                self.in_lane(self._watch.energy.watt_hours, self._measured)

    def refresh(self) -> None:
        """Read the queue anew, and begin what waits."""
        self._again = self._reading
        if self._reading or self._closed:
            return
        self._reading = True
        ours = self._run is not None
        self.in_lane(
            lambda: read_queue(self._workspace.queue), lambda found: self._read(found, ours=ours), self._unreadable
        )

    def add(
        self,
        requests: Iterable[Request],
        done: Callable[[], None] = lambda: None,
        failed: Callable[[LokasError], None] | None = None,
    ) -> None:
        """Put these last; `failed` is told why that is not possible, see `JobQueue.add`."""
        asked = tuple(requests)
        self._change(lambda queue: queue.add(asked), done, failed)

    def pause(self) -> None:
        """Stop what runs, and begin nothing more until it is resumed, also after a restart."""
        self._stop()
        self._change(lambda queue: queue.pause())

    def resume(self) -> None:
        """Go on: after a pause, or after something went wrong with the queue itself."""
        self._halted = False
        if self._run is not None and self._run.over:
            self._run = None
        self._change(lambda queue: queue.pause(paused=False))

    def cancel(self, number: int) -> None:
        """Leave an entry out until it is retried; what is text already is kept."""
        work = self.state.state.work
        if work is not None and work.id == number:
            self._stop()
        self._change(lambda queue: queue.cancel([number]))

    def retry(self, number: int) -> None:
        """Let an entry that failed or was cancelled wait again."""
        self._change(lambda queue: queue.retry([number]))

    def remove(self, number: int) -> None:
        """Take an entry out of the list. Its recording, and what is text already, stay."""
        self._change(lambda queue: queue.remove([number]))

    def clear(self) -> None:
        """Take out what is done or was cancelled."""
        self._change(lambda queue: queue.clear())

    def move(self, number: int, place: Literal["first", "last"] | int) -> None:
        """Put an entry first, last, or before the one of another id."""
        self._change(lambda queue: queue.move(number, place))

    def shift(self, number: int, steps: Literal[-1, 1]) -> None:
        """Put an entry that waits before the one that waits in front of it, or behind the next."""
        waiting = [row.id for row in self.state.state.waiting]
        if number not in waiting or not 0 <= waiting.index(number) + steps < len(waiting):
            return
        other = waiting[waiting.index(number) + steps]
        first, second = (number, other) if steps < 0 else (other, number)
        self.move(first, second)

    def stand_back(self, *, needed: bool) -> None:
        """While the engine is needed for something else, such as the text of a meeting that is recorded, run nothing.

        What runs is stopped, and goes on when it is needed no more.
        """
        if needed == self.state.state.held:
            return
        self._set(held=needed)
        if not needed:
            self.refresh()
        elif self._run is not None:
            self._stop()
            self._run.cancel()

    def in_lane(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[LokasError], None] = lambda _error: None,
    ) -> None:
        """Do something short, such as reading a file, in the lane of the queue's file."""
        if not self._closed:
            job = Job(self._lane, lambda _emit, _token: work())
            self._runner.follow(job, self._unless_closed(done), self._unless_closed(failed))

    def set_aside(self) -> None:
        """Begin a new queue beside a file that cannot be read, which stays under another name."""
        path = self._workspace.places.queue

        def move(_queue: JobQueue) -> None:
            try:
                path.replace(path.with_name(f"{path.stem}.damaged{path.suffix}"))
            except OSError as error:
                raise write_error(path, error) from error

        self._change(move)

    def close(self) -> None:
        """Stop what runs, which will go on where it stopped when the application is started again."""
        self._closed = True
        self.voices.close()
        if self._run is not None:
            self._run.cancel()
        self._lane.close()

    def _read(self, found: QueueReading, *, ours: bool) -> None:
        elsewhere = found.is_run and not ours and self._run is None
        self._stamp, self._reading = found.stamp, False
        trouble = self.state.state.trouble if self._halted else None
        self._set(rows=found.rows, paused=found.paused, elsewhere=elsewhere, trouble=trouble)
        if elsewhere:
            self._set(work=next((_seen(row) for row in found.rows if row.state == "running"), None))
        elif self._run is None:
            self._set(work=None)
        if self._again:
            self.refresh()
        else:
            self._begin()
            self.voices.begin({row.folder for row in found.rows if row.folder and row.state != "done"})

    def _unreadable(self, error: LokasError) -> None:
        self._reading = False
        self._stamp = self._workspace.queue.stamp()
        self._set(trouble=error)

    def _begin(self) -> None:
        """Run the queue if something waits and nothing speaks against it."""
        state = self.state.state
        hindered = self._run is not None or self._halted or self._closed
        if hindered or state.paused or state.elsewhere or state.held or not state.waiting:
            return
        self._run = self._workspace.run_queue()
        self._runner.follow(
            self._run,
            self._unless_closed(lambda _ran: self._ended()),
            self._unless_closed(self._broken),
            self._unless_closed(self._told),
            lambda: None if self._closed else self._ended(),
        )

    def _ended(self) -> None:
        self._run = None
        self._set(work=None, waits=None)
        self.refresh()

    def _broken(self, error: LokasError) -> None:
        """The run itself failed; nothing is tried again and again."""
        self._halted = error.code != "queue.busy"
        if self._halted:
            self._set(trouble=error)
        self._ended()

    def _told(self, events: list[Event]) -> None:
        """What the run reported, all of it before anything is shown."""
        for event in events:
            if isinstance(event, Notice) and event.code.startswith(("queue.", "job.")):
                self._note(event)
            elif self._watch is not None:
                self._watch.take(event)
        if self._watch is not None:
            self._set(work=self._watch.work)
            self.heard.set(self._watch.heard)
        if any(isinstance(event, Notice) and event.code in TURNS for event in events):
            self.refresh()

    def _note(self, notice: Notice) -> None:
        """What became of the queue: the work on an entry begins or is over, or nothing may be begun."""
        data: Any = notice.data
        if notice.code == "queue.begun":
            row = self.state.state.row(data["id"])
            work = Work(data["id"], row.title, row.folder) if row else Work(data["id"], data["name"])
            self._watch = Watch(work, self._clock)
            self._set(work=work, waits=None)
            self.heard.set(self._watch.heard)
        elif notice.code in TURNS:
            self._settle(notice)
        elif notice.code in WAITS:
            self._set(waits=notice)

    def _settle(self, notice: Notice) -> None:
        """The work is over, for now at least."""
        data: Any = notice.data
        state, last = self.state.state, self.over.state
        work = self._watch.work if self._watch else Work(data["id"], data["name"])
        self.heard.set(self._watch.heard if self._watch else Heard())
        self._watch = None
        self._set(work=None)
        if notice.code == "queue.stopped":
            return
        trouble = LokasError(data["code"], **data["data"]) if notice.code == "queue.failed" else None
        left = sum(1 for row in state.waiting if row.id != work.id)
        number = last.number + 1 if last else 1
        self.over.set(Over(number, work.id, work.title, work.folder, left, trouble, work.notice))

    def _measured(self, watt_hours: float | None) -> None:
        if self._watch is not None:
            self._watch.use(watt_hours)
            self._set(work=self._watch.work)

    def _stop(self) -> None:
        if self._watch is not None:
            self._watch.stop()
            self._set(work=self._watch.work)

    def _change(
        self,
        change: Callable[[JobQueue], object],
        done: Callable[[], None] = lambda: None,
        failed: Callable[[LokasError], None] | None = None,
    ) -> None:
        def changed(_given: object) -> None:
            done()
            self.refresh()

        self.in_lane(lambda: change(self._workspace.queue), changed, failed or (lambda error: self._set(trouble=error)))

    def _unless_closed(self, told: Callable[[T], None]) -> Callable[[T], None]:
        """What ends after the application has closed finds nobody who watches any more."""
        return lambda value: None if self._closed else told(value)

    def _set(self, **changes: Any) -> None:  # noqa: ANN401 - the fields of the state
        self.state.set(replace(self.state.state, **changes))


def _seen(row: QueueRow) -> Work:
    """Work that another program does, as far as the disk tells."""
    return Work(row.id, row.title, row.folder, row.done_ms, row.total_ms)
