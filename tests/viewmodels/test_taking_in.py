"""What people bring becomes meetings; what is here already and what cannot be read are told, and nothing stops."""

import pytest

from lokas.documents import document_of
from lokas.errors import InputError
from lokas.jobs import CancelToken
from lokas.library.packing.backup import Wanted, back_up
from lokas.meeting import Meeting
from lokas.places import Places
from lokas.workspace import Workspace
from lokas_models.demonstration import demonstration
from lokas_ui.viewmodels.meeting_actions import actions_of
from lokas_ui.viewmodels.meetings import Meetings
from lokas_ui.viewmodels.start import Start
from lokas_ui.viewmodels.taking_in import TakingIn, lies_elsewhere, spread
from tests.helpers.interface import AtOnce
from tests.helpers.kept import Kept


@pytest.fixture
def workspace():
    with Workspace(Places.of_system()) as made:
        yield made


@pytest.fixture
def meetings(workspace):
    return Meetings(workspace, AtOnce())


@pytest.fixture
def taking_in(workspace, meetings):
    return TakingIn(workspace, AtOnce(), meetings.refresh)


@pytest.fixture
def sound(tmp_path):
    path = tmp_path / "2026-03-14 Réunion d'été.ogg"
    path.write_bytes(demonstration("fr").sound.read_bytes())
    return path


def test_a_recording_becomes_a_meeting_of_its_name(taking_in, meetings, sound):
    taking_in.take([sound])

    (row,) = meetings.state.state.rows
    assert (row.title, taking_in.state.state.new) == ("Réunion d'été", (row.folder,))
    assert not taking_in.state.state.busy


def test_one_that_is_here_already_is_told_with_its_meeting_and_the_next_comes_all_the_same(taking_in, sound, tmp_path):
    taking_in.take([sound])
    (first,) = taking_in.state.state.new
    broken = tmp_path / "cassé.mp3"
    broken.write_text("no sound")
    other = tmp_path / "autre.srt"
    other.write_text("1\n00:00:01,000 --> 00:00:02,000\nBonsoir.\n", encoding="utf-8")

    taking_in.take([sound, broken, other])

    state = taking_in.state.state
    assert state.known == ((sound.name, first),)
    assert [error.code for error in state.failed] == ["input.not_media"]
    assert len(state.new) == 1
    assert [notice.code for notice in state.notices] == ["import.text_alone"]


def test_a_backup_is_taken_in_and_what_is_here_of_it_is_told_once(taking_in, workspace, tmp_path):
    kept = Kept(tmp_path / "autre ordinateur")
    meeting = kept.add("Bonsoir.", title="Bureau")
    path = tmp_path / "Sauvegarde d'été.lokas"
    back_up(Wanted((meeting.folder,)), path, lambda _: None, CancelToken())

    taking_in.take([path])
    (folder,) = taking_in.state.state.new
    taking_in.take([path])

    state = taking_in.state.state
    assert (state.new, state.known, state.notices) == ((), ((path.name, folder),), ())


def test_what_came_is_told_until_it_is_dismissed(taking_in, sound):
    taking_in.take([sound])
    assert taking_in.state.state.anything

    taking_in.dismiss()

    assert not taking_in.state.state.anything


def test_a_folder_of_recordings_stands_for_each_of_them_and_a_text_for_the_recording_beside_it(tmp_path):
    for name in ("b.MP3", "a.flac", "a.srt", "a.json", "notes.odt", ".caché.mp3", "vidéo.webm"):
        (tmp_path / name).touch()

    assert [path.name for path in spread(tmp_path)] == ["a.json", "b.MP3", "vidéo.webm"]


def test_a_folder_of_meetings_stays_one(tmp_path):
    kept = Kept(tmp_path)
    meeting = kept.add("Bonsoir.")

    assert spread(kept.library.root) == [kept.library.root]
    assert spread(meeting.folder) == [meeting.folder]


def test_a_folder_with_nothing_of_use_is_told(taking_in, tmp_path):
    empty = tmp_path / "vide"
    empty.mkdir()
    with pytest.raises(InputError, match=r"import\.no_meeting"):
        spread(empty)

    taking_in.take([empty])

    assert [error.code for error in taking_in.state.state.failed] == ["import.no_meeting"]
    assert not taking_in.state.state.busy


class Stopping(AtOnce):
    """Does something when the first file is about to be taken in."""

    stop = None

    def follow(self, job, done, failed, events=None, cancelled=None):
        if events is not None:
            self.stop()
        super().follow(job, done, failed, events, cancelled)


