"""Zip files whose bytes depend on what is in them, and on nothing else: documents of the same text are the same."""

from __future__ import annotations

import io
import zipfile
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip file can name, which stands for all of them."""


def template(name: str, *others: str) -> io.BytesIO:
    """The empty document of a format, zipped: what stands in the folder `templates/<name>`.

    `others`: packages whose own `templates/<name>` has parts more, or takes the place of some.
    """
    made = io.BytesIO()
    folders = (files(package).joinpath("templates", name) for package in ("lokas.text.export", *others))
    with zipfile.ZipFile(made, "w") as zipped:
        for path, part in sorted(dict(part for folder in folders for part in _parts(folder)).items()):
            zipped.writestr(zipfile.ZipInfo(path, EARLIEST), part)
    made.seek(0)
    return made


def without_times(file: bytes) -> bytes:
    """The same zip file with every part as of `EARLIEST`, in the same order, compressed or not as it was."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as old, zipfile.ZipFile(made, "w") as new:
        for part in old.infolist():
            entry = zipfile.ZipInfo(part.filename, EARLIEST)
            entry.compress_type = part.compress_type
            entry.create_system = 0  # else Windows and the others would differ
            new.writestr(entry, old.read(part))
    return made.getvalue()


def _parts(folder: Traversable, above: str = "") -> Iterator[tuple[str, bytes]]:
    """Each file under a folder, by its path."""
    for entry in folder.iterdir():
        path = f"{above}{entry.name}"
        if entry.is_dir():
            yield from _parts(entry, f"{path}/")
        else:
            yield path, entry.read_bytes()
