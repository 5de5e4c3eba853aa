"""A command line with a home of its own."""

import pytest

from tests.helpers.command import CommandLine


@pytest.fixture
def home(tmp_path):
    return tmp_path / "Éloïse Château-Müller" / "Données de Lokas"


@pytest.fixture
def lokas(monkeypatch, capsys, home):
    return CommandLine(monkeypatch, capsys, home)
