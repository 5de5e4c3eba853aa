"""Minutes are edited as forms: every change is on the disk, and the page shows it."""

from dataclasses import replace

import pytest

from lokas.documents import document_of, open_document
from lokas.files import write_atomic
from lokas.locks import hold
from lokas.meeting import Meeting
from lokas.meeting.facts import Represented
from lokas.meeting.markers import Marker, append_marker
from lokas.minutes import MinutesRequest, as_markdown
from lokas.places import Places
from lokas.text.document import Redact, SetText
from lokas.text.export import EXPORTERS
from lokas.workspace import Workspace
from lokas_ui.viewmodels.minutes_desk import MinutesDesk
from tests.helpers.documents import transcript
from tests.helpers.interface import AtOnce
from tests.helpers.minutes import BEGAN, FACTS


@pytest.fixture
def workspace():
    with Workspace(Places.of_system()) as made:
        yield made


@pytest.fixture
def meeting(workspace):
    made = Meeting.create_with(workspace.places.meetings, replace(FACTS, closed="stopped"))
    said = transcript("Bonjour à toutes et à tous.", "On loue une tente pour la fête du canal.")
    write_atomic(made.transcript, EXPORTERS["json"].write(said))
    return made


@pytest.fixture
def desk(workspace, meeting):
    made = MinutesDesk(workspace, AtOnce())
    made.open(meeting.folder)
    yield made
    made.close()


def shown(desk):
    return desk.state.state.page.markdown


def test_what_is_known_is_there_and_the_page_of_it(desk):
    state = desk.state.state

    assert state.facts.agenda == FACTS.agenda
    assert state.editable
    assert state.trouble is None
    assert "Rapport financier" in shown(desk)


def test_agenda_and_attendance_are_saved_and_nobody_is_in_two_lists(desk, meeting):
    desk.set_agenda(["  Accueil ", "", "Budget\u00a02026"])
    desk.set_excused("Odile Prigent\nBruno Petit")
    desk.set_represented("Louis Tanguy par Anne Le Goff\nÉva → Chloé Martin")

    facts = meeting.facts
    assert facts.agenda == ("Accueil", "Budget 2026")
    assert facts.people == ("Anne Le Goff", "Chloé Martin")
    assert facts.excused == ("Odile Prigent", "Bruno Petit")
    assert facts.represented == (
        Represented("Louis Tanguy", "Anne Le Goff"),
        Represented("Éva", "Chloé Martin"),
    )
    assert desk.state.state.facts == facts
    assert "Accueil" in shown(desk)
    desk.set_present("Bruno Petit, Anne Le Goff")
    assert (meeting.facts.people, meeting.facts.excused) == (("Bruno Petit", "Anne Le Goff"), ("Odile Prigent",))


def test_the_quorum_is_counted_and_a_rule_that_is_none_is_told_and_not_saved(desk, meeting):
    desk.set_quorum("1/2", 6, counts_represented=True)
    assert desk.state.state.quorum.reached

    desk.set_quorum("la moitié", 6, counts_represented=True)

    assert desk.state.state.trouble.code == "minutes.bad_quorum"
    assert meeting.facts.quorum == "1/2"
    desk.set_quorum("5", None, counts_represented=False)
    assert desk.state.state.trouble is None
    assert (desk.state.state.quorum.needed, desk.state.state.quorum.reached) == (5, False)
    desk.set_quorum("", None, counts_represented=False)
    assert desk.state.state.quorum is None


def test_a_decision_is_written_changed_taken_back_and_removed(desk, meeting):
    mark = desk.add("decision", 3000)
    desk.change(replace(mark, text="La tente est louée."))

    assert "La tente est louée." in shown(desk)
    assert [one.text for one in document_of(meeting).marks] == ["La tente est louée."]
    desk.undo()
    assert "La tente est louée." not in shown(desk)
    desk.redo()
    assert [one.text for one in desk.state.state.marks] == ["La tente est louée."]
    desk.remove(mark.id)
    assert desk.state.state.marks == ()


