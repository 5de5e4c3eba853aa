"""A backup from the start screen: one file, and what is not in it is told."""

import zipfile

import pytest

from lokas.places import Places
from lokas.workspace import Workspace
from lokas_ui.viewmodels.backing_up import BackingUp
from tests.helpers.interface import AtOnce
from tests.helpers.kept import Kept


@pytest.fixture
def backing_up():
    with Workspace(Places.of_system()) as workspace:
        yield BackingUp(workspace, AtOnce())


def test_all_meetings_go_into_one_file_with_its_own_ending(backing_up, tmp_path):
    kept = Kept(Places.of_system().data)
    kept.add("Bonsoir.", title="Bureau")
    kept.add("Bonjour.", title="AG")

    backing_up.write(tmp_path / "Sauvegarde d'été")

    made = backing_up.state.state.made
    assert (made.path.name, made.meetings) == ("Sauvegarde d'été.lokas", 2)
    assert zipfile.is_zipfile(made.path)
    assert not backing_up.state.state.busy


def test_a_backup_that_ended_with_the_application_is_offered_and_written_at_the_next_start(tmp_path):
    class Ending(AtOnce):
        def follow(self, job, done, failed, events=None, cancelled=None):
            ended.stop()

    meeting = Kept(Places.of_system().data).add("Bonsoir.")
    with Workspace(Places.of_system()) as workspace:
        ended = BackingUp(workspace, Ending())
        ended.write(tmp_path / "AG.lokas", [meeting.folder])

        begun = BackingUp(workspace, AtOnce())
        assert begun.left.state == tmp_path / "AG.lokas"
        begun.write_left()

        assert begun.state.state.made.meetings == 1
        assert begun.left.state is BackingUp(workspace, AtOnce()).left.state is None


@pytest.mark.parametrize("deed", ["cancel", "forget_left"])
def test_a_backup_that_a_person_stops_or_does_not_want_is_offered_no_more(tmp_path, deed):
    class Nobody(AtOnce):
        def follow(self, job, done, failed, events=None, cancelled=None):
            pass

    meeting = Kept(Places.of_system().data).add("Bonsoir.")
    with Workspace(Places.of_system()) as workspace:
        begun = BackingUp(workspace, Nobody())
        begun.write(tmp_path / "AG.lokas", [meeting.folder])
        getattr(begun, deed)()

        assert BackingUp(workspace, AtOnce()).left.state is None


def test_one_meeting_alone_goes_too(backing_up, tmp_path):
    kept = Kept(Places.of_system().data)
    kept.add("Bonsoir.", title="Bureau")
    one = kept.add("Bonjour.", title="AG")

    backing_up.write(tmp_path / "AG.lokas", [one.folder])

    assert backing_up.state.state.made.meetings == 1
    backing_up.dismiss()
    assert backing_up.state.state.made is None


def test_where_there_is_nothing_to_save_or_no_place_that_is_told(backing_up, tmp_path):
    backing_up.write(tmp_path / "vide.lokas")
    assert backing_up.state.state.trouble.code == "backup.nothing"

    Kept(Places.of_system().data).add("Bonsoir.")
    (tmp_path / "fichier").write_text("no folder")
    backing_up.write(tmp_path / "fichier" / "a.lokas")
    assert backing_up.state.state.trouble.code == "output.not_writable"
    assert backing_up.state.state.made is None
