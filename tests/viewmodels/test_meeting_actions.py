"""What is offered for a meeting: only what its state allows and what leads to a screen that is there."""

from pathlib import Path

import pytest

from lokas.errors import InputError
from lokas_ui.screens import SCREENS
from lokas_ui.viewmodels.meeting_actions import ACTIONS, actions_of, leading
from lokas_ui.viewmodels.meetings import Row

ALL = {"prepare", "recording", "queue", "review", "share", "minutes", "earlier"}


def row(state, **more):
    return Row(Path("/réunions/2026-03-14 AG [k3f9]"), "AG", state=state, **more)


def names(state, screens=frozenset(ALL), **more):
    return [one.name for one in actions_of(row(state, **more), screens)]


@pytest.mark.parametrize(
    ("state", "first"),
    [
        ("planned", "record_planned"),
        ("recording", "watch"),
        ("interrupted", "recover"),
        ("recorded", "transcribe"),
        ("transcribing", "progress"),
        ("to_review", "review"),
        ("reviewed", "review"),
    ],
)
def test_what_people_most_likely_want_comes_first(state, first):
    assert leading(row(state), ALL).name == names(state)[0] == first


def test_nothing_is_offered_that_leads_to_no_screen():
    assert {one.screen for one in ACTIONS if one.screen} == ALL
    for state in ("planned", "recorded", "to_review"):
        giving = [] if state == "planned" else ["give_text"]
        assert names(state, screens=()) == [*giving, "rename", "tags", "folder", "back_up", "delete"]
        assert leading(row(state), ()) is None


def test_the_application_has_every_screen_that_something_leads_to():
    assert SCREENS.keys() >= {"meetings", "decisions", "trash", *ALL}


@pytest.mark.parametrize("state", ["recording", "transcribing"])
def test_what_is_worked_on_is_not_moved(state):
    assert not {"rename", "delete"} & set(names(state))


def test_text_that_waits_is_shown_where_it_waits_and_what_was_only_begun_is_gone_on_with():
    assert leading(row("waiting", queued=True), ALL).name == "progress"
    assert leading(row("waiting"), ALL).name == "transcribe"


def test_a_text_is_made_again_only_of_sound_that_is_there():
    assert "again" in names("to_review")
    assert "again" not in names("to_review", has_sound=False)
    assert leading(row("recorded", has_sound=False), ALL) is None


def test_earlier_texts_are_offered_where_there_are_any():
    assert "earlier" not in names("to_review")
    assert "earlier" in names("to_review", earlier=True)


def test_a_damaged_meeting_is_only_mended_where_that_can_be():
    assert names(None, trouble=InputError("meeting.newer")) == ["folder", "back_up", "delete"]
