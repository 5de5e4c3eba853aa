"""What the benchmarks share: the model, the sound, the machine's description, children that answer in JSON."""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from lokas import estimate
from lokas_models.catalogue import DATA

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).parents[2]
SIZES = ("tiny", "base", "small")


def engine_parser(description: str | None, model: str) -> argparse.ArgumentParser:
    """A parser of what the engine is loaded with: `--model`, which is `model` unless told, `--beam` and `--threads`."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_model(parser, model)
    parser.add_argument("--beam", type=int, default=5)
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    return parser


def add_model(parser: argparse.ArgumentParser, default: str) -> None:
    """`--model`: the self-test model, a size with random weights, or a folder."""
    parser.add_argument("--model", default=default, help=f"selftest, one of {', '.join(SIZES)}, or a folder")


@contextmanager
def model_folder(model: str, *more: str) -> Iterator[Path]:
    """The folder of what `--model` names; random weights are made, with `more` options, and deleted at the end."""
    if model == "selftest":
        yield DATA / "selftest"
    elif model in SIZES:
        with TemporaryDirectory() as folder:
            script = ROOT / "models" / "training" / "random_weights.py"
            command = [sys.executable, str(script), folder, "--size", model, *more]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            yield Path(folder)
    else:
        yield Path(model)


def write_repeated(path: Path, seconds: float) -> None:
    """The French demonstration meeting again and again, as WAV, for so many seconds."""
    estimate.write_repeated(path, "fr", seconds)


def ask_child(script: str, *arguments: object) -> dict[str, float]:
    """Run a script of this folder in a process of its own; what it prints last is a JSON object. SystemExit on failure.

    The object gets `peak_mb`, its largest resident memory.
    """
    command = [sys.executable, script, *map(str, arguments)]
    path = os.pathsep.join(str(ROOT / part) for part in ("", "ui", "models"))
    process = subprocess.Popen(command, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": path}, text=True)
    assert process.stdout is not None
    answer = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if status:
        raise SystemExit(f"{' '.join(command)} failed")
    unit = 1 if sys.platform == "darwin" else 1024  # of ru_maxrss
    return {**json.loads(answer.splitlines()[-1]), "peak_mb": usage.ru_maxrss * unit / 1e6}


def machine() -> str:
    """Processor, memory and versions, as a line under a table."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    packages = ", ".join(f"{name} {version(name)}" for name in ("lokas", "ctranslate2", "faster-whisper"))
    processor = names[0] if names else platform.machine()
    return f"{os.cpu_count()} x {processor}, {memory:.0f} GB, {packages}, Python {platform.python_version()}."


def table(heads: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A table in Markdown; numbers get one decimal."""
    shown = [[f"{cell:.1f}" if isinstance(cell, float) else str(cell) for cell in row] for row in rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (heads, ["---"] * len(heads), *shown))
