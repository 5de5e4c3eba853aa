"""The demonstration meeting as samples, and longer meetings made of it."""

from __future__ import annotations

import av
import numpy as np

from lokas.audio.decode import open_recording

RATE = 16_000


def read_sound(path):
    """All samples of a recording, float32 mono at 16 kHz."""
    with open_recording(path) as recording:
        return np.concatenate([block.samples for block in recording])


def write_repeated(path, samples, minutes):
    """A FLAC of `minutes`, made by repeating `samples`; memory does not grow with its length."""
    whole = np.round(samples * 32767).astype(np.int16)
    left = minutes * 60 * RATE
    with av.open(str(path), "w") as container:
        stream = container.add_stream("flac", rate=RATE, layout="mono")
        written = 0
        while left > 0:
            for begin in range(0, min(len(whole), left), 4096):
                part = whole[None, begin : min(begin + 4096, left)]
                frame = av.AudioFrame.from_ndarray(part, format="s16", layout="mono")
                frame.sample_rate, frame.pts = RATE, written
                written += part.shape[1]
                container.mux(stream.encode(frame))
            left -= len(whole)
        container.mux(stream.encode(None))
    return path
