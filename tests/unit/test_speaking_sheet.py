"""Speaking time on one sheet: what the bars draw the table tells, and nothing that people typed is code."""

import re

import pytest

from lokas.text.document import new_document
from lokas.text.export.labels import Labels
from lokas.text.speaking_sheet import Part, between_told, percent_told, speaking_sheet, time_told, whole_told
from lokas.text.statistics import GroupShare, Speaking, Statistics, statistics_of
from tests.helpers.documents import transcript

FRENCH, ENGLISH = Labels("fr"), Labels("en")
ANNA = Speaking("s1", 65_400, 60_000, 70_000, 0.6543, 3, 30_000, 130, 1_000)
NOBODY = Speaking(None, 34_600, 34_600, 34_600, 0.3457, 1, 34_600, 50, 0)
FOUND = Statistics(120_000, 100_000, 1_000, (ANNA, NOBODY))
NAMES = {"s1": "Anna <b> & Co"}


WHOLE = (Part("", FOUND),)


def sheet(parts=WHOLE, groups=(), labels=ENGLISH, title="AG <script>"):
    return "".join(speaking_sheet(title, parts, groups, lambda key: NAMES.get(key, ""), labels))


def cells(page):
    return [re.sub("<[^>]*>", "", one) for one in re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", page)]


def test_the_table_tells_all_that_the_bars_draw():
    told = cells(sheet())
    assert told[9:18] == ["Anna &lt;b&gt; &amp; Co", "1:05", "65%", "", "1:00 to 1:10", "3", "0:30", "119", "0:01"]
    assert told[18:23] == ["Unidentified voice", "0:35", "35%", "", ""]
    assert sheet().count("<svg aria-hidden") == 2


def test_bars_are_as_long_as_the_times_and_the_unsure_have_a_line():
    widths = re.findall(r'<rect y="3" width="([\d.]+)"', sheet())
    assert widths == ["93.4", "49.4"]
    assert re.findall(r'<path d="(\S+) ', sheet()) == ["M85.7"]


def test_nothing_that_people_typed_is_code():
    page = sheet(parts=(*WHOLE, Part("<img src=x>", FOUND)), groups=(GroupShare("<i>", 1, 1, 1, 1, 1.0),))
    assert not re.search("<(b|script|img|i)[ >]", page)
    assert "default-src 'none'" in page


def test_the_sheet_of_a_french_meeting_is_french():
    page = sheet(labels=FRENCH, title="AG")
    assert '<html lang="fr">' in page
    assert "Durée 2:00\u00a0: parole 1:40, silence 0:20, à plusieurs en même temps 0:01." in page
    assert "65\u00a0%" in page
    assert "d&#x27;après le texte corrigé" in page


def test_groups_stand_beside_their_share_of_those_who_were_there():
    groups = (GroupShare("newcomers", 2, 30_000, 30_000, 30_000, 0.3, present=10, present_share=0.5),)
    told = cells(sheet(groups=groups))
    assert told[-8:] == ["newcomers", "0:30", "30%", "", "", "2", "10", "50%"]


def test_without_anything_said_there_is_a_sheet():
    assert "<table>" in sheet(parts=(Part("", Statistics(0, 0, 0, ())),))


def test_a_whole_document_fits():
    document = new_document(transcript("un deux trois", "quatre cinq", speakers=("Anna", "Max")))
    page = sheet(parts=(Part("", statistics_of(document)),))
    assert page.count('<th scope="row">') == 2


@pytest.mark.parametrize(("time_ms", "told"), [(0, "0:00"), (59_600, "1:00"), (3_600_000, "1:00:00")])
def test_times_are_told_as_on_a_clock(time_ms, told):
    assert time_told(time_ms) == told


def test_what_is_sure_has_no_interval():
    assert between_told(NOBODY, ENGLISH) == ""
    assert percent_told(0.456, FRENCH) == "46\u00a0%"
    assert whole_told(FOUND, ENGLISH) == "Length 2:00: speech 1:40, silence 0:20, several at once 0:01."
