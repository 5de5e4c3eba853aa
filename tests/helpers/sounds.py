"""Sound files made on the spot with PyAV and the standard library, whole and damaged; and sound without files."""

from __future__ import annotations

import wave
from fractions import Fraction
from pathlib import Path

import av
import numpy as np

SHARED = Path(__file__).parents[2].parent / "shared" / "audio"


def click_track(seconds, rate=44_100, channels=1, every=1.0, first=0.5):
    """Soft noise with a loud 20 ms burst each `every` seconds, float32 (channels, n): its bursts tell the time."""
    count = round(seconds * rate)
    sound = np.random.default_rng(7).normal(0, 0.001, count).astype(np.float32)
    burst = np.sin(2 * np.pi * 1000 * np.arange(round(0.02 * rate)) / rate).astype(np.float32) * 0.8
    for start in np.arange(first, seconds - 0.03, every):
        at = round(start * rate)
        sound[at : at + burst.size] += burst
    return np.tile(sound, (channels, 1))


def clicks_ms(samples):
    """When the bursts of `click_track` are heard in 16 kHz mono sound, in whole milliseconds."""
    loud = np.flatnonzero(np.abs(samples) > 0.1)
    starts = loud[np.diff(loud, prepend=-8000) > 4000]
    return [round(start / 16) for start in starts]


def write_wav(path, samples, rate=16_000, width=2):
    """`samples`: float (n,) or (n, channels) in [-1, 1]; `width` bytes per sample, 1 to 4."""
    table = np.asarray(samples, np.float64)
    table = table[:, np.newaxis] if table.ndim == 1 else table
    whole = np.round(table * (2 ** (8 * width - 1) - 1)).astype("<i4")
    raw = (whole + 128).astype(np.uint8) if width == 1 else whole.reshape(-1, 1).view(np.uint8)[:, :width]
    with wave.open(str(path), "wb") as file:
        file.setnchannels(table.shape[1])
        file.setsampwidth(width)
        file.setframerate(rate)
        file.writeframes(raw.tobytes())
    return path


def write_media(
    path,
    tracks,
    codec,
    *,
    rate=44_100,
    layout="mono",
    video=None,
    video_seconds=0.0,
    audio_delay=0.0,
    drop=None,
    stamps=None,
    titles=(),
    container=None,
    container_options=None,
    codec_options=None,
):
    """One audio track per array in `tracks`, float32 (channels, n), and a tiny film if `video` names a codec.

    `drop` is a pair of seconds: packets between them are left out. `stamps` maps a packet's seconds to those written.
    """
    with av.open(str(path), "w", format=container, options=container_options or {}) as file:
        film = file.add_stream(video, rate=10, width=64, height=64, pix_fmt="yuv420p") if video else None
        streams = [file.add_stream(codec, rate=rate, layout=layout, options=codec_options or {}) for _ in tracks]
        for stream, title in zip(streams, titles, strict=False):
            stream.metadata.update(title)
        if film is not None:
            _write_film(file, film, video_seconds)
        for stream, sound in zip(streams, tracks, strict=True):
            for packet in _encode(stream, sound, rate, layout, audio_delay):
                seconds = float(packet.pts * packet.time_base)
                if drop and drop[0] <= seconds < drop[1]:
                    continue
                if stamps:
                    packet.pts = packet.dts = round(stamps(seconds) / packet.time_base)
                file.mux(packet)
    return path


def _write_film(file, stream, seconds):
    for number in range(round(seconds * 10)):
        frame = av.VideoFrame.from_ndarray(np.full((96, 64), number % 200, np.uint8), format="yuv420p")
        frame.pts = number
        file.mux(stream.encode(frame))
    file.mux(stream.encode(None))


def _encode(stream, sound, rate, layout, delay):
    frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(sound, np.float32), format="fltp", layout=layout)
    frame.sample_rate, frame.time_base, frame.pts = rate, Fraction(1, rate), round(delay * rate)
    context = stream.codec_context
    fit = av.AudioResampler(format=context.format, layout=layout, rate=rate, frame_size=context.frame_size or 1024)
    for part in [*fit.resample(frame), *fit.resample(None)]:
        yield from stream.encode(part)
    yield from stream.encode(None)


def truncate(path, share):
    """Keep only the first `share` of the file."""
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    return path


def spoil(path, begin, end):
    """Overwrite the file from `begin` to `end`, shares of its size, with nonsense."""
    data = bytearray(path.read_bytes())
    first, last = int(len(data) * begin), int(len(data) * end)
    data[first:last] = b"\x55" * (last - first)
    path.write_bytes(data)
    return path
