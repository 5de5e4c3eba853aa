"""The journal of an unfinished transcription: JSON lines, each on disk before anybody hears of what it holds.

    {"format": "lokas.journal", "version": "1.0", "recording": …, "options": {…}, "engine": {…}}
    {"language": "fr", "probability": 0.98}
    {"start_ms": 0, "end_ms": 28400, "segments": [{…}, …]}        one line per finished window, in order

A crash can only tear the last line: it is cut off when the journal is opened again, and that window is done again.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lokas.errors import InputError, OutputError
from lokas.files import write_atomic, write_error
from lokas.formats import FileFormat
from lokas.types import Segment, Word

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path
    from types import TracebackType

FORMAT = FileFormat("lokas.journal", 1, 0)
SAMPLED_BYTES = 1024 * 1024


@dataclass(frozen=True, slots=True)
class JournalHeader:
    """What must be the same for a journal to be taken up again.

    `recording` is its `fingerprint`; `options` and `engine` are JSON values: all that changes the result.
    """

    recording: str
    options: Mapping[str, object]
    engine: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class FinishedWindow:
    """A window that was transcribed; its segments carry their final ids."""

    start_ms: int
    end_ms: int
    segments: tuple[Segment, ...]


class Journal:
    """An open journal: what it held when it was opened, and appending to it. Close it, or use it with `with`."""

    def __init__(
        self, path: Path, language: tuple[str, float] | None, windows: Sequence[FinishedWindow], size: int
    ) -> None:
        self.path = path
        self.language = language
        self.windows = tuple(windows)
        self._size = size
        try:
            self._file = path.open("r+b", buffering=0)
            self._file.truncate(size)
            self._file.seek(size)
        except OSError as error:
            raise write_error(path, error) from error

    @classmethod
    def open(cls, path: Path, header: JournalHeader, *, resume: bool) -> Journal:
        """Take up the journal at `path`, or begin one if there is none or `resume` is False.

        Raises `OutputError`, and leaves the file as it is: ``journal.damaged`` (path, line) also when the file is no
        journal, ``journal.newer`` (path, version), ``journal.other_recording`` (path), ``journal.other_options``
        (path, changed: list of names); ``output.disk_full`` or ``output.not_writable`` (path, reason).
        """
        lines = _read_lines(path)
        if lines:
            found = _parse_header(path, lines[0])
            if resume:
                _check_header(path, found, header)
                return cls(path, *_parse_body(path, lines))
        first = _line({**FORMAT.stamp, **_json_values(header)})
        write_atomic(path, first.decode("utf-8"))
        return cls(path, None, (), len(first))

    def append_language(self, language: str, probability: float) -> None:
        """Record the language of the recording. Raises as `append_window`."""
        self._append({"language": language, "probability": probability})

    def append_window(self, window: FinishedWindow) -> None:
        """Record a finished window; it is on the disk when this returns.

        Raises `OutputError` ``output.disk_full`` or ``output.not_writable``; what was recorded before stays readable.
        """
        self._append(dataclasses.asdict(window))

    def _append(self, value: Mapping[str, object]) -> None:
        line = _line(value)
        try:
            rest = memoryview(line)
            while rest:
                rest = rest[self._file.write(rest) :]
            os.fsync(self._file.fileno())
        except OSError as error:
            self._file.truncate(self._size)
            self._file.seek(self._size)
            raise write_error(self.path, error) from error
        self._size += len(line)

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def remove(self) -> None:
        """Close and delete: the result is safe elsewhere."""
        self.close()
        self.path.unlink(missing_ok=True)

    def __enter__(self) -> Journal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def begun_options(path: Path) -> Mapping[str, Any]:
    """The options that unfinished work began with; empty where there is none, or none that can be read."""
    try:
        with path.open("rb") as file:
            found = _parse(file.readline()) or {}
    except OSError:
        return {}
    options = found.get("options") if found.get("format") == FORMAT.name else None
    return options if isinstance(options, dict) else {}


def fingerprint(path: Path) -> str:
    """SHA-256 (hex) over the size and the first and last MiB: as fast for 10 GB as for 10 MB.

    It tells one recording from another; it is no proof against a change made in the middle on purpose.
    Raises `InputError` ``input.not_readable`` (path, reason).
    """
    try:
        with path.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            digest = hashlib.sha256(str(size).encode("ascii"))
            for start in (0, max(0, size - SAMPLED_BYTES)):
                file.seek(start)
                digest.update(file.read(SAMPLED_BYTES))
    except OSError as error:
        raise InputError("input.not_readable", path=str(path), reason=error.strerror or "") from error
    return digest.hexdigest()


def _read_lines(path: Path) -> list[bytes]:
    """The lines of the file, with their ends; none where there is no file."""
    try:
        return path.read_bytes().splitlines(keepends=True)
    except FileNotFoundError:
        return []
    except OSError as error:
        raise write_error(path, error) from error


def _parse_header(path: Path, line: bytes) -> dict[str, Any]:
    found = _parse(line)
    if found is None or found.get("format") != FORMAT.name:
        raise OutputError("journal.damaged", path=str(path), line=1)
    return found


def _check_header(path: Path, found: Mapping[str, Any], header: JournalHeader) -> None:
    try:
        newer = FORMAT.too_new(found)
    except ValueError as error:
        raise OutputError("journal.damaged", path=str(path), line=1) from error
    if newer:
        raise OutputError("journal.newer", path=str(path), version=newer)
    wanted = _json_values(header)
    if found.get("recording") != wanted["recording"]:
        raise OutputError("journal.other_recording", path=str(path))
    changed = [name for part in ("options", "engine") for name in _differences(found.get(part), wanted[part])]
    if changed:
        raise OutputError("journal.other_options", path=str(path), changed=changed)


def _differences(found: object, wanted: Mapping[str, object]) -> list[str]:
    if not isinstance(found, dict):
        return list(wanted)
    return sorted(name for name in found.keys() | wanted.keys() if found.get(name) != wanted.get(name))


def _parse_body(path: Path, lines: Sequence[bytes]) -> tuple[tuple[str, float] | None, list[FinishedWindow], int]:
    """The language, the windows, and how many bytes of the file are whole lines."""
    language, windows, size = None, [], len(lines[0])
    for number, line in enumerate(lines[1:], start=2):
        try:
            value = _parse(line) or {}
            if "language" in value:
                language = str(value["language"]), float(value["probability"])
            else:
                windows.append(_window(value))
        except (KeyError, TypeError, ValueError) as error:
            if number == len(lines):
                break
            raise OutputError("journal.damaged", path=str(path), line=number) from error
        size += len(line)
    return language, windows, size


def _window(value: Mapping[str, Any]) -> FinishedWindow:
    return FinishedWindow(value["start_ms"], value["end_ms"], tuple(_segment(**fields) for fields in value["segments"]))


def _segment(*, words: Sequence[Mapping[str, Any]], doubts: Sequence[str], **fields: Any) -> Segment:  # noqa: ANN401
    return Segment(**fields, words=tuple(Word(**word) for word in words), doubts=tuple(doubts))


def _parse(line: bytes) -> dict[str, Any] | None:
    """The JSON object of a whole line; None if it is torn or is something else."""
    try:
        value = json.loads(line.decode("utf-8")) if line.endswith(b"\n") else None
    except ValueError:
        return None
    return value if isinstance(value, dict) else None


def _line(value: Mapping[str, object]) -> bytes:
    return (json.dumps(value, ensure_ascii=False) + "\n").encode("utf-8")


def _json_values(header: JournalHeader) -> dict[str, Any]:
    """The header as it reads back from JSON, so that tuples compare equal to lists."""
    values: dict[str, Any] = json.loads(json.dumps(dataclasses.asdict(header)))
    return values
