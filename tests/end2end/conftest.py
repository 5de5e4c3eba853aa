"""A command line with a home of its own, and recordings cut from the demonstration meeting."""

import pytest

from lokas_models.demonstration import demonstration
from tests.helpers.command import CommandLine
from tests.helpers.meetings import read_sound


@pytest.fixture
def home(tmp_path):
    return tmp_path / "Éloïse Château-Müller" / "Données de Lokas"


@pytest.fixture
def lokas(monkeypatch, capsys, home):
    return CommandLine(monkeypatch, capsys, home)


@pytest.fixture
def lokas_fr(monkeypatch, capsys, home):
    return CommandLine(monkeypatch, capsys, home, "fr")


@pytest.fixture(scope="session")
def meeting():
    """The French demonstration meeting: float32 mono at 16 kHz."""
    return read_sound(demonstration("fr").sound)
