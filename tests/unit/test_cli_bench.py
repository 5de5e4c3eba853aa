"""`lokas bench`: what is measured, what is said, what is kept for the estimate before a job."""

import json

import pytest

from lokas.estimate import Speed
from lokas.places import Places
from lokas.speech.engine import EngineOptions
from lokas.workspace import Workspace
from tests.helpers.command import CommandLine
from tests.helpers.engines import ScriptedEngine

SPEED = Speed(load_s=1.5, first_s=4.0, first_ms=30_000, rate=0.2)


@pytest.fixture
def home(tmp_path):
    return tmp_path / "Données"


@pytest.fixture
def lokas(monkeypatch, capsys, home):
    monkeypatch.setattr("lokas.estimate.measure", lambda *_: SPEED)
    return CommandLine(monkeypatch, capsys, home)


def test_an_hour_is_told_in_minutes_and_kept(lokas, home):
    ran = lokas("bench", "--model", "selftest", "--beam", "1", language="fr")

    assert ran.code == 0
    assert ran.out == "selftest\xa0: une heure de son prend environ 12 min (chargement compris\xa0: 1,5 s).\n"
    with Workspace(Places(home)) as workspace:
        assert workspace.estimate_s("selftest", EngineOptions(beam=1), 3_600_000) == 720
        assert workspace.estimate_s("selftest", EngineOptions(), 3_600_000) is None


def test_programs_get_json(lokas):
    (found,) = json.loads(lokas("bench", "--model", "selftest", "--json").out)

    assert found["model"] == "selftest"
    assert found["hour_takes_s"] == 720


def test_without_any_model_it_names_the_one_to_get(lokas):
    ran = lokas("bench")

    assert ran.code == 5
    assert "lokas models install" in ran.err


def test_a_loaded_model_is_loaded_again_to_be_measured(home, monkeypatch):
    loaded = []

    def measure(load_engine, *_):
        load_engine()
        return SPEED

    def load(folder, options, name):
        loaded.append(name)
        return ScriptedEngine()

    monkeypatch.setattr("lokas.estimate.measure", measure)
    with Workspace(Places(home), load_engine=load) as workspace:
        for _ in range(2):
            assert workspace.measure("selftest", EngineOptions()).result() == SPEED
    assert loaded == ["selftest", "selftest"]
