"""A recording as people see it: meters that move on a terminal, plain lines elsewhere, JSON lines for programs."""

from __future__ import annotations

import math
import sys
import time
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Protocol

from lokas.cli.messages import Messages, clock
from lokas.cli.transcribing.views import JsonView, describe
from lokas.jobs import LanguageDetected, Notice, SegmentHeard
from lokas.text.pieces import shown

if TYPE_CHECKING:
    from rich.console import Console, Group
    from rich.live import Live
    from rich.text import Text

    from lokas.audio.recorder_state import RecorderStatus
    from lokas.jobs import Event

STATES = {
    "starting": "recording.starting",
    "recording": "recording.recording",
    "paused": "recording.paused",
    "off_record": "recording.off_record",
    "stopping": "recording.stopping",
    "stopped": "recording.stopped",
    "failed": "recording.failed",
}
"""The sentence for each state of the recorder."""

SYMBOLS = {"starting": "○", "recording": "●", "paused": "‖", "off_record": "◌"}
"""What a terminal shows beside the sentence."""

COLOURS = {"recording": "bold red", "paused": "bold yellow", "off_record": "bold magenta", "failed": "bold red"}
GAPS = {
    "pause": "recording.gap_pause",
    "off_record": "recording.gap_off_record",
    "device": "recording.gap_device",
    "missed": "recording.gap_missed",
    "suspended": "recording.gap_suspended",
}

QUIETEST_DB, LOUD_DB, CLIPPED_DB = -60, -12, -1
CELLS = 24
SAY_EVERY_S = 300
"""Without a meter, a line every five minutes tells that all is well."""


@dataclass(frozen=True, slots=True)
class Moment:
    """What there is to show now. `behind_ms`: the live text's delay, None without one; `typed`: a note under way.

    `bytes_per_hour`: what an hour of this recording takes on the disk, at most.
    """

    status: RecorderStatus
    bytes_per_hour: int
    behind_ms: int | None = None
    typed: str | None = None


class RecordingView(Protocol):
    """Shows one recording."""

    def update(self, moment: Moment) -> None:
        """How things stand now; called some ten times a second."""
        ...

    def hear(self, event: Event) -> None:
        """Something the live transcription reports, or a notice of the recorder."""
        ...

    def say(self, text: str) -> None:
        """A sentence."""
        ...

    def close(self) -> None:
        """The recording is over, or is left to itself."""
        ...


class JsonRecordingView:
    """One JSON object per line: `Recording` each second and when its state changes, and every event."""

    def __init__(self, lines: JsonView) -> None:
        self._lines = lines
        self._pace = _Pace(1.0)

    def update(self, moment: Moment) -> None:
        """See `RecordingView`."""
        if self._pace.is_due(moment.status.state):
            fields = asdict(moment.status)
            del fields["notices"]
            self._lines.write("Recording", fields | {"text_behind_ms": moment.behind_ms})

    def hear(self, event: Event) -> None:
        """See `RecordingView`."""
        self._lines.show(event)

    def say(self, text: str) -> None:
        """See `RecordingView`: programs have the fields."""

    def close(self) -> None:
        """See `RecordingView`."""


class PlainRecordingView:
    """Lines without movement: for pipes, for files, and for screen readers."""

    def __init__(self, messages: Messages, out: Console, log: Console) -> None:
        self._t, self._out, self._log = messages, out, log
        self._pace = _Pace(SAY_EVERY_S)
        self._typed: str | None = None

    def update(self, moment: Moment) -> None:
        """See `RecordingView`."""
        if moment.typed is not None and self._typed is None:
            self.say(self._t("recording.note_asked"))
        self._typed = moment.typed
        if self._pace.is_due(moment.status.state):
            self.say(f"{state_line(moment.status, self._t)} {facts_line(moment, self._t)}")

    def hear(self, event: Event) -> None:
        """See `RecordingView`."""
        match event:
            case SegmentHeard(segment):
                if text := shown(segment):
                    self._out.print(text, markup=False, highlight=False, soft_wrap=True)
            case Notice() | LanguageDetected():
                self.say(describe(event, self._t))

    def say(self, text: str) -> None:
        """See `RecordingView`."""
        self._log.print(text, markup=False, highlight=False, soft_wrap=True)

    def close(self) -> None:
        """See `RecordingView`."""


