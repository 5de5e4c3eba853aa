"""The models on this computer: which are here, and how they come, are checked, and go."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lokas_models import packs
from lokas_models.catalogue import DATA, unknown
from lokas_models.disk import drop_folder, locked, make_folder, reading, require_space, writing
from lokas_models.errors import ModelError
from lokas_models.installed import FileCheck, InstalledModel, check, look
from lokas_models.manifest import MANIFEST, Manifest, make_visible

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from contextlib import AbstractContextManager
    from pathlib import Path

    import httpx

    from lokas_models.catalogue import Catalogue, ModelEntry
    from lokas_models.disk import Progress, Stop, Tick

HUB = "https://huggingface.co"
HUB_VARIABLE = "LOKAS_HUB"
"""Set it to take models from another hub, such as an association's mirror: an https address (http on this computer)."""


def hub_address(environment: Mapping[str, str] = os.environ) -> str:
    """The hub `LOKAS_HUB` names, else the public one."""
    return environment.get(HUB_VARIABLE, "").strip() or HUB


def hub_host(environment: Mapping[str, str] = os.environ) -> str:
    """The server of `hub_address`, to be shown: without the name and password the address may hold."""
    return hub_address(environment).rpartition("//")[2].partition("/")[0].rpartition("@")[2]


@dataclass(frozen=True, slots=True)
class Installation:
    """What `install` did; `already` tells that the model was here and intact, and nothing was downloaded."""

    model: InstalledModel
    already: bool


