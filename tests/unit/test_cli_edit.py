"""`lokas edit`: corrections by the numbers that `lokas show` gives, each on the disk and undoable when it ends."""

from __future__ import annotations

import io
import sys

import pytest

from lokas.documents import document_of, open_document
from lokas.text.document import Mark, Redact, as_transcript, doubts
from lokas.types import Span
from tests.helpers.command import CommandLine
from tests.helpers.documents import meeting_with, transcript


@pytest.fixture
def lokas(monkeypatch, capsys, tmp_path):
    return CommandLine(monkeypatch, capsys, tmp_path)


@pytest.fixture
def meeting(tmp_path):
    """Four segments at 500, 2100, 4000 and 5900, of which nobody knows who says the last."""
    texts = ("Bonjour à tous.", "On passe au vote.", "La contre-proposition est rejetée.", "On en reste là.")
    made = transcript(*texts, speakers=["Anna", "Béa", "Anna", None])
    return meeting_with(tmp_path / "meetings", "Été : budget", made)


@pytest.fixture
def edit(lokas, meeting):
    """`lokas edit` with a verb, of the meeting, that is expected to do its work."""

    def run(verb, *arguments, code=0):
        ran = lokas("edit", *verb.split(" "), "budget", *arguments)
        assert ran.code == code, ran.err
        return ran

    return run


def texts(meeting):
    return [segment.text for segment in document_of(meeting).segments]


def speakers(meeting):
    return [segment.speaker for segment in as_transcript(document_of(meeting)).segments]


# Text


def test_a_passage_is_rewritten(edit, meeting):
    ran = edit("text", 0, "Bonsoir à tous.")

    assert texts(meeting)[0] == "Bonsoir à tous."
    assert ran.out == "    0     0:00  Bonsoir à tous.\n"


def test_a_long_text_comes_from_standard_input(edit, meeting, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO("Bonsoir\nà toutes.\n"))
    edit("text", 0, "-")

    assert texts(meeting)[0] == "Bonsoir à toutes."


@pytest.mark.parametrize("text", ["- Oui.", "-Oui.", "-- Oui.", "– Non."])
def test_a_text_may_begin_with_a_dash(edit, meeting, text):
    edit("text", 0, text)

    assert texts(meeting)[0] == text


def test_a_text_as_it_was_is_told_to_change_nothing(edit, meeting):
    assert "so already" in edit("text", 0, "Bonjour à tous.").err


def test_passages_get_the_words_back_that_were_heard(edit, meeting):
    before = texts(meeting)
    edit("text", 0, "x")
    edit("text", 2, "y")
    edit("as-heard", "0-2")

    assert texts(meeting) == before
    edit("undo")
    assert texts(meeting)[0] == "x"


def test_what_is_right_is_noted(edit, meeting):
    assert [doubt.kind for doubt in doubts(document_of(meeting))] == ["speaker"]
    edit("check", 3)

    assert list(doubts(document_of(meeting))) == []
    edit("check", "1", "--word", "VOTE")
    assert [word.confidence for word in document_of(meeting).segment(1).words] == [0.9, 0.9, 0.9, 1.0]


# Structure


def test_a_passage_is_cut_before_words_it_says(edit, meeting):
    ran = edit("split", 1, "au vote")

    assert texts(meeting)[1:3] == ["On passe", "au vote."]
    assert ran.out == "    1     0:02  On passe\n    4     0:02  au vote.\n"
    edit("join", 1)
    assert texts(meeting)[1] == "On passe au vote."


def test_a_word_of_its_own_is_cut_before_rather_than_a_part_of_one(edit, meeting):
    edit("split", 3, "reste")
    assert texts(meeting)[3:] == ["On en", "reste là."]
    assert "cannot be cut" in edit("split", 2, "proposition", code=2).err
    assert "does not say" in edit("split", 2, "mairie", code=2).err
    edit("check", 2, "--word", "proposition")
    assert document_of(meeting).segment(2).words[1].confidence == 1.0


