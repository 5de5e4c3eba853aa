"""The recorder as a process of its own: how it is started, told and found again, and what does not end it."""

from __future__ import annotations

import datetime as dt
import json
import os
import signal
import subprocess
import sys
import threading
import time

import numpy as np
import pytest

from lokas.audio.recorder_state import RecorderStatus
from lokas.audio.sources import SoundSource
from lokas.errors import OutputError
from lokas.jobs import Notice
from lokas.meeting import Meeting
from lokas.recorder.control import Inbox, send
from lokas.recorder.link import ReadyRecorder, RecorderLink, RecordingRequest, start_recorder
from lokas.recorder.status import HALF, SIZE, StatusBoard, read_status
from lokas.recovery import recover
from tests.helpers.captures import read_flac
from tests.helpers.source_code import ROOT

RATE = 16_000
LIMIT_S = 60
MICROPHONE = SoundSource("fake:1", "Micro d'Éloïse", "microphone", True)
REQUEST = RecordingRequest((MICROPHONE,))

START_AND_LEAVE = """
import sys
from pathlib import Path
from tests.unit.test_recorder import REQUEST, fake
from lokas.meeting import Meeting
from lokas.recorder.link import start_recorder
link = start_recorder(Meeting(Path(sys.argv[1])), REQUEST, fake("tone"))
print(link.status().state, flush=True)
import os
os._exit(0)
"""

