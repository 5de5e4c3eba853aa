"""Running the command line: in this process for speed, or as a process of its own to be killed."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from lokas.cli.app import run

ROOT = Path(__file__).parents[2]


@dataclass
class Ran:
    """What a run gave."""

    code: int
    out: str
    err: str


class CommandLine:
    """`lokas` with a data folder of its own, in English unless told otherwise."""

    def __init__(self, monkeypatch, capsys, home):
        self._monkeypatch, self._capsys = monkeypatch, capsys
        monkeypatch.setenv("LOKAS_HOME", str(home))
        monkeypatch.setenv("COLUMNS", "200")

    def __call__(self, *arguments, language="en") -> Ran:
        self._monkeypatch.setenv("LOKAS_LANGUAGE", language)
        self._monkeypatch.setattr(sys, "argv", ["lokas", *map(str, arguments)])
        self._capsys.readouterr()
        try:
            run()
        except SystemExit as stop:
            code = stop.code or 0
        else:
            code = 0
        shown = self._capsys.readouterr()
        return Ran(code, shown.out, shown.err)


def environment(home, language="en"):
    """The environment of a process that runs `lokas` from this checkout."""
    path = os.pathsep.join(str(ROOT / part) for part in ("", "ui", "models"))
    # Libraries that phone home keep quiet where CI is set; people's computers are not CI.
    person = {name: value for name, value in os.environ.items() if name != "CI"}
    return person | {"LOKAS_HOME": str(home), "LOKAS_LANGUAGE": language, "PYTHONPATH": path, "COLUMNS": "200"}


def start(home, *arguments, script=None, **options):
    """`lokas` as a process; `script` is Python to run instead of its entry point."""
    program = ["-c", script] if script else ["-m", "lokas"]
    return subprocess.Popen(
        [sys.executable, *program, *map(str, arguments)],
        env=environment(home),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        **options,
    )
