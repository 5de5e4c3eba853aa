"""Folders of meetings as earlier versions wrote them: what is in tests/data/schema never changes, and opens."""

from __future__ import annotations

import shutil

import pytest

from lokas.documents import document_of, open_document, transcript_of
from lokas.library import Library
from lokas.meeting import Meeting
from lokas.meeting.markers import Gap
from lokas.text.document import Mark, Speaker, as_transcript
from lokas.types import Coverage
from tests.helpers.source_code import ROOT

TEXTS = ["Bonsoir à toutes et à tous.", "Monsieur Béraud a la parole.", "On passe au vote.", "Qui est contre ?", ""]


@pytest.fixture(params=[b"\n", b"\r\n"], ids=["LF", "CRLF"])
def library(tmp_path, request):
    """A library with the folder of format 2, as a mail program or an editor of Windows may hand it on."""
    folder = shutil.copytree(ROOT / "tests/data/schema/2/meeting", tmp_path / "réunions" / "reçue par mail")
    for path in folder.iterdir():
        path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", request.param))
    return Library(tmp_path / "réunions", tmp_path / "corbeille")


@pytest.fixture
def meeting(library):
    return library.find("reçue par mail")


def test_the_list_tells_what_is_known_of_it(library):
    (entry,) = library.entries()

    assert entry.title == 'AG « d\'été » : "bilan"'
    assert (entry.key, entry.state, entry.tags) == ("0123", "reviewed", ("assemblée", "2026"))
    assert (entry.length_ms, entry.speakers, entry.torn) == (13_100, ("Anna B.", "Zoé"), ())


def test_what_the_machine_heard_is_all_there(meeting):
    heard = transcript_of(meeting)

    assert heard.segments[0].text == "Bonsoir à tous."
    assert [one.speaker for one in heard.segments] == ["Anna", "Zoé", "Zoé", None, None]
    assert [one.begins_paragraph for one in heard.segments] == [None, True, None, None, None]
    assert [one.doubts for one in heard.segments] == [(), ("loop",), (), (), ("not_transcribed",)]
    assert heard.made_with["hotwords"] == ["AG"]
    assert heard.coverage == Coverage(9000, 8100)
    assert heard.footprint.method == "estimate"


def test_what_people_made_of_it_is_all_there_and_can_be_undone(meeting):
    document = document_of(meeting)

    assert [segment.text for segment in document.segments] == TEXTS
    assert document.speakers == (Speaker("s1", "Anna B."), Speaker("s2", "Zoé"))
    assert [mark.kind for mark in document.marks] == ["agenda", "decision", "redaction", "note", "vote"]
    assert document.marks[-1] == Mark(
        4, "vote", 4300, 7400, "Adopté à l'unanimité", (("for", "12"), ("outcome", "adopted"))
    )
    with open_document(meeting) as file:
        assert file.redoable == "as_heard"
        while file.undoable:
            file.undo()
        assert as_transcript(file.document).segments[0].text == "Bonsoir à tous."
        while file.redoable != "as_heard":
            file.redo()
        assert file.document == document


def test_what_is_redacted_stays_redacted(meeting):
    shown = as_transcript(document_of(meeting))

    assert "Béraud" not in str(shown)
    assert shown.segments[1].text == "Monsieur […] a la parole."


def test_what_was_marked_and_what_is_missing_is_told(meeting):
    assert [one.kind for one in meeting.markers()] == ["agenda", "decision", "off_record", "note"]
    assert meeting.gaps() == (Gap(2000, 61_000, "pause", in_file=False), Gap(4000, 500, "device", in_file=True))


def test_the_first_format_is_listed_too(tmp_path):
    shutil.copytree(ROOT / "tests/data/schema/1/meeting", tmp_path / "réunions" / "2026-03-14 AG [k3f9]")
    library = Library(tmp_path / "réunions", tmp_path / "corbeille")

    (entry,) = library.entries()

    assert (entry.key, entry.state) == ("k3f9", "recorded")
    assert library.find("k3f9") == Meeting(tmp_path / "réunions" / "2026-03-14 AG [k3f9]")