def test_passages_that_follow_one_another_become_one(edit, meeting):
    edit("join", "1-3")

    assert texts(meeting)[1:] == ["On passe au vote. La contre-proposition est rejetée. On en reste là."]
    edit("undo")
    assert len(texts(meeting)) == 4
    assert "names no passages" in edit("join", "0,2", code=2).err


def test_paragraphs_are_begun_and_gone_on_with(edit, meeting):
    edit("speaker", "0-3", "Anna")
    edit("paragraph", "0-3", "--join")
    edit("paragraph", "2")

    assert [[one.id for one in paragraph] for paragraph in document_of(meeting).paragraphs()] == [[0, 1], [2, 3]]


# Speakers


def test_passages_are_given_to_a_speaker_by_name(edit, meeting):
    ran = edit("speaker", "2-3", "bea")

    assert speakers(meeting) == ["Anna", "Béa", "Béa", "Béa"]
    assert ran.out.splitlines()[0] == "Béa"


def test_a_name_that_nobody_has_makes_a_new_speaker_in_one_step(edit, meeting):
    ran = edit("speaker", "3", "Zoé")

    assert speakers(meeting)[3] == "Zoé"
    assert "Speakers: Anna (s1), Béa (s2), Zoé (s3)" in ran.out
    edit("undo")
    assert [one.name for one in document_of(meeting).speakers] == ["Anna", "Béa"]


def test_passages_are_given_to_nobody(edit, meeting):
    edit("speaker", 1, "--nobody")

    assert speakers(meeting) == ["Anna", None, "Anna", None]
    assert edit("speaker", 1, code=2).err.startswith("Give one of these")
    edit("speaker", 1, "Anna", "--nobody", code=2)


def test_a_speaker_is_renamed_and_two_are_made_one(edit, meeting):
    edit("rename-speaker", "béa", "Zoé")
    assert speakers(meeting) == ["Anna", "Zoé", "Anna", None]
    assert "merge-speakers" in edit("rename-speaker", "Zoé", "anna", code=2).err
    edit("rename-speaker", "Zoé", "ZOÉ")
    edit("merge-speakers", "zoé", "Anna")
    assert speakers(meeting) == ["Anna", "Anna", "Anna", None]
    assert "There are: Anna." in edit("merge-speakers", "Béa", "Anna", code=2).err


# Marks


def test_a_vote_is_marked_on_passages_with_its_details(edit, meeting):
    ran = edit(
        "mark add", "Vote", "Le budget", "--segments", "1-2", "--for", 12, "--against", 0, "--outcome", "adopted"
    )

    (mark,) = document_of(meeting).marks
    assert mark == Mark(1, "vote", 2100, 5200, "Le budget", (("for", "12"), ("against", "0"), ("outcome", "adopted")))
    assert "Vote no. 1: Le budget (for: 12, against: 0, outcome: adopted)" in ran.out
    assert "On passe au vote." in ran.out


def test_a_mark_is_set_at_a_moment_or_on_a_stretch(edit, meeting):
    edit("mark add", "action", "Écrire", "--at", "0:02", "--who", "Anna", "--when", "2026-04-30")
    edit("mark add", "décision", "--from", "1", "--to", "0:03,5")

    assert document_of(meeting).marks == (
        Mark(2, "decision", 1000, 3500),
        Mark(1, "action", 2000, 2000, "Écrire", (("who", "Anna"), ("when", "2026-04-30"))),
    )


def test_a_mark_is_changed_in_what_is_given_only(edit, meeting):
    edit("mark add", "action", "Écrire", "--at", "2", "--who", "Anna", "--when", "mardi")
    edit("mark change", 1, "--text", "Téléphoner", "--when", "")
    assert document_of(meeting).marks == (Mark(1, "action", 2000, 2000, "Téléphoner", (("who", "Anna"),)),)

    edit("mark change", 1, "--kind", "note", "--segments", 0, "--who", "Béa")
    assert document_of(meeting).marks == (Mark(1, "note", 500, 1400, "Téléphoner", (("who", "Béa"),)),)


def test_an_action_is_done_and_to_be_done_again(edit, meeting):
    edit("mark add", "action", "Écrire", "--at", "2")
    edit("mark change", 1, "--done", "2026-04-30")
    assert document_of(meeting).marks[0].details == (("done", "2026-04-30"),)

    edit("mark change", 1, "--done", "")
    assert document_of(meeting).marks[0].details == ()


