"""The folders of meetings that another computer made, copied into the library."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lokas.errors import InputError
from lokas.jobs import Notice
from lokas.library.incoming.arrivals import Arrivals
from lokas.library.incoming.arriving import Bytes, Tally, put, require_room
from lokas.library.packing.travelling import contents_of, identity
from lokas.locks import is_held
from lokas.meeting import FACTS, SOUND, TRANSCRIPT, Damaged, Meeting, find_meetings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lokas.jobs import CancelToken, Event
    from lokas.library.incoming.arrivals import Arrived
    from lokas.library.packing.travelling import Contents


def import_folder(
    root: Path, path: Path, emit: Callable[[Event], None], token: CancelToken, *, as_copy: bool = False
) -> Arrived:
    """Copy a meeting's folder, or all meetings under a folder, into `root`; what is at `path` stays as it is.

    Emits `Progress` in bytes, `Notice` ``backup.recording`` (path) of a meeting that is being recorded,
    ``backup.link_left_out`` (path), and as `Arrivals`.
    Raises `Cancelled`, `InputError` ``import.inside`` (path), ``import.no_meeting`` (path), ``input.not_readable``,
    `OutputError` ``import.no_room`` (path, needed, free), ``output.disk_full``, ``output.not_writable``.
    """
    if path.resolve().is_relative_to(root.resolve()):
        raise InputError("import.inside", path=str(path))
    arrivals, found = Arrivals(root, emit, as_copy=as_copy), _meetings(path)
    contents = {one.folder: contents_of(one.folder) for one in found}
    wanted = [contents[one.folder] for one in found if arrivals.wants(_known_by(one))]
    needed = sum(file.size for one in wanted for file in one.files)
    require_room(root, needed)
    tally = Tally(needed, emit, token)
    for one in found:
        if is_held(Meeting(one.folder).lock):
            arrivals.leave_out(Notice("backup.recording", {"path": str(one.folder)}))
            continue
        title = one.folder.name if isinstance(one, Damaged) else one.facts.title
        arrivals.take(_known_by(one), title, one.folder.name, partial(_fill, contents[one.folder], tally, emit))
    return arrivals.done()


def _meetings(path: Path) -> list[Meeting | Damaged]:
    """The meeting in a folder, or those under it. Raises ``import.no_meeting`` (path), and as `find_meetings`."""
    if any((path / name).exists() for name in (FACTS, SOUND, TRANSCRIPT)):
        try:
            return [Meeting.open(path)]
        except InputError as error:
            return [Damaged(path.absolute(), error)]
    found = list(find_meetings(path))
    if not found:
        raise InputError("import.no_meeting", path=str(path))
    return found


def _known_by(one: Meeting | Damaged) -> str:
    return one.folder.name if isinstance(one, Damaged) else identity(one.facts)


def _fill(contents: Contents, tally: Tally, emit: Callable[[Event], None], folder: Path) -> None:
    for file in contents.files:
        put(folder, file.name, Bytes(file.path, tally))
    for link in contents.left_out:
        emit(Notice("backup.link_left_out", {"path": str(link)}))
