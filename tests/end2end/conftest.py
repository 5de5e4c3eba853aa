"""A command line with a home of its own."""

import pytest

from tests.helpers.command import CommandLine
from tests.helpers.sound_server import sound_server  # noqa: F401 - a fixture


@pytest.fixture
def home(tmp_path):
    return tmp_path / "Éloïse Château-Müller" / "Données de Lokas"


@pytest.fixture
def lokas(monkeypatch, capsys, home):
    return CommandLine(monkeypatch, capsys, home)