def test_marks_are_removed_in_one_step(edit, meeting):
    edit("mark add", "note", "un", "--at", "1")
    edit("mark add", "note", "deux", "--at", "2")
    ran = edit("mark remove", 1, 2)

    assert document_of(meeting).marks == ()
    assert ran.out == "Removed: Note no. 1: un\nRemoved: Note no. 2: deux\n"
    edit("undo")
    assert len(document_of(meeting).marks) == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("vote",), "--segments, --at"),
        (("vote", "--at", "1", "--segments", "0"), "--segments, --at"),
        (("vote", "--from", "1"), "--segments, --at"),
        (("vote", "--from", "3", "--to", "2"), "nothing to mark"),
        (("vote", "--at", "9:00"), "nothing to mark"),
        (("vote", "--at", "tôt"), "not a moment"),
        (("vote", "--segments", "9"), "Passage 9"),
        (("redaction", "--at", "1"), "agenda, decision, vote, action, note"),
        (("vote", "--at", "1", "--outcome", "tied"), "adopted, rejected"),
        (("vote", "--at", "1", "--for", "-1"), "--for"),
    ],
)
def test_a_mark_that_makes_no_sense_is_refused(edit, meeting, arguments, said):
    assert said in edit("mark add", *arguments, code=2).err
    assert document_of(meeting).marks == ()


def test_a_mark_that_is_not_there_is_refused(edit, meeting):
    assert "Mark 4" in edit("mark change", 4, "--text", "x", code=2).err
    assert "Mark 4" in edit("mark remove", 4, code=2).err


def test_what_is_hidden_is_not_shown_by_removing_its_mark(edit, meeting):
    with open_document(meeting) as file:
        file.do(Redact((Span(500, 1400),), "[…]"))
        (mark,) = file.document.marks
    assert "lokas redact --remove" in edit("mark remove", mark.id, code=2).err
    assert "lokas redact --remove" in edit("mark change", mark.id, "--kind", "note", code=2).err
    assert document_of(meeting).marks == (mark,)


# History and review


def test_corrections_are_undone_and_done_again_as_far_as_there_are_any(edit, meeting):
    before = document_of(meeting)
    edit("text", 0, "x")
    edit("check", "0-3")
    after = document_of(meeting)

    ran = edit("undo", "--steps", 9)
    assert document_of(meeting) == before
    assert ran.err == "Undone: passage noted as right.\nUndone: passage rewritten.\n"
    assert "Bonjour" in ran.out
    assert edit("undo").err == "Nothing to undo.\n"
    edit("redo", "--steps", 2)
    assert document_of(meeting) == after
    assert edit("redo").err == "Nothing to do again.\n"


def test_of_many_changed_passages_the_number_is_told(lokas, tmp_path):
    meeting_with(tmp_path / "meetings", "Longue", transcript(*["oui"] * 40))

    assert lokas("edit", "check", "longue", "0-39").out == "40 passages changed.\n"


def test_a_review_is_noted_and_taken_back(edit, lokas, meeting):
    ran = edit("review", "--by", "Zoé ")
    facts = meeting.facts
    assert (facts.reviewed is None, facts.reviewed_by) == (False, "Zoé")
    assert "1 place to check" in ran.err
    assert "review.done" in meeting.log_file.read_text(encoding="utf-8")
    edit("review", "--not")
    assert (meeting.facts.reviewed, meeting.facts.reviewed_by) == (None, "")
    edit("review", "--not", "--by", "Zoé", code=2)


def test_what_nobody_transcribed_cannot_be_corrected_or_reviewed(edit, meeting):
    meeting.transcript.unlink()

    assert "no text yet" in edit("text", 0, "x", code=3).err
    assert "no text yet" in edit("review", code=3).err
    assert meeting.facts.reviewed is None


def test_a_document_that_another_program_corrects_is_left_alone(edit, meeting):
    with open_document(meeting):
        assert "Another program" in edit("text", 0, "x", code=4).err
    assert texts(meeting)[0] == "Bonjour à tous."
