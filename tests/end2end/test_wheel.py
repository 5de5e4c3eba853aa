"""What ships: the wheel holds all it needs and nothing else, and works alone in an empty environment."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.helpers.limits import DEMONSTRATION_ERROR_RATE
from tests.helpers.source_code import ROOT

if TYPE_CHECKING:
    from pathlib import Path

UV = shutil.which("uv", path=sysconfig.get_path("scripts")) or "uv"
SCRIPTS = "Scripts" if sys.platform == "win32" else "bin"
NOT_INHERITED = {"PYTHONPATH", "VIRTUAL_ENV", "CI", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"}
"""What a person's environment lacks; libraries behave better than usual where they see `CI`."""
MEETING = {f"meeting-fr.{suffix}" for suffix in ("srt", "vtt", "txt", "json")}


def run(*command: str | Path, folder: Path, **environment: str) -> str:
    """What a command prints; its complaints fail the test."""
    inherited = {name: value for name, value in os.environ.items() if name not in NOT_INHERITED}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env={**inherited, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, built as a release is."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, folder=ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def environment(wheel, tmp_path_factory):
    """An empty environment with the wheel, and with what `uv.lock` says it needs (from uv's cache where it can)."""
    folder = tmp_path_factory.mktemp("empty") / "environnement isolé"
    locked = folder.with_name("pylock.toml")
    run(UV, "export", "--quiet", "--frozen", "--no-dev", "--no-emit-project", "--output-file", locked, folder=ROOT)
    run(UV, "venv", "--quiet", "--python", sys.executable, folder, folder=folder.parent)
    python = folder / SCRIPTS / "python"
    run(UV, "pip", "install", "--quiet", "--python", python, "-r", locked, folder=folder.parent)
    run(UV, "pip", "install", "--quiet", "--python", python, "--offline", "--no-deps", wheel, folder=folder.parent)
    return folder


def test_the_wheel_holds_the_packages_with_their_data(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())

    assert {
        "lokas/cli/sentences/errors.toml",
        "lokas/py.typed",
        "lokas_models/py.typed",
        "lokas_models/data/catalogue.toml",
        "lokas_models/data/selftest/model.bin",
        "lokas_models/data/selftest/config.json",
        "lokas_models/data/selftest/tokenizer.json",
        "lokas_models/data/selftest/preprocessor_config.json",
        "lokas_models/data/demonstration/meeting-fr.flac",
        "lokas_models/data/demonstration/meeting-fr.json",
        "lokas_models/data/demonstration/meeting-en.flac",
        "lokas_models/data/demonstration/meeting-en.json",
        "lokas_ui/__init__.py",
    } <= names


def test_the_wheel_holds_every_file_of_the_packages_and_no_other(wheel):
    shipped = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    here = {
        path.relative_to(package.parent).as_posix()
        for package in (ROOT / "lokas", ROOT / "ui/lokas_ui", ROOT / "models/lokas_models")
        for path in package.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }

    assert shipped == here


def test_the_wheel_is_small_enough_to_send(wheel):
    assert wheel.stat().st_size < 10_000_000


def test_the_wheel_says_all_that_it_needs(environment):
    run(UV, "pip", "check", "--python", environment / SCRIPTS / "python", folder=environment)


def test_the_wheel_alone_passes_the_demonstration_from_another_folder(environment, tmp_path):
    elsewhere = tmp_path / "Réunions d'équipe" / "été – AG n°2"
    elsewhere.mkdir(parents=True)

    printed = run(environment / SCRIPTS / "lokas", "demo", "--output", "résultats", folder=elsewhere)

    assert {path.name for path in (elsewhere / "résultats").iterdir()} == MEETING
    assert all((elsewhere / "résultats" / name).stat().st_size > 100 for name in MEETING)
    said, _, rate = printed.splitlines()[-1].partition(": ")
    number, _, unit = rate.partition(" ")
    assert (said, unit) == ("word error rate", "%")
    assert float(number) <= 100 * DEMONSTRATION_ERROR_RATE["fr"]


def test_a_transcription_leaves_nothing_in_the_home_of_a_person(environment, tmp_path):
    """Such as the device number that ONNX Runtime gives a computer before it sends statistics."""
    home = tmp_path / "Éloïse Château-Müller"
    home.mkdir()
    places = {"HOME": str(home), "USERPROFILE": str(home), "LOKAS_HOME": str(tmp_path / "lokas")}

    run(environment / SCRIPTS / "lokas", "demo", "--language", "en", "--output", tmp_path, folder=tmp_path, **places)

    assert not [path.relative_to(home) for path in home.rglob("*")]


def test_the_module_runs_like_the_command(environment, tmp_path):
    command = run(environment / SCRIPTS / "lokas", "--version", folder=tmp_path)

    assert command == run(environment / SCRIPTS / "python", "-m", "lokas", "--version", folder=tmp_path)
