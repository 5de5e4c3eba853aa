"""The documents of meetings: what a text that is made anew takes over, and that nothing of the earlier one is lost."""

from __future__ import annotations

import datetime as dt
import shutil
from dataclasses import replace

import pytest

from lokas import documents
from lokas.documents import document_of, marks_of, open_document, set_aside
from lokas.errors import InputError, OutputError
from lokas.files import write_atomic
from lokas.meeting import Meeting, moments
from lokas.text.document import AddMark, Mark, RemoveMark, SetText
from lokas.text.export import EXPORTERS
from tests.helpers.documents import transcript

OLD, NEW = transcript("Bonjour a tous.", "On pase au vote."), transcript("Bonjour à tous.", "On passe au vote.")


def transcribed(meeting, made):
    write_atomic(meeting.transcript, EXPORTERS["json"].write(made))


@pytest.fixture
def meeting(tmp_path):
    """A meeting with a decision marked while it was recorded, a correction, a vote marked later, and a review."""
    made = Meeting.create(tmp_path / "Réunions", "Été : budget", dt.datetime(2026, 3, 14, 18, 30, tzinfo=dt.UTC))
    made.add_marker("decision", 900, "Ouverture")
    made.add_marker("off_record", 1000)
    transcribed(made, OLD)
    with open_document(made) as file:
        file.do(SetText(0, "Bonsoir à tous."))
        file.do(AddMark("vote", 2000, 2600, "Adopté", (("for", "12"),)))
    made.update(lambda facts: replace(facts, reviewed=moments.now(), reviewed_by="Anna"))
    return made


@pytest.fixture
def told():
    return []


def test_an_unedited_document_begins_with_what_was_marked_while_recording(meeting):
    assert marks_of(meeting) == [Mark(1, "decision", 900, 900, "Ouverture")]


def test_another_text_begins_with_the_marks_of_the_earlier_one_and_nobody_has_reviewed_it(meeting, told):
    marks = document_of(meeting).marks
    set_aside(meeting, told.append)
    transcribed(meeting, NEW)

    document = document_of(meeting)
    assert [segment.text for segment in document.segments] == ["Bonjour à tous.", "On passe au vote."]
    assert document.marks == marks
    assert (meeting.facts.reviewed, meeting.facts.reviewed_by) == (None, "")
    with open_document(meeting) as file:
        assert file.undoable is None
        file.do(RemoveMark(1))
    assert [mark.kind for mark in document_of(meeting).marks] == ["vote"]
    (notice,) = told
    assert (notice.code, list(notice.data)) == ("document.set_aside", ["path"])
    assert "document.set_aside" in meeting.log_file.read_text(encoding="utf-8")


def test_the_earlier_text_is_kept_with_its_corrections_and_their_history(meeting, told, tmp_path):
    before = document_of(meeting)
    kept = set_aside(meeting, told.append)
    transcribed(meeting, NEW)

    assert kept.parent == meeting.folder / "earlier"
    shutil.copy(meeting.facts_file, kept)
    shutil.copy(meeting.markers_file, kept)
    with open_document(Meeting(kept)) as file:
        assert file.document == before
        file.undo()
        assert file.undo().segments[0].text == "Bonjour a tous."


def test_a_text_can_be_set_aside_again_and_again(meeting, told):
    first = set_aside(meeting, told.append)
    transcribed(meeting, NEW)
    with open_document(meeting) as file:
        file.do(AddMark("action", 100, 200, "Écrire à la mairie"))
    second = set_aside(meeting, told.append)
    transcribed(meeting, OLD)

    assert first != second
    assert [mark.text for mark in document_of(meeting).marks] == ["Écrire à la mairie", "Ouverture", "Adopté"]


def test_a_meeting_without_a_text_has_nothing_to_set_aside(meeting, told):
    meeting.transcript.unlink()

    assert set_aside(meeting, told.append) is None
    assert (told, (meeting.folder / "earlier").exists()) == ([], False)


def test_a_text_that_somebody_corrects_is_not_set_aside(meeting, told):
    with open_document(meeting) as file, pytest.raises(OutputError, match=r"meeting\.busy"):
        set_aside(meeting, told.append)
    assert document_of(meeting) == file.document
    assert not (meeting.folder / "earlier").exists()


@pytest.mark.parametrize("content", [b"{", b'{"format": "lokas.document", "version": "9.0"}'])
def test_a_document_that_cannot_be_read_is_kept_as_it_is_and_its_marks_are_told_to_stay(meeting, told, content):
    (meeting.folder / "document.json").write_bytes(content)
    kept = set_aside(meeting, told.append)
    transcribed(meeting, NEW)

    assert [notice.code for notice in told] == ["document.marks_left", "document.set_aside"]
    assert (kept / "document.json").read_bytes() == content
    assert [mark.kind for mark in document_of(meeting).marks] == ["decision"]


@pytest.mark.parametrize("crash", range(7))
def test_a_crash_leaves_the_earlier_text_where_it_was_or_whole_where_it_is_kept(meeting, told, monkeypatch, crash):
    before = document_of(meeting)
    steps = iter(range(100))

    def stepping(function):
        def step(*arguments):
            if next(steps) == crash:
                raise OutputError("output.disk_full", path="", reason="")
            return function(*arguments)

        return step

    for name in ("write_atomic", "write_kept_marks", "_remove"):
        monkeypatch.setattr(documents, name, stepping(getattr(documents, name)))
    if crash < 6:
        with pytest.raises(OutputError):
            set_aside(meeting, told.append)
    else:
        set_aside(meeting, told.append)
    places = [meeting.folder, *(meeting.folder / "earlier").iterdir()]
    for place in places[1:]:
        shutil.copy(meeting.facts_file, place)
        shutil.copy(meeting.markers_file, place)
    texts = [document_of(Meeting(place)) for place in places if (place / "document.json").exists()]
    assert before in texts


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"{", "document.damaged"),
        (b"[]", "document.damaged"),
        (b'{"format": "lokas.marks", "version": "1.0"}', "document.damaged"),
        (b'{"format": "lokas.marks", "version": "1.0", "marks": [{"id": "x"}]}', "document.damaged"),
        (b'{"format": "lokas.marks", "version": "2.0", "marks": []}', "document.newer"),
    ],
)
def test_kept_marks_that_cannot_be_read_are_told(meeting, told, content, code):
    set_aside(meeting, told.append)
    (meeting.folder / "marks.json").write_bytes(content)

    with pytest.raises(InputError) as caught:
        marks_of(meeting)
    assert caught.value.code == code
    assert (meeting.folder / "marks.json").read_bytes() == content
