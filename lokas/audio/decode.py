"""Reading sound out of any file FFmpeg reads, as a stream: 16 kHz mono blocks on the clock a player shows.

FFmpeg is reached through PyAV only, and is handed an open file, never a name: what looks like an address is a file
name, and a playlist that points elsewhere, to the network or to another file, is refused.
"""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass
from fractions import Fraction
from math import inf
from typing import TYPE_CHECKING

import av
from av.stream import Discard, Disposition

from lokas.audio.dates import recorded_at
from lokas.audio.downmix import Downmixer
from lokas.audio.timeline import Timeline, in_blocks
from lokas.errors import InputError
from lokas.types import SAMPLE_RATE

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from io import FileIO, RawIOBase
    from pathlib import Path
    from types import TracebackType

    from av.audio.frame import AudioFrame
    from av.audio.stream import AudioStream
    from av.container import InputContainer
    from av.packet import Packet
    from av.stream import Stream

    from lokas.types import AudioBlock, Samples

CUT_SLACK_MS = 500
"""A file that ends less than this before its declared length is whole: encoders round and declare their padding."""

GUESS_SLACK = 0.0005
"""FFmpeg's guess of a length, size over bit rate, is recognised by agreeing with the size this well."""

RIFF_PLACEHOLDER = 0x7FFF_0000
"""WAV writers that cannot seek back declare a size near 2 or 4 GiB: it says nothing of the true one."""

PROTECTED_BRANDS = frozenset({"aax", "aaxc"})
"""Audible books: MP4 brands whose sound is always encrypted."""

TEXT_FORMATS = frozenset({"tty"})
"""FFmpeg draws plain text as a film of a terminal; for us it is no film."""


@dataclass(frozen=True, slots=True)
class AudioTrack:
    """One audio track: `index` counts audio tracks from 0; `codec` is empty when there is no decoder for it."""

    index: int
    codec: str
    channels: int
    sample_rate: int
    language: str | None
    title: str | None


@dataclass(frozen=True, slots=True)
class MediaInfo:
    """What a file says of itself before it is decoded; `duration_ms` is None when it does not say its length.

    `created`: when it was recorded, aware of its zone; None when it does not say.
    """

    duration_ms: int | None
    tracks: tuple[AudioTrack, ...]
    created: dt.datetime | None = None


def probe(path: Path) -> MediaInfo:
    """Read the headers of `path`. Raises `InputError` as `open_recording` does, except for the choice of a track."""
    with _open_file(path) as file, _open_container(file, path) as container:
        tracks = tuple(_describe(number, stream) for number, stream in enumerate(container.streams.audio))
        length_s = _length_s(container)
        created = recorded_at(container.metadata)
        return MediaInfo(None if length_s is None else round(length_s * 1000), tracks, created)


def open_recording(path: Path, track: int = 0) -> Recording:
    """Open the `track`-th audio track of `path`, counted from 0; use the result in a ``with`` statement.

    Raises `InputError`: ``input.missing``, ``input.folder``, ``input.not_file``, ``input.not_readable``,
    ``input.empty``, ``input.not_media``, ``input.no_audio``, ``input.no_such_track``, ``input.no_decoder``,
    ``input.protected``.
    """
    file = _open_file(path)
    return recording_of(file, path, track, lacks_end=_riff_is_short(file))


def recording_of(file: RawIOBase, path: Path, track: int = 0, *, lacks_end: bool = False) -> Recording:
    """The `track`-th audio track of an open file, which the result closes; it need not be seekable.

    `path` names it in errors, which are those of `open_recording`; `lacks_end`: it is known to be cut.
    """
    try:
        container = _open_container(file, path)
        return Recording(path, file, container, _pick(container, track, path), lacks_end=lacks_end)
    except BaseException:
        file.close()
        raise


