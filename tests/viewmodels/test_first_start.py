"""Three steps, once: a language, a microphone, a model; none of them has to succeed."""

import pytest

from lokas.audio.sources import SoundSource
from lokas.errors import Cancelled, InputError
from lokas.places import Places
from lokas.settings import Settings
from lokas.workspace import Workspace
from lokas_ui.viewmodels.first_start import FirstStart
from tests.helpers.interface import AtOnce

TABLE = SoundSource("pulse:table", "Micro de table", "microphone", default=True)
WEBCAM = SoundSource("pulse:webcam", "Webcam d'Éloïse", "microphone", default=False)


class Listening:
    """A job that listens until it is cancelled: here it is over at once."""

    def __init__(self, error=None):
        self.error, self.cancelled = error or Cancelled(), False

    def __iter__(self):
        return iter(())

    def cancel(self):
        self.cancelled = True

    def result(self):
        raise self.error


class Found(Listening):
    def __init__(self, sources):
        super().__init__()
        self.sources = sources

    def result(self):
        if isinstance(self.sources, Exception):
            raise self.sources
        return self.sources


@pytest.fixture
def workspace():
    with Workspace(Places.of_system()) as made:
        yield made


@pytest.fixture
def told():
    return []


@pytest.fixture
def heard(workspace, monkeypatch):
    jobs = []

    def hear(source, heard):
        heard(0.5)
        jobs.append((source.id, Listening()))
        return jobs[-1][1]

    monkeypatch.setattr(workspace, "find_sources", lambda: Found([TABLE, WEBCAM]))
    monkeypatch.setattr(workspace, "hear_level", hear)
    return jobs


@pytest.fixture
def start(workspace, heard, told):
    settings = Settings(workspace.places.settings)
    return FirstStart(
        workspace, AtOnce(), settings, lambda: told.append(settings["interface.language"]), lambda: told.append("done")
    )


def kept():
    return Settings(Places.of_system().settings)


def test_the_steps_lead_there_and_back_and_end_once(start, told):
    steps = [start.state.state.step]
    for move in (start.back, start.forward, start.forward, start.back, start.forward, start.forward):
        move()
        steps.append(start.state.state.step)

    assert steps == ["language", "language", "microphone", "model", "microphone", "model", "model"]
    assert told == ["done"]
    assert kept()["interface.started"]


def test_the_language_is_used_at_once(start, told):
    start.speak("en")

    assert told == ["en"]
    assert kept()["interface.language"] == "en"


def test_the_first_microphone_is_listened_to_until_another_is_chosen(start, heard):
    start.forward()
    first = start.state.state.chosen
    level = start.level
    start.choose_source(WEBCAM.id)
    start.forward()

    assert (first, level) == (TABLE, 0.5)
    assert [source for source, _ in heard] == [TABLE.id, WEBCAM.id]
    assert all(job.cancelled for _, job in heard)
    assert kept()["recording.source"] == WEBCAM.id
    assert start.level is None


def test_no_microphone_is_no_dead_end(start, workspace, monkeypatch, told):
    monkeypatch.setattr(workspace, "find_sources", lambda: Found([]))

    start.forward()
    sources = start.state.state.sources
    start.forward()
    start.forward()

    assert sources == ()
    assert told == ["done"]


def test_a_sound_system_that_does_not_answer_is_told_on_that_step_only(start, workspace, monkeypatch):
    error = InputError("sound.not_available", reason="no")
    monkeypatch.setattr(workspace, "find_sources", lambda: Found(error))

    start.forward()
    on_it = start.state.state.trouble
    start.forward()

    assert (on_it, start.state.state.trouble) == (error, None)


def test_a_microphone_that_is_pulled_out_is_told(start, workspace, monkeypatch):
    error = InputError("sound.lost", source=TABLE.name)
    monkeypatch.setattr(workspace, "hear_level", lambda _source, _heard: Listening(error))

    start.forward()

    assert start.state.state.trouble is error


def test_what_cannot_be_kept_is_told_and_the_first_start_is_not_over(start, told):
    Places.of_system().settings.mkdir(parents=True)

    for _ in range(3):
        start.forward()

    assert start.state.state.trouble.code == "output.not_writable"
    assert told == []
