"""Reading a recording while it is being written: at its end, wait for more until the recorder is done."""

from __future__ import annotations

import io
import time
from typing import TYPE_CHECKING

from lokas.audio.decode import recording_of
from lokas.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lokas.audio.decode import Recording
    from lokas.jobs import CancelToken

POLL_S = 0.1
"""How often to look for more: the recorder writes a frame about as often."""


class GrowingFile(io.RawIOBase):
    """A file that somebody else writes, as a stream of bytes: not seekable; at its end `read` waits for more.

    It ends at the end of the file once `is_over` says that nobody writes any more; that is asked before each read, in
    the thread that reads. Reading raises `Cancelled` once `token` is cancelled.
    Opening raises `InputError` ``input.missing`` (path) or ``input.not_readable`` (path, reason).
    """

    def __init__(self, path: Path, is_over: Callable[[], bool], token: CancelToken) -> None:
        super().__init__()
        self._is_over, self._token = is_over, token
        try:
            self._file = path.open("rb", buffering=0)
        except FileNotFoundError as error:
            raise InputError("input.missing", path=str(path)) from error
        except OSError as error:
            raise InputError("input.not_readable", path=str(path), reason=error.strerror or "") from error

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill some of `buffer`: with what is there, at least a byte, or nothing (0) at the true end."""
        while True:
            self._token.check()
            over = self._is_over()  # asked first: what was written before the end is then there to be read
            count = self._file.readinto(buffer)
            if count or over:
                return count
            time.sleep(POLL_S)

    def close(self) -> None:
        """Close the file; who writes it is not concerned."""
        if not self.closed:
            self._file.close()
        super().close()


def open_growing(path: Path, is_over: Callable[[], bool], token: CancelToken) -> Recording:
    """Like `lokas.audio.decode.open_recording`, over a file that still grows: `expected_ms` is None.

    Waits until FFmpeg has seen enough of it, which takes some seconds of sound. Opening and iterating raise
    `Cancelled` once `token` is cancelled. A torn frame at the end is left out, as it is in any recording.
    """
    return recording_of(GrowingFile(path, is_over, token), path)
