"""Working through the queue: one entry after the other, each taken up where it was stopped, whatever stopped it."""

from __future__ import annotations

import logging
import time
from contextlib import ExitStack
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lokas.conditions import Conditions, is_on_mains, obstacle
from lokas.errors import Cancelled, InputError, LokasError
from lokas.job_queue.work import files_of
from lokas.jobs import POLL_S, Notice
from lokas.meeting import Meeting, find_meetings, is_meeting
from lokas.sleep import TRANSCRIBING, no_sleep

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from lokas.job_queue import Contents, Entry, JobQueue
    from lokas.jobs import CancelToken, Event, Job
    from lokas.transcription import Outcome, Request

CLOCK_STEP_S = 2.0
"""FAT keeps times of files in steps of two seconds."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run of the queue came to: how many entries are done, and what made others fail."""

    done: int = 0
    errors: tuple[LokasError, ...] = ()


def run_queue(
    queue: JobQueue,
    transcribe: Callable[[Request], Job[Outcome]],
    emit: Callable[[Event], None],
    token: CancelToken,
    *,
    watch: bool = False,
    clock: Callable[[], float] = time.time,
    power: Callable[[], bool] = is_on_mains,
    sleep: Callable[[float], None] = time.sleep,
    awake: Callable[[], AbstractContextManager[object]] = lambda: no_sleep(TRANSCRIBING),
) -> Ran:
    """Transcribe what waits, the first first, until nothing waits any more; with `watch`, wait for what is added then.

    An entry whose conditions do not hold lets the next go before it; one that runs is stopped when they no longer hold,
    as it is when somebody takes it out, cancels it, or pauses the queue, and goes on later where it stopped. One that
    fails keeps its error and does not stop the next. While it works, or waits for a time of the day, the computer does
    not go to sleep by itself (`awake`).

    Emits the events of each transcription, and as `Notice`: ``queue.begun`` (id, name, left: how many wait behind it),
    then ``queue.done`` (id, name, files), ``queue.failed`` (id, name, code, data) or ``queue.stopped`` (id, name);
    ``queue.paused``, ``queue.idle`` and what `lokas.conditions.wait` says, once, when nothing may be begun.

    Raises `Cancelled` (what ran waits again), `OutputError` ``queue.busy`` (path) if another process does this, and
    what `JobQueue` raises.
    """
    with queue.alone():
        runner = _Runner(
            queue=queue,
            transcribe=transcribe,
            emit=emit,
            token=token,
            clock=clock,
            power=power,
            sleep=sleep,
            awake=awake,
        )
        try:
            return runner.run(watch=watch)
        finally:
            runner.stay_awake(needed=False)


