"""Models come, are checked, measured and go, one thing at a time, and how each ended is told."""

from contextlib import contextmanager
from dataclasses import replace

import pytest

from lokas.errors import Cancelled
from lokas.estimate import Estimates, Speed
from lokas.jobs import Progress
from lokas.places import Places
from lokas.speech.engine import EngineOptions
from lokas.workspace import Workspace
from lokas_models.store import ModelStore
from lokas_ui.viewmodels.models import Models, Outcome
from tests.helpers import hub_server
from tests.helpers.hub_server import SMALL_FILES, HubServer
from tests.helpers.interface import AtOnce

SMALL = replace(hub_server.entry("small"), memory_int8_estimate=1)
CATALOGUE = hub_server.catalogue(*(replace(SMALL, id=name) for name in ("base", "small", "large-v3-turbo")))


@pytest.fixture
def hub():
    with HubServer() as server:
        for entry in CATALOGUE.entries:
            server.publish(entry)
        yield server


@pytest.fixture
def workspace(hub):
    places = Places.of_system()
    store = ModelStore(places.models, CATALOGUE, hub_url=hub.url, sleep=lambda _s: None, built_in=places.data)
    with Workspace(places, store=store) as made:
        made.catalogue = CATALOGUE
        yield made


@pytest.fixture
def models(workspace):
    made = Models(workspace, AtOnce())
    made.refresh()
    return made


def stick(tmp_path, files=SMALL_FILES):
    folder = tmp_path / "clé USB"
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


@contextmanager
def told(models):
    seen = []
    stop = models.state.watch(seen.append)
    yield seen
    stop()


def test_an_installation_that_ended_with_the_application_is_offered_and_goes_on_at_the_next_start(workspace, hub):
    class Ending(AtOnce):
        def follow(self, job, done, failed, events=None, cancelled=None):
            ended.close()  # nobody is told any more how it went

    ended = Models(workspace, Ending())
    ended.choose("small")
    ended.install()

    begun = Models(workspace, AtOnce())
    begun.refresh()
    state = begun.state.state
    assert (begun.left.state, state.chosen, state.outcome) == ("small", "small", Outcome("install", "small", kept=True))
    begun.go_on()

    assert begun.state.state.usable
    assert begun.left.state is Models(workspace, AtOnce()).left.state is None


def test_an_installation_that_a_person_stops_is_not_offered_again(workspace):
    class Stopping(AtOnce):
        def follow(self, job, done, failed, events=None, cancelled=None):
            stopped.stop()
            super().follow(job, done, failed, events, cancelled)

    stopped = Models(workspace, Stopping())
    stopped.choose("small")
    stopped.install()

    assert Models(workspace, AtOnce()).left.state is None


def test_the_recommended_model_is_shown_first_where_none_is_here(models, workspace):
    state = models.state.state

    assert state.chosen == workspace.models.recommended().id
    assert not state.usable
    assert {row.state for row in state.rows} == {"absent"}


def test_a_model_is_downloaded_with_its_progress_and_can_then_be_used(models):
    models.choose("small")

    with told(models) as seen:
        models.install()

    assert {one.work.percent for one in seen if one.work} >= {None, 100}
    state = models.state.state
    assert (state.work, state.outcome, state.usable) == (None, Outcome("install", "small"), True)
    assert state.row.state == "installed"


def test_a_hub_that_does_not_answer_is_told(models, hub):
    hub.plan(CATALOGUE.get("small"), "model.bin", *[hub_server.status(403)] * 9)
    models.choose("small")

    models.install()

    assert models.state.state.trouble.code == "network.refused"
    assert models.state.state.work is None


def test_a_download_that_is_stopped_keeps_what_came(models, workspace, monkeypatch):
    class Stopped:
        def __iter__(self):
            models.stop()
            return iter((Progress(1, 2),))

        def cancel(self):
            self.asked = True

        def result(self):
            assert self.asked
            raise Cancelled

    monkeypatch.setattr(workspace.models, "install", lambda _name: Stopped())
    models.choose("small")
    with told(models) as seen:
        models.install()

    assert any(one.work and one.work.stopping for one in seen)
    assert models.state.state.outcome == Outcome("install", "small", kept=True)


def test_a_model_comes_from_a_stick_and_is_shown(models, tmp_path):
    models.choose("small")
    models.take_in(stick(tmp_path))

    state = models.state.state
    assert (state.outcome, state.chosen) == (Outcome("import", "base"), "base")


def test_a_model_that_lokas_does_not_know_asks_for_a_name(models, tmp_path):
    source = stick(tmp_path, SMALL_FILES | {"model.bin": b"other", "preprocessor_config.json": b"{}"})

    models.take_in(source)
    asked = models.state.state
    models.leave_out()
    left_out = models.state.state.nameless
    models.take_in(source, "Mairie")

    assert (asked.nameless, asked.trouble, left_out) == (source, None, None)
    assert models.state.state.outcome == Outcome("import", "Mairie")


def test_damaged_files_are_named(models, workspace):
    models.choose("small")
    models.install()
    weights = workspace.places.models / "small" / "model.bin"
    weights.write_bytes(b"x" * weights.stat().st_size)

    models.verify()

    assert models.state.state.outcome == Outcome("verify", "small", ("model.bin",))


def test_a_model_that_is_deleted_is_still_offered(models):
    models.choose("small")
    models.install()

    models.remove()

    assert models.state.state.outcome == Outcome("remove", "small")
    assert models.state.state.row.state == "absent"


def test_what_an_hour_takes_is_known_of_those_that_were_measured(models, workspace):
    models.choose("small")
    models.install()
    speed = Speed(1.0, 1.0, 1_000, 0.5)
    Estimates({}).with_speed("small", EngineOptions(), speed).save(workspace.places.speeds)

    models.refresh()

    assert dict(models.state.state.hour_s) == {"small": speed.seconds_for(3_600_000)}


def test_a_model_that_cannot_be_measured_says_why(models):
    models.measure()

    assert models.state.state.trouble.code == "model.not_installed"


def test_a_folder_that_cannot_be_read_is_told(models, workspace):
    workspace.places.models.parent.mkdir(parents=True, exist_ok=True)
    workspace.places.models.write_text("a file")

    models.refresh()

    assert models.state.state.trouble.code == "disk.not_readable"
