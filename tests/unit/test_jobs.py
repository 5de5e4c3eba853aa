"""Lanes, tokens and jobs."""

import threading

import pytest

from lokas.errors import Cancelled, InputError
from lokas.jobs import CancelToken, Job, Lane, Notice, Progress


@pytest.fixture
def lane():
    with Lane("test") as lane:
        yield lane


def test_a_job_tells_its_events_in_order_and_then_its_result(lane):
    def work(emit, token):
        for number in range(1000):
            emit(Progress(number, 1000))
        return "done"

    job = Job(lane, work)
    assert [event.done for event in job] == list(range(1000))
    assert job.result() == "done"


def test_a_lane_does_one_thing_at_a_time_in_order(lane):
    order, threads = [], set()

    def work(number):
        def run(emit, token):
            threads.add(threading.current_thread().name)
            order.append(number)

        return run

    jobs = [Job(lane, work(number)) for number in range(20)]
    for job in jobs:
        job.result()
    assert order == list(range(20))
    assert threads == {"lokas-test_0"}


def test_an_error_comes_with_the_result_after_the_events(lane):
    def work(emit, token):
        emit(Notice("input.cut"))
        raise InputError("input.missing", path="x")

    job = Job(lane, work)
    assert list(job) == [Notice("input.cut")]
    with pytest.raises(InputError, match=r"input\.missing"):
        job.result()


def test_a_lane_survives_the_failure_of_its_work(lane):
    def fail(emit, token):
        raise RuntimeError("a bug")

    with pytest.raises(RuntimeError):
        Job(lane, fail).result()
    assert Job(lane, lambda emit, token: 7).result() == 7


def test_a_running_job_is_cancelled_at_its_next_step(lane):
    begun = threading.Event()

    def work(emit, token):
        begun.set()
        while True:
            token.check()

    job = Job(lane, work)
    begun.wait()
    job.cancel()
    assert list(job) == []
    with pytest.raises(Cancelled):
        job.result()


def test_a_waiting_job_that_is_cancelled_never_begins(lane):
    hold, begun = threading.Event(), []
    first = Job(lane, lambda emit, token: hold.wait())
    second = Job(lane, lambda emit, token: begun.append(1))
    second.cancel()
    hold.set()
    first.result()
    assert list(second) == []
    with pytest.raises(Cancelled):
        second.result()
    assert begun == []


def test_a_token_is_quiet_until_it_is_cancelled():
    token = CancelToken()
    token.check()
    assert not token.cancelled
    token.cancel()
    assert token.cancelled
    with pytest.raises(Cancelled):
        token.check()


def test_closing_a_lane_leaves_no_thread():
    with Lane("passing") as lane:
        Job(lane, lambda emit, token: None).result()
    assert not [thread for thread in threading.enumerate() if "passing" in thread.name]
