"""Keeping the computer from going to sleep, and knowing how long it did."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

INHIBIT = ("systemd-inhibit", "--who=Lokas", "--mode=block")
"""systemd-inhibit(1) of logind: it holds its promise as long as the program lives that it starts."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a computer is to stay awake, as the system shows it, and against what.

    `logind`: what systemd-inhibit(1) is asked, one by one: where it is not for this person to say what closing the lid
    does, the rest is granted. `caffeinate`: the options of caffeinate(8).
    """

    why: str
    logind: tuple[str, ...]
    caffeinate: tuple[str, ...]


RECORDING = Reason("Recording a meeting", ("idle:sleep", "handle-lid-switch"), ("-i", "-m", "-s"))
TRANSCRIBING = Reason("Transcribing recordings", ("idle",), ("-i", "-m"))
"""A person may send the computer to sleep all the same: the work goes on afterwards."""

SYSTEM_REQUIRED, CONTINUOUS = 0x00000001, 0x80000000
"""ES_SYSTEM_REQUIRED and ES_CONTINUOUS of the Windows function SetThreadExecutionState."""

END_S = 1.0


@contextmanager
def no_sleep(reason: Reason = RECORDING) -> Iterator[Callable[[], bool]]:
    """Ask the system not to put the computer to sleep until the block ends, or this process does, however it ends.

    Gives a function that tells whether the system keeps it awake, as far as it says: some take a moment to refuse.
    Begins at once and raises nothing. On Windows the thread that enters the block has to stay until its end.
    """
    if sys.platform == "win32":
        with _awake_on_windows() as promise:
            yield promise
    else:
        with _awake_by(_commands(reason)) as promise:
            yield promise


def slept_s() -> float:
    """Seconds that `time.monotonic` has not counted because the computer slept; its growth tells how long it slept.

    On Linux CLOCK_BOOTTIME counts on (clock_gettime(2)), on macOS CLOCK_MONOTONIC_RAW, while Python's monotonic clock
    stands still there; on Windows that one counts on itself.
    """
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME) - time.clock_gettime(time.CLOCK_MONOTONIC)
    if sys.platform == "darwin":
        return time.clock_gettime(time.CLOCK_MONOTONIC_RAW) - time.monotonic()
    return 0.0


def _commands(reason: Reason) -> list[tuple[str, ...]]:
    """What keeps this computer awake as long as it runs; each ends with its input or with this process."""
    if sys.platform == "darwin":
        return [("caffeinate", *reason.caffeinate, "-w", str(os.getpid()))]
    return [(*INHIBIT, f"--why={reason.why}", f"--what={what}", "cat") for what in reason.logind]


@contextmanager
def _awake_by(commands: Sequence[tuple[str, ...]]) -> Iterator[Callable[[], bool]]:
    """Run the commands; the promise is that of the first."""
    running = [process for process in map(_started, commands) if process]
    try:
        yield lambda: bool(running) and running[0].poll() is None
    finally:
        for process in running:
            _end(process)


def _started(command: Sequence[str]) -> subprocess.Popen[bytes] | None:
    if shutil.which(command[0]) is None:
        return None
    with suppress(OSError):
        return subprocess.Popen(  # noqa: S603 - a fixed command of the system
            command,
            stdin=subprocess.PIPE,  # its end is the end of this process, even of one that was killed
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    return None


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.stdin:
        process.stdin.close()
    process.terminate()
    try:
        process.wait(END_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@contextmanager
def _awake_on_windows() -> Iterator[Callable[[], bool]]:
    say: Callable[[int], int] = ctypes.windll.kernel32.SetThreadExecutionState  # type: ignore[attr-defined,unused-ignore]
    kept = bool(say(CONTINUOUS | SYSTEM_REQUIRED))
    try:
        yield lambda: kept
    finally:
        say(CONTINUOUS)
