"""Collects the texts of the interface for Qt Linguist, and compiles what was translated: `just translations`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

UI = Path(__file__).parent / "lokas_ui"
LANGUAGES = ("fr", "en")


def tool(name: str) -> str:
    """The path of a program that comes with PySide6."""
    return str(Path(sys.executable).with_name(f"pyside6-{name}"))


def collect_to(folder: Path) -> None:
    """Bring the .ts files up to date with the source: new texts are unfinished, those that are gone leave."""
    sources = sorted(map(str, UI.rglob("*.py")))
    for language in LANGUAGES:
        file = str(folder / f"lokas_{language}.ts")
        options = ["-no-obsolete", "-locations", "none", "-silent"]
        subprocess.run([tool("lupdate"), *options, *sources, "-ts", file], check=True)


def compile_to(folder: Path) -> None:
    """Make the .qm files that the application loads."""
    for language in LANGUAGES:
        source = str(UI / "locale" / f"lokas_{language}.ts")
        made = str(folder / f"lokas_{language}.qm")
        subprocess.run([tool("lrelease"), "-silent", source, "-qm", made], check=True)


if __name__ == "__main__":
    collect_to(UI / "locale")
    compile_to(UI / "locale")
