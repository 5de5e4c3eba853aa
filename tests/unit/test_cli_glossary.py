"""`lokas glossary`: terms come and go, meetings are corrected by them and teach them; `transcribe` expects them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from lokas.cli.transcribing import transcribe
from lokas.documents import document_of, open_document
from lokas.speech.engine import EngineOptions
from lokas.speech.journal import Journal, JournalHeader
from lokas.text.document import SetText
from lokas.transcription import Request
from tests.helpers.command import CommandLine
from tests.helpers.documents import meeting_with, transcript


@pytest.fixture
def lokas(monkeypatch, capsys, tmp_path):
    return CommandLine(monkeypatch, capsys, tmp_path)


@pytest.fixture
def file(tmp_path):
    return tmp_path / "glossary.txt"


@pytest.fixture
def meeting(tmp_path):
    made = transcript("La parole est à Kemener.", "Merci. Chez le gof, on a reçu l'udaf.", "Kemener remercie.")
    return meeting_with(tmp_path / "meetings", "Été : budget", made)


def texts(meeting):
    return [segment.text for segment in document_of(meeting).segments]


# Terms


def test_terms_are_added_listed_completed_and_removed(lokas, file):
    ran = lokas("glossary", "add", "Bérault = Bérot", "UDAF", "Quéméneur")
    assert (ran.code, ran.out.splitlines()) == (
        0,
        ["Added: Bérault = Bérot", "Added: UDAF", "Added: Quéméneur"],
    )
    assert lokas("glossary", "add", "Bérault = Béreau").out == "Completed: Bérault = Bérot, Béreau\n"
    assert "all of that already" in lokas("glossary", "add", "UDAF").err

    ran = lokas("glossary", "list")
    assert ran.out.splitlines() == ["Bérault = Bérot, Béreau", "UDAF", "Quéméneur"]
    assert str(file) in ran.err
    assert json.loads(lokas("glossary", "list", "--json").out)[0] == {"term": "Bérault", "heard": ["Bérot", "Béreau"]}

    assert lokas("glossary", "remove", "berault", "UDAF").out == "Removed: Bérault = Bérot, Béreau\nRemoved: UDAF\n"
    assert file.read_text(encoding="utf-8") == "Quéméneur\n"


def test_an_unknown_term_is_not_removed_and_neither_are_the_others(lokas, file):
    lokas("glossary", "add", "Quéméneur", "UDAF")

    ran = lokas("glossary", "remove", "UDAF", "Kéméneur")

    assert ran.code == 2
    assert "“Kéméneur” is not in the glossary. Terms like it: Quéméneur" in ran.err
    assert file.read_text(encoding="utf-8") == "Quéméneur\nUDAF\n"


@pytest.mark.parametrize("line", ["", "  ", "# Bureau", "= Bérot"])
def test_what_gives_no_term_is_refused(lokas, file, line):
    ran = lokas("glossary", "add", "Bérault", line)

    assert ran.code == 2
    assert "gives no term" in ran.err
    assert not file.exists()


def test_an_empty_glossary_says_how_to_begin_one(lokas):
    assert "lokas glossary add" in lokas("glossary", "list").err
    assert json.loads(lokas("glossary", "list", "--json").out) == []
    assert lokas("glossary", "export", "-").code == 3


def test_glossaries_are_shared_as_text_files(lokas, file, tmp_path):
    theirs, copy = tmp_path / "à eux.txt", tmp_path / "copie.txt"
    theirs.write_bytes("# Les voisins\r\nBérault = Béreau\r\nNguyen\r\n".encode("cp1252"))
    file.write_text("# Nous\nBérault = Bérot\n", encoding="utf-8")

    assert lokas("glossary", "import", theirs).out.splitlines() == [
        "Completed: Bérault = Bérot, Béreau",
        "Added: Nguyen",
    ]
    ran = lokas("glossary", "export", copy, language="fr")
    assert ran.out == f"Termes copiés\u00a0: 2, dans {copy}\n"
    assert copy.read_text(encoding="utf-8") == "# Nous\nBérault = Bérot, Béreau\nNguyen\n"
    assert lokas("glossary", "export", "-").out == copy.read_text(encoding="utf-8")

    copy.write_text("précieux", encoding="utf-8")
    assert lokas("glossary", "export", copy).code == 4
    assert copy.read_text(encoding="utf-8") == "précieux"
    assert lokas("glossary", "export", copy, "--force").code == 0
    assert copy.read_bytes() == file.read_bytes()


def test_a_file_that_is_no_glossary_adds_nothing(lokas, file, tmp_path):
    sound = tmp_path / "son.mp3"
    sound.write_bytes(b"ID3\x03\x00\x00\x00\x00")

    ran = lokas("glossary", "import", sound)

    assert ran.code == 3
    assert "is not a text file" in ran.err
    assert not file.exists()


# Suggestions


def test_suggestions_are_shown_and_change_nothing(lokas, meeting):
    lokas("glossary", "add", "Quéméneur", "Le Goff", "UDAF")

    ran = lokas("glossary", "suggest", "été")

    assert (ran.code, ran.out.splitlines()) == (
        0,
        [
            "    1     0:01  La parole est à [Kemener → Quéméneur].",
            "    2     0:03  Merci. Chez [le gof → Le Goff], on a reçu l'udaf.",
            "    3     0:04  Merci. Chez le gof, on a reçu l'[udaf → UDAF].",
            "    4     0:05  [Kemener → Quéméneur] remercie.",
        ],
    )
    assert "--apply 1,3-5" in ran.err
    assert lokas("glossary", "suggest", "été", "--all").out == ran.out
    assert texts(meeting)[0] == "La parole est à Kemener."


def test_suggestions_for_programs_name_segments_and_characters(lokas, meeting):
    lokas("glossary", "add", "UDAF")

    assert json.loads(lokas("glossary", "suggest", "last", "--json").out) == [
        {"segment": 1, "at_ms": 4800, "start": 32, "end": 36, "found": "udaf", "term": "UDAF"}
    ]


def test_the_chosen_suggestions_are_made_in_one_step(lokas, meeting):
    lokas("glossary", "add", "Quéméneur", "Le Goff", "UDAF")

    ran = lokas("glossary", "suggest", "été", "--apply", "1, 3-4")

    assert ran.code == 0
    assert "Corrections made: 3; 1 are left" in ran.err
    assert texts(meeting) == [
        "La parole est à Quéméneur.",
        "Merci. Chez le gof, on a reçu l'UDAF.",
        "Quéméneur remercie.",
    ]
    with open_document(meeting) as document:
        assert document.undo().segments[0].text == "La parole est à Kemener."


def test_all_suggestions_are_made_on_yes(lokas, meeting, tmp_path):
    other = tmp_path / "autre.txt"
    other.write_text("Le Goff\nUDAF\n", encoding="utf-8")

    ran = lokas("glossary", "suggest", "été", "--all", "--yes", "--glossary", other)

    assert ran.code == 0
    assert texts(meeting)[1] == "Merci. Chez Le Goff, on a reçu l'UDAF."
    ran = lokas("glossary", "suggest", "été", "--glossary", other)
    assert (ran.code, ran.out) == (0, "")
    assert "Nothing in this meeting" in ran.err


@pytest.mark.parametrize("numbers", ["5", "0", "2-1", "un", "1,", "3-9"])
def test_a_number_that_no_suggestion_has_changes_nothing(lokas, meeting, numbers):
    lokas("glossary", "add", "Quéméneur", "Le Goff", "UDAF")

    ran = lokas("glossary", "suggest", "été", "--apply", numbers)

    assert ran.code == 2
    assert "there are 4" in ran.err
    assert texts(meeting)[0] == "La parole est à Kemener."


def test_some_and_all_do_not_go_together(lokas, meeting):
    assert "--apply and --all" in lokas("glossary", "suggest", "été", "--apply", "1", "--all").err


def test_without_a_glossary_there_is_nothing_to_suggest_by(lokas, meeting):
    ran = lokas("glossary", "suggest", "été")
    assert (ran.code, ran.out) == (0, "")
    assert "The glossary is empty" in ran.err


# Proposals


def test_corrections_propose_terms_and_add_them_on_demand(lokas, meeting, file):
    assert "nothing new" in lokas("glossary", "propose", "été").err
    with open_document(meeting) as document:
        document.do(SetText(0, "La parole est à Quéméneur."))

    ran = lokas("glossary", "propose", "été")
    assert ran.out == "Quéméneur = Kemener\n"
    assert "--add" in ran.err
    assert not file.exists()
    assert json.loads(lokas("glossary", "propose", "été", "--json").out) == [
        {"term": "Quéméneur", "heard": ["Kemener"]}
    ]

    assert lokas("glossary", "propose", "été", "--add").out == "Added: Quéméneur = Kemener\n"
    assert "nothing new" in lokas("glossary", "propose", "été").err
    assert lokas("glossary", "suggest", "été").out.endswith("[Kemener → Quéméneur] remercie.\n")


# What the engine expects


@pytest.fixture
def asked(lokas, monkeypatch):
    """A function that gives the request that `transcribe` makes."""
    made = []
    monkeypatch.setattr(transcribe, "transcribe_all", lambda requests, *_, **__: made.extend(requests) or 0)

    def ask(*arguments):
        made.clear()
        ran = lokas("transcribe", *arguments)
        assert ran.code == 0, ran.err
        (request,) = made
        return request

    return ask


def test_the_glossary_is_expected_unless_another_one_or_none_is_asked_for(asked, lokas, tmp_path):
    assert asked("AG.mp3").engine.hotwords == ()
    lokas("glossary", "add", "Kerguélen", "Bérault = Bérot")
    other = tmp_path / "autre.txt"
    other.write_text("# noms\nNguyen\n", encoding="utf-8")

    assert asked("AG.mp3").engine.hotwords == ("Bérault", "Kerguélen")
    assert asked("AG.mp3", "--no-glossary").engine.hotwords == ()
    assert asked("AG.mp3", "--glossary", other).engine.hotwords == ("Nguyen",)
    assert asked("AG.mp3", "--hotwords", other).engine.hotwords == ("Nguyen",)


def test_a_glossary_and_none_do_not_go_together(lokas, tmp_path):
    ran = lokas("transcribe", "AG.mp3", "--glossary", tmp_path / "x.txt", "--no-glossary")
    assert ran.code == 2
    assert "--glossary and --no-glossary" in ran.err


def test_a_glossary_that_cannot_be_read_is_told_before_any_work(lokas, file):
    file.write_bytes(b"\x00\x01\x02")
    ran = lokas("transcribe", "AG.mp3")
    assert ran.code == 3
    assert str(file) in ran.err


def begun(request, *hotwords):
    """The journal of work on a recording that began with these terms."""
    engine = replace(request.engine, hotwords=hotwords)
    Journal.open(request.journal, JournalHeader("x", engine.shaping(), {}), resume=False).close()


def test_work_that_is_taken_up_again_expects_what_it_began_with(asked, lokas, tmp_path):
    recording = tmp_path / "AG.mp3"
    begun(Request(recording, engine=EngineOptions()), "Bérault")
    lokas("glossary", "add", "Kerguélen")

    assert asked(recording, "--resume").engine.hotwords == ("Bérault",)
    assert asked(recording, "--force").engine.hotwords == ("Kerguélen",)
    assert asked(recording, "--resume", "--no-glossary").engine.hotwords == ()


def test_a_meeting_that_is_taken_up_again_expects_what_it_began_with(asked, lokas, meeting):
    journal = meeting.journal
    engine = EngineOptions(hotwords=("Bérault",))
    Journal.open(journal, JournalHeader("x", engine.shaping(), {}), resume=False).close()
    lokas("glossary", "add", "Kerguélen")

    assert asked(meeting.folder).engine.hotwords == ("Bérault",)
    assert asked(meeting.folder, "--force").engine.hotwords == ("Kerguélen",)


def test_a_damaged_journal_does_not_hide_the_glossary(asked, lokas, tmp_path):
    recording = Path(tmp_path / "AG.mp3")
    Request(recording).journal.write_bytes(b'{"format": "other", "options": {"hotwords": ["x"]}}\n')
    lokas("glossary", "add", "Kerguélen")

    assert asked(recording, "--resume").engine.hotwords == ("Kerguélen",)
