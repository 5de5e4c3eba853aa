"""Where things are kept, and what the computer has."""

from pathlib import Path

from lokas import computer
from lokas.computer import free_disk_bytes, this_computer, usable_cores
from lokas.places import Places


def test_one_variable_moves_everything(monkeypatch, tmp_path):
    monkeypatch.setenv("LOKAS_HOME", str(tmp_path / "clé USB"))
    assert Places.of_system().models == tmp_path / "clé USB" / "models"


def test_without_it_the_system_decides(monkeypatch, tmp_path):
    monkeypatch.delenv("LOKAS_HOME", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert Places.of_system().data.name == "Lokas"


def test_the_computer_has_memory_and_cores():
    computer = this_computer()
    assert computer.memory_bytes > computer.available_bytes > 0
    assert computer.cores >= 1


def test_free_space_is_known_for_a_folder_that_is_not_there_yet(tmp_path):
    assert free_disk_bytes(tmp_path / "a" / "b") > 0
    assert free_disk_bytes(Path("relative/and/absent")) > 0


def test_cores_are_counted_where_the_system_cannot_say_which_are_usable(monkeypatch):
    monkeypatch.delattr(computer.os, "sched_getaffinity", raising=False)
    assert usable_cores() >= 1
