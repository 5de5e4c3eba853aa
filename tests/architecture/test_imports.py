"""Who may import whom (the contracts in pyproject.toml), and what a start of the command may load."""

from __future__ import annotations

import subprocess
import sys

import pytest
from importlinter.cli import lint_imports

from tests.helpers.source_code import ROOT

HEAVY = {
    "docx",
    "jinja2",
    "lxml",
    "odfdo",
    "av",
    "ctranslate2",
    "faster_whisper",
    "httpx",
    "jiwer",
    "numpy",
    "onnxruntime",
    "psutil",
    "pulsectl",
    "PySide6",
    "sounddevice",
    "spellchecker",
    "tokenizers",
    "tomlkit",
    "truststore",
}
"""Libraries that only the work itself may load."""

AT_EXIT = """
import atexit, sys
atexit.register(lambda: print(*sorted({name.partition(".")[0] for name in sys.modules})))
"""


def loaded_by(statement: str, *arguments: str) -> set[str]:
    """The top-level names of all modules that a new Python has loaded when `statement` is over."""
    command = [sys.executable, "-c", AT_EXIT + statement, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    return set(done.stdout.splitlines()[-1].split())


def test_the_import_contracts_hold(capsys):
    broken = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True)

    assert broken == 0, capsys.readouterr().out


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["transcribe", "--help"], ["models", "--help"]])
def test_asking_for_help_loads_no_heavy_library(arguments):
    loaded = loaded_by("from lokas.__main__ import main; main()", *arguments)

    assert "typer" in loaded
    assert not loaded & HEAVY


def test_importing_the_front_door_loads_no_engine_and_no_network():
    loaded = loaded_by("import lokas.workspace")

    assert not loaded & {"ctranslate2", "faster_whisper", "httpx", "onnxruntime", "PySide6", "sounddevice"}
