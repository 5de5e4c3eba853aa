"""The recorder's heart: sources go in, a sound file that is valid at every instant comes out, and notes beside it.

Nothing here waits for anything: each source has its thread (`lokas.audio.feed`), and so has the file
(`lokas.audio.writing`); `Recorder.step` moves what came from the ones to the other, by way of the `Lineup` that knows
at what time each sample was heard. The time of day plays no part in that.
"""

from __future__ import annotations

import shutil
import time
from typing import TYPE_CHECKING

from lokas.audio.feed import Feed
from lokas.audio.flac import FlacWriter
from lokas.audio.flac_frames import size_per_hour
from lokas.audio.lineup import Lineup
from lokas.audio.notes import Notes
from lokas.audio.recorder_state import RecorderStatus
from lokas.audio.writing import Writer
from lokas.errors import OutputError
from lokas.files import write_error
from lokas.jobs import Notice
from lokas.sleep import slept_s

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from lokas.audio.capture import Capture
    from lokas.audio.notes import OpenGap
    from lokas.audio.recorder_state import State
    from lokas.errors import LokasError
    from lokas.meeting import Meeting
    from lokas.meeting.markers import GapKind

SLEPT_S = 2.0
"""Between two steps: this process, or the whole computer, stood still."""
LONGEST_SILENCE_S = 3600.0
"""Whoever closed the lid for longer had left the meeting: no silence is written for it, as for a pause."""
GUARD_S = 0.2
"""What is heard so soon after a pause or off the record is left out too: it may have been said before its end, for the
time of a block is when it came rather than when it was heard."""

STOP_BYTES = 200_000_000
"""Free bytes at which the recording is stopped: room for the rest of the computer, and to write the minutes."""
LOW_S = 30 * 60
"""With room for less than this, the person is warned."""

CLOSE_S = 10.0
"""How long the end waits for a disk that is behind. Usually there is nothing to wait for."""
LEAVE_S = 0.3
"""How long it then waits for the sound system to close the sources."""


