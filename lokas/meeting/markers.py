"""Moments that people marked in a meeting, and stretches that its sound lacks; all times are those of the sound."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any, Literal, TypeGuard

from lokas.lines import append_json, read_json
from lokas.meeting import moments

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping
    from pathlib import Path

MarkerKind = Literal["agenda", "decision", "vote", "action", "off_record", "note"]
"""Agenda point, decision, vote, action, off the record, note."""
GapKind = Literal["pause", "off_record", "device", "missed", "suspended"]
"""Asked for, off the record, the device went away, blocks that did not come, the computer slept."""


@dataclass(frozen=True, slots=True)
class Marker:
    """A moment of the sound, `at_ms`, that a person marked at `time` (aware of its zone).

    `kind` is a `MarkerKind`, or what a newer Lokas wrote.
    """

    at_ms: int
    kind: str
    text: str
    time: dt.datetime


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch of the meeting without its sound. `kind` is a `GapKind`, or what a newer Lokas wrote.

    `in_file`: silence of this length stands for it at `at_ms`, so that later times are those of the meeting. If not
    (a pause, off the record) the file has nothing of it, and goes on at `at_ms` with what came after.
    `length_ms` is None while the gap lasts, and for ever if the recorder died in it: how long it was nobody knows.
    """

    at_ms: int
    length_ms: int | None
    kind: str
    in_file: bool


def append_marker(path: Path, marker: Marker) -> None:
    """Append to ``markers.jsonl``; on the disk when this returns. Raises as `lines.append_text`."""
    append_json(path, asdict(marker) | {"time": moments.written(marker.time)})


def append_gap(path: Path, gap: Gap) -> None:
    """Append to ``gaps.jsonl``; on the disk when this returns. Raises as `lines.append_text`.

    A gap may be appended twice: without its length when it begins, and with it when it ends.
    """
    append_json(path, asdict(gap))


def read_markers(path: Path) -> tuple[Marker, ...]:
    """The markers of a file, by their time; lines that are none are passed over. Raises as `lines.read_json`."""
    found = (_marker(value) for value in read_json(path))
    return tuple(sorted((marker for marker in found if marker), key=lambda marker: marker.at_ms))


def read_gaps(path: Path) -> tuple[Gap, ...]:
    """The gaps of a file, by their time; lines that are none are passed over. Raises as `lines.read_json`."""
    found: list[Gap] = []
    for gap in filter(None, map(_gap, read_json(path))):
        begun = replace(gap, length_ms=None)
        if begun in found:
            found[found.index(begun)] = gap
        else:
            found.append(gap)
    return tuple(sorted(found, key=lambda gap: gap.at_ms))


def _marker(value: Mapping[str, Any]) -> Marker | None:
    at_ms, kind, text = (value.get(name) for name in ("at_ms", "kind", "text"))
    time = moments.understood(value.get("time"))
    if not (_is_time_ms(at_ms) and isinstance(kind, str) and isinstance(text, str) and time):
        return None
    return Marker(at_ms, kind, text, time)


def _gap(value: Mapping[str, Any]) -> Gap | None:
    at_ms, length_ms, kind, in_file = (value.get(name) for name in ("at_ms", "length_ms", "kind", "in_file"))
    known = length_ms is None or _is_time_ms(length_ms)
    if not (_is_time_ms(at_ms) and known and isinstance(kind, str) and isinstance(in_file, bool)):
        return None
    return Gap(at_ms, length_ms, kind, in_file)


def _is_time_ms(value: object) -> TypeGuard[int]:
    return type(value) is int and value >= 0
