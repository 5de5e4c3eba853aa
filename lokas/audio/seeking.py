"""The sound of a file from any moment of it, exact to the sample where the file says where its frames belong."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import av

from lokas.audio.decode import open_recording, placed
from lokas.audio.downmix import Downmixer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import TracebackType

    from av.audio.frame import AudioFrame

    from lokas.jobs import CancelToken
    from lokas.types import Samples

    Frames = Iterator[tuple[AudioFrame, float | None]]

PLAYED_RATE = 48_000
"""Samples per second of sound to be heard: what every sound card plays without a change."""

LEADS_S = (0.5, 5.0, 60.0)
"""How long before the moment to begin, one after the other until a frame is found that is not behind it.

The first already lets the codecs settle: MP3 borrows bits from frames before (at most 0.2 s), Opus needs 80 ms.
"""


class SeekableSound:
    """One audio track, all channels mixed to one, at 48 kHz; use it in a `with` statement, in one thread.

    Opening raises `InputError` as `lokas.audio.decode.open_recording` and iterating over its result do.
    """

    def __init__(self, path: Path, track: int = 0) -> None:
        self._path, self._track = path, track
        self._recording = open_recording(path, track)
        try:
            _, stamp_s = next(self._recording.frames())
        except BaseException:
            self.close()
            raise
        self._first_s = stamp_s or 0.0

    @property
    def expected_ms(self) -> int | None:
        """The length that the file declares, or None."""
        return self._recording.expected_ms

    def pieces(self, at: int, token: CancelToken) -> Iterator[Samples]:
        """The sound from sample `at` to the end, float32, shape (n,) of any n; another call ends this one.

        Raises `Cancelled` once `token` is cancelled, which matters in a file that can only be read from its start.
        """
        mixer, timeline, left = Downmixer(PLAYED_RATE), None, 0
        begin_s = 0.0
        for frame, stamp_s in self._frames_at(at / PLAYED_RATE):
            token.check()
            if timeline is None:
                begin_s = min(stamp_s or 0.0, at / PLAYED_RATE)
                timeline = self._recording.timeline(PLAYED_RATE, begin_s)
                left = at - round(begin_s * PLAYED_RATE)
            for piece in placed(frame, None if stamp_s is None else stamp_s - begin_s, mixer, timeline):
                yield piece[left:]
                left = max(0, left - piece.size)
        if timeline is not None:
            yield timeline.place(mixer.flush())[left:]

    def close(self) -> None:
        """Let the file go."""
        self._recording.__exit__(None, None, None)

    def __enter__(self) -> SeekableSound:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _frames_at(self, at_s: float) -> Frames:
        """Frames of which the first is not behind `at_s`, however far before it they begin."""
        for lead_s in LEADS_S:
            frames = self._frames_near(max(0.0, at_s - lead_s))
            first = next(frames, None)
            if first is not None and first[1] is not None and first[1] <= max(at_s, self._first_s):
                return chain([first], frames)
        return self._frames_anew()

    def _frames_near(self, at_s: float) -> Frames:
        try:
            self._recording.go_to(at_s)
        except av.FFmpegError:
            return iter(())
        return self._recording.frames()

    def _frames_anew(self) -> Frames:
        """All frames of the file: what cannot be searched is read again from its start."""
        self.close()
        self._recording = open_recording(self._path, self._track)
        return self._recording.frames()
