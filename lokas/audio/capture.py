"""Sound as it comes from a source: blocks of 32 ms with the time of their first sample."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from lokas.errors import InputError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from lokas.audio.sources import SoundSource

BLOCK_MS = 32
"""Short enough for a level meter of 20 Hz, long enough to cost nothing."""


class SourceLost(InputError):  # noqa: N818 - an event of every long meeting, which the recorder goes on after
    """The source is gone, or has fallen silent as no microphone does: ``sound.lost`` with `source`, its name."""


@dataclass(frozen=True, slots=True, eq=False)
class CapturedBlock:
    """Samples as they came, int16, shape (n, 1), and when the first of them was: seconds of `time.monotonic`.

    `overflowed` tells that the sound system lost samples just before it.
    """

    samples: NDArray[np.int16]
    time_s: float
    overflowed: bool


class Capture(Protocol):
    """A source being recorded, by one thread. Start it, read it often, stop it.

    Once `SourceLost` was raised, nothing is open, and `reopen` may be tried as often as one likes.
    """

    @property
    def source(self) -> SoundSource:
        """What is recorded now: the source that was asked for, or what took its place."""
        ...

    @property
    def rate(self) -> int:
        """Samples per second."""
        ...

    def start(self) -> None:
        """Open the source. Raises `SourceLost` where it is not there, `InputError` where there is no sound system."""
        ...

    def read(self, timeout_s: float) -> CapturedBlock | None:
        """The next block, waited for at most so long; None if there was none. Raises `SourceLost`."""
        ...

    def reopen(self) -> SoundSource:
        """Open the source again, or else the default one of its kind, and say which. Raises `SourceLost` if neither
        is there."""
        ...

    def stop(self) -> None:
        """Close the source; what was not read is dropped."""
        ...
