"""Files that a process holds as long as it lives: the system lets go of them however the process ends.

The file itself stays, empty: deleting it would let two processes each hold a file of that name. One that was copied
with its folder is held by nobody.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from lokas.errors import OutputError
from lokas.files import write_error

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

GLANCE_S = 0.2
"""`is_held` holds the file itself for an instant: whoever takes it tries for this long before it is called busy."""
STEP_S = 0.01


@contextmanager
def hold(path: Path, *, wait_s: float = GLANCE_S) -> Iterator[None]:
    """Hold the file at `path`, made if it is not there, until the block ends; wait so long for another holder.

    Raises `OutputError` ``meeting.busy`` (path) if it is still held then, ``output.not_writable`` (path, reason), also
    where the file system has no locks.
    """
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise write_error(path, error) from error
    try:
        _take_within(handle, path, wait_s)
        yield
    finally:
        os.close(handle)


def is_held(path: Path) -> bool:
    """Whether a living process holds the file. Writes nothing, and works where nothing can be written.

    A file system without locks answers no: nobody can have taken one there.
    """
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError:
        return False
    try:
        _take(handle, shared=True)
    except (BlockingIOError, PermissionError):
        return True
    except OSError:
        return False
    finally:
        os.close(handle)
    return False


def _take_within(handle: int, path: Path, wait_s: float) -> None:
    deadline = time.monotonic() + wait_s
    while True:
        try:
            return _take(handle, shared=False)
        except (BlockingIOError, PermissionError) as error:
            if time.monotonic() >= deadline:
                raise OutputError("meeting.busy", path=str(path.parent)) from error
        except OSError as error:
            raise write_error(path, error) from error
        time.sleep(STEP_S)


def _take(handle: int, *, shared: bool) -> None:
    """Raises BlockingIOError, or PermissionError on Windows, if another has it."""
    if sys.platform == "win32":
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
