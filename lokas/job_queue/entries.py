"""What waits in the queue: its entries, and how its file holds them.

    {"format": "lokas.queue", "version": "1.0", "paused": false, "next_id": 3, "entries": [
      {"id": 2, "path": "meetings/2026-03-14 Budget [k3f9]", "meeting": "9f…", "state": "waiting", …, "request": {…}}]}

Paths under Lokas' data folder are kept relative to it, so that it can be moved, as on a USB stick.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, fields, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal, TypeVar, get_args

from lokas.conditions import Conditions
from lokas.errors import InputError, LokasError
from lokas.formats import FileFormat
from lokas.meeting import moments
from lokas.speech.engine import EngineOptions
from lokas.text.export.options import DEFAULT_OPTIONS, ExportOptions
from lokas.text.profiles import Profile
from lokas.transcription import Request

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping
    from pathlib import Path

FORMAT = FileFormat("lokas.queue", 1, 0)

State = Literal["waiting", "running", "done", "failed", "cancelled"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Failure:
    """Why an entry failed: the code and the data of an error, as JSON has them."""

    code: str
    data: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, error: LokasError) -> Failure:
        """The failure that an error is."""
        return cls(error.code, json.loads(json.dumps(error.data, default=str)))


@dataclass(frozen=True, slots=True)
class Entry:
    """A recording that waits to be transcribed, or did; `id` is what people call it by, and is never used again.

    `meeting`: the key of the meeting that is asked for, by which its folder is found again when it was renamed; "" for
    one that has none, None for a file. `begun`: when it was first begun, whatever became of it; `ended`: when it was
    done, failed or was cancelled. `interrupted`: its runner died while it ran, and could not say what became of it.
    """

    id: int
    request: Request
    added: dt.datetime
    meeting: str | None = None
    state: State = "waiting"
    begun: dt.datetime | None = None
    ended: dt.datetime | None = None
    failure: Failure | None = None
    interrupted: bool = False

    @property
    def name(self) -> str:
        """What a list shows: the name of the file, or of the meeting's folder."""
        return self.request.path.name


@dataclass(frozen=True, slots=True)
class Contents:
    """The whole queue, in the order it is worked through. `paused`: nothing is begun until a person says so."""

    entries: tuple[Entry, ...] = ()
    paused: bool = False
    next_id: int = 1

    @property
    def waiting(self) -> tuple[Entry, ...]:
        """What is still to be begun, the first first."""
        return tuple(entry for entry in self.entries if entry.state == "waiting")

    def find(self, number: int) -> Entry | None:
        """The entry of this id."""
        return next((entry for entry in self.entries if entry.id == number), None)

    def with_entry(self, changed: Entry) -> Contents:
        """The queue with this entry in the place of the one that has its id."""
        return replace(self, entries=tuple(changed if one.id == changed.id else one for one in self.entries))


