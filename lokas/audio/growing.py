"""Reading a recording while it is being written: at its end, wait for more until the recorder is done."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lokas.audio.decode import Recording
    from lokas.jobs import CancelToken


class GrowingFile(io.RawIOBase):
    """A file that somebody else writes, as a stream of bytes: not seekable; at its end `read` waits for more.

    It ends when `is_over` says, at the end of the file, that nobody writes any more. `is_over` is called from the
    thread that reads. Waiting raises `Cancelled` when `token` is cancelled.
    """

    def __init__(self, path: Path, is_over: Callable[[], bool], token: CancelToken) -> None:
        raise NotImplementedError


def open_growing(path: Path, is_over: Callable[[], bool], token: CancelToken) -> Recording:
    """Like `lokas.audio.decode.open_recording`, over a file that still grows; `expected_ms` is None.

    Waits until there is sound. Opening and iterating raise `Cancelled` when `token` is cancelled.
    """
    raise NotImplementedError
