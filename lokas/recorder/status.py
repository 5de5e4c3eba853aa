"""What the recorder tells: its newest state, in a small file that both sides map into memory.

The file has two halves, written in turn: a number that grows, the length and the checksum of the JSON text behind
them. A reader takes the half with the higher number whose checksum agrees; while one half is written, or if the
recorder was killed while it wrote, the other one stands. Nobody waits for anybody, and nothing is synced to the disk.
"""

from __future__ import annotations

import json
import mmap
import struct
import zlib
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from lokas.audio.recorder_state import RecorderStatus
from lokas.jobs import Notice

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SIZE = 4096
HALF = SIZE // 2
HEAD = struct.Struct("<QII")
"""Number, length in bytes, CRC-32 of the text."""
LONGEST_TEXT = 200
"""Characters of a name or a path that are shown; a longer one loses its beginning."""
TRIES = 5
"""How often a reader looks again when both halves changed under its eyes."""


class StatusBoard:
    """The recorder's side: makes the file, then writes one state after the other. To be closed."""

    def __init__(self, path: Path) -> None:
        """Raises OSError if the file cannot be made."""
        with path.open("ab+") as file:
            file.truncate(SIZE)  # never shorter: a reader that has it mapped would be ended by the system
            self._map = mmap.mmap(file.fileno(), SIZE)
        self._map[:] = bytes(SIZE)  # what an earlier recorder of this folder said is over
        self._number = 0

    def show(self, status: RecorderStatus) -> None:
        """Replace what is shown."""
        text = _fitting(status)
        self._number += 1
        start = HALF * (self._number % 2)
        self._map[start : start + HEAD.size] = HEAD.pack(0, 0, 0)
        self._map[start + HEAD.size : start + HEAD.size + len(text)] = text
        self._map[start : start + HEAD.size] = HEAD.pack(self._number, len(text), _checksum(self._number, text))

    def close(self) -> None:
        """Let go of the file; what it showed last stays in it."""
        self._map.close()


def read_status(path: Path) -> RecorderStatus | None:
    """The newest state in the file, None if there is none."""
    for _ in range(TRIES):
        try:
            with path.open("rb") as file, mmap.mmap(file.fileno(), SIZE, access=mmap.ACCESS_READ) as mapped:
                data = mapped[:]
        except (OSError, ValueError):  # the second: shorter than that
            return None
        halves = [half for half in (_half(data, 0), _half(data, HALF)) if half]
        if halves:
            return _status(max(halves)[1])
    return None


def _half(data: bytes, start: int) -> tuple[int, bytes] | None:
    """The number and the text of a half, None if it is empty or was being written."""
    number, length, checksum = HEAD.unpack_from(data, start)
    text = data[start + HEAD.size : start + HEAD.size + length]
    return (number, text) if number and _checksum(number, text) == checksum else None


def _checksum(number: int, text: bytes) -> int:
    return zlib.crc32(text, number & 0xFFFFFFFF)


def _fitting(status: RecorderStatus) -> bytes:
    """The JSON text, with as many of the newest notices as there is room for."""
    while True:
        text = json.dumps(asdict(status), ensure_ascii=False, separators=(",", ":"), default=str, allow_nan=False)
        data = text.encode("utf-8", "replace")
        if len(data) <= HALF - HEAD.size:
            return data
        if status.notices:
            status = replace(status, notices=status.notices[1:])
        else:
            status = replace(status, sources=(), error=status.error and Notice(status.error.code))


def _status(text: bytes) -> RecorderStatus:
    value: dict[str, Any] = json.loads(text)
    value |= {name: tuple(value[name]) for name in ("levels", "sources")}
    value["notices"] = tuple(Notice(**notice) for notice in value["notices"])
    value["error"] = value["error"] and Notice(**value["error"])
    # A recorder that a newer Lokas started may tell more than this one knows.
    return RecorderStatus(**{name: value[name] for name in RecorderStatus.__slots__ if name in value})


def shortened(data: Mapping[str, object]) -> dict[str, object]:
    """The data of a notice with texts of a length that the file has room for."""
    return {name: value[-LONGEST_TEXT:] if isinstance(value, str) else value for name, value in data.items()}
