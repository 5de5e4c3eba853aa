"""One model's folder: what a look at names and sizes says of it, and what its digests say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from lokas_models.disk import reading, sha256_of
from lokas_models.errors import ModelError, StoreError
from lokas_models.manifest import MANIFEST, SPEAKERS, Manifest, missing_files, read_manifest

if TYPE_CHECKING:
    from pathlib import Path

    from lokas_models.catalogue import ModelEntry
    from lokas_models.disk import Stop, Tick


State = Literal["good", "missing", "damaged"]


@dataclass(frozen=True, slots=True)
class InstalledModel:
    """A model that is here; `manifest` is None if it cannot be read, `entry` if the catalogue does not know it.

    `missing` and `damaged` name the files that a look at names and sizes finds wanting.
    """

    id: str
    folder: Path
    built_in: bool
    entry: ModelEntry | None
    manifest: Manifest | None
    missing: tuple[str, ...]
    damaged: tuple[str, ...]

    @property
    def size(self) -> int:
        """Bytes of all the files it has or should have."""
        return sum(size for size, _ in _expected(self.manifest, self.entry).values())

    @property
    def tells_speakers(self) -> bool:
        """Whether it is a pair that tells speakers apart, and no model of speech."""
        if self.entry is not None:
            return self.entry.voices is not None
        return self.manifest is not None and any(file.name in SPEAKERS for file in self.manifest.files)

    def require_usable(self) -> InstalledModel:
        """Give the model back if every required file is there with its size.

        Raises ``model.incomplete`` or ``model.damaged``.
        """
        if self.missing:
            raise ModelError("model.incomplete", model=self.id, missing=list(self.missing))
        if self.damaged:
            raise ModelError("model.damaged", model=self.id, files=list(self.damaged))
        return self


@dataclass(frozen=True, slots=True)
class FileCheck:
    """One file of a model after its digest was computed again."""

    model: str
    file: str
    state: State


def look(folder: Path, entry: ModelEntry | None) -> InstalledModel:
    """Look at the model in `folder` without reading its weights; raises ``disk.not_readable``."""
    manifest = _manifest(folder)
    with reading(folder):
        sizes = {path.name: path.stat().st_size for path in folder.iterdir() if path.is_file()}
    missing = missing_files((name for name, size in sizes.items() if size), entry)
    sized = {name: size for name, (size, _) in _expected(manifest, entry).items()}
    wrong = [name for name, size in sized.items() if name not in missing and sizes.get(name) != size]
    damaged = tuple(wrong if manifest else (*wrong, MANIFEST))
    built_in = entry is not None and entry.built_in
    return InstalledModel(folder.name, folder, built_in, entry, manifest, missing, damaged)


def check(model: InstalledModel, tick: Tick, should_stop: Stop) -> tuple[FileCheck, ...]:
    """Compute the digest of every file the model has or should have; `tick` gets the bytes of each step.

    A file is compared with the catalogue's digest where there is one, else with the one recorded when it came.
    Raises ``disk.not_readable`` or `Stopped`.
    """
    expected = _expected(model.manifest, model.entry)
    checks = [
        FileCheck(model.id, name, _state(model.folder / name, size, sha256, tick, should_stop))
        for name, (size, sha256) in expected.items()
    ]
    if model.manifest is None:
        checks.append(FileCheck(model.id, MANIFEST, "damaged"))
    checks += [FileCheck(model.id, name, "missing") for name in model.missing if name not in expected]
    return tuple(checks)


def _state(path: Path, size: int, sha256: str, tick: Tick, should_stop: Stop) -> State:
    if not path.is_file():
        return "missing"
    good = path.stat().st_size == size and sha256_of(path, tick, should_stop) == sha256
    return "good" if good else "damaged"


def _expected(manifest: Manifest | None, entry: ModelEntry | None) -> dict[str, tuple[int, str]]:
    """Size and digest by file name; the digest is empty where neither the catalogue nor the manifest has one."""
    expected = {file.name: (file.size, file.sha256) for file in (manifest.files if manifest else ())}
    for file in entry.files if entry else ():
        _, recorded = expected.get(file.name, (0, ""))
        expected[file.name] = (file.size, file.sha256 or recorded)
    return expected


def _manifest(folder: Path) -> Manifest | None:
    try:
        return read_manifest(folder)
    except StoreError:
        return None
