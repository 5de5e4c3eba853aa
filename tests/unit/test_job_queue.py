"""The queue as a file: what it keeps, how it is changed, and what it refuses."""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
import sys
import threading
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokas.conditions import Conditions
from lokas.errors import InputError, OptionError, OutputError
from lokas.job_queue import Entry, JobQueue
from lokas.job_queue.entries import Contents, understood, written
from lokas.job_queue.work import progress_of
from lokas.locks import hold
from lokas.meeting import Meeting
from lokas.places import Places
from lokas.speech.engine import EngineOptions
from lokas.text.export.options import ExportOptions
from lokas.text.profiles import find_profile
from lokas.transcription import Request
from tests.helpers.meetings import write_repeated

EVENING = dt.datetime(2026, 3, 14, 20, tzinfo=dt.UTC)


@pytest.fixture
def places(tmp_path):
    return Places(tmp_path / "Données de Zoé")


@pytest.fixture
def queue(places):
    return JobQueue(places)


@pytest.fixture
def recordings(tmp_path):
    """Ten files; what they hold is looked at when their turn comes."""
    paths = [tmp_path / f"Réunion n°{number}.mp3" for number in range(1, 11)]
    for path in paths:
        path.touch()
    return paths


@pytest.fixture
def meeting_folder(places):
    return Meeting.create(places.meetings, "Conseil d'été", EVENING).folder


def fill(queue, paths):
    return queue.add([Request(path) for path in paths])


def ids(queue):
    return [entry.id for entry in queue.read().entries]


def states(queue):
    return {entry.id: entry.state for entry in queue.read().entries}


def raises(kind, code, act):
    with pytest.raises(kind) as raised:
        act()
    assert raised.value.code == code
    return raised.value.data


def test_a_queue_that_nobody_filled_is_empty_and_makes_no_file(queue, places):
    assert queue.read() == Contents()
    assert not queue.is_run()
    assert not places.data.exists()


def test_what_is_added_waits_in_its_order(queue, recordings):
    fill(queue, recordings[:2])
    fill(queue, recordings[2:3])
    assert [(entry.id, entry.name, entry.state) for entry in queue.read().entries] == [
        (1, "Réunion n°1.mp3", "waiting"),
        (2, "Réunion n°2.mp3", "waiting"),
        (3, "Réunion n°3.mp3", "waiting"),
    ]


def test_every_option_of_a_request_is_kept(queue, recordings, tmp_path):
    request = Request(
        recordings[0],
        folder=tmp_path / "Résultats",
        formats=("json", "html"),
        model="small",
        language="fr",
        multilingual=False,
        track=2,
        engine=EngineOptions("cuda", 3, 7, "translate", "Bonsoir", ("Éloïse", "SCIC"), word_timestamps=False),
        conditions=Conditions(on_mains=True, not_before=EVENING, nice=10),
        export=ExportOptions(
            times=False,
            labels="en",
            profile=find_profile("web"),
            frame_rate=Fraction(24000, 1001),
            sound=tmp_path / "son.mp3",
        ),
        replace=True,
    )
    (added,) = queue.add([request])
    assert queue.read().entries == (added,)
    assert added.request == request


def test_the_queue_goes_with_its_data_folder(queue, places, meeting_folder, tmp_path):
    fill(queue, [meeting_folder])
    moved = Places(tmp_path / "Clé USB")
    shutil.move(places.data, moved.data)
    (entry,) = JobQueue(moved).read().entries
    assert entry.request.path == moved.meetings / meeting_folder.name
    assert entry.meeting == Meeting(entry.request.path).facts.key


@pytest.mark.skipif(sys.platform != "linux", reason="names that are no UTF-8 are Linux's")
def test_a_name_that_is_no_text_is_kept(queue, tmp_path):
    path = tmp_path / os.fsdecode(b"r\xe9union.mp3")
    path.touch()
    fill(queue, [path])
    assert queue.read().entries[0].request.path == path


