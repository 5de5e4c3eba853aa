"""The recorder's process: it is told once, by a line on its input, what to record, and then by the meeting's folder."""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
import threading
import time
from contextlib import contextmanager, suppress
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lokas.audio.capture import SoundDeviceCapture
from lokas.audio.devices import SoundSystem
from lokas.audio.record import Recorder
from lokas.audio.recorder_state import RecorderStatus
from lokas.audio.sources import SoundSource
from lokas.errors import LokasError, OutputError
from lokas.jobs import Notice
from lokas.locks import hold
from lokas.meeting import Meeting
from lokas.recorder.control import Inbox
from lokas.recorder.status import StatusBoard
from lokas.sleep import no_sleep

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from lokas.audio.capture import Capture

    Open = Callable[[SoundSource, int], Capture]

STEP_S = 0.02
SHOWN_EVERY_S = 0.05
"""20 times a second: what a level meter needs."""
ASKED_AFTER_S = 3.0
"""When a system that refuses to stay awake has said so."""
NICENESS = -10
"""Before everything a desktop runs; only granted where the system's administrator allows it."""


def main(arguments: Sequence[str]) -> int:
    """Wait for a line of JSON with "folder", "sources", "rate" and "planned_ms", then record; the exit code.

    Without a line there is nothing to do. `arguments` may name what opens captures, for tests.
    """
    options = argparse.ArgumentParser()
    options.add_argument("--capture", help="MODULE:FUNCTION from a source and a rate to a capture")
    opened_by = options.parse_args(arguments).capture
    open_capture = _named(opened_by) if opened_by else _of_system()
    _ignore_terminal()
    line = sys.stdin.readline()
    if not line.endswith("\n"):
        return 0
    request = json.loads(line)
    with suppress(OSError, AttributeError):  # not allowed, or no such call
        os.setpriority(os.PRIO_PROCESS, 0, NICENESS)
    record(Meeting(Path(request["folder"])), request, open_capture)
    return 0


def record(meeting: Meeting, request: dict[str, Any], open_capture: Open) -> None:
    """Record until it is over. Raises ``meeting.busy`` (path) if another process does."""
    inbox = Inbox(meeting.control)  # first: whoever sees the lock held may send
    with hold(meeting.lock), _board(meeting) as board, no_sleep() as awake:
        sources = [SoundSource(**source) for source in request["sources"]]
        try:
            captures = [open_capture(source, request["rate"]) for source in sources]
            recorder = Recorder(meeting, captures, planned_ms=request["planned_ms"])
        except LokasError as error:
            names = tuple(source.name for source in sources)
            told = Notice(error.code, error.data)
            board.show(RecorderStatus("failed", sources=names, error=told, reason="failed", pid=os.getpid()))
            return
        _Session(recorder, inbox, board, awake).run()


class _Session:
    """Carries out what comes in and shows what goes on, until the recording is over."""

    def __init__(self, recorder: Recorder, inbox: Inbox, board: StatusBoard, awake: Callable[[], bool]) -> None:
        self._recorder, self._inbox, self._board, self._awake = recorder, inbox, board, awake
        self._done = 0
        self._began_s = self._shown_s = time.monotonic()
        self._is_asked = False
        self._stop = threading.Event()

    def run(self) -> None:
        """Step until the end. A defect ends the recording too, in good order, and then the process with its trace."""
        signal.signal(signal.SIGTERM, lambda *_: self._stop.set())
        self._show()
        self._recorder.start()
        try:
            while not self._recorder.over:
                self._turn()
                self._stop.wait(STEP_S)
        except Exception as error:
            with suppress(Exception):  # the same again
                self._recorder.fail(OutputError("recording.broken", reason=repr(error)))
            raise
        finally:
            self._show()

    def _turn(self) -> None:
        self._recorder.step()
        for command in self._inbox.new():
            self._obey(command)
        if self._stop.is_set():
            self._end()
        if time.monotonic() - self._shown_s >= SHOWN_EVERY_S:
            self._show()
        if not self._is_asked and time.monotonic() - self._began_s > ASKED_AFTER_S:
            self._is_asked = True
            if not self._awake():
                self._recorder.tell(Notice("recording.may_sleep"))

    def _obey(self, command: dict[str, Any]) -> None:
        match command:
            case {"command": "pause"}:
                self._recorder.pause()
            case {"command": "resume"} | {"command": "off_record", "on": False}:
                self._recorder.resume()
            case {"command": "off_record"}:
                self._recorder.off_record()
            case {"command": "mark", "kind": str(kind), "text": str(text), "at_ms": int() | None as at_ms}:
                self._recorder.mark(kind, text, at_ms)
            case {"command": "stop"}:
                self._end()
        self._done = max(self._done, command["number"])
        self._show()

    def _end(self) -> None:
        status = self._recorder.status()
        if not status.over:
            self._board.show(self._marked(replace(status, state="stopping")))
        self._recorder.stop()

    def _show(self) -> None:
        self._shown_s = time.monotonic()
        self._board.show(self._marked(self._recorder.status()))

    def _marked(self, status: RecorderStatus) -> RecorderStatus:
        return replace(status, commands_done=self._done, pid=os.getpid())


@contextmanager
def _board(meeting: Meeting) -> Iterator[StatusBoard]:
    board = StatusBoard(meeting.status)
    try:
        yield board
    finally:
        board.close()


def _of_system() -> Open:
    """Captures of PortAudio, which knows its devices once for all of them."""
    system = SoundSystem()
    return lambda source, rate: SoundDeviceCapture(source, rate, system)


def _named(name: str) -> Open:
    module, _, function = name.partition(":")
    found: Open = getattr(import_module(module), function)
    return found


def _ignore_terminal() -> None:
    """What is typed in the terminal it was started from, or its end, is none of this process's business."""
    for name in ("SIGINT", "SIGHUP", "SIGBREAK"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
