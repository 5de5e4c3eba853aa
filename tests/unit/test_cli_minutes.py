"""`lokas minutes`: agenda, attendance and the minutes themselves, from the command line."""

from __future__ import annotations

import io
import json
import re
import sys
import zipfile
from dataclasses import replace

import odfdo
import pytest

from lokas.documents import open_document
from lokas.meeting import Meeting
from lokas.meeting.facts import Imported, MeetingFacts, Represented
from lokas.text.document import ChangeMark
from lokas.text.document.redacting import Redact, spans_of_name
from lokas.text.export import EXPORTERS
from tests.helpers.command import CommandLine
from tests.helpers.minutes import BEGAN, FACTS, MARKS, SAID, document

STEM = "2026-03-14 Assemblée générale 2026 - procès-verbal"


@pytest.fixture
def lokas(monkeypatch, capsys, tmp_path):
    return CommandLine(monkeypatch, capsys, tmp_path)


@pytest.fixture
def planned(tmp_path):
    """A meeting that is to come."""
    return Meeting.create_with(tmp_path / "meetings", MeetingFacts("Été & bilan", BEGAN, language="fr"))


@pytest.fixture
def held(tmp_path):
    """A meeting that was recorded and transcribed, and what was marked in it."""
    meeting = Meeting.create_with(tmp_path / "meetings", replace(FACTS, closed="stopped"))
    meeting.sound.write_bytes(b"sound")
    for mark in MARKS:
        meeting.add_marker(mark.kind, mark.start_ms, mark.text)
    meeting.transcript.write_bytes(b"".join(EXPORTERS["json"].write(document().transcript)))
    return meeting


def written(meeting, suffix="md"):
    (file,) = (meeting.folder / "exports").glob(f"*.{suffix}")
    return file


def paste(monkeypatch, text):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode("utf-8"))))


# Agenda


def test_an_agenda_is_typed_before_the_meeting_and_shown_with_numbers(lokas, planned):
    ran = lokas("minutes", "agenda", "last", "Bilan", " Budget  2026 ")
    assert (ran.code, ran.out) == (0, "1. Bilan\n2. Budget 2026\n")
    assert planned.facts.agenda == ("Bilan", "Budget 2026")
    assert lokas("minutes", "agenda", "last").out == ran.out


def test_an_agenda_is_pasted_from_a_file_or_from_what_is_piped_in(lokas, planned, tmp_path, monkeypatch):
    mail = tmp_path / "l'ordre du jour.txt"
    mail.write_bytes("Bonjour,\r\n\r\n1. Bilan ;\r\n2. Élections.\r\n\r\nAnne".encode("cp1252"))
    assert lokas("minutes", "agenda", "last", "--paste", mail).code == 0
    assert planned.facts.agenda == ("Bilan", "Élections")
    paste(monkeypatch, "- Divers\n")
    assert lokas("minutes", "agenda", "last", "--paste", "-", "--add").code == 0
    assert planned.facts.agenda == ("Bilan", "Élections", "Divers")
    assert "no agenda" in lokas("minutes", "agenda", "last", "--clear").err
    assert planned.facts.agenda == ()


def test_what_cannot_be_an_agenda_changes_nothing(lokas, planned, tmp_path):
    lokas("minutes", "agenda", "last", "Bilan")
    empty = tmp_path / "vide.txt"
    empty.write_text("\n\n", encoding="utf-8")
    assert "no point" in lokas("minutes", "agenda", "last", "--paste", empty).err
    assert lokas("minutes", "agenda", "last", "--paste", tmp_path / "absent.txt").code == 3
    assert lokas("minutes", "agenda", "last", "Budget", "--paste", empty).code == 2
    assert lokas("minutes", "agenda", "last", "--clear", "Budget").code == 2
    assert planned.facts.agenda == ("Bilan",)


# Attendance


