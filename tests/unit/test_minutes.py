"""Minutes: gathered from what people noted, and nothing else; agendas as people paste them; the quorum."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokas.errors import OptionError
from lokas.meeting.facts import MeetingFacts, Represented
from lokas.text.document import SetText
from lokas.text.minutes import gather, quorum_of, quorum_rule, read_agenda
from lokas.text.minutes.attendance import Told, holders_not_present, names, represented, with_attendance
from tests.helpers.minutes import BEGAN, FACTS, MARKS, SAID, document, mark


def points(marks, agenda=FACTS.agenda):
    """Number, title and the texts under each point."""
    found = gather(replace(FACTS, agenda=agenda), marks).points
    return [(point.number, point.title, [item.text for item in point.items]) for point in found]


def test_marks_stand_under_the_point_that_was_open():
    assert points([mark("agenda", 1, "Rapport financier"), mark("note", 2, "a"), mark("decision", 3, "b")]) == [
        (1, "Approbation du procès-verbal", []),
        (2, "Rapport financier", ["a", "b"]),
        (3, "Questions diverses", []),
    ]


@pytest.mark.parametrize("name", ["rapport FINANCIER", "2", "2.", "#2", "2. Rapport financier", "2) rapport financier"])
def test_a_point_is_opened_by_its_title_or_its_number_however_they_are_typed(name):
    (point,) = [one for one in gather(FACTS, [mark("agenda", 5, name)]).points if one.start_ms is not None]
    assert (point.number, point.title, point.start_ms) == (2, "Rapport financier", 5)


def test_markers_without_a_title_open_the_next_points_that_no_other_names():
    marks = [mark("agenda", 1), mark("note", 2, "a"), mark("agenda", 3), mark("note", 4, "b"), mark("agenda", 5, "2")]
    assert points(marks) == [
        (1, "Approbation du procès-verbal", ["a"]),
        (2, "Rapport financier", []),
        (3, "Questions diverses", ["b"]),
    ]


def test_a_point_that_was_not_planned_comes_after_the_one_before_it_and_has_no_number():
    marks = [mark("agenda", 1, "1"), mark("agenda", 2, "Une surprise"), mark("vote", 3, "a"), mark("agenda", 4, "3")]
    assert points(marks) == [
        (1, "Approbation du procès-verbal", []),
        (None, "Une surprise", ["a"]),
        (2, "Rapport financier", []),
        (3, "Questions diverses", []),
    ]


def test_a_point_that_is_taken_up_again_stays_one_and_has_its_first_time():
    marks = [mark("agenda", 1, "1"), mark("agenda", 2, "2"), mark("agenda", 3, "1"), mark("note", 4, "a")]
    (first, *_) = gather(FACTS, marks).points
    assert (first.start_ms, [item.text for item in first.items]) == (1, ["a"])


def test_what_is_marked_before_the_first_point_or_without_any_has_no_title():
    assert points([mark("note", 1, "a"), mark("agenda", 2, "1")])[0] == (None, "", ["a"])
    assert points([mark("note", 1, "a"), mark("note", 2, "b")]) == [(None, "", ["a", "b"])]


def test_points_are_numbered_as_they_came_where_no_agenda_was_planned():
    marks = [mark("note", 0, "x"), mark("agenda", 1, "Budget"), mark("agenda", 2), mark("agenda", 3, "Budget")]
    assert [(number, title) for number, title, _ in points(marks, ())] == [
        (None, ""),
        (1, "Budget"),
        (2, ""),
        (3, "Budget"),
    ]


def test_before_the_meeting_there_is_an_agenda_and_no_point():
    planned = gather(FACTS, [])
    assert planned.agenda == FACTS.agenda
    assert (planned.points, planned.provenance) == ((), None)


def test_votes_and_tasks_say_what_was_noted_and_nothing_is_computed():
    minutes = gather(FACTS, MARKS, document())
    (first, _, second, _) = minutes.decisions
    assert (first.item.vote.in_favour, first.item.vote.abstained, first.item.vote.outcome) == ("3", "1", "adopted")
    assert (second.item.vote.abstained, second.item.vote.outcome) == ("", "rejected")
    assert [(one.item.action.who, one.item.action.due) for one in minutes.actions] == [
        ("Bruno Petit", dt.date(2026, 4, 1)),
        ("", None),
    ]
    assert minutes.actions[1].item.action.when == "avant l'été"


def test_a_mark_without_a_text_quotes_what_was_said_as_people_corrected_it():
    (quote,) = gather(FACTS, MARKS, document()).quotes
    assert quote.item.text == SAID
    corrected = SetText(1, "On fera la fête en août.").applied_to(document())
    (quote,) = gather(FACTS, MARKS, corrected).quotes
    assert quote.item.text == "On fera la fête en août."


def test_without_a_transcript_a_mark_without_a_text_stays_empty():
    (point,) = gather(FACTS, [mark("decision", 5)]).points
    assert (point.items[0].text, point.items[0].quoted) == ("", True)


def test_other_kinds_of_marks_are_passed_over():
    assert gather(FACTS, [mark("redaction", 1, "[…]"), mark("of_a_newer_lokas", 2, "x")]).points == ()


def test_the_origin_of_the_transcript_is_told_with_its_doubtful_share():
    made = document("bon jour à tous")
    doubted = replace(made.segments[0].words[0], confidence=0.1)
    segment = replace(made.segments[0], words=(doubted, *made.segments[0].words[1:]))
    origin = gather(FACTS, [], replace(made, segments=(segment,))).provenance
    assert (origin.made_with, origin.covered_percent, origin.doubtful_percent) == ("faster-whisper, medium", 98, 25.0)
    assert (origin.reviewed, origin.reviewed_by) == (FACTS.reviewed, "Anne Le Goff")


@pytest.mark.parametrize(("spoken", "language"), [("fr", "fr"), ("en", "en"), ("de", "en"), (None, "fr")])
def test_the_language_is_that_of_the_meeting_as_far_as_there_are_words(spoken, language):
    assert gather(replace(FACTS, language=spoken), []).language == language
    assert gather(replace(FACTS, language=spoken), [], language="en").language == "en"


# The quorum


@pytest.mark.parametrize(
    ("rule", "members", "needed"),
    [
        ("1/3", 38, 13),
        ("1/3", 39, 13),
        ("1/3", 40, 14),
        ("33,3 %", 100, 34),
        ("50 %", 7, 4),
        ("50%", 8, 4),
        ("0,25", 9, 3),
        ("0.5", 9, 5),
        ("1/2 + 1", 40, 21),
        ("1/2+1", 41, 22),
        (" 12 ", 38, 12),
        ("12", None, 12),
        ("1/3", None, None),
        ("100 %", 5, 5),
    ],
)
def test_the_rule_of_the_statutes_gives_whole_people(rule, members, needed):
    assert quorum_rule(rule).needed(members) == needed


@pytest.mark.parametrize(
    "rule", ["", "beaucoup", "0", "0/3", "1/0", "4/3", "120 %", "-1/3", "1/3 des membres", "12,5", "1//2"]
)
def test_what_is_no_rule_is_refused_by_name(rule):
    with pytest.raises(OptionError, match=r"minutes\.bad_quorum") as caught:
        quorum_rule(rule)
    assert caught.value.data == {"value": rule}


@given(st.integers(1, 999), st.integers(1, 999), st.integers(0, 5000))
def test_a_share_is_reached_by_the_fewest_people_that_are_that_share(above, below, members):
    above, below = sorted((above, below))
    needed = quorum_rule(f"{above}/{below}").needed(members)
    assert needed >= Fraction(above, below) * members > needed - 1


def test_the_represented_count_or_do_not():
    counted = quorum_of(FACTS)
    assert (counted.counted, counted.needed, counted.reached) == (4, 4, True)
    alone = quorum_of(replace(FACTS, quorum_counts_represented=False))
    assert (alone.counted, alone.reached) == (3, False)
    assert quorum_of(replace(FACTS, members=None)).reached is None
    assert quorum_of(replace(FACTS, quorum="")) is None


# The agenda


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1. Bilan ;\n2) Budget.\n3/ Vote\n4° Divers", ["Bilan", "Budget", "Vote", "Divers"]),
        ("- Bilan\n* Budget\n• Divers, etc.", ["Bilan", "Budget", "Divers, etc."]),
        ("I. Bilan\nII - Budget\nIV\u00a0– Divers", ["Bilan", "Budget", "Divers"]),
        ("Point 1 : Bilan\nPoint n° 2 : Budget", ["Bilan", "Budget"]),
        ("1\tBilan\n2\tBudget", ["Bilan", "Budget"]),
        ("Ordre du jour :\nBilan\n\nBudget", ["Bilan", "Budget"]),
        ("Ordre du jour : 1. Bilan 2. Budget 3. Divers", ["Bilan", "Budget", "Divers"]),
        ("1. Bilan :\n   - moral\n   - financier\n2. Divers", ["Bilan – moral", "Bilan – financier", "Divers"]),
        ("1. Bilan\n- moral\n2. Divers", ["Bilan – moral", "Divers"]),
        ("10:30 Accueil\n18.30 Vote\n19h Pot", ["10:30 Accueil", "18.30 Vote", "19h Pot"]),
        (
            "14 mars : fête\n2026 : un budget\n1/3 des membres",
            ["14 mars : fête", "2026 : un budget", "1/3 des membres"],
        ),
        ("Vie du club\nDon à l'école\nC'est tout", ["Vie du club", "Don à l'école", "C'est tout"]),
        ("\ufeff1. Bilan\r\n2. Bilan\r\n", ["Bilan"]),
        ("", []),
        ("\n \n", []),
    ],
)
def test_agendas_are_read_as_people_write_them(text, found):
    assert list(read_agenda(text)) == found


def test_of_a_pasted_mail_only_the_list_is_taken():
    mail = """Bonjour à tous,

