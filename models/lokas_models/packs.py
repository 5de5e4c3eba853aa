"""Models that travel without a network: packed into one zip, and taken in from a folder or a zip."""

from __future__ import annotations

import hashlib
import os
import unicodedata
import zipfile
import zlib
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import IO, TYPE_CHECKING

from lokas_models.catalogue import WEIGHTS
from lokas_models.disk import chunks, reading, require_space, writing
from lokas_models.errors import DiskError, ModelError
from lokas_models.manifest import KNOWN, MANIFEST, FileRecord, Manifest, manifest_text, missing_files, parse_manifest

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from lokas_models.catalogue import Catalogue, ModelEntry
    from lokas_models.disk import Stop, Tick

MAX_SIZE = 10_000_000_000
"""Bytes of the largest model taken in; the largest Whisper is 3.1 GB, and 6.2 GB in 32 bits."""
MAX_RATIO = 50
"""Most bytes a zip may unfold from one of its own; weights hardly shrink, the self-test model's to a third."""
MAX_MANIFEST = 100_000
_RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
_UNREADABLE_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)


@dataclass(frozen=True, slots=True)
class Source:
    """The files of a model somewhere outside the store: sizes in bytes by name, and how to open one."""

    path: Path
    sizes: dict[str, int]
    open: Callable[[str], AbstractContextManager[IO[bytes]]]

    def read(self, name: str, should_stop: Stop) -> Iterator[bytes]:
        """The bytes of a file; raises ``disk.not_readable`` or ``model.bad_archive``."""
        try:
            with reading(self.path), self.open(name) as file:
                yield from chunks(file, should_stop)
        except _UNREADABLE_ZIP as error:
            raise ModelError("model.bad_archive", path=str(self.path), reason=str(error)) from error

    def manifest(self) -> Manifest | None:
        """The manifest a pack brings along, or None; raises ``model.damaged`` or ``model.newer_format``."""
        if self.sizes.get(MANIFEST, MAX_MANIFEST) >= MAX_MANIFEST:
            return None
        data = b"".join(self.read(MANIFEST, lambda: False))
        return parse_manifest(data.decode("utf-8", "replace"), self.path.name)


@contextmanager
def open_source(path: Path) -> Iterator[Source]:
    """The model's files in the folder or zip at `path`, at its root or in one folder inside.

    Only files with the names of a CTranslate2 model, or of a pair for speakers, are seen. Raises
    ``disk.not_readable``, ``model.bad_archive``, ``model.unsafe_archive`` (a member that leaves its folder, or unfolds
    to far more than it is) or ``model.no_weights`` (none of `WEIGHTS`, or several).
    """
    if path.is_dir():
        yield _folder_source(path)
        return
    with reading(path):
        file = path.open("rb")
    with file:
        yield _zip_source(path, file)


def _folder_source(path: Path) -> Source:
    with reading(path):
        candidates = [path, *(child for child in sorted(path.iterdir()) if child.is_dir())]
        found = [folder for folder in candidates if any((folder / name).is_file() for name in WEIGHTS)]
        if not found or (found[0] != path and len(found) > 1):
            raise ModelError("model.no_weights", path=str(path))
        names = (name for name in (*KNOWN, MANIFEST) if (found[0] / name).is_file())
        sizes = {name: (found[0] / name).stat().st_size for name in names}
    return Source(path, sizes, lambda name: (found[0] / name).open("rb"))


def _zip_source(path: Path, file: IO[bytes]) -> Source:
    try:
        archive = zipfile.ZipFile(file)
    except _UNREADABLE_ZIP as error:
        raise ModelError("model.bad_archive", path=str(path), reason=str(error)) from error
    members = [member for member in archive.infolist() if not member.is_dir()]
    for member in members:
        _require_inside(path, member)
    paths = (PurePosixPath(member.filename) for member in members)
    weights = [path for path in paths if path.name in WEIGHTS]
    if len(weights) != 1:
        raise ModelError("model.no_weights", path=str(path))
    home = weights[0].parent
    wanted = {str(home / name): name for name in (*KNOWN, MANIFEST)}
    found = {wanted[member.filename]: member for member in members if member.filename in wanted}
    for member in found.values():
        _require_plausible(path, member)
    sizes = {name: member.file_size for name, member in found.items()}
    return Source(path, sizes, lambda name: archive.open(found[name]))


def _require_inside(path: Path, member: zipfile.ZipInfo) -> None:
    name = member.orig_filename.replace("\\", "/")
    if name.startswith("/") or ":" in name.split("/")[0] or ".." in name.split("/"):
        raise ModelError("model.unsafe_archive", path=str(path), member=member.orig_filename)


def _require_plausible(path: Path, member: zipfile.ZipInfo) -> None:
    too_thin = member.file_size > MAX_RATIO * member.compress_size + MAX_MANIFEST
    if too_thin or member.file_size > MAX_SIZE:
        raise ModelError("model.unsafe_archive", path=str(path), member=member.filename)


