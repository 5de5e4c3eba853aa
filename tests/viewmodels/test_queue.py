"""The queue in the application: what waits runs, can be stopped at any moment, and nothing is lost."""

import json
import threading

import pytest

from lokas.job_queue import JobQueue
from lokas.places import Places
from lokas.transcription import Request
from lokas.types import Footprint
from lokas.workspace import Workspace
from lokas_ui.viewmodels.queue import Queue
from lokas_ui.viewmodels.queue_work import Energy
from tests.helpers.engines import ScriptedEngine
from tests.helpers.interface import AtOnce
from tests.helpers.queues import Stepwise, asked, keep_meeting


class Slow:
    """Lets an engine say a window only when a test wants it."""

    def __init__(self):
        self.begun, self.go_on = threading.Event(), threading.Event()

    def __call__(self, _window):
        self.begun.set()
        assert self.go_on.wait(20)


@pytest.fixture
def engine():
    return ScriptedEngine()


@pytest.fixture
def workspace(engine):
    with Workspace(Places.of_system(), load_engine=lambda *_: engine) as made:
        yield made


@pytest.fixture
def queue(workspace):
    made = Queue(workspace, AtOnce())
    yield made
    made.close()


@pytest.fixture
def stepwise():
    return Stepwise()


@pytest.fixture
def live(workspace, stepwise):
    made = Queue(workspace, stepwise)
    yield made
    made.close()


@pytest.fixture
def slow(engine, workspace, monkeypatch):
    """The engine is at its first window until the test lets it go on, or its work is to stop."""
    engine.before_window = made = Slow()
    transcribe = workspace.transcribe

    def watched(request):
        job = transcribe(request)
        cancel = job.cancel

        def cancelled():
            cancel()
            made.go_on.set()

        job.cancel = cancelled
        return job

    monkeypatch.setattr(workspace, "transcribe", watched)
    yield made
    made.go_on.set()


def states(queue):
    return [(row.title, row.state) for row in queue.state.state.rows]


def test_what_is_added_is_transcribed_and_its_end_is_told(workspace, queue, meeting):
    told = []
    queue.over.watch(told.append)
    kept = keep_meeting(workspace, "Été : budget", meeting)

    queue.add([asked(kept)])

    assert states(queue) == [("Été : budget", "done")]
    assert kept.transcript.exists()
    count = len(json.loads(kept.transcript.read_text(encoding="utf-8"))["segments"])
    (over,) = told[1:]
    assert (over.title, over.folder, over.trouble, over.left) == ("Été : budget", kept.folder, None, 0)
    assert (queue.heard.state.count, len(queue.heard.state.last)) == (count, count)
    assert queue.state.state.work is None


def test_what_waited_when_the_application_was_closed_goes_on_when_it_is_started(workspace, queue, meeting):
    kept = keep_meeting(workspace, "AG", meeting)
    JobQueue(workspace.places).add([asked(kept)])

    queue.glance()

    assert states(queue) == [("AG", "done")]


def test_what_failed_says_why_and_does_not_keep_the_next_from_its_turn(workspace, queue, meeting):
    silent, whole = keep_meeting(workspace, "Sans son"), keep_meeting(workspace, "AG", meeting)

    queue.add([asked(silent), asked(whole)])

    assert sorted(states(queue)) == [("AG", "done"), ("Sans son", "failed")]
    failed = next(row for row in queue.state.state.rows if row.state == "failed")
    assert failed.trouble.code == "input.missing"


def test_the_work_is_shown_with_how_far_it_is_and_what_it_hears(workspace, live, stepwise, slow, meeting):
    kept = keep_meeting(workspace, "AG", meeting)
    live.add([asked(kept)])
    stepwise.until(slow.begun.is_set)
    stepwise.until(lambda: live.state.state.work is not None and live.state.state.work.total_ms)
    work = live.state.state.work
    assert (work.title, work.percent, work.total_ms) == ("AG", 0, 60_000)

    slow.go_on.set()
    stepwise.until(lambda: live.heard.state.count > 0)

    assert live.heard.state.last[0].text
    stepwise.until(lambda: states(live) == [("AG", "done")])


def test_a_pause_stops_what_runs_at_once_and_it_goes_on_where_it_was(workspace, live, stepwise, slow, meeting):
    kept = keep_meeting(workspace, "AG", meeting)
    live.add([asked(kept)])
    stepwise.until(slow.begun.is_set)
    stepwise.until(lambda: live.state.state.work is not None)

    live.pause()
    assert live.state.state.work.stopping
    stepwise.until(lambda: live.state.state.work is None and states(live) == [("AG", "waiting")])
    assert live.state.state.paused
    assert live.over.state is None

    live.resume()
    stepwise.until(lambda: states(live) == [("AG", "done")])


