"""A recording as FLAC that is valid at every instant: written frame by frame, mended after a crash.

A FLAC frame stands on its own: a file cut anywhere plays up to its last whole frame, with its header as it was at the
first second. docs/benchmarks.md ("Recording format") tells what others lose.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    import numpy as np
    from numpy.typing import NDArray

BLOCK_MS = 96
"""Sound in a frame: what the encoder still holds, and a kill therefore costs, is less.

1536 samples at 16 kHz and 4608 at 48 kHz, the longest block that every decoder must take (RFC 9639, section 7).
"""


def size_per_hour(rate: int, channels: int) -> int:
    """How many bytes an hour of a meeting takes, rather more than less; `rate` in hertz."""
    return rate * channels * 2 * 3600


class FlacWriter:
    """A new file of 16-bit FLAC; use it in a ``with`` statement or call `close`.

    A kill loses what the encoder holds (less than `BLOCK_MS`), a power cut also what was written after the last
    `sync`. When a write fails, `OutputError` ``output.disk_full`` or ``output.not_writable`` (path, reason) is
    raised, the file is cut back to its last whole frame, and nothing but `close` can be done any more.
    """

    @classmethod
    def create(cls, path: Path, rate: int, channels: int) -> FlacWriter:
        """Make the file, `rate` in hertz, with its header on disk; never over another one (``output.exists``)."""
        raise NotImplementedError

    @property
    def samples(self) -> int:
        """How many samples per channel were given; after a failed write, how many are in the file."""
        raise NotImplementedError

    def write(self, samples: NDArray[np.int16]) -> None:
        """Append sound, int16 of shape (n, channels)."""
        raise NotImplementedError

    def silence(self, samples: int) -> None:
        """Append so many samples per channel of silence; hours take seconds and next to no room."""
        raise NotImplementedError

    def sync(self) -> None:
        """Return when every whole frame so far would survive a power cut."""
        raise NotImplementedError

    def close(self) -> None:
        """Write the rest and the true length into the header; at once, however long the file is."""
        raise NotImplementedError

    def __enter__(self) -> FlacWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


@dataclass(frozen=True, slots=True)
class Recovered:
    """What `recover` found: `samples` per channel, `rate` in hertz, and how many bytes of a torn end it cut off."""

    samples: int
    rate: int
    channels: int
    lost_bytes: int


def recover(path: Path) -> Recovered:
    """Cut what follows the last whole frame of the FLAC file at `path` and write its length into the header.

    Nothing else is touched, and nothing at all if the file needs no mending. Reads only the end, however long it is.
    Raises `InputError`, and leaves the file as it is: ``recording.not_flac`` (path), ``recording.no_sound`` (path) if
    it has no whole frame, ``input.missing``, ``input.not_readable``; `OutputError` if it cannot be changed.
    """
    raise NotImplementedError
