"""Sound that tells of which moment it is: in each second a short tone, of a pitch and at a place that no other has."""

from __future__ import annotations

import av
import numpy as np

RATE = 48_000
TONE = RATE // 10


def telling(start, stop):
    """The sound from sample `start` to `stop`, at 48 kHz, float32 (n,)."""
    first = start // RATE
    whole = np.concatenate([_second(number) for number in range(first, -(-stop // RATE))] or [np.zeros(0, np.float32)])
    return whole[start - first * RATE : stop - first * RATE]


def off_ms(heard, start):
    """By how much `heard`, some seconds, is another moment than `start` on; fails if it is none within 0.3 s."""
    reach = RATE * 3 // 10
    around = telling(max(0, start - reach), start + heard.size + reach)
    size = 1 << (around.size + heard.size).bit_length()
    alike = np.fft.irfft(np.fft.rfft(around, size) * np.conj(np.fft.rfft(heard, size)), size)[: 2 * reach + 1]
    best = int(np.argmax(alike))
    same = around[best : best + heard.size]
    assert alike[best] > 0.9 * np.sqrt((heard**2).sum() * (same**2).sum()), "it is another sound"
    return (best - min(start, reach)) / RATE * 1000


def write_telling(path, codec, seconds, *, rate=RATE, film=None, live=False, **options):
    """A file of that sound; flat memory at any length.

    `film` names the codec of black pictures beside it. `live`: it says neither its length nor where anything is.
    """
    with av.open(str(path), "w", options={"live": "1"} if live else {}) as file:
        stream = file.add_stream(codec, rate=rate, layout="mono", options=options)
        pictures = file.add_stream(film, rate=1, width=64, height=64, pix_fmt="yuv420p") if film else None
        context = stream.codec_context
        fit = av.AudioResampler(format=context.format, layout="mono", rate=rate, frame_size=context.frame_size or 4096)
        for number in range(seconds):
            frame = av.AudioFrame.from_ndarray(_second(number)[None], format="fltp", layout="mono")
            frame.sample_rate, frame.pts = RATE, number * RATE
            for part in fit.resample(frame):
                file.mux(stream.encode(part))
            if pictures is not None:
                picture = av.VideoFrame.from_ndarray(np.zeros((96, 64), np.uint8), format="yuv420p")
                picture.pts = number
                file.mux(pictures.encode(picture))
        for part in fit.resample(None):
            file.mux(stream.encode(part))
        for one in (stream, pictures):
            if one is not None:
                file.mux(one.encode(None))
    return path


def _second(number):
    draw = np.random.default_rng(number)
    at, pitch = int(draw.uniform(0, 0.85) * RATE), draw.uniform(300, 3000)
    sound = np.zeros(RATE, np.float32)
    tone = np.sin(2 * np.pi * pitch * np.arange(TONE) / RATE)
    sound[at : at + TONE] = 0.5 * np.hanning(TONE) * tone
    return sound
