"""The models Lokas can offer: what `data/catalogue.toml` says of each, and which one suits a computer."""

from __future__ import annotations

import difflib
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lokas_models.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Mapping

DATA = Path(__file__).parent / "data"

SELF_TEST = "selftest"
"""The model that ships with Lokas: it proves an installation, and understands nothing but its demonstration."""

SELF_TEST_SPEAKERS = "selftest-speakers"
"""The pair that ships with Lokas to tell speakers apart: it knows synthetic voices, not people's."""

WEIGHTS = ("model.bin", "embedding.onnx")
"""The files by which a model is recognised: of speech, and of a pair for speakers, whose other file many share."""

_SPEAKERS = {"languages": "multilingual", "mel_bands": 80, "translate": False}
"""What is the same of all pairs for speakers: they hear voices, not words."""

_GB = 1_000_000_000
_RECOMMENDED = (("large-v3-turbo", 14 * _GB, 8), ("small", 7 * _GB, 2), ("base", 0, 0))
"""Model, least memory in bytes, least physical cores; the first line that fits is taken."""


@dataclass(frozen=True, slots=True)
class ModelFile:
    """One file of a model; `size` in bytes; `sha256` is None where no published digest was found.

    `repository`, `revision` and `remote` (its name there) are empty where they are the model's and `name`.
    """

    name: str
    size: int
    sha256: str | None = None
    repository: str = ""
    revision: str = ""
    remote: str = ""


@dataclass(frozen=True, slots=True)
class ErrorRate:
    """A published word error rate in percent, on read or prepared speech; `source` says who measured it."""

    language: str
    test_set: str
    percent: float
    source: str


@dataclass(frozen=True, slots=True)
class Text:
    """A short text in the two languages of the catalogue."""

    fr: str
    en: str


@dataclass(frozen=True, slots=True)
class VoiceThreshold:
    """From which cosine distance on, in [0, 2], two voices are two people; it belongs to the embedding model.

    `measured`: whether it was found on recordings of known voices; else it is an estimate.
    """

    distance: float
    measured: bool