def written(contents: Contents, data: Path) -> bytes:
    """The file of a queue; `data` is Lokas' data folder."""
    table = {
        **FORMAT.stamp,
        "paused": contents.paused,
        "next_id": contents.next_id,
        "entries": [_entry_table(entry, data) for entry in contents.entries],
    }
    # A name that is no UTF-8 goes through as Python has it; `json.loads` takes it back.
    return (json.dumps(table, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "surrogatepass")


def understood(content: bytes, path: Path) -> Contents:
    """The queue that a file holds, which lies in Lokas' data folder; keys that nobody knows are passed over.

    Raises `InputError` ``queue.damaged`` (path, reason), ``queue.newer`` (path, version).
    """
    try:
        table = json.loads(content)
        newer = FORMAT.too_new(table)
        if newer is None:
            return _contents(table, path.parent)
    except (LokasError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise InputError("queue.damaged", path=str(path), reason=f"{type(error).__name__}: {error}") from error
    raise InputError("queue.newer", path=str(path), version=newer)


def _contents(table: Mapping[str, Any], data: Path) -> Contents:
    entries = tuple(_entry(one, data) for one in table["entries"])
    known = {entry.id for entry in entries}
    if len(known) < len(entries):
        raise ValueError("id")
    next_id = max([_whole(table.get("next_id", 1)), *(number + 1 for number in known)])
    return Contents(entries, bool(table.get("paused", False)), next_id)


def _entry_table(entry: Entry, data: Path) -> dict[str, object]:
    return {
        "id": entry.id,
        "path": _path_text(entry.request.path, data),
        "meeting": entry.meeting,
        "state": entry.state,
        "added": moments.written(entry.added),
        "begun": entry.begun and moments.written(entry.begun),
        "ended": entry.ended and moments.written(entry.ended),
        "failure": entry.failure and asdict(entry.failure),
        "interrupted": entry.interrupted,
        "request": _request_table(entry.request, data),
    }


def _entry(table: Mapping[str, Any], data: Path) -> Entry:
    state, failure, key = table["state"], table.get("failure"), table.get("meeting")
    if state not in get_args(State) or not isinstance(key, str | None):
        raise ValueError(f"state, meeting = {state!r}, {key!r}")
    return Entry(
        id=_whole(table["id"]),
        request=_request(table["request"], data / table["path"], data),
        added=_moment(table["added"]),
        meeting=key,
        state=state,
        begun=_moment(table["begun"]) if table.get("begun") else None,
        ended=_moment(table["ended"]) if table.get("ended") else None,
        failure=Failure(str(failure["code"]), dict(failure["data"])) if failure else None,
        interrupted=bool(table.get("interrupted", False)),
    )


def _request_table(request: Request, data: Path) -> dict[str, object]:
    """All of a request but its path, and whether it is taken up again, which the runner decides."""
    begins = request.conditions.not_before
    return {
        "folder": request.folder and _path_text(request.folder, data),
        "formats": request.formats,
        "model": request.model,
        "language": request.language,
        "multilingual": request.multilingual,
        "track": request.track,
        "engine": asdict(request.engine),
        "conditions": asdict(request.conditions) | {"not_before": begins and moments.written(begins)},
        "export": _export_table(request.export, data),
        "replace": request.replace,
    }


def _request(table: Mapping[str, Any], path: Path, data: Path) -> Request:
    conditions, engine, folder = table["conditions"], dict(table["engine"]), table.get("folder")
    begins = conditions.get("not_before")
    return Request(
        path=path,
        folder=data / folder if folder else None,
        formats=tuple(table["formats"]),
        model=table.get("model"),
        language=table.get("language"),
        multilingual=bool(table.get("multilingual", False)),
        track=_whole(table.get("track", 0)),
        engine=_known(EngineOptions, engine | {"hotwords": tuple(engine.get("hotwords", ()))}),
        conditions=_known(Conditions, {**conditions, "not_before": _moment(begins) if begins else None}),
        export=_export(table.get("export", {}), data),
        replace=bool(table.get("replace", False)),
    )


def _export_table(options: ExportOptions, data: Path) -> dict[str, object]:
    """What differs from the usual."""
    found = {one.name: getattr(options, one.name) for one in fields(options)}
    plain = found | {
        "profile": options.profile and asdict(options.profile),
        "frame_rate": options.frame_rate and str(options.frame_rate),
        "sound": options.sound and _path_text(options.sound, data),
    }
    return {name: plain[name] for name, value in found.items() if value != getattr(DEFAULT_OPTIONS, name)}


def _export(table: Mapping[str, Any], data: Path) -> ExportOptions:
    profile, rate, sound = (table.get(name) for name in ("profile", "frame_rate", "sound"))
    read = {
        "profile": _profile(profile) if profile else None,
        "frame_rate": Fraction(rate) if rate else None,
        "sound": data / sound if sound else None,
    }
    return _known(ExportOptions, {**table, **read})


def _profile(table: Mapping[str, Any]) -> Profile:
    return _known(Profile, {**table, "speed": tuple((start_ms, chars) for start_ms, chars in table["speed"])})


def _known(kind: type[T], table: Mapping[str, Any]) -> T:
    """A value of these fields, without those it does not know."""
    names = {one.name for one in fields(kind)}  # type: ignore[arg-type]  # each is a dataclass
    return kind(**{name: value for name, value in table.items() if name in names})


def _path_text(path: Path, data: Path) -> str:
    whole, root = path.absolute(), data.absolute()
    return whole.relative_to(root).as_posix() if whole.is_relative_to(root) else str(whole)


def _moment(value: object) -> dt.datetime:
    moment = moments.understood(value)
    if moment is None:
        raise ValueError(f"moment = {value!r}")
    return moment


def _whole(value: object) -> int:
    if type(value) is not int or value < 0:
        raise ValueError(f"number = {value!r}")
    return value
