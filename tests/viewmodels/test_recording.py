"""The recording that is under way, as every window that shows it sees and steers it."""

import datetime as dt
from contextlib import closing
from dataclasses import replace

import pytest

from lokas.audio.recorder_state import RecorderStatus
from lokas.errors import Cancelled, ModelError, OutputError
from lokas.jobs import Notice, Progress, SegmentHeard
from lokas.meeting import Meeting
from lokas.meeting.facts import MeetingFacts
from lokas.recorder.link import RecordingRequest
from lokas.text.glossary import Term, glossary_at
from lokas.types import Segment
from lokas_ui.viewmodels.recording import Note, Recording
from tests.helpers.interface import AtOnce
from tests.helpers.recorders import ScriptedLink
from tests.helpers.rooms import TABLE

EVENING = dt.datetime(2026, 3, 14, 18, 30, tzinfo=dt.timezone(dt.timedelta(hours=1)))
FACTS = MeetingFacts("Assemblée générale", EVENING)
AT_WORK = RecorderStatus("recording", recorded_ms=61_000, bytes_free=864_000_000, sources=(TABLE.name,))
SPOKEN = SegmentHeard(Segment(0, 1_000, 2_000, " Bonjour à tous.", (), 0.9, "fr"))


def begin(room, recording, *states, **options):
    recording.begin(FACTS, RecordingRequest((TABLE,)), **options)
    _, _, link = room.begun[-1]
    link.states = list(states or [AT_WORK])
    recording.look()
    return link


def test_a_recording_is_begun_and_shown_with_the_room_that_is_left(room, recording):
    begin(room, recording)

    state = recording.state.state
    assert (state.phase, state.title, state.status) == ("running", "Assemblée générale", AT_WORK)
    assert state.folder.name.startswith("2026-03-14 Assemblée générale")
    assert state.hours_left == 10
    assert state.active


def test_what_hinders_the_beginning_is_told_and_another_may_be_begun(room, recording):
    room.refusal = OutputError("recording.not_started", path="/été", reason="exit code 1")

    recording.begin(FACTS, RecordingRequest((TABLE,)))

    assert recording.state.state.trouble.code == "recording.not_started"
    assert not recording.state.state.active
    room.refusal = None
    begin(room, recording)
    assert recording.state.state.trouble is None


def test_the_same_button_pauses_and_goes_on(room, recording):
    link = begin(room, recording, AT_WORK, replace(AT_WORK, state="paused"))

    recording.pause_or_resume()
    recording.look()
    recording.pause_or_resume()

    assert link.commands == [("pause",), ("resume",)]


def test_off_the_record_is_begun_and_ended_with_the_same_button(room, recording):
    link = begin(room, recording, AT_WORK, replace(AT_WORK, state="off_record"))

    recording.off_record_or_back()
    recording.look()
    recording.off_record_or_back()

    assert link.commands == [("off_record", True), ("off_record", False)]


def test_what_was_marked_is_shown_with_its_time_once_it_is_written(room, recording):
    link = begin(room, recording)
    link.refuse = [OutputError("output.disk_full", path="/été", reason="")]

    recording.mark("decision")
    refused = recording.state.state
    recording.mark("vote", "  budget\nvoté ")
    recording.mark("note", "plus tôt", 5_000)

    assert refused.marks == ()
    assert refused.trouble.code == "output.disk_full"
    assert [(one.kind, one.text, one.at_ms) for one in recording.state.state.marks] == [
        ("vote", "budget voté", 61_000),
        ("note", "plus tôt", 5_000),
    ]
    assert recording.state.state.trouble is None
    assert link.commands[0] == ("mark", "vote", "budget voté", 61_000)


def test_a_recording_that_is_over_tells_what_its_sound_lacks(room, recording):
    link = begin(room, recording)
    link.meeting.add_gap("pause", 30_000, 5_000, in_file=False)

    recording.stop()
    recording.look()

    state = recording.state.state
    assert (state.phase, state.status.state) == ("over", "stopped")
    assert [one.kind for one in state.gaps] == ["pause"]
    recording.put_away()
    assert recording.state.state.phase == "none"


def test_a_recorder_that_fails_says_why(room, recording):
    failed = Notice("recording.no_room", {"path": "/été", "free": 1, "needed": 2})
    begin(room, recording, RecorderStatus("failed", error=failed, reason="failed"))

    assert recording.state.state.phase == "over"
    assert recording.state.state.status.error == failed