def test_attendance_and_quorum_are_noted_and_shown(lokas, planned):
    ran = lokas(
        "minutes", "attendance", "last", "--present", "Anne, Bruno", "--present", "Chloé",
        "--represented", "Zoé by Anne", "--excused", "Odile", "--quorum", "1/3", "--members", "12", language="en",
    )  # fmt: skip
    assert ran.out.splitlines() == [
        "Present (3): Anne, Bruno, Chloé",
        "By proxy (1): Zoé by Anne",
        "Apologies (1): Odile",
        "Quorum (1/3): reached, 4 of 4 needed",
    ]
    facts = planned.facts
    assert (facts.people, facts.represented) == (("Anne", "Bruno", "Chloé"), (Represented("Zoé", "Anne"),))
    ran = lokas("minutes", "attendance", "last", "--not-represented", "--remove", "Odile")
    assert ran.out.splitlines()[2:] == ["Apologies (0): –", "Quorum (1/3): not reached, 3 of 4 needed"]
    assert lokas("minutes", "attendance", "last").out == ran.out
    lokas("minutes", "attendance", "last", "--quorum", "")
    assert planned.facts.quorum == ""


def test_a_rule_that_is_none_is_refused_and_nothing_is_noted(lokas, planned):
    before = planned.facts
    ran = lokas("minutes", "attendance", "last", "--present", "Anne", "--quorum", "beaucoup")
    assert ran.code == 2
    assert "beaucoup" in ran.err
    assert planned.facts == before


# Minutes


def test_minutes_are_written_into_the_exports_of_the_meeting_in_each_format(lokas, held):
    ran = lokas("minutes", "export", "last", "--format", "md,odt,docx")
    assert ran.code == 0
    assert sorted(file.name for file in (held.folder / "exports").iterdir()) == [
        f"{STEM}.docx", f"{STEM}.md", f"{STEM}.odt",
    ]  # fmt: skip
    text = written(held).read_text(encoding="utf-8")
    assert "[00:03:10](../audio.flac#t=190)" in text
    assert SAID in text
    assert "Marks without a text: 1" in ran.err
    assert "Agenda marks without a title: 1" in ran.err


def test_minutes_that_are_there_are_replaced_only_on_demand(lokas, held):
    lokas("minutes", "export", "last")
    file = written(held, "odt")
    file.write_bytes(b"signed")
    assert lokas("minutes", "export", "last").code == 4
    assert file.read_bytes() == b"signed"
    assert lokas("minutes", "export", "last", "--force").code == 0
    assert odfdo.Document(file).body.get_headers()


def test_a_link_leads_from_where_the_file_lies_or_is_left_out(lokas, held, tmp_path):
    lokas("minutes", "export", "last", "--format", "md", "--output", tmp_path / "à part")
    (text,) = [file.read_text(encoding="utf-8") for file in (tmp_path / "à part").iterdir()]
    folder = held.folder.name.replace(" ", "%20").replace("é", "%C3%A9").replace("[", "%5B").replace("]", "%5D")
    assert f"](../meetings/{folder}/audio.flac#t=62)" in text
    lokas("minutes", "export", "last", "--format", "md", "--no-links")
    assert "](" not in written(held).read_text(encoding="utf-8")


def test_times_are_plain_where_the_sound_is_gone_and_lead_to_imported_sound(lokas, held):
    held.sound.unlink()
    lokas("minutes", "export", "last", "--format", "md")
    assert "](" not in written(held).read_text(encoding="utf-8")
    (held.folder / "Réunion (1).mp3").write_bytes(b"sound")
    held.update(lambda facts: replace(facts, imported=Imported("Réunion (1).mp3")))
    lokas("minutes", "export", "last", "--format", "md", "--force")
    assert "](../R%C3%A9union%20%281%29.mp3#t=62)" in written(held).read_text(encoding="utf-8")


def test_marks_that_were_edited_are_in_the_minutes(lokas, held):
    with open_document(held) as file:
        vote = next(one for one in file.document.marks if one.kind == "vote")
        file.do(ChangeMark(replace(vote, text="Approuvé !", details=(("for", "12"), ("outcome", "adopted")))))
    shown = lokas("minutes", "show", "last").out.replace("\u00a0", " ")
    assert "> **Vote.** Approuvé ! (00:03:10)\\\n> **Adopté** : 12 pour" in shown


