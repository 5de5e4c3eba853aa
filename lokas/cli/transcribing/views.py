"""What a running job looks like: a live bar on a terminal, plain lines in a pipe, JSON lines for programs."""

from __future__ import annotations

import json
import time
from dataclasses import asdict
from typing import IO, TYPE_CHECKING, Protocol

from lokas.cli.messages import Messages, clock
from lokas.errors import Cancelled
from lokas.jobs import Job, LanguageDetected, Notice, Progress, SegmentHeard, Started
from lokas.text.pieces import shown

if TYPE_CHECKING:
    from typing import TypeVar

    from rich.console import Console
    from rich.progress import Progress as Bar

    from lokas.jobs import Event
    from lokas.types import Segment

    T = TypeVar("T")


class View(Protocol):
    """Shows the events of one job after another."""

    def show(self, event: Event) -> None:
        """One more event."""
        ...

    def stopping(self) -> None:
        """The person asked to stop; the step under way is finished first."""
        ...

    def close(self) -> None:
        """The job is over."""
        ...


def watch(job: Job[T], view: View) -> T:
    """Show a job until it ends and give its result; Ctrl-C asks it to stop, and it ends with `Cancelled`."""
    try:
        try:
            for event in job:
                view.show(event)
        except KeyboardInterrupt:
            job.cancel()
            view.stopping()
            for event in job:
                view.show(event)
            job.result()
            raise Cancelled from None
        return job.result()
    finally:
        view.close()


class JsonView:
    """One JSON object per line and event, for programs: `event` names it, times are milliseconds."""

    def __init__(self, out: IO[str]) -> None:
        self._out = out

    def show(self, event: Event) -> None:
        """See `View`."""
        self.write(type(event).__name__, asdict(event))

    def stopping(self) -> None:
        """See `View`."""
        self.write("Stopping", {})

    def close(self) -> None:
        """See `View`."""

    def write(self, name: str, fields: dict[str, object]) -> None:
        """One line, flushed, so that the reader is never behind."""
        self._out.write(json.dumps({"event": name, **fields}, ensure_ascii=False, default=str) + "\n")
        self._out.flush()


class PlainView:
    """Lines without colour or movement: the text as it comes on `out`, the rest on `log`."""

    def __init__(self, messages: Messages, out: Console, log: Console, *, text: bool) -> None:
        self._t, self._out, self._log, self._text = messages, out, log, text

    def show(self, event: Event) -> None:
        """See `View`."""
        match event:
            case SegmentHeard(segment):
                if self._text and (text := shown(segment)):
                    self._out.print(text, markup=False, highlight=False, soft_wrap=True)
            case Progress():
                pass
            case _:
                self._log.print(describe(event, self._t), markup=False, highlight=False, soft_wrap=True)

    def stopping(self) -> None:
        """See `View`."""
        self._log.print(self._t("job.stopping"), markup=False, soft_wrap=True)

    def close(self) -> None:
        """See `View`."""


class LiveView:
    """A bar with the time of sound done, the speed and the time left; the text runs above it."""

    def __init__(self, messages: Messages, console: Console, *, text: bool, sizes: bool = False) -> None:
        self._t, self._console, self._text, self._sizes = messages, console, text, sizes
        self._pace = Pace()
        self._bar: Bar | None = None

    def show(self, event: Event) -> None:
        """See `View`."""
        self._pace.note(event)
        match event:
            case SegmentHeard(segment):
                if self._text and shown(segment):
                    self._console.print(_stamped(segment))
            case Progress(done, total):
                self._advance(done, total)
            case _:
                self._console.print(_plain(describe(event, self._t)))
        if isinstance(event, Started):
            self._advance(event.resumed_at_ms, event.total_ms)

    def stopping(self) -> None:
        """See `View`."""
        self._console.print(_plain(self._t("job.stopping")))

    def close(self) -> None:
        """See `View`."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def _advance(self, done: int, total: int | None) -> None:
        from rich import progress

        if self._bar is None:
            columns = progress.BarColumn(bar_width=None), progress.TextColumn("{task.description}")
            self._bar = progress.Progress(*columns, console=self._console, refresh_per_second=4)
            self._bar.add_task("", total=total)
            self._bar.start()
        shown = self._in_bytes(done, total) if self._sizes else self._pace.described(done, total, self._t)
        self._bar.update(self._bar.task_ids[0], completed=done, total=total, description=shown)

    def _in_bytes(self, done: int, total: int | None) -> str:
        return f"{self._t.size(done)} / {self._t.size(total)}" if total else self._t.size(done)


class Pace:
    """How fast sound is worked through, and how long the rest will take at that speed."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._from_ms = 0

    def note(self, event: Event) -> None:
        """Begin anew with each recording."""
        if isinstance(event, Started):
            self._began, self._from_ms = time.monotonic(), event.resumed_at_ms

    def described(self, done_ms: int, total_ms: int | None, messages: Messages) -> str:
        """Time done of the total, times real time, time left."""
        elapsed = time.monotonic() - self._began
        speed = (done_ms - self._from_ms) / 1000 / elapsed if elapsed > 0 else 0.0
        of = clock(done_ms) + (f" / {clock(total_ms)}" if total_ms else "")
        if speed <= 0 or not total_ms:
            return of
        left = clock(int(max(0, total_ms - done_ms) / speed))
        return messages("job.pace", done=of, speed=messages.number(speed, 1), left=left)


def describe(event: Event, messages: Messages) -> str:
    """An event that is neither text nor progress, as a sentence."""
    match event:
        case Started(name, total_ms, resumed_at_ms, estimated_s):
            length = clock(total_ms) if total_ms else "?"
            key = "job.resumed" if resumed_at_ms else "job.started"
            begun = messages(key, name=name, length=length, at=clock(resumed_at_ms))
            return begun if estimated_s is None else begun + messages("job.estimate", time=clock(estimated_s * 1000))
        case LanguageDetected(language, probability):
            name = messages.language_name(language)
            return messages("job.language", language=name, percent=messages.number(100 * probability))
        case Notice():
            return messages.notice(event)
        case _:
            raise TypeError(event)


def _stamped(segment: Segment) -> object:
    from rich.text import Text

    return Text.assemble((f"{clock(segment.start_ms):>7} ", "dim"), shown(segment))


def _plain(text: str) -> object:
    from rich.text import Text

    return Text(text)
