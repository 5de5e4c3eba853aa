"""What happens to a recording when the sound server, the microphone, the disk, the clock or the process fails it.

Each ends with a valid file, true times and the gap reported. Times are tried by a tone that is played at the end: where
it stands in the file is compared with the clock.
"""

import os
import shutil
import signal
import subprocess
import sys
import time

import numpy as np
import pytest

from lokas.places import Places
from lokas.workspace import Workspace
from tests.torture.conftest import RATE, decoded, loudness, tone

pytestmark = [
    pytest.mark.torture,
    pytest.mark.skipif(sys.platform != "linux", reason="virtual microphones are made with PulseAudio"),
]

HERTZ, OTHER_HERTZ = 1_000, 2_000
SLACK_MS = 400
"""The player starts in 100 to 300 ms, which is in what is measured."""


def ring(trial, server, microphone):
    """Play a tone now; gives when, by the clock of the recording, and plays it to its end."""
    at_ms = trial.expected_ms
    with server.playing(microphone, tone(HERTZ, 2), RATE):
        time.sleep(1.5)
    return at_ms


def heard_ms(path):
    """When the tone is first heard in the file."""
    found = np.flatnonzero(loudness(decoded(path), HERTZ) > 0.2)
    assert found.size, "the tone is not in the file"
    return int(found[0]) * 100


@pytest.fixture
def outcome(table):
    """A function that stops a trial, checks file, length and tone, and shows them with the gaps."""

    def show(name, trial, rang_ms):
        status, expected_ms = trial.stop()
        sound = decoded(trial.meeting.sound)
        length_ms, tone_ms = sound.size * 1000 // RATE, heard_ms(trial.meeting.sound)
        gaps = trial.meeting.gaps()
        noted = ", ".join(f"{gap.kind} {gap.length_ms} ms at {gap.at_ms} ms" for gap in gaps) or "none"
        told = ", ".join(notice.code for notice in status.notices) or "none"
        rows = [[name, f"{length_ms} / {expected_ms} ms", f"{tone_ms} / {rang_ms} ms", noted, told]]
        table(name, ["", "length / clock", "tone / clock", "gaps", "notices"], rows)
        assert status.state == "stopped"
        assert trial.meeting.state() == "recorded"
        assert abs(length_ms - expected_ms) < SLACK_MS
        assert -SLACK_MS < tone_ms - rang_ms < SLACK_MS
        return status, gaps

    return show


def test_a_sound_server_that_crashes_and_comes_back(begin, sound_server, microphone, outcome):
    trial = begin()
    time.sleep(2)
    sound_server.kill()
    time.sleep(5)
    sound_server.start()
    time.sleep(5)
    status, gaps = outcome(
        "The sound server is killed, and back after 5 s", trial, ring(trial, sound_server, microphone)
    )
    (gap,) = (gap for gap in gaps if gap.kind == "device")
    assert gap.in_file
    assert 4_000 < gap.length_ms < 11_000
    assert status.notices


def test_a_sound_server_that_hangs(begin, sound_server, microphone, outcome):
    trial = begin()
    time.sleep(2)
    sound_server.freeze()
    time.sleep(8)
    sound_server.thaw()
    time.sleep(5)
    _, gaps = outcome("The sound server hangs for 8 s", trial, ring(trial, sound_server, microphone))
    assert any(gap.in_file for gap in gaps)


def test_a_microphone_that_is_pulled_out_is_replaced_by_the_default_one_until_it_is_back(
    begin, sound_server, microphone, outcome
):
    other = sound_server.microphone("casque", "Micro du casque")
    trial = begin(source="casque")
    assert trial.link.status().sources == ("Micro du casque",)
    time.sleep(2)
    sound_server.remove(other)
    trial.until(lambda status: status.sources == ("Micro de la salle – été",), "the default microphone")
    time.sleep(2)
    sound_server.microphone("casque", "Micro du casque")
    trial.until(lambda status: status.sources == ("Micro du casque",), "the same microphone again")
    back = sound_server.microphones[-1]
    time.sleep(1)
    status, gaps = outcome("The microphone is pulled out, and put back", trial, ring(trial, sound_server, back))
    assert {gap.kind for gap in gaps} == {"device"}
    assert all(gap.in_file for gap in gaps)
    assert len(status.notices) >= 2


def test_a_process_that_is_stopped_for_20_s(begin, sound_server, microphone, outcome):
    """What the sound server kept meanwhile is recorded; what it did not keep is a gap: nothing is lost unnoticed."""
    trial = begin()
    time.sleep(2)
    stopped_ms = trial.expected_ms
    trial.process.send_signal(signal.SIGSTOP)
    with sound_server.playing(microphone, tone(OTHER_HERTZ, 30), RATE):
        time.sleep(20)
    trial.process.send_signal(signal.SIGCONT)
    time.sleep(2)
    _, gaps = outcome("The recorder is stopped (SIGSTOP) for 20 s", trial, ring(trial, sound_server, microphone))
    heard = loudness(decoded(trial.meeting.sound), OTHER_HERTZ) > 0.2
    during = heard[stopped_ms // 100 : stopped_ms // 100 + 200]
    noted_ms = sum(gap.length_ms for gap in gaps if gap.in_file)
    assert 100 * np.count_nonzero(during) + noted_ms > 19_000


def test_a_clock_on_the_wall_that_jumps_by_hours(begin, sound_server, microphone, outcome):
    trial = begin(arguments=("--capture", "tests.torture.clocks:open_capture"))
    time.sleep(5)
    status, gaps = outcome("The clock on the wall jumps", trial, ring(trial, sound_server, microphone))
    assert not gaps
    assert status.missed_samples == 0


@pytest.fixture
def small_disk(tmp_path):
    """A file system of 260 MB of its own."""
    if os.geteuid() != 0 or not shutil.which("mount"):
        pytest.skip("only root can mount a small file system to be filled")
    place = tmp_path / "petit disque"
    place.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=260m", "lokas-test", str(place)], check=True)
    yield place
    subprocess.run(["umount", str(place)], check=True)


def fill(place, left_bytes):
    """Leave so much free on a file system."""
    with (place / "autre.bin").open("wb") as file:
        while (free := shutil.disk_usage(place).free) > left_bytes:
            file.write(bytes(min(1 << 20, free - left_bytes)))
            file.flush()


@pytest.mark.parametrize(("left", "name"), [(150_000_000, "filled to 150 MB"), (0, "filled to the last byte")])
def test_a_disk_that_is_filled_stops_the_recording_in_good_order(
    begin, sound_server, microphone, small_disk, table, left, name
):
    with Workspace(Places(small_disk / "Données")) as workspace:
        trial = begin(workspace=workspace)
        with sound_server.playing(microphone, tone(HERTZ, 20), RATE):
            time.sleep(4)
            filled_ms = trial.expected_ms
            fill(small_disk, left)
            status = trial.over(60)
        length_ms = decoded(trial.meeting.sound).size * 1000 // RATE
        waiting = workspace.recordings_to_recover()
        rows = [[name, f"{filled_ms} ms", f"{length_ms} ms", status.state, status.reason, len(waiting)]]
        table("The disk is " + name, ["", "filled at", "length", "state", "reason", "to recover"], rows)
        assert status.reason == "disk_full"
        assert length_ms >= filled_ms - 1_000
        assert loudness(decoded(trial.meeting.sound), HERTZ).max() > 0.4
        if left:
            assert (status.state, trial.meeting.state(), waiting) == ("stopped", "recorded", [])
        (small_disk / "autre.bin").unlink()
        for one in waiting:
            workspace.recover(one.meeting)
        assert trial.meeting.state() == "recorded"
