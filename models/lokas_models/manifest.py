"""What a model's folder must hold, and the manifest that says what it holds and how that was verified."""

from __future__ import annotations

import json
import os
import re
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Literal, get_args

from lokas_models.disk import drop_folder, make_folder, reading, sha256_of, sync_folder, writing
from lokas_models.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from lokas_models.catalogue import ModelEntry

MANIFEST = "manifest.json"
FORMAT = 1
REQUIRED = ("config.json", "model.bin", "tokenizer.json", "preprocessor_config.json")
"""Without tokenizer.json faster-whisper asks the hub for one; without preprocessor_config.json it assumes 80 bands."""
VOCABULARIES = ("vocabulary.json", "vocabulary.txt")
SPEAKERS = ("segmentation.onnx", "embedding.onnx")
"""What a pair that tells speakers apart is made of: who speaks when in ten seconds, and whose voice that is."""
KNOWN = (*REQUIRED, *VOCABULARIES, *SPEAKERS)

VerifiedBy = Literal["built in", "catalogue", "hub", "first download", "import"]
"""What a file's digest was compared with, from the strongest to the weakest.

`catalogue`: the digest that ships with Lokas. `hub`: none was known, and the hub announced one with the file.
`first download` and `import`: there was nothing to compare with; the digest found then is checked ever after.
"""


@dataclass(frozen=True, slots=True)
class FileRecord:
    """One file of an installed model: `size` in bytes, SHA-256 in hexadecimal."""

    name: str
    size: int
    sha256: str
    verified_by: VerifiedBy


@dataclass(frozen=True, slots=True)
class Manifest:
    """An installed model; `repository` and `revision` are empty where it did not come from a hub."""

    id: str
    repository: str
    revision: str
    files: tuple[FileRecord, ...]

    @property
    def size(self) -> int:
        """Bytes of all its files."""
        return sum(file.size for file in self.files)

    @property
    def verified_by(self) -> VerifiedBy:
        """The weakest verification among its files."""
        return max((file.verified_by for file in self.files), key=get_args(VerifiedBy).index, default="import")


def manifest_text(manifest: Manifest) -> str:
    """The JSON text of a manifest."""
    return json.dumps({"format": FORMAT} | asdict(manifest), ensure_ascii=False, indent=2) + "\n"


def parse_manifest(text: str, model: str) -> Manifest:
    """The manifest in `text`; raises ``model.damaged``, or ``model.newer_format`` if a later Lokas wrote it."""
    try:
        raw = json.loads(text)
        version = int(raw["format"])
        records = tuple(_record(**file) for file in raw["files"]) if version <= FORMAT else ()
        manifest = Manifest(str(raw["id"]), str(raw["repository"]), str(raw["revision"]), records)
    except (ValueError, KeyError, TypeError) as error:
        raise ModelError("model.damaged", model=model, files=[MANIFEST]) from error
    if version > FORMAT:
        raise ModelError("model.newer_format", model=model, format=version)
    return manifest


def _record(name: str, size: int, sha256: str, verified_by: VerifiedBy) -> FileRecord:
    good = name in KNOWN and isinstance(size, int) and re.fullmatch("[0-9a-f]{64}", sha256)
    if not good or verified_by not in get_args(VerifiedBy):
        raise ValueError(name)
    return FileRecord(name, size, sha256, verified_by)


def read_manifest(folder: Path) -> Manifest:
    """The manifest in `folder`; raises as `parse_manifest`, or ``disk.not_readable``."""
    path = folder / MANIFEST
    with reading(path):
        data = path.read_bytes()
    return parse_manifest(data.decode("utf-8", "replace"), folder.name)


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write the manifest into `folder`, flushed to the disk."""
    path = folder / MANIFEST
    with writing(path), path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(manifest_text(manifest))
        file.flush()
        os.fsync(file.fileno())


def describe(folder: Path, *, model: str, verified_by: VerifiedBy) -> Manifest:
    """The manifest of the known files that lie in `folder`, hashed now.

    The recipe of the self-test model calls it with ``verified_by="built in"`` and writes the result.
    """
    paths = [folder / name for name in KNOWN if (folder / name).is_file()]
    records = (
        FileRecord(path.name, path.stat().st_size, sha256_of(path, lambda _: None, lambda: False), verified_by)
        for path in paths
    )
    return Manifest(model, "", "", tuple(records))


def missing_files(present: Iterable[str], entry: ModelEntry | None) -> tuple[str, ...]:
    """The required files that are not among the names `present`.

    The catalogue's entry says which ones a model needs. Of a model it does not know, nothing tells how many mel bands
    it wants, so preprocessor_config.json is required too. One that has a file of a pair for speakers is such a pair.
    """
    names = set(present)
    if entry and entry.files:
        return tuple(file.name for file in entry.files if file.name not in names)
    if names.intersection(SPEAKERS) or (entry and entry.voices):
        return tuple(name for name in SPEAKERS if name not in names)
    missing = tuple(name for name in REQUIRED if name not in names)
    return missing if names.intersection(VOCABULARIES) else (*missing, VOCABULARIES[0])


def make_visible(incoming: Path, target: Path, manifest: Manifest) -> None:
    """Seal the folder `incoming` with its manifest and rename it to `target`, replacing what was there.

    Files the manifest does not name are deleted: they are notes of the work, or belong to no model.
    """
    kept = {file.name for file in manifest.files}
    with writing(incoming):
        for extra in [path for path in incoming.iterdir() if path.name not in kept]:
            extra.unlink()
    write_manifest(incoming, manifest)
    old = incoming.with_name(f".old-{target.name}")
    drop_folder(old)
    make_folder(target.parent)
    with writing(target):
        if target.exists():
            target.rename(old)
        incoming.rename(target)
        sync_folder(target.parent)
    drop_folder(old)
