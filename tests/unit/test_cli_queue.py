"""`lokas queue`: what it shows, what it asks for, and how it ends."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from lokas.cli.messages import Messages
from lokas.conditions import Conditions
from lokas.errors import InputError
from lokas.job_queue import JobQueue
from lokas.meeting import Meeting
from lokas.places import Places
from lokas.speech.engine import EngineOptions
from lokas.transcription import Request
from tests.helpers.command import CommandLine
from tests.helpers.meetings import write_repeated

SELF_TEST = ("--model", "selftest", "--language", "fr", "--beam", "1")


@pytest.fixture
def home(tmp_path):
    return tmp_path / "Données"


@pytest.fixture
def lokas(monkeypatch, capsys, home):
    return CommandLine(monkeypatch, capsys, home)


@pytest.fixture
def queue(home):
    return JobQueue(Places(home))


@pytest.fixture
def recordings(tmp_path):
    paths = [tmp_path / f"Réunion n°{number}.mp3" for number in (1, 2, 3)]
    for path in paths:
        path.touch()
    return paths


def failed(queue, number, error):
    with queue.alone():
        queue.begin(number)
        queue.settle(number, "failed", error)


def test_an_empty_queue_says_how_to_fill_it(lokas):
    ran = lokas("queue")
    assert (ran.code, ran.out) == (0, "")
    assert "lokas queue add" in ran.err


def test_what_is_added_is_asked_for_as_transcribe_asks(lokas, queue, recordings, tmp_path):
    hotwords = tmp_path / "mots.txt"
    hotwords.write_text("Éloïse\nSCIC\n", encoding="utf-8")
    options = ("--model", "small", "--language", "fr", "--format", "srt,json", "--output", tmp_path / "textes")
    more = ("--hotwords", hotwords, "--fast", "--track", 2, "--only-on-mains", "--nice", 5, "--force")
    ran = lokas("queue", "add", *recordings[:2], *options, *more)
    assert ran.code == 0, ran.err
    assert ran.out == "No. 1 in the queue: Réunion n°1.mp3\nNo. 2 in the queue: Réunion n°2.mp3\n"
    assert "lokas queue run" in ran.err
    first, second = queue.read().entries
    assert first.request == Request(
        recordings[0],
        folder=tmp_path / "textes",
        formats=("srt", "json"),
        model="small",
        language="fr",
        track=1,
        engine=EngineOptions(beam=1, hotwords=("Éloïse", "SCIC")),
        conditions=Conditions(on_mains=True, nice=5),
        replace=True,
    )
    assert second.request.path == recordings[1]


def test_a_meeting_is_added_by_its_name(lokas, queue, home):
    began = dt.datetime(2026, 3, 14, 18, 30, tzinfo=dt.UTC)
    meeting = Meeting.create(home / "meetings", "Conseil d'été", began)
    assert lokas("queue", "add", "conseil d'ete").code == 0
    assert queue.read().entries[0].request.path == meeting.folder
    assert queue.read().entries[0].meeting == meeting.facts.key


def test_what_cannot_be_transcribed_is_refused_at_once(lokas, queue, tmp_path, recordings):
    assert lokas("queue", "add", recordings[0], tmp_path / "rien.mp3").code == 3
    assert lokas("queue", "add", recordings[0], "--format", "doc").code == 2
    assert queue.read().entries == ()


@pytest.mark.parametrize(
    ("language", "states", "mains"),
    [("en", ("failed", "waiting"), "on mains"), ("fr", ("échec", "en attente"), "sur secteur")],
)
def test_the_list_tells_what_each_waits_for_and_why_it_failed(lokas, queue, recordings, language, states, mains):
    queue.add([Request(recordings[0]), Request(recordings[1], conditions=Conditions(on_mains=True))])
    queue.add([Request(recordings[2], conditions=Conditions(not_before=dt.datetime(2020, 1, 1, tzinfo=dt.UTC)))])
    error = InputError("input.empty", path="x.mp3")
    failed(queue, 1, error)
    assert lokas("queue", language=language).out.splitlines() == [
        f"1  {states[0]}  Réunion n°1.mp3 ({Messages(language).error(error)})",
        f"2  {states[1]}  Réunion n°2.mp3 ({mains})",
        f"3  {states[1]}  Réunion n°3.mp3",
    ]


def test_a_time_that_is_to_come_is_told(lokas, queue, recordings):
    moment = dt.datetime(2099, 3, 14, 20, tzinfo=dt.UTC)
    queue.add([Request(recordings[0], conditions=Conditions(not_before=moment))])
    assert f"(not before {moment.astimezone():%Y-%m-%d %H:%M})" in lokas("queue").out


def test_an_error_of_another_version_is_told_by_its_code(lokas, queue, recordings, home):
    queue.add([Request(recordings[0])])
    failed(queue, 1, InputError("input.empty", path="x.mp3"))
    file = home / "queue.json"
    file.write_text(file.read_text(encoding="utf-8").replace("input.empty", "input.haunted"), encoding="utf-8")
    assert "“input.haunted”" in lokas("queue").out


def test_a_terminal_gets_a_table(lokas, queue, recordings, monkeypatch):
    monkeypatch.setattr("rich.console.Console.is_terminal", True)
    monkeypatch.setenv("TERM", "xterm")
    queue.add([Request(path) for path in recordings])
    ran = lokas("queue")
    assert all(label in ran.out for label in ("No.", "State", "Recording", "Notes", "Réunion n°3.mp3"))


def test_programs_get_all_of_it(lokas, queue, recordings):
    queue.add([Request(path, formats=("json",)) for path in recordings[:1]])
    failed(queue, 1, InputError("input.empty", path="x.mp3"))
    told = json.loads(lokas("queue", "--json").out)
    (entry,) = told["entries"]
    assert (told["paused"], told["running"]) == (False, False)
    assert list(entry) == [
        "id",
        "name",
        "path",
        "is_meeting",
        "state",
        "added",
        "begun",
        "ended",
        "done_ms",
        "total_ms",
        "on_mains",
        "not_before",
        "model",
        "language",
        "formats",
        "error",
    ]
    assert (entry["id"], entry["state"], entry["path"]) == (1, "failed", str(recordings[0]))
    assert entry["error"]["code"] == "input.empty"
    assert "x.mp3" in entry["error"]["message"]


def test_entries_are_moved_taken_out_set_aside_and_taken_up(lokas, queue, recordings):
    lokas("queue", "add", *recordings)
    assert lokas("queue", "move", 3, "--first").out.splitlines()[0] == "3  waiting  Réunion n°3.mp3"
    lokas("queue", "move", 3, "--last")
    lokas("queue", "move", 3, "--before", 2)
    assert [entry.id for entry in queue.read().entries] == [1, 3, 2]
    assert lokas("queue", "remove", 1).out == "Taken out of the queue: no. 1, Réunion n°1.mp3\n"
    assert "3  set aside" in lokas("queue", "cancel", 3).out
    assert "3  waiting" in lokas("queue", "retry", 3).out
    lokas("queue", "cancel", 3, 2)
    assert lokas("queue", "clear").out == "Taken out of the list: 2.\n"
    assert queue.read().entries == ()


@pytest.mark.parametrize("options", [(), ("--first", "--last"), ("--first", "--before", 1)])
def test_a_move_says_where(lokas, recordings, options):
    lokas("queue", "add", *recordings)
    ran = lokas("queue", "move", 2, *options)
    assert ran.code == 2
    assert "--before" in ran.err


def test_an_unknown_number_is_told(lokas, recordings):
    lokas("queue", "add", *recordings)
    ran = lokas("queue", "remove", 8)
    assert ran.code == 2
    assert "no number 8 in the queue. Numbers: 1, 2, 3" in ran.err


def test_a_paused_queue_says_so_and_runs_nothing(lokas, queue, recordings):
    lokas("queue", "add", *recordings)
    assert "paused" in lokas("queue", "pause").out
    assert "paused" in lokas("queue").err
    ran = lokas("queue", "run")
    assert ran.code == 0
    assert "The queue is paused" in ran.err
    assert {entry.state for entry in queue.read().entries} == {"waiting"}
    lokas("queue", "resume")
    assert not queue.read().paused


def test_a_run_writes_the_results_and_tells_what_failed(lokas, queue, recordings, tmp_path, meeting):
    sound = write_repeated(tmp_path / "AG n°2.flac", meeting, 1)
    lokas("queue", "add", recordings[0], sound, *SELF_TEST, "--format", "txt")
    ran = lokas("queue", "run")
    assert ran.code == InputError.exit_code
    assert ran.out == ""
    assert [line for line in ran.err.splitlines() if line.startswith("No.")] == [
        "No. 1: Réunion n°1.mp3",
        "No. 1: Réunion n°1.mp3 failed.",
        "No. 2: AG n°2.flac",
        "No. 2: AG n°2.flac is done.",
    ]
    assert str(sound.with_suffix(".txt")) in ran.err
    assert "holds no sound" in ran.err
    assert ran.err.splitlines()[-1] == "Done: 1; failed: 1."
    assert sound.with_suffix(".txt").read_text(encoding="utf-8")
    assert [entry.state for entry in queue.read().entries] == ["failed", "done"]


def test_a_run_tells_programs_of_each_event(lokas, tmp_path, meeting):
    sound = write_repeated(tmp_path / "AG n°2.flac", meeting, 1)
    lokas("queue", "add", sound, *SELF_TEST, "--format", "txt")
    ran = lokas("queue", "run", "--json-progress", "--quiet")
    events = [json.loads(line) for line in ran.out.splitlines()]
    assert (events[0]["code"], events[1]["event"], events[-1]["code"]) == ("queue.begun", "Started", "queue.done")
    assert ran.err == ""
