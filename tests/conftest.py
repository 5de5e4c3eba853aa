"""What every test is held to: a data folder of its own, no warning nobody expected, no thread left behind."""

from __future__ import annotations

import logging
import os
import threading
import time

import pytest
from hypothesis import settings

from lokas.places import HOME_VARIABLE
from lokas_models.demonstration import demonstration
from tests.helpers.meetings import read_sound

PROFILE_VARIABLE = "HYPOTHESIS_PROFILE"
"""Property tests try the same examples each time, so that a change is what breaks them; "default" tries new ones."""

THREAD_GRACE_S = 5
OF_LIBRARIES = {"tqdm_monitor"}
"""Threads that a library starts once in a process and keeps: faster-whisper makes a tqdm bar even to show nothing."""


def pytest_configure():
    settings.load_profile(os.environ.get(PROFILE_VARIABLE, "ci"))


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory, monkeypatch):
    """Lokas keeps its data in a new folder, of a user whose name has accents and a space."""
    home = tmp_path_factory.getbasetemp() / "homes" / f"Éloïse Château-Müller {time.monotonic_ns()}"
    monkeypatch.setenv(HOME_VARIABLE, str(home))
    return home


@pytest.fixture(autouse=True)
def no_thread_left():
    """Threads that a test started have ended soon after it."""
    before = set(threading.enumerate())
    yield
    deadline = time.monotonic() + THREAD_GRACE_S
    started = [thread for thread in threading.enumerate() if thread not in before and thread.name not in OF_LIBRARIES]
    for thread in started:
        thread.join(max(0.0, deadline - time.monotonic()))
    left = [thread.name for thread in started if thread.is_alive()]
    assert not left, f"threads left running: {left}"


@pytest.fixture(autouse=True)
def no_unexpected_log(caplog):
    """Nothing is logged at WARNING or above; a test that expects it looks at `caplog` and then clears it."""
    yield
    logged = [
        f"{record.name}: {record.getMessage()}"
        for record in caplog.get_records("call")
        if record.levelno >= logging.WARNING
    ]
    assert not logged, f"logged unexpectedly: {logged}"


@pytest.fixture(scope="session")
def meeting():
    """The French demonstration meeting: float32 mono at 16 kHz."""
    return read_sound(demonstration("fr").sound)
