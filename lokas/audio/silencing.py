"""A recording as a new file in which some stretches are silent: what was said there is not in it at all.

The new file has the sound of one track, on the clock that its transcript has, and nothing else of the old one: no
picture, no title, no other track. The stretches become zeros before anything encodes them.
"""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, cast

import av
import numpy as np

from lokas.audio.decode import open_recording
from lokas.audio.downmix import UNNAMED_LAYOUT
from lokas.errors import OptionError, OutputError
from lokas.files import write_error
from lokas.jobs import Progress
from lokas.types import Span
from lokas_models.disk import sync_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from io import FileIO
    from pathlib import Path

    from av.audio.frame import AudioFrame
    from av.audio.stream import AudioStream
    from av.container import OutputContainer
    from numpy.typing import NDArray

    from lokas.audio.decode import Recording
    from lokas.jobs import CancelToken, Event

MARGIN_MS = 500
"""How far silence reaches beyond the stretches on both sides.

The times of words are those of a speech model. At 42 edges of words beside a pause (a French radio talk, Whisper
medium) the word could be heard up to 410 ms beyond its time, in 5 % of the cases more than 265 ms; and rooms echo.
"""

RAMP_MS = 10
"""The sound fades within the outer end of the margin, so that there is no click; beyond it, nothing is changed."""

_PACKED = MappingProxyType({"u8": "s16", "s16": "s16", "s32": "s32", "s64": "s32", "flt": "flt", "dbl": "flt"})
"""In what samples are worked on; none of these steps changes a sample of 8 to 24 bits."""
_TYPES: Mapping[str, type[np.generic]] = MappingProxyType({"s16": np.int16, "s32": np.int32, "flt": np.float32})
_USUAL_LAYOUTS = MappingProxyType({1: "mono", 2: "stereo", 3: "3.0", 4: "quad", 5: "5.0", 6: "5.1", 7: "6.1", 8: "7.1"})


@dataclass(frozen=True, slots=True)
class SoundFormat:
    """A format to export sound in: its suffix, FFmpeg's name of it, and the encoder for each kind of samples.

    `rates`: those it has, in hertz, the highest last; empty for any. Of more channels than `most_channels`, the mean is
    taken. `channel_bits`: bits per second for each channel, None for a format that loses nothing.
    """

    suffix: str
    muxer: str
    encoders: Mapping[str, tuple[str, str]]
    most_channels: int = 8
    rates: tuple[int, ...] = ()
    channel_bits: int | None = None


SOUND_FORMATS: Mapping[str, SoundFormat] = MappingProxyType(
    {
        "flac": SoundFormat(".flac", "flac", {"s16": ("flac", "s16"), "s32": ("flac", "s32"), "flt": ("flac", "s16")}),
        "wav": SoundFormat(
            ".wav", "wav", {"s16": ("pcm_s16le", "s16"), "s32": ("pcm_s32le", "s32"), "flt": ("pcm_f32le", "flt")}
        ),
        "mp3": SoundFormat(
            ".mp3",
            "mp3",
            dict.fromkeys(("s16", "s32", "flt"), ("libmp3lame", "fltp")),
            2,
            (8000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000),
            64_000,
        ),
        "opus": SoundFormat(
            ".opus",
            "ogg",
            dict.fromkeys(("s16", "s32", "flt"), ("libopus", "flt")),
            2,
            (8000, 12_000, 16_000, 24_000, 48_000),
            32_000,
        ),
    }
)
"""By what people type. The rates of bits are such that speech loses nothing an ear would miss."""


