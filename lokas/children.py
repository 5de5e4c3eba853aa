"""Python in a process of its own: for native code that may end its process, and for work that outlives this one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import IO

FIRST_NTSTATUS = 0xC0000000
"""Windows ends a process that crashed with one of its error statuses, which begin here."""


@dataclass(frozen=True, slots=True)
class Ended:
    """A process that is over: its exit code, what it wrote on standard output and on standard error."""

    code: int
    told: str
    complaints: str

    @property
    def crashed(self) -> bool:
        """Whether the system ended it: by a signal, which Python gives as a negative code, or with an error status."""
        return self.code < 0 or self.code >= FIRST_NTSTATUS

    @property
    def reason(self) -> str:
        """Why it ended: the signal or the status of a crash, else its last complaint, else its exit code."""
        if self.code < 0:
            known = {one.value: one.name for one in signal.Signals}
            return known.get(-self.code, f"signal {-self.code}")
        if self.crashed:
            return f"{self.code:#x}"
        lines = [line.strip() for line in self.complaints.splitlines() if line.strip()]
        return lines[-1] if lines else f"exit code {self.code}"


def run_python(*arguments: str, timeout_s: float) -> Ended:
    """Run this Python anew with such arguments as ``-m``, a module and what it is told, and wait for its end.

    It finds the modules that this process finds, and none of the folder a person stands in. It gets no input, and
    speaks UTF-8. In a frozen build `sys.executable` is Lokas and no Python: what stands in for one there is named here.
    Raises OSError if it cannot be started, TimeoutError (an OSError too) if it took longer and was ended.
    """
    try:
        done = subprocess.run(  # noqa: S603 - our own program, by this interpreter
            [sys.executable, "-P", *arguments],
            env=_environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=timeout_s,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise TimeoutError(f"timed out after {timeout_s:g} s") from error
    return Ended(done.returncode, done.stdout, done.stderr)


def start_python(*arguments: str, complaints: Path, variables: Mapping[str, str]) -> subprocess.Popen[bytes]:
    """Start this Python anew, as `run_python` does, in a session that outlives this process and its terminal.

    What it writes, on either output, is appended to the file `complaints`; `variables` are added to its environment.
    A line can be sent to it by `stdin`, which it must not need. On Windows it gets the class of processes that are
    served before others: there the one who starts it may give it, elsewhere only the system's administrator.
    Raises OSError if it cannot be started.
    """
    with complaints.open("ab") as output:
        return subprocess.Popen(  # noqa: S603 - our own program, by this interpreter
            [sys.executable, "-P", *arguments],
            env={**_environment(), **variables},
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=output,
            start_new_session=True,
            creationflags=_detached(),
        )


def open_python(*arguments: str, complaints: IO[bytes]) -> subprocess.Popen[bytes]:
    """Start this Python anew, as `run_python` does, to be told by its `stdin` and to answer by its `stdout`, as bytes.

    What it writes on standard error goes to `complaints`. Use it in a ``with`` statement, and end it before that ends.
    Raises OSError if it cannot be started.
    """
    return subprocess.Popen(  # noqa: S603 - our own program, by this interpreter
        [sys.executable, "-P", *arguments],
        env=_environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=complaints,
        creationflags=_unseen(),
    )


def _environment() -> dict[str, str]:
    paths = os.pathsep.join(path for path in sys.path if path)
    return {**os.environ, "PYTHONPATH": paths, "PYTHONUTF8": "1"}


def _unseen() -> int:
    if sys.platform != "win32":
        return 0
    return subprocess.CREATE_NO_WINDOW


def _detached() -> int:
    if sys.platform != "win32":
        return 0
    return subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW | subprocess.HIGH_PRIORITY_CLASS
