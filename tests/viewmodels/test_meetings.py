"""The start screen: every meeting is in the list, also one that is damaged."""

import datetime as dt

import pytest

from lokas.meeting import Meeting
from lokas.meeting.facts import MeetingFacts
from lokas.places import Places
from lokas.workspace import Workspace
from lokas_ui.viewmodels.meetings import Meetings
from tests.helpers.interface import AtOnce

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
