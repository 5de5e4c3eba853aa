"""A recording as FLAC that is valid at every instant: written frame by frame, mended after a crash.

A FLAC frame stands on its own: a file cut anywhere plays up to its last whole frame, with its header as it was at the
first second. docs/benchmarks.md ("Recording format") tells what others lose.
"""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, BinaryIO

import av
import numpy as np

from lokas.audio.flac_frames import (
    BLOCK_HEADER_BYTES,
    HEADER_BYTES,
    LAST_BLOCK,
    MARK,
    STREAM_INFO_BYTES,
    SYNC,
    FrameHeader,
    StreamInfo,
    header_of,
    whole_at,
)
from lokas.errors import InputError, OutputError
from lokas.files import write_error
from lokas_models.disk import sync_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import FileIO
    from pathlib import Path
    from types import TracebackType

    from av.audio.codeccontext import AudioCodecContext
    from av.audio.frame import AudioFrame
    from numpy.typing import NDArray

BLOCK_MS = 96
"""Sound in a frame: what the encoder still holds, and a kill therefore costs, is less.

1536 samples at 16 kHz and 4608 at 48 kHz, the longest block that every decoder must take (RFC 9639, section 7).
"""

LAYOUTS = {1: "mono", 2: "stereo"}
"""FFmpeg's names; two tracks are stereo to whoever plays the file."""

SILENCE_AT_ONCE_S = 10

WINDOW = 1 << 18
"""How many bytes are searched at once for the last frame, from the end backwards."""


class FlacWriter:
    """A new file of 16-bit FLAC; use it in a ``with`` statement or call `close`.

    A kill loses what the encoder holds (less than `BLOCK_MS`), a power cut also what was written after the last
    `sync`. When a write fails, `OutputError` ``output.disk_full`` or ``output.not_writable`` (path, reason) is
    raised, the file is cut back to its last whole frame, and nothing but `close` can be done any more.
    """

    def __init__(self, path: Path, file: FileIO, encoder: AudioCodecContext) -> None:
        self._path, self._file, self._encoder = path, file, encoder
        self._given = self._in_file = self._bytes = 0
        self._stream_info = bytes(encoder.extradata or b"")
        self._failure: OutputError | None = None

    @classmethod
    def create(cls, path: Path, rate: int, channels: int) -> FlacWriter:
        """Make the file, `rate` in hertz, with its header on disk; never over another one (``output.exists``)."""
        encoder = _encoder(rate, channels)
        try:
            file = path.open("xb", buffering=0)
        except FileExistsError as error:
            raise OutputError("output.exists", paths=[str(path)]) from error
        except OSError as error:
            raise write_error(path, error) from error
        writer = cls(path, file, encoder)
        try:
            writer._begin()
        except BaseException:
            file.close()
            raise
        return writer

    @property
    def samples(self) -> int:
        """How many samples per channel were given; after a failed write, how many are in the file."""
        return self._in_file if self._failure else self._given

    def write(self, samples: NDArray[np.int16]) -> None:
        """Append sound, int16 of shape (n, channels)."""
        if not len(samples):
            return
        sound = np.ascontiguousarray(samples, np.int16).reshape(1, -1)
        frame = av.AudioFrame.from_ndarray(sound, format="s16", layout=self._encoder.layout.name)
        frame.sample_rate, frame.time_base = self._encoder.sample_rate, self._encoder.time_base
        frame.pts = self._given
        self._encode(frame)
        self._given += frame.samples

    def silence(self, samples: int) -> None:
        """Append so many samples per channel of silence; hours take seconds and next to no room."""
        nothing = np.zeros((self._encoder.sample_rate * SILENCE_AT_ONCE_S, self._encoder.channels), np.int16)
        for done in range(0, samples, len(nothing)):
            self.write(nothing[: samples - done])

    def sync(self) -> None:
        """Return when every whole frame so far would survive a power cut.

        Each 0.8 s: so a power cut costs, with the frame that is not whole and the sync itself, less than one second.
        """
        with self._failing():
            os.fsync(self._file.fileno())

    def close(self) -> None:
        """Write the rest, and the true length into the header: at once, however long the file is."""
        if self._file.closed:
            return
        with self._file:
            try:
                if self._failure is None:
                    self._encode(None)
            finally:
                self._write_length()

    def __enter__(self) -> FlacWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _begin(self) -> None:
        self._append(header_of(self._stream_info), 0)
        self.sync()
        sync_folder(self._path.parent)

    def _encode(self, frame: AudioFrame | None) -> None:
        for packet in self._encoder.encode(frame):
            self._append(bytes(packet), packet.duration or 0)
            if packet.has_sidedata("new_extradata"):  # at the very end: STREAMINFO with length and check sum
                self._stream_info = bytes(packet.get_sidedata("new_extradata"))

    def _append(self, data: bytes, samples: int) -> None:
        """Write a whole frame; only then does it count."""
        with self._failing():
            left = memoryview(data)
            while left:
                left = left[self._file.write(left) :]
        self._bytes += len(data)
        self._in_file += samples

    @contextmanager
    def _failing(self) -> Iterator[None]:
        """After the first failure nothing more is written: the frames behind a missing one would be too early."""
        if self._failure is not None:
            raise self._failure
        try:
            yield
        except OSError as error:
            self._failure = write_error(self._path, error)
            with suppress(OSError):
                self._file.truncate(self._bytes)
            raise self._failure from error

    def _write_length(self) -> None:
        """Where the encoder's last frames did not get into the file, its check sum of all sound would be wrong."""
        info = StreamInfo.parse(self._stream_info)
        info = info if info.samples == self._in_file else info.with_length(self._in_file)
        try:
            _patch(self._file, info.to_bytes())
        except OSError as error:
            raise write_error(self._path, error) from error


