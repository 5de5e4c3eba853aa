"""Writing files so that a crash or a full disk leaves the old file or the new one, never half of one."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

from lokas.errors import OutputError
from lokas_models.disk import sync_folder

if TYPE_CHECKING:
    from pathlib import Path


def write_atomic(path: Path, text: str) -> None:
    """Write `text` as UTF-8 with the line ends it has, through a temporary file in the same folder.

    Raises `OutputError` with code ``output.disk_full`` or ``output.not_writable``.
    """
    temporary = path.with_name(f".{path.name}.part")
    try:
        with temporary.open("w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise write_error(path, error) from error


def write_error(path: Path, error: OSError) -> OutputError:
    """The `OutputError` that says what a person can do about a failed write to `path`."""
    full = error.errno in {errno.ENOSPC, errno.EDQUOT}
    return OutputError(
        "output.disk_full" if full else "output.not_writable", path=str(path), reason=error.strerror or ""
    )
