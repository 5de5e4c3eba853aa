"""Keeping the computer awake: what is asked of the system, what it answers, and that nothing is left behind."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

import pytest

from lokas.children import run_python
from lokas.sleep import TRANSCRIBING, no_sleep, slept_s

LIMIT_S = 30

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the command of logind")

ENTER_AND_DIE = """
import os, sys, time
from pathlib import Path
from lokas.sleep import no_sleep
with no_sleep():
    while len(list(Path(sys.argv[1]).glob("asked *"))) < 2:
        time.sleep(0.01)
    os.kill(os.getpid(), 9)
"""

AGREES = """#!/bin/sh
echo "$@" > "{folder}/asked $$"
for last; do :; done
exec "$last"
"""
REFUSES = """#!/bin/sh
echo "Failed to inhibit: Access denied" >&2
exit 1
"""


@pytest.fixture
def system(tmp_path, monkeypatch):
    """A system whose systemd-inhibit does as it is told."""

    def install(script):
        command = tmp_path / "systemd-inhibit"
        command.write_text(script.format(folder=tmp_path), encoding="utf-8")
        command.chmod(0o755)
        monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
        return tmp_path

    return install


def within_limit(met):
    deadline = time.monotonic() + LIMIT_S
    while not met():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def asked(folder):
    return [path.read_text(encoding="utf-8") for path in sorted(folder.glob("asked *"))]


def are_gone(folder):
    numbers = [int(path.name.split()[1]) for path in folder.glob("asked *")]
    return not any(is_running(number) for number in numbers)


def is_running(number):
    try:
        return Path(f"/proc/{number}/stat").read_text(encoding="utf-8").split()[2] != "Z"
    except FileNotFoundError:
        return False


def test_sleep_and_the_lid_are_asked_for_one_by_one_until_the_end_of_the_block(system):
    folder = system(AGREES)
    with no_sleep() as awake:
        within_limit(lambda: len(asked(folder)) == 2 and all(asked(folder)))
        assert awake()
        assert not are_gone(folder)
    assert are_gone(folder)

    assert sorted(line.split("--what=")[1].split()[0] for line in asked(folder)) == ["handle-lid-switch", "idle:sleep"]
    assert all("--mode=block" in line for line in asked(folder))


def test_work_that_can_go_on_later_leaves_sleep_to_the_person(system):
    folder = system(AGREES)
    with no_sleep(TRANSCRIBING):
        within_limit(lambda: all(asked(folder)) and len(asked(folder)) == 1)

    (line,) = asked(folder)
    assert "--what=idle " in line
    assert "--why=Transcribing" in line


def test_a_system_that_refuses_promises_nothing(system):
    system(REFUSES)
    with no_sleep() as awake:
        within_limit(lambda: not awake())


def test_a_system_that_has_no_such_command_promises_nothing(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with no_sleep() as awake:
        assert not awake()


def test_the_promise_is_given_back_even_by_a_process_that_is_killed(system):
    folder = system(AGREES)
    ended = run_python("-c", ENTER_AND_DIE, str(folder), timeout_s=LIMIT_S)

    assert ended.code == -signal.SIGKILL
    within_limit(lambda: are_gone(folder))


def test_a_computer_that_is_awake_has_not_slept():
    before = slept_s()
    time.sleep(0.05)
    assert slept_s() - before == pytest.approx(0, abs=0.02)