def silence(
    source: Path,
    target: Path,
    spans: Sequence[Span],
    *,
    codec: str,
    emit: Callable[[Event], None],
    token: CancelToken,
    track: int = 0,
    margin_ms: int = MARGIN_MS,
) -> None:
    """Write the `track`-th sound of a file, from 0, as `codec` (see `SOUND_FORMATS`), silent in the spans.

    `spans` are in milliseconds of the recording, as a transcript's; `margin_ms` is silent on both sides of each. What
    is farther away is the same sound: with "flac" and "wav" the same samples, if those had no more than 24 bits and
    were no compressed ones. Done block by block; memory does not grow with the length. The file is whole or not there;
    one that was there is replaced. Emits `Progress` in milliseconds.

    Raises `OptionError` ``option.unknown_format`` (value, known); as `open_recording`; `OutputError`
    ``output.is_input`` (path), ``output.disk_full``, ``output.not_writable`` (path, reason); `Cancelled`.
    """
    if codec not in SOUND_FORMATS:
        raise OptionError("option.unknown_format", value=codec, known=sorted(SOUND_FORMATS))
    with open_recording(source, track) as recording:
        if target.exists() and target.samefile(source):
            raise OutputError("output.is_input", path=str(target))
        with _whole_file(target) as file:
            writer = _Writer(file, SOUND_FORMATS[codec])
            quiet = _Quiet(spans, margin_ms)
            told_ms = 0
            for part, rate, layout in _parts(recording):
                token.check()
                writer.write(quiet.applied(part, rate), rate, layout)
                if (done_ms := writer.samples * 1000 // rate) >= told_ms + 1000:
                    emit(Progress(told_ms := done_ms, recording.expected_ms))
            writer.close()


def widened(spans: Iterable[Span], margin_ms: int) -> list[Span]:
    """The spans with a margin on both sides, in order; those that then touch are one."""
    found: list[Span] = []
    for start_ms, end_ms in sorted(spans):
        span = Span(start_ms - margin_ms, end_ms + margin_ms)
        if found and span.start_ms <= found[-1].end_ms:
            span = Span(found[-1].start_ms, max(found.pop().end_ms, span.end_ms))
        found.append(span)
    return found


class _Quiet:
    """Makes the spans silent in sound that comes part by part."""

    def __init__(self, spans: Iterable[Span], margin_ms: int) -> None:
        self._spans = widened(spans, margin_ms)
        self._ramp_ms = min(RAMP_MS, margin_ms)
        self._at = self._next = 0

    def applied(self, part: NDArray[Any], rate: int) -> NDArray[Any]:
        """The next part, shape (n, channels), the very same where nothing is to be silent."""
        start, self._at = self._at, self._at + len(part)
        while self._next < len(self._spans) and self._spans[self._next].end_ms * rate <= start * 1000:
            self._next += 1
        for span in self._spans[self._next :]:
            if span.start_ms * rate >= self._at * 1000:
                break
            part = self._faded(part, span, start, rate)
        return part

    def _faded(self, part: NDArray[Any], span: Span, start: int, rate: int) -> NDArray[Any]:
        edges = (span.start_ms, span.start_ms + self._ramp_ms, span.end_ms - self._ramp_ms, span.end_ms)
        times_ms = np.arange(start, start + len(part)) * (1000 / rate)
        gain = np.interp(times_ms, edges, (1.0, 0.0, 0.0, 1.0))[:, np.newaxis]
        faded: NDArray[Any] = (part * gain).astype(part.dtype)  # towards zero: no sample becomes louder
        return faded


class _Writer:
    """Encodes parts into an open file; its stream is as the first part is."""

    def __init__(self, file: FileIO, sound: SoundFormat) -> None:
        self._file, self._sound = file, sound
        self._out: tuple[OutputContainer, AudioStream] | None = None
        self.samples = 0

    def write(self, part: NDArray[Any], rate: int, layout: str) -> None:
        """Append a part, shape (n, channels)."""
        if not len(part):
            return
        if part.shape[1] > self._sound.most_channels:
            part, layout = part.mean(axis=1, keepdims=True).astype(part.dtype), "mono"
        kind = next(name for name, dtype in _TYPES.items() if dtype == part.dtype)
        container, stream = self._out = self._out or self._begun(kind, rate, layout)
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(part).reshape(1, -1), format=kind, layout=layout)
        frame.sample_rate, frame.time_base, frame.pts = rate, Fraction(1, rate), self.samples
        container.mux(stream.encode(frame))
        self.samples += len(part)

    def close(self) -> None:
        """Write what the encoder holds, and the end."""
        if self._out:
            container, stream = self._out
            container.mux(stream.encode(None))
            container.close()

    def _begun(self, kind: str, rate: int, layout: str) -> tuple[OutputContainer, AudioStream]:
        encoder, samples = self._sound.encoders[kind]
        rates = self._sound.rates
        fitting = next((one for one in rates if one >= rate), rates[-1]) if rates else rate
        options = {"fflags": "+bitexact"} | ({"rf64": "auto"} if self._sound.muxer == "wav" else {})
        container = av.open(self._file, "w", format=self._sound.muxer, options=options)
        stream = cast("AudioStream", container.add_stream(encoder, rate=fitting, layout=layout, format=samples))
        if self._sound.channel_bits:
            stream.bit_rate = self._sound.channel_bits * stream.channels
        return container, stream


