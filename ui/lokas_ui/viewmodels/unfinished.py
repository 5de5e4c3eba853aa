"""What was asked for and takes long, noted on the disk until it is done: what a crash cut short is offered again."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING

from lokas.errors import LokasError
from lokas.files import write_atomic

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


class Unfinished:
    """A file of texts, such as paths or names; where it cannot be written, the work is done all the same."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._noted = self.read()

    def read(self) -> tuple[str, ...]:
        """What is still to be done; nothing where the file is damaged."""
        try:
            found = json.loads(self._path.read_bytes())
        except (OSError, ValueError, RecursionError):
            return ()
        return tuple(one for one in found if isinstance(one, str)) if isinstance(found, list) else ()

    def note(self, left: Iterable[str]) -> None:
        """So much is still to be done; where nothing is, the file goes."""
        asked = tuple(left)
        if asked == self._noted:
            return
        self._noted = asked
        with suppress(LokasError, OSError):
            if asked:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                write_atomic(self._path, json.dumps(asked, ensure_ascii=False))
            else:
                self._path.unlink(missing_ok=True)
