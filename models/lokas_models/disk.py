"""Files of several gigabytes, handled so that a full disk or a second process is an error with a name."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import sys
from collections.abc import Callable
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

from lokas_models.errors import DiskError, ModelError, Stopped

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

Progress = Callable[[int, int], None]
"""Gets bytes done, and bytes in total."""
Tick = Callable[[int], None]
"""Gets a number of bytes: those of a step, or those present, as the function that takes it says."""
Stop = Callable[[], bool]
"""Asked between two steps of long work whether to end it."""

CHUNK = 1 << 20
MARGIN = 50_000_000
"""Bytes left free on a disk after a model was written."""


def disk_error(path: Path, error: OSError, *, writing: bool = True) -> DiskError:
    """The `DiskError` that says what a person can do about a failed write (or read) of `path`."""
    codes = {
        errno.ENOSPC: "disk.full",
        errno.EDQUOT: "disk.full",
        errno.EFBIG: "disk.file_too_large",  # FAT32, the usual format of USB sticks, ends at 4 GB
    }
    usual = "disk.not_writable" if writing else "disk.not_readable"
    return DiskError(codes.get(error.errno or 0, usual), path=str(path), reason=error.strerror or str(error))


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn an OSError inside the block into the `DiskError` of writing `path`."""
    try:
        yield
    except OSError as error:
        raise disk_error(path, error) from error


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Turn an OSError inside the block into the `DiskError` of reading `path`."""
    try:
        yield
    except OSError as error:
        raise disk_error(path, error, writing=False) from error


def require_space(folder: Path, needed: int) -> None:
    """Raise ``disk.too_small`` (path, needed, free) unless `needed` bytes, and a margin, are free where `folder` is."""
    with reading(folder):
        free = shutil.disk_usage(folder).free
    if needed and free < needed + MARGIN:
        raise DiskError("disk.too_small", path=str(folder), needed=needed + MARGIN, free=free)


def make_folder(folder: Path) -> None:
    """Create `folder` and its parents; raises ``disk.not_writable`` or ``disk.full``."""
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)


def drop_folder(folder: Path) -> None:
    """Delete `folder` and what it holds, if it is there; raises ``disk.not_writable``."""
    with writing(folder):
        if folder.exists():
            shutil.rmtree(folder)


def chunks(source: IO[bytes], should_stop: Stop) -> Iterator[bytes]:
    """The bytes of `source`, a megabyte at a time; raises `Stopped` between two of them."""
    while data := source.read(CHUNK):
        if should_stop():
            raise Stopped
        yield data


def sha256_of(path: Path, tick: Tick, should_stop: Stop) -> str:
    """The SHA-256 of the file at `path`; `tick` gets the number of bytes of each step."""
    digest = hashlib.sha256()
    with reading(path), path.open("rb") as file:
        for data in chunks(file, should_stop):
            digest.update(data)
            tick(len(data))
    return digest.hexdigest()


def sync_folder(folder: Path) -> None:
    """Make a rename in `folder` survive a power cut (POSIX only; other systems need no such call)."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def locked(path: Path, model: str) -> Iterator[None]:
    """Hold the lock file `path` for the block; the system lets go of it even when the process is killed.

    The file itself stays: deleting it would let two processes each lock a file of that name.
    Raises ``model.busy`` when another process, or another store of this one, holds it.
    """
    make_folder(path.parent)
    with writing(path):
        handle = path.open("ab")
    with handle:
        try:
            _take(handle.fileno())
        except (BlockingIOError, PermissionError) as error:
            raise ModelError("model.busy", model=model) from error
        except OSError as error:  # a network drive without locks
            raise disk_error(path, error) from error
        yield


def _take(handle: int) -> None:
    if sys.platform == "win32":
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