class _Runner:
    def __init__(
        self,
        *,
        queue: JobQueue,
        transcribe: Callable[[Request], Job[Outcome]],
        emit: Callable[[Event], None],
        token: CancelToken,
        clock: Callable[[], float],
        power: Callable[[], bool],
        sleep: Callable[[float], None],
        awake: Callable[[], AbstractContextManager[object]],
    ) -> None:
        self._queue, self._transcribe, self._emit, self._token = queue, transcribe, emit, token
        self._clock, self._power, self._sleep = clock, power, sleep
        self._awake, self._kept_awake = awake, ExitStack()
        self._is_awake = False
        self._said: str | None = None
        self._ran = Ran()

    def run(self, *, watch: bool) -> Ran:
        """See `run_queue`."""
        while True:
            self._token.check()
            contents = self._queue.read()
            chosen = self._choose(contents)
            self.stay_awake(needed=_needs_wakefulness(chosen))
            if isinstance(chosen, Notice):
                self._say(chosen)
            elif chosen:
                self._work(chosen)
                continue
            elif watch:
                self._say(Notice("queue.idle"))
            if not watch and (contents.paused or not contents.waiting):
                return self._ran
            self._sleep(POLL_S)

    def stay_awake(self, *, needed: bool) -> None:
        """Keep the computer from going to sleep by itself, or no more."""
        if needed and not self._is_awake:
            self._kept_awake.enter_context(self._awake())
        elif not needed:
            self._kept_awake.close()
        self._is_awake = needed

    def _choose(self, contents: Contents) -> Entry | Notice | None:
        """What to begin; or else why nothing that waits may be begun; None if nothing waits."""
        if contents.paused:
            return Notice("queue.paused")
        reasons: list[Notice] = []
        for entry in contents.waiting:
            reason = self._obstacle(entry)
            if reason is None:
                return entry
            reasons.append(reason)
        return reasons[0] if reasons else None

    def _obstacle(self, entry: Entry) -> Notice | None:
        return obstacle(entry.request.conditions, self._clock(), self._power)

    def _say(self, reason: Notice) -> None:
        """Tell why nothing is done, but not again and again."""
        if reason.code != self._said:
            self._emit(reason)
            self._said = reason.code

    def _work(self, waiting: Entry) -> None:
        """Do one entry, and note what became of it."""
        entry = self._queue.begin(waiting.id)
        if entry is None:
            return
        self._said = None
        left = len(self._queue.read().waiting)
        self._emit(Notice("queue.begun", {"id": entry.id, "name": entry.name, "left": left}))
        try:
            files = self._results(self._located(entry), waiting)
        except Cancelled:
            self._queue.settle(entry.id, "waiting")
            self._emit(Notice("queue.stopped", {"id": entry.id, "name": entry.name}))
        except LokasError as error:
            self._fail(entry, error)
        except Exception as error:  # a bug: told whole, but the other recordings of the night need not wait for it
            logging.getLogger(__name__).exception("entry %d of the queue", entry.id)
            self._fail(entry, LokasError("queue.unexpected", reason=f"{type(error).__name__}: {error}"))
        else:
            self._queue.settle(entry.id, "done")
            self._ran = replace(self._ran, done=self._ran.done + 1)
            self._emit(Notice("queue.done", {"id": entry.id, "name": entry.name, "files": [str(one) for one in files]}))

    def _fail(self, entry: Entry, error: LokasError) -> None:
        self._queue.settle(entry.id, "failed", error)
        self._ran = replace(self._ran, errors=(*self._ran.errors, error))
        told = {"id": entry.id, "name": entry.name, "code": error.code, "data": error.data}
        self._emit(Notice("queue.failed", told))

    def _located(self, entry: Entry) -> Entry:
        """The entry with its meeting where that lies now. Raises `InputError` ``meeting.missing`` (path)."""
        if entry.meeting is None or is_meeting(entry.request.path):
            return entry
        folder = _folder_of(entry.meeting, self._queue.places.meetings)
        if folder is None:
            raise InputError("meeting.missing", path=str(entry.request.path))
        self._queue.relocate(entry.id, folder)
        return replace(entry, request=replace(entry.request, path=folder))

    def _results(self, entry: Entry, before: Entry) -> Iterable[Path]:
        """Transcribe, and give the files; `before` is the entry as it waited.

        If a runner died after the last file was written and before it could say so, they are not made again.
        """
        request = entry.request
        work = files_of(request)
        unfinished = work.journal.exists()
        if before.interrupted and not unfinished and _made_since(work.results, before.begun):
            return work.results
        fresh = request.replace and not (before.begun and unfinished)
        return self._outcome(entry, _asked(request, fresh=fresh)).files.values()

    def _outcome(self, entry: Entry, request: Request) -> Outcome:
        job, seen = self._transcribe(request), None
        try:
            while not job.over:
                self._pass_on(job)
                seen, before = self._queue.stamp(), seen
                if self._token.cancelled or self._obstacle(entry) or (seen != before and self._is_unwanted(entry)):
                    job.cancel()
                self._sleep(POLL_S)
        finally:
            job.cancel()  # means something only where an error ends this, as of a queue that cannot be read any more
        self._pass_on(job)
        return job.result()

    def _pass_on(self, job: Job[Outcome]) -> None:
        for event in job.reported():
            self._emit(event)

    def _is_unwanted(self, entry: Entry) -> bool:
        """Whether somebody paused the queue, cancelled the entry or took it out."""
        contents = self._queue.read()
        found = contents.find(entry.id)
        return contents.paused or found is None or found.state != "running"


def _needs_wakefulness(chosen: Entry | Notice | None) -> bool:
    """Whether there is work, or will be at its time; a battery is not kept awake, nor a person's pause."""
    return chosen is not None and (not isinstance(chosen, Notice) or chosen.code == "job.waiting_until")


def _asked(request: Request, *, fresh: bool) -> Request:
    """What the entry asks for, from its beginning or where it stopped; the conditions are seen to by the runner.

    A recording is told to go on and whether it may overwrite; a meeting goes on unless it is to be replaced.
    """
    conditions = Conditions(nice=request.conditions.nice)
    overwrite = fresh if is_meeting(request.path) else request.replace
    return replace(request, conditions=conditions, resume=not fresh, replace=overwrite)


def _made_since(files: Iterable[Path], begun: dt.datetime | None) -> bool:
    """Whether all the files are there, and were written after this moment."""
    try:
        times_s = [one.stat().st_mtime for one in files]
    except OSError:
        return False
    return begun is not None and min(times_s) >= begun.timestamp() - CLOCK_STEP_S


def _folder_of(key: str, root: Path) -> Path | None:
    """Where the meeting of a key lies, whatever its folder is called now."""
    for meeting in find_meetings(root):
        if key and isinstance(meeting, Meeting) and meeting.facts.key == key:
            return meeting.folder
    return None