def test_what_was_not_taken_in_when_the_application_ended_is_offered_and_taken_at_the_next_start(
    workspace, meetings, sound, tmp_path
):
    copy = tmp_path / "copie.ogg"
    copy.write_bytes(sound.read_bytes() + b"\0")
    runner = Stopping()
    ended = TakingIn(workspace, runner, meetings.refresh)
    runner.stop = ended.stop
    ended.take([sound, copy])
    assert ended.state.state.new == ()

    begun = TakingIn(workspace, AtOnce(), meetings.refresh)
    assert begun.left.state == (sound, copy)
    begun.take_left()

    assert len(begun.state.state.new) == 2
    assert begun.left.state == TakingIn(workspace, AtOnce(), meetings.refresh).left.state == ()


def test_what_is_cancelled_or_not_wanted_is_offered_no_more(workspace, meetings, sound):
    runner = Stopping()
    ended = TakingIn(workspace, runner, meetings.refresh)
    runner.stop = ended.stop
    ended.take([sound])
    begun = TakingIn(workspace, AtOnce(), meetings.refresh)
    begun.forget_left()
    cancelled = TakingIn(workspace, runner, meetings.refresh)
    runner.stop = cancelled.cancel
    cancelled.take([sound])

    assert TakingIn(workspace, AtOnce(), meetings.refresh).left.state == ()


def test_cancelling_drops_what_waits(workspace, meetings, sound, tmp_path):
    copy = tmp_path / "copie.ogg"
    copy.write_bytes(sound.read_bytes() + b"\0")
    runner = Stopping()
    taking_in = TakingIn(workspace, runner, meetings.refresh)
    runner.stop = taking_in.cancel

    taking_in.take([sound, copy])

    assert not taking_in.state.state.busy
    assert len(taking_in.state.state.new) <= 1


def test_what_lies_on_a_disk_that_may_be_unplugged_is_copied_and_what_does_not_stays(
    taking_in, sound, tmp_path, monkeypatch
):
    assert not lies_elsewhere(sound, tmp_path / "pas encore là")
    monkeypatch.setattr("lokas_ui.viewmodels.taking_in.lies_elsewhere", lambda *_: True)

    taking_in.take([sound])

    (folder,) = taking_in.state.state.new
    assert (folder / sound.name).is_file()


def test_a_sound_that_was_moved_is_told_and_found_again(taking_in, meetings, sound, tmp_path):
    taking_in.take([sound])
    moved = tmp_path / "ailleurs.ogg"
    sound.rename(moved)
    meetings.refresh()
    (row,) = meetings.state.state.rows
    assert row.sound_moved == str(sound)
    assert "find_sound" in [one.name for one in actions_of(row, ())]

    taking_in.find_sound(row.folder, moved)

    (row,) = meetings.state.state.rows
    assert row.sound_moved == ""
    assert "find_sound" not in [one.name for one in actions_of(row, ())]


def test_another_sound_is_refused(taking_in, meetings, sound, tmp_path):
    taking_in.take([sound])
    sound.rename(tmp_path / "ailleurs.ogg")
    other = tmp_path / "autre.ogg"
    other.write_bytes(demonstration("en").sound.read_bytes())
    meetings.refresh()

    taking_in.find_sound(meetings.state.state.rows[0].folder, other)

    assert [error.code for error in taking_in.state.state.failed] == ["import.other_sound"]
    assert not taking_in.state.state.busy


def test_a_meeting_is_given_a_text_and_the_one_it_has_is_set_aside(taking_in, meetings, sound, tmp_path):
    taking_in.take([sound])
    (folder,) = taking_in.state.state.new
    texts = [tmp_path / name for name in ("avant.srt", "après.srt")]
    for path, said in zip(texts, ("Bonsoir.", "Bonsoir à tous."), strict=True):
        path.write_text(f"1\n00:00:01,000 --> 00:00:02,000\n{said}\n", encoding="utf-8")

    for path in texts:
        taking_in.give_text(folder, path)

    (row,) = meetings.state.state.rows
    assert (row.state, row.earlier) == ("to_review", True)
    assert [one.text for one in document_of(Meeting(folder)).segments] == ["Bonsoir à tous."]
    assert [one.code for one in taking_in.state.state.notices] == ["document.set_aside"]


def test_what_is_no_text_is_told_and_changes_nothing(taking_in, meetings, sound):
    taking_in.take([sound])
    (folder,) = taking_in.state.state.new

    taking_in.give_text(folder, sound)

    (row,) = meetings.state.state.rows
    assert row.state == "recorded"
    assert len(taking_in.state.state.failed) == 1
    assert not taking_in.state.state.busy


def test_an_import_that_the_end_of_the_application_stops_leaves_nothing_half_done(workspace, sound):
    class Held:
        """Follows nothing, as when the application ends."""

        def follow(self, job, *_):
            self.job = job

    held = Held()
    start = Start(workspace, held)
    start.taking_in.take([sound])
    AtOnce().follow(held.job, start.taking_in._found, start.taking_in._failed)
    start.stop()

    workspace.close()

    assert start.taking_in.state.state.new == ()
    assert not list(workspace.places.meetings.glob(".arriving*"))
    assert sound.is_file()
