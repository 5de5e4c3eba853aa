"""Files that grow by lines of JSON, each whole and on the disk before the caller goes on.

Nothing is ever cut from them. A line that a crash tore stays as it is: reading passes over it, and the next line begins
on a line of its own. So several processes may append to one file without asking one another.
"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

from lokas.errors import InputError
from lokas.files import write_error
from lokas_models.disk import sync_folder

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def append_json(path: Path, value: Mapping[str, object]) -> None:
    """Append an object as one line. Raises as `append_text`."""
    append_text(path, json.dumps(value, ensure_ascii=False))


def append_text(path: Path, text: str) -> None:
    """Append a line, which is on the disk when this returns; `text` has no line end.

    Raises `OutputError` ``output.disk_full`` or ``output.not_writable``; what the file held stays readable.
    """
    try:
        handle = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
        try:
            _append(handle, path, text.encode("utf-8", "replace") + b"\n")
        finally:
            os.close(handle)
    except OSError as error:
        raise write_error(path, error) from error


def read_json(path: Path) -> list[dict[str, Any]]:
    """The objects of the file, in order, without torn lines and what else is no object; none where there is no file.

    Raises `InputError` ``input.not_readable`` (path, reason).
    """
    try:
        lines = path.read_bytes().splitlines(keepends=True)
    except FileNotFoundError:
        return []
    except OSError as error:
        raise InputError("input.not_readable", path=str(path), reason=error.strerror or "") from error
    return [value for line in lines if isinstance(value := _parse(line), dict)]


def _append(handle: int, path: Path, line: bytes) -> None:
    size = os.lseek(handle, 0, os.SEEK_END)
    if size:
        os.lseek(handle, size - 1, os.SEEK_SET)
        line = line if os.read(handle, 1) == b"\n" else b"\n" + line
    rest = memoryview(line)
    while rest:  # one write but on a disk that fills up
        rest = rest[os.write(handle, rest) :]
    os.fsync(handle)
    if not size:
        sync_folder(path.parent)


def _parse(line: bytes) -> object:
    """The JSON value of a whole line; None if it is torn or is something else."""
    try:
        return json.loads(line.decode("utf-8-sig")) if line.endswith(b"\n") else None
    except (ValueError, RecursionError):
        return None