def test_a_relative_path_means_the_same_from_anywhere(queue, recordings, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    queue.add([Request(Path(recordings[0].name), folder=Path("textes"))])
    monkeypatch.chdir("/")
    (entry,) = queue.read().entries
    assert (entry.request.path, entry.request.folder) == (recordings[0], tmp_path / "textes")


def test_all_or_nothing_is_added(queue, recordings, tmp_path):
    data = raises(InputError, "input.missing", lambda: fill(queue, [recordings[0], tmp_path / "rien.mp3"]))
    assert data == {"path": str(tmp_path / "rien.mp3")}
    raises(InputError, "input.folder", lambda: fill(queue, [recordings[0], tmp_path]))
    assert ids(queue) == []


def test_one_result_is_not_made_twice(queue, recordings, tmp_path):
    (entry,) = fill(queue, recordings[:1])
    data = raises(OptionError, "queue.twice", lambda: fill(queue, recordings[:1]))
    assert data == {"path": str(recordings[0]), "id": entry.id}
    raises(OptionError, "queue.twice", lambda: fill(queue, [recordings[1], recordings[1]]))
    queue.add([Request(recordings[0], folder=tmp_path / "ailleurs")])
    queue.cancel([entry.id])
    fill(queue, recordings[:1])
    assert ids(queue) == [1, 2, 3]


def test_the_order_can_be_changed(queue, recordings):
    fill(queue, recordings[:4])
    queue.move(3, "first")
    assert ids(queue) == [3, 1, 2, 4]
    queue.move(1, "last")
    assert ids(queue) == [3, 2, 4, 1]
    queue.move(1, 2)
    assert ids(queue) == [3, 1, 2, 4]
    queue.move(1, 1)
    assert ids(queue) == [3, 1, 2, 4]


def test_an_id_is_never_used_again(queue, recordings):
    fill(queue, recordings[:3])
    assert [entry.id for entry in queue.remove([3, 1])] == [3, 1]
    assert fill(queue, recordings[:1])[0].id == 4
    assert ids(queue) == [2, 4]


@pytest.mark.parametrize(
    "act",
    [
        lambda queue: queue.remove([1, 9]),
        lambda queue: queue.cancel([1, 9]),
        lambda queue: queue.retry([1, 9]),
        lambda queue: queue.move(9, "first"),
        lambda queue: queue.move(1, 9),
    ],
)
def test_an_unknown_id_changes_nothing(queue, places, recordings, act):
    fill(queue, recordings[:2])
    before = places.queue.read_bytes()
    assert raises(OptionError, "queue.unknown", lambda: act(queue)) == {"value": 9, "known": [1, 2]}
    assert places.queue.read_bytes() == before


def test_what_is_over_can_be_cleared_and_what_failed_tried_again(queue, recordings):
    fill(queue, recordings[:4])
    with queue.alone():
        for number, state in ((1, "done"), (2, "failed")):
            queue.begin(number)
            queue.settle(number, state, InputError("input.missing", path=recordings[0]) if number == 2 else None)
    queue.cancel([1, 2, 3])
    assert states(queue) == {1: "done", 2: "failed", 3: "cancelled", 4: "waiting"}
    assert queue.read().find(2).failure.data == {"path": str(recordings[0])}
    assert [entry.id for entry in queue.clear()] == [1, 3]
    queue.retry()
    assert states(queue) == {2: "waiting", 4: "waiting"}
    assert queue.read().find(2).failure is None
    queue.cancel([4])
    queue.retry()
    assert states(queue)[4] == "cancelled"
    queue.retry([4, 2])
    assert states(queue)[4] == "waiting"


def test_failures_are_cleared_when_that_is_asked_for(queue, recordings):
    fill(queue, recordings[:1])
    with queue.alone():
        queue.begin(1)
        queue.settle(1, "failed", InputError("input.empty", path="x"))
    assert queue.clear() == ()
    assert [entry.id for entry in queue.clear(failed=True)] == [1]
    assert ids(queue) == []


def test_a_pause_stays_until_it_is_ended(places, queue, recordings):
    fill(queue, recordings[:1])
    queue.pause()
    assert JobQueue(places).read().paused
    with queue.alone():
        assert queue.begin(1) is None
        queue.pause(paused=False)
        assert queue.begin(1).state == "running"


def test_what_ran_when_its_runner_died_waits_again(queue, recordings):
    fill(queue, recordings[:1])
    with queue.alone():
        queue.begin(1)
        assert states(queue) == {1: "running"}
    assert states(queue) == {1: "waiting"}
    entry = queue.read().entries[0]
    assert entry.interrupted
    assert entry.begun is not None
    fill(queue, recordings[1:2])
    assert states(queue) == {1: "waiting", 2: "waiting"}


def test_what_somebody_cancelled_stays_so_unless_it_was_done_already(queue, recordings):
    fill(queue, recordings[:3])
    with queue.alone():
        for number, state in ((1, "waiting"), (2, "failed"), (3, "done")):
            queue.begin(number)
            queue.cancel([number])
            queue.settle(number, state)
        assert states(queue) == {1: "cancelled", 2: "cancelled", 3: "done"}
        queue.remove([3])
        queue.settle(3, "done")
        assert ids(queue) == [1, 2]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"{}",
        b'{"format": "lokas.document", "version": "1.0", "entries": []}',
        b'{"format": "lokas.queue", "version": "1.0"}',
        b'{"format": "lokas.queue", "version": "1.0", "entries": [{"id": 1}]}',
        b"\xff\xfe\x00",
    ],
)
def test_a_damaged_file_is_told_and_never_overwritten(queue, places, recordings, content):
    places.data.mkdir()
    places.queue.write_bytes(content)
    data = raises(InputError, "queue.damaged", queue.read)
    assert data["path"] == str(places.queue)
    raises(InputError, "queue.damaged", lambda: fill(queue, recordings[:1]))
    assert places.queue.read_bytes() == content


