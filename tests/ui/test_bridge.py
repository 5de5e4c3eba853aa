"""What jobs report reaches the interface: in order, in its thread, and never one by one."""

import threading

import pytest

from lokas.errors import Cancelled, InputError
from lokas.jobs import Job, Lane, Progress
from lokas_ui.bridge import Bridge


@pytest.fixture
def lane():
    with Lane("test") as made:
        yield made


@pytest.fixture
def bridge(qapp):
    return Bridge(qapp)


def follow(bridge, job):
    told = {"events": [], "threads": set()}

    def note(kind):
        def take(value=None):
            told["threads"].add(threading.current_thread())
            told["events"].append((kind, value))

        return take

    bridge.follow(job, note("done"), note("failed"), note("reported"), note("cancelled"))
    return told


def test_twenty_thousand_events_arrive_in_order_in_a_few_batches(qtbot, bridge, lane):
    def work(emit, _token):
        for number in range(20_000):
            emit(Progress(number, None))
        return "made"

    told = follow(bridge, Job(lane, work))
    qtbot.waitUntil(lambda: not bridge.busy)

    *batches, last = told["events"]
    assert [event.done for _, batch in batches for event in batch] == list(range(20_000))
    assert len(batches) < 100
    assert last == ("done", "made")
    assert told["threads"] == {threading.main_thread()}


def test_an_error_that_a_person_can_mend_is_told_as_it_is(qtbot, bridge, lane):
    def work(_emit, _token):
        raise InputError("input.missing", path="été.mp3")

    told = follow(bridge, Job(lane, work))
    qtbot.waitUntil(lambda: not bridge.busy)

    (((kind, error)),) = told["events"]
    assert (kind, error.code) == ("failed", "input.missing")


def test_what_was_cancelled_is_no_error(qtbot, bridge, lane):
    def work(_emit, _token):
        raise Cancelled

    told = follow(bridge, Job(lane, work))
    qtbot.waitUntil(lambda: not bridge.busy)

    assert told["events"] == [("cancelled", None)]


def test_a_defect_is_raised_once_and_the_others_go_on(qtbot, bridge, lane):
    def work(_emit, _token):
        raise ZeroDivisionError

    with qtbot.captureExceptions() as raised:
        follow(bridge, Job(lane, work))
        told = follow(bridge, Job(lane, lambda _emit, _token: "made"))
        qtbot.waitUntil(lambda: not bridge.busy)
        qtbot.wait(150)

    assert [one[0] for one in raised] == [ZeroDivisionError]
    assert told["events"] == [("done", "made")]
