"""What is known of a meeting, in `meeting.toml`: a file that people may read, comment and edit.

Reading takes what a person wrote by hand; saving changes the values that differ and leaves everything else as it
stands: comments, order, keys of theirs or of a newer Lokas.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from dataclasses import dataclass
from pathlib import PureWindowsPath
from typing import TYPE_CHECKING, Any

from lokas.consent import Consent, Objection
from lokas.errors import InputError
from lokas.formats import FileFormat
from lokas.meeting import moments

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

FORMAT = FileFormat("lokas.meeting", 1, 1)


@dataclass(frozen=True, slots=True)
class Imported:
    """The sound of a meeting that was not recorded by Lokas.

    `file`: its name in the meeting's folder, or its whole path where it lies elsewhere. `sha256` (hex) and `size`
    (bytes) of it when it was imported; `track` of those it has, from 0.
    """

    file: str
    sha256: str = ""
    size: int | None = None
    track: int = 0

    @property
    def linked(self) -> bool:
        """Whether the file lies elsewhere: it is a person's own, and what is done to the meeting is not done to it.

        Whatever names more than a file in the folder does, also as another system writes it.
        """
        return self.file in {"..", "."} or PureWindowsPath(self.file).name != self.file


@dataclass(frozen=True, slots=True)
class Represented:
    """Somebody who was not there, and who voted for them."""

    name: str
    by: str


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """A meeting as `meeting.toml` tells it; all moments are aware of their zone, and kept to the second.

    `key`: what tells it from every other meeting, wherever its folder goes; "" before 1.1. `tags`: words to find it by.
    `people`: who is present, or comes. `represented`, `excused`: who is not. `quorum`: the rule of the statutes ("1/3",
    "50 %", "12"), of so many `members`; `quorum_counts_represented` tells whether those count.
    `agenda`: its points in order. `purpose`: what it is recorded for, as a verb ("write the minutes").
    `imported`: where its sound is, if it was not recorded here. `reviewed`: when a person had read all of its text, and
    `reviewed_by` who that was.
    `sources`: the names of what was recorded, one for each channel; `rate` in samples per second.
    `closed`: why the recording ended (``stopped``, ``disk_full``, ``recovered``, …), None as long as it did not end in
    good order. The sound is to go `retention_days` after `minutes_approved`; None: nobody said when, or approved them.
    `deletion_asked`, `sound_deleted`: when a person asked for it, and when it was done.
    """

    title: str
    began: dt.datetime
    ended: dt.datetime | None = None
    association: str = ""
    purpose: str = ""
    language: str | None = None
    people: tuple[str, ...] = ()
    agenda: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    rate: int | None = None
    closed: str | None = None
    closed_at: dt.datetime | None = None
    consent: Consent | None = None
    retention_days: int | None = None
    minutes_approved: dt.date | None = None
    deletion_asked: dt.datetime | None = None
    sound_deleted: dt.datetime | None = None
    key: str = ""
    tags: tuple[str, ...] = ()
    imported: Imported | None = None
    represented: tuple[Represented, ...] = ()
    excused: tuple[str, ...] = ()
    quorum: str = ""
    members: int | None = None
    quorum_counts_represented: bool = True
    reviewed: dt.datetime | None = None
    reviewed_by: str = ""


def parse_facts(path: Path, content: bytes) -> MeetingFacts:
    """The facts in the content of a `meeting.toml`; `path` is for errors.

    Raises `InputError` ``meeting.damaged`` (path, reason: what the file lacks, or a key whose value cannot be used),
    ``meeting.newer`` (path, version).
    """
    try:
        table = tomllib.loads(decoded(content))
    except (ValueError, RecursionError) as error:
        raise InputError("meeting.damaged", path=str(path), reason=str(error)) from error
    _check_version(path, table)
    try:
        values = {name: _found(table, place, reader) for name, (place, reader) in _PLACES.items()}
        given = {name: value for name, value in values.items() if value is not None}
        return MeetingFacts(**given, consent=_consent(table), imported=_imported(table))
    except _UnusableError as error:
        raise InputError("meeting.damaged", path=str(path), reason=str(error)) from error
    except TypeError as error:  # the title, or when it began
        raise InputError("meeting.damaged", path=str(path), reason="title, began") from error


def decoded(content: bytes) -> str:
    """The text of a `meeting.toml`, with the line ends it has and without a byte order mark. Raises ValueError."""
    return content.decode("utf-8-sig")


def plain(facts: MeetingFacts) -> dict[tuple[str, ...], object]:
    """The place of each fact in the file, its tables and its key, and the value there; None where it has none."""
    consent, imported = facts.consent or Consent(""), facts.imported or Imported("")
    values = {place: getattr(facts, name) for name, (place, _) in _PLACES.items()} | {
        ("consent", "text"): consent.text or None,
        ("consent", "read_at"): consent.read_at,
        ("consent", "objections"): [
            {"name": one.name, "text": one.text, "time": one.time} for one in consent.objections
        ]
        or None,
        ("sound", "file"): imported.file or None,
        ("sound", "sha256"): imported.sha256 or None,
        ("sound", "size"): imported.size,
        ("sound", "track"): imported.track or None,
    }
    return {place: _plain_value(value) for place, value in values.items()}


def _plain_value(value: object) -> object:
    match value:
        case dt.datetime():
            return moments.understood(value.replace(microsecond=0))
        case str():
            return value.encode("utf-8", "replace").decode("utf-8")  # of a file name that is no UTF-8
        case tuple() | list():
            return [_plain_value(item) for item in value]
        case Represented():
            return {"name": _plain_value(value.name), "by": _plain_value(value.by)}
        case dict():
            return {key: _plain_value(item) for key, item in value.items()}
    return value


class _UnusableError(ValueError):
    """The value of a key cannot be used; its text is the name of the key."""


def _check_version(path: Path, table: Mapping[str, Any]) -> None:
    try:
        newer = FORMAT.too_new(table)
    except ValueError as error:
        raise InputError("meeting.damaged", path=str(path), reason=str(error)) from error
    if newer:
        raise InputError("meeting.newer", path=str(path), version=newer)


def _found(table: Mapping[str, Any], place: tuple[str, ...], reader: Callable[[object], object]) -> Any:  # noqa: ANN401
    """What `reader` makes of the value at a place; None if there is none."""
    *tables, key = place
    inner: object = table
    for name in tables:
        inner = inner.get(name, {}) if isinstance(inner, dict) else None
    if not isinstance(inner, dict):
        raise _UnusableError(".".join(tables))
    if key not in inner:
        return None
    try:
        value = reader(inner[key])
    except ValueError:
        value = None
    if value is None:
        raise _UnusableError(".".join(place))
    return value


def _consent(table: Mapping[str, Any]) -> Consent | None:
    text, read_at, objections = (
        _found(table, ("consent", key), reader)
        for key, reader in (("text", _text), ("read_at", moments.understood), ("objections", _objections))
    )
    if text is None and read_at is None and objections is None:
        return None
    return Consent(text or "", read_at, objections or ())


def _objections(value: object) -> tuple[Objection, ...] | None:
    found = [_objection(item) for item in value] if isinstance(value, list) else [None]
    return tuple(one for one in found if one) if all(found) else None


def _objection(value: object) -> Objection | None:
    if not isinstance(value, dict):
        return None
    text, name = _text(value.get("text", "")), _text(value.get("name", ""))
    time = moments.understood(value.get("time"))
    return Objection(text, name, time) if text is not None and name is not None and time else None


def _imported(table: Mapping[str, Any]) -> Imported | None:
    file, sha256, size, track = (
        _found(table, ("sound", key), reader)
        for key, reader in (("file", _text), ("sha256", _text), ("size", _count), ("track", _count))
    )
    return None if file is None else Imported(file, sha256 or "", size, track or 0)


def _represented(value: object) -> tuple[Represented, ...] | None:
    found = [_of_table(item, "name", "by") for item in value] if isinstance(value, list) else [None]
    return tuple(Represented(*one) for one in found if one) if all(found) else None


def _of_table(value: object, *keys: str) -> tuple[str, ...] | None:
    """The texts at these keys of a table, "" where there are none; None if it is no table, or holds something else."""
    texts = [_text(value.get(key, "")) for key in keys] if isinstance(value, dict) else [None]
    return tuple(text for text in texts if text is not None) if None not in texts else None


def _truth(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _texts(value: object) -> tuple[str, ...] | None:
    good = isinstance(value, list) and all(isinstance(item, str) for item in value)
    return tuple(value) if good and isinstance(value, list) else None


def _count(value: object) -> int | None:
    return value if type(value) is int and value >= 0 else None


def _date(value: object) -> dt.date | None:
    """A date, that of a moment, or the text of one. Raises ValueError."""
    if isinstance(value, dt.datetime):
        return value.date()
    return value if isinstance(value, dt.date) else dt.date.fromisoformat(str(value))


_PLACES: Mapping[str, tuple[tuple[str, ...], Callable[[object], object]]] = {
    "title": (("title",), _text),
    "key": (("key",), _text),
    "began": (("began",), moments.understood),
    "ended": (("ended",), moments.understood),
    "association": (("association",), _text),
    "purpose": (("purpose",), _text),
    "language": (("language",), _text),
    "people": (("people",), _texts),
    "agenda": (("agenda",), _texts),
    "sources": (("recording", "sources"), _texts),
    "rate": (("recording", "rate"), _count),
    "closed": (("recording", "closed"), _text),
    "closed_at": (("recording", "closed_at"), moments.understood),
    "retention_days": (("retention", "days"), _count),
    "minutes_approved": (("retention", "minutes_approved"), _date),
    "deletion_asked": (("retention", "deletion_asked"), moments.understood),
    "sound_deleted": (("retention", "sound_deleted"), moments.understood),
    "tags": (("tags",), _texts),
    "represented": (("attendance", "represented"), _represented),
    "excused": (("attendance", "excused"), _texts),
    "quorum": (("quorum", "rule"), _text),
    "members": (("quorum", "members"), _count),
    "quorum_counts_represented": (("quorum", "counts_represented"), _truth),
    "reviewed": (("review", "at"), moments.understood),
    "reviewed_by": (("review", "by"), _text),
}
"""Where in the file each fact stands, but for consent and imported sound: the tables and the key; and what reads it,
None if it cannot."""