@pytest.mark.parametrize(
    "change",
    [
        {"state": "asleep"},
        {"id": "1"},
        {"id": -1},
        {"added": "yesterday"},
        {"path": 5},
        {"meeting": 5},
        {"failure": {"code": "input.missing"}},
        {"request": {}},
    ],
)
def test_an_entry_that_makes_no_sense_is_damage(queue, places, recordings, change):
    fill(queue, recordings[:1])
    table = json.loads(places.queue.read_bytes())
    table["entries"][0] |= change
    places.queue.write_text(json.dumps(table), encoding="utf-8")
    raises(InputError, "queue.damaged", queue.read)


def test_two_entries_of_one_id_are_damage(queue, places, recordings):
    fill(queue, recordings[:1])
    table = json.loads(places.queue.read_bytes())
    table["entries"] *= 2
    places.queue.write_text(json.dumps(table), encoding="utf-8")
    raises(InputError, "queue.damaged", queue.read)


def test_a_newer_file_is_refused_and_a_little_newer_one_is_read(queue, places, recordings):
    fill(queue, recordings[:1])
    table = json.loads(places.queue.read_bytes())
    table["entries"][0]["colour"] = table["entries"][0]["request"]["engine"]["colour"] = "blue"
    places.queue.write_text(json.dumps(table | {"version": "1.7"}), encoding="utf-8")
    assert states(queue) == {1: "waiting"}
    places.queue.write_text(json.dumps(table | {"version": "2.0"}), encoding="utf-8")
    assert raises(InputError, "queue.newer", queue.read)["version"] == "2.0"


def test_a_change_that_takes_very_long_is_not_waited_for(queue, places, monkeypatch):
    monkeypatch.setattr("lokas.job_queue.WAIT_S", 0.1)
    places.data.mkdir()
    with hold(places.data / ".queue.lock"):
        raises(OutputError, "queue.changing", queue.pause)


def test_only_one_works_through_it(queue):
    with queue.alone():
        assert queue.is_run()
        raises(OutputError, "queue.busy", queue.alone().__enter__)
    assert not queue.is_run()


def test_many_may_add_at_once_and_nothing_is_lost(places, recordings):
    threads = [threading.Thread(target=fill, args=(JobQueue(places), [path])) for path in recordings]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    entries = JobQueue(places).read().entries
    assert sorted(entry.request.path for entry in entries) == sorted(recordings)
    assert [entry.id for entry in entries] == list(range(1, 11))


def test_a_full_disk_leaves_the_queue_as_it_was(queue, places, recordings, monkeypatch):
    fill(queue, recordings[:1])
    before = places.queue.read_bytes()

    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    raises(OutputError, "output.disk_full", lambda: fill(queue, recordings[1:2]))
    monkeypatch.undo()
    assert places.queue.read_bytes() == before


def test_how_far_an_entry_is_stands_in_its_journal(meeting, tmp_path):
    request = Request(write_repeated(tmp_path / "AG.flac", meeting, 1))
    assert progress_of(request) == (0, None)
    lines = ['{"format": "lokas.journal", "version": "1.0"}', '{"start_ms": 0, "end_ms": 28400, "segments": []}']
    request.journal.write_text("\n".join([*lines, '{"start_ms": 284']), encoding="utf-8")
    assert progress_of(request) == (28_400, 60_000)
    request.path.unlink()
    assert progress_of(request) == (0, None)


MOMENTS = st.datetimes(dt.datetime(2000, 1, 1), dt.datetime(2100, 1, 1), timezones=st.just(dt.UTC)).map(
    lambda moment: moment.replace(microsecond=0)
)
NAMES = st.text(st.characters(exclude_characters="/\\\0", exclude_categories=["Cs"]), min_size=1).filter(
    lambda name: name not in {".", ".."}
)


@given(st.lists(st.tuples(NAMES, MOMENTS, st.text(), st.booleans()), max_size=5), st.booleans())
def test_what_is_written_is_understood(told, paused):
    data = Path("/données")
    entries = tuple(
        Entry(
            number,
            replace(Request(data / "meetings" / name), engine=EngineOptions(prompt=prompt, hotwords=(prompt,))),
            moment,
            "key" if flag else None,
            begun=moment if flag else None,
        )
        for number, (name, moment, prompt, flag) in enumerate(told, start=1)
    )
    contents = Contents(entries, paused, len(entries) + 1)
    assert understood(written(contents, data), data / "queue.json") == contents
