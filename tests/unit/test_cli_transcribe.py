"""`lokas transcribe`: what its options ask for."""

from __future__ import annotations

import datetime as dt

import pytest

from lokas.cli.transcribing import transcribe
from lokas.conditions import Conditions
from lokas.errors import Cancelled
from lokas.transcription import Request
from tests.helpers.command import CommandLine


@pytest.fixture
def lokas(monkeypatch, capsys, tmp_path):
    return CommandLine(monkeypatch, capsys, tmp_path)


@pytest.fixture
def asked(lokas, monkeypatch):
    """A function that gives the requests that a command line makes, which are not carried out."""
    made = []
    monkeypatch.setattr(transcribe, "transcribe_all", lambda requests, *_, **__: made.extend(requests) or 0)

    def ask(*arguments):
        made.clear()
        ran = lokas("transcribe", *arguments)
        assert ran.code == 0, ran.err
        return list(made)

    return ask


def test_without_options_nothing_is_special(asked):
    (request,) = asked("réunion.wav")
    assert request == Request(request.path)
    assert str(request.path) == "réunion.wav"


def test_a_meeting_can_be_in_several_languages(asked):
    (request,) = asked("a.wav", "--multilingual")
    assert (request.multilingual, request.language) == (True, None)


def test_fast_is_a_beam_of_one(asked):
    assert asked("a.wav", "--fast")[0].engine.beam == 1
    assert asked("a.wav", "--fast", "--beam", 8)[0].engine.beam == 1
    assert asked("a.wav", "--beam", 8)[0].engine.beam == 8


def test_all_recordings_are_held_by_the_same_conditions(asked):
    first, second = asked("a.wav", "b.wav", "--only-on-mains", "--not-before", "22:00", "--nice", 10)
    assert first.conditions == second.conditions
    begins = first.conditions.not_before
    assert first.conditions == Conditions(on_mains=True, not_before=begins, nice=10)
    assert begins.astimezone().strftime("%H:%M") == "22:00"
    ahead = begins - dt.datetime.now(dt.UTC)
    assert dt.timedelta(hours=-6, minutes=-1) < ahead < dt.timedelta(hours=19)


@pytest.mark.parametrize(("begun", "said"), [(False, "before the work had begun"), (True, "run again with --resume")])
def test_a_stop_promises_to_go_on_only_if_there_is_something_to_go_on_with(lokas, monkeypatch, tmp_path, begun, said):
    def stopped(_job, _view):
        if begun:
            (tmp_path / "a.partial.jsonl").touch()
        raise Cancelled

    monkeypatch.setattr("lokas.cli.transcribing.views.watch", stopped)
    monkeypatch.setattr("lokas.workspace.Workspace.transcribe", lambda *_: None)
    ran = lokas("transcribe", tmp_path / "a.wav")
    assert ran.code == 130
    assert said in ran.err


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--not-before", "ce soir"), "“ce soir” is not a time of the day"),
        (("--not-before", ""), "“” is not a time of the day"),
        (("--nice", -1), "The value -1 does not suit nice"),
        (("--nice", 20), "between 0 and 19"),
        (("--multilingual", "--language", "fr"), "--language and --multilingual do not go together"),
    ],
)
def test_options_that_cannot_be_used_are_refused_before_any_work(lokas, options, said):
    ran = lokas("transcribe", "a.wav", *options)
    assert ran.code == 2
    assert said in ran.err