class LiveRecordingView:
    """The state, a meter for each source, the counters and the keys, drawn in place; text and notices run above."""

    def __init__(self, messages: Messages, console: Console) -> None:
        self._t, self._console = messages, console
        self._live: Live | None = None

    def update(self, moment: Moment) -> None:
        """See `RecordingView`."""
        from rich.live import Live

        if self._live is None:
            self._live = Live(console=self._console, auto_refresh=False, transient=True)
            self._live.start()
        self._live.update(self._drawn(moment), refresh=True)

    def hear(self, event: Event) -> None:
        """See `RecordingView`."""
        from rich.text import Text

        match event:
            case SegmentHeard(segment):
                if text := shown(segment):
                    self._console.print(Text.assemble((f"{clock(segment.start_ms):>7} ", "dim"), text))
            case Notice() | LanguageDetected():
                self._console.print(Text(describe(event, self._t), "yellow"))

    def say(self, text: str) -> None:
        """See `RecordingView`."""
        from rich.text import Text

        self._console.print(Text(text))

    def close(self) -> None:
        """See `RecordingView`."""
        if self._live is not None:
            self._live.stop()
            self._live = None

    def _drawn(self, moment: Moment) -> Group:
        from rich.console import Group
        from rich.text import Text

        status = moment.status
        symbol = "*" if self._console.options.ascii_only else SYMBOLS.get(status.state, "■")
        lines = [Text(f"{symbol} {state_line(status, self._t)}", COLOURS.get(status.state, "bold"))]
        for name, level in zip(status.sources, status.levels, strict=False):
            lines.append(self._meter(name, level))
        lines.append(Text(facts_line(moment, self._t), "bold red" if status.missed_samples else ""))
        if moment.typed is not None:
            lines.append(Text(self._t("recording.note_typed", text=moment.typed), "bold"))
        else:
            lines.append(Text(self._t("recording.keys"), "dim"))
        return Group(Text(""), *lines)

    def _meter(self, name: str, level: float) -> Text:
        from rich.text import Text

        db = decibels(level)
        full, empty = "#." if self._console.options.ascii_only else "█░"
        cells = round(CELLS * (db - QUIETEST_DB) / -QUIETEST_DB)
        colour = "red" if db >= CLIPPED_DB else "yellow" if db >= LOUD_DB else "green"
        loudness = self._t("recording.level", db=f"{db:.0f}".replace("-", "\N{MINUS SIGN}"))
        return Text.assemble("  ", (full * cells, colour), (empty * (CELLS - cells), "dim"), f" {loudness:>7}  {name}")


class _Pace:
    """Whether something is to be said again: when the state changed, and every so many seconds."""

    def __init__(self, every_s: float) -> None:
        self._every_s = every_s
        self._said: str | None = None
        self._said_s = 0.0

    def is_due(self, state: str) -> bool:
        now_s = time.monotonic()
        due = state != self._said or now_s - self._said_s >= self._every_s
        if due:
            self._said, self._said_s = state, now_s
        return due


def make_recording_view(messages: Messages, *, as_json: bool, quiet: bool) -> RecordingView:
    """The view that fits where the output goes; a terminal that cannot draw gets plain lines."""
    from rich.console import Console

    if as_json:
        return JsonRecordingView(JsonView(sys.stdout))
    console = Console(quiet=quiet)
    if console.is_terminal and not console.is_dumb_terminal and not quiet:
        return LiveRecordingView(messages, console)
    return PlainRecordingView(messages, console, Console(stderr=True, quiet=quiet))


def decibels(level: float) -> float:
    """A peak in [0, 1] as decibels of full scale, -60 at least."""
    return max(QUIETEST_DB, 20 * math.log10(level)) if level > 0 else QUIETEST_DB


def state_line(status: RecorderStatus, t: Messages) -> str:
    """What the recorder does, and how much sound there is."""
    return t("recording.state", state=t(STATES[status.state]), time=clock(status.recorded_ms))


def facts_line(moment: Moment, t: Messages) -> str:
    """Missed sound, gaps, room on the disk, how far the text is behind."""
    status = moment.status
    parts = [missed_line(status, t), t("recording.gaps", count=status.gaps)]
    if status.bytes_free is not None:
        hours = t.number(status.bytes_free // max(1, moment.bytes_per_hour))
        parts.append(t("recording.room", free=status.bytes_free, hours=hours))
    if moment.behind_ms is not None:
        parts.append(t("recording.behind", seconds=t.number(moment.behind_ms / 1000)))
    return " · ".join(parts)


def missed_line(status: RecorderStatus, t: Messages) -> str:
    """How much sound never arrived: none, in normal use."""
    count = status.missed_samples
    return t("recording.missed", samples=count) if count else t("recording.missed_none")


def new_notices(seen: tuple[Notice, ...], now: tuple[Notice, ...]) -> tuple[Notice, ...]:
    """Those of `now` that were not in `seen`: the recorder keeps as many of the newest as there is room for."""
    for overlap in range(min(len(seen), len(now)), 0, -1):
        if seen[-overlap:] == now[:overlap]:
            return now[overlap:]
    return now
