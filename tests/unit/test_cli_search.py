"""`lokas search`, `decisions` and `index`: what they show people, what they write for programs, their exit codes."""

from __future__ import annotations

import csv
import json

import pytest

from tests.helpers.command import CommandLine
from tests.helpers.kept import Kept


@pytest.fixture
def lokas(monkeypatch, capsys, tmp_path):
    return CommandLine(monkeypatch, capsys, tmp_path)


@pytest.fixture
def kept(tmp_path):
    return Kept(tmp_path)


@pytest.fixture
def meeting(kept):
    made = kept.add(
        "Bonjour à tous.",
        "On passe au vote du budget.",
        title="=Été | AG",
        speakers=["Anna", "Béa"],
        agenda=("Budget",),
        marks=[
            ("agenda", 500, ""),
            ("vote", 2300, "", ("for", "12"), ("outcome", "adopted"), ("color", "vert")),
            ("action", 2600, "=Réserver", ("who", "Anna")),
        ],
    )
    made.sound.write_bytes(b"fLaC")
    return made


def test_hits_stand_under_their_meeting(lokas, meeting):
    ran = lokas("search", "BUDGET")
    assert ran.code == 0
    assert ran.out == f"{meeting.folder.name}\n    0:02  Béa: On passe au vote du budget.\n"
    assert ran.err == "1 passage found.\n"


def test_hits_for_programs(lokas, meeting):
    told = json.loads(lokas("search", "budget", "--json").out)
    assert told["count"] == 1
    (hit,) = told["hits"]
    assert hit["link"] == f"{meeting.sound}#t={hit['start_ms'] // 1000}"
    assert hit["snippet"][slice(*hit["found"][0])] == "budget"
    assert hit["folder"] == str(meeting.folder)


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (["au vote"], 1),
        (["vote au"], 0),
        (["vote", "au"], 1),
        (["vote -budget"], 0),
        (["bonjour OU budget"], 2),
        (["--speaker", "bea"], 1),
        (["--speaker", "bea", "--", "-vote"], 0),
        (["tous", "--kind", "vote"], 0),
        (["budget", "--kind", "vote"], 1),
        (["--kind", "Vote,action"], 2),
        (["budget", "--from", "2026-03-14", "--to", "2026-03-14"], 1),
        (["budget", "--to", "2026-03-13"], 0),
        (["budget", "--tag", "CA"], 0),
    ],
)
def test_words_and_filters_are_passed_on(lokas, meeting, arguments, found):
    assert json.loads(lokas("search", "--json", *arguments).out)["count"] == found


def test_kinds_can_be_named_in_french(lokas, meeting):
    assert lokas("search", "--kind", "point de l'ordre du jour", language="fr").err == "1 passage trouvé.\n"
    assert lokas("search", "x", "--kind", "fête").code == 2


def test_more_than_asked_for_is_told(lokas, kept):
    kept.add(*(f"Vote {number}." for number in range(5)), speakers=["A", "B", "C", "D", "E"])
    ran = lokas("search", "vote", "--limit", 2)
    assert (len(ran.out.splitlines()), ran.err) == (3, "2 of 5 passages. To see all: --limit 0\n")
    assert lokas("search", "vote", "--limit", 0).err == "5 passages found.\n"
    assert lokas("search", "rien", language="fr").err == "Rien trouvé.\n"


def test_searching_for_nothing_at_all_is_refused(lokas):
    assert lokas("search").code == 2
    assert lokas("search", "budget", "--from", "hier").code == 2


def test_before_any_meeting_nothing_is_found(lokas):
    assert lokas("search", "budget").err == "Nothing found.\n"
    assert "nothing of the kind" in lokas("decisions").err


def test_a_meeting_that_cannot_be_read_is_told_and_the_others_are_searched(lokas, kept, meeting):
    other = kept.add("Un budget.", day="2020-01-01")
    other.transcript.write_bytes(b"{")
    ran = lokas("search", "budget")
    assert ran.code == 0
    assert "Not read as it is now" in ran.err
    assert meeting.folder.name in ran.out


def test_the_register_is_a_line_for_each_entry(lokas, meeting):
    vote, action = lokas("decisions").out.splitlines()
    told = "“On passe au vote du budget.” (for: 12, outcome: adopted, color: vert) – point: Budget"
    assert vote == f"2026-03-14      0:02  =Été | AG  Vote  {told}"
    assert action == "2026-03-14      0:02  =Été | AG  Action  =Réserver (who: Anna) – point: Budget"


def test_the_register_for_programs_and_spreadsheets(lokas, meeting):
    vote, action = json.loads(lokas("decisions", "--json").out)
    assert (vote["quoted"], vote["details"]["for"], action["open"]) == (True, "12", True)
    assert vote["link"] == f"{meeting.sound}#t=2"
    rows = list(csv.DictReader(lokas("decisions", "--csv").out.splitlines()))
    assert [row["subject"] for row in rows] == ["On passe au vote du budget.", "'=Réserver"]
    assert (rows[0]["for"], rows[0]["outcome"], rows[1]["who"], rows[0]["meeting"]) == (
        "12",
        "adopted",
        "Anna",
        "'=Été | AG",
    )


def test_the_register_in_markdown_links_to_the_second(lokas, meeting):
    head, rule, vote, _ = lokas("decisions", "--md", language="fr").out.splitlines()
    assert head.count("|") == rule.count("|") == vote.replace(r"\|", "").count("|")
    assert vote.startswith("| 2026-03-14 | Vote | «\u00a0On passe au vote du budget.\u00a0»")
    assert f"[0:02](<{meeting.sound.as_uri()}#t=2>)" in vote


def test_the_register_is_narrowed_and_ordered(lokas, meeting, kept):
    kept.add("Oui.", day="2027-01-01", agenda=("Aménagement",), marks=[("agenda", 0, ""), ("decision", 500, "Peindre")])
    told = json.loads(lokas("decisions", "--by-subject", "--json").out)
    assert [one["agenda"] for one in told] == ["Aménagement", "Budget", "Budget"]
    assert [one["kind"] for one in json.loads(lokas("decisions", "--open", "--json").out)] == ["action"]
    assert [one["kind"] for one in json.loads(lokas("decisions", "--kind", "vote", "--json").out)] == ["vote"]
    assert len(json.loads(lokas("decisions", "peindre", "--json").out)) == 1
    assert lokas("decisions", "--kind", "note").code == 2
    assert lokas("decisions", "--json", "--md").code == 2


def test_the_index_is_made_anew_and_checked(lokas, kept, meeting):
    assert lokas("index", "check").code == 3
    ran = lokas("index", "rebuild")
    assert ran.code == 0
    assert "Meetings read: 1" in ran.err
    assert lokas("index", "check").err == "The index is in good order.\n"
    kept.index.path.write_bytes(b"no database" * 1000)
    assert lokas("index", "check").code == 3
    ran = lokas("search", "budget")
    assert (ran.code, meeting.folder.name in ran.out) == (0, True)
    assert "is made anew" in ran.err
