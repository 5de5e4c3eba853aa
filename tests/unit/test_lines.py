"""Files that grow by lines: each is on the disk before the caller goes on, and a full disk spoils one line at most."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from lokas.errors import InputError, OutputError
from lokas.lines import append_json, append_text, read_json

FULL = Path("/dev/full")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "réunion d'été.jsonl"


def test_objects_are_read_back_in_order(path):
    values = [{"n": 1, "text": "été\n\r\u2028"}, {}, {"n": None, "list": [1.5, "x"]}]
    for value in values:
        append_json(path, value)

    assert read_json(path) == values


def test_where_there_is_no_file_there_are_no_objects(path):
    assert read_json(path) == []


def test_a_file_that_cannot_be_read_is_an_error(path):
    path.mkdir()

    with pytest.raises(InputError, match=r"input\.not_readable"):
        read_json(path)


@pytest.mark.skipif(not FULL.exists(), reason="only Linux has a device that is always full")
def test_a_full_disk_is_an_error_with_a_name():
    with pytest.raises(OutputError, match=r"output\.disk_full"):
        append_text(FULL, "x")


@pytest.mark.parametrize("room", [0, 1, 5, 12])
def test_a_line_that_a_full_disk_cut_spoils_no_other(path, monkeypatch, room):
    append_json(path, {"n": 1})
    write = os.write

    def fill_up(handle, data):
        if fill_up.room <= 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        written = write(handle, data[: fill_up.room])
        fill_up.room -= written
        return written

    fill_up.room = room
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", fill_up)
        with pytest.raises(OutputError, match=r"output\.disk_full"):
            append_json(path, {"n": 2, "text": "longer than there is room"})

    append_json(path, {"n": 3})
    assert read_json(path) == [{"n": 1}, {"n": 3}]


def test_a_line_is_synced_before_the_call_returns(path, monkeypatch):
    synced = []
    sync = os.fsync
    monkeypatch.setattr(os, "fsync", lambda handle: (sync(handle), synced.append(path.read_text())))

    append_text(path, "été")

    assert synced[0] == "été\n"


def test_text_that_is_no_unicode_is_written_as_far_as_it_goes(path):
    append_json(path, {"name": "caf\udce9"})

    assert read_json(path) == [{"name": "caf?"}]
