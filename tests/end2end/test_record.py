"""A meeting from a virtual microphone to its folder, by the command line; the long trials are in tests/torture."""

import json
import signal
import sys
import time

import numpy as np
import psutil
import pytest

from lokas.audio.decode import open_recording
from lokas.locks import is_held
from lokas.meeting import find_meetings
from lokas.places import Places
from lokas.recorder.link import RecorderLink
from tests.helpers.command import start

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="virtual microphones are made with PulseAudio")

RATE = 16_000
WAIT_S = 20


@pytest.fixture
def microphone(sound_server):
    return sound_server.microphone("salle", "Micro de la salle – été")


def until(met, what):
    deadline = time.monotonic() + WAIT_S
    while not (value := met()):
        assert time.monotonic() < deadline, f"in vain waited for {what}"
        time.sleep(0.02)
    return value


def the_meeting(home):
    found = until(lambda: list(find_meetings(Places(home).meetings)), "a meeting")
    assert len(found) == 1
    return found[0]


def recorded_ms(meeting):
    link = RecorderLink.attach(meeting)
    return link.status().recorded_ms if link else 0


def events(out):
    return [json.loads(line) for line in out.splitlines()]


def test_a_meeting_is_recorded_marked_stopped_and_transcribed(home, sound_server, microphone, meeting):
    """Recorded with live text, of eight seconds; Ctrl-C stops it, and the rest of the text follows."""
    process = start(
        home, "record", "Conseil d'été", "--consent", "read", "--live", "--model", "selftest", "--language", "fr",
        "--source", "salle", "--json-progress",
    )  # fmt: skip
    place = the_meeting(home)
    until(lambda: recorded_ms(place) > 0, "the first sound")
    with sound_server.playing(microphone, meeting[: 8 * RATE], RATE):
        RecorderLink.attach(place).mark("decision", "adopté")
        until(lambda: recorded_ms(place) > 8_500, "eight seconds")
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    told = {event["event"]: event for event in events(out)}
    assert told["Recorded"]["missed_samples"] == 0
    assert told["Recorded"]["folder"] == str(place.folder)
    assert told["Recorded"]["reason"] == "stopped"
    assert told["Finished"]["files"]["json"] == str(place.transcript)
    assert place.facts.consent.read_at is not None
    assert [(marker.kind, marker.text) for marker in place.markers()] == [("decision", "adopté")]
    assert place.state() == "transcribed"
    with open_recording(place.sound) as recording:
        loudest = max(float(np.abs(block.samples).max()) for block in recording)
        assert 8_500 <= recording.duration_ms < 14_000
    assert loudest > 0.1
    assert place.transcript.read_text(encoding="utf-8").count('"text"') > 3


def test_a_recorder_outlives_its_terminal_is_found_again_and_needs_no_model(home, microphone):
    """The terminal is closed (SIGHUP): `--attach` finds the recording, and stops it."""
    first = start(home, "record", "--consent", "not-read", "--quiet", "--source", "salle")
    place = the_meeting(home)
    until(lambda: recorded_ms(place) > 0, "the first sound")
    first.send_signal(signal.SIGHUP)
    first.communicate(timeout=20)
    assert first.returncode == -signal.SIGHUP
    assert is_held(place.lock)
    second = start(home, "record", "--attach", "--json-progress")
    assert json.loads(second.stdout.readline())["state"] == "recording"
    second.send_signal(signal.SIGTERM)
    out, err = second.communicate(timeout=20)
    assert second.returncode == 0, err
    assert events(out)[-1]["folder"] == str(place.folder)
    assert place.state() == "recorded"
    assert not is_held(place.lock)


def test_a_killed_recorder_is_offered_and_made_whole(home, lokas, microphone):
    process = start(home, "record", "Tuée", "--consent", "read", "--source", "salle")
    place = the_meeting(home)
    until(lambda: recorded_ms(place) > 1_000, "a second")
    told_ms = recorded_ms(place)
    recorder_of(process).kill()
    _, err = process.communicate(timeout=20)
    assert process.returncode == 4
    assert "recover" in err
    assert str(place.folder) in lokas("recover").out
    ran = lokas("recover", "--all")
    assert ran.code == 0, ran.err
    assert "closed and whole" in lokas("recover").err
    with open_recording(place.sound) as recording:
        assert sum(block.samples.size for block in recording) / 16 > told_ms - 1_000
    assert place.facts.closed == "recovered"


def test_without_a_microphone_it_says_so_and_leaves_nothing_behind(home, sound_server, lokas):
    ran = lokas("record", "--consent", "read")
    assert ran.code == 3
    assert ran.err
    assert not Places(home).meetings.exists()


def recorder_of(process):
    """The recorder that a command line has started."""
    (child,) = psutil.Process(process.pid).children()
    return child
