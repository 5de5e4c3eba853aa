"""Meetings and the glossary in one `.lokas` file: a zip, of which `manifest` tells what it holds, for another computer.

Sound is stored as it is, which no compression makes smaller; text is deflated.
"""

from __future__ import annotations

import hashlib
import os
import time
import zipfile
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, TYPE_CHECKING, TypeGuard

from lokas.errors import InputError, LokasError, OutputError
from lokas.files import write_error
from lokas.jobs import Notice
from lokas.library.incoming.arriving import Bytes, Tally, require_room, size_of
from lokas.library.packing.manifest import (
    GLOSSARY,
    MANIFEST,
    MEETINGS,
    Manifest,
    PackedFile,
    PackedMeeting,
    write_manifest,
)
from lokas.library.packing.portable import portable, unlike
from lokas.library.packing.travelling import Travelling, contents_of, identity
from lokas.locks import is_held
from lokas.meeting import FACTS, Meeting, moments
from lokas.meeting.facts import Imported, MeetingFacts
from lokas.text.characters import clean
from lokas_models.disk import sync_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from lokas.jobs import CancelToken, Event

TEXT = frozenset({".toml", ".json", ".jsonl", ".txt", ".md", ".srt", ".vtt", ".csv", ".tsv", ".html", ".rttm"})
"""What is worth deflating; documents of word processors are compressed already."""
ZIP_YEARS = range(1980, 2108)
"""A zip knows no other."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What goes into a backup: folders of meetings, the glossary if that is a file, and whether linked sounds too."""

    folders: tuple[Path, ...]
    glossary: Path | None = None
    with_sound: bool = False


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was written: its file, how many meetings it holds, those left out, and those it holds in part."""

    path: Path
    meetings: int
    left_out: tuple[Path, ...] = ()
    incomplete: tuple[Path, ...] = ()


def back_up(
    wanted: Wanted,
    target: Path,
    emit: Callable[[Event], None],
    token: CancelToken,
    *,
    replace_existing: bool = False,
) -> Backup:
    """Write meetings into one file, whole or not at all. A damaged meeting goes along as it is.

    Emits `Progress` in bytes, and `Notice`: ``backup.recording`` (path) of a meeting that is being recorded and left
    out; ``backup.linked``, ``backup.sound_missing``, ``backup.sound_changed`` (path, sound) where the sound of one is
    not in the backup; ``backup.link_left_out`` (path); ``backup.changing`` (path) if files went while they were read,
    ``backup.unreadable`` (path, reason) if one cannot be.
    Raises `Cancelled`, `InputError` ``backup.nothing``, ``input.not_readable`` (path, reason) of a whole folder,
    `OutputError` ``output.exists`` (paths), ``import.no_room`` (path, needed, free), ``output.disk_full``,
    ``output.not_writable``.
    """
    if target.exists() and not replace_existing:
        raise OutputError("output.exists", paths=[str(target)])
    recorded = tuple(folder for folder in wanted.folders if is_held(Meeting(folder).lock))
    for folder in recorded:
        emit(Notice("backup.recording", {"path": str(folder)}))
    taken: set[str] = set()
    names = {folder: unlike(portable(folder.name), taken) for folder in wanted.folders if folder not in recorded}
    packs = [_Pack.of(folder, name, wanted, target, emit) for folder, name in names.items()]
    if not packs:
        raise InputError("backup.nothing")
    total = sum(pack.size for pack in packs)
    require_room(target.absolute().parent, total)
    tally = Tally(total, emit, token)
    with _written(target) as file, zipfile.ZipFile(file, "w") as archive:
        packed = [pack.write(archive, tally, emit) for pack in packs]
        meetings = tuple(one for one, _ in packed)
        glossary = _pack(archive, wanted.glossary, GLOSSARY, tally) if _is_there(wanted.glossary) else None
        archive.writestr(MANIFEST, write_manifest(Manifest(moments.written(moments.now()), meetings, glossary)))
    incomplete = tuple(pack.folder for pack, (_, whole) in zip(packs, packed, strict=True) if not whole)
    return Backup(target, len(meetings), recorded, incomplete)


@dataclass(frozen=True, slots=True)
class _Pack:
    """A meeting as it goes into the backup, by which name; `sound` is a linked one that goes along."""

    folder: Path
    name: str
    files: tuple[Travelling, ...]
    sound: Travelling | None

    @classmethod
    def of(cls, folder: Path, name: str, wanted: Wanted, target: Path, emit: Callable[[Event], None]) -> _Pack:
        """What there is to pack, without the backup itself, and what is to be told of it."""
        contents, facts = contents_of(folder), _facts(folder)
        for link in contents.left_out:
            emit(Notice("backup.link_left_out", {"path": str(link)}))
        files = tuple(file for file in contents.files if file.path != target.absolute())
        imported = facts.imported if facts else None
        sound = _linked_sound(folder, imported, files, wanted, emit) if imported and imported.linked else None
        return cls(folder, name, files, sound)

    @property
    def size(self) -> int:
        """The bytes there are to read: a linked sound twice, first to see that it is the one."""
        return sum(file.size for file in self.files) + (2 * self.sound.size if self.sound else 0)

    def write(
        self, archive: zipfile.ZipFile, tally: Tally, emit: Callable[[Event], None]
    ) -> tuple[PackedMeeting, bool]:
        """Pack the meeting; gives whether that is all of it, and tells what is not."""
        facts = _facts(self.folder)
        sound = self._checked_sound(facts, tally, emit)
        files = (*self.files, *([sound] if sound else []))
        packed = [one for file in files if (one := self._pack(archive, file, sound, tally, emit))]
        known, title = (identity(facts), facts.title) if facts else ("", self.name)
        return PackedMeeting(self.name, known, title, tuple(packed)), len(packed) == len(files)

    def _checked_sound(
        self, facts: MeetingFacts | None, tally: Tally, emit: Callable[[Event], None]
    ) -> Travelling | None:
        """The linked sound, if it is the one that was imported: what lies there now may be something else."""
        if self.sound is None or facts is None or facts.imported is None:
            return None
        if Bytes(self.sound.path, tally).read_through().sha256 == facts.imported.sha256:
            return self.sound
        emit(Notice("backup.sound_changed", {"path": str(self.folder), "sound": clean(str(self.sound.path))}))
        return None

    def _pack(
        self,
        archive: zipfile.ZipFile,
        file: Travelling,
        sound: Travelling | None,
        tally: Tally,
        emit: Callable[[Event], None],
    ) -> PackedFile | None:
        """Pack a file; None if that cannot be done, which does not keep the others from being saved."""
        name = "/".join((MEETINGS, self.name, *file.name))
        try:
            if file.name == (FACTS,) and sound:
                return _pack_content(archive, file.path, name, self._facts_with(sound))
            return _pack(archive, file.path, name, tally)
        except InputError as error:
            if error.code == "input.missing":
                emit(Notice("backup.changing", {"path": str(self.folder)}))
            else:
                emit(Notice("backup.unreadable", {"path": str(file.path), "reason": error.data.get("reason", "")}))
            return None

    def _facts_with(self, sound: Travelling) -> bytes:
        """The content of `meeting.toml` for a folder that has the sound in it."""
        from lokas.meeting.editing import edited_content  # noqa: PLC0415 - only writing needs its library

        file = Meeting(self.folder).facts_file
        facts, content = Meeting(self.folder).facts, file.read_bytes()
        own = replace(facts.imported or Imported(""), file=sound.name[0])
        return edited_content(file, content, replace(facts, imported=own))


def _facts(folder: Path) -> MeetingFacts | None:
    try:
        return Meeting(folder).facts
    except LokasError:
        return None


def _linked_sound(
    folder: Path, imported: Imported, files: Sequence[Travelling], wanted: Wanted, emit: Callable[[Event], None]
) -> Travelling | None:
    told = {"path": str(folder), "sound": clean(imported.file)}
    if not wanted.with_sound:
        emit(Notice("backup.linked", told))
        return None
    path = Path(imported.file)
    try:
        size = size_of(path) if path.is_file() else None
    except (LokasError, OSError):  # a disk that is not plugged in, a folder that may not be looked into
        size = None
    if size != imported.size:
        emit(Notice("backup.sound_missing" if size is None else "backup.sound_changed", told))
        return None
    name = unlike(portable(path.name), {file.name[0].casefold() for file in files})
    return Travelling(path, (name,), size or 0)


def _is_there(path: Path | None) -> TypeGuard[Path]:
    return path is not None and path.is_file()


def _pack(archive: zipfile.ZipFile, path: Path, name: str, tally: Tally) -> PackedFile:
    """Put a file into the archive as it is read. Raises as `Bytes`."""
    content = Bytes(path, tally)
    with archive.open(_entry(path, name), "w", force_zip64=True) as file:
        file.writelines(content)
    return PackedFile(name, content.size, content.sha256)


def _pack_content(archive: zipfile.ZipFile, path: Path, name: str, content: bytes) -> PackedFile:
    """Put a file into the archive with another content than it has."""
    archive.writestr(_entry(path, name), content)
    return PackedFile(name, len(content), hashlib.sha256(content).hexdigest())


def _entry(path: Path, name: str) -> zipfile.ZipInfo:
    """What the archive tells of a file: its name, when it was last written, and how it is packed."""
    entry = zipfile.ZipInfo(name)
    with suppress(OSError, ValueError, OverflowError):
        written = time.localtime(path.stat().st_mtime)[:6]
        entry.date_time = written if written[0] in ZIP_YEARS else entry.date_time
    entry.compress_type = zipfile.ZIP_DEFLATED if path.suffix.lower() in TEXT else zipfile.ZIP_STORED
    entry.external_attr = 0o644 << 16
    return entry


@contextmanager
def _written(path: Path) -> Iterator[IO[bytes]]:
    """A file that takes its place at the end, if the block ends well. Raises as `files.write_atomic`."""
    temporary = path.with_name(f".{path.name}.part")
    try:
        with temporary.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise write_error(path, error) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
