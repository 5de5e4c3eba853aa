"""Writing files so that a crash or a full disk leaves the old file or the new one, never half of one."""

from __future__ import annotations

import errno
import os
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from lokas.errors import OutputError
from lokas_models.disk import sync_folder

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

DEAD_S = 600
"""A part to which nothing was added for so long is no longer written by anybody."""


def write_atomic(path: Path, content: str | Iterable[bytes]) -> None:
    """Write text as UTF-8 with the line ends it has, or pieces as they come, through a temporary file beside `path`.

    What is raised while the pieces are made leaves `path` as it was.
    Raises `OutputError` with code ``output.disk_full`` or ``output.not_writable``.
    """
    temporary = path.with_name(f".{path.name}.part")
    try:
        with temporary.open("wb") as file:
            file.writelines([content.encode("utf-8")] if isinstance(content, str) else content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise write_error(path, error) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Delete what a process that was killed left in a folder of a file that it wrote."""
    for part in folder.glob(".*.part"):
        with suppress(OSError):  # another took it away, or its folder is to be read only
            if part.stat().st_mtime < time.time() - DEAD_S:
                part.unlink()


def write_error(path: Path, error: OSError) -> OutputError:
    """The `OutputError` that says what a person can do about a failed write to `path`."""
    full = error.errno in {errno.ENOSPC, errno.EDQUOT}
    return OutputError(
        "output.disk_full" if full else "output.not_writable", path=str(path), reason=error.strerror or ""
    )