Voici l'ordre du jour :

> 1. Approbation du
>    procès-verbal
>
> 2. Budget

À bientôt,
Anne
--
06 00 00 00 00
"""
    assert read_agenda(mail) == ("Approbation du procès-verbal", "Budget")


@given(st.text(max_size=200))
def test_whatever_is_pasted_gives_points_on_one_line_each_once(text):
    found = read_agenda(text)
    assert len(set(found)) == len(found)
    assert all(point == " ".join(point.split(" ")) and point and point.splitlines() == [point] for point in found)


# Attendance


def test_names_are_told_apart_by_commas_and_kept_once():
    assert names(["Anne Le Goff, Bruno  Petit;", "anne le goff\nChloé"]) == ("Anne Le Goff", "Bruno Petit", "Chloé")


@pytest.mark.parametrize(
    "text",
    [
        "Louis par Anne",
        "Louis by Anne",
        "Louis -> Anne",
        "Louis (Anne)",
        "Louis (pouvoir à Anne)",
        "Louis représenté par Anne",
    ],
)
def test_a_proxy_is_written_in_several_ways(text):
    assert represented([text]) == (Represented("Louis", "Anne"),)


def test_a_proxy_without_its_holder_is_kept_as_it_is():
    assert represented(["Gaspard Parry"]) == (Represented("Gaspard Parry", ""),)


def test_whoever_is_named_again_changes_lists():
    facts = with_attendance(FACTS, Told(present=("odile prigent",), excused=("Bruno Petit",), gone=("Louis Tanguy",)))
    assert facts.people == ("Anne Le Goff", "Chloé Martin", "odile prigent")
    assert (facts.represented, facts.excused) == ((), ("Bruno Petit",))


def test_proxies_held_by_somebody_who_is_not_there_are_found():
    facts = MeetingFacts("AG", BEGAN, people=("Anne",), represented=(Represented("A", "anne"), Represented("B", "Zoé")))
    assert holders_not_present(facts) == ("Zoé",)
