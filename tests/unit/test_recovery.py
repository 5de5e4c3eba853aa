"""Recovery: every recording that did not end in good order is offered until it is taken, and loses a torn end only."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from dataclasses import replace

import numpy as np
import pytest

from lokas.audio.flac import FlacWriter, survey
from lokas.errors import InputError, OutputError
from lokas.locks import hold
from lokas.meeting import Damaged, Meeting
from lokas.recovery import Interrupted, interrupted, recover

RATE = 16_000
EVENING = dt.datetime(2026, 3, 14, 18, 30, tzinfo=dt.timezone(dt.timedelta(hours=1)))


@pytest.fixture
def root(tmp_path):
    return tmp_path / "réunions d'été"


def killed(root, seconds=5, torn=100, title="AG"):
    """A meeting whose recorder was killed after so many seconds, in the middle of a frame."""
    meeting = Meeting.create(root, title, EVENING)
    noise = np.random.default_rng(7).integers(-3_000, 3_000, (seconds * RATE, 1), np.int16)
    copy = meeting.folder / "copy"
    with FlacWriter.create(meeting.sound, RATE, 1) as writer:
        writer.write(noise)
        writer.sync()
        shutil.copy(meeting.sound, copy)  # as it stands before it is closed
    copy.replace(meeting.sound)
    os.truncate(meeting.sound, meeting.sound.stat().st_size - torn)
    return meeting


def close(meeting):
    meeting.update(lambda facts: replace(facts, closed="stopped"))


def snapshot(meeting):
    return {path.name: path.read_bytes() for path in meeting.folder.iterdir()}


def test_a_killed_recording_is_offered_with_its_length_and_nothing_is_touched(root):
    meeting = killed(root)
    before = snapshot(meeting)

    (offer,) = interrupted(root)

    assert offer.meeting == meeting
    assert 4_700 <= offer.length_ms < 5_000
    assert 0 < offer.lost_ms < 200
    assert snapshot(meeting) == before


def test_the_offer_stays_until_it_is_taken(root):
    meeting = killed(root)
    assert interrupted(root) == interrupted(root) != []

    recover(meeting)

    assert interrupted(root) == []


def test_recovering_makes_the_sound_whole_and_closes_the_meeting(root):
    meeting = killed(root)
    (offer,) = interrupted(root)

    assert recover(meeting) == offer

    assert meeting.facts.closed == "recovered"
    assert meeting.facts.closed_at
    assert meeting.state() == "recorded"
    found = survey(meeting.sound)
    assert (found.samples * 1000 // RATE, found.lost_bytes) == (offer.length_ms, 0)
    assert " recovery.done " in meeting.log_file.read_text(encoding="utf-8")


def test_recovering_twice_is_recovering_once(root):
    meeting = killed(root)
    first = recover(meeting)
    before = snapshot(meeting)

    assert recover(meeting) == replace(first, lost_ms=0)
    assert snapshot(meeting) == before


def test_a_meeting_that_ended_in_good_order_is_left_as_it_is(root):
    meeting = killed(root)
    close(meeting)
    before = meeting.sound.read_bytes()

    recover(meeting)

    assert meeting.facts.closed == "stopped"
    assert meeting.sound.read_bytes() == before
    assert interrupted(root) == []


def test_a_planned_meeting_is_not_offered_nor_closed(root):
    meeting = Meeting.create(root, "AG", EVENING)

    assert interrupted(root) == []
    recover(meeting)
    assert meeting.state() == "planned"


@pytest.mark.parametrize("kept", [0, 3, 20, 42, 60])
def test_a_recorder_killed_before_the_first_frame_was_whole_leaves_a_meeting_without_sound(root, kept):
    meeting = killed(root)
    os.truncate(meeting.sound, kept)
    before = meeting.sound.read_bytes()

    assert interrupted(root) == [Interrupted(meeting, 0, 0)]
    recover(meeting)

    assert meeting.facts.closed == "recovered"
    assert meeting.sound.read_bytes() == before


def test_a_recording_that_goes_on_is_neither_offered_nor_recovered(root):
    meeting = killed(root)
    with hold(meeting.lock):
        assert interrupted(root) == []
        with pytest.raises(OutputError) as caught:
            recover(meeting)
        assert caught.value.code == "meeting.recording"
        assert caught.value.data == {"path": str(meeting.folder)}
    assert len(interrupted(root)) == 1


def test_a_sound_that_is_none_is_told_and_stays(root):
    meeting = killed(root)
    meeting.sound.write_bytes(b"RIFF" * 100)

    (told,) = interrupted(root)
    assert isinstance(told, Damaged)
    assert (told.folder, told.error.code) == (meeting.folder, "recording.not_flac")
    with pytest.raises(InputError, match=r"recording\.not_flac"):
        recover(meeting)
    assert meeting.facts.closed is None
    assert meeting.sound.read_bytes() == b"RIFF" * 100


def test_a_damaged_meeting_is_told_and_hides_no_other(root):
    damaged, good = killed(root, title="A"), killed(root, title="B")
    damaged.facts_file.write_text("half of a ta")

    told, offer = interrupted(root)

    assert isinstance(told, Damaged)
    assert told.error.code == "meeting.damaged"
    assert offer.meeting == good


def test_a_folder_that_was_renamed_and_moved_is_offered_where_it_is(root):
    meeting = killed(root)
    moved = root / "2026" / "ma réunion"
    moved.parent.mkdir()
    meeting.folder.rename(moved)

    (offer,) = interrupted(root)
    recover(offer.meeting)

    assert offer.meeting == Meeting(moved)
    assert Meeting(moved).facts.closed == "recovered"


def test_a_sound_that_cannot_be_mended_leaves_the_meeting_open(root, monkeypatch):
    meeting = killed(root)

    def refuse(path):
        raise OutputError("output.not_writable", path=str(path), reason="Read-only file system")

    monkeypatch.setattr("lokas.audio.flac.recover", refuse)
    with pytest.raises(OutputError, match=r"output\.not_writable"):
        recover(meeting)

    assert meeting.facts.closed is None
    assert len(interrupted(root)) == 1
