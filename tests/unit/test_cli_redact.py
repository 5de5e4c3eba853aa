"""`lokas redact` and the export of meetings by name: what is shown before anything is hidden, and what is done."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace

import pytest

from lokas.documents import document_of, open_document
from lokas.meeting import Meeting
from lokas.meeting.facts import Imported, Represented
from lokas.text.document import AddMark, RenameSpeaker, SetText, redactions
from lokas.text.export import EXPORTERS
from lokas.types import Segment
from tests.helpers.command import CommandLine
from tests.helpers.documents import transcript
from tests.helpers.sounds import click_track, write_wav


@pytest.fixture
def lokas(monkeypatch, capsys, tmp_path):
    return CommandLine(monkeypatch, capsys, tmp_path)


@pytest.fixture
def meeting(tmp_path):
    made = Meeting.create(tmp_path / "meetings", "Conseil", dt.datetime(2026, 3, 14, 18, tzinfo=dt.UTC))
    heard = transcript(
        "Bonjour Jean Dupont, ça va ?",
        "Merci. La parole est à jean",
        "DUPONT, puis à Dupond.",
        "Le code est mirabelle.",
        speakers=["Jean Dupont", None, None, None],
    )
    untold = Segment(9, 14_000, 15_000, "", (), 0.0, "fr", ("not_transcribed",))
    heard = replace(heard, segments=(*heard.segments, untold))
    made.transcript.write_bytes(b"".join(EXPORTERS["json"].write(heard)))
    write_wav(made.folder / "son.wav", click_track(16, 16_000)[0])
    made.update(lambda facts: replace(facts, closed="stopped", imported=Imported("son.wav")))
    return made


def hidden(meeting):
    return [(one.number, one.name, one.replacement, len(one.spans)) for one in redactions(document_of(meeting))]


def files(folder):
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_name_is_shown_wherever_it_is_before_anything_is_changed(lokas, meeting):
    with open_document(meeting) as file:
        file.do(AddMark("action", 700, 700, "Écrire à J. Dupont", (("who", "Jean Dupont"),)))
    before = files(meeting.folder)
    ran = lokas("redact", "conseil", "--name", "jean dupont")

    assert ran.code == 0
    assert "The name is said 2 times:" in ran.out
    assert "Bonjour [Jean Dupont,] ça va ?" in ran.out
    assert "La parole est à [jean]" in ran.out
    assert "[DUPONT,] puis à Dupond." in ran.out
    assert "as the name of somebody who speaks: Jean Dupont" in ran.out
    assert "in a mark at 0:00: Écrire à J. Dupont Jean Dupont" in ran.out
    assert "Nothing is changed yet" in ran.err
    assert files(meeting.folder) == before


def test_with_yes_it_is_done_and_told_how_to_undo_it(lokas, meeting):
    ran = lokas("redact", "conseil", "--name", "Jean Dupont", "--with", "M. D.", "--yes")

    assert ran.code == 0
    assert hidden(meeting) == [(1, "Jean Dupont", "M. D.", 2)]
    assert f'lokas redact "{meeting.folder.name}" --remove 1 --yes' in ran.err
    assert lokas("redact", "conseil", "--remove", 1).code == 0
    assert len(hidden(meeting)) == 1
    assert lokas("redact", "conseil", "--remove", 1, "--yes").code == 0
    assert hidden(meeting) == []


def test_it_can_be_undone_as_any_edit(lokas, meeting):
    lokas("redact", "conseil", "--name", "Dupond", "--yes")
    assert lokas("edit", "undo", "conseil").code == 0
    assert hidden(meeting) == []


def test_what_would_stay_is_told(lokas, meeting):
    (meeting.folder / "exports").mkdir()
    (meeting.folder / "exports" / "ancien.odt").write_bytes(b"x")
    meeting.update(
        lambda facts: replace(
            facts,
            title="Avec Jean Dupont",
            people=("Jean Dupont",),
            represented=(Represented("Anna", "Jean Dupont"),),
            agenda=("Merci à Jean Dupont",),
        )
    )
    ran = lokas("redact", meeting.folder, "--name", "Jean Dupont")

    assert "“Dupond” (1)" in ran.out
    assert "In 1 places somebody speaks and there is no text" in ran.out
    assert "The name is in the title of the meeting" in ran.out
    assert "(people, agenda)" in ran.out
    assert "exported before and have not changed: ancien.odt" in ran.out
    assert "keep everything: give away exports only" in ran.out


def test_parts_of_a_name_in_speakers_titles_and_marks_are_told(lokas, meeting):
    meeting.update(lambda facts: replace(facts, title="Chez les Dupont"))
    with open_document(meeting) as file:
        file.do(RenameSpeaker("s1", "M. Dupont"))
    ran = lokas("redact", meeting.folder, "--name", "Jean Dupont")

    assert "“M. Dupont” (1)" in ran.out
    assert "(title)" in ran.out


def test_what_the_machine_heard_and_people_corrected_is_told_to_be_silent(lokas, meeting):
    with open_document(meeting) as file:
        file.do(SetText(0, "Bonjour monsieur, ça va ?"))
    ran = lokas("redact", "conseil", "--name", "Jean Dupont")

    assert "Hidden too in the sound at 0:00, where the machine heard it" in ran.out


def test_a_name_that_is_nowhere_is_an_error_that_tells_what_is_like_it(lokas, meeting):
    ran = lokas("redact", "conseil", "--name", "Mirabel", "--yes")

    assert ran.code == 2
    assert "“Mirabel” is neither in the text" in ran.err
    assert "“mirabelle” (1)" in ran.out
    assert hidden(meeting) == []


def test_capitals_can_count(lokas, meeting):
    assert lokas("redact", "conseil", "--name", "DUPONT", "--case", "--yes").code == 0

    assert hidden(meeting) == [(1, "DUPONT", "[…]", 1)]
    assert "(capitals count), 1 times" in lokas("redact", "conseil").out


def test_passages_are_hidden_by_number_by_word_and_by_time(lokas, meeting):
    ran = lokas("redact", "conseil", "--segment", "3", "--words", "4", "--yes")
    assert "Le code est [mirabelle.]" in ran.out
    assert lokas("redact", "conseil", "--segment", "0-1,3", "--yes").code == 0
    ran = lokas("redact", "conseil", "--from", "0:14", "--to", "15.5", "--with", "(coupé)", "--yes")
    assert "there is no text: only the sound is hidden" in ran.out

    listed = lokas("redact", "conseil", "--list").out.splitlines()
    assert len(listed) == 4
    assert "“mirabelle.”" in listed[0]
    assert "“Bonjour Jean Dupont, ça va ? Merci. La parole est à jean”" in listed[1]
    assert listed[3].startswith("4  from 0:14 to 0:15, where there is no text")


def test_a_mark_in_a_passage_is_told_to_keep_its_text(lokas, meeting):
    with open_document(meeting) as file:
        file.do(AddMark("decision", 700, 900, "Accordé"))
    assert "keeps its text: at 0:00, “Accordé”" in lokas("redact", "conseil", "--segment", "0").out


def test_the_list_is_there_for_programs(lokas, meeting):
    assert lokas("redact", "conseil", "--list", "--json").out.strip() == "[]"
    assert "Nothing is hidden" in lokas("redact", "conseil").err
    lokas("redact", "conseil", "--name", "Dupond", "--yes")
    (told,) = json.loads(lokas("redact", "conseil", "--json").out)

    assert {key: told[key] for key in ("number", "name", "case", "replacement")} == {
        "number": 1,
        "name": "Dupond",
        "case": False,
        "replacement": "[…]",
    }
    assert [span["text"] for span in told["spans"]] == ["Dupond."]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--name", "Anna", "--segment", "1"), "--name and --segment do not go together"),
        (("--list", "--remove", "1"), "--list and --remove do not go together"),
        (("--words", "1"), "--words means something only with --segment"),
        (("--segment", "1", "--case"), "--case means something only with --name"),
        (("--segment", "1", "--words", "9"), "“9” names no words of this passage, which has 6"),
        (("--segment", "0,1", "--words", "1"), "names no words"),
        (("--segment", "77"), "77"),
        (("--from", "3"), "the first before the second"),
        (("--from", "3", "--to", "2"), "Nothing is between 0:03 and 0:02"),
        (("--from", "demain", "--to", "2"), "“demain” is not a moment"),
        (("--name", "…"), "“…” has no letters"),
        (("--name", "Dupont", "--with", "M. DUPONT"), "holds the name “Dupont” itself"),
        (("--remove", "7"), "Nothing is hidden under number 7"),
    ],
)
def test_what_cannot_be_meant_is_refused(lokas, meeting, arguments, said):
    ran = lokas("redact", "conseil", *arguments, "--yes")
    assert ran.code == 2
    assert said in ran.err
    assert hidden(meeting) == []


# lokas export of meetings


def test_a_meeting_is_exported_by_its_name_without_what_is_hidden(lokas, meeting):
    lokas("redact", "conseil", "--name", "Jean Dupont", "--yes")
    ran = lokas("export", "Conseil", "--format", "txt,opus")

    assert ran.code == 0
    assert "Names or passages are hidden (1)" in ran.err
    text = (meeting.folder / "exports" / "2026-03-14 Conseil.txt").read_text(encoding="utf-8")
    assert "Bonjour […], ça va" in text.replace("\u202f", " ")
    assert "upont" not in text.casefold()
    assert (meeting.folder / "exports" / "2026-03-14 Conseil.opus").is_file()


def test_what_the_machine_heard_of_it_is_only_given_to_who_insists(lokas, meeting, tmp_path):
    lokas("redact", "conseil", "--name", "Jean Dupont", "--yes")
    for asked in (("conseil", "--as-heard"), (meeting.transcript,)):
        ran = lokas("export", *asked, "--format", "srt", "--output", tmp_path / "out")
        assert ran.code == 2
        assert "would show what is hidden (1)" in ran.err
    assert not (tmp_path / "out").exists()
    ran = lokas("export", "conseil", "--as-heard", "--unredacted", "--format", "srt", "--output", tmp_path / "out")
    assert ran.code == 0
    assert "Take care: these files show what is hidden (1)." in ran.err
    assert lokas("export", meeting.transcript, "--unredacted", "--format", "srt", "--output", tmp_path / "b").code == 0


def test_a_meeting_that_is_not_found_does_not_stop_the_next(lokas, meeting):
    ran = lokas("export", "jamais", "conseil", "--format", "txt")

    assert ran.code == 3
    assert "jamais" in ran.err
    assert (meeting.folder / "exports" / "2026-03-14 Conseil.txt").is_file()


def test_sound_is_no_format_of_a_transcript_alone(lokas, meeting):
    assert "Lokas writes no format “mp3”" in lokas("export", meeting.transcript, "--format", "mp3").err
    assert "Lokas writes no format “aac”" in lokas("export", "conseil", "--format", "aac").err