class Recorder:
    """Records a meeting from one or two captures, a channel each. `start` it, then `step` it 20 to 50 times a second.

    `planned_ms`: how long the meeting is meant to take. `clock` tells seconds as the captures' blocks do, `slept` those
    that it did not count, `disk` the free bytes of the meeting's disk. Without `threads` all is done inside `step`, for
    tests that have a clock of their own. Raises ``recording.no_room`` (path, free, needed) if the disk is full already.
    """

    def __init__(
        self,
        meeting: Meeting,
        captures: Sequence[Capture],
        *,
        planned_ms: int | None = None,
        clock: Callable[[], float] = time.monotonic,
        slept: Callable[[], float] = slept_s,
        disk: Callable[[], int] | None = None,
        threads: bool = True,
    ) -> None:
        rate, channels = captures[0].rate, len(captures)
        disk = disk or (lambda: _free_bytes(meeting.folder))
        self._rate, self._bytes_per_s = rate, size_per_hour(rate, channels) / 3600
        self._clock, self._slept, self._threads = clock, slept, threads
        self._notes = Notes(meeting, rate)
        self._feeds = [Feed(capture, clock, slept) for capture in captures]
        self._lineup = Lineup(self._feeds, [capture.source.name for capture in captures], rate, self._notes)
        self._writer = Writer(lambda: FlacWriter.create(meeting.sound, rate, channels), rate, clock, disk)
        self._state: State = "starting"
        self._error: Notice | None = None
        self._reason = ""
        self._halt: OpenGap | None = None
        self._unwritten: OpenGap | None = None
        self._position = self._missed = 0
        self._stepped_at_s = self._now()
        self._check_room(meeting.folder, disk(), planned_ms)

    @property
    def over(self) -> bool:
        """Whether the file is closed and nothing more will come."""
        return self._state in {"stopped", "failed"}

    def start(self) -> None:
        """Open the sources, each in a thread of its own."""
        if self._threads:
            self._writer.start()
            for feed in self._feeds:
                feed.start()

    def step(self) -> None:
        """Move on what came since the last step."""
        if self.over:
            return
        self._listen()
        if self._state == "starting":
            self._begin_if_possible()
        if self._state == "recording":
            self._lineup.even_out(self._stepped_at_s)
            self._pass_on()
        self._watch_writer()

    def pause(self) -> None:
        """Record nothing until `resume`."""
        if self._state in {"starting", "recording"}:
            self._go_silent("paused", "pause")

    def off_record(self) -> None:
        """Record nothing until `resume`, and note it as off the record, which a pause may become."""
        if self._state in {"starting", "recording", "paused"}:
            self._go_silent("off_record", "off_record")

    def resume(self) -> None:
        """Go on recording, from the next moment on (see `GUARD_S`)."""
        if self._halt:
            from_s = self._now() + GUARD_S
            self._end_halt(from_s)
            self._lineup.go_on(from_s, self._position)
            self._state = "recording"

    def mark(self, kind: str, text: str = "", at_ms: int | None = None) -> None:
        """Mark a moment of the sound: this one, or `at_ms`, moved to where there is sound."""
        now = self._lineup.position_at(self._now()) if self._state == "recording" else self._position
        now_ms = self._notes.ms(max(now, self._position))
        self._notes.mark(kind, now_ms if at_ms is None else max(0, min(at_ms, now_ms)), text)

    def tell(self, notice: Notice) -> None:
        """Add a notice to what the status shows."""
        self._notes.tell(notice)

    def stop(self, reason: str = "stopped") -> None:
        """Close the file; done within a second unless the disk is slow."""
        if self.over:
            return
        self._reason = reason
        try:
            self._end_sound()
        finally:
            self._close()

    def fail(self, error: LokasError) -> None:
        """End the recording because of an error; what there is of it is closed in good order."""
        if not self.over:
            self._error = _told(error)
            self._notes.log(error.code, **error.data)
            self.stop("disk_full" if error.code == "output.disk_full" else "failed")

    def status(self) -> RecorderStatus:
        """What to show now; the levels are those since it was last asked."""
        return RecorderStatus(
            state=self._state,
            recorded_ms=self._notes.ms(self._position),
            levels=self._lineup.levels(),
            missed_samples=self._missed + self._lineup.missed,
            gaps=self._notes.gaps,
            behind_ms=self._notes.ms(self._writer.behind),
            bytes_free=self._writer.bytes_free,
            sources=self._lineup.names,
            notices=tuple(self._notes.notices),
            error=self._error,
            reason=self._reason,
        )

    def _now(self) -> float:
        return self._clock() + self._slept()

    def _listen(self) -> None:
        now_s = self._now()
        passed_s, self._stepped_at_s = now_s - self._stepped_at_s, now_s
        if passed_s > SLEPT_S and self._state == "recording":
            self._wake(passed_s)
        if not self._threads:
            for feed in self._feeds:
                while feed.turn(0):
                    pass
        self._lineup.listen(now_s, passed_s)

    def _wake(self, slept_s: float) -> None:
        """What was heard before the sleep is still to come, and with some sound systems what was heard during it."""
        self._notes.log("recorder.slept", seconds=round(slept_s, 1))
        if slept_s < LONGEST_SILENCE_S:
            self._lineup.slept(self._stepped_at_s)
            return
        self._halt_line()
        self._notes.whole_gap("suspended", self._position, round(slept_s * self._rate), in_file=False)
        self._lineup.go_on(self._stepped_at_s, self._position)

    def _begin_if_possible(self) -> None:
        if (time_s := self._lineup.can_begin()) is not None:
            self._begin(time_s)
        elif error := self._lineup.error:
            self.fail(error)

    def _begin(self, time_s: float) -> None:
        self._state = "recording"
        self._lineup.begin(time_s)
        self._pass_on()
        self._notes.began(self._lineup.names)

    def _pass_on(self) -> None:
        for piece in self._lineup.pieces():
            if isinstance(piece, int):
                self._writer.silence(piece)
                self._position += piece
            else:
                self._note_backlog(len(piece), written=self._writer.put(piece), channels=piece.shape[1])
                self._position += len(piece)
        if not self._threads:
            while self._writer.turn(0):
                pass

    def _note_backlog(self, samples: int, *, written: bool, channels: int) -> None:
        """A disk that is many minutes behind gets silence instead of sound until it has caught up."""
        if not written:
            self._missed += samples * channels
            self._unwritten = self._unwritten or self._notes.begin_gap("missed", self._position)
        elif self._unwritten:
            self._end_backlog()

    def _end_backlog(self) -> None:
        if self._unwritten:
            self._notes.end_gap(self._unwritten, self._position - self._unwritten.position)
            self._unwritten = None

    def _go_silent(self, state: State, kind: GapKind) -> None:
        if self._state == "starting":
            self._begin(self._now())
        if self._state == "recording":
            self._listen()
            self._halt_line()
        elif self._halt:
            now_s = self._now()
            self._end_halt(now_s)
            self._lineup.go_on(now_s, self._position)
            self._lineup.halt()
        self._state = state
        self._halt = self._notes.begin_gap(kind, self._position)

    def _halt_line(self) -> None:
        self._lineup.halt()
        self._pass_on()

    def _end_halt(self, time_s: float) -> None:
        if self._halt:
            self._notes.end_gap(self._halt, max(0, self._lineup.position_at(time_s) - self._position))
            self._halt = None

    def _end_sound(self) -> None:
        if self._state == "recording":
            self._listen()
            self._halt_line()
        self._end_halt(self._now())
        self._end_backlog()

    def _close(self) -> None:
        for feed in self._feeds:
            feed.stop()
        whole = self._writer.close(CLOSE_S)
        if self._writer.error and not self._error:
            self._error = _told(self._writer.error)
        if whole and self._position:
            self._notes.ended(self._reason, self._position)
        for feed in self._feeds:
            feed.join(LEAVE_S)
        self._state = "failed" if self._error else "stopped"

    def _check_room(self, folder: Path, free: int, planned_ms: int | None) -> None:
        self._writer.bytes_free = free
        needed = STOP_BYTES + round(self._bytes_per_s * (planned_ms or 0) / 1000)
        if free <= STOP_BYTES:
            raise OutputError("recording.no_room", path=str(folder), free=free, needed=needed)
        if free < needed:
            room = {"planned_ms": planned_ms, "room_ms": self._room_ms(free), "free": free}
            self.tell(Notice("recording.short_of_room", room))

    def _room_ms(self, free: int) -> int:
        return max(0, round((free - STOP_BYTES) / self._bytes_per_s * 1000))

    def _watch_writer(self) -> None:
        free = self._writer.bytes_free
        if self._writer.error:
            self.fail(self._writer.error)
        elif free is not None and free <= STOP_BYTES:
            self.tell(Notice("recording.stopped_for_room", {"free": free}))
            self.stop("disk_full")
        elif free is not None and self._room_ms(free) < LOW_S * 1000 and not self._is_warned():
            self.tell(Notice("recording.low_room", {"room_ms": self._room_ms(free), "free": free}))

    def _is_warned(self) -> bool:
        return any(notice.code == "recording.low_room" for notice in self._notes.notices)


def _told(error: LokasError) -> Notice:
    return Notice(error.code, error.data)


def _free_bytes(folder: Path) -> int:
    """Raises `OutputError` ``output.not_writable`` if the disk is gone."""
    try:
        return shutil.disk_usage(folder).free
    except OSError as error:
        raise write_error(folder, error) from error