@dataclass(frozen=True, slots=True)
class Recovered:
    """What `recover` keeps: `samples` per channel, `rate` in hertz, and how many bytes of a torn end it cuts off."""

    samples: int
    rate: int
    channels: int
    lost_bytes: int


def recover(path: Path) -> Recovered:
    """Cut what follows the last whole frame of the FLAC file at `path` and write its length into the header.

    Nothing else is touched, and nothing at all if the file needs no mending. Reads only the end, however long it is.
    Raises as `survey`, and `OutputError` if the file cannot be changed.
    """
    info, found, size = _surveyed(path)
    if found.lost_bytes or found.samples != info.samples:
        _mend(path, info.with_length(found.samples), size - found.lost_bytes)
    return found


def survey(path: Path) -> Recovered:
    """What `recover` would give, also of a file that is being written. Touches nothing, reads only the end.

    Raises `InputError` ``recording.not_flac`` (path), ``recording.no_sound`` (path) if there is no whole frame,
    ``input.missing`` (path), ``input.not_readable`` (path, reason).
    """
    return _surveyed(path)[1]


def _surveyed(path: Path) -> tuple[StreamInfo, Recovered, int]:
    """The header as it stands, what there is, and the size of the file in bytes."""
    try:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            info, first = _read_header(file, path)
            last = _last_frame(file, first, size, info)
    except FileNotFoundError as error:
        raise InputError("input.missing", path=str(path)) from error
    except OSError as error:
        raise InputError("input.not_readable", path=str(path), reason=error.strerror or "") from error
    if last is None:
        raise InputError("recording.no_sound", path=str(path))
    end, samples = last
    return info, Recovered(samples, info.rate, info.channels, size - end), size


def _mend(path: Path, info: StreamInfo, end: int) -> None:
    try:
        with path.open("r+b", buffering=0) as file:
            _patch(file, info.to_bytes())
            file.truncate(end)
            os.fsync(file.fileno())
    except OSError as error:
        raise write_error(path, error) from error


def _patch(file: FileIO, info: bytes) -> None:
    """Write STREAMINFO where it stands in every FLAC file."""
    file.seek(HEADER_BYTES - len(info))
    file.write(info)
    os.fsync(file.fileno())


def _read_header(file: BinaryIO, path: Path) -> tuple[StreamInfo, int]:
    """STREAMINFO, and where the metadata ends and the frames begin."""
    head = file.read(HEADER_BYTES)
    if not MARK.startswith(head[: len(MARK)]) or (len(head) > len(MARK) and head[len(MARK)] & ~LAST_BLOCK):
        raise InputError("recording.not_flac", path=str(path))
    if len(head) < HEADER_BYTES:
        raise InputError("recording.no_sound", path=str(path))
    at, block = len(MARK), head[len(MARK) :]
    while True:
        at += BLOCK_HEADER_BYTES + int.from_bytes(block[1:4], "big")
        if block[0] & LAST_BLOCK:
            return StreamInfo.parse(head[-STREAM_INFO_BYTES:]), at
        file.seek(at)
        block = file.read(BLOCK_HEADER_BYTES)
        if len(block) < BLOCK_HEADER_BYTES:
            raise InputError("recording.no_sound", path=str(path))


def _last_frame(file: BinaryIO, first: int, size: int, info: StreamInfo) -> tuple[int, int] | None:
    """Where the last whole frame ends, and how many samples per channel the file has up to there; None without one."""
    most = info.most_frame_bytes
    end = size
    while end > first:
        start = max(first, end - WINDOW)
        file.seek(start)
        data = file.read(end - start + most)
        at = data.rfind(SYNC, 0, end - start + 1)
        while at >= 0:
            if found := _whole_frame(data[at : at + most], info):
                length, samples = found
                return start + at + length, samples
            at = data.rfind(SYNC, 0, at + 1)
        end = start
    return None


def _whole_frame(data: bytes, info: StreamInfo) -> tuple[int, int] | None:
    """How long the frame is that `data` begins with, and where it ends in samples; None where no whole one is.

    Nothing in a frame tells its length, so it is what FFmpeg decodes, among the lengths that the check sum allows.
    """
    header = FrameHeader.parse(data)
    if header is None or header.channels != info.channels or header.samples > info.block:
        return None
    for length in whole_at(data):
        if _decodes(data[:length], info, header.samples):
            return length, header.number * info.block + header.samples
    return None


def _decodes(frame: bytes, info: StreamInfo, samples: int) -> bool:
    """Whether FFmpeg finds a whole frame of so many samples, with the right check sum behind it."""
    decoder = av.CodecContext.create("flac", "r")
    decoder.extradata = info.to_bytes()
    decoder.options = {"err_detect": "crccheck+explode"}
    try:
        return sum(decoded.samples for decoded in decoder.decode(av.Packet(frame))) == samples
    except av.FFmpegError:
        return False


def _encoder(rate: int, channels: int) -> AudioCodecContext:
    encoder = av.CodecContext.create("flac", "w")
    encoder.sample_rate, encoder.layout, encoder.format = rate, LAYOUTS[channels], "s16"
    encoder.time_base = Fraction(1, rate)
    encoder.options = {"frame_size": str(rate * BLOCK_MS // 1000)}
    encoder.open()
    return encoder
