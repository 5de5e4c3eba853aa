"""From the key press to the first sample on the disk, warm and cold; and how long a stop takes."""

import os
import statistics
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from lokas.audio.sources import pick
from lokas.meeting import find_meetings, moments
from lokas.meeting.facts import MeetingFacts
from lokas.places import Places
from lokas.recorder.link import ReadyRecorder, RecorderLink, RecordingRequest
from tests.helpers.command import start

pytestmark = [
    pytest.mark.torture,
    pytest.mark.skipif(sys.platform != "linux", reason="virtual microphones are made with PulseAudio"),
]

ROUNDS = 10
WARM_MS, COLD_MS, STOP_MS = 300, 3_000, 1_000
HEADER = 100
"""Bytes of a FLAC file before its first frame, rather more."""


def sound_on_disk(meeting):
    return meeting.sound.exists() and meeting.sound.stat().st_size > HEADER


def wait_for_sound(meeting):
    while not sound_on_disk(meeting):
        time.sleep(0.002)


def stop_ms(link):
    began_s = time.monotonic()
    link.stop()
    while not link.status().over:
        time.sleep(0.005)
    return 1000 * (time.monotonic() - began_s)


def test_a_warm_recorder_writes_within_300_ms_and_a_cold_one_within_three_seconds(
    workspace, microphone, tmp_path, table, own_home
):
    warm, first, stops = [], [], []
    request = RecordingRequest((pick(workspace.sources()),))
    for _ in range(ROUNDS):
        with ReadyRecorder(tmp_path / "recorder.log") as ready:
            time.sleep(2)  # while somebody reads the text aloud
            began_s = time.monotonic()
            link = workspace.record(MeetingFacts("Prêt", moments.now()), request, ready)
            wait_for_sound(link.meeting)
            warm.append(1000 * (time.monotonic() - began_s))
            status = link.status()
            first.append(1000 * (time.monotonic() - began_s) - status.recorded_ms)
            time.sleep(1)
            stops.append(stop_ms(link))
    cold = [cold_start_ms(tmp_path / f"cold {number}") for number in range(5)]
    rows = [
        row("warm: key to first sample on the disk", warm, WARM_MS),
        row("cold: `lokas record` to first sample on the disk", cold, COLD_MS),
        row("stop to closed file", stops, STOP_MS),
    ]
    table("Latency", ["", "rounds", "median", "most", "limit"], rows)
    assert statistics.median(warm) <= WARM_MS
    assert max(cold) <= COLD_MS
    assert max(stops) <= STOP_MS


def cold_start_ms(home):
    """A new process in a new home, without any model; the files of its libraries are dropped from memory if we may."""
    drop_caches()
    began_s = time.monotonic()
    process = start(home, "record", "--consent", "read", "--quiet")
    while not (found := list(find_meetings(Places(home).meetings))):
        time.sleep(0.005)
    wait_for_sound(found[0])
    took_ms = 1000 * (time.monotonic() - began_s)
    stop_ms(RecorderLink(found[0]))
    _, err = process.communicate(timeout=20)
    assert process.returncode == 0, err
    return took_ms


def drop_caches():
    if os.geteuid() == 0:
        os.sync()
        with suppress(OSError):  # a container may not
            Path("/proc/sys/vm/drop_caches").write_text("1")


def row(name, values, limit):
    return [name, len(values), f"{statistics.median(values):.0f} ms", f"{max(values):.0f} ms", f"{limit} ms"]
