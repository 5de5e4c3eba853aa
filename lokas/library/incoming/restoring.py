"""A `.lokas` file becomes meetings again, on this computer or another; nothing that is here is ever written over.

What the file says of itself is checked before anything is written: every name, every size, the room on the disk. Each
meeting is then made in a hidden folder, its digests compared, and put in its place whole.
"""

from __future__ import annotations

import hashlib
import stat
import zipfile
import zlib
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from lokas.errors import InputError
from lokas.files import write_atomic
from lokas.jobs import CancelToken, Notice
from lokas.library.incoming.arrivals import Arrivals, DamagedError
from lokas.library.incoming.arriving import Bytes, Tally, put, require_room, size_of
from lokas.library.packing.manifest import MANIFEST, Manifest, NewerBackupError, read_manifest
from lokas.text.characters import clean
from lokas_models.disk import CHUNK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from lokas.jobs import Event
    from lokas.library.incoming.arrivals import Arrived
    from lokas.library.packing.manifest import PackedFile, PackedMeeting

UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError)
"""What Python raises for what a zip holds that is damaged, encrypted, or packed in a way it does not know."""
MOST_MANIFEST_BYTES = 100_000_000
"""A thousand meetings of a hundred files take some 20 MB; more would fill the memory."""

MOST_GLOSSARY_BYTES = 10_000_000
"""Ten times as many as a glossary may have to be read."""


def restore_backup(
    path: Path,
    root: Path,
    emit: Callable[[Event], None],
    token: CancelToken,
    *,
    glossary: Path | None = None,
    as_copy: bool = False,
) -> Arrived:
    """Put the meetings of a `.lokas` file into `root`. A meeting that is here already is told, and left as it is.

    `as_copy`: it becomes another meeting then. `glossary`: where the one of the backup goes if there is none here; else
    it is put beside it. Emits `Progress` in bytes, `Notice` ``backup.glossary_beside`` (path),
    ``backup.glossary_damaged`` (file), and as `Arrivals`.
    Raises `Cancelled`; `InputError` ``input.missing``, ``input.not_readable``, ``backup.not_backup`` (path),
    ``backup.newer`` (path, version), ``backup.damaged`` (path, file); `OutputError` ``import.no_room`` (path, needed,
    free), ``output.disk_full``, ``output.not_writable``. Nothing is written before the file is found to be in order.
    """
    with _opened(path) as archive:
        manifest = _manifest(archive, path)
        arrivals = Arrivals(root, emit, as_copy=as_copy)
        needed = sum(one.size for one in manifest.meetings if arrivals.wants(one.known_by))
        require_room(root, needed)
        tally = Tally(needed, emit, token)
        for one in manifest.meetings:
            arrivals.take(one.known_by, one.title, one.folder, partial(_unpack, archive, one, tally))
        if manifest.glossary and glossary:
            _put_glossary(archive, manifest.glossary, glossary, emit)
    return arrivals.done()


def _unpack(archive: zipfile.ZipFile, one: PackedMeeting, tally: Tally, folder: Path) -> None:
    for file in one.files:
        put(folder, one.name_in_folder(file), _content(archive, file, tally))


def _content(archive: zipfile.ZipFile, file: PackedFile, tally: Tally) -> Iterator[bytes]:
    """The bytes of a file, no more than its size. Raises `DamagedError`, at the end if they are not what they were."""
    digest, left = hashlib.sha256(), file.size
    try:
        with archive.open(file.name) as packed:
            while left and (data := packed.read(min(CHUNK, left))):
                digest.update(data)
                left -= len(data)
                tally.add(len(data))
                yield data
    except (*UNREADABLE, OSError) as error:
        raise DamagedError(file.name) from error
    if digest.hexdigest() != file.sha256:
        raise DamagedError(file.name)


def _put_glossary(archive: zipfile.ZipFile, packed: PackedFile, glossary: Path, emit: Callable[[Event], None]) -> None:
    """Put the glossary in its place; beside the one that is there, if that says something else."""
    content = _glossary_in(archive, packed)
    if content is None:
        emit(Notice("backup.glossary_damaged", {"file": packed.name}))
        return
    if not glossary.exists():
        write_atomic(glossary, [content])
    elif Bytes(glossary, Tally(0, lambda _: None, CancelToken())).read_through().sha256 != packed.sha256:
        beside = glossary.with_name(f"{glossary.stem} {packed.sha256[:8]}{glossary.suffix}")
        write_atomic(beside, [content])
        emit(Notice("backup.glossary_beside", {"path": str(beside)}))


def _glossary_in(archive: zipfile.ZipFile, packed: PackedFile) -> bytes | None:
    """The glossary of the backup; None if it is damaged, or is none."""
    if packed.size > MOST_GLOSSARY_BYTES:
        return None
    try:
        return b"".join(_content(archive, packed, Tally(packed.size, lambda _: None, CancelToken())))
    except DamagedError:
        return None


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    size_of(path)  # for its errors, which say more
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, NotImplementedError) as error:
        raise InputError("backup.not_backup", path=str(path)) from error
    except OSError as error:
        raise InputError("input.not_readable", path=str(path), reason=error.strerror or "") from error
    with archive:
        yield archive


def _manifest(archive: zipfile.ZipFile, path: Path) -> Manifest:
    """What the archive says it holds, found to be there, of the sizes it says."""
    try:
        with archive.open(MANIFEST) as packed:
            manifest = read_manifest(packed.read(MOST_MANIFEST_BYTES))
    except KeyError as error:
        raise InputError("backup.not_backup", path=str(path)) from error
    except NewerBackupError as error:
        raise InputError("backup.newer", path=str(path), version=clean(str(error))) from error
    except (ValueError, *UNREADABLE) as error:
        raise InputError("backup.damaged", path=str(path), file=MANIFEST) from error
    except OSError as error:
        raise InputError("input.not_readable", path=str(path), reason=error.strerror or "") from error
    entries = {entry.filename: entry for entry in archive.infolist()}
    for file in manifest.files():
        entry = entries.get(file.name)
        if entry is None or entry.file_size != file.size or stat.S_ISLNK(entry.external_attr >> 16):
            raise InputError("backup.damaged", path=str(path), file=file.name)
    return manifest
