"""View-models over a workspace of their own."""

import pytest

from lokas.places import Places
from lokas.settings import Settings
from lokas_ui.viewmodels.recording import Recording
from tests.helpers.interface import AtOnce
from tests.helpers.rooms import ScriptedWorkspace


@pytest.fixture
def room():
    """A workspace with scripted microphones and recorders."""
    with ScriptedWorkspace(Places.of_system()) as made:
        yield made


@pytest.fixture
def settings(room):
    return Settings(room.places.settings)


@pytest.fixture
def recording(room, settings):
    made = Recording(room, AtOnce(), settings)
    yield made
    made.close()