def test_votes_and_tasks_have_their_details(desk):
    vote = desk.add("vote", 0)
    desk.change(replace(vote, text="Louer", details=(("for", "3"), ("outcome", "adopted"))))
    task = desk.add("action", 0)
    desk.change(replace(task, text="Appeler", details=(("who", "Bruno"), ("when", "2026-04-01"))))

    assert "**Adopté**" in shown(desk)
    assert "pour le 1er avril 2026" in shown(desk)


def test_a_correction_of_the_text_is_not_taken_back_from_here(desk, meeting, workspace):
    desk.close()
    with open_document(meeting) as file:
        file.do(SetText(0, "Bonsoir."))
    desk.open(meeting.folder)

    assert not desk.state.state.undoable
    desk.undo()
    assert document_of(meeting).segments[0].text == "Bonsoir."


def test_before_there_is_a_text_the_marks_of_the_recording_are_shown(desk, meeting):
    desk.close()
    meeting.transcript.unlink()
    append_marker(meeting.markers_file, Marker(1000, "decision", "Tente", BEGAN))

    desk.open(meeting.folder)

    state = desk.state.state
    assert [one.text for one in state.marks] == ["Tente"]
    assert not state.editable
    assert state.trouble is None
    assert "Tente" in shown(desk)
    assert desk.add("note", 0) is None
    desk.set_agenda(["Accueil"])
    assert "Accueil" in shown(desk)


def test_minutes_are_written_in_the_language_that_was_chosen_and_replaced_if_somebody_says_so(desk, meeting):
    desk.speak("en")
    assert "## Attendance" in shown(desk)

    desk.write("odt")
    written = desk.state.state.written
    assert written.parent == meeting.folder / "exports"
    assert written.suffix == ".odt"
    desk.write("odt")
    assert desk.state.state.trouble.code == "output.exists"
    assert desk.state.state.written is None
    desk.write("odt", replacing=True)
    assert (desk.state.state.written, desk.state.state.writing) == (written, False)


def test_a_damaged_meeting_says_so(desk, meeting):
    desk.close()
    meeting.facts_file.write_bytes(b"title = ")

    desk.open(meeting.folder)

    assert desk.state.state.trouble.code == "meeting.damaged"


def test_the_page_is_what_is_written_also_of_what_is_hidden(desk, meeting):
    """It is made of the text that is edited here, which nobody reads anew from the disk at each change."""
    desk.close()
    with open_document(meeting) as file:
        file.do(Redact((), name="Bruno Petit"))
    desk.open(meeting.folder)
    mark = desk.add("decision", 0)
    desk.change(replace(mark, text="Bruno Petit achète la tente."))

    request = MinutesRequest(meeting, ("md",))
    assert shown(desk) == as_markdown(request, lambda _: None)
    assert "Bruno" not in shown(desk)


def test_while_another_program_edits_the_text_the_page_is_there_and_the_marks_are_not_edited(desk, meeting):
    desk.close()
    with open_document(meeting):
        desk.open(meeting.folder)

        assert desk.state.state.trouble.code == "meeting.busy"
        assert "Rapport financier" in shown(desk)
        assert not desk.state.state.editable


def test_what_is_typed_is_shown_at_once_and_kept_although_the_disk_takes_its_time(workspace, meeting):
    waiting = []

    class Later(AtOnce):
        def follow(self, job, *told):
            waiting.append((job, told))

        def go_on(self):
            job, told = waiting.pop(0)
            super().follow(job, *told)

    runner = Later()
    desk = MinutesDesk(workspace, runner)
    desk.open(meeting.folder)
    while waiting:
        runner.go_on()

    with hold(meeting.folder / ".changing.lock"):  # another program changes the same meeting
        desk.set_agenda(["Accueil"])
        desk.set_association("Les Amis")
        assert desk.state.state.facts.agenda == ("Accueil",)
        assert meeting.facts.agenda == FACTS.agenda
    desk.close()
    workspace.close()

    assert (meeting.facts.agenda, meeting.facts.association) == (("Accueil",), "Les Amis")
