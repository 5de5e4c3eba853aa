"""Off the record nothing is kept: neither in the decoded sound nor in the bytes of the file."""

import sys
import time

import numpy as np
import pytest

from tests.torture.conftest import RATE, decoded, loudness, tone

pytestmark = [
    pytest.mark.torture,
    pytest.mark.skipif(sys.platform != "linux", reason="virtual microphones are made with PulseAudio"),
]

SECRET_HZ, OPEN_HZ = 3_000, 440


def play(server, microphone, hertz, seconds):
    with server.playing(microphone, tone(hertz, seconds + 1), RATE):
        time.sleep(seconds)


def test_what_is_said_off_the_record_is_neither_in_the_sound_nor_in_the_bytes(begin, sound_server, microphone, table):
    trial = begin("Huis clos")
    play(sound_server, microphone, OPEN_HZ, 3)
    time.sleep(1)  # what was played is heard, and written, before
    before_ms = trial.link.wait(trial.link.off_record(on=True)).recorded_ms
    time.sleep(0.5)
    written = trial.meeting.sound.read_bytes()
    play(sound_server, microphone, SECRET_HZ, 5)
    time.sleep(1)
    after = trial.meeting.sound.read_bytes()
    after_ms = trial.link.wait(trial.link.off_record(on=False)).recorded_ms
    play(sound_server, microphone, OPEN_HZ, 3)
    time.sleep(1)
    status, _ = trial.stop()
    sound = decoded(trial.meeting.sound)
    secret, heard = loudness(sound, SECRET_HZ).max(), loudness(sound, OPEN_HZ)
    (gap,) = trial.meeting.gaps()
    rows = [
        ["tone played on the record", f"{OPEN_HZ} Hz", f"{heard.max():.3f} of 0.5 played"],
        ["tone played off the record", f"{SECRET_HZ} Hz", f"{secret:.6f} of 0.5 played"],
        ["file while off the record", f"{len(written)} → {len(after)} bytes", "same" if written == after else "OTHER"],
        ["gap noted", gap.kind, f"{gap.length_ms} ms at {gap.at_ms} ms, in the file: {gap.in_file}"],
    ]
    table("Off the record", ["", "", ""], rows)
    assert written == after, "the file was written to while off the record"
    assert heard.max() > 0.4
    assert np.count_nonzero(heard > 0.4) > 40, "what was said on the record is not all there"
    assert secret < 0.005
    assert (gap.kind, gap.in_file) == ("off_record", False)
    assert abs(gap.at_ms - before_ms) < 200
    assert gap.length_ms > 6_000
    assert after_ms - before_ms < 200
    assert status.missed_samples == 0


def test_the_same_tone_is_found_when_it_is_on_the_record(begin, sound_server, microphone):
    """The search above can fail: played on the record, the tone is found in sound and bytes."""
    trial = begin("Séance publique")
    time.sleep(1)
    written = trial.meeting.sound.stat().st_size
    play(sound_server, microphone, SECRET_HZ, 3)
    trial.stop()
    assert loudness(decoded(trial.meeting.sound), SECRET_HZ).max() > 0.4
    assert trial.meeting.sound.stat().st_size > written + 10_000