def test_a_recorder_at_work_is_found_again_with_what_was_marked_before(room, recording):
    meeting = Meeting.create_with(room.places.meetings, FACTS)
    meeting.add_marker("decision", 12_000, "budget")
    room.under_way = [ScriptedLink(meeting, [AT_WORK])]
    found = []

    recording.find(lambda: found.append(True))

    assert found == [True]
    state = recording.state.state
    assert (state.phase, state.folder, state.title) == ("running", meeting.folder, "Assemblée générale")
    assert [one.text for one in state.marks] == ["budget"]
    assert room.text_requests == []


def test_what_was_written_for_a_marker_that_was_not_set_is_there_again_for_its_own_meeting(room, recording, settings):
    meeting = Meeting.create_with(room.places.meetings, FACTS)
    room.under_way = [ScriptedLink(meeting, [AT_WORK])]
    recording.find(lambda: None)
    recording.keep_note("la clé du local", 12_000)

    with closing(Recording(room, AtOnce(), settings)) as again:
        again.find(lambda: None)
        assert again.left_note.state == Note(meeting.folder.name, "la clé du local", 12_000)

    other = Meeting.create_with(room.places.meetings, replace(FACTS, title="Bureau"))
    room.under_way = [ScriptedLink(other, [AT_WORK])]
    with closing(Recording(room, AtOnce(), settings)) as again:
        again.find(lambda: None)
        assert again.left_note.state is None


def test_where_nothing_is_recorded_nothing_is_found(recording):
    found = []

    recording.find(lambda: found.append(True))

    assert found == []
    assert recording.state.state.phase == "none"


def test_text_that_was_begun_is_gone_on_with_when_its_recording_is_found_again(room, recording):
    meeting = Meeting.create_with(room.places.meetings, FACTS)
    (meeting.folder / "transcript.partial.jsonl").write_text("{}\n")
    room.under_way = [ScriptedLink(meeting, [AT_WORK])]

    recording.find(lambda: None)
    recording.look()

    assert [one.path for one in room.text_requests] == [meeting.folder]


def test_live_text_begins_once_there_is_sound_and_expects_the_terms_of_the_glossary(room, recording):
    room.spoken = [SPOKEN, Progress(20_000, 61_000)]
    terms = [Term("Kerguélen"), Term("UDAF")]
    begin(room, recording, RecorderStatus("starting"), with_text=True, terms=terms)
    before = len(room.text_requests)

    recording._link.states = [AT_WORK]
    recording.look()

    assert before == 0
    (request,) = room.text_requests
    assert request.engine.hotwords == ("Kerguélen", "UDAF")
    assert (request.language, request.resume) == ("fr", True)
    text = recording.text.state.state
    assert [(one.at_ms, one.text) for one in text.lines] == [(1_000, "Bonjour à tous.")]
    assert text.heard_ms == 20_000


def test_without_a_model_the_recording_goes_on_and_the_text_says_what_it_lacks(room, recording, monkeypatch):
    def refused(request):
        raise ModelError("model.none_installed", recommended="small", size_bytes=1)

    monkeypatch.setattr(room, "transcribe", refused)

    begin(room, recording, with_text=True)

    assert recording.state.state.phase == "running"
    assert recording.text.state.state.trouble.code == "model.none_installed"
    assert not recording.text.state.state.on


def test_text_that_is_stopped_keeps_its_lines(room, recording, monkeypatch):
    def stopped(emit, token):
        emit(SPOKEN)
        raise Cancelled

    monkeypatch.setattr(room, "transcribe", lambda request: room._job(stopped))

    begin(room, recording, with_text=True)

    text = recording.text.state.state
    assert (text.on, text.complete, len(text.lines)) == (False, False, 1)


def test_a_glossary_that_cannot_be_written_hinders_no_recording(room, recording):
    room.places.glossary.mkdir(parents=True)

    begin(room, recording, terms=[Term("UDAF")])

    assert recording.state.state.phase == "running"
    assert recording.state.state.trouble.code == "input.glossary"


def test_a_recorder_that_nobody_needs_is_let_go(room, recording):
    recording.make_ready()
    recording.make_ready()
    waiting = room.ready
    recording.stand_down()

    assert (waiting, room.ready) == (1, 0)


@pytest.mark.parametrize("command", ["pause_or_resume", "off_record_or_back", "stop", "look"])
def test_without_a_recording_a_click_does_nothing(recording, command):
    getattr(recording, command)()

    assert recording.state.state.phase == "none"
    assert glossary_at(recording._workspace.places.glossary).terms == ()
