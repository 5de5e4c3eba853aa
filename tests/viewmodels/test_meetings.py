"""The start screen: every meeting is in the list, also one that is damaged."""

import datetime as dt
from dataclasses import replace

import pytest

from lokas.library import Library
from lokas.locks import hold
from lokas.meeting import Meeting
from lokas.meeting.facts import MeetingFacts
from lokas.places import Places
from lokas.transcription import Request
from lokas.workspace import Workspace
from lokas_ui.viewmodels.meetings import Meetings
from tests.helpers.interface import AtOnce
from tests.helpers.kept import age

EVENING = dt.datetime(2026, 3, 14, 18, 30, tzinfo=dt.timezone(dt.timedelta(hours=1)))


@pytest.fixture
def workspace():
    with Workspace(Places.of_system()) as made:
        yield made


@pytest.fixture
def meetings(workspace):
    return Meetings(workspace, AtOnce())


def keep(workspace, title, began=EVENING, **facts):
    return Meeting.create_with(workspace.places.meetings, MeetingFacts(title, began, **facts))


def test_where_there_is_no_meeting_the_list_is_empty_and_not_unknown(meetings):
    assert meetings.state.state.rows is None

    meetings.refresh()

    assert meetings.state.state.rows == ()


def test_the_newest_meeting_is_first_and_a_damaged_one_last(workspace, meetings):
    keep(workspace, "AG", people=("Zoé",), closed="stopped", ended=EVENING + dt.timedelta(minutes=95))
    keep(workspace, "Bureau", EVENING + dt.timedelta(days=1))
    damaged = keep(workspace, "Été", EVENING + dt.timedelta(days=2))
    damaged.facts_file.write_bytes(b"title = ")

    meetings.refresh()

    rows = meetings.state.state.rows
    assert [row.title for row in rows] == ["Bureau", "AG", "Été"]
    assert [row.state for row in rows] == ["planned", "recorded", None]
    assert (rows[1].length_ms, rows[1].people) == (95 * 60_000, ("Zoé",))
    assert rows[2].trouble.code == "meeting.damaged"


def test_a_folder_that_cannot_be_read_is_told_and_the_list_stays(workspace, meetings):
    keep(workspace, "AG")
    meetings.refresh()
    workspace.places.meetings.rename(workspace.places.data / "elsewhere")
    workspace.places.meetings.write_text("a file")

    meetings.refresh()

    assert [row.title for row in meetings.state.state.rows] == ["AG"]
    assert meetings.state.state.trouble.code == "input.not_readable"


def test_a_look_reads_the_list_only_where_something_changed(workspace, meetings, monkeypatch):
    meeting = keep(workspace, "AG", closed="stopped")
    age(meeting)
    meetings.refresh()
    before = meetings.state.state.rows
    read = []
    monkeypatch.setattr(Library, "shelf", lambda *_: read.append(1))
    meetings.look()
    monkeypatch.undo()
    assert not read
    assert meetings.state.state.rows is before

    meeting.update(lambda facts: replace(facts, title="Assemblée"))
    meetings.look()

    assert [row.title for row in meetings.state.state.rows] == ["Assemblée"]


def test_a_meeting_that_is_worked_on_is_read_at_each_look(workspace, meetings):
    meeting = keep(workspace, "AG", closed="stopped")
    age(meeting)
    lock = meeting.folder / ".transcribing.lock"
    with hold(lock):
        meetings.refresh()
        assert meetings.state.state.rows[0].state == "transcribing"

    meetings.look()

    assert meetings.state.state.rows[0].state == "recorded"


def test_what_is_in_the_queue_is_told_from_what_was_only_begun(workspace, meetings):
    queued = keep(workspace, "En file", closed="stopped")
    begun = keep(workspace, "Commencée", closed="stopped")
    workspace.queue.add([Request(queued.folder)])
    (begun.folder / "transcript.partial.jsonl").touch()

    meetings.refresh()

    told = {row.title: (row.state, row.queued) for row in meetings.state.state.rows}
    assert told == {"En file": ("waiting", True), "Commencée": ("waiting", False)}


def test_a_queue_that_cannot_be_read_does_not_hide_the_meetings(workspace, meetings):
    keep(workspace, "AG", closed="stopped")
    workspace.places.queue.write_text("{")

    meetings.refresh()

    assert [row.title for row in meetings.state.state.rows] == ["AG"]
    assert meetings.state.state.trouble is None


def test_interrupted_and_damaged_meetings_are_told_apart_with_what_can_be_read(workspace, meetings):
    interrupted = keep(workspace, "Coupée")
    interrupted.sound.write_bytes(b"")
    damaged = keep(workspace, "Été")
    damaged.facts_file.write_bytes(b'people = ["Zo\xc3\xa9"]\ntitle = ')

    meetings.refresh()

    state = meetings.state.state
    assert [row.title for row in state.interrupted] == ["Coupée"]
    assert [row.remains.facts.people for row in state.damaged] == [("Zoé",)]
    assert state.find(interrupted.folder) is state.interrupted[0]
    assert state.find(None) is None
