"""Working through the queue: order, conditions, stops, failures, and what a dead runner left."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import threading
import time
from contextlib import contextmanager
from dataclasses import replace

import pytest

from lokas.conditions import Conditions
from lokas.errors import Cancelled, InputError, LokasError, ModelError, OutputError
from lokas.job_queue import JobQueue
from lokas.job_queue.runner import run_queue
from lokas.jobs import CancelToken, Job, Lane, Notice, Started
from lokas.meeting import Meeting
from lokas.places import Places
from lokas.transcription import Outcome, Request
from lokas.types import Source, Transcript
from lokas.workspace import Workspace
from tests.helpers.engines import ScriptedEngine
from tests.helpers.meetings import write_repeated

PATIENCE_S = 20
NOON = dt.datetime(2026, 3, 14, 12, tzinfo=dt.UTC)


@pytest.fixture
def places(tmp_path):
    return Places(tmp_path / "Données de Zoé")


@pytest.fixture
def queue(places):
    return JobQueue(places)


@pytest.fixture
def recordings(tmp_path):
    paths = [tmp_path / f"Réunion n°{number}.mp3" for number in range(1, 5)]
    for path in paths:
        path.touch()
    return paths


class Transcriber:
    """Stands for the engine: notes what it is asked, does what a test says, or goes on until it is stopped."""

    def __init__(self, lane):
        self._lane = lane
        self.asked: list[Request] = []
        self.does = {}
        self.at_work = threading.Event()

    def __call__(self, request):
        self.asked.append(request)
        return Job(self._lane, lambda emit, token: self._work(request, emit, token))

    def names(self):
        return [request.path.stem for request in self.asked]

    def _work(self, request, emit, token):
        emit(Started(request.path.name, 1000))
        self.does.get(request.path.name, lambda *_: None)(request, token)
        files = request.results.files
        for path in files.values():
            path.touch()
        return Outcome(Transcript(Source(request.path.name, 1000), "fr", 1.0, ()), files)

    def until_stopped(self, request, token):
        request.journal.touch()
        self.at_work.set()
        while not token.cancelled:
            threading.Event().wait(0.01)
        raise Cancelled


@pytest.fixture
def transcriber():
    with Lane("engine") as lane:
        yield Transcriber(lane)


class Run:
    """A run in a thread of its own, and what it tells."""

    def __init__(self, queue, transcribe, **options):
        self.events, self.token = [], CancelToken()
        self._change = threading.Condition()
        self._lane = Lane("run")
        self._future = self._lane.submit(lambda: run_queue(queue, transcribe, self._note, self.token, **options))

    def _note(self, event):
        with self._change:
            self.events.append(event)
            self._change.notify_all()

    def codes(self):
        return [event.code for event in self.events if isinstance(event, Notice)]

    def wait_for(self, code, count=1):
        with self._change:
            assert self._change.wait_for(lambda: self.codes().count(code) >= count, PATIENCE_S), self.events

    def result(self):
        try:
            return self._future.result(PATIENCE_S)
        finally:
            self.token.cancel()
            self._lane.close()


def fill(queue, paths, **changes):
    return queue.add([Request(path, formats=("json",), **changes) for path in paths])


def states(queue):
    return {entry.id: entry.state for entry in queue.read().entries}


def test_what_waits_is_done_in_order(queue, recordings, transcriber):
    fill(queue, recordings[:3])
    queue.move(3, "first")
    run = Run(queue, transcriber)
    assert run.result().done == 3
    assert transcriber.names() == ["Réunion n°3", "Réunion n°1", "Réunion n°2"]
    assert states(queue) == {3: "done", 1: "done", 2: "done"}
    files = [str(recordings[2].with_suffix(".json"))]
    assert run.events[:3] == [
        Notice("queue.begun", {"id": 3, "name": "Réunion n°3.mp3", "left": 2}),
        Started("Réunion n°3.mp3", 1000),
        Notice("queue.done", {"id": 3, "name": "Réunion n°3.mp3", "files": files}),
    ]


def test_nothing_is_done_where_nothing_waits(queue, transcriber):
    run = Run(queue, transcriber)
    assert run.result().done == 0
    assert run.events == []


def test_one_that_fails_does_not_stop_the_next_and_can_be_tried_again(queue, recordings, transcriber):
    def fail(request, _token):
        raise InputError("input.not_media", path=str(request.path))

    transcriber.does[recordings[0].name] = fail
    fill(queue, recordings[:2])
    ran = Run(queue, transcriber).result()
    assert (ran.done, [error.code for error in ran.errors]) == (1, ["input.not_media"])
    assert states(queue) == {1: "failed", 2: "done"}
    failure = queue.read().find(1).failure
    assert (failure.code, failure.data) == ("input.not_media", {"path": str(recordings[0])})
    transcriber.does.clear()
    queue.retry([1])
    assert Run(queue, transcriber).result().done == 1
    assert states(queue) == {1: "done", 2: "done"}


def test_a_bug_is_told_whole_and_does_not_stop_the_next(queue, recordings, transcriber, caplog):
    def fail(_request, _token):
        raise ZeroDivisionError("in the middle")

    transcriber.does[recordings[0].name] = fail
    fill(queue, recordings[:2])
    ran = Run(queue, transcriber).result()
    assert [error.code for error in ran.errors] == ["queue.unexpected"]
    assert states(queue) == {1: "failed", 2: "done"}
    assert "ZeroDivisionError: in the middle" in caplog.text
    caplog.clear()


@pytest.mark.parametrize(
    ("stop", "left"),
    [
        (lambda queue: queue.cancel([1]), {1: "cancelled", 2: "done"}),
        (lambda queue: queue.remove([1]), {2: "done"}),
    ],
)
def test_what_runs_can_be_cancelled_and_taken_out(queue, recordings, transcriber, stop, left):
    transcriber.does[recordings[0].name] = transcriber.until_stopped
    fill(queue, recordings[:2])
    run = Run(queue, transcriber)
    assert transcriber.at_work.wait(PATIENCE_S)
    stop(queue)
    assert run.result().done == 1
    assert run.codes() == ["queue.begun", "queue.stopped", "queue.begun", "queue.done"]
    assert states(queue) == left


def test_a_pause_stops_what_runs_which_goes_on_later(queue, recordings, transcriber):
    transcriber.does[recordings[0].name] = transcriber.until_stopped
    fill(queue, recordings[:2])
    run = Run(queue, transcriber)
    assert transcriber.at_work.wait(PATIENCE_S)
    queue.pause()
    assert run.result().done == 0
    assert run.codes() == ["queue.begun", "queue.stopped", "queue.paused"]
    assert states(queue) == {1: "waiting", 2: "waiting"}
    assert Run(queue, transcriber).result().done == 0
    transcriber.does.clear()
    queue.pause(paused=False)
    assert Run(queue, transcriber).result().done == 2
    assert [request.resume for request in transcriber.asked] == [True, True, True]


def test_a_stop_leaves_what_ran_waiting_in_its_place(queue, recordings, transcriber):
    transcriber.does[recordings[0].name] = transcriber.until_stopped
    fill(queue, recordings[:2])
    run = Run(queue, transcriber)
    assert transcriber.at_work.wait(PATIENCE_S)
    assert states(queue) == {1: "running", 2: "waiting"}
    run.token.cancel()
    with pytest.raises(Cancelled):
        run.result()
    assert [(entry.id, entry.state) for entry in queue.read().entries] == [(1, "waiting"), (2, "waiting")]
    assert not queue.read().entries[0].interrupted


def test_a_run_that_watches_takes_what_is_added(queue, recordings, transcriber):
    run = Run(queue, transcriber, watch=True)
    run.wait_for("queue.idle")
    fill(queue, recordings[:1])
    run.wait_for("queue.done")
    run.wait_for("queue.idle", 2)
    queue.pause()
    run.wait_for("queue.paused")
    fill(queue, recordings[1:2])
    queue.pause(paused=False)
    run.wait_for("queue.done", 2)
    run.token.cancel()
    with pytest.raises(Cancelled):
        run.result()
    assert states(queue) == {1: "done", 2: "done"}


def test_there_is_one_runner_at_a_time(queue, recordings, transcriber):
    transcriber.does[recordings[0].name] = transcriber.until_stopped
    fill(queue, recordings[:1])
    run = Run(queue, transcriber)
    assert transcriber.at_work.wait(PATIENCE_S)
    with pytest.raises(OutputError) as raised:
        Run(queue, transcriber).result()
    assert raised.value.code == "queue.busy"
    assert states(queue) == {1: "running"}
    queue.cancel([1])
    run.result()


class World:
    """A clock and a plug; each sleep lets a minute pass, and the work an instant: hours are not over before it is."""

    def __init__(self):
        self.now_s, self.plugged = NOON.timestamp(), True

    def sleep(self, _seconds):
        time.sleep(0.005)
        self.now_s += 60

    def options(self):
        return {"clock": lambda: self.now_s, "power": lambda: self.plugged, "sleep": self.sleep}


def test_one_whose_time_has_not_come_lets_the_next_go_first(queue, recordings, transcriber):
    world, evening = World(), NOON + dt.timedelta(hours=8)
    begun_at = []
    transcriber.does = {path.name: lambda *_: begun_at.append(world.now_s) for path in recordings}
    fill(queue, recordings[:1], conditions=Conditions(not_before=evening, nice=3))
    fill(queue, recordings[1:2])
    run = Run(queue, transcriber, **world.options())
    assert run.result().done == 2
    assert transcriber.names() == ["Réunion n°2", "Réunion n°1"]
    assert begun_at[0] < evening.timestamp() <= begun_at[1]
    assert run.codes() == ["queue.begun", "queue.done", "job.waiting_until", "queue.begun", "queue.done"]
    # The runner has seen to them; how far the work stands back is for the work itself.
    assert transcriber.asked[1].conditions == Conditions(nice=3)


def test_one_that_wants_mains_stops_without_them_and_goes_on_with_them(queue, recordings, transcriber):
    world = World()

    def unplugged(request, token):
        world.plugged = False
        transcriber.does.clear()
        transcriber.until_stopped(request, token)

    transcriber.does[recordings[0].name] = unplugged
    fill(queue, recordings[:1], conditions=Conditions(on_mains=True))
    run = Run(queue, transcriber, **world.options())
    run.wait_for("job.waiting_mains")
    assert states(queue) == {1: "waiting"}
    world.plugged = True
    assert run.result().done == 1
    assert run.codes() == ["queue.begun", "queue.stopped", "job.waiting_mains", "queue.begun", "queue.done"]


def test_the_computer_stays_awake_for_work_and_for_a_time_but_not_for_a_plug(queue, recordings, transcriber):
    world, awake, seen = World(), threading.Event(), {}

    @contextmanager
    def keep_awake():
        awake.set()
        yield
        awake.clear()

    def tell(event):
        if isinstance(event, Notice):
            seen[event.code] = awake.is_set()
            world.plugged |= event.code == "job.waiting_mains"

    world.plugged = False
    fill(queue, recordings[:1], conditions=Conditions(not_before=NOON + dt.timedelta(hours=8)))
    fill(queue, recordings[1:2], conditions=Conditions(on_mains=True))
    run_queue(queue, transcriber, tell, CancelToken(), awake=keep_awake, **world.options())
    assert seen == {
        "job.waiting_until": True,
        "queue.begun": True,
        "job.waiting_mains": False,
        "queue.done": True,
    }
    assert not awake.is_set()


def died_running(queue, number):
    """As a runner leaves it that is killed while an entry runs."""
    with queue.alone():
        queue.begin(number)


def test_what_a_dead_runner_had_finished_is_not_made_again(queue, recordings, transcriber):
    fill(queue, recordings[:1])
    died_running(queue, 1)
    recordings[0].with_suffix(".json").touch()
    assert Run(queue, transcriber).result().done == 1
    assert transcriber.asked == []
    assert states(queue) == {1: "done"}


def test_what_a_dead_runner_had_not_finished_is_taken_up_again(queue, recordings, transcriber):
    fill(queue, recordings[:1])
    died_running(queue, 1)
    assert Run(queue, transcriber).result().done == 1
    assert [request.resume for request in transcriber.asked] == [True]


def test_one_that_somebody_takes_out_at_the_last_moment_is_not_begun(queue, recordings, transcriber, monkeypatch):
    fill(queue, recordings[:2])
    begin = JobQueue.begin

    def late(self, number):
        if number == 1:
            self.cancel([1])
        return begin(self, number)

    monkeypatch.setattr(JobQueue, "begin", late)
    run = Run(queue, transcriber)
    assert run.result().done == 1
    assert transcriber.names() == ["Réunion n°2"]


def test_results_from_before_are_not_taken_for_those_of_a_dead_runner(queue, recordings, transcriber):
    fill(queue, recordings[:1])
    result = recordings[0].with_suffix(".json")
    result.touch()
    os.utime(result, (NOON.timestamp(), NOON.timestamp()))
    died_running(queue, 1)
    Run(queue, transcriber).result()
    assert transcriber.names() == ["Réunion n°1"]


def test_replacing_begins_anew_once_and_then_goes_on(queue, recordings, transcriber):
    recordings[0].with_suffix(".partial.jsonl").touch()
    transcriber.does[recordings[0].name] = transcriber.until_stopped
    fill(queue, recordings[:1], replace=True)
    run = Run(queue, transcriber)
    assert transcriber.at_work.wait(PATIENCE_S)
    queue.pause()
    run.result()
    queue.pause(paused=False)
    transcriber.does.clear()
    Run(queue, transcriber).result()
    assert [(request.resume, request.replace) for request in transcriber.asked] == [(False, True), (True, True)]


def test_a_queue_that_is_spoilt_under_way_stops_the_work(queue, places, recordings, transcriber):
    transcriber.does[recordings[0].name] = transcriber.until_stopped
    fill(queue, recordings[:1])
    run = Run(queue, transcriber)
    assert transcriber.at_work.wait(PATIENCE_S)
    places.queue.write_bytes(b"[]")
    with pytest.raises(InputError) as raised:
        run.result()
    assert raised.value.code == "queue.damaged"
    assert places.queue.read_bytes() == b"[]"


@pytest.fixture
def engine():
    return ScriptedEngine()


@pytest.fixture
def workspace(places, engine):
    with Workspace(places, load_engine=lambda *_: engine) as workspace:
        yield workspace


@pytest.fixture
def recorded(places, tmp_path, meeting):
    """A meeting that was recorded, of one minute."""
    began = dt.datetime(2026, 3, 14, 18, 30, tzinfo=dt.UTC)
    recorded = Meeting.create(places.meetings, "Conseil d'été", began)
    shutil.copy(write_repeated(tmp_path / "son.flac", meeting, 1), recorded.sound)
    recorded.update(lambda facts: replace(facts, closed="stopped"))
    return recorded


def asked(meeting, **changes):
    return Request(meeting.folder, **{"model": "selftest", "language": "fr", "formats": ("srt",)} | changes)


def test_a_meeting_gets_its_text_in_its_folder(workspace, recorded):
    workspace.queue.add([asked(recorded)])
    assert workspace.run_queue().result().done == 1
    assert recorded.transcript.exists()
    assert [path.suffix for path in (recorded.folder / "exports").iterdir()] == [".srt"]


def test_a_meeting_goes_on_where_it_was_stopped(workspace, recorded, engine, places):
    first = []

    def stop(window):
        if first:
            workspace.queue.pause()
            threading.Event().wait(1)  # until the runner has seen it
        first.append(window.start_ms)

    engine.before_window = stop
    workspace.queue.add([asked(recorded, engine=replace(asked(recorded).engine, word_timestamps=False))])
    workspace.run_queue().result()
    assert states(workspace.queue) == {1: "waiting"}
    engine.before_window = lambda _: None
    workspace.queue.pause(paused=False)
    known = len(engine.transcribed)
    assert workspace.run_queue().result().done == 1
    assert known >= 1
    assert engine.transcribed.count(engine.transcribed[0]) == 1


def test_a_meeting_that_was_renamed_meanwhile_is_found(workspace, recorded):
    workspace.queue.add([asked(recorded)])
    renamed = recorded.folder.rename(recorded.folder.with_name("2026-03-14 Budget [k3f9]"))
    assert workspace.run_queue().result().done == 1
    assert Meeting(renamed).transcript.exists()
    assert workspace.queue.read().entries[0].name == renamed.name


def test_a_meeting_that_is_gone_is_told(workspace, recorded):
    workspace.queue.add([asked(recorded)])
    shutil.rmtree(recorded.folder)
    (error,) = workspace.run_queue().result().errors
    assert error.code == "meeting.missing"
    assert states(workspace.queue) == {1: "failed"}


def test_a_recording_or_a_model_that_is_gone_is_told(workspace, recordings, tmp_path, meeting):
    sound = write_repeated(tmp_path / "AG.flac", meeting, 1)
    workspace.queue.add([Request(recordings[0]), Request(sound, model="small", language="fr")])
    recordings[0].unlink()
    missing, model = workspace.run_queue().result().errors
    assert (missing.code, type(model), model.code) == ("input.missing", ModelError, "model.not_installed")
    assert all(isinstance(error, LokasError) for error in (missing, model))
