"""What a FLAC file is made of (RFC 9639): its header, the headers of its frames, and their check sums.

FFmpeg decodes the sound; this knows just enough to tell where a whole frame begins and ends in a file that was torn.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MARK = b"fLaC"
BLOCK_HEADER_BYTES = 4
STREAM_INFO_BYTES = 34
HEADER_BYTES = len(MARK) + BLOCK_HEADER_BYTES + STREAM_INFO_BYTES
"""The mark and STREAMINFO, which always comes first; a file that ends here has no sound yet."""

MOST_SAMPLES = (1 << 36) - 1
"""The longest length that a header can tell: 16 days at 48 kHz."""

LAST_BLOCK = 0x80
"""The bit that tells the last block of metadata; what follows that block are frames."""

SYNC = b"\xff\xf8"
"""How a frame begins where all blocks have the same length, as all known encoders write them; section 9.1."""

LONGEST_HEADER = 16
"""Bytes in the longest header of a frame."""

CHANNELS = (1, 2, 3, 4, 5, 6, 7, 8, 2, 2, 2)
"""How many, by their code; the last three give one of two as the difference."""

BYTE_FOLLOWS, TWO_BYTES_FOLLOW = 6, 7
"""Codes of block lengths that stand behind the number of the frame."""

RATE_BYTES = {12: 1, 13: 2, 14: 2}
"""Codes of sample rates that stand there too, and how many bytes they take."""

NO_RATE_CODE = 15

CONTINUES = 0b10
"""The first two bits of the second and later bytes of a number coded like a character of UTF-8."""

BYTES_PER_SAMPLE = 2
"""Before compression, which leaves 62 % of a meeting in a quiet room, and more of a noisy one (docs/benchmarks.md)."""


def size_per_hour(rate: int, channels: int) -> int:
    """How many bytes an hour of a meeting takes, rather more than less; `rate` in hertz."""
    return rate * channels * BYTES_PER_SAMPLE * 3600 * 3 // 4


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
            samples=packed & MOST_SAMPLES,
            md5=bytes(data[18:34]),
        )

    def to_bytes(self) -> bytes:
        """The 34 bytes of the block."""
        packed = self.rate << 44 | self.channels - 1 << 41 | self.bits - 1 << 36 | self.samples
        sizes = struct.pack(">HH", self.block, self.block)
        sizes += self.smallest.to_bytes(3, "big") + self.largest.to_bytes(3, "big")
        return sizes + packed.to_bytes(8, "big") + self.md5

    @property
    def most_frame_bytes(self) -> int:
        """No frame takes more: uncompressed sound, with the bit more that the difference of two channels needs."""
        sound = self.channels * (1 + (self.block * (self.bits + 1) + 7) // 8)
        return max(self.largest, LONGEST_HEADER + sound + 2)

    def with_length(self, samples: int) -> StreamInfo:
        """The same with another length, if there is room for it, and no check sum of the whole sound."""
        return replace(self, samples=samples if samples <= MOST_SAMPLES else 0, md5=bytes(16))


def header_of(stream_info: bytes) -> bytes:
    """All that stands before the first frame, in a file without other metadata."""
    return MARK + bytes([LAST_BLOCK, 0, 0, len(stream_info)]) + stream_info


@dataclass(frozen=True, slots=True)
class FrameHeader:
    """The header of a frame; section 9.1. `number` counts frames from 0, `samples` is what it holds per channel."""

    number: int
    samples: int
    channels: int

    @classmethod
    def parse(cls, data: bytes) -> FrameHeader | None:
        """From the bytes that begin with it; None where they do not."""
        data = data[:LONGEST_HEADER].ljust(LONGEST_HEADER, b"\0")
        if not data.startswith(SYNC):
            return None
        block_code, rate_code, channel_code = data[2] >> 4, data[2] & 15, data[3] >> 4
        if not block_code or rate_code == NO_RATE_CODE or channel_code >= len(CHANNELS) or data[3] & 1:
            return None
        numbered = _coded_number(data[4:11])
        if numbered is None:
            return None
        number, at = numbered[0], 4 + numbered[1]
        samples, at = _block_length(block_code, data, at)
        at += RATE_BYTES.get(rate_code, 0)
        if data[at] != crc8(data[:at]):
            return None
        return cls(number, samples, CHANNELS[channel_code])


def crc8(data: bytes) -> int:
    """The check sum of a frame's header: polynomial x^8 + x^2 + x + 1; section 9.1.8."""
    crc = 0
    for byte in data:
        crc = CRC8[crc ^ byte]
    return crc


def whole_at(data: bytes) -> Iterator[int]:
    """After how many bytes the check sum of a frame fits: polynomial x^16 + x^15 + x^2 + 1; section 9.3.

    A frame ends with its check sum, and what is followed by its own check sum has the check sum 0. In a thousand bytes
    one in 65 fits by chance.
    """
    crc = 0
    for at, byte in enumerate(data, 1):
        crc = (crc << 8 & 0xFFFF) ^ CRC16[crc >> 8 ^ byte]
        if not crc:
            yield at


def _coded_number(data: bytes) -> tuple[int, int] | None:
    """The number of a frame and how many bytes it takes, coded as UTF-8 codes characters but up to 36 bits."""
    length = 8 - (data[0] ^ 0xFF).bit_length()
    if not length:
        return data[0], 1
    rest = data[1:length]
    if length in {1, 8} or any(byte >> 6 != CONTINUES for byte in rest):
        return None
    number = data[0] & (0x7F >> length)
    for byte in rest:
        number = number << 6 | byte & 0x3F
    return number, length


def _block_length(code: int, data: bytes, at: int) -> tuple[int, int]:
    """How many samples the frame holds, and where its header goes on; section 9.1.1."""
    if code == BYTE_FOLLOWS:
        return data[at] + 1, at + 1
    if code == TWO_BYTES_FOLLOW:
        return int.from_bytes(data[at : at + 2], "big") + 1, at + 2
    if code == 1:
        return 192, at
    return (144 << code if code < BYTE_FOLLOWS else 1 << code), at


def _crc_table(polynomial: int, bits: int) -> tuple[int, ...]:
    """The check sum of each byte alone."""
    table = []
    for byte in range(256):
        crc = byte << bits - 8
        for _ in range(8):
            crc = crc << 1 ^ (polynomial if crc >> bits - 1 else 0)
            crc &= (1 << bits) - 1
        table.append(crc)
    return tuple(table)


CRC8 = _crc_table(0x07, 8)
CRC16 = _crc_table(0x8005, 16)
