"""What comes into the library: made whole in a hidden folder beside the meetings, and put in its place at once.

A crash leaves meetings as they were, and a hidden folder that nobody holds; the next arrival removes it.
"""

from __future__ import annotations

import hashlib
import secrets
import shutil
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from lokas.errors import InputError, LokasError, OutputError
from lokas.files import write_atomic, write_error
from lokas.jobs import Progress
from lokas.library.packing.portable import portable
from lokas.locks import hold, is_held
from lokas.meeting import Meeting
from lokas.meeting.names import folder_name
from lokas_models.disk import CHUNK, MARGIN, sync_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from lokas.jobs import CancelToken, Event

PREFIX, LOCK = ".arriving-", "held.lock"
LEFT_S = 3600
"""A folder of an arrival that is younger may have been made an instant ago, and be held in the next."""


class Tally:
    """Bytes as they are read, told as `Progress` of `total`; reading raises `Cancelled` once a stop is asked for."""

    def __init__(self, total: int, emit: Callable[[Event], None], token: CancelToken) -> None:
        self._done, self._total, self._emit, self._token = 0, total, emit, token

    def add(self, count: int) -> None:
        """So many more. Raises `Cancelled`."""
        self._token.check()
        self._done += count
        self._emit(Progress(self._done, max(self._done, self._total)))


class Bytes:
    """The bytes of a file, a megabyte at a time; iterated once, it knows their `size` and `sha256` (hex).

    Iterating raises `InputError` ``input.not_readable`` (path, reason), `Cancelled`.
    """

    def __init__(self, path: Path, tally: Tally) -> None:
        self._path, self._tally, self._digest = path, tally, hashlib.sha256()
        self.size = 0

    def __iter__(self) -> Iterator[bytes]:
        with _reading(self._path), self._path.open("rb") as file:
            while data := file.read(CHUNK):
                self._digest.update(data)
                self.size += len(data)
                self._tally.add(len(data))
                yield data

    @property
    def sha256(self) -> str:
        """The digest of what was read."""
        return self._digest.hexdigest()

    def read_through(self) -> Bytes:
        """Read all of it, for its size and digest."""
        for _ in self:
            pass
        return self


def size_of(path: Path) -> int:
    """The size of a file in bytes. Raises `InputError` ``input.missing`` (path), ``input.not_readable``."""
    try:
        return path.stat().st_size
    except (FileNotFoundError, NotADirectoryError) as error:
        raise InputError("input.missing", path=str(path)) from error
    except OSError as error:
        raise InputError("input.not_readable", path=str(path), reason=error.strerror or "") from error


def require_room(folder: Path, needed: int) -> None:
    """Raise `OutputError` ``import.no_room`` (path, needed, free) if `needed` bytes and a margin are not free there.

    `folder` is made if it is not there: ``output.not_writable`` (path, reason).
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        free = shutil.disk_usage(folder).free
    except OSError as error:
        raise write_error(folder, error) from error
    if free < needed + MARGIN:
        raise OutputError("import.no_room", path=str(folder), needed=needed + MARGIN, free=free)


def put(folder: Path, name: tuple[str, ...], content: Iterable[bytes]) -> None:
    """Write a file into a folder, and the folders on the way to it. Raises as `files.write_atomic`."""
    target = folder.joinpath(*name)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise write_error(target, error) from error
    write_atomic(target, content)


@contextmanager
def staging(root: Path) -> Iterator[Path]:
    """A new hidden folder in `root`, which is made if it is not there; gone at the end with all that is left in it.

    Raises `OutputError` ``output.disk_full`` or ``output.not_writable`` (path, reason).
    """
    folder = root.absolute() / f"{PREFIX}{secrets.token_hex(4)}"
    try:
        root.mkdir(parents=True, exist_ok=True)
        _sweep(root)
        folder.mkdir()
    except OSError as error:
        raise write_error(root, error) from error
    try:
        with hold(folder / LOCK):
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def settle(folder: Path, root: Path) -> Path:
    """Put a finished folder of a meeting into its place in `root`, under its own name or one like it.

    Raises `OutputError` as `staging`; nothing is ever put over what is there.
    """
    target = root.absolute() / portable(folder.name)
    while target.exists():
        target = root.absolute() / _other_name(folder)
    try:
        folder.rename(target)
        sync_folder(root)
    except OSError as error:
        raise write_error(target, error) from error
    return target


def _other_name(folder: Path) -> str:
    """A name with other characters drawn at random; of a damaged meeting, its own with some more."""
    with suppress(LokasError):
        facts = Meeting(folder).facts
        return folder_name(facts.title, facts.began)
    return f"{portable(folder.name)} {secrets.token_hex(2)}"


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    try:
        yield
    except (FileNotFoundError, NotADirectoryError) as error:
        raise InputError("input.missing", path=str(path)) from error
    except OSError as error:
        raise InputError("input.not_readable", path=str(path), reason=error.strerror or "") from error


def _sweep(root: Path) -> None:
    """Remove what processes left that were killed: old, and held by nobody."""
    for left in root.glob(f"{PREFIX}*"):
        with suppress(FileNotFoundError):
            if left.stat().st_mtime < time.time() - LEFT_S and not is_held(left / LOCK):
                shutil.rmtree(left, ignore_errors=True)
