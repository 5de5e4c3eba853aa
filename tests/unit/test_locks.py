"""A lock file: held as long as its holder lives, looked at without disturbing anybody."""

from __future__ import annotations

import errno
import os
import threading

import pytest

from lokas import locks
from lokas.errors import OutputError
from lokas.locks import hold, is_held


@pytest.fixture
def path(tmp_path):
    return tmp_path / "Réunion d'été" / "recorder.lock"


@pytest.fixture(autouse=True)
def folder(path):
    path.parent.mkdir()


def test_a_file_is_held_until_the_block_ends_and_stays(path):
    assert not is_held(path)
    with hold(path):
        assert is_held(path)
    assert not is_held(path)
    assert path.exists()


def test_looking_makes_no_file(path):
    is_held(path)

    assert not path.exists()


def test_a_second_holder_is_told_that_it_is_busy(path):
    with hold(path), pytest.raises(OutputError) as caught, hold(path, wait_s=0.05):
        pass
    assert caught.value.code == "meeting.busy"
    assert caught.value.data == {"path": str(path.parent)}


def test_a_holder_can_be_waited_for(path):
    taken, over = threading.Event(), threading.Event()

    def keep():
        with hold(path):
            taken.set()
            over.wait(30)

    thread = threading.Thread(target=keep)
    thread.start()
    taken.wait(30)
    threading.Timer(0.1, over.set).start()
    with hold(path, wait_s=30):
        assert over.is_set()
    thread.join()


def test_an_error_in_the_block_lets_go(path):
    with pytest.raises(KeyError), hold(path):
        raise KeyError
    assert not is_held(path)


def test_many_that_look_keep_nobody_from_holding(path):
    path.touch()
    stop = threading.Event()

    def look():
        while not stop.is_set():
            is_held(path)

    threads = [threading.Thread(target=look) for _ in range(3)]
    for thread in threads:
        thread.start()
    try:
        for _ in range(50):
            with hold(path, wait_s=30):
                pass
    finally:
        stop.set()
        for thread in threads:
            thread.join()


def test_a_folder_that_is_not_there_is_an_error(path):
    with pytest.raises(OutputError, match=r"output\.not_writable"), hold(path / "x"):
        pass


def test_a_file_system_without_locks_holds_nothing_and_says_so(path, monkeypatch):
    def refuse(handle, *, shared):
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    path.touch()
    monkeypatch.setattr(locks, "_take", refuse)

    assert not is_held(path)
    with pytest.raises(OutputError, match=r"output\.not_writable"), hold(path):
        pass