class _Packed:
    """Frames as arrays of shape (n, channels), all in the kind, the rate and the layout that the first of them has."""

    def __init__(self, first: AudioFrame) -> None:
        self.rate, self.layout = first.sample_rate, _named(first)
        self._first_layout = first.layout.name
        self._kind = _PACKED[first.format.packed.name]
        self._channels = len(first.layout.channels)
        self._resampler: tuple[tuple[str, str, int], av.AudioResampler] | None = None

    def feed(self, frame: AudioFrame) -> NDArray[Any]:
        """The sound of a frame; what was held of another kind comes first."""
        found = (frame.format.name, frame.layout.name, frame.sample_rate)
        held = self.flush() if self._resampler and self._resampler[0] != found else self.nothing(0)
        if self._resampler is None:
            layout = None if frame.layout.name == self._first_layout else self._first_layout
            self._resampler = found, av.AudioResampler(format=self._kind, layout=layout, rate=self.rate)
        frame.pts = None  # the timeline keeps the time
        return np.concatenate([held, *map(self._array, self._resampler[1].resample(frame))])

    def flush(self) -> NDArray[Any]:
        """What is still held."""
        held = self._resampler[1].resample(None) if self._resampler else []
        self._resampler = None
        return np.concatenate([self.nothing(0), *map(self._array, held)])

    def nothing(self, samples: int) -> NDArray[Any]:
        """So many samples of silence."""
        return np.zeros((samples, self._channels), _TYPES[self._kind])

    def _array(self, frame: AudioFrame) -> NDArray[Any]:
        return frame.to_ndarray().reshape(frame.samples, self._channels)


def _named(frame: AudioFrame) -> str:
    """The layout of a frame; of channels without places, the usual one for as many, since files must have one."""
    count = len(frame.layout.channels)
    return _USUAL_LAYOUTS.get(count, "mono") if UNNAMED_LAYOUT.fullmatch(frame.layout.name) else frame.layout.name


def _parts(recording: Recording) -> Iterator[tuple[NDArray[Any], int, str]]:
    """The sound of a recording as it has it, part by part, on the clock of its blocks: with its rate and its layout."""
    frames = recording.frames()
    first, stamp_s = next(frames)
    packed = _Packed(first)
    timeline = recording.timeline(packed.rate)
    for frame, at_s in chain([(first, stamp_s)], frames):
        if jump := timeline.jump(at_s):
            yield timeline.place(packed.flush()), packed.rate, packed.layout
            for missing in timeline.move(jump):
                yield packed.nothing(len(missing)), packed.rate, packed.layout
        timeline.advance(frame.samples / frame.sample_rate)
        yield timeline.place(packed.feed(frame)), packed.rate, packed.layout
    yield timeline.place(packed.flush()), packed.rate, packed.layout


@contextmanager
def _whole_file(target: Path) -> Iterator[FileIO]:
    """A file to write to and to seek in, which takes its place when all went well."""
    temporary = target.with_name(f".{target.name}.part")
    try:
        with temporary.open("wb", buffering=0) as file:
            yield file
            os.fsync(file.fileno())
        temporary.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        raise write_error(target, error) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
