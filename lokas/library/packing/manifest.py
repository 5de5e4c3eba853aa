"""What a backup says it holds: each file with its size and digest, checked before anything of it is written.

manifest.json                          format, version, made, meetings, glossary
meetings/2026-03-14 Budget [k3f9]/…    the files of each meeting
glossary.txt                           the association's names and terms, if there are
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from lokas.formats import FileFormat
from lokas.library.packing.portable import portable

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMAT = FileFormat("lokas.backup", 1, 0)
MANIFEST, MEETINGS, GLOSSARY = "manifest.json", "meetings", "glossary.txt"
MOST_DEPTH = 8
"""Folders in folders of a meeting; it makes two."""

_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class PackedFile:
    """A file in a backup: its name there with ``/`` between the parts, its size in bytes, its SHA-256 (hex)."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class PackedMeeting:
    """A meeting in a backup: the name of its folder, which meeting it is (see `travelling.identity`), its files."""

    folder: str
    identity: str
    title: str
    files: tuple[PackedFile, ...]

    @property
    def known_by(self) -> str:
        """Which meeting it is, or of a damaged one its folder's name."""
        return self.identity or self.folder

    @property
    def size(self) -> int:
        """The bytes of all its files."""
        return sum(file.size for file in self.files)

    def name_in_folder(self, file: PackedFile) -> tuple[str, ...]:
        """The parts of a file's name in the meeting's folder."""
        return tuple(file.name.split("/")[2:])


@dataclass(frozen=True, slots=True)
class Manifest:
    """All of a backup; `made` is a moment as `lokas.meeting.moments` writes it."""

    made: str
    meetings: tuple[PackedMeeting, ...]
    glossary: PackedFile | None = None

    def files(self) -> Iterator[PackedFile]:
        """Every file."""
        for meeting in self.meetings:
            yield from meeting.files
        if self.glossary:
            yield self.glossary


class NewerBackupError(ValueError):
    """The backup was made by a later Lokas; its text is the version."""


def write_manifest(manifest: Manifest) -> bytes:
    """As it stands in the backup."""
    return json.dumps({**FORMAT.stamp, **asdict(manifest)}, ensure_ascii=False, indent=1).encode("utf-8")


def read_manifest(content: bytes) -> Manifest:
    """The manifest that `write_manifest` wrote, now or in an earlier version, once its names are found to be safe.

    Raises `NewerBackupError`, ValueError if it is none, or has a name that leads elsewhere.
    """
    try:
        told = json.loads(content)
        if newer := FORMAT.too_new(told):
            raise NewerBackupError(newer)
        meetings = tuple(_meeting(one) for one in told["meetings"])
        glossary = None if told.get("glossary") is None else _file(told["glossary"])
        manifest = Manifest(str(told["made"]), meetings, glossary)
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(str(error)) from error
    _refuse_unsafe(manifest)
    return manifest


def _meeting(told: dict[str, Any]) -> PackedMeeting:
    files = tuple(_file(one) for one in told["files"])
    return PackedMeeting(str(told["folder"]), str(told["identity"]), str(told["title"]), files)


def _file(told: dict[str, Any]) -> PackedFile:
    name, size, sha256 = told["name"], told["size"], told["sha256"]
    if type(name) is not str or type(size) is not int or size < 0 or not _SHA256.fullmatch(str(sha256)):
        raise ValueError(str(name))
    return PackedFile(name, size, sha256)


def _refuse_unsafe(manifest: Manifest) -> None:
    """Every name is one that any file system takes, in the folder of its meeting, and no two are alike."""
    seen: set[str] = set()
    if manifest.glossary and manifest.glossary.name != GLOSSARY:
        raise ValueError(manifest.glossary.name)
    for meeting in manifest.meetings:
        for file in meeting.files:
            parts = file.name.split("/")
            inside = parts[:2] == [MEETINGS, meeting.folder] and 0 < len(parts[2:]) <= MOST_DEPTH
            if not inside or any(portable(part) != part for part in parts) or file.name.casefold() in seen:
                raise ValueError(file.name)
            seen.add(file.name.casefold())
    folders = [meeting.folder.casefold() for meeting in manifest.meetings]
    if len(set(folders)) != len(folders) or any(portable(one.folder) != one.folder for one in manifest.meetings):
        raise ValueError(MEETINGS)
