"""`lokas retention`: sound is deleted when its time has come and a person asks for it, and never otherwise."""

import datetime as dt
from dataclasses import replace

import pytest

from lokas.meeting import Meeting, moments
from lokas.meeting.facts import Imported
from tests.helpers.command import CommandLine


@pytest.fixture
def lokas(monkeypatch, capsys, tmp_path):
    return CommandLine(monkeypatch, capsys, tmp_path)


@pytest.fixture
def meeting(tmp_path):
    """A meeting that was recorded and closed, long ago."""
    made = Meeting.create(tmp_path / "meetings", "Été", dt.datetime(2026, 3, 14, 18, 30, tzinfo=dt.UTC))
    made.sound.write_bytes(b"sound")
    made.update(lambda facts: replace(facts, closed="stopped", closed_at=moments.now()))
    return made


def test_nothing_is_due_before_the_minutes_are_approved(lokas, meeting):
    assert "No sound is to be deleted" in lokas("retention").err
    assert lokas("retention", meeting.folder, "--days", 30).code == 0
    assert "No sound is to be deleted" in lokas("retention").err
    assert meeting.sound.exists()


def test_what_is_due_is_listed_and_stays_until_its_deletion_is_asked_for(lokas, meeting):
    lokas("retention", meeting.folder, "--days", 30, "--approved", "2026-03-20")
    assert (meeting.facts.retention_days, meeting.facts.minutes_approved) == (30, dt.date(2026, 3, 20))
    ran = lokas("retention")
    assert ran.out == f"to be deleted since 2026-04-19  {meeting.folder}\n"
    assert meeting.sound.exists()
    assert lokas("retention", meeting.folder, "--delete-sound").code == 0
    assert not meeting.sound.exists()
    assert "retention.deleted" in meeting.log_file.read_text(encoding="utf-8")
    assert "No sound is to be deleted" in lokas("retention").err


def test_sound_is_not_deleted_before_the_minutes_are_approved_and_the_next_meeting_is_served(lokas, meeting, tmp_path):
    other = Meeting.create(tmp_path / "meetings", "Autre", dt.datetime(2026, 3, 15, 18, 30, tzinfo=dt.UTC))
    other.sound.write_bytes(b"sound")
    other.update(lambda facts: replace(facts, closed="stopped", minutes_approved=dt.date(2026, 3, 20)))
    ran = lokas("retention", meeting.folder, other.folder, "--delete-sound")
    assert ran.code == 4
    assert str(meeting.folder) in ran.err
    assert meeting.sound.exists()
    assert not other.sound.exists()


def test_a_day_that_is_none_is_refused(lokas, meeting):
    ran = lokas("retention", meeting.folder, "--approved", "demain")
    assert ran.code == 2
    assert "“demain” is not a day" in ran.err


def test_a_linked_file_stays_and_that_is_said(lokas, meeting, tmp_path):
    own = tmp_path / "à moi.mp3"
    own.write_bytes(b"ID3")
    meeting.sound.unlink()
    imported = Imported(str(own))
    meeting.update(lambda facts: replace(facts, imported=imported, minutes_approved=dt.date(2026, 3, 20)))
    ran = lokas("retention", "été", "--delete-sound")
    assert ran.code == 0
    assert f"“{own}” is yours and stays where it is" in ran.out
    assert own.exists()
