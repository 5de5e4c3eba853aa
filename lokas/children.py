"""Python in a process of its own, for native code that may end the process it runs in."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import dataclass

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
    paths = os.pathsep.join(path for path in sys.path if path)
    try:
        done = subprocess.run(  # noqa: S603 - our own program, by this interpreter
            [sys.executable, "-P", *arguments],
            env={**os.environ, "PYTHONPATH": paths, "PYTHONUTF8": "1"},
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