class Recording:
    """One audio track being read: iterate it once for its `AudioBlock`s, float32 mono 16 kHz, one second each.

    Memory does not grow with the length. Damaged packets are skipped, and silence keeps the time in their place.
    Iterating raises `InputError` ``input.not_media`` when nothing at all can be decoded, ``input.empty`` when there is
    nothing to decode, ``input.protected`` when the sound is encrypted.
    """

    def __init__(
        self, path: Path, file: RawIOBase, container: InputContainer, stream: AudioStream, *, lacks_end: bool
    ) -> None:
        self._path, self._file, self._container, self._stream = path, file, container, stream
        self._declared_s = _declared_s(container, stream)
        self._length_s = _length_s(container)
        self._bytes, self._bit_rate = container.size, stream.codec_context.bit_rate
        self._timeline = Timeline(self._length_s)
        self._mixer = Downmixer()
        self._origin_s = _origin_s(container, stream)
        self._first_byte: int | None = None
        self._decoded, self._undecodable = False, 0
        self._from_pts: float = -inf
        self._lacks_end = lacks_end
        self._broken_end = False

    @property
    def expected_ms(self) -> int | None:
        """The length declared or guessed before decoding, or None: for a progress bar."""
        length_s = self._declared_s or self._length_s
        return None if length_s is None else round(length_s * 1000)

    @property
    def duration_ms(self) -> int:
        """How much sound was given so far: after the last block, the true length of the track."""
        return self._timeline.samples * 1000 // SAMPLE_RATE

    @property
    def cut(self) -> bool:
        """After the last block: whether sound that the file declares, or began to hold, is missing at its end."""
        return self._lacks_end or self._broken_end or self._is_short()

    def __iter__(self) -> Iterator[AudioBlock]:
        return in_blocks(self._pieces())

    def __enter__(self) -> Recording:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._container.close()
        self._file.close()

    def timeline(self, rate: int, from_s: float = 0.0) -> Timeline:
        """A timeline for sound of this rate that goes as the blocks do, if its `jump` gets the stamps of `frames`.

        It begins at `from_s`: that is to be taken off the stamps.
        """
        return Timeline(None if self._length_s is None else self._length_s - from_s, rate)

    def frames(self) -> Iterator[tuple[AudioFrame, float | None]]:
        """Decoded frames as the file has them, instead of blocks, each stamped in seconds of what a player shows.

        None for a frame without a stamp. Raises as iterating does.
        """
        for frame in self._frames():
            if self._origin_s is None:
                self._origin_s = frame.time
            self._decoded = True
            yield frame, None if frame.time is None else frame.time - (self._origin_s or 0.0)
        if not self._decoded:
            raise InputError("input.not_media" if self._undecodable else "input.empty", path=str(self._path))

    def go_to(self, at_s: float) -> None:
        """Let `frames`, asked anew, begin with the first packet from `at_s` on; one frame must have been taken before.

        In a damaged file they may begin later: only the stamp of the first tells. What lies between the place that the
        file has an entry for and `at_s` is read, which takes a second for hours of it, and not decoded.
        Raises `av.FFmpegError` where the file cannot be searched.
        """
        stamp_s = at_s + (self._origin_s or 0.0)
        self._container.seek(_in_base(self._stream, stamp_s), stream=self._stream)
        own_s = _entry_s(self._stream, stamp_s)
        for film in self._container.streams.video:  # Matroska has entries of pictures, and few of sound
            if _entry_s(film, stamp_s) > own_s:
                self._container.seek(_in_base(film, stamp_s), stream=film)
        self._from_pts = _in_base(self._stream, stamp_s)

    def _pieces(self) -> Iterator[Samples]:
        for frame, stamp_s in self.frames():
            yield from placed(frame, stamp_s, self._mixer, self._timeline)
        yield self._timeline.place(self._mixer.flush())

    def _frames(self) -> Iterator[AudioFrame]:
        """Decoded frames; a packet that cannot be decoded is counted and skipped."""
        for packet in self._packets():
            try:
                frames = packet.decode()
            except av.FFmpegError:
                self._undecodable += 1
                self._broken_end = True
                continue
            if packet.size:  # the empty packet at the end only makes the decoder give what it held
                self._broken_end = False
            yield from (frame for frame in frames if frame.samples)

    def _packets(self) -> Iterator[Packet[AudioStream]]:
        """Packets of the track until the end, or until the file cannot be read further."""
        try:
            for packet in self._container.demux(self._stream):
                self._first_byte = packet.pos if self._first_byte is None else self._first_byte
                if packet.has_sidedata("encryption_info"):
                    raise InputError("input.protected", path=str(self._path))
                if packet.pts is None or packet.pts >= self._from_pts:
                    yield packet
        except (av.FFmpegError, OSError):
            self._broken_end = True

    def _is_short(self) -> bool:
        if self._declared_s is None or self._length_is_guessed():
            return False
        return self.duration_ms < self._declared_s * 1000 - CUT_SLACK_MS

    def _length_is_guessed(self) -> bool:
        """Whether the length is FFmpeg's estimate from the bit rate (an MP3 without a Xing header, bare AAC).

        It is far off where the rate varies, and always fits the size, so it cannot tell that a file was cut.
        """
        if not self._bit_rate or not self._declared_s:
            return False
        guess_s = (self._bytes - (self._first_byte or 0)) * 8 / self._bit_rate
        return abs(guess_s / self._declared_s - 1) < GUESS_SLACK


def placed(frame: AudioFrame, stamp_s: float | None, mixer: Downmixer, timeline: Timeline) -> Iterator[Samples]:
    """The sound that a frame adds to a timeline, with the silence before it if it comes late."""
    if jump := timeline.jump(stamp_s):
        yield timeline.place(mixer.flush())
        yield from timeline.move(jump)
    timeline.advance(frame.samples / frame.sample_rate)
    yield timeline.place(mixer.feed(frame))


def _open_file(path: Path) -> FileIO:
    """Open `path` for reading, unbuffered (FFmpeg has its own buffer), once sure that it is a file with content."""
    try:
        mode = path.stat()
        if stat.S_ISDIR(mode.st_mode):
            raise InputError("input.folder", path=str(path))
        if not stat.S_ISREG(mode.st_mode):  # a pipe would block, a device would not end
            raise InputError("input.not_file", path=str(path))
        if not mode.st_size:
            raise InputError("input.empty", path=str(path))
        return path.open("rb", buffering=0)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise InputError("input.missing", path=str(path)) from error
    except OSError as error:
        raise InputError("input.not_readable", path=str(path), reason=error.strerror or "") from error


