"""Both cores kept busy by other processes and a live transcription beside: not a sample is missed."""

import subprocess
import sys
import time

import numpy as np
import psutil
import pytest

from lokas.jobs import Progress, SegmentHeard
from lokas.transcription import Request
from tests.torture.conftest import RATE

pytestmark = [
    pytest.mark.torture,
    pytest.mark.skipif(sys.platform != "linux", reason="virtual microphones are made with PulseAudio"),
]


@pytest.fixture
def busy_cores():
    """A process for each core that does nothing but compute."""
    burn = "n = 0\nwhile True: n += 1"
    others = [subprocess.Popen([sys.executable, "-c", burn]) for _ in range(psutil.cpu_count())]
    yield len(others)
    for other in others:
        other.kill()
        other.wait()


@pytest.mark.timeout(4000)
def test_busy_cores_and_live_text_cost_no_sample(
    begin, sound_server, microphone, meeting, workspace, busy_cores, table, request
):
    seconds = round(60 * request.config.getoption("--minutes", default=30))
    sound = np.concatenate([meeting] * (seconds * RATE // meeting.size + 2))
    behind_ms, waiting_ms, words, done_ms = [], [], 0, 0
    with sound_server.playing(microphone, sound, RATE):
        trial = begin("Salle bruyante")
        asked = Request(trial.meeting.folder, formats=("txt",), model="selftest", language="fr")
        text = workspace.transcribe(asked)
        while trial.expected_ms < 1000 * seconds:
            status = trial.link.status()
            waiting_ms.append(status.behind_ms)
            for event in text.reported():
                done_ms = event.done if isinstance(event, Progress) else done_ms
                words += len(event.segment.text.split()) if isinstance(event, SegmentHeard) else 0
            behind_ms.append(status.recorded_ms - done_ms)
            time.sleep(0.05)
        status, expected_ms = trial.stop()
    outcome = text.result()
    total = sum(len(segment.text.split()) for segment in outcome.transcript.segments)
    rows = [
        ["recorded", f"{status.recorded_ms} ms of {expected_ms} ms by the clock"],
        ["busy processes beside", busy_cores],
        ["samples missed", status.missed_samples],
        ["gaps", status.gaps],
        ["most sound waiting to be written", f"{max(waiting_ms)} ms"],
        ["text behind, median and most", f"{np.median(behind_ms) / 1000:.0f} s, {max(behind_ms) / 1000:.0f} s"],
        ["words live / in all", f"{words} / {total}"],
    ]
    table(f"{seconds / 60:g} minutes beside busy cores", ["", ""], rows)
    assert status.missed_samples == 0
    assert not trial.meeting.gaps()
    assert abs(status.recorded_ms - expected_ms) < 500
    assert total > 0