@dataclass(frozen=True, slots=True)
class ModelEntry:
    """One model of the catalogue: of speech, or a pair of networks that tells speakers apart, which has `voices`.

    `languages` is empty for a multilingual model. `memory_int8_estimate` is an estimate in bytes, never a
    measurement; `Catalogue.memory_basis` says what it rests on. A `built_in` model ships with Lokas: it is
    never downloaded, and its files are described by the manifest beside them, not here.
    """

    id: str
    aliases: tuple[str, ...]
    repository: str
    revision: str
    files: tuple[ModelFile, ...]
    licence: str
    parameters: int
    mel_bands: int
    languages: tuple[str, ...]
    translate: bool
    memory_int8_estimate: int
    error_rates: tuple[ErrorRate, ...]
    trained_on: Text
    description: Text
    built_in: bool = False
    voices: VoiceThreshold | None = None

    @property
    def size(self) -> int:
        """Bytes of all its files, which is the size of the download."""
        return sum(file.size for file in self.files)

    @property
    def multilingual(self) -> bool:
        """Whether it was trained on every language Whisper knows."""
        return not self.languages

    def file(self, name: str) -> ModelFile | None:
        """The file of that name, or None."""
        return next((file for file in self.files if file.name == name), None)

    def address(self, file: ModelFile) -> str:
        """Where on a hub a file is."""
        repository, revision = file.repository or self.repository, file.revision or self.revision
        return f"{repository}/resolve/{revision}/{file.remote or file.name}"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every model Lokas knows: `entries` are those of speech, from the smallest to the largest.

    `speakers` are the pairs that tell speakers apart, the one to propose first; the one that ships is the last.
    """

    entries: tuple[ModelEntry, ...]
    memory_basis: Text
    speakers: tuple[ModelEntry, ...] = ()

    @property
    def all(self) -> tuple[ModelEntry, ...]:
        """The entries of every kind."""
        return (*self.entries, *self.speakers)

    def names(self) -> tuple[str, ...]:
        """Every name and alias a person can type."""
        return tuple(name for entry in self.all for name in (entry.id, *entry.aliases))

    def find(self, name: str) -> ModelEntry | None:
        """The entry of that name or alias, in whatever case it is typed, or None."""
        wanted = name.strip().casefold()
        return next((entry for entry in self.all if wanted in (entry.id, *entry.aliases)), None)

    def get(self, name: str) -> ModelEntry:
        """The entry of that name or alias.

        Raises `ModelError` ``model.unknown`` with the names that look like it.
        """
        entry = self.find(name)
        if entry is None:
            raise unknown(name, self.names())
        return entry

    def by_weights(self, sha256: str) -> ModelEntry | None:
        """The entry whose weights have this digest, or None; of a pair those of its embedding."""
        return next((one for one in self.all for file in one.files if _is_weights(file, sha256)), None)

    def recommend(self, memory_bytes: int, cores: int) -> ModelEntry:
        """The model to propose for a computer without a graphics card, for French speech.

        With 16 GB and 8 cores large-v3-turbo; with 8 GB and 2 cores small; below that base. `memory_bytes` is
        what the system reports, `cores` are physical ones. The limits stand at 14 and 7 GB because a computer sold
        with 16 or 8 GB reports less; a model is proposed only where its estimate leaves three quarters of the
        memory to everything else, and where it should keep ahead of the sound (published: turbo needs half the length
        of the sound on a hosted test machine, small an eighth on eight threads). tiny is never proposed: in French
        it gets four words in ten wrong. Nor is medium: turbo asks as much memory and decodes with fewer layers.
        """
        fitting = (name for name, memory, least in _RECOMMENDED if memory_bytes >= memory and cores >= least)
        return self.get(next(fitting, _RECOMMENDED[-1][0]))


def unknown(name: str, names: tuple[str, ...]) -> ModelError:
    """The error for a name nothing answers to, with at most three of `names` that look like it."""
    near = difflib.get_close_matches(name.strip().casefold(), dict.fromkeys(names), n=3)
    return ModelError("model.unknown", name=name, near=near)


def load_catalogue(path: Path | None = None) -> Catalogue:
    """Read the catalogue that ships with Lokas, or the one at `path`.

    A catalogue is part of the program, so a bad one is a bug and not an error of a person: OSError,
    tomllib.TOMLDecodeError, KeyError, TypeError or ValueError come out as they are.
    """
    raw = tomllib.loads((path or DATA / "catalogue.toml").read_text(encoding="utf-8"))
    entries = tuple(_entry(row, raw) for row in raw["model"])
    speakers = tuple(_entry(_SPEAKERS | row, raw) for row in raw.get("speakers", ()))
    catalogue = Catalogue(entries, Text(**raw["memory_basis"]), speakers)
    names = catalogue.names()
    if len(names) != len(set(names)):
        raise ValueError(names)
    return catalogue


def _entry(row: Mapping[str, Any], raw: Mapping[str, Any]) -> ModelEntry:
    shared = (raw["shared_files"][key] for key in row.get("shared_files", ()))
    files = [*row.get("files", ()), *(file for group in shared for file in group)]
    fields: dict[str, Any] = {key: value for key, value in row.items() if key != "shared_files"}
    fields |= {
        "aliases": tuple(row.get("aliases", ())),
        "files": tuple(ModelFile(**file) for file in files),
        "languages": () if row["languages"] == "multilingual" else tuple(row["languages"]),
        "error_rates": tuple(_rate(rate, raw["sources"]) for rate in row.get("error_rates", ())),
        "trained_on": Text(**raw["training"][row["trained_on"]]),
        "voices": VoiceThreshold(**row["voices"]) if "voices" in row else None,
        "description": Text(**row["description"]),
    }
    return ModelEntry(**fields)


def _is_weights(file: ModelFile, sha256: str) -> bool:
    return file.name in WEIGHTS and file.sha256 == sha256


def _rate(row: list[Any], sources: Mapping[str, str]) -> ErrorRate:
    language, test_set, percent, source = row
    return ErrorRate(language, test_set, percent, sources[source])
