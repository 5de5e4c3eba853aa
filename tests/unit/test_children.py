"""Python in a process of its own: what it finds, what it says, and how it ends."""

from __future__ import annotations

import os
import signal
import sys

import pytest

from lokas.children import Ended, run_python, start_python


def test_what_it_writes_comes_back_with_its_exit_code():
    code = "import sys; print('été'); sys.stderr.write('ça ira'); sys.exit(int(sys.argv[1]))"
    assert run_python("-c", code, "3", timeout_s=60) == Ended(3, "été\n", "ça ira")


def test_it_finds_what_this_process_finds_and_nothing_in_the_folder_one_stands_in(tmp_path, monkeypatch):
    for folder in ("Modules à moi", "dossier courant"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "trouvable.py").write_text(f"print({folder!r})", encoding="utf-8")
    monkeypatch.chdir(tmp_path / "dossier courant")
    monkeypatch.syspath_prepend("")
    assert "ModuleNotFoundError" in run_python("-c", "import trouvable", timeout_s=60).reason
    monkeypatch.syspath_prepend(tmp_path / "Modules à moi")
    assert run_python("-m", "trouvable", timeout_s=60).told == "Modules à moi\n"


def test_it_is_ended_when_it_takes_too_long():
    with pytest.raises(TimeoutError) as caught:
        run_python("-c", "import threading; threading.Event().wait()", timeout_s=0.5)
    assert str(caught.value) == "timed out after 0.5 s"


def test_a_python_that_cannot_be_started_is_told(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "executable", str(tmp_path / "absent"))
    with pytest.raises(FileNotFoundError):
        run_python(timeout_s=60)


@pytest.mark.parametrize(
    ("code", "complaints", "crashed", "reason"),
    [
        (1, "Traceback:\n  ImportError: non\n\n", False, "ImportError: non"),
        (3, " \n", False, "exit code 3"),
        (-signal.SIGABRT, "before the end", True, "SIGABRT"),
        (-63, "", True, "signal 63"),
        (0xC0000005, "before the end", True, "0xc0000005"),
    ],
)
def test_the_reason_of_an_end_is_a_crash_or_what_was_said_last(code, complaints, crashed, reason):
    ended = Ended(code, "", complaints)
    assert (ended.crashed, ended.reason) == (crashed, reason)


def test_one_that_is_started_has_a_session_of_its_own_and_its_complaints_go_into_a_file(tmp_path):
    told = tmp_path / "journal d'été.txt"
    told.write_text("avant\n", encoding="utf-8")
    code = "import os, sys; print(sys.stdin.readline().strip(), os.environ['MOT'], os.getsid(0) == os.getpid())"
    with start_python("-c", code, complaints=told, variables={"MOT": "clé"}) as process:
        process.stdin.write("été\n".encode())

    assert process.returncode == 0
    assert told.read_text(encoding="utf-8") == f"avant\nété clé True{os.linesep}"
