"""Recordings that Lokas did not make become meetings: linked where they lie, or copied into the meeting's folder."""

from __future__ import annotations

import datetime as dt
import re
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lokas.audio.decode import probe
from lokas.errors import InputError, OutputError
from lokas.files import write_atomic
from lokas.jobs import Notice
from lokas.library.incoming.arriving import Bytes, Tally, require_room, settle, size_of, staging
from lokas.library.packing.portable import portable
from lokas.meeting import SOUND, Meeting, find_meetings, moments
from lokas.meeting.facts import Imported, MeetingFacts
from lokas.text.export import EXPORTERS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lokas.audio.decode import MediaInfo
    from lokas.jobs import CancelToken, Event
    from lokas.types import Transcript

CLOSED = "imported"
"""Why there is no more of the sound to come."""

_OTHERS = (".toml", ".json", ".jsonl", ".txt", ".lock", ".status", ".part")
"""How the names of other files of a meeting end; FFmpeg looks at what a file holds, whatever its name."""

_DAY = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<dash>[-_. ]?)(?P<month>\d\d)(?P=dash)(?P<day>\d\d)(?!\d)"
    r"(?:[ T_-]{1,3}(?P<hour>[01]\d|2[0-3])[h:._-]?(?P<minute>[0-5]\d)(?:[:._-]?[0-5]\d)?(?!\d))?"
)
"""A day in a file's name, as recorders and careful people write it, and perhaps the time: 20260314_183000."""


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """A file or folder to take in, and what a person says of it; what they do not say is taken from the file.

    `began`: aware of its zone. `track`: from 0; None: the first. `copy`: take the sound into the meeting's folder; else
    it stays where it lies, and the meeting knows where. `again`: make a meeting of it also if it is one already.
    """

    path: Path
    title: str = ""
    began: dt.datetime | None = None
    association: str = ""
    people: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    language: str | None = None
    track: int | None = None
    copy: bool = False
    again: bool = False


def import_sound(root: Path, request: ImportRequest, emit: Callable[[Event], None], token: CancelToken) -> Meeting:
    """A meeting in `root` whose sound is the file at `request.path`, of any format FFmpeg reads.

    When it began is what the file tells of itself, else its name, else when it was last written less its length.
    Emits `Progress` in bytes, `Notice` ``import.tracks`` (path, track, available) if none was chosen of several.
    Raises `Cancelled`, what `probe` raises, `InputError` ``input.no_such_track`` (path, track, available),
    ``import.already`` (path, meeting), ``import.no_link`` (path), `OutputError` ``import.no_room`` (path, needed,
    free), ``output.disk_full``, ``output.not_writable``.
    """
    return make_meeting(root, request, emit, token, sound=request.path)


def make_meeting(
    root: Path,
    request: ImportRequest,
    emit: Callable[[Event], None],
    token: CancelToken,
    *,
    sound: Path | None = None,
    text: Transcript | None = None,
) -> Meeting:
    """A meeting of a sound, of a text, or of both; `request.path` names it. Raises as `import_sound`."""
    media = probe(sound) if sound else None
    track = _chosen_track(sound, request.track, media, emit) if sound and media else 0
    with staging(root) as stage:
        imported = _take_sound(sound, track, stage, request, Tally(size_of(sound), emit, token)) if sound else None
        if imported and not request.again:
            _refuse_twin(root, request.path, imported)
        meeting = Meeting.create_with(stage, _facts(request, media, sound, imported))
        if imported and not imported.linked:
            (stage / imported.file).rename(meeting.folder / imported.file)
        if text:
            write_atomic(meeting.transcript, EXPORTERS["json"].write(text))
        meeting.log("import.done", file=str(request.path.absolute()), sha256=imported.sha256 if imported else None)
        return Meeting(settle(meeting.folder, root))