class ModelStore:
    """The folder `root` with one folder per model, and the models that ship with Lokas.

    Only `install` uses the network, and only for the model it was asked for. Work in progress lies in
    ``<root>/.incoming`` and becomes visible by a rename. Everywhere `progress` gets bytes done and bytes in total, and
    `should_stop` is asked between two steps. `hub_url` is where models come from (by default `hub_address()`),
    `new_client` makes the HTTP client (by default `download.make_client`), `sleep` waits between tries, `built_in` is
    the folder of the models that ship.
    """

    def __init__(
        self,
        root: Path,
        catalogue: Catalogue,
        *,
        hub_url: str | None = None,
        new_client: Callable[[], httpx.Client] | None = None,
        sleep: Callable[[float], None] = time.sleep,
        built_in: Path = DATA,
    ) -> None:
        self._root, self._catalogue, self._built_in = root, catalogue, built_in
        self._hub_url, self._new_client, self._sleep = hub_url or hub_address(), new_client, sleep
        self._incoming = root / ".incoming"

    def installed(self) -> tuple[InstalledModel, ...]:
        """Every model that is here, the built-in ones first, damaged ones too; raises ``disk.not_readable``."""
        shipped = (entry.id for entry in self._catalogue.all if entry.built_in)
        names = (*shipped, *self._folders())
        return tuple(self._look(name) for name in names if self._folder(name).is_dir())

    def path(self, name: str) -> Path:
        """The folder of a model that has every file it needs, so that no library has to guess or ask for one.

        Raises `ModelError`: ``model.unknown``, ``model.not_installed``, ``model.incomplete``, ``model.damaged``.
        """
        return self._present(name).require_usable().folder

    def install(self, name: str, progress: Progress, should_stop: Stop) -> Installation:
        """Download a model of the catalogue, or only those of its files that are not here and right.

        Raises `ModelError` (``model.unknown``, ``model.busy``), `DiskError`, `NetworkError`, or `Stopped`; what came
        is then kept, and the next call goes on from there.
        """
        entry = self._catalogue.find(self._id(name))
        if entry is None or entry.built_in:
            return Installation(self._present(name).require_usable(), already=True)
        folder = self._folder(entry.id)
        with self._locked(entry.id):
            checks = self._checks([self._look(entry.id)], progress, should_stop) if folder.is_dir() else ()
            if checks and all(one.state == "good" for one in checks):
                return Installation(self._look(entry.id), already=True)
            manifest = self._download(entry, {one.file for one in checks if one.state == "good"}, progress, should_stop)
            make_visible(self._incoming / entry.id, folder, manifest)
        return Installation(self._look(entry.id), already=False)

    def import_from(
        self, source: Path, progress: Progress, should_stop: Stop, *, name: str | None = None
    ) -> InstalledModel:
        """Take in a model from a folder or a zip; without `name` it must be of the catalogue or made by `pack`.

        A model of the catalogue that is already here and whole is left as it is. Raises `ModelError` (see `packs`;
        ``model.already_installed`` for an own name in use, ``model.built_in``, ``model.busy``), `DiskError`, `Stopped`.
        """
        own = None if name is None else packs.own_name(name, self._catalogue.names())
        self._require_absent(own)
        staging = self._incoming / ".import"
        with locked(self._incoming / ".import.lock", own or source.name):
            drop_folder(staging)
            make_folder(staging)
            try:
                manifest = self._take_in(source, staging, own, progress, should_stop)
                return self._adopt(staging, manifest)
            finally:
                drop_folder(staging)

    def pack(self, name: str, destination: Path, progress: Progress, should_stop: Stop) -> Path:
        """Write a model to one zip at `destination`, or in it if that is a folder; gives the zip's path.

        Raises as `path` does, ``disk.exists``, ``disk.full``, ``disk.not_writable``, ``model.damaged``, `Stopped`.
        """
        model = self._present(name).require_usable()
        target = destination / f"lokas-model-{model.id}.zip" if destination.is_dir() else destination
        manifest = model.manifest or Manifest(model.id, "", "", ())
        packs.write_pack(model.folder, manifest, target, _counter(progress, manifest.size), should_stop)
        return target

    def verify(
        self,
        name: str | None = None,
        progress: Progress = lambda _done, _total: None,
        should_stop: Stop = lambda: False,
    ) -> tuple[FileCheck, ...]:
        """Compute every digest again, of one model or of all, and say of each file whether it is good.

        Raises ``model.unknown``, ``model.not_installed``, ``disk.not_readable`` or `Stopped`.
        """
        models = list(self.installed()) if name is None else [self._present(name)]
        return self._checks(models, progress, should_stop)

    def remove(self, name: str) -> None:
        """Delete a model, and what an interrupted download of it left.

        Raises ``model.unknown``, ``model.built_in``, ``model.not_installed``, ``model.busy``, ``disk.not_writable``.
        """
        model = self._id(name)
        if self._is_built_in(model):
            raise ModelError("model.built_in", model=model)
        with self._locked(model):
            folder, unfinished, old = (self._folder(model), self._incoming / model, self._incoming / f".old-{model}")
            if not (folder.exists() or unfinished.exists()):
                raise ModelError("model.not_installed", model=model)
            drop_folder(old)
            with writing(folder):
                if folder.exists():
                    folder.rename(old)  # so that no half of it can be seen
            drop_folder(old)
            drop_folder(unfinished)

    # names and folders

    def _id(self, name: str) -> str:
        """The id of the model a person means; raises ``model.unknown``."""
        entry = self._catalogue.find(name)
        own = {model.casefold(): model for model in self._folders()}
        found = entry.id if entry else own.get(packs.one_form(name).casefold())
        if found is None:
            raise unknown(name, (*self._catalogue.names(), *own.values()))
        return found

    def _folders(self) -> tuple[str, ...]:
        if not self._root.exists():
            return ()
        known = {entry.id for entry in self._catalogue.all if not entry.built_in}
        with reading(self._root):
            folders = [path for path in self._root.iterdir() if path.is_dir()]
            models = [path for path in folders if path.name in known or (path / MANIFEST).is_file()]
        return tuple(sorted(path.name for path in models if path.name[0] != "." and not self._is_built_in(path.name)))

    def _is_built_in(self, model: str) -> bool:
        entry = self._catalogue.find(model)
        return entry is not None and entry.built_in

    def _folder(self, model: str) -> Path:
        return (self._built_in if self._is_built_in(model) else self._root) / model

    def _locked(self, model: str) -> AbstractContextManager[None]:
        return locked(self._incoming / f"{model}.lock", model)

    def _look(self, model: str) -> InstalledModel:
        return look(self._folder(model), self._catalogue.find(model))

    def _present(self, name: str) -> InstalledModel:
        model = self._id(name)
        if not self._folder(model).is_dir():
            raise ModelError("model.not_installed", model=model)
        return self._look(model)

    # the steps of the long actions

    def _checks(self, models: list[InstalledModel], progress: Progress, should_stop: Stop) -> tuple[FileCheck, ...]:
        tick = _counter(progress, sum(model.size for model in models))
        return tuple(one for model in models for one in check(model, tick, should_stop))

    def _download(self, entry: ModelEntry, good: set[str], progress: Progress, should_stop: Stop) -> Manifest:
        """Bring every file of `entry` into its incoming folder; those in `good` are moved there, not downloaded."""
        from lokas_models.download import Downloader, make_client  # noqa: PLC0415 - httpx costs every start otherwise

        incoming = self._incoming / entry.id
        make_folder(incoming)
        self._gather(entry, incoming, good)
        require_space(incoming, entry.size - _bytes_in(incoming))
        with (self._new_client or make_client)() as client:
            hub = Downloader(client, self._hub_url, should_stop=should_stop, sleep=self._sleep)
            present = _Tally(entry.size, progress)
            records = tuple(
                hub.fetch(entry.address(file), file, incoming / file.name, present.of(file.name))
                for file in entry.files
            )
        return Manifest(entry.id, entry.repository, entry.revision, records)

    def _gather(self, entry: ModelEntry, incoming: Path, good: set[str]) -> None:
        """Turn what is here already into parts, which the download hashes again and finds complete."""
        with writing(incoming):
            for file in entry.files:
                part = incoming / f"{file.name}.part"
                for found in (incoming / file.name, self._folder(entry.id) / file.name):
                    if found.is_file() and (found.parent == incoming or (file.name in good and file.sha256)):
                        found.replace(part)

    def _take_in(self, path: Path, staging: Path, own: str | None, progress: Progress, should_stop: Stop) -> Manifest:
        with packs.open_source(path) as source:
            declared = source.manifest()
            tick = _counter(progress, sum(source.sizes.values()))
            records = packs.take_in(source, staging, named=own is not None, tick=tick, should_stop=should_stop)
        return packs.recognise(records, declared, self._catalogue, own)

    def _adopt(self, staging: Path, manifest: Manifest) -> InstalledModel:
        """Make the verified files in `staging` visible, unless the same model is here and whole."""
        entry = self._catalogue.find(manifest.id)
        if entry is None:
            self._require_absent(packs.own_name(manifest.id, ()))
        elif entry.built_in:
            raise ModelError("model.built_in", model=entry.id)
        with self._locked(manifest.id):
            folder = self._folder(manifest.id)
            if not (folder.is_dir() and self._is_whole(manifest.id)):
                make_visible(staging, folder, manifest)
        return self._look(manifest.id)

    def _is_whole(self, model: str) -> bool:
        return all(one.state == "good" for one in check(self._look(model), lambda _: None, lambda: False))

    def _require_absent(self, own: str | None) -> None:
        if own and (self._folder(own).exists() or own.casefold() in {model.casefold() for model in self._folders()}):
            raise ModelError("model.already_installed", model=own)


class _Tally:
    """Adds up what is present of several files, for one progress in bytes."""

    def __init__(self, total: int, progress: Progress) -> None:
        self._total, self._progress = total, progress
        self._present: dict[str, int] = {}

    def of(self, name: str) -> Tick:
        """The tick of one file: gets the bytes of it that are present."""

        def tick(present: int) -> None:
            self._present[name] = present
            self._progress(sum(self._present.values()), self._total)

        return tick


def _counter(progress: Progress, total: int) -> Tick:
    """A tick that adds up the bytes of each step."""
    done = 0

    def tick(step: int) -> None:
        nonlocal done
        done += step
        progress(done, total)

    return tick


def _bytes_in(folder: Path) -> int:
    with reading(folder):
        return sum(path.stat().st_size for path in folder.iterdir())
