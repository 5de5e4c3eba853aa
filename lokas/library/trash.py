"""The trash: meetings that were deleted, whole, until they are taken back or the trash is emptied.

It is Lokas' own, beside the meetings: a folder gets there by being renamed, however long its sound, and stays on its
disk. A file in each tells where it came from; a folder that a person put there without one is as good.
"""

from __future__ import annotations

import errno
import json
import secrets
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lokas.errors import LokasError, OutputError
from lokas.files import write_atomic, write_error
from lokas.formats import FileFormat
from lokas.library.moving import move, note, refuse_busy
from lokas.meeting import Damaged, Meeting, find_meetings, moments

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

FORMAT = FileFormat("lokas.trashed", 1, 0)
NOTE = ".trashed.json"
ERASED = ".erased-"
"""How the names of folders begin that are being deleted for good: hidden folders are nobody's meetings."""


@dataclass(frozen=True, slots=True)
class Trashed:
    """A meeting in the trash: where it lies and where it came from, when it was deleted (None: nobody noted it).

    `title` is the name of its folder and `began` None where it cannot be opened.
    """

    folder: Path
    origin: Path
    deleted: dt.datetime | None
    title: str
    began: dt.datetime | None
    size_bytes: int


def put_away(folder: Path, root: Path, trash: Path) -> Path:
    """Move the folder of a meeting, whole or damaged, to the trash; gives its place there.

    Raises as `refuse_busy`, and `OutputError` ``library.other_disk`` (path) if it does not lie on the disk of the
    trash, ``output.not_writable`` (path, reason).
    """
    refuse_busy(folder)
    target = _free(trash / folder.name)
    with suppress(OutputError):  # on a full disk, of all places, deleting must go on
        _note(folder, root)
    try:
        move(folder, target)
    except OutputError as error:
        _forget(folder)
        if isinstance(error.__cause__, OSError) and error.__cause__.errno == errno.EXDEV:
            raise OutputError("library.other_disk", path=str(folder)) from error
        raise
    note(target, "shelf.deleted")
    return target


def take_back(one: Trashed) -> Path:
    """Move a meeting out of the trash to where it was; gives its place.

    Raises `OutputError` ``library.taken`` (path) if something else is there now, ``output.not_writable`` (path,
    reason).
    """
    if one.origin.exists():
        raise OutputError("library.taken", path=str(one.origin))
    move(one.folder, one.origin)
    _forget(one.origin)
    note(one.origin, "shelf.restored")
    return one.origin


def trashed(root: Path, trash: Path) -> list[Trashed]:
    """What is in the trash, what was deleted last first. Raises as `find_meetings`."""
    found = [_trashed(one, root) for one in find_meetings(trash)]
    return sorted(found, key=lambda one: (one.deleted.timestamp() if one.deleted else 0, one.folder.name), reverse=True)


def erase(folder: Path) -> None:
    """Delete a folder for good; a crash leaves no half of a meeting: see `finish_erasing`. What it links to stays.

    Raises `OutputError` ``output.not_writable`` (path, reason).
    """
    doomed = folder.with_name(f"{ERASED}{secrets.token_hex(4)}")
    try:
        folder.rename(doomed)
        shutil.rmtree(doomed)
    except OSError as error:
        raise write_error(folder, error) from error


def finish_erasing(root: Path) -> None:
    """Delete what is left in `root` of folders whose deletion for good a crash cut short."""
    for left in root.glob(f"{ERASED}*"):
        shutil.rmtree(left, ignore_errors=True)


def _free(target: Path) -> Path:
    """The place itself, or one with a number behind its name if another meeting of the same name was deleted before."""
    places = (target if number == 1 else target.with_name(f"{target.name} ({number})") for number in range(1, 10_000))
    return next(place for place in places if not place.exists())


def _note(folder: Path, root: Path) -> None:
    inside = folder.is_relative_to(root.absolute())
    origin = folder.relative_to(root.absolute()).as_posix() if inside else str(folder)
    told = FORMAT.stamp | {"origin": origin, "deleted": moments.written(moments.now())}
    write_atomic(folder / NOTE, json.dumps(told, ensure_ascii=False))


def _forget(folder: Path) -> None:
    """Take the note away; one that stays in a meeting does no harm."""
    with suppress(OSError):
        (folder / NOTE).unlink(missing_ok=True)


def _noted(folder: Path) -> dict[str, Any]:
    try:
        found = json.loads((folder / NOTE).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _trashed(one: Meeting | Damaged, root: Path) -> Trashed:
    noted = _noted(one.folder)
    folder = one.folder.absolute()
    title, began = folder.name, None
    if isinstance(one, Meeting):
        with suppress(LokasError):  # it was whole a moment ago
            title, began = one.facts.title or title, one.facts.began
    deleted = moments.understood(noted.get("deleted"))
    return Trashed(folder, _origin(folder, noted, root), deleted, title, began, sum(_sizes(folder)))


def _origin(folder: Path, noted: dict[str, Any], root: Path) -> Path:
    """Where it came from, if that can still be reached; else its place among the meetings."""
    told = Path(str(noted.get("origin") or folder.name))
    reachable = told.parent.is_dir() if told.is_absolute() else ".." not in told.parts
    return root.absolute() / (told if reachable else folder.name)


def _sizes(folder: Path) -> Iterator[int]:
    for path in folder.rglob("*"):
        try:
            yield path.lstat().st_size
        except OSError:  # gone meanwhile, or not to be looked at
            continue
