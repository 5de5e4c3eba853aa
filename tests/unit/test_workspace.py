"""The front door: which model is used, what happens to results, how the store's errors come through."""

import datetime as dt
import json
import shutil
import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from lokas.errors import Cancelled, InputError, LokasError, ModelError, OptionError, OutputError
from lokas.estimate import Estimates, Speed
from lokas.jobs import Notice, Progress, Started
from lokas.meeting import Meeting
from lokas.places import Places
from lokas.speech.engine import EngineOptions
from lokas.transcription import Request
from lokas.workspace import Workspace
from lokas_models.catalogue import DATA
from tests.helpers.engines import ScriptedEngine
from tests.helpers.meetings import write_repeated


@pytest.fixture
def engine():
    return ScriptedEngine()


@pytest.fixture
def loaded():
    return []


@pytest.fixture
def workspace(tmp_path, engine, loaded):
    def load(folder, options, name):
        loaded.append((name, options))
        return engine

    with Workspace(Places(tmp_path / "Données"), load_engine=load) as workspace:
        yield workspace


@pytest.fixture
def recording(tmp_path, meeting):
    return write_repeated(tmp_path / "AG n°2.flac", meeting[: 12 * 16_000], 1)


def request(path, **changes):
    return Request(path, **{"model": "selftest", "language": "fr"} | changes)


def copy_model(folder):
    shutil.copytree(DATA / "selftest", folder, ignore=shutil.ignore_patterns("manifest.json"))


def install(workspace, tmp_path, name, size):
    folder = tmp_path / f"source-{name}"
    copy_model(folder)
    with (folder / "tokenizer.json").open("a", encoding="utf-8") as file:
        file.write(" " * size)
    workspace.models.take(folder, name).result()


def test_a_transcription_writes_what_was_asked_for(workspace, recording):
    job = workspace.transcribe(request(recording, formats=("srt", "json")))
    events = list(job)
    outcome = job.result()
    assert events[0] == Started("AG n°2.flac", 60_000)
    assert events[-1] == Progress(60_000, 60_000)
    assert set(outcome.files) == {"srt", "json"}
    document = json.loads(outcome.files["json"].read_text(encoding="utf-8"))
    assert document["source"] == {"name": "AG n°2.flac", "duration_ms": 60_000, "track": 0, "cut": False}
    assert document["made_with"] == {"engine": "scripted", "model": "parrot"}
    assert [segment["id"] for segment in document["segments"]] == list(range(len(document["segments"])))
    assert sorted(path.suffix for path in recording.parent.glob("AG*")) == [".flac", ".json", ".srt"]


def test_the_engine_is_loaded_once_for_the_same_options(workspace, recording, tmp_path, loaded):
    for folder in ("a", "b"):
        workspace.transcribe(request(recording, folder=tmp_path / folder)).result()
    assert len(loaded) == 1
    workspace.transcribe(request(recording, folder=tmp_path / "c", engine=EngineOptions(beam=1))).result()
    assert [options.beam for _, options in loaded] == [5, 1]


def test_without_any_model_it_names_the_one_to_get(workspace, recording):
    with pytest.raises(ModelError) as caught:
        workspace.transcribe(request(recording, model=None)).result()
    assert caught.value.code == "model.none_installed"
    assert caught.value.data["recommended"] == workspace.models.recommended().id


def test_without_a_choice_the_largest_model_is_used_if_the_advised_one_is_absent(
    workspace, recording, tmp_path, loaded
):
    install(workspace, tmp_path, "petit", 10)
    install(workspace, tmp_path, "grand", 1000)
    workspace.transcribe(request(recording, model=None)).result()
    assert [name for name, _ in loaded] == ["grand"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"engine": EngineOptions(task="translate")}, "model.cannot_translate"),
        ({"language": "de"}, "model.other_language"),
    ],
)
def test_a_model_is_not_asked_for_what_it_was_not_made_for(workspace, recording, loaded, changes, code):
    with pytest.raises(ModelError) as caught:
        workspace.transcribe(request(recording, **changes)).result()
    assert caught.value.code == code
    assert loaded == []


def test_nothing_is_loaded_when_the_results_could_not_be_written(workspace, recording, loaded):
    recording.with_suffix(".srt").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError) as caught:
        workspace.transcribe(request(recording)).result()
    assert caught.value.code == "output.exists"
    assert caught.value.data["paths"] == [str(recording.with_suffix(".srt"))]
    assert loaded == []


def test_a_cancelled_job_goes_on_where_it_stopped(workspace, engine, recording, tmp_path):
    whole = workspace.transcribe(request(recording, folder=tmp_path / "whole")).result()
    job = workspace.transcribe(request(recording, folder=tmp_path / "parts"))
    engine.before_window = lambda window: job.cancel() if window.start_ms > 20_000 else None
    with pytest.raises(Cancelled):
        job.result()
    assert not (tmp_path / "parts" / "AG n°2.srt").exists()
    engine.before_window = lambda window: None
    engine.transcribed.clear()
    job = workspace.transcribe(request(recording, folder=tmp_path / "parts", resume=True))
    assert next(iter(job)).resumed_at_ms > 20_000
    parts = job.result()
    assert engine.transcribed[0] > 20_000
    assert parts.transcript == whole.transcript


