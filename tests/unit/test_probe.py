"""Whether a graphics card can be used: processes that end in every way, and made-up packages of libraries."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from types import SimpleNamespace

import pytest

from lokas.errors import EngineError
from lokas.jobs import Notice
from lokas.speech.device.probe import (
    DECODED,
    EXIT_OUT_OF_MEMORY,
    Probe,
    choose_device,
    main,
    probe_cuda,
)

MISSING = "Library libcublas.so.12 is not found or cannot be loaded"
IN_PACKAGES = (
    "cublas/lib/libcublas.so.12",
    "cublas/lib/libcublasLt.so.12",
    "cublas/lib/libnvblas.so.12",
    "cublas/bin/cublas64_12.dll",
    "cudnn/lib/libcudnn.so.9",
    "cudnn/lib/libcudnn_ops.so.9",
    "cudnn/include/cudnn.h",
    "cudnn/bin/cudnn64_9.dll",
    "cusparse/lib/libcusparse.so.12",
)
UNLOADABLE = "Unable to load any of {libcudnn_ops.so.9.1.0, libcudnn_ops.so.9}"


@pytest.fixture
def probe(tmp_path):
    """A function that has the card tried by a piece of Python, with a model in a folder of this test."""
    folder = tmp_path / "Modèle d'été"

    def run(code, timeout_s=60):
        return probe_cuda(folder, timeout_s, command=("-c", f"import os, sys\n{code}"))

    return run


def complain(line, ending):
    return f"sys.stderr.write({line + os.linesep!r}); sys.stderr.flush(); {ending}"


# the other process


def test_a_card_that_decodes_can_be_used(probe):
    assert probe(f"print('some library says hello'); print({DECODED!r})") == Probe(ok=True)


def test_the_model_is_the_one_asked_for(probe, tmp_path):
    assert probe(f"print({DECODED!r} if sys.argv[1].endswith('été') else '')").ok


@pytest.mark.parametrize("told", ["", "\x00\xff garbage {", "Lokas 0.1.0", f"not {DECODED}"])
def test_a_program_that_ends_well_without_saying_so_is_not_believed(probe, told):
    tried = probe(f"sys.stdout.buffer.write({told.encode('latin-1')!r})")
    assert (tried.ok, tried.reason_code, tried.detail) == (False, "failed", "exit code 0")


def test_a_word_of_success_before_a_failure_does_not_count(probe):
    assert probe(f"print({DECODED!r}); sys.exit(1)").reason_code == "failed"


def test_a_card_without_room_for_the_model_is_told_apart(probe):
    told = "engine.out_of_memory"
    assert probe(complain(told, f"sys.exit({EXIT_OUT_OF_MEMORY})")) == Probe(
        ok=False, reason_code="out_of_memory", detail=told
    )


@pytest.mark.parametrize("line", [MISSING, UNLOADABLE, "Could not locate cudnn_ops64_9.dll. Please make sure"])
@pytest.mark.parametrize("ending", ["sys.exit(1)", "os.abort()"])
def test_a_library_that_is_missing_is_named(probe, line, ending):
    tried = probe(complain(line, ending))
    assert (tried.ok, tried.reason_code, tried.detail) == (False, "library_missing", line)


def test_a_failure_of_a_library_that_is_there_is_no_missing_library(probe):
    told = "RuntimeError: cuBLAS failed with status CUBLAS_STATUS_NOT_SUPPORTED"
    assert probe(complain(told, "sys.exit(1)")) == Probe(ok=False, reason_code="failed", detail=told)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals; see below")
@pytest.mark.parametrize("number", [signal.SIGSEGV, signal.SIGABRT, signal.SIGILL, signal.SIGKILL])
def test_a_crash_has_the_name_of_its_signal(probe, number):
    tried = probe(f"import signal; signal.raise_signal({int(number)})")
    assert (tried.reason_code, tried.detail) == ("crashed", number.name)


def test_a_crash_on_windows_has_its_status(monkeypatch, probe):
    ended = subprocess.CompletedProcess([], 0xC0000005, "", "")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: ended)
    assert probe("") == Probe(ok=False, reason_code="crashed", detail="0xc0000005")


def test_a_trial_that_hangs_is_ended(probe):
    assert probe("import threading; threading.Event().wait()", timeout_s=1.5) == Probe(
        ok=False, reason_code="timeout", detail="1.5 s"
    )


def test_the_other_process_gets_no_input(probe):
    assert probe(f"print(sys.stdin.read() + {DECODED!r})").ok


def test_a_program_that_cannot_be_started_is_no_fault(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "executable", str(tmp_path / "absent"))
    tried = probe_cuda(tmp_path)
    assert (tried.ok, tried.reason_code) == (False, "failed")
    assert tried.detail


def test_the_answer_is_remembered(probe, tmp_path):
    seen = tmp_path / "seen"
    code = f"open({str(seen)!r}, 'a').write('x'); print({DECODED!r})"
    assert probe(code) is probe(code)
    assert seen.read_text(encoding="utf-8") == "x"


def test_a_folder_without_a_model_is_told_by_the_real_process(tmp_path):
    tried = probe_cuda(tmp_path / "absent")
    assert (tried.ok, tried.reason_code) == (False, "failed")
    assert "model.incomplete" in tried.detail


class Scripted:
    """An engine of which only its loading and its transcribing are asked."""

    def __init__(self, error=None):
        self.error, self.heard, self.options = error, [], None

    def load(self, folder, options):
        self.options = options
        return self

    def prepare(self, window):
        return window

    def transcribe(self, batch, language):
        self.heard += batch
        if self.error:
            raise self.error
        return [[]]


def test_the_other_process_decodes_two_seconds_on_cuda(monkeypatch, capsys, tmp_path):
    engine = Scripted()
    monkeypatch.setitem(sys.modules, "lokas.speech.whisper", SimpleNamespace(WhisperEngine=engine))
    assert main([str(tmp_path)]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == DECODED
    assert engine.options.device == "cuda"
    (window,) = engine.heard
    assert window.samples().shape == (32_000,)
    assert abs(window.samples()).max() > 0.05


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (EngineError("engine.out_of_memory"), EXIT_OUT_OF_MEMORY),
        (EngineError("engine.failed", reason=MISSING), 1),
        (EngineError("engine.no_cuda"), 1),
    ],
)
def test_the_other_process_says_what_went_wrong(monkeypatch, capsys, tmp_path, error, code):
    monkeypatch.setitem(sys.modules, "lokas.speech.whisper", SimpleNamespace(WhisperEngine=Scripted(error)))
    assert main([str(tmp_path)]) == code
    said = capsys.readouterr()
    assert said.err.strip() == str(error)
    assert not said.out


# the choice


def choose(wanted, devices=1, tried=None):
    """The choice, and how often the card was tried."""
    trials = []

    def probe(folder):
        trials.append(folder)
        return tried

    return choose_device(wanted, "folder", devices=lambda: devices, probe=probe), len(trials)


def test_auto_takes_a_card_that_passed_its_trial():
    assert choose("auto", tried=Probe(ok=True)) == (("cuda", None), 1)


def test_auto_takes_the_processor_where_there_is_no_card():
    assert choose("auto", devices=0) == (("cpu", None), 0)


def test_auto_takes_the_processor_and_says_why_where_the_card_failed():
    notice = Notice("device.cuda_unusable", {"cause": "crashed", "reason": "SIGSEGV"})
    tried = Probe(ok=False, reason_code="crashed", detail="SIGSEGV")
    assert choose("auto", tried=tried) == (("cpu", notice), 1)


@pytest.mark.parametrize("wanted", ["cpu", "cuda"])
def test_a_device_asked_for_is_taken_without_looking_for_cards(wanted):
    def forbidden(*_):
        raise AssertionError

    assert choose_device(wanted, "folder", devices=forbidden, probe=forbidden) == (wanted, None)