def test_what_is_hidden_is_in_no_file_of_the_minutes_and_nothing_leads_to_where_it_is_heard(lokas, held):
    held.update(lambda facts: replace(facts, title="Le départ de B. Petit", agenda=(*facts.agenda, "M. Petit")))
    with open_document(held) as file:
        for name in ("Petit", "canal", "Générale"):
            file.do(Redact(spans_of_name(file.document, name), name=name))
    ran = lokas("minutes", "export", "last", "--format", "md,odt,docx")
    assert (ran.code, "are hidden (3)" in ran.err) == (0, True)
    for file in (held.folder / "exports").iterdir():
        whole = file.read_bytes()
        assert file.stem == "2026-03-14 Assemblée […] 2026 - procès-verbal"
        if file.suffix != ".md":
            with zipfile.ZipFile(file) as zipped:
                whole = b"".join(zipped.read(part) for part in zipped.namelist())
        assert not re.search(b"Petit|canal|rale 2026|#t=", whole)
    assert r"Bruno \[…\], Chloé Martin |" in written(held).read_text(encoding="utf-8")


def test_without_a_transcript_the_markers_make_the_minutes(lokas, held):
    held.transcript.unlink()
    ran = lokas("minutes", "show", "last")
    assert "no text yet" in ran.err
    assert "Louer un local." in ran.out
    assert "Transcription" not in ran.out


def test_before_the_meeting_there_is_nothing_to_remark(lokas, planned):
    lokas("minutes", "agenda", "last", "Bilan")
    ran = lokas("minutes", "show", "last")
    assert (ran.code, ran.err) == (0, "")
    assert "1. Bilan" in ran.out


def test_minutes_are_shown_as_json_for_programs(lokas, held):
    told = json.loads(lokas("minutes", "show", "last", "--json").out)
    assert told["began"] == "2026-03-14T18:30:00+01:00"
    assert [point["number"] for point in told["points"]] == [1, 2, 3]
    assert told["quorum"]["needed"] == 4


def test_what_a_secretary_should_check_is_said(lokas, held):
    held.update(lambda facts: replace(facts, members=None, people=("Bruno Petit",)))
    ran = lokas("minutes", "show", "last")
    assert "share of the members" in ran.err
    assert "Anne Le Goff" in ran.err


def test_the_language_is_that_of_the_meeting_or_the_one_asked_for(lokas, held):
    assert "## Présences" in lokas("minutes", "show", "last", language="en").out
    assert "## Attendance" in lokas("minutes", "show", "last", "--language", "en").out
    assert lokas("minutes", "show", "last", "--language", "de").code == 2
    assert lokas("minutes", "export", "last", "--format", "pdf").code == 2
    lokas("minutes", "export", "last", "--language", "en")
    assert written(held, "odt").stem == "2026-03-14 Assemblée générale 2026 - minutes"


# Templates


def test_a_template_of_the_association_is_begun_with_ours_and_found_in_its_folder(lokas, held, tmp_path):
    own = tmp_path / "templates" / "minutes.fr.md.j2"
    assert lokas("minutes", "template", "--language", "fr", "--output", own).code == 0
    assert lokas("minutes", "template", "--language", "fr").out == own.read_text(encoding="utf-8")
    assert lokas("minutes", "template", "--language", "fr", "--output", own).code == 4
    own.write_text(own.read_text(encoding="utf-8").replace("Présences", "Étaient là"), encoding="utf-8")
    assert "## Étaient là" in lokas("minutes", "show", "last").out
    assert "## Attendance" in lokas("minutes", "show", "last", "--language", "en").out


def test_a_template_is_given_by_its_file_and_its_mistakes_are_told_with_their_line(lokas, held, tmp_path):
    own = tmp_path / "le modèle.j2"
    own.write_text("# {{ minutes.title }}\n{{ minutes.titel }}\n", encoding="utf-8")
    ran = lokas("minutes", "export", "last", "--template", own)
    assert ran.code == 3
    assert "line 2" in ran.err
    assert not (held.folder / "exports").exists()
    assert lokas("minutes", "export", "last", "--template", tmp_path / "absent.j2").code == 3
