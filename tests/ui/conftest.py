"""Qt without a screen, with our style, and everything in French unless a test says otherwise."""

import os
from contextlib import closing

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from lokas.places import Places
from lokas.settings import Settings
from lokas.workspace import Workspace
from lokas_ui.app import make_application
from lokas_ui.bridge import Bridge
from lokas_ui.context import Context
from lokas_ui.language import Translations
from lokas_ui.manner import Manner
from lokas_ui.viewmodels.models import Models
from lokas_ui.viewmodels.navigator import Navigator, Place
from lokas_ui.viewmodels.queue import Queue
from lokas_ui.viewmodels.recording import Recording
from lokas_ui.viewmodels.whereabouts import Whereabouts
from lokas_ui.widgets.keys import keys_at


@pytest.fixture(scope="session")
def qapp_cls():
    return make_application


@pytest.fixture
def translations(qapp):
    made = Translations(qapp)
    made.use("fr")
    yield made
    made.forget()


@pytest.fixture
def workspace():
    with Workspace(Places.of_system()) as made:
        yield made


@pytest.fixture
def context(workspace, qapp, translations):
    settings = Settings(workspace.places.settings)
    settings.put("interface.language", "fr")
    manner = Manner(qapp, settings, translations)
    bridge = Bridge(qapp)
    with (
        closing(Queue(workspace, bridge)) as queue,
        closing(Recording(workspace, bridge, settings)) as recording,
        closing(Models(workspace, bridge)) as models,
        closing(Whereabouts(workspace, bridge, "meetings")) as whereabouts,
    ):
        navigator = Navigator(Place("meetings"))
        keys = keys_at(workspace.places.keys)
        yield Context(workspace, bridge, navigator, settings, manner, queue, recording, models, whereabouts, keys)
        bridge.forget()
