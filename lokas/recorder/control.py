"""Commands to the recorder: lines appended to ``control.jsonl`` by any number of processes, each with a number.

A command is done when the recorder's status says its number or a higher one. What a crash tore is passed over, and a
line that is still being written is not looked at before its end is there.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from lokas.lines import append_json, read_json
from lokas.locks import hold

if TYPE_CHECKING:
    from pathlib import Path

LOCK_WAIT_S = 2.0


def send(path: Path, command: str, **data: object) -> int:
    """Append a command to the control file at `path`; its number.

    Raises `OutputError` ``output.disk_full``, ``output.not_writable`` or, if another process that was stopped in the
    middle of this holds the file's lock, ``meeting.busy``.
    """
    with hold(path.with_suffix(".lock"), wait_s=LOCK_WAIT_S):
        number = 1 + max((one["number"] for one in read_json(path) if type(one.get("number")) is int), default=0)
        append_json(path, {"number": number, "command": command, **data})
    return number


class Inbox:
    """The recorder's side: what was appended since it looked last, or since this object was made."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._read = path.stat().st_size if path.exists() else 0

    def new(self) -> list[dict[str, Any]]:
        """The commands whose line is whole by now, in order; objects with an int "number" and a str "command"."""
        try:
            with self._path.open("rb") as file:
                file.seek(self._read)
                data = file.read()
        except OSError:
            return []  # nobody has said anything yet
        whole = data[: data.rfind(b"\n") + 1]
        self._read += len(whole)
        return [command for line in whole.splitlines() if (command := _command(line))]


def _command(line: bytes) -> dict[str, Any] | None:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return None
    known = isinstance(value, dict) and type(value.get("number")) is int and isinstance(value.get("command"), str)
    return value if known else None