def _open_container(file: RawIOBase, path: Path) -> InputContainer:
    """FFmpeg's view of `file`, which has at least one audio track. FFmpeg may open nothing else by itself."""
    try:
        container = av.open(
            file, "r", container_options={"protocol_whitelist": "none"}, metadata_errors="replace", buffer_size=1 << 17
        )
    except (av.FFmpegError, OSError) as error:
        raise InputError("input.not_media", path=str(path)) from error
    if fault := _fault(container):
        container.close()
        raise InputError(fault, path=str(path))
    return container


def _fault(container: InputContainer) -> str | None:
    """The code of what makes an opened file useless to us, or None."""
    if container.metadata.get("major_brand", "").strip() in PROTECTED_BRANDS:
        return "input.protected"
    if container.streams.audio:
        return None
    shows = container.streams.video and container.format.name not in TEXT_FORMATS
    return "input.no_audio" if shows else "input.not_media"


def _pick(container: InputContainer, track: int, path: Path) -> AudioStream:
    """The chosen audio stream; FFmpeg is told to leave the others, such as the pictures, unread."""
    streams = container.streams.audio
    if not 0 <= track < len(streams):
        raise InputError("input.no_such_track", path=str(path), track=track, available=list(range(len(streams))))
    chosen = streams[track]
    if chosen.codec_context is None:
        raise InputError("input.no_decoder", path=str(path), track=track)
    for stream in container.streams:
        if stream.index != chosen.index:
            stream.discard = Discard.all
    return chosen


def _describe(number: int, stream: AudioStream) -> AudioTrack:
    language = stream.metadata.get("language")
    return AudioTrack(
        index=number,
        codec=stream.codec_context.name if stream.codec_context else "",
        channels=stream.channels if stream.codec_context else 0,
        sample_rate=stream.sample_rate if stream.codec_context else 0,
        language=None if language in {None, "und"} else language,
        title=stream.metadata.get("title"),
    )


def _length_s(container: InputContainer) -> float | None:
    return None if container.duration is None else container.duration / av.time_base


def _has_company(container: InputContainer, stream: AudioStream) -> bool:
    """Whether a player keeps another track, of sound or moving pictures, beside this one."""
    return any(_plays(other) for other in container.streams if other.index != stream.index)


def _plays(stream: Stream) -> bool:
    return stream.type in {"audio", "video"} and not stream.disposition & Disposition.attached_pic


def _origin_s(container: InputContainer, stream: AudioStream) -> float | None:
    """The stamp a player shows as zero: where the first of several tracks starts; a lone one, at its first frame."""
    if container.start_time is None or not _has_company(container, stream):
        return None
    return container.start_time / av.time_base


def _declared_s(container: InputContainer, stream: AudioStream) -> float | None:
    """Where the file says that this track ends, in seconds from what a player shows as zero.

    Matroska keeps it in a tag; without the tag FFmpeg gives each track the length of the longest, which says nothing.
    """
    start_s = _start_s(stream)
    origin_s = _origin_s(container, stream)
    zero_s = start_s if origin_s is None else origin_s
    if (tagged_s := _tagged_end_s(stream)) is not None:
        return tagged_s - zero_s
    if "matroska" in container.format.name and _has_company(container, stream):
        return None
    if stream.duration is None or stream.time_base is None:
        return _length_s(container)
    return start_s + float(stream.duration * stream.time_base) - zero_s


def _in_base(stream: Stream, stamp_s: float) -> int:
    return round(stamp_s / (stream.time_base or Fraction(1, av.time_base)))


def _entry_s(stream: Stream, stamp_s: float) -> float:
    """The last moment before, or at, `stamp_s` of which FFmpeg knows where it lies in the file."""
    at = stream.index_entries.search_timestamp(_in_base(stream, stamp_s))
    return float(stream.index_entries[at].timestamp * (stream.time_base or 1)) if at >= 0 else -inf


def _start_s(stream: AudioStream) -> float:
    return 0.0 if stream.start_time is None or stream.time_base is None else float(stream.start_time * stream.time_base)


def _tagged_end_s(stream: AudioStream) -> float | None:
    """Matroska's DURATION tag, such as 01:02:03.450000000, in seconds."""
    found = re.fullmatch(r"(\d+):(\d\d):(\d\d(?:\.\d+)?)", stream.metadata.get("DURATION", ""))
    return None if found is None else int(found[1]) * 3600 + int(found[2]) * 60 + float(found[3])


def _riff_is_short(file: FileIO) -> bool:
    """Whether a WAV is shorter than its first header says; FFmpeg silently takes the size of the file for the truth."""
    head = file.read(8)
    file.seek(0)
    size = int.from_bytes(head[4:], "little")
    padded = os.fstat(file.fileno()).st_size + 1
    return head[:4] == b"RIFF" and size < RIFF_PLACEHOLDER and size + 8 > padded
