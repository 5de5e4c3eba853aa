"""The demonstration meeting through the air: played, recorded, transcribed, and compared with the file's own text."""

import json
import signal
import sys
import time

import pytest

from lokas.locks import is_held
from lokas.meeting import Meeting, find_meetings
from lokas.places import Places
from lokas.recorder.link import RecorderLink
from lokas.text.scoring import word_error_rate
from lokas_models.demonstration import demonstration
from tests.helpers.command import start
from tests.torture.conftest import RATE

pytestmark = [
    pytest.mark.torture,
    pytest.mark.skipif(sys.platform != "linux", reason="virtual microphones are made with PulseAudio"),
]

OPTIONS = ("--model", "selftest", "--language", "fr")
MOST_MORE = 0.03


def error_rate(transcript):
    segments = json.loads(transcript.read_text(encoding="utf-8"))["segments"]
    return word_error_rate(demonstration("fr").spoken_text(), " ".join(one["text"] for one in segments))


@pytest.mark.timeout(600)
@pytest.mark.parametrize("text", ["--transcribe", "--live"])
def test_a_recorded_meeting_is_understood_as_well_as_its_file(
    own_home, sound_server, microphone, meeting, tmp_path, table, text
):
    whole = start(own_home, "transcribe", demonstration("fr").sound, *OPTIONS, "--output", tmp_path, "--format", "json")
    assert whole.communicate()[1] is not None
    (of_file,) = tmp_path.glob("*.json")
    process = start(own_home, "record", "Démonstration", "--consent", "read", text, *OPTIONS, "--json-progress")
    place = under_way(own_home)
    with sound_server.playing(microphone, meeting, RATE) as player:
        time.sleep(meeting.size / RATE + 2)
        assert player.poll() in {None, 0}
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=300)
    assert process.returncode == 0, err
    (recorded,) = (event for event in map(json.loads, out.splitlines()) if event["event"] == "Recorded")
    file_rate, rate = error_rate(of_file), error_rate(place.transcript)
    missed, length_ms = recorded["missed_samples"], recorded["recorded_ms"]
    rows = [[text, f"{100 * file_rate:.1f} %", f"{100 * rate:.1f} %", missed, length_ms]]
    table("The demonstration meeting", ["", "WER of the file", "WER recorded", "samples missed", "ms recorded"], rows)
    assert rate <= file_rate + MOST_MORE
    assert missed == 0


def under_way(home) -> Meeting:
    """The one meeting of a home, once its recorder has sound."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        for one in find_meetings(Places(home).meetings):
            if is_held(one.lock) and RecorderLink(one).status().recorded_ms:
                return one
        time.sleep(0.02)
    raise AssertionError("no recording is under way")
