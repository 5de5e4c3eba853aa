"""What a FLAC file is made of (RFC 9639): its header, the headers of its frames, and their check sums.

FFmpeg decodes the sound; this knows just enough to tell where a whole frame begins and ends in a file that was torn.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MARK = b"fLaC"
STREAMINFO_BYTES = 34
HEADER_BYTES = len(MARK) + 4 + STREAMINFO_BYTES
"""The mark and STREAMINFO, which always comes first; a file that ends here has no sound yet."""

LAST_BLOCK = 0x80
"""The bit that tells the last block of metadata; what follows that block are frames."""

SYNC = b"\xff\xf8"
"""How a frame begins where all blocks have the same length, as all known encoders write them; section 9.1."""

LONGEST_FRAME_HEADER = 16
RESERVED_BLOCK_CODE, BLOCK_IN_BYTE, BLOCK_IN_TWO = 0, 6, 7
FORBIDDEN_RATE_CODE = 15
MOST_CHANNEL_CODE = 10


@dataclass(frozen=True, slots=True)
class StreamInfo:
    """The header of the file; section 8.2. `samples` is 0 where the length is not known, `md5` all zeros likewise.

    `block` is the number of samples per channel in every frame but the last.
    """

    block: int
    smallest: int
    largest: int
    rate: int
    channels: int
    bits: int
    samples: int = 0
    md5: bytes = bytes(16)

    @classmethod
    def parse(cls, data: bytes) -> StreamInfo:
        """From the 34 bytes of the block."""
        packed = int.from_bytes(data[10:18], "big")
        return cls(
            block=int.from_bytes(data[2:4], "big"),
            smallest=int.from_bytes(data[4:7], "big"),
            largest=int.from_bytes(data[7:10], "big"),
            rate=packed >> 44,
            channels=(packed >> 41 & 7) + 1,
            bits=(packed >> 36 & 31) + 1,
            samples=packed & (1 << 36) - 1,
            md5=bytes(data[18:34]),
        )

    def to_bytes(self) -> bytes:
        """The 34 bytes of the block."""
        packed = self.rate << 44 | self.channels - 1 << 41 | self.bits - 1 << 36 | self.samples
        sizes = struct.pack(">HH", self.block, self.block)
        sizes += self.smallest.to_bytes(3, "big") + self.largest.to_bytes(3, "big")
        return sizes + packed.to_bytes(8, "big") + self.md5

    def with_length(self, samples: int) -> StreamInfo:
        """The same with another length, and no check sum of the whole sound."""
        return replace(self, samples=samples, md5=bytes(16))
