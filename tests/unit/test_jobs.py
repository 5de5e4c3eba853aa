"""Lanes, tokens and jobs; items made ahead, and calls with a limit."""

import threading
import time
from itertools import count

import pytest

from lokas.errors import Cancelled, InputError
from lokas.jobs import Ahead, CancelToken, Job, Lane, Notice, Progress, call_within


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


class TestAhead:
    def test_items_come_in_order_and_then_it_is_over_for_good(self):
        with Ahead((number for number in range(1000)), 3, "test") as ahead:
            assert list(ahead) == list(range(1000))
            assert list(ahead) == []
            assert next(ahead, "over") == "over"

    def test_without_items_it_is_over(self):
        with Ahead((number for number in ()), 1, "test") as ahead:
            assert list(ahead) == []

    @pytest.mark.parametrize("depth", [1, 4])
    def test_it_goes_ahead_of_the_caller_as_far_as_it_may_and_no_further(self, depth):
        made, enough = [], threading.Event()

        def items():
            for number in count():
                made.append(number)
                if len(made) == depth:
                    enough.set()
                yield number

        with Ahead(items(), depth, "test") as ahead:
            assert enough.wait(10)
            time.sleep(0.05)  # in which it could go further
            assert len(made) == depth
            for number in range(100):
                assert next(ahead) == number
                assert len(made) <= number + 1 + depth

    def test_an_error_comes_in_its_place_and_stays(self):
        def items():
            yield 1
            yield 2
            raise InputError("input.damaged", path="x")

        with Ahead(items(), 5, "test") as ahead:
            assert (next(ahead), next(ahead)) == (1, 2)
            for _ in range(2):
                with pytest.raises(InputError, match=r"input\.damaged"):
                    next(ahead)

    def test_what_no_program_should_catch_reaches_the_caller_too(self):
        def items():
            yield 1
            raise SystemExit(3)

        with Ahead(items(), 5, "test") as ahead:
            assert next(ahead) == 1
            with pytest.raises(SystemExit):
                next(ahead)

    @pytest.mark.parametrize("taken", [1, 5])
    def test_leaving_it_early_closes_the_items_in_their_thread_and_ends_it(self, taken):
        threads = []

        def items():
            try:
                yield from count()
            finally:
                threads.append(threading.current_thread())

        with Ahead(items(), 3, "test") as ahead:
            assert [next(ahead) for _ in range(taken)] == list(range(taken))
        (thread,) = threads
        assert thread.name == "lokas-test"
        assert not thread.is_alive()

    def test_an_error_of_the_caller_passes_through_and_ends_the_thread(self):
        with pytest.raises(Cancelled):
            cancel_within(number for number in count())
        assert not [thread for thread in threading.enumerate() if "passing" in thread.name]

    def test_items_are_not_begun_before_it_is_entered(self):
        begun = []

        def items():
            begun.append(1)
            yield 1

        ahead = Ahead(items(), 2, "test")
        assert begun == []
        with ahead:
            assert list(ahead) == [1]

    def test_an_error_while_the_items_are_closed_does_not_hide_what_stopped_the_caller(self):
        def items():
            try:
                yield from count()
            finally:
                raise OSError("closing failed")

        with pytest.raises(Cancelled):
            cancel_within(items())

    def test_leaving_it_at_once_ends_the_thread(self):
        with Ahead((number for number in count()), 2, "passing"):
            pass
        assert not [thread for thread in threading.enumerate() if "passing" in thread.name]


def cancel_within(items):
    """Take one of the items made ahead, and stop."""
    with Ahead(items, 2, "passing") as ahead:
        next(ahead)
        raise Cancelled


class TestCallWithin:
    def test_it_gives_what_the_work_gives_done_in_another_thread(self):
        assert call_within(60, lambda: 7) == 7
        assert call_within(60, threading.current_thread) is not threading.current_thread()

    @pytest.mark.parametrize("error", [InputError("input.missing", path="x"), Cancelled(), KeyboardInterrupt()])
    def test_it_raises_what_the_work_raises(self, error):
        def fail():
            raise error

        with pytest.raises(type(error)) as caught:
            call_within(60, fail)
        assert caught.value is error

    def test_work_that_takes_longer_is_left_behind(self):
        released, left = threading.Event(), []

        def work():
            left.append(threading.current_thread())
            released.wait(60)

        with pytest.raises(TimeoutError):
            call_within(0.05, work)
        released.set()
        left[0].join(60)
        assert left[0].daemon