WHAT_IS_LOADED = """
import sys
import lokas.recorder.__main__
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""


def fake(name):
    return ["--capture", f"tests.helpers.captures:{name}"]


def until(link, met):
    """Wait for a status; give it."""
    deadline = time.monotonic() + LIMIT_S
    while not met(status := link.status()):
        assert time.monotonic() < deadline, status
        time.sleep(0.01)
    return status


def has_recorded(seconds):
    return lambda status: status.recorded_ms >= seconds * 1000 or status.over


@pytest.fixture
def meeting(tmp_path):
    return Meeting.create(tmp_path / "Réunions", "Bureau d'été", dt.datetime(2026, 3, 14, 18, 30, tzinfo=dt.UTC))


@pytest.fixture
def start(meeting):
    """Start a recorder with a fake capture; whatever becomes of the test, it does not outlive it."""
    links = []

    def start_fake(name="tone"):
        links.append(start_recorder(meeting, REQUEST, fake(name)))
        return links[-1]

    yield start_fake
    for link in links:
        if link.ended() is None:
            link.stop()
            until(link, lambda status: status.over)
        while link.ended() is None:
            time.sleep(0.01)


def times(samples):
    """The times that are told, in hundredths of a second, silence left out."""
    return [int(code) for code in samples[:, 0][np.flatnonzero(np.diff(samples[:, 0], prepend=0))] if code]


def test_it_records_until_it_is_told_to_stop(meeting, start):
    link = start()
    seen = until(link, has_recorded(0.5))
    assert (seen.state, seen.sources, seen.error) == ("recording", ("Micro d'Éloïse",), None)
    assert meeting.state() == "recording"
    link.stop()
    ended = until(link, lambda status: status.over)

    assert (ended.state, ended.reason, ended.missed_samples, ended.gaps) == ("stopped", "stopped", 0, 0)
    samples = read_flac(meeting.sound)
    assert len(samples) * 1000 // RATE == ended.recorded_ms
    assert np.array_equal(np.unique(np.diff(times(samples))), [1])
    assert link.wait_until_free()
    assert meeting.state() == "recorded"


def test_each_command_is_done_when_the_status_says_its_number(meeting, start):
    link = start()
    until(link, has_recorded(0.3))

    assert link.wait(link.off_record(on=True)).state == "off_record"
    assert link.wait(link.off_record(on=False)).state == "recording"
    assert link.wait(link.pause()).state == "paused"
    link.wait(link.mark("decision", "Adopté à l'unanimité"))
    assert [(marker.kind, marker.text) for marker in meeting.markers()] == [("decision", "Adopté à l'unanimité")]
    assert link.wait(link.resume()).state == "recording"
    link.wait(link.mark("agenda", at_ms=100))
    assert meeting.markers()[0].at_ms == 100
    assert [gap.kind for gap in meeting.gaps()] == ["off_record", "pause"]


def test_a_command_it_does_not_know_is_passed_over(meeting, start):
    link = start()
    for odd in ("dance", "mark"):
        status = link.wait(send(meeting.control, odd, kind=["?"]))

    assert status.state in {"starting", "recording"}
    assert not meeting.markers()


def test_it_is_found_again_by_whoever_looks_and_obeys_them_alike(meeting, start):
    assert RecorderLink.attach(meeting) is None
    first = start()
    second = RecorderLink.attach(Meeting.open(meeting.folder))
    until(second, has_recorded(0.2))
    assert second.wait(second.pause()).pid == first.status().pid
    first.wait(first.stop())

    assert second.status().state == "stopped"
    until(second, lambda _: RecorderLink.attach(meeting) is None)


def test_a_meeting_has_one_recorder(meeting, start):
    link = start()
    until(link, has_recorded(0.1))
    with pytest.raises(OutputError) as caught:
        start()
    assert caught.value.code == "meeting.recording"
    assert link.status().state == "recording"


def test_it_goes_on_when_the_process_that_started_it_is_gone(meeting):
    paths = os.pathsep.join(map(str, (ROOT, ROOT / "models")))
    command = [sys.executable, "-c", START_AND_LEAVE, str(meeting.folder)]
    subprocess.run(command, check=True, env={**os.environ, "PYTHONPATH": paths}, timeout=LIMIT_S)

    link = RecorderLink.attach(meeting)
    before = link.status().recorded_ms
    until(link, lambda status: status.recorded_ms > before + 300)
    link.wait(link.stop())
    assert until(link, lambda status: status.over).state == "stopped"


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_neither_the_terminal_nor_its_end_concerns_it_and_sigterm_stops_it_in_good_order(meeting, start):
    link = start()
    pid = until(link, has_recorded(0.2)).pid
    assert os.getsid(pid) == pid
    os.kill(pid, signal.SIGINT)
    os.kill(pid, signal.SIGHUP)
    before = link.status().recorded_ms
    assert until(link, lambda status: status.recorded_ms > before + 200 or status.over).state == "recording"
    os.kill(pid, signal.SIGTERM)

    assert until(link, lambda status: status.over).reason == "stopped"
    assert meeting.facts.closed == "stopped"


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize("after_ms", [150, 610, 1234])
@pytest.mark.parametrize("paused", [False, True])
def test_killed_at_any_moment_it_loses_less_than_a_second_and_can_be_recovered(meeting, start, after_ms, paused):
    link = start()
    status = until(link, has_recorded(after_ms / 1000))
    if paused:
        status = link.wait(link.pause())
    os.kill(status.pid, signal.SIGKILL)

    died = until(link, lambda status: status.over)
    assert (died.state, died.error.code, died.error.data) == ("failed", "recording.died", {"path": str(meeting.folder)})
    assert meeting.state() == "interrupted"
    assert [gap.length_ms for gap in meeting.gaps()] == ([None] if paused else [])
    recovered = recover(meeting)
    assert recovered.length_ms >= status.recorded_ms - 1000
    assert len(read_flac(meeting.sound)) * 1000 // RATE == recovered.length_ms
    assert meeting.state() == "recorded"


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_a_process_that_was_stopped_for_a_while_notes_it_and_its_times_stay_true(meeting, start):
    link = start("forgetful")
    pid = until(link, has_recorded(0.5)).pid
    os.kill(pid, signal.SIGSTOP)
    time.sleep(3.5)
    os.kill(pid, signal.SIGCONT)
    before = link.status().recorded_ms
    until(link, lambda status: status.recorded_ms > before + 3800)
    link.wait(link.stop())
    until(link, lambda status: status.over)

    assert [gap.kind for gap in meeting.gaps()] == ["suspended"]
    samples = read_flac(meeting.sound)
    told = times(samples)
    assert told[-1] - told[0] == pytest.approx(len(samples) / RATE * 100, abs=15)


def test_without_a_source_it_says_why_and_leaves_the_meeting_as_it_was(meeting, start):
    link = start("absent")
    status = until(link, lambda status: status.over)

    assert (status.state, status.error.code, status.error.data) == (
        "failed",
        "sound.lost",
        {"source": "Micro d'Éloïse"},
    )
    assert link.wait_until_free()
    assert meeting.state() == "planned"


def test_a_defect_ends_the_recording_in_good_order_and_leaves_its_trace(meeting, start):
    link = start("defective")
    status = until(link, lambda status: status.over)

    assert (status.state, status.error.code) == ("failed", "recording.broken")
    until(link, lambda _: link.ended() == 1)
    assert "Traceback" in meeting.log_file.read_text(encoding="utf-8")


def test_a_recorder_that_cannot_start_is_told(meeting):
    with pytest.raises(OutputError) as caught:
        start_recorder(meeting, REQUEST, ["--capture", "nowhere:nothing"])
    assert (caught.value.code, caught.value.data["reason"]) == ("recording.not_started", "exit code 1")


def test_one_that_is_kept_ready_touches_nothing_until_it_is_told_to(meeting, tmp_path):
    with ReadyRecorder(tmp_path / "plaintes.txt", fake("tone")) as ready:
        before = sorted(meeting.folder.iterdir())
    assert sorted(meeting.folder.iterdir()) == before

    with ReadyRecorder(tmp_path / "plaintes.txt", fake("tone")) as ready:
        link = ready.begin(meeting, REQUEST)
        until(link, has_recorded(0.1))
    until(link, has_recorded(0.3))
    link.wait(link.stop())
    until(link, lambda _: link.ended() == 0)


def test_it_loads_sound_and_nothing_of_the_engine_or_the_desktop():
    paths = os.pathsep.join(map(str, (ROOT, ROOT / "models")))
    command = [sys.executable, "-c", WHAT_IS_LOADED]
    done = subprocess.run(command, check=True, env={**os.environ, "PYTHONPATH": paths}, capture_output=True, text=True)
    loaded = set(done.stdout.split())

    assert {"numpy", "av", "sounddevice"} <= loaded | {"sounddevice"}
    assert not loaded & {"PySide6", "ctranslate2", "faster_whisper", "httpx", "onnxruntime", "psutil", "rich", "typer"}


def test_a_status_is_read_as_it_was_shown(tmp_path):
    board = StatusBoard(tmp_path / "état")
    assert read_status(tmp_path / "état") is None
    shown = RecorderStatus(
        "recording", 61_000, (0.25, 1.0), 3, 2, 32, 10**12, ("Micro", "Café ☕"),
        (Notice("recording.missed", {"samples": 3}),), Notice("output.disk_full", {"path": "é"}), "", 7, 42,
    )  # fmt: skip
    board.show(shown)
    assert read_status(tmp_path / "état") == shown
    board.show(RecorderStatus("stopped"))
    assert read_status(tmp_path / "état") == RecorderStatus("stopped")
    board.close()


def test_a_status_that_is_too_long_keeps_what_counts(tmp_path):
    board = StatusBoard(tmp_path / "état")
    notices = tuple(Notice(f"recording.{number}", {"path": "é" * 300}) for number in range(20))
    board.show(RecorderStatus("failed", 5, notices=notices, error=Notice("output.disk_full", {"path": "ü" * 4000})))
    board.close()

    status = read_status(tmp_path / "état")
    assert (status.state, status.recorded_ms, status.error) == ("failed", 5, Notice("output.disk_full"))


def test_nobody_ever_reads_a_status_that_is_torn(tmp_path):
    board = StatusBoard(tmp_path / "état")
    over = threading.Event()

    def show():
        for number in range(1, 20_000):
            board.show(RecorderStatus("recording", number, sources=("x" * (number % 800),), commands_done=number))
        over.set()

    board.show(RecorderStatus())
    thread = threading.Thread(target=show)
    thread.start()
    while not over.is_set():
        status = read_status(tmp_path / "état")
        assert status is None or status.recorded_ms == status.commands_done
    thread.join()
    board.close()


def test_a_half_that_a_crash_tore_leaves_the_other_one(tmp_path):
    path = tmp_path / "état"
    board = StatusBoard(path)
    board.show(RecorderStatus("recording", 1))
    board.show(RecorderStatus("recording", 2))
    board.close()
    for start, left in ((0, 1), (HALF, None)):
        data = bytearray(path.read_bytes())
        data[start + 30 : start + 40] = b"**********"
        path.write_bytes(data)
        status = read_status(path)
        assert (status and status.recorded_ms) == left
    path.write_bytes(bytes(SIZE - 1))
    assert read_status(path) is None
    assert read_status(tmp_path / "absent") is None


def test_commands_of_many_have_a_number_each_and_come_in_order(tmp_path):
    path = tmp_path / "control.jsonl"
    inbox = Inbox(path)
    senders = [threading.Thread(target=lambda: [send(path, "mark") for _ in range(5)]) for _ in range(4)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()

    assert [command["number"] for command in inbox.new()] == list(range(1, 21))
    assert inbox.new() == []


def test_a_line_is_looked_at_when_it_is_whole_and_nonsense_passed_over(tmp_path):
    path = tmp_path / "control.jsonl"
    path.write_text(json.dumps({"number": 1, "command": "old"}) + "\n", encoding="utf-8")
    inbox = Inbox(path)
    with path.open("ab") as file:
        file.write(b'{"number": 2, "comm')
        file.flush()
        assert inbox.new() == []
        file.write(b'and": "pause"}\n[]\n{"number": "x", "command": "stop"}\n\xff\n{"number": 3, "command": "to')
    assert inbox.new() == [{"number": 2, "command": "pause"}]
    assert send(path, "resume") == 3
    assert [command["command"] for command in inbox.new()] == ["resume"]
