"""The trash: taken back with one click, deleted for good with two."""

import pytest

from lokas.places import Places
from lokas.workspace import Workspace
from lokas_ui.viewmodels.trash import Trash
from tests.helpers.interface import AtOnce
from tests.helpers.kept import Kept


@pytest.fixture
def deleted():
    kept = Kept(Places.of_system().data)
    meeting = kept.add("Bonsoir.", title="Bureau")
    kept.library.delete(meeting.folder)
    return meeting.folder


@pytest.fixture
def trash():
    with Workspace(Places.of_system()) as workspace:
        made = Trash(workspace, AtOnce())
        yield made


def test_what_was_deleted_is_listed_and_goes_back_to_where_it_was(deleted, trash):
    trash.refresh()
    (one,) = trash.state.state.items
    assert one.title == "Bureau"

    trash.restore(one.folder)

    assert deleted.is_dir()
    assert (trash.state.state.items, trash.state.state.restored) == ((), "Bureau")


def test_nothing_is_erased_before_it_was_asked_twice(deleted, trash):
    trash.refresh()
    trash.empty()
    assert len(trash.state.state.items) == 1

    trash.ask_to_empty()
    trash.keep()
    trash.empty()
    assert len(trash.state.state.items) == 1

    trash.ask_to_empty()
    trash.empty()
    assert (trash.state.state.items, trash.state.state.erased, trash.state.state.asking) == ((), 1, False)


def test_an_empty_trash_asks_nothing(trash):
    trash.refresh()

    trash.ask_to_empty()

    assert not trash.state.state.asking


def test_a_place_that_is_taken_is_told_and_the_meeting_stays_in_the_trash(deleted, trash):
    trash.refresh()
    deleted.mkdir()

    trash.restore(trash.state.state.items[0].folder)

    assert trash.state.state.trouble.code == "library.taken"
    assert len(trash.state.state.items) == 1
