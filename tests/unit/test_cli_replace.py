"""`lokas replace`: nothing changes before it was shown and asked for; each meeting's replacement is one correction."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from lokas.documents import document_of, open_document
from lokas.text.document import as_heard
from tests.helpers.command import CommandLine
from tests.helpers.documents import meeting_with, transcript


@pytest.fixture
def lokas(monkeypatch, capsys, tmp_path):
    return CommandLine(monkeypatch, capsys, tmp_path)


def made(home, day, title, *texts):
    return meeting_with(
        home / "meetings", title, transcript(*texts), began=dt.datetime(2026, 3, day, 18, tzinfo=dt.UTC)
    )


@pytest.fixture
def first(tmp_path):
    return made(tmp_path, 14, "Été", "Le querguélène est loin.", "Rien.", "Aux KERGUELENE, querguélènes !")


@pytest.fixture
def second(tmp_path):
    return made(tmp_path, 15, "Automne", "Encore le Querguelene.")


def texts(meeting):
    return [segment.text for segment in document_of(meeting).segments]


def test_what_would_change_is_shown_and_nothing_changes(lokas, first):
    before = texts(first)
    ran = lokas("replace", "querguelene", "Kerguelen", "ete")

    assert ran.code == 0
    assert ran.out.splitlines() == [
        first.folder.name,
        "    0     0:00  Le [querguélène > Kerguelen] est loin.",
        "    2     0:04  Aux KERGUELENE, [querguélène > Kerguelen]s !",
    ]
    assert ran.err == "Places: 2, meetings: 1. Nothing is changed yet; add --yes to do it.\n"
    assert texts(first) == before
    assert not (first.folder / "document.json").exists()


def test_it_is_done_on_yes_as_one_correction(lokas, first):
    before = document_of(first)
    ran = lokas("replace", "querguelene", "Kerguelen", "été", "--yes")

    assert texts(first) == ["Le Kerguelen est loin.", "Rien.", "Aux KERGUELENE, Kerguelens !"]
    assert ran.err.startswith("Replaced. Places: 2, meetings: 1.")
    assert as_heard(document_of(first), 0) == "Le querguélène est loin."
    assert [word.start_ms for word in document_of(first).segment(0).words] == [
        word.start_ms for word in before.segment(0).words
    ]
    lokas("edit", "undo", "été")
    assert document_of(first) == before


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ((), ["querguélène", "querguélène"]),
        (("--whole-words",), ["querguélène"]),
        (("--accents",), []),
        (("--case",), ["querguélène", "querguélène"]),
        (("--case", "--accents"), []),
    ],
)
def test_what_counts_as_the_same_can_be_said(lokas, first, options, found):
    ran = lokas("replace", "querguelene", "x", "été", "--json", *options)

    assert [place["found"] for one in json.loads(ran.out) for place in one["places"]] == found


def test_all_meetings_are_searched_and_those_without_it_are_left_out(lokas, first, second, tmp_path):
    other = made(tmp_path, 16, "Hiver", "Rien ici.")
    planned = made(tmp_path, 17, "Printemps", "querguelene")
    planned.transcript.unlink()
    ran = lokas("replace", "querguelene", "Kerguelen", "--all", "--yes")

    assert ran.code == 0
    assert ran.err.startswith("Replaced. Places: 3, meetings: 2.")
    assert texts(second) == ["Encore le Kerguelen."]
    assert not (other.folder / "document.json").exists()


def test_one_that_fails_does_not_stop_the_next(lokas, first, second, tmp_path):
    (first.folder / "meeting.toml").write_bytes(b"?")
    ran = lokas("replace", "querguelene", "Kerguelen", "--all", "--yes")

    assert ran.code == 3
    assert "meeting.toml" in ran.err
    assert texts(second) == ["Encore le Kerguelen."]
    with open_document(second):
        busy = lokas("replace", "Kerguelen", "x", "nulle part", "automne", "--yes")
    assert busy.code == 3
    assert "Another program" in busy.err


def test_a_meeting_named_twice_is_served_once(lokas, first):
    ran = lokas("replace", "loin", "proche", "été", first.folder, "--json")

    (one,) = json.loads(ran.out)
    assert (one["folder"], one["replaced"]) == (str(first.folder), False)
    assert one["places"] == [
        {"number": 0, "at_ms": 1400, "start": 19, "end": 23, "found": "loin", "replacement": "proche"}
    ]


def test_words_can_be_taken_away(lokas, first):
    lokas("replace", "est loin.", "", "été", "--yes")

    assert texts(first)[0] == "Le querguélène"


def test_that_it_is_said_nowhere_is_told(lokas, first):
    ran = lokas("replace", "mairie", "x", "--all")

    assert (ran.code, ran.out, ran.err) == (0, "", "“mairie” is said nowhere.\n")
    assert json.loads(lokas("replace", "mairie", "x", "--all", "--json").out) == []


@pytest.mark.parametrize("arguments", [("a", "b"), ("a", "b", "été", "--all"), (" ", "b", "été")])
def test_what_makes_no_sense_is_refused(lokas, first, arguments):
    assert lokas("replace", *arguments).code == 2
