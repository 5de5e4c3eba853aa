"""A file being downloaded: what lies on the disk and its digests always agree, and outlive an interruption."""

from __future__ import annotations

import hashlib
import json
import os
import re
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from lokas_models.disk import chunks, reading, writing

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from types import TracebackType

    from lokas_models.disk import Stop, Tick


@dataclass(frozen=True, slots=True)
class HubNote:
    """What the servers said of a file: the strong ETag to resume it by, and the hub's own digests.

    The hub (Hugging Face) answers `X-Linked-Etag`, a SHA-256, for files in large-file storage, and for the small ones
    an `ETag` that is Git's blob id: SHA-1 of ``blob <size>``, a zero byte, and the content.
    """

    etag: str = ""
    sha256: str = ""
    git_sha1: str = ""

    @classmethod
    def of_hub(cls, headers: Mapping[str, str], *, last: bool) -> HubNote:
        """The digests in an answer of the hub itself; the ETag of a redirect speaks of no file, so only the `last`."""
        digest = headers.get("x-linked-etag") or (headers.get("etag", "") if last else "")
        digest = digest.removeprefix("W/").strip('"')
        is_sha256, is_sha1 = (re.fullmatch(f"[0-9a-f]{{{length}}}", digest) for length in (64, 40))
        return cls(sha256=digest if is_sha256 else "", git_sha1=digest if is_sha1 else "")

    def mismatch(self, sha256: str, git_sha1: str) -> str:
        """The announced digest that the content does not have, or an empty text."""
        if self.sha256:
            return self.sha256 if self.sha256 != sha256 else ""
        return self.git_sha1 if self.git_sha1 != git_sha1 else ""

    @property
    def knows(self) -> bool:
        """Whether the hub announced a digest at all."""
        return bool(self.sha256 or self.git_sha1)


class PartFile:
    """The `.part` file at `path`, opened to be continued; hashes what is already there. Close it after use.

    `expected` is the size in bytes of the whole file; a longer part is thrown away. `tick` gets the number of bytes
    present whenever it changes. Raises `DiskError` for every failed read or write, `Stopped` while hashing.
    """

    def __init__(self, path: Path, expected: int, tick: Tick, should_stop: Stop) -> None:
        self._path, self._expected, self._tick = path, expected, tick
        self._note_path = path.with_name(path.name + ".json")
        self._hash_from_zero()
        with writing(path):
            self._file = path.open("ab", buffering=0)
        try:
            self._hash_what_is_there(should_stop)
        except BaseException:
            self._file.close()
            raise

    def _hash_from_zero(self) -> None:
        self.size = 0
        self._sha256 = hashlib.sha256()
        self._git = hashlib.sha1(b"blob %d\0" % self._expected, usedforsecurity=False)

    def _hash_what_is_there(self, should_stop: Stop) -> None:
        if self._file.tell() > self._expected:
            self.restart()
        if self._file.tell() == 0:
            return
        with reading(self._path), self._path.open("rb") as file:
            for data in chunks(file, should_stop):
                self._count(data)

    def _count(self, data: bytes) -> None:
        self._sha256.update(data)
        self._git.update(data)
        self.size += len(data)
        self._tick(self.size)

    def __enter__(self) -> PartFile:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    @property
    def complete(self) -> bool:
        """Whether it has all its bytes, right or wrong."""
        return self.size == self._expected

    @property
    def digests(self) -> tuple[str, str]:
        """SHA-256 and Git blob id of what is there; the second has a meaning only once the file is complete."""
        return self._sha256.hexdigest(), self._git.hexdigest()

    @property
    def note(self) -> HubNote:
        """What was noted of the file when it began to come; empty if nothing readable was."""
        try:
            return HubNote(**json.loads(self._note_path.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return HubNote()

    @note.setter
    def note(self, note: HubNote) -> None:
        with writing(self._note_path):
            self._note_path.write_text(json.dumps(asdict(note)), encoding="utf-8")

    def append(self, data: bytes) -> None:
        """Write `data` at the end."""
        rest = memoryview(data)
        with writing(self._path):
            while rest:  # an unbuffered write may take a part only
                rest = rest[self._file.write(rest) :]
        self._count(data)

    def restart(self) -> None:
        """Throw away what is there."""
        self._hash_from_zero()
        with writing(self._path):
            if self._file.tell():
                self._file.truncate(0)
                self._file.seek(0)
            self._note_path.unlink(missing_ok=True)
        self._tick(0)

    def finish(self, target: Path) -> None:
        """Flush to the disk and rename to `target`; the note stays, for the day the file is looked at again."""
        with writing(self._path):
            os.fsync(self._file.fileno())
            self._file.close()
            self._path.replace(target)
