"""Who spoke for how long: by name unless asked, per point, per declared group, and written where exports go."""

import csv
import io
from dataclasses import replace

import pytest

from lokas.documents import open_document
from lokas.text.document import AddMark, Redact
from lokas.types import Span
from lokas_ui.viewmodels.speaking import GROUPS, SpeakingTime
from tests.helpers.documents import meeting_with, transcript
from tests.helpers.interface import AtOnce

SAID = ("un deux trois quatre", "cinq", "six sept", "huit neuf dix onze douze treize")
SPEAKERS = ("Zoé", "Éric", "Max", "Zoé")


@pytest.fixture
def meeting(room):
    return meeting_with(room.places.meetings, "AG", transcript(*SAID, speakers=SPEAKERS))


@pytest.fixture
def speaking(room):
    return SpeakingTime(room, AtOnce())


def names(speaking):
    return [speaking.state.state.name_of(one.speaker) for one in speaking.state.state.shown.people]


def edit(meeting, change):
    with open_document(meeting) as file:
        file.do(change)


def test_people_stand_by_name_unless_somebody_asks_who_spoke_longest(speaking, meeting):
    speaking.open(meeting.folder)
    assert names(speaking) == ["Éric", "Max", "Zoé"]
    speaking.order(longest_first=True)
    assert names(speaking) == ["Zoé", "Max", "Éric"]


def test_each_point_of_the_agenda_is_counted_by_itself(speaking, meeting):
    edit(meeting, AddMark("agenda", 2_000, 2_000, "Budget"))
    speaking.open(meeting.folder)
    assert [one.title for one in speaking.state.state.counted.parts] == ["", "", "Budget"]
    speaking.choose(1)
    assert names(speaking) == ["Zoé"]
    speaking.choose(9)
    assert speaking.state.state.part == 1


def test_without_an_agenda_there_is_the_whole_alone(speaking, meeting):
    speaking.open(meeting.folder)
    assert len(speaking.state.state.counted.parts) == 1
    assert speaking.state.state.counted.told_apart


def test_groups_are_none_until_people_declare_them_and_stay_in_the_folder(speaking, meeting, room):
    speaking.open(meeting.folder)
    assert speaking.state.state.groups == ()
    key = {speaking.state.state.name_of(one.speaker): one.speaker for one in speaking.state.state.shown.people}
    speaking.declare(key["Zoé"], " nouvelles ")
    speaking.declare(key["Max"], "anciens")
    speaking.count_present("nouvelles", 3)
    assert [(one.group, one.spoke, one.present) for one in speaking.state.state.groups] == [
        ("nouvelles", 1, 3),
        ("anciens", 1, None),
    ]

    again = SpeakingTime(room, AtOnce())
    again.open(meeting.folder)
    assert again.state.state.declared == speaking.state.state.declared
    again.declare(key["Zoé"], "")
    assert [one.group for one in again.state.state.groups] == ["anciens"]
    assert dict(again.state.state.declared.present) == {}


@pytest.mark.parametrize("content", ["", "[1]", '{"groups": 3}', '{"groups": {"s1": 4}, "present": {"x": "y"}}'])
def test_a_damaged_file_of_groups_is_none(speaking, meeting, content):
    (meeting.folder / GROUPS).write_text(content)
    speaking.open(meeting.folder)
    assert speaking.state.state.groups == ()
    assert speaking.state.state.trouble is None


def test_the_sheet_and_the_table_go_where_exports_go(speaking, meeting):
    speaking.open(meeting.folder)
    speaking.write("html", "fr")
    sheet = speaking.state.state.written
    assert sheet.parent == meeting.exports
    assert sheet.name.endswith("AG – temps de parole.html")
    assert "Zoé" in sheet.read_text(encoding="utf-8")

    speaking.write("csv", "fr")
    rows = list(csv.DictReader(io.StringIO(speaking.state.state.written.read_text(encoding="utf-8-sig"))))
    assert [row["speaker"] for row in rows] == ["Éric", "Max", "Zoé"]


def test_a_file_that_is_there_is_replaced_only_where_a_person_says_so(speaking, meeting):
    speaking.open(meeting.folder)
    speaking.write("csv", "en")
    written = speaking.state.state.written
    written.write_text("mine")
    speaking.write("csv", "en")
    assert speaking.state.state.trouble.code == "output.exists"
    assert written.read_text() == "mine"
    speaking.write("csv", "en", replacing=True)
    assert written.read_text() != "mine"
    assert speaking.state.state.trouble is None


def test_what_is_hidden_is_not_told(speaking, meeting):
    meeting.update(lambda facts: replace(facts, title="AG de Zoé"))
    edit(meeting, Redact((Span(0, 10),), name="Zoé"))
    speaking.open(meeting.folder)
    speaking.write("html", "fr")
    assert "Zoé" not in speaking.state.state.written.read_text(encoding="utf-8")


def test_a_meeting_without_a_text_says_so(speaking, meeting):
    meeting.transcript.unlink()
    speaking.open(meeting.folder)
    assert speaking.state.state.trouble.code == "meeting.no_transcript"
    speaking.write("csv", "fr")
    assert speaking.state.state.written is None
