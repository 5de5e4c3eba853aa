"""A queue whose runner, and whoever changes it, are killed at any moment."""

import json
import signal
import sys
import threading
import time
from random import Random

import pytest

from lokas.job_queue import JobQueue
from lokas.places import Places
from tests.helpers.command import start
from tests.helpers.meetings import write_repeated

OPTIONS = ("--model", "selftest", "--language", "fr", "--beam", "1", "--format", "json")
NAMES = ("Conseil d'été", "AG n°2", "Commission")
KILLS = 20

CHANGES = """
from pathlib import Path
from lokas.job_queue import JobQueue
from lokas.places import Places

queue = JobQueue(Places.of_system())
print(flush=True)
while True:
    for number in (1, 2, 3, 4, 5):
        queue.move(number, "first")
    queue.pause()
    queue.cancel([4])
    queue.retry([4])
    queue.pause(paused=False)
"""


@pytest.fixture
def recordings(tmp_path, meeting):
    """Five minutes each: two batches of windows."""
    return [write_repeated(tmp_path / f"{name}.flac", meeting, 5) for name in NAMES]


def result(folder, recording):
    """The transcript, but for what making it cost."""
    transcript = json.loads((folder / f"{recording.stem}.json").read_text(encoding="utf-8"))
    return {key: value for key, value in transcript.items() if key != "footprint"}


def run_and_kill(home, random):
    """Run the queue up to a moment that the kill does not choose: before it begins, in the midst, between two."""
    process = start(home, "queue", "run", "--json-progress")
    lines = random.randint(0, 25)
    kill = threading.Timer(random.uniform(0.1, 6), process.kill)
    kill.start()
    for _ in range(lines):
        process.stdout.readline()
    kill.cancel()
    process.kill()
    process.communicate()


def test_a_runner_that_is_killed_again_and_again_loses_nothing(home, lokas, recordings, tmp_path):
    folder, random, queue = tmp_path / "textes", Random(1), JobQueue(Places(home))
    assert lokas("queue", "add", *recordings, "--output", folder, *OPTIONS).code == 0
    order, done, kept, taken_up = [1, 2, 3], set(), {}, 0
    for _ in range(KILLS):
        run_and_kill(home, random)
        contents = queue.read()
        assert [entry.id for entry in contents.entries] == order
        assert {entry.state for entry in contents.entries} <= {"waiting", "done"}
        now_done = {entry.id for entry in contents.entries if entry.state == "done"}
        assert now_done >= done
        done = now_done
        for recording in recordings:
            journal = folder / f"{recording.stem}.partial.jsonl"
            size = journal.stat().st_size if journal.exists() else 0
            assert size >= kept.get(recording, 0) or (folder / f"{recording.stem}.json").exists()
            taken_up += bool(kept.get(recording))
            kept[recording] = size
        queue.move(2, random.choice(["first", "last"]))
        order = [entry.id for entry in queue.read().entries]
    assert taken_up
    assert lokas("queue", "run").code == 0
    assert [(entry.id, entry.state) for entry in queue.read().entries] == [(number, "done") for number in order]
    ran = lokas("transcribe", *recordings, *OPTIONS, "--output", tmp_path / "entier")
    assert ran.code == 0, ran.err
    assert all(result(folder, one) == result(tmp_path / "entier", one) for one in recordings)
    assert not list(folder.glob("*.partial.jsonl"))


def test_whoever_changes_the_queue_may_be_killed(home, lokas, tmp_path):
    """The file is always the one from before a change, or the one after it."""
    paths = [tmp_path / f"{number}.mp3" for number in range(5)]
    for path in paths:
        path.touch()
    assert lokas("queue", "add", *paths, *OPTIONS).code == 0
    random, queue = Random(2), JobQueue(Places(home))
    orders = set()
    for _ in range(KILLS):
        process = start(home, script=CHANGES)
        process.stdout.readline()
        time.sleep(random.uniform(0, 0.3))
        process.kill()
        _, said = process.communicate()
        assert said == ""
        contents = queue.read()
        assert sorted(entry.id for entry in contents.entries) == [1, 2, 3, 4, 5]
        assert all(
            entry.state == "waiting" or (entry.id, entry.state) == (4, "cancelled") for entry in contents.entries
        )
        orders.add(tuple(entry.id for entry in contents.entries))
    assert len(orders) > 1
    assert sorted(path.name for path in home.iterdir() if not path.name.endswith(".part")) == [
        ".queue.lock",
        "queue.json",
    ]


def events_until(process, code):
    """The codes of the notices up to this one."""
    codes = []
    for line in process.stdout:
        codes += [json.loads(line).get("code")]
        if codes[-1] == code:
            return [one for one in codes if one]
    raise AssertionError(f"it ended without {code}: {process.stderr.read()}")


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals; Windows has console events instead")
def test_others_add_pause_and_cancel_while_one_process_works(home, lokas, recordings):
    process = start(home, "queue", "run", "--watch", "--json-progress")
    events_until(process, "queue.idle")
    assert lokas("queue", "run").code == 4
    assert lokas("queue", "add", *recordings, *OPTIONS).err == ""
    assert events_until(process, "queue.begun") == ["queue.begun"]
    assert json.loads(lokas("queue", "--json").out)["entries"][0]["state"] == "running"
    lokas("queue", "pause")
    assert events_until(process, "queue.paused") == ["queue.stopped", "queue.paused"]
    lokas("queue", "move", 3, "--first")
    lokas("queue", "cancel", 1)
    lokas("queue", "resume")
    assert events_until(process, "queue.done") == ["queue.begun", "queue.done"]
    assert events_until(process, "queue.begun") == ["queue.begun"]
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Nothing is lost" in said
    assert "Traceback" not in said
    states = [(entry.id, entry.state) for entry in JobQueue(Places(home)).read().entries]
    assert states == [(3, "done"), (1, "cancelled"), (2, "waiting")]
