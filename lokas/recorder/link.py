"""Starting a recorder for a meeting, finding one again, telling it what to do and seeing what it does."""

from __future__ import annotations

import json
import time
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from types import MappingProxyType
from typing import IO, TYPE_CHECKING, cast

from lokas.audio.recorder_state import RecorderStatus
from lokas.children import start_python
from lokas.errors import OutputError
from lokas.jobs import Notice
from lokas.locks import is_held
from lokas.recorder.control import send
from lokas.recorder.status import StatusBoard, read_status

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path
    from types import TracebackType

    from lokas.audio.sources import SoundSource
    from lokas.meeting import Meeting

START_LIMIT_S = 30.0
"""How long a new process may take to hold its lock; a cold start from a slow disk takes a few seconds."""
POLL_S = 0.01

VARIABLES: Mapping[str, str] = MappingProxyType({"OPENBLAS_NUM_THREADS": "1"})
"""NumPy's library of matrices keeps a thread and 30 MB for each core, to no use here."""


@dataclass(frozen=True, slots=True)
class RecordingRequest:
    """What is to be recorded: one or two sources, one channel each in this order, at `rate` samples per second.

    `planned_ms`: how long the meeting is meant to take, so that room for it is looked for; None if nobody said.
    """

    sources: tuple[SoundSource, ...]
    rate: int = 16_000
    planned_ms: int | None = None


class ReadyRecorder:
    """A process that has loaded all it needs and waits to be told what to record: it then begins within 300 ms.

    It opens no sound device before. If `begin` is never called, `close` or the end of this process ends it.
    """

    def __init__(self, complaints: Path, arguments: Sequence[str] = ()) -> None:
        """Start it; what it complains of before it has a meeting goes into the file `complaints`. Raises OSError."""
        self._process = start_python("-m", "lokas.recorder", *arguments, complaints=complaints, variables=VARIABLES)
        self._stdin = cast("IO[bytes]", self._process.stdin)
        self._begun = False

    def begin(self, meeting: Meeting, request: RecordingRequest) -> RecorderLink:
        """Record; to be called once. Returns when it holds the meeting's lock: its status tells how it goes on.

        Raises `OutputError` ``recording.not_started`` (path, reason), ``meeting.recording`` (path).
        """
        if is_held(meeting.lock):
            raise OutputError("meeting.recording", path=str(meeting.folder))
        line = json.dumps({"folder": str(meeting.folder.absolute()), **asdict(request)})
        link = RecorderLink(meeting, self._process)
        try:
            StatusBoard(meeting.status).close()  # what an earlier recorder said is over
            self._stdin.write(line.encode() + b"\n")
            self._stdin.close()
            self._begun = True
            link.wait_for_lock(START_LIMIT_S)
        except OSError as error:  # it is gone, or TimeoutError
            raise OutputError("recording.not_started", path=str(meeting.folder), reason=str(error)) from error
        return link

    def close(self) -> None:
        """End the process if it was not told to begin."""
        with suppress(OSError):
            self._stdin.close()
        if not self._begun:
            self._process.wait(START_LIMIT_S)

    def __enter__(self) -> ReadyRecorder:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class RecorderLink:
    """A recorder as another process sees it. It goes on when this object, or the process that holds it, is gone."""

    def __init__(self, meeting: Meeting, process: subprocess.Popen[bytes] | None = None) -> None:
        self.meeting = meeting
        self._process = process
        self._last = RecorderStatus()

    @classmethod
    def attach(cls, meeting: Meeting) -> RecorderLink | None:
        """The recorder that is at work on `meeting`, whoever started it; None if there is none."""
        return cls(meeting) if is_held(meeting.lock) else None

    def status(self) -> RecorderStatus:
        """What it does now; cheap enough to be asked 50 times a second, never waits, never raises.

        A recorder that ended without saying so is ``failed`` with the error ``recording.died`` (path): what it wrote
        is in the file, and recovery mends it.
        """
        self._last = read_status(self.meeting.status) or self._last
        if self._last.over or is_held(self.meeting.lock):
            return self._last
        self._last = read_status(self.meeting.status) or self._last  # what it said before it let go of the lock
        return self._last if self._last.over else self._died()

    def wait(self, number: int, timeout_s: float = 5.0) -> RecorderStatus:
        """Wait until the command of this number is done, or the recorder is over; its status then.

        Raises TimeoutError if neither happened in time.
        """
        return self._until(lambda status: status.over or status.commands_done >= number, timeout_s)

    def pause(self) -> int:
        """Record nothing until `resume`; the command's number, as all of these. They raise as `control.send`."""
        return self._send("pause")

    def resume(self) -> int:
        """Go on after `pause`, or after off the record."""
        return self._send("resume")

    def off_record(self, *, on: bool) -> int:
        """Begin a stretch of which nothing is kept, or end it; where it was is noted among the gaps."""
        return self._send("off_record", on=on)

    def mark(self, kind: str, text: str = "", at_ms: int | None = None) -> int:
        """Mark a moment: now, or `at_ms` of the sound (what `recorded_ms` of the status was when a key was pressed)."""
        return self._send("mark", kind=kind, text=text, at_ms=at_ms)

    def stop(self) -> int:
        """End the recording: the file is closed within a second."""
        return self._send("stop")

    def wait_for_lock(self, timeout_s: float) -> None:
        """Wait until the process that was started holds the meeting, or has been and gone.

        Raises OSError with what is known if it ended before, TimeoutError if it takes longer.
        """
        deadline = time.monotonic() + timeout_s
        while not is_held(self.meeting.lock):
            code = self.ended()
            if read_status(self.meeting.status) is not None:
                return
            if code is not None:
                raise OSError(f"exit code {code}")
            if time.monotonic() >= deadline:
                raise TimeoutError(f"timed out after {timeout_s:g} s")
            time.sleep(POLL_S)

    def wait_until_free(self, timeout_s: float = 5.0) -> bool:
        """Wait until a recorder that is over has let go of the meeting, which others may then take; whether it has."""
        deadline = time.monotonic() + timeout_s
        while is_held(self.meeting.lock) and time.monotonic() < deadline:
            time.sleep(POLL_S)
        return not is_held(self.meeting.lock)

    def ended(self) -> int | None:
        """The exit code of a process that this link has started and that is over; None if it is not, or another's."""
        return self._process.poll() if self._process else None

    def _until(self, met: Callable[[RecorderStatus], bool], timeout_s: float) -> RecorderStatus:
        deadline = time.monotonic() + timeout_s
        while not met(status := self.status()):
            if time.monotonic() >= deadline:
                raise TimeoutError(f"timed out after {timeout_s:g} s")
            time.sleep(POLL_S)
        return status

    def _died(self) -> RecorderStatus:
        error = OutputError("recording.died", path=str(self.meeting.folder))
        return replace(self._last, state="failed", error=Notice(error.code, error.data), reason="failed")

    def _send(self, command: str, **data: object) -> int:
        return send(self.meeting.control, command, **data)


def start_recorder(meeting: Meeting, request: RecordingRequest, arguments: Sequence[str] = ()) -> RecorderLink:
    """Record `meeting` in a new process. Its status tells when the first sound is there, or why there is none.

    Returns when it holds the meeting. Who wants to begin at once keeps a `ReadyRecorder` and calls its `begin`.
    Raises `OutputError` ``recording.not_started`` (path, reason).
    """
    try:
        with ReadyRecorder(meeting.log_file, arguments) as ready:
            return ready.begin(meeting, request)
    except OSError as error:
        raise OutputError("recording.not_started", path=str(meeting.folder), reason=str(error)) from error
