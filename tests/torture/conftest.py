"""A recorder under trial: started as the command line starts it, on a virtual microphone of our own."""

from __future__ import annotations

import time
from contextlib import contextmanager

import numpy as np
import psutil
import pytest

from lokas.audio.decode import open_recording
from lokas.audio.sources import pick
from lokas.meeting import moments
from lokas.meeting.facts import MeetingFacts
from lokas.places import Places
from lokas.recorder.link import ReadyRecorder, RecordingRequest
from lokas.workspace import Workspace
from tests.helpers.sound_server import sound_server  # noqa: F401 - a fixture

RATE = 16_000


def pytest_addoption(parser):
    parser.addoption("--kills", type=int, default=100, help="how often the recorder is killed")
    parser.addoption("--minutes", type=float, default=30, help="how long it records beside busy cores")


class Trial:
    """A recorder at work. `expected_ms` is what the clock says it should have recorded so far."""

    def __init__(self, link, process):
        self.link, self.process = link, process
        self.meeting = link.meeting
        status = self.until(lambda status: status.recorded_ms > 0, "sound")
        self.began_s = time.monotonic() - status.recorded_ms / 1000

    @property
    def expected_ms(self):
        return round(1000 * (time.monotonic() - self.began_s))

    def until(self, met, what, timeout_s=30.0):
        """The first status that meets a condition."""
        deadline = time.monotonic() + timeout_s
        while not met(status := self.link.status()):
            assert time.monotonic() < deadline, f"in vain waited for {what}: {status}"
            assert not status.over, f"it ended before {what}: {status}"
            time.sleep(0.005)
        return status

    def over(self, timeout_s=30.0):
        """The status when it has ended, and its process too."""
        deadline = time.monotonic() + timeout_s
        while not (status := self.link.status()).over or self.link.ended() is None:
            assert time.monotonic() < deadline, f"it does not end: {status}"
            time.sleep(0.005)
        return status

    def stop(self):
        """End it in good order; gives its last status, and what the clock says it recorded."""
        self.link.stop()
        expected_ms = self.expected_ms
        return self.over(), expected_ms

    def kill(self):
        self.process.kill()
        self.process.wait(10)


@pytest.fixture
def microphone(sound_server):  # noqa: F811
    return sound_server.microphone("salle", "Micro de la salle – été")


@pytest.fixture
def workspace(own_home):
    with Workspace(Places.of_system()) as workspace:
        yield workspace


@pytest.fixture
def begin(workspace, tmp_path):
    """A function that starts a recorder and waits for its first sound; what is left running is ended."""
    begun = []

    def begin(title="Épreuve", workspace=workspace, arguments=(), kinds=("microphone",), source=""):
        found = workspace.sources()
        chosen = tuple(pick(found, kind, source if kind == "microphone" else "") for kind in kinds)
        with ReadyRecorder(tmp_path / "recorder.log", arguments) as ready:
            link = workspace.record(MeetingFacts(title, moments.now()), RecordingRequest(chosen), ready)
        (process,) = (one for one in recorders() if one.pid not in {known.pid for known, _ in begun})
        begun.append((process, link))
        return Trial(link, process)

    yield begin
    for process, link in begun:
        if process.is_running():
            process.kill()
        process.wait(10)
        assert link.ended() is not None


def recorders():
    """The recorders that this process has started."""
    children = psutil.Process().children()
    return [one for one in children if one.status() != psutil.STATUS_ZOMBIE and "lokas.recorder" in one.cmdline()]


@pytest.fixture
def table(capsys):
    """A function that prints a table in Markdown, past pytest's capture."""

    def show(title, heads, rows):
        lines = [heads, ["---"] * len(heads), *rows]
        with capsys.disabled():
            print(f"\n### {title}\n")
            for line in lines:
                print("| " + " | ".join(map(str, line)) + " |")

    return show


def decoded(path):
    """All samples of a recording, float32 mono."""
    with open_recording(path) as recording:
        return np.concatenate([block.samples for block in recording])


def tone(hertz, seconds, level=0.5):
    """A sine, float32 mono at 16 kHz."""
    times = np.arange(round(seconds * RATE)) / RATE
    return (level * np.sin(2 * np.pi * hertz * times)).astype(np.float32)


def loudness(samples, hertz):
    """How loud a tone is in the sound, as the amplitude of its sine in each tenth of a second."""
    size = RATE // 10
    whole = samples[: samples.size // size * size].reshape(-1, size) * np.hanning(size)
    bins = np.abs(np.fft.rfft(whole, axis=1)) * 4 / size
    at = round(hertz * size / RATE)
    return bins[:, at - 1 : at + 2].max(axis=1)


@contextmanager
def timed(into):
    """Append how long the block takes, in milliseconds."""
    began_s = time.monotonic()
    yield
    into.append(1000 * (time.monotonic() - began_s))
