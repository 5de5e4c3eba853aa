"""Folders of meetings that change their place or their name, only while nobody works in them."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from lokas.errors import OptionError, OutputError
from lokas.files import write_error
from lokas.library.references import key_in_name
from lokas.locks import is_held
from lokas.meeting import DOCUMENT_LOCK, Meeting
from lokas.meeting.names import folder_name
from lokas_models.disk import sync_folder

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path


def refuse_busy(folder: Path) -> None:
    """Raise `OutputError` ``meeting.recording`` (path) or ``meeting.busy`` (path) if a process works in a folder."""
    meeting = Meeting(folder)
    if is_held(meeting.lock):
        raise OutputError("meeting.recording", path=str(folder))
    if is_held(meeting.work_lock) or is_held(folder / DOCUMENT_LOCK):
        raise OutputError("meeting.busy", path=str(folder))


def rename(meeting: Meeting, title: str) -> Meeting:
    """The meeting under another title: its facts, and the name of its folder, which keeps the key in its brackets.

    What was exported keeps its names. A crash in between leaves the new name with the old title, and a meeting that is
    whole: done again it is finished.
    Raises as `refuse_busy` and `Meeting.update`, `OptionError` ``library.no_title``, `OutputError`
    ``output.not_writable`` (path, reason); folder and facts are then as they were.
    """
    title = " ".join(title.split())
    if not title:
        raise OptionError("library.no_title")
    before = meeting.facts.title
    refuse_busy(meeting.folder)
    renamed = Meeting(_renamed(meeting.folder, title, meeting.facts.began))
    try:
        renamed.update(lambda facts: replace(facts, title=title))
    except BaseException:
        with suppress(OSError):
            renamed.folder.rename(meeting.folder)
        raise
    note(renamed.folder, "shelf.renamed", before=before, after=title)
    return renamed


def move(folder: Path, target: Path) -> None:
    """Move a folder within a disk, at once or not at all. Raises `OutputError` ``output.not_writable``."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        folder.rename(target)
        sync_folder(target.parent)
        sync_folder(folder.parent)
    except OSError as error:
        raise write_error(folder, error) from error


def note(folder: Path, code: str, **data: object) -> None:
    """Note in the log of a meeting what was done; where that cannot be written, it is done all the same."""
    with suppress(OutputError):
        Meeting(folder).log(code, **data)


def _renamed(folder: Path, title: str, began: dt.datetime) -> Path:
    """Its place under a name for this title; a key that a copy beside it has already is drawn anew."""
    drawn, key = folder_name(title, began), key_in_name(folder)
    kept = f"{drawn.rpartition(' ')[0]} [{key}]" if key else drawn
    target = folder.with_name(kept)
    if target == folder:
        return folder
    if target.exists() and not target.samefile(folder):  # the same where only the case differs
        target = folder.with_name(drawn)
    move(folder, target)
    return target
