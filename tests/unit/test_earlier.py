"""The texts of a meeting that were set aside: seen as they were, and brought back without losing the one there is."""

from __future__ import annotations

import datetime as dt

import pytest

from lokas import earlier
from lokas.documents import document_of, open_document, set_aside
from lokas.earlier import bring_back, earlier_document, earlier_texts
from lokas.errors import InputError, OutputError
from lokas.files import write_atomic
from lokas.locks import hold
from lokas.meeting import Meeting
from lokas.text.document import AddMark, SetText
from lokas.text.export import EXPORTERS
from tests.helpers.documents import transcript

OLD, NEW = transcript("Bonjour a tous.", "On pase au vote."), transcript("Bonjour à tous.", "On passe au vote.")


def transcribed(meeting, made):
    write_atomic(meeting.transcript, EXPORTERS["json"].write(made))


@pytest.fixture
def meeting(tmp_path):
    """A text that was corrected and marked, set aside for another one, in which somebody marked something else."""
    made = Meeting.create(tmp_path / "Réunions", "Été : budget", dt.datetime(2026, 3, 14, 18, 30, tzinfo=dt.UTC))
    made.add_marker("decision", 900, "Ouverture")
    transcribed(made, OLD)
    with open_document(made) as file:
        file.do(SetText(0, "Bonsoir à tous."))
        file.do(AddMark("vote", 2000, 2600, "Adopté"))
    set_aside(made, lambda _: None)
    transcribed(made, NEW)
    with open_document(made) as file:
        file.do(AddMark("action", 100, 200, "Écrire à la mairie"))
    return made


def said(document):
    return [segment.text for segment in document.segments]


def test_a_text_that_was_set_aside_is_listed_with_when_and_how_it_was_made(meeting):
    (one,) = earlier_texts(meeting)

    assert (one.words, one.edits, one.language, one.trouble) == (7, 2, "fr", None)
    assert abs(dt.datetime.now().astimezone() - one.moment) < dt.timedelta(hours=1)


def test_an_earlier_text_is_read_with_its_corrections_and_marks(meeting):
    (one,) = earlier_texts(meeting)
    document = earlier_document(meeting, one.folder)

    assert said(document)[0] == "Bonsoir à tous."
    assert [mark.text for mark in document.marks] == ["Ouverture", "Adopté"]


def test_a_text_comes_back_as_it_was_and_the_other_one_is_set_aside(meeting):
    (one,) = earlier_texts(meeting)
    before, there = earlier_document(meeting, one.folder), document_of(meeting)

    bring_back(meeting, one.folder, lambda _: None)

    assert document_of(meeting) == before
    with open_document(meeting) as file:
        assert file.undoable == "add_mark"
    aside, _ = earlier_texts(meeting)
    assert earlier_document(meeting, aside.folder) == there
    assert "shelf.brought_back" in meeting.log_file.read_text(encoding="utf-8")


def test_going_back_and_forth_loses_nothing(meeting):
    there = document_of(meeting)
    bring_back(meeting, earlier_texts(meeting)[0].folder, lambda _: None)
    bring_back(meeting, earlier_texts(meeting)[0].folder, lambda _: None)

    assert document_of(meeting) == there
    assert len(earlier_texts(meeting)) == 3


def test_a_text_that_is_damaged_is_told_and_brought_back_by_nobody(meeting):
    (one,) = earlier_texts(meeting)
    there = document_of(meeting)
    (one.folder / "transcript.json").write_text("{", encoding="utf-8")

    (damaged,) = earlier_texts(meeting)
    with pytest.raises(InputError):
        bring_back(meeting, one.folder, lambda _: None)

    assert damaged.trouble is not None
    assert document_of(meeting) == there
    assert len(earlier_texts(meeting)) == 1


@pytest.mark.parametrize("name", ["work_lock", "document"])
def test_a_meeting_in_work_keeps_its_text(meeting, name):
    (one,) = earlier_texts(meeting)
    there = document_of(meeting)
    path = meeting.work_lock if name == "work_lock" else meeting.folder / "document.lock"

    with hold(path), pytest.raises(OutputError, match=r"meeting\.busy"):
        bring_back(meeting, one.folder, lambda _: None)

    assert document_of(meeting) == there


@pytest.mark.parametrize("writes", range(3))
def test_a_crash_in_between_leaves_every_text_whole_somewhere(meeting, monkeypatch, writes):
    (one,) = earlier_texts(meeting)
    wanted, there = earlier_document(meeting, one.folder), document_of(meeting)
    done = []

    def crash(path, content):
        if len(done) == writes:
            raise KeyboardInterrupt
        done.append(path)
        write_atomic(path, content)

    monkeypatch.setattr(earlier, "write_atomic", crash)
    with pytest.raises(KeyboardInterrupt):
        bring_back(meeting, one.folder, lambda _: None)

    kept = [earlier_document(meeting, text.folder) for text in earlier_texts(meeting)]
    assert wanted in kept
    assert there in kept
    assert document_of(meeting).segments


def test_a_meeting_without_earlier_texts_has_none(tmp_path):
    meeting = Meeting.create(tmp_path, "AG", dt.datetime(2026, 3, 14, 18, 30, tzinfo=dt.UTC))

    assert earlier_texts(meeting) == ()


def test_a_folder_of_another_name_has_no_moment(meeting):
    (one,) = earlier_texts(meeting)
    one.folder.rename(one.folder.with_name("avant la relecture"))

    assert earlier_texts(meeting)[0].moment is None
