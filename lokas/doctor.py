"""Looking at everything Lokas stands on, so that what is wrong has a name: libraries, models, processor, disk, sound.

Nothing is sent and nothing is changed. What runs native code is tried in a process of its own: a library that ends the
process it is loaded into is then a finding like any other.
"""

from __future__ import annotations

import json
import os
import platform
import sqlite3
import sys
import tempfile
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from lokas.children import run_python
from lokas.computer import free_disk_bytes, nearest_existing, searches_texts, this_computer
from lokas.errors import EngineError
from lokas.speech.device.probe import probe_cuda
from lokas.speech.device.processor import this_processor
from lokas_models.catalogue import SELF_TEST
from lokas_models.errors import StoreError
from lokas_models.store import HUB_VARIABLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from lokas.computer import Computer
    from lokas.places import Places
    from lokas_models.catalogue import Catalogue, ModelEntry
    from lokas_models.installed import InstalledModel
    from lokas_models.store import ModelStore

State = Literal["good", "warning", "bad"]

LIBRARIES = {
    "numpy": "numpy",
    "av": "av",
    "onnxruntime": "onnxruntime",
    "ctranslate2": "ctranslate2",
    "faster-whisper": "faster_whisper",
}
"""The native libraries a transcription needs: name of the package, name of the module."""

INSTRUCTIONS = ("avx", "avx2", "avx_vnni", "avx512f", "avx512_vnni", "asimd", "asimddp", "i8mm")
"""The sets of vector instructions, as Linux names them, that make matrix products fast on x86 and on ARM."""

PROXY_VARIABLES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")
"""In either case. Only which of them are set is told: their values may hold passwords."""

ROOM_BYTES = 1_000_000_000
"""Free disk below which a person should know, even when every model is here."""

TIMEOUT_S = 60
AWKWARD_NAME = "E\u0301loi\u0308se Cha\u0302teau-Mu\u0308ller \u2013 n\u00b01"
"""A name as people have them: accents (here as separate signs), a space, a dash."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at. `code` and `state` name the sentence, `data` fills it.

    "bad" keeps Lokas from working as it should, "warning" is worth knowing, "good" is everything else.
    """

    code: str
    state: State
    data: Mapping[str, object] = field(default_factory=dict)


def examine(
    places: Places,
    catalogue: Catalogue,
    store: ModelStore,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
    should_stop: Callable[[], bool] = lambda: False,
) -> list[Check]:
    """Look at everything. `progress` gets the bytes of the models verified, and in total.

    Raises `lokas_models.errors.Stopped` when `should_stop` says so while the models are verified.
    """
    computer = this_computer()
    advised = catalogue.recommend(computer.memory_bytes, computer.cores)
    return [
        Check("python", "good", {"version": platform.python_version()}),
        Check("lokas", "good", {"version": version("lokas")}),
        *map(_library, LIBRARIES.items()),
        _processor(computer.cores),
        *_engine(store),
        _memory(computer, advised),
        *_models(advised, store, progress, should_stop),
        _data_folder(places.data),
        _accents(places.data),
        _disk(places.data, advised, store),
        Check("search", "good")
        if searches_texts()
        else Check("no_search", "warning", {"version": sqlite3.sqlite_version}),
        *_sound(),
        *_network(os.environ),
    ]


# libraries and processor


def _library(names: tuple[str, str]) -> Check:
    package, module = names
    try:
        found = version(package)
    except PackageNotFoundError:
        found = None
    try:
        _apart("importlib", "import_module", module)
    except _Failed as failure:
        return Check("library", "bad", {"name": package, "version": found, "reason": failure.reason})
    return Check("library", "good", {"name": package, "version": found})


def _processor(cores: int) -> Check:
    processor = this_processor()
    flags = processor.flags or frozenset()
    instructions = [name for name in INSTRUCTIONS if name in flags]
    data = {"name": processor.name, "cores": cores, "instructions": instructions}
    try:
        processor.check()
    except EngineError:
        return Check("processor", "bad", data)
    slow = bool(flags) and processor.is_x86 and "avx2" not in flags
    return Check("processor", "warning" if slow else "good", data)


def _engine(store: ModelStore) -> Iterator[Check]:
    """What the speech engine can compute with, and whether the detector of voices loads."""
    try:
        types = _apart("lokas.speech.whisper", "supported_compute_types", "cpu")
        yield Check("engine", "good" if "int8" in types else "warning", {"types": types})
        yield _cuda(_apart("lokas.speech.whisper", "cuda_devices"), store)
    except _Failed as failure:
        yield Check("engine", "bad", {"reason": failure.reason})
    try:
        _apart("lokas.audio.silero", "SileroVad")
        yield Check("voices", "good")
    except _Failed as failure:
        yield Check("voices", "bad", {"reason": failure.reason})


def _cuda(devices: int, store: ModelStore) -> Check:
    """Whether the graphics cards are of use: the self-test model is tried on one."""
    if not devices:
        return Check("no_cuda", "good")
    try:
        tried = probe_cuda(store.path(SELF_TEST))
    except StoreError as error:
        return Check("cuda", "warning", {"devices": devices, "reason": str(error)})
    if tried.ok:
        return Check("cuda", "good", {"devices": devices})
    lacking = tried.reason_code == "library_missing"
    return Check("cuda_libraries" if lacking else "cuda", "warning", {"devices": devices, "reason": tried.detail})


# memory, models, disk


