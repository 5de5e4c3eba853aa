"""When work may run: on mains, after a time of the day, and behind other programs."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
import time
from types import SimpleNamespace

import psutil
import pytest

from lokas.conditions import Conditions, is_on_mains, lower_priority, next_moment, parse_time, wait
from lokas.errors import Cancelled, OptionError
from lokas.jobs import CancelToken, Notice

NOON = dt.datetime(2026, 3, 14, 12, tzinfo=dt.UTC)


class Waiter:
    """`wait` on a clock and a plug of its own: each sleep passes a second, and takes the next state of the plug."""

    def __init__(self, conditions, *plugged):
        self.conditions, self.plugged = conditions, list(plugged) or [True]
        self.now_s, self.events, self.token = NOON.timestamp(), [], CancelToken()

    def __call__(self):
        wait(
            self.conditions,
            self.token,
            self.events.append,
            clock=lambda: self.now_s,
            power=lambda: self.plugged[0],
            sleep=self.pass_time,
        )
        return [event.code for event in self.events]

    def pass_time(self, seconds):
        self.now_s += 1
        self.plugged = self.plugged[1:] or self.plugged


@pytest.fixture
def zone(monkeypatch):
    """A function that moves this computer to another zone of time."""
    if not hasattr(time, "tzset"):
        pytest.skip("Windows keeps its zone to itself")

    def move(name):
        monkeypatch.setenv("TZ", name)
        time.tzset()

    yield move
    monkeypatch.undo()
    time.tzset()


def test_without_conditions_nothing_is_waited_for_or_asked():
    plug = Waiter(Conditions())
    plug.plugged = [None]
    assert plug() == []
    assert plug.now_s == NOON.timestamp()


def test_work_waits_for_its_time_and_says_so_once(zone):
    zone("Europe/Paris")
    waiter = Waiter(Conditions(not_before=NOON + dt.timedelta(seconds=90)))
    assert waiter() == ["job.waiting_until", "job.resumed"]
    assert waiter.events[0] == Notice("job.waiting_until", {"time": "13:01", "wait_ms": 90_000})
    assert waiter.now_s == NOON.timestamp() + 90


def test_work_that_has_begun_is_not_held_up_by_its_time_again():
    waiter = Waiter(Conditions(not_before=NOON))
    waiter.now_s += 30 * 3600
    assert waiter() == []


def test_work_waits_on_battery_and_goes_on_when_the_plug_is_back():
    waiter = Waiter(Conditions(on_mains=True), False, False, False, True)
    assert waiter() == ["job.waiting_mains", "job.resumed"]
    assert waiter.now_s == NOON.timestamp() + 3


def test_a_plug_that_is_pulled_twice_is_told_twice():
    waiter = Waiter(Conditions(on_mains=True), False, True)
    waiter()
    waiter.plugged = [False, True]
    assert waiter() == ["job.waiting_mains", "job.resumed"] * 2


def test_work_waits_for_the_time_and_then_for_the_plug():
    waiter = Waiter(Conditions(on_mains=True, not_before=NOON + dt.timedelta(seconds=2)), False, False, False, True)
    assert waiter() == ["job.waiting_until", "job.waiting_mains", "job.resumed"]


def test_the_battery_is_not_looked_at_unless_it_matters():
    waiter = Waiter(Conditions(), False)
    assert waiter() == []


def test_waiting_ends_soon_after_a_stop_is_asked_for():
    token = CancelToken()
    slept = []

    def sleep(seconds):
        slept.append(seconds)
        token.cancel()

    with pytest.raises(Cancelled):
        wait(Conditions(on_mains=True), token, lambda _event: None, power=lambda: False, sleep=sleep)
    assert len(slept) == 1
    assert slept[0] <= 0.5


@pytest.mark.parametrize(
    ("battery", "mains"),
    [
        (None, True),
        (SimpleNamespace(power_plugged=True), True),
        (SimpleNamespace(power_plugged=None), True),
        (SimpleNamespace(power_plugged=False), False),
    ],
)
def test_a_computer_without_battery_is_on_mains(monkeypatch, battery, mains):
    monkeypatch.setattr(psutil, "sensors_battery", lambda: battery, raising=False)
    assert is_on_mains() is mains


@pytest.mark.parametrize(
    ("now", "at", "begins"),
    [
        ("2026-03-14 09:00", "22:00", "2026-03-14 22:00"),
        ("2026-03-14 23:00", "22:00", "2026-03-14 22:00"),  # an hour ago: at once
        ("2026-03-15 01:00", "22:00", "2026-03-14 22:00"),  # past midnight too
        ("2026-03-14 23:00", "06:00", "2026-03-15 06:00"),
        ("2026-03-14 14:00", "08:00", "2026-03-15 08:00"),  # six hours ago: tomorrow
        ("2026-03-14 13:59", "08:00", "2026-03-14 08:00"),
        ("2026-03-14 22:00", "22:00", "2026-03-14 22:00"),
        ("2026-12-31 20:00", "02:00", "2027-01-01 02:00"),
        ("2026-03-28 22:00", "07:00", "2026-03-29 07:00"),  # over the start of summer time
        ("2026-10-24 22:00", "07:00", "2026-10-25 07:00"),  # and over its end
        ("2026-03-28 22:00", "02:30", "2026-03-29 03:30"),  # which the clock leaves out
    ],
)
def test_a_time_of_the_day_is_the_next_one_or_one_just_past(zone, now, at, begins):
    zone("Europe/Paris")
    now_s = dt.datetime.fromisoformat(now).timestamp()
    moment = next_moment(parse_time(at), now_s)
    assert moment.astimezone().strftime("%Y-%m-%d %H:%M") == begins
    assert moment.utcoffset() is not None


def test_of_a_time_that_comes_twice_it_is_the_first(zone):
    zone("Europe/Paris")
    now_s = dt.datetime(2026, 10, 24, 22).timestamp()
    assert next_moment(parse_time("02:30"), now_s) == dt.datetime(2026, 10, 25, 0, 30, tzinfo=dt.UTC)


def test_a_time_is_looked_for_from_now_on_unless_told():
    ahead = next_moment(parse_time("00:00")) - dt.datetime.now(dt.UTC)
    assert dt.timedelta(hours=-7) < ahead < dt.timedelta(hours=25)


@pytest.mark.parametrize("text", ["", "22", "24:00", "12:60", "ce soir", "22:00:00"])
def test_what_is_not_a_time_of_the_day_is_refused(text):
    with pytest.raises(OptionError) as caught:
        parse_time(text)
    assert (caught.value.code, caught.value.data) == ("option.bad_time", {"value": text})


@pytest.mark.parametrize("nice", [-1, 20])
def test_a_priority_out_of_range_is_refused(nice):
    with pytest.raises(OptionError) as caught:
        Conditions(nice=nice)
    assert caught.value.data == {"option": "nice", "value": nice, "least": 0, "most": 19}


LOWERED = """
import os, threading
from lokas.conditions import lower_priority
told = lambda: os.getpriority(os.PRIO_PROCESS, 0)
before = told()
lower_priority(0); same = told()
lower_priority(7); lowered = told()
lower_priority(3); stays = told()
inherited = []
thread = threading.Thread(target=lambda: inherited.append(told())); thread.start(); thread.join()
print(same - before, lowered == max(before, 7), stays == lowered, inherited == [lowered])
"""


@pytest.mark.skipif(not hasattr(os, "setpriority"), reason="Windows has classes of priority")
def test_a_lower_priority_is_inherited_by_new_threads_and_never_raised_again():
    done = subprocess.run([sys.executable, "-c", LOWERED], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["0", "True", "True", "True"]


def test_windows_gets_its_class_below_normal(monkeypatch):
    asked = []
    monkeypatch.delattr(os, "setpriority", raising=False)
    monkeypatch.setattr(psutil, "BELOW_NORMAL_PRIORITY_CLASS", "below normal", raising=False)
    monkeypatch.setattr(psutil, "Process", lambda: SimpleNamespace(nice=asked.append))
    lower_priority(0)
    lower_priority(5)
    assert asked == ["below normal"]
