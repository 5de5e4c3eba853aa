"""`lokas show`: what is known of a meeting, its text with numbers, what people changed, what there is to check."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from lokas.cli.editing.page import excerpt
from lokas.documents import open_document
from lokas.meeting import Meeting, moments
from lokas.text.document import AddMark, RenameSpeaker, SetSpeaker, SetText, Split
from tests.helpers.command import CommandLine
from tests.helpers.documents import meeting_with, transcript


@pytest.fixture
def lokas(monkeypatch, capsys, tmp_path):
    return CommandLine(monkeypatch, capsys, tmp_path)


@pytest.fixture
def made():
    """Anna, Béa, and somebody; a doubtful word, a loop, and speech without text."""
    heard = transcript(
        "Bonjour a tous.", "On passe au vote.", "Le le le.", "", speakers=["Anna", "Béa", None, None], gap_ms=700
    )
    first, second, third, gap = heard.segments
    words = (*second.words[:1], replace(second.words[1], confidence=0.31), *second.words[2:])
    made_with = {"engine": "faster-whisper", "model": "medium"}
    return replace(
        heard,
        made_with=made_with,
        segments=(
            first,
            replace(second, words=words),
            replace(third, doubts=("loop", "of a later Lokas")),
            replace(gap, doubts=("not_transcribed",)),
        ),
    )


@pytest.fixture
def meeting(tmp_path, made):
    return meeting_with(tmp_path / "meetings", "Été : budget", made, people=("Anna", "Béa"), tags=("budget",))


@pytest.fixture
def edited(meeting):
    with open_document(meeting) as file:
        file.do(SetText(0, "Bonjour à toutes et à tous."))
        file.do(AddMark("vote", 1800, 2900, "Budget\nadopté", (("for", "12"), ("outcome", "adopted"), ("mood", "gay"))))
        file.do(AddMark("agenda", 0, 0))
    return meeting


def test_a_meeting_is_shown_with_its_facts_and_its_text(lokas, meeting):
    ran = lokas("show", "été")

    assert ran.code == 0
    assert ran.out.splitlines() == [
        "Été : budget",
        "Date: 2026-03-14 18:30",
        "Length: 0:12",
        "People: Anna, Béa",
        "Tags: budget",
        f"Folder: {meeting.folder}",
        "Transcribed with: faster-whisper, medium",
        "Nobody has reviewed this text yet.",
        "4 places to check: add --doubts to see them.",
        "",
        "Anna",
        "    0     0:00  Bonjour a tous.",
        "",
        "Béa",
        "    1     0:02  On passe au vote.",
        "",
        "unknown voice",
        "    2     0:04  [?] Le le le.",
        "    3     0:05  [inaudible]",
    ]
    assert ran.err == ""


def test_it_is_shown_in_french(lokas, meeting):
    ran = lokas("show", "été", language="fr")

    assert "Personnes\u00a0: Anna, Béa" in ran.out
    assert "voix inconnue" in ran.out


def test_who_reviewed_it_is_told(lokas, meeting):
    meeting.update(lambda facts: replace(facts, reviewed=moments.understood("2026-03-20T12:00:00+00:00")))
    assert "Reviewed by a person on 2026-03-20." in lokas("show", "last").out
    meeting.update(lambda facts: replace(facts, reviewed_by="Zoé"))
    assert "Reviewed on 2026-03-20 by Zoé." in lokas("show", "last").out


def test_marks_stand_where_they_belong(lokas, edited):
    lines = lokas("show", "budget").out.splitlines()

    at = lines.index("          0:01  * Vote no. 1: Budget adopté (for: 12, outcome: adopted, mood: gay)")
    assert lines[at + 1] == "    1     0:02  On passe au vote."
    assert "          0:00  * Agenda point no. 2" in lines


def test_a_stretch_is_shown(lokas, meeting):
    out = lokas("show", "budget", "--from", "0:02", "--to", "3").out

    assert "On passe au vote." in out
    assert "Bonjour" not in out
    assert "Le le" not in out


def test_the_text_is_shown_as_it_was_heard(lokas, edited):
    assert "    0     0:00  Bonjour a tous." in lokas("show", "budget", "--heard").out
    assert "    0     0:00  Bonjour à toutes et à tous." in lokas("show", "budget").out


def test_what_people_changed_is_shown(lokas, edited):
    with open_document(edited) as file:
        file.do(SetText(1, "On vote."))
    ran = lokas("show", "budget", "--diff")

    assert ran.out.splitlines()[-1] == "    1     0:02  removed: “passe au”"
    assert {line[:16] for line in ran.out.splitlines()[:-1]} == {"    0     0:00  "}
    assert "“a” became “à”" in ran.out or "added: “" in ran.out


def test_that_nobody_changed_anything_is_said(lokas, meeting):
    ran = lokas("show", "budget", "--diff")

    assert (ran.code, ran.out, ran.err) == (0, "", "Nobody has changed the words of this text.\n")


def test_what_there_is_to_check_is_shown_one_after_the_other(lokas, meeting):
    ran = lokas("show", "budget", "--doubts")

    assert ran.out.splitlines() == [
        "    1     0:02  doubtful word (31%): passe",
        "          0:02  On [passe] au vote.",
        "    2     0:04  repetition, of a later Lokas",
        "          0:04  Le le le.",
        "    2     0:04  unknown voice",
        "          0:04  Le le le.",
        "    3     0:05  speech without text",
    ]
    assert "4 places to check." in ran.err
    one = lokas("show", "budget", "--doubts", "--from", "5.2")
    assert "1 place to check." in one.err
    assert lokas("show", "budget", "--doubts", "--to", "1").err == "Nothing to check.\n"


def test_marks_are_shown_with_their_passages(lokas, edited):
    ran = lokas("show", "budget", "--marks")

    assert ran.out.splitlines() == [
        "          0:00  * Agenda point no. 2",
        "    0     0:00  Bonjour à toutes et à tous.",
        "          0:01  * Vote no. 1: Budget adopté (for: 12, outcome: adopted, mood: gay)",
        "    1     0:02  On passe au vote.",
    ]


def test_a_meeting_without_a_text_shows_what_is_known(lokas, meeting):
    meeting.transcript.unlink()
    meeting.add_marker("decision", 900, "Ouverture")
    ran = lokas("show", "budget")

    assert ran.code == 0
    assert "Été : budget" in ran.out
    assert "lokas transcribe" in ran.err
    assert "Decision no. 1: Ouverture" in lokas("show", "budget", "--marks").out
    assert json.loads(lokas("show", "budget", "--json").out)["marks"][0]["text"] == "Ouverture"
    assert json.loads(lokas("show", "budget", "--json", "--marks").out)[0]["kind"] == "decision"
    assert lokas("show", "budget", "--doubts").code == 3


def test_programs_get_all_of_it(lokas, edited):
    with open_document(edited) as file:
        file.do(Split(0, 2))
        file.do(RenameSpeaker("s3", "Zoé"))
        file.do(SetSpeaker(2, 2, "s3"))
    found = json.loads(lokas("show", "budget", "--json", language="fr").out)

    assert set(found) == {
        "folder", "key", "title", "began", "people", "tags", "reviewed", "reviewed_by", "duration_ms", "language",
        "made_with", "speakers", "segments", "marks", "doubts",
    }  # fmt: skip
    assert (found["title"], found["began"]) == ("Été : budget", "2026-03-14T18:30:00+00:00")
    assert found["speakers"][2] == {"key": "s3", "name": "Zoé"}
    assert [(one["number"], one["speaker"], one["text"], one["heard"]) for one in found["segments"]][1:4] == [
        (4, "Anna", "toutes et à tous.", "tous."),
        (1, "Béa", "On passe au vote.", "On passe au vote."),
        (2, "Zoé", "Le le le.", "Le le le."),
    ]
    assert found["marks"][1] == {
        "number": 1, "kind": "vote", "start_ms": 1800, "end_ms": 2900, "text": "Budget\nadopté",
        "details": {"for": "12", "outcome": "adopted", "mood": "gay"},
    }  # fmt: skip
    assert found["doubts"][0] == {
        "kind": "word", "number": 1, "start_ms": 2400, "end_ms": 2700, "text": "On passe au vote.", "word": "passe",
        "confidence": 0.31, "reasons": [],
    }  # fmt: skip


def test_programs_get_the_list_they_ask_for(lokas, edited):
    (change,) = json.loads(lokas("show", "budget", "--json", "--diff").out)
    assert (change["number"], "".join(one["heard"] for one in change["changes"])) == (0, "a")
    assert [one["kind"] for one in json.loads(lokas("show", "budget", "--json", "--doubts").out)] == [
        "word", "segment", "speaker", "no_text",
    ]  # fmt: skip
    assert json.loads(lokas("show", "budget", "--json", "--to", "0").out)["segments"] == []


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [(("--heard", "--diff"), 2, "--heard"), (("--from", "tôt"), 2, "“tôt”")],
)
def test_what_makes_no_sense_is_refused(lokas, meeting, arguments, code, said):
    ran = lokas("show", "budget", *arguments)

    assert ran.code == code
    assert said in ran.err


def test_a_meeting_nobody_knows_is_refused(lokas, meeting):
    assert lokas("show", "mairie").code == 3


def test_showing_writes_nothing(lokas, meeting):
    before = sorted(path.name for path in meeting.folder.iterdir())
    for options in ((), ("--doubts",), ("--json",)):
        lokas("show", "budget", *options)

    assert sorted(path.name for path in Meeting(meeting.folder).folder.iterdir()) == before


def test_an_excerpt_holds_whole_words_around_what_was_found():
    text = f"{'avant ' * 20}le vote{' après' * 20}"
    at = text.index("vote")
    before, found, after = excerpt(text, at, at + 4)

    assert found == "vote"
    assert before.startswith("…avant ")
    assert before.endswith(" le ")
    assert after.startswith(" après")
    assert after.endswith("après…")
    assert excerpt("vote", 0, 4) == ("", "vote", "")