def test_the_lane_goes_on_after_an_error(workspace, recording, tmp_path):
    with pytest.raises(InputError):
        workspace.transcribe(request(tmp_path / "absent.wav")).result()
    assert workspace.transcribe(request(recording)).result().files


def test_silence_and_cuts_are_told(workspace, tmp_path):
    path = write_repeated(tmp_path / "calme.flac", np.zeros(16_000), 1)
    path.write_bytes(path.read_bytes()[:-1500])
    events = list(workspace.transcribe(request(path, language=None)))
    codes = [event.code for event in events if isinstance(event, Notice)]
    assert "result.no_speech" in codes


def test_a_format_nobody_knows_is_refused():
    with pytest.raises(OptionError) as caught:
        Request(Path("a.wav"), formats=("srt", "pdf"))
    assert caught.value.data["value"] == "pdf"


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (lambda w, p: w.models.path("nobody"), "model.unknown"),
        (lambda w, p: w.models.remove("selftest"), "model.built_in"),
        (lambda w, p: w.models.take(p / "nothing").result(), "disk.not_readable"),
        (lambda w, p: w.models.pack("small", p).result(), "model.not_installed"),
        (lambda w, p: w.models.verify("small").result(), "model.not_installed"),
    ],
)
def test_the_stores_errors_are_the_cores(workspace, tmp_path, act, code):
    with pytest.raises(LokasError) as caught:
        act(workspace, tmp_path)
    assert caught.value.code == code


def test_a_model_is_imported_packed_verified_and_removed(workspace, tmp_path):
    install(workspace, tmp_path, "mien", 10)
    assert [model.id for model in workspace.models.of_speech()] == ["selftest", "mien"]
    packed = workspace.models.pack("mien", tmp_path / "mien.zip").result()
    assert packed.stat().st_size > 10
    assert {check.state for check in workspace.models.verify("mien").result()} == {"good"}
    workspace.models.remove("mien")
    assert [model.id for model in workspace.models.of_speech()] == ["selftest"]
    assert workspace.models.take(packed).result().id == "mien"


def test_a_cancelled_import_leaves_nothing(workspace, tmp_path):
    folder = tmp_path / "source"
    copy_model(folder)
    hold = workspace.models.verify()
    job = workspace.models.take(folder, "mien")
    job.cancel()
    hold.result()
    with pytest.raises(Cancelled):
        job.result()
    assert [model.id for model in workspace.models.of_speech()] == ["selftest"]


def test_how_long_it_will_take_is_told_once_the_speed_is_known(workspace, recording):
    asked = request(recording)
    first = next(iter(workspace.transcribe(asked)))
    assert first.estimated_s is None
    speed = Speed(load_s=2.0, first_s=1.0, first_ms=5000, rate=0.5)
    Estimates.load(workspace.places.speeds).with_speed(asked.model, asked.engine, speed).save(workspace.places.speeds)
    again = next(iter(workspace.transcribe(replace(asked, replace=True))))
    assert again.estimated_s == round(3.0 + 0.5 * (again.total_ms - 5000) / 1000)


@pytest.mark.parametrize("kind", ["background", "long_work"])
def test_what_was_asked_for_of_meetings_is_done_before_the_workspace_has_closed(tmp_path, kind):
    begun, go_on = threading.Event(), threading.Event()
    done = []

    def hold_up(_emit, _token):
        begun.set()
        go_on.wait()

    workspace = Workspace(Places(tmp_path))
    first = getattr(workspace, kind)(hold_up)
    second = getattr(workspace, kind)(lambda _emit, _token: done.append("renamed"))
    begun.wait()
    closing = threading.Thread(target=workspace.close)
    closing.start()
    go_on.set()
    closing.join()

    assert first.over
    assert second.over
    assert done == ["renamed"]


def test_a_list_waits_neither_for_an_export_nor_for_a_search(workspace):
    release = threading.Event()
    long = [lane(lambda *_: release.wait(30)) for lane in (workspace.long_work, workspace.look_up)]

    assert workspace.background(lambda *_: "read").result() == "read"

    release.set()
    assert [one.result() for one in long] == [True, True]


def test_facts_are_changed_in_the_order_in_which_that_is_asked_for(workspace):
    began = dt.datetime(2026, 3, 14, 18, 30, tzinfo=dt.UTC)
    meeting = Meeting.create(workspace.places.meetings, "Réunion", began)

    jobs = [
        workspace.change_facts(meeting, lambda facts, number=number: replace(facts, title=f"{facts.title} {number}"))
        for number in range(3)
    ]

    assert [one.result().title for one in jobs] == ["Réunion 0", "Réunion 0 1", "Réunion 0 1 2"]