def relink(
    meeting: Meeting, path: Path, emit: Callable[[Event], None], token: CancelToken, *, other: bool = False
) -> None:
    """Tell where the sound of a meeting lies now, or give a sound to one that has none; the file stays where it is.

    `other`: it may also be another sound than the one that was imported. Emits `Progress` in bytes.
    Raises `Cancelled`, what `probe` raises, `InputError` ``import.other_sound`` (path, meeting), ``import.no_link``
    (path), ``input.no_such_track``, `OutputError` ``import.has_sound`` (path), and as `Meeting.update`.
    """
    known = meeting.facts.imported
    if meeting.sound.exists() or (known is not None and not known.linked and meeting.sound_file().exists()):
        raise OutputError("import.has_sound", path=str(meeting.folder))
    track = known.track if known else 0
    _chosen_track(path, track, probe(path), emit)
    link = _linked(path, track, Tally(size_of(path), emit, token))
    if known and known.sha256 and link.sha256 != known.sha256 and not other:
        raise InputError("import.other_sound", path=str(path), meeting=str(meeting.folder))
    meeting.update(
        lambda facts: replace(
            facts,
            imported=link,
            sound_deleted=None,
            deletion_asked=None,
            closed=facts.closed or CLOSED,
            closed_at=facts.closed_at or moments.now(),
        )
    )
    meeting.log("import.linked", file=link.file, sha256=link.sha256)


def _chosen_track(path: Path, asked: int | None, media: MediaInfo, emit: Callable[[Event], None]) -> int:
    """The track asked for, or the first, and then told if there are others. Raises ``input.no_such_track``."""
    available = [track.index for track in media.tracks]
    track = asked or 0
    if track not in available:
        raise InputError("input.no_such_track", path=str(path), track=track, available=available)
    if asked is None and len(available) > 1:
        emit(Notice("import.tracks", {"path": str(path), "track": track, "available": available}))
    return track


def _take_sound(sound: Path, track: int, stage: Path, request: ImportRequest, tally: Tally) -> Imported:
    """The sound as a meeting names it: where it lies, or after a copy its name in `stage`."""
    if not request.copy:
        return _linked(sound, track, tally)
    require_room(stage, size_of(sound))
    content, name = Bytes(sound, tally), _own_name(sound)
    write_atomic(stage / name, content)
    return Imported(name, content.sha256, content.size, track)


def _facts(
    request: ImportRequest, media: MediaInfo | None, sound: Path | None, imported: Imported | None
) -> MeetingFacts:
    """What is known of a meeting that is imported: what was said of it, and what its file tells."""
    length = dt.timedelta(milliseconds=(media.duration_ms if media else None) or 0)
    began = request.began or (media.created if media else None) or _began_by_name(request.path)
    began = began or _written(sound or request.path) - length
    return MeetingFacts(
        title=request.title or _title(request.path),
        began=began,
        ended=began + length if length else None,
        association=request.association,
        language=request.language,
        people=request.people,
        tags=request.tags,
        closed=CLOSED,
        closed_at=moments.now(),
        imported=imported,
    )


def _linked(path: Path, track: int, tally: Tally) -> Imported:
    place = str(path.absolute())
    if place.encode("utf-8", "replace").decode("utf-8") != place:  # no text of TOML can hold it
        raise InputError("import.no_link", path=str(path))
    content = Bytes(path, tally).read_through()
    return Imported(place, content.sha256, content.size, track)


def _own_name(path: Path) -> str:
    """The name of the sound in the meeting's folder: its own, unless something else goes by it."""
    name = portable(path.name)
    return f"sound {name}" if name.casefold() == SOUND or name.casefold().endswith(_OTHERS) else name


def _refuse_twin(root: Path, path: Path, imported: Imported) -> None:
    for one in find_meetings(root):
        known = one.facts.imported if isinstance(one, Meeting) else None
        if known and known.sha256 == imported.sha256 and known.track == imported.track:
            raise InputError("import.already", path=str(path), meeting=str(one.folder))


def _title(path: Path) -> str:
    """The name of the file, without its suffix and the day in it, unless there is nothing else."""
    rest = _DAY.sub(" ", path.stem).replace("_", " ")
    return " ".join(rest.split()).strip(" -–.") or path.stem


def _began_by_name(path: Path) -> dt.datetime | None:
    """The moment in a file's name, by this computer's clock; None if there is none."""
    found = _DAY.search(path.stem)
    if found is None:
        return None
    numbers = (int(found[part] or 0) for part in ("year", "month", "day", "hour", "minute"))
    with suppress(ValueError, OverflowError, OSError):
        return dt.datetime(*numbers).astimezone()  # type: ignore[arg-type]  # five numbers
    return None


def _written(path: Path) -> dt.datetime:
    """When the file was last written: where a recorder did it, the end of the recording."""
    try:
        return dt.datetime.fromtimestamp(path.stat().st_mtime).astimezone().replace(microsecond=0)
    except (OSError, ValueError, OverflowError):
        return moments.now()