def take_in(source: Source, into: Path, *, named: bool, tick: Tick, should_stop: Stop) -> tuple[FileRecord, ...]:
    """Copy the model's files of `source` into the folder `into`, hashed on the way and flushed to the disk.

    Raises ``model.incomplete`` before anything is copied, ``disk.too_small``, `Stopped`, and as `Source.read` does.
    """
    bands_are_known = () if named else ("preprocessor_config.json",)  # the catalogue will tell
    missing = [name for name in missing_files(source.sizes, None) if name not in bands_are_known]
    if missing:
        raise ModelError("model.incomplete", model=source.path.name, missing=missing)
    require_space(into, sum(source.sizes.values()))
    names = [name for name in KNOWN if name in source.sizes]
    return tuple(_copy(source, name, into / name, tick, should_stop) for name in names)


def _copy(source: Source, name: str, target: Path, tick: Tick, should_stop: Stop) -> FileRecord:
    digest, size = hashlib.sha256(), 0
    with writing(target), target.open("wb") as file:
        for data in source.read(name, should_stop):
            file.write(data)
            digest.update(data)
            size += len(data)
            tick(len(data))
        file.flush()
        os.fsync(file.fileno())
    return FileRecord(name, size, digest.hexdigest(), "import")


def recognise(
    records: tuple[FileRecord, ...], declared: Manifest | None, catalogue: Catalogue, name: str | None
) -> Manifest:
    """Which model the files are: one of the catalogue by its weights, one a pack declares, or `name`.

    Every file must have the digest the catalogue or the pack gives for it; files a catalogue model does not have are
    left out. Raises ``model.unrecognised``, ``model.incomplete`` or ``model.damaged``.
    """
    weights = next(record.sha256 for record in records if record.name in WEIGHTS)
    declared_id = declared.id if declared else ""
    entry = None if name else catalogue.by_weights(weights) or catalogue.find(declared_id)
    model = name or (entry.id if entry else declared_id)
    if not model:
        raise ModelError("model.unrecognised", sha256=weights)
    missing = missing_files((record.name for record in records), entry)
    if missing:
        raise ModelError("model.incomplete", model=model, missing=list(missing))
    kept = tuple(_verified(record, entry) for record in records if entry is None or entry.file(record.name))
    digests = _digests(declared, entry)
    wrong = [record.name for record in kept if digests.get(record.name, record.sha256) != record.sha256]
    if wrong:
        raise ModelError("model.damaged", model=model, files=wrong)
    return Manifest(model, entry.repository if entry else "", entry.revision if entry else "", kept)


def _verified(record: FileRecord, entry: ModelEntry | None) -> FileRecord:
    file = entry.file(record.name) if entry else None
    return replace(record, verified_by="catalogue") if file and file.sha256 else record


def _digests(declared: Manifest | None, entry: ModelEntry | None) -> dict[str, str]:
    from_pack = {file.name: file.sha256 for file in declared.files} if declared else {}
    from_catalogue = {file.name: file.sha256 for file in entry.files if file.sha256} if entry else {}
    return from_pack | from_catalogue


def one_form(name: str) -> str:
    """`name` without outer spaces, its accents in the one form (NFC) names of folders have here."""
    return unicodedata.normalize("NFC", name).strip()


def own_name(name: str, taken: Collection[str]) -> str:
    """The name a person gives to a model of their own, in one Unicode form, if a folder can bear it everywhere.

    Raises ``model.bad_name`` or, for a name in `taken`, ``model.name_taken``.
    """
    clean = one_form(name)
    odd = any(unicodedata.category(sign) == "Cc" or sign in '<>:"/\\|?*' for sign in clean)
    if odd or not 0 < len(clean) <= 80 or clean[0] == "." or clean[-1] == ".":  # noqa: PLR2004 - room in a path
        raise ModelError("model.bad_name", name=name)
    if clean.split(".")[0].casefold() in _RESERVED:  # Windows gives these names to devices
        raise ModelError("model.bad_name", name=name)
    if clean.casefold() in taken:
        raise ModelError("model.name_taken", name=name)
    return clean


def write_pack(folder: Path, manifest: Manifest, target: Path, tick: Tick, should_stop: Stop) -> None:
    """Write the model in `folder` to the zip `target`, complete or not at all, each file checked as it goes in.

    Stored, not deflated: weights do not shrink. Raises ``disk.exists``, ``disk.too_small``, ``disk.full``,
    ``model.damaged``, `Stopped`.
    """
    if target.exists():
        raise DiskError("disk.exists", path=str(target))
    require_space(target.parent, manifest.size)
    temporary = target.with_name(f".{target.name}.part")
    try:
        with writing(target), temporary.open("wb") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
                _fill(archive, folder, manifest, tick, should_stop)
            file.flush()
            os.fsync(file.fileno())
        with writing(target):
            temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


def _fill(
    archive: zipfile.ZipFile,
    folder: Path,
    manifest: Manifest,
    tick: Tick,
    should_stop: Stop,
) -> None:
    home = f"lokas-model-{manifest.id}"
    for record in manifest.files:
        digest = hashlib.sha256()
        source = Source(folder, {}, lambda name: (folder / name).open("rb"))
        with archive.open(zipfile.ZipInfo(f"{home}/{record.name}"), "w", force_zip64=True) as member:
            for data in source.read(record.name, should_stop):
                member.write(data)
                digest.update(data)
                tick(len(data))
        if digest.hexdigest() != record.sha256:
            raise ModelError("model.damaged", model=manifest.id, files=[record.name])
    archive.writestr(zipfile.ZipInfo(f"{home}/{MANIFEST}"), manifest_text(manifest))