def _memory(computer: Computer, advised: ModelEntry) -> Check:
    data = {
        "memory_bytes": computer.memory_bytes,
        "available_bytes": computer.available_bytes,
        "recommended": advised.id,
        "needed_bytes": advised.memory_int8_estimate,
    }
    short = computer.available_bytes < advised.memory_int8_estimate
    return Check("memory", "warning" if short else "good", data)


def _models(
    advised: ModelEntry, store: ModelStore, progress: Callable[[int, int], None], should_stop: Callable[[], bool]
) -> Iterator[Check]:
    """Every installed model with its digests computed again."""
    try:
        models = store.installed()
        wrong: defaultdict[str, list[str]] = defaultdict(list)
        for one in store.verify(None, progress, should_stop):
            if one.state != "good":
                wrong[one.model].append(one.file)
    except StoreError as error:
        yield Check("models", "bad", {"reason": str(error)})
        return
    if not any(model.built_in for model in models):
        yield Check("self_test_missing", "bad")
    yield from (_model(model, wrong[model.id]) for model in models)
    if all(model.built_in or model.tells_speakers for model in models):
        yield Check("no_model", "warning", {"recommended": advised.id, "size_bytes": advised.size})


def _model(model: InstalledModel, wrong: Sequence[str]) -> Check:
    if wrong:
        damaged = {"model": model.id, "files": list(wrong)}
        return Check("self_test", "bad", damaged) if model.built_in else Check("model", "bad", damaged)
    data = {"model": model.id, "count": len(model.manifest.files) if model.manifest else 0, "size_bytes": model.size}
    return Check("self_test", "good", data) if model.built_in else Check("model", "good", data)


def _data_folder(folder: Path) -> Check:
    try:
        with tempfile.TemporaryFile(dir=nearest_existing(folder), prefix=".lokas-") as file:
            file.write(b"?")
    except OSError as error:
        return Check("data_folder", "bad", {"path": str(folder), "reason": error.strerror or str(error)})
    return Check("data_folder", "good", {"path": str(folder)})


def _accents(folder: Path) -> Check:
    """Whether a name with accents, spaces and a dash comes back as it was given, from the disk and from the engine."""
    name = unicodedata.normalize("NFC", AWKWARD_NAME)
    try:
        with tempfile.TemporaryDirectory(dir=nearest_existing(folder), prefix=".lokas-") as made:
            awkward = Path(made, name)
            awkward.mkdir()
            (awkward / "model.bin").touch()
            listed = [unicodedata.normalize("NFC", path.name) for path in Path(made).iterdir()]
            seen = listed == [name] and _apart("lokas.speech.whisper", "sees_model", str(awkward))
            reason = "" if seen else name
    except (OSError, UnicodeError, _Failed) as error:
        reason = str(error)
    data = {"encoding": sys.getfilesystemencoding(), "reason": reason}
    return Check("accents", "warning" if reason else "good", data)


def _disk(folder: Path, advised: ModelEntry, store: ModelStore) -> Check:
    """Whether the recommended model, if it is not here yet, and the results find room."""
    try:
        here = {model.id for model in store.installed()}
    except StoreError:
        here = set()
    needed = ROOM_BYTES + (0 if advised.id in here else advised.size)
    free = free_disk_bytes(folder)
    data = {"path": str(folder), "free_bytes": free, "needed_bytes": needed}
    return Check("disk", "warning" if free < needed else "good", data)


# sound and network


def _sound() -> Iterator[Check]:
    try:
        devices = _apart("lokas.audio.devices", "sound_devices")
    except _Failed as failure:
        if failure.code == "sound.no_portaudio":
            yield Check("no_portaudio", "warning")
        else:
            yield Check("sound", "warning", {"reason": failure.reason})
        return
    inputs = [device["name"] for device in devices if device["inputs"]]
    outputs = [device["name"] for device in devices if device["outputs"]]
    if inputs:
        yield Check("sound", "good", {"inputs": inputs, "outputs": outputs})
    else:
        yield Check("no_microphone", "warning", {"outputs": outputs})


def _network(environment: Mapping[str, str]) -> Iterator[Check]:
    names = sorted(name for name in environment if name.lower() in PROXY_VARIABLES and environment[name])
    yield Check("proxy", "good", {"names": names}) if names else Check("no_proxy", "good")
    if environment.get(HUB_VARIABLE):
        yield Check("other_hub", "good", {"variable": HUB_VARIABLE})


# a process of its own


class _Failed(Exception):  # noqa: N818 - a finding
    """What was tried in another process did not work; `code` is that of a `LokasError`, else empty."""

    def __init__(self, reason: str, code: str = "") -> None:
        super().__init__(reason)
        self.reason, self.code = reason, code


_CHILD = """
import dataclasses, importlib, json, sys
from lokas.errors import LokasError
module, function, *arguments = sys.argv[1:]
try:
    told = {"value": getattr(importlib.import_module(module), function)(*arguments)}
except LokasError as error:
    told = {"code": error.code, "reason": str(error)}
plain = lambda value: dataclasses.asdict(value) if dataclasses.is_dataclass(value) else str(value)
print("\\n" + json.dumps(told, default=plain))
"""


def _apart(module: str, function: str, *arguments: str) -> Any:  # noqa: ANN401
    """What a function gives when a process of its own calls it, as JSON values. Raises `_Failed`."""
    try:
        ended = run_python("-c", _CHILD, module, function, *arguments, timeout_s=TIMEOUT_S)
    except OSError as error:
        raise _Failed(str(error)) from error
    if ended.code:
        raise _Failed(ended.reason)
    told = json.loads(ended.told.splitlines()[-1])
    if "code" in told:
        raise _Failed(told["reason"], told["code"])
    return told["value"]
