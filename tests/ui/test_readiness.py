"""What the window loads before it is seen, and what it loads while somebody looks at it."""

from __future__ import annotations

import builtins
import subprocess
import sys

import pytest
from PySide6.QtCore import QObject

from lokas.errors import Cancelled
from lokas.jobs import CancelToken
from lokas_ui import readiness
from lokas_ui.readiness import Readiness, load, take_turns
from tests.helpers.source_code import ROOT

NOT_AT_START = frozenset(
    {
        *("av", "ctranslate2", "docx", "faster_whisper", "httpx", "jinja2", "jiwer", "lxml", "markdown_it", "numpy"),
        *("odfdo", "onnxruntime", "psutil", "pulsectl", "rapidfuzz", "regex", "rich", "sherpa_onnx", "sounddevice"),
        *("spellchecker", "ssl", "tomlkit", "typer"),
    }
)
"""What the first screen has no need of, most of it a tenth of a second or more."""

START = """
import sys
from PySide6.QtCore import QTimer
from lokas_ui import app, readiness
readiness.AFTER_MS = {after_ms}
show = app.MainWindow.show

def shown(window):
    show(window)
    QTimer.singleShot({close_ms}, window.close)

app.MainWindow.show = shown
app.run(["lokas-desktop"])
print("loaded", *sorted({{name.partition(".")[0] for name in sys.modules}}))
"""


def loaded(tmp_path, *, after_ms: int, close_ms: int) -> set[str]:
    """The packages that the application has loaded when it is closed some time after its window was shown."""
    code = START.format(after_ms=after_ms, close_ms=close_ms)
    paths = {"PYTHONPATH": ":".join(str(ROOT / part) for part in ("", "ui", "models"))}
    environment = {"QT_QPA_PLATFORM": "offscreen", "LOKAS_HOME": str(tmp_path / "Mes réunions"), **paths}
    ran = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert ran.returncode == 0, ran.stderr
    return set(ran.stdout.splitlines()[-1].split())


@pytest.mark.parametrize("kept", [False, True], ids=["welcome", "meetings"])
def test_the_window_is_there_before_any_library_that_its_first_screen_does_not_need(tmp_path, kept):
    if kept:
        (tmp_path / "Mes réunions" / "meetings" / "Été").mkdir(parents=True)

    found = loaded(tmp_path, after_ms=3_600_000, close_ms=300)

    assert "lokas_ui" in found
    assert found & NOT_AT_START == set()


def test_what_other_screens_need_is_loaded_while_the_first_one_is_looked_at(qtbot, monkeypatch):
    monkeypatch.setattr(readiness, "AFTER_MS", 0)
    asked = []
    monkeypatch.setattr(readiness, "import_module", asked.append)
    parent = QObject()
    ready = Readiness(parent)

    qtbot.waitUntil(lambda: ready.complete)
    ready.close()

    assert {"lokas.live", "lokas_ui.widgets.review.screen", "lokas_ui.viewmodels.transcript"} <= set(asked)
    assert "lokas_ui.__main__" not in asked


def test_no_more_is_loaded_once_the_window_is_closed(monkeypatch):
    token, asked = CancelToken(), []

    def load_one(name: str) -> None:
        asked.append(name)
        token.cancel()

    monkeypatch.setattr(readiness, "import_module", load_one)

    with pytest.raises(Cancelled):
        load(token)

    assert len(asked) == 1


def test_threads_take_turns_more_often_and_modules_come_without_a_look_at_their_source(monkeypatch):
    before = sys.getswitchinterval()
    monkeypatch.setattr(builtins, "__import__", builtins.__import__)
    try:
        take_turns()

        assert sys.getswitchinterval() < before
        assert builtins.__import__ is builtins.__orig_import__
    finally:
        sys.setswitchinterval(before)