def test_while_the_engine_is_needed_elsewhere_the_queue_stands_back(workspace, live, stepwise, slow, meeting):
    kept = keep_meeting(workspace, "AG", meeting)
    live.add([asked(kept)])
    stepwise.until(slow.begun.is_set)
    stepwise.until(lambda: live.state.state.work is not None)

    live.stand_back(needed=True)
    stepwise.until(lambda: live.state.state.work is None and states(live) == [("AG", "waiting")])
    live.glance()
    assert live.state.state.held

    live.stand_back(needed=False)
    stepwise.until(lambda: states(live) == [("AG", "done")])


def test_closing_during_work_keeps_it_for_the_next_start(workspace, stepwise, slow, meeting):
    first, kept = Queue(workspace, stepwise), keep_meeting(workspace, "AG", meeting)
    first.add([asked(kept)])
    stepwise.until(slow.begun.is_set)

    first.close()
    workspace.close()

    (entry,) = JobQueue(workspace.places).read().entries
    assert entry.state == "waiting"


def test_entries_that_wait_change_places_by_steps_and_by_what_they_stand_before(workspace, queue):
    queue.pause()
    kept = [keep_meeting(workspace, title) for title in ("Un", "Deux", "Trois")]
    queue.add(map(asked, kept))
    one, two, three = (row.id for row in queue.state.state.waiting)

    queue.shift(three, -1)
    assert [title for title, _ in states(queue)] == ["Un", "Trois", "Deux"]
    queue.shift(one, 1)
    assert [title for title, _ in states(queue)] == ["Trois", "Un", "Deux"]
    queue.shift(three, -1)
    queue.shift(two, 1)
    assert [title for title, _ in states(queue)] == ["Trois", "Un", "Deux"]
    queue.move(two, three)
    assert [title for title, _ in states(queue)] == ["Deux", "Trois", "Un"]


def test_an_entry_is_cancelled_retried_and_taken_out(workspace, queue):
    queue.pause()
    queue.add([asked(keep_meeting(workspace, "AG"))])
    (row,) = queue.state.state.rows

    queue.cancel(row.id)
    assert states(queue) == [("AG", "cancelled")]
    queue.retry(row.id)
    assert states(queue) == [("AG", "waiting")]
    queue.cancel(row.id)
    queue.clear()
    assert states(queue) == []


def test_the_same_meeting_twice_is_refused_where_it_was_asked_for(workspace, queue):
    queue.pause()
    kept, refused = keep_meeting(workspace, "AG"), []
    queue.add([asked(kept)])

    queue.add([asked(kept)], failed=refused.append)

    assert [error.code for error in refused] == ["queue.twice"]
    assert len(queue.state.state.rows) == 1


def test_what_another_program_runs_is_shown_and_not_run_twice(workspace, queue, engine, meeting):
    kept = keep_meeting(workspace, "AG", meeting)
    disk = JobQueue(workspace.places)
    (entry,) = disk.add([asked(kept)])
    with disk.alone():
        disk.begin(entry.id)
        queue.glance()
        assert queue.state.state.elsewhere
        assert queue.state.state.work.title == "AG"
        assert engine.transcribed == []

    queue.glance()
    assert states(queue) == [("AG", "done")]


def test_a_damaged_queue_is_told_and_a_new_one_begun_beside_it(workspace, queue):
    workspace.places.data.mkdir(parents=True)
    workspace.places.queue.write_text("{")

    queue.glance()
    assert queue.state.state.trouble.code == "queue.damaged"
    queue.set_aside()

    assert (queue.state.state.trouble, queue.state.state.rows) == (None, ())
    assert workspace.places.queue.with_name("queue.damaged.json").read_text() == "{"


def test_recordings_that_are_no_meetings_are_called_by_their_file(workspace, queue, tmp_path):
    queue.pause()
    sound = tmp_path / "Réunion d'été.mp3"
    sound.touch()

    queue.add([Request(sound)])

    (row,) = queue.state.state.rows
    assert (row.title, row.folder) == ("Réunion d'été.mp3", None)


@pytest.mark.parametrize(("method", "told"), [("rapl", 2.5), ("battery", 2.5), ("estimate", None), ("unknown", None)])
def test_energy_is_told_only_where_a_counter_tells_it(monkeypatch, method, told):
    class Counter:
        def watch_cuda(self):
            pass

        def footprint(self):
            return Footprint(1.0, 1.0, 2.5, method)

    monkeypatch.setattr("lokas_ui.viewmodels.queue_work.Meter", Counter)

    assert Energy().watt_hours() == told
