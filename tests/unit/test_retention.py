"""Keeping the sound: it goes on the day that was agreed, when a person asks for it, and on no other occasion."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from lokas.errors import OutputError
from lokas.locks import hold
from lokas.meeting import Meeting
from lokas.meeting.facts import Imported
from lokas.retention import Due, delete_sound, deletion_day, due

EVENING = dt.datetime(2026, 3, 14, 18, 30, tzinfo=dt.timezone(dt.timedelta(hours=1)))
APPROVED = dt.date(2026, 4, 1)
DAY = dt.date(2026, 5, 1)


@pytest.fixture
def root(tmp_path):
    return tmp_path / "réunions d'été"


def recorded(root, title="AG", **facts):
    meeting = Meeting.create(root, title, EVENING)
    meeting.sound.write_bytes(b"fLaC")
    meeting.transcript.write_text("{}")
    meeting.add_marker("note", 1)
    usual = {"closed": "stopped", "retention_days": 30, "minutes_approved": APPROVED}
    meeting.update(lambda known: replace(known, **(usual | facts)))
    return meeting


def codes(meeting):
    return [line.split()[1] for line in meeting.log_file.read_text(encoding="utf-8").splitlines()]


def test_the_sound_is_due_so_many_days_after_the_minutes_were_approved(root):
    meeting = recorded(root)

    assert deletion_day(meeting) == DAY
    assert due(root, DAY - dt.timedelta(days=1)) == []
    assert due(root, DAY) == due(root, DAY + dt.timedelta(days=400)) == [Due(meeting, DAY)]


def test_the_oldest_day_comes_first(root):
    late = recorded(root, "A", retention_days=40)
    early = recorded(root, "B", retention_days=10)

    assert [one.meeting for one in due(root, dt.date(2027, 1, 1))] == [early, late]


@pytest.mark.parametrize("facts", [{"retention_days": None}, {"minutes_approved": None}, {"retention_days": 10**9}])
def test_without_a_time_or_an_approval_nothing_is_ever_due(root, facts):
    assert deletion_day(recorded(root, **facts)) is None
    assert due(root, dt.date.max) == []


def test_what_cannot_be_opened_or_is_not_over_is_not_due(root):
    recorded(root, closed=None)
    recorded(root).facts_file.write_text("half of a ta")
    recorded(root).sound.unlink()
    running = recorded(root)

    with hold(running.lock):
        assert due(root, DAY) == []


def test_looking_for_what_is_due_deletes_nothing(root):
    meeting = recorded(root)
    due(root, DAY)

    assert meeting.sound.exists()


def test_deleting_takes_the_sound_alone_and_leaves_a_trace(root):
    meeting = recorded(root)
    others = {path.name for path in meeting.folder.iterdir()} - {meeting.sound.name}

    delete_sound(meeting, "Zoé")

    left = {path.name for path in meeting.folder.iterdir()}
    assert not meeting.sound.exists()
    assert others <= left
    assert meeting.facts.sound_deleted
    assert meeting.facts.deletion_asked
    assert codes(meeting) == ["retention.asked", "retention.deleted"]
    assert '"Zoé"' in meeting.log_file.read_text(encoding="utf-8")
    assert meeting.state() == "transcribed"
    assert due(root, DAY) == []


def test_the_picture_of_the_sound_goes_with_it(root):
    meeting = recorded(root)
    meeting.peaks.write_bytes(b"{}")

    delete_sound(meeting, "Zoé")

    assert not meeting.peaks.exists()


def test_deleting_twice_is_deleting_once(root):
    meeting = recorded(root)
    delete_sound(meeting)
    before = meeting.facts, meeting.log_file.read_bytes()

    delete_sound(meeting)

    assert (meeting.facts, meeting.log_file.read_bytes()) == before


def test_a_sound_that_somebody_took_away_is_not_said_to_be_deleted(root):
    meeting = recorded(root)
    meeting.sound.unlink()

    delete_sound(meeting)

    assert meeting.facts.sound_deleted is None
    assert not meeting.log_file.exists()


@pytest.mark.parametrize("step", ["before", "after"])
def test_a_deletion_that_was_cut_short_is_still_due_and_can_be_finished(root, monkeypatch, step):
    meeting = recorded(root)
    unlink = Path.unlink

    def cut(path, missing_ok=False):
        if path != meeting.sound or step == "after":
            unlink(path, missing_ok)
        if path == meeting.sound:
            raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", cut)
        with pytest.raises(KeyboardInterrupt):
            delete_sound(meeting)

    assert meeting.facts.sound_deleted is None
    assert due(root, DAY) == [Due(meeting, DAY)]
    delete_sound(meeting)
    assert meeting.facts.sound_deleted
    assert not meeting.sound.exists()


@pytest.mark.parametrize(
    ("facts", "code"),
    [({"minutes_approved": None}, "meeting.not_approved"), ({"closed": None}, "meeting.interrupted")],
)
def test_the_sound_of_a_meeting_that_is_not_done_with_stays(root, facts, code):
    meeting = recorded(root, **facts)

    with pytest.raises(OutputError) as caught:
        delete_sound(meeting)
    assert (caught.value.code, caught.value.data) == (code, {"path": str(meeting.folder)})
    assert meeting.sound.exists()


def test_the_sound_stays_while_it_is_recorded(root):
    meeting = recorded(root)

    with hold(meeting.lock), pytest.raises(OutputError, match=r"meeting\.recording"):
        delete_sound(meeting)
    assert meeting.sound.exists()


def test_a_sound_that_cannot_be_deleted_is_an_error_and_not_noted(root, monkeypatch):
    meeting = recorded(root)

    def refuse(path, missing_ok=False):
        raise PermissionError(13, "in use")

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(OutputError, match=r"output\.not_writable"):
        delete_sound(meeting)

    assert meeting.sound.exists()
    assert meeting.facts.sound_deleted is None


def imported(root, file):
    """A meeting whose sound was not recorded by Lokas."""
    meeting = Meeting.create(root, "AG", EVENING)
    facts = {"closed": "imported", "retention_days": 30, "minutes_approved": APPROVED, "imported": Imported(str(file))}
    meeting.update(lambda known: replace(known, **facts))
    return meeting


def test_a_file_that_a_meeting_only_links_to_is_never_deleted_and_the_link_goes(root, tmp_path):
    own = tmp_path / "à moi.mp3"
    own.write_bytes(b"ID3")
    meeting = imported(root, own)
    assert due(root, DAY) == [Due(meeting, DAY)]

    assert delete_sound(meeting, "Zoé") == str(own)

    assert own.read_bytes() == b"ID3"
    assert meeting.facts.imported is None
    assert meeting.facts.sound_deleted
    assert codes(meeting) == ["retention.asked", "retention.unlinked"]
    assert due(root, DAY) == []
    assert delete_sound(meeting) is None


@pytest.mark.parametrize("file", ["../à moi.mp3", "exports/../../à moi.mp3", "C:\\Users\\à moi.mp3", ".."])
def test_whatever_leads_out_of_the_folder_is_a_link_however_it_is_written(root, file):
    meeting = imported(root, file)
    beside = root / "à moi.mp3"
    beside.write_bytes(b"ID3")

    assert delete_sound(meeting) == file

    assert beside.exists()
    assert meeting.folder.exists()


def test_a_copy_in_the_folder_is_the_meetings_own_and_goes(root):
    meeting = imported(root, "AG d'été.mp3")
    copy = meeting.folder / "AG d'été.mp3"
    copy.write_bytes(b"ID3")
    assert due(root, DAY) == [Due(meeting, DAY)]

    assert delete_sound(meeting) is None

    assert not copy.exists()
    assert meeting.facts.imported
    assert codes(meeting) == ["retention.asked", "retention.deleted"]
    assert due(root, DAY) == []


def test_a_link_is_dropped_also_where_its_file_is_not_plugged_in(root, tmp_path):
    meeting = imported(root, tmp_path / "clé" / "AG.mp3")

    assert delete_sound(meeting) == str(tmp_path / "clé" / "AG.mp3")
    assert meeting.facts.imported is None
