"""Telling voices apart takes no more memory for six hours than for one: the recording is heard in stretches."""

from __future__ import annotations

import threading
from contextlib import suppress

import psutil
import pytest

from lokas.jobs import CancelToken
from lokas.speech.speakers.grouping import People, group
from lokas.speech.speakers.process import open_diarizer
from lokas.speech.speakers.stretches import find_voices
from lokas.types import AudioBlock
from tests.helpers.tone_networks import DISTANCE, TONES_HZ, tones, write_pair

MIB = 1024 * 1024


class Peak:
    """The most memory that the processes started by this one took together, looked at every half second."""

    def __enter__(self):
        self.bytes, self._over = 0, threading.Event()
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._over.set()
        self._thread.join()

    def _watch(self):
        while not self._over.wait(0.5):
            with suppress(psutil.NoSuchProcess):  # ended between the two questions
                taken = [child.memory_info().rss for child in psutil.Process().children(recursive=True)]
                self.bytes = max(self.bytes, sum(taken))


def blocks(hours):
    """Three tones in turn, for hours, a second at a time."""
    sound = tones(*((n * 5_000, n * 5_000 + 4_000, TONES_HZ[n % 3]) for n in range(12)), length_ms=60_000)
    for second in range(round(hours * 3_600)):
        start = second % 60 * 16_000
        yield AudioBlock(second * 16_000, sound[start : start + 16_000])


def heard(pair, hours):
    """The people of so many hours, and the most memory that took."""
    with Peak() as peak, open_diarizer(pair, "tones", DISTANCE) as diarizer:
        voices = find_voices(blocks(hours), diarizer, total_ms=None, emit=lambda _: None, token=CancelToken())
    return group(voices, People(), DISTANCE), peak.bytes


@pytest.mark.long
@pytest.mark.timeout(3_600)
def test_six_hours_take_the_memory_of_one(tmp_path):
    pair = write_pair(tmp_path / "tons")
    one, six = heard(pair, 1), heard(pair, 6)

    assert len(one[0].speakers) == len(six[0].speakers) == 3
    assert len(six[0].turns) > 5.5 * len(one[0].turns)
    assert six[1] < one[1] + 64 * MIB
