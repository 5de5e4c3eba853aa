"""Atomic writes: the old file or the new one."""

import os
import stat
import sys

import pytest

from lokas.errors import OutputError
from lokas.files import DEAD_S, sweep, write_atomic

full_device = pytest.mark.skipif(not os.path.exists("/dev/full"), reason="the kernel's full disk is Linux's")  # noqa: PTH110


def test_text_is_written_as_it_is(tmp_path):
    path = tmp_path / "été – n°2.srt"
    write_atomic(path, "un\r\ndeux\n\u202f!")
    assert path.read_bytes() == "un\r\ndeux\n\u202f!".encode()
    assert [found.name for found in tmp_path.iterdir()] == [path.name]


def test_an_older_file_is_replaced(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("old", encoding="utf-8")
    write_atomic(path, "new")
    assert path.read_text(encoding="utf-8") == "new"


def test_what_a_killed_process_left_is_swept_away_and_what_is_written_now_stays(tmp_path):
    for name in (".AG.mp3.part", ".AG.odt.part", "AG.srt", "notes.part", ".caché"):
        (tmp_path / name).write_text("x")
    old = (tmp_path / "AG.srt").stat().st_mtime - 2 * DEAD_S
    for name in (".AG.mp3.part", "AG.srt", "notes.part", ".caché"):
        os.utime(tmp_path / name, (old, old))

    sweep(tmp_path)
    sweep(tmp_path / "none")

    assert {one.name for one in tmp_path.iterdir()} == {".AG.odt.part", "AG.srt", "notes.part", ".caché"}


@full_device
def test_a_full_disk_keeps_the_old_file(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("old", encoding="utf-8")
    (tmp_path / ".a.txt.part").symlink_to("/dev/full")
    with pytest.raises(OutputError) as caught:
        write_atomic(path, "new")
    assert caught.value.code == "output.disk_full"
    assert path.read_text(encoding="utf-8") == "old"
    assert [found.name for found in tmp_path.iterdir()] == ["a.txt"]


def test_a_folder_that_is_not_there_is_not_writable(tmp_path):
    with pytest.raises(OutputError) as caught:
        write_atomic(tmp_path / "none" / "a.txt", "new")
    assert caught.value.code == "output.not_writable"
    assert caught.value.data["path"].endswith("a.txt")


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
def test_a_new_file_can_be_read_by_who_may_read_any_new_file(tmp_path):
    write_atomic(tmp_path / "a.txt", "x")
    (tmp_path / "b.txt").touch()
    assert stat.S_IMODE((tmp_path / "a.txt").stat().st_mode) == stat.S_IMODE((tmp_path / "b.txt").stat().st_mode)
