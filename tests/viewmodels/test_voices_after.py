"""Voices are told apart after a transcription as it was asked before: once there is a text, also after a restart."""

import pytest

from lokas.errors import EngineError
from lokas.jobs import Job, Lane
from lokas_ui.viewmodels.voices_after import VoicesAfter
from tests.helpers.documents import meeting_with, transcript
from tests.helpers.interface import AtOnce

CALLED = "Personne {number}"


@pytest.fixture
def lane():
    made = Lane("voices")
    yield made
    made.close()


@pytest.fixture
def asked(monkeypatch, room, lane):
    """What the workspace is asked for; it fails where `asked.error` is set."""

    class Asked(list):
        error = None

    made = Asked()

    def find(_workspace, request):
        def work(_emit, _token):
            if made.error:
                raise made.error

        made.append(request)
        return Job(lane, work)

    monkeypatch.setattr(type(room), "find_speakers", find)
    return made


@pytest.fixture
def meeting(room):
    return meeting_with(room.places.meetings, "AG", transcript("un deux"))


@pytest.fixture
def troubles():
    return []


@pytest.fixture
def after(room, troubles):
    return VoicesAfter(room, AtOnce(), troubles.append)


def test_nothing_is_told_apart_that_nobody_asked_for(after, asked, meeting):
    after.begin(())
    assert asked == []


def test_it_begins_once_the_meeting_waits_no_longer(after, asked, meeting):
    after.ask(meeting.folder, CALLED)
    after.begin({meeting.folder})
    assert asked == []
    after.begin(())
    assert [(one.path, one.called) for one in asked] == [(meeting.folder, CALLED)]
    after.begin(())
    assert len(asked) == 1


def test_without_a_text_it_waits(after, asked, meeting):
    meeting.transcript.unlink()
    after.ask(meeting.folder, CALLED)
    after.begin(())
    assert asked == []


def test_what_was_asked_for_is_done_after_a_restart(room, after, asked, meeting):
    after.ask(meeting.folder, CALLED)
    again = VoicesAfter(room, AtOnce(), lambda _error: None)
    again.begin(())
    assert [one.path for one in asked] == [meeting.folder]
    third = VoicesAfter(room, AtOnce(), lambda _error: None)
    third.begin(())
    assert len(asked) == 1


def test_who_asks_anew_without_it_does_not_get_it(after, asked, meeting):
    after.ask(meeting.folder, CALLED)
    after.forget(meeting.folder)
    after.begin(())
    assert asked == []


def test_what_goes_wrong_is_told_and_not_tried_again_and_again(after, asked, meeting, troubles):
    asked.error = EngineError("speakers.died", reason="9")
    after.ask(meeting.folder, CALLED)
    after.begin(())
    after.begin(())
    assert [one.code for one in troubles] == ["speakers.died"]
    assert len(asked) == 1
