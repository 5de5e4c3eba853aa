"""Meetings put in order from the list: what was done is told, can be undone, and what failed is told too."""

import datetime as dt

import pytest

from lokas.locks import hold
from lokas.meeting import Meeting
from lokas.meeting.facts import MeetingFacts
from lokas.places import Places
from lokas.workspace import Workspace
from lokas_ui.viewmodels.meetings import Meetings
from lokas_ui.viewmodels.shelving import Shelving
from tests.helpers.interface import AtOnce

EVENING = dt.datetime(2026, 3, 14, 18, 30, tzinfo=dt.timezone(dt.timedelta(hours=1)))


@pytest.fixture
def workspace():
    with Workspace(Places.of_system()) as made:
        yield made


@pytest.fixture
def meetings(workspace):
    Meeting.create_with(
        workspace.places.meetings, MeetingFacts("AG d'été", EVENING, closed="stopped", tags=("bureau",))
    )
    made = Meetings(workspace, AtOnce())
    made.refresh()
    return made


@pytest.fixture
def shelving(workspace, meetings):
    return Shelving(workspace, AtOnce(), meetings.refresh)


def only(meetings):
    (row,) = meetings.state.state.rows
    return row


def test_a_meeting_is_renamed_and_the_list_has_its_new_folder(meetings, shelving):
    shelving.rename(only(meetings), "Assemblée  générale")

    assert only(meetings).title == "Assemblée générale"
    assert shelving.state.state.done.folder == only(meetings).folder


def test_a_title_typed_over_with_itself_changes_nothing(meetings, shelving):
    shelving.rename(only(meetings), " AG d'été ")

    assert shelving.state.state.done is None


def test_an_empty_title_is_refused_and_told(meetings, shelving):
    shelving.rename(only(meetings), "  ")

    assert shelving.state.state.trouble.code == "library.no_title"
    assert only(meetings).title == "AG d'été"
    shelving.dismiss()
    assert shelving.state.state.trouble is None


def test_the_tags_are_those_that_were_typed(meetings, shelving):
    shelving.tag(only(meetings), ["2026", " AG ", ""])

    assert only(meetings).tags == ("2026", "AG")


def test_what_was_deleted_is_back_after_undo(meetings, shelving):
    folder = only(meetings).folder

    shelving.delete(only(meetings))
    assert meetings.state.state.rows == ()
    assert shelving.state.state.done.kind == "deleted"
    shelving.undo()

    assert only(meetings).folder == folder
    assert (shelving.state.state.done.kind, shelving.state.state.done.titles) == ("restored", ("AG d'été",))


def test_a_meeting_that_is_being_recorded_stays_where_it_is(meetings, shelving):
    with hold(Meeting(only(meetings).folder).lock):
        shelving.delete(only(meetings))

    assert shelving.state.state.trouble.code == "meeting.recording"
    assert len(meetings.state.state.rows) == 1


def test_interrupted_recordings_are_recovered_together(workspace, meetings, shelving):
    for number in range(2):
        one = Meeting.create(workspace.places.meetings, f"Coupée {number}", EVENING)
        one.sound.write_bytes(b"")
    meetings.refresh()
    assert len(meetings.state.state.interrupted) == 2

    shelving.recover(meetings.state.state.interrupted)

    assert shelving.state.state.trouble is None
    assert meetings.state.state.interrupted == ()
    assert sorted(shelving.state.state.done.titles) == ["Coupée 0", "Coupée 1"]


def test_a_damaged_meeting_opens_again_and_its_damaged_file_stays(meetings, shelving):
    Meeting(only(meetings).folder).facts_file.write_bytes(b'title = "AG d\xc3\xa9t\xc3\xa9"\nbegan = ')
    meetings.refresh()
    (row,) = meetings.state.state.damaged

    shelving.mend(row)

    assert only(meetings).state is not None
    assert shelving.state.state.done.kind == "mended"
    assert (only(meetings).folder / "meeting.damaged.toml").exists()
