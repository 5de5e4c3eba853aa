"""The file of the keys that a person chose: of each action that has other keys than the usual ones, all it has."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING

from lokas.errors import InputError
from lokas.files import write_atomic, write_error
from lokas.formats import FileFormat

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

FORMAT = FileFormat("lokas.keys", 1, 0)


def read_keys(path: Path) -> dict[str, list[str]]:
    """The keys by the name of an action; none where there is no file.

    Raises `InputError` ``keys.damaged`` (path, reason), ``keys.newer`` (path, version) and ``input.not_readable``
    (path, reason).
    """
    try:
        found = json.loads(path.read_bytes())
        if newer := FORMAT.too_new(found):
            raise InputError("keys.newer", path=str(path), version=newer)
        return {str(name): _texts(keys) for name, keys in found["keys"].items()}
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise InputError("input.not_readable", path=str(path), reason=error.strerror or "") from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise InputError("keys.damaged", path=str(path), reason=str(error)) from error


def write_keys(path: Path, keys: Mapping[str, Sequence[str]]) -> None:
    """Raises as `files.write_atomic`."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise write_error(path, error) from error
    kept = {name: list(those) for name, those in keys.items()}
    write_atomic(path, json.dumps({**FORMAT.stamp, "keys": kept}, ensure_ascii=False, indent=1) + "\n")


def set_aside(path: Path) -> None:
    """Keep what cannot be used beside it under another name, where that can be done."""
    with suppress(OSError):
        path.replace(path.with_name(f"{path.stem}.damaged{path.suffix}"))


def _texts(keys: object) -> list[str]:
    if not isinstance(keys, list) or not all(isinstance(key, str) for key in keys):
        raise ValueError("keys")
    return keys
