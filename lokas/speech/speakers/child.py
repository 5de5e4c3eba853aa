"""The process that tells voices apart; it is told two files, a distance and a number of threads.

On its standard input come stretches of sound: the number of samples (8 bytes, little-endian), then as many float32.
On its standard output it answers with lines of JSON: once ``{"ready": true}``, then while it works on a stretch
``{"done": 3, "total": 188}``, and at its end ``{"turns": [[0, 2400, 0], …], "prints": "…"}``, with milliseconds from
the start of the stretch, numbers of voices, and the prints' float32 in Base64. It ends with its input.
"""

from __future__ import annotations

import base64
import json
import os
import sys
from typing import IO, TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lokas.speech.speakers.diarizer import Voices
    from lokas.types import Samples

COUNT_BYTES = 8


def main() -> None:
    """Answer until the input ends."""
    from lokas.speech.speakers.separating import Separator  # noqa: PLC0415 - after the output is safe

    segmentation, embedding, distance, threads = sys.argv[1:]
    with _own_output() as answers:
        separator = Separator(segmentation, embedding, distance=float(distance), threads=int(threads))
        _say(answers, {"ready": True})
        for samples in _stretches(sys.stdin.buffer):
            voices = separator.hear(samples, lambda done, total: _say(answers, {"done": done, "total": total}))
            _say(answers, told(voices))


def framed(samples: Samples) -> bytes:
    """A stretch as the child reads it."""
    data = np.ascontiguousarray(samples, "<f4")
    return data.size.to_bytes(COUNT_BYTES, "little") + data.tobytes()


def told(voices: Voices) -> dict[str, object]:
    """Voices as the child writes them; `voices_of` reads them back."""
    turns = [[turn.start_ms, turn.end_ms, turn.voice] for turn in voices.turns]
    return {"turns": turns, "prints": base64.b64encode(voices.prints.astype("<f4").tobytes()).decode("ascii")}


def voices_of(answer: dict[str, object]) -> Voices:
    """The voices that `told` wrote. Raises KeyError, TypeError or ValueError if it did not."""
    from lokas.speech.speakers.diarizer import Voices, VoiceTurn  # noqa: PLC0415 - as above

    turns = tuple(VoiceTurn(*turn) for turn in answer["turns"])  # type: ignore[attr-defined]
    prints = np.frombuffer(base64.b64decode(str(answer["prints"])), "<f4").astype(np.float32)
    return Voices(turns, prints.reshape(len(turns), -1) if turns else np.zeros((0, 0), np.float32))


def _own_output() -> IO[bytes]:
    """Standard output for the answers alone: what a library writes there goes to the complaints."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return answers


def _stretches(source: IO[bytes]) -> Iterator[Samples]:
    while len(count := source.read(COUNT_BYTES)) == COUNT_BYTES:
        yield np.frombuffer(source.read(4 * int.from_bytes(count, "little")), "<f4").astype(np.float32, copy=False)


def _say(answers: IO[bytes], value: dict[str, object]) -> None:
    answers.write(json.dumps(value).encode("ascii") + b"\n")
    answers.flush()


if __name__ == "__main__":
    main()
