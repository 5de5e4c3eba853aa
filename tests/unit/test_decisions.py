"""The register: each decision, vote and action of all meetings, as it was marked, under its point, by date."""

from __future__ import annotations

import datetime as dt

import pytest

from lokas.library.decisions import Asked, register
from tests.helpers.kept import Kept

AGENDA = ("Rapport moral", "Budget prévisionnel")
COUNT = (("for", "12"), ("against", "2"), ("abstain", "0"), ("outcome", "adopted"))


@pytest.fixture
def kept(tmp_path):
    kept = Kept(tmp_path / "Éloïse Château-Müller")
    kept.add(
        "Le rapport est approuvé.",
        "Le budget est adopté.",
        "Anna réserve la salle.",
        speakers=["A", "B", "A"],
        agenda=AGENDA,
        marks=[
            ("agenda", 500, ""),
            ("decision", 600, ""),
            ("agenda", 2400, ""),
            ("vote", 2500, "Adopter le budget 2027", *COUNT),
            ("action", 4300, "Réserver la salle", ("who", "Anna Bérault"), ("when", "mardi")),
            ("note", 4400, "À revoir"),
        ],
    )
    kept.add(
        "Repeindre.", day="2025-01-02", tags=("bureau",), marks=[("action", 500, "Repeindre", ("done", "2025-02-01"))]
    )
    kept.refresh()
    return kept


def entries(kept, **asked):
    return register(kept.index, kept.library, Asked(**asked))


def subjects(kept, **asked):
    return [one.subject for one in entries(kept, **asked)]


def test_it_goes_by_date_and_time(kept):
    assert subjects(kept) == ["Repeindre", "Le rapport est approuvé.", "Adopter le budget 2027", "Réserver la salle"]


def test_an_entry_tells_what_was_marked_under_which_point_and_where(kept):
    *_, vote, action = entries(kept)
    assert (vote.kind, vote.quoted, vote.agenda, dict(vote.details)) == ("vote", False, AGENDA[1], dict(COUNT))
    assert (vote.title, vote.began.date(), vote.start_ms) == ("AG", dt.date(2026, 3, 14), 2500)
    assert dict(action.details) == {"who": "Anna Bérault", "when": "mardi"}
    assert vote.link is None
    (vote.folder / "audio.flac").write_bytes(b"fLaC")
    assert entries(kept, kinds=("vote",))[0].link == f"{vote.folder / 'audio.flac'}#t=2"


def test_where_nobody_wrote_what_was_decided_it_is_what_was_said(kept):
    (decision,) = entries(kept, kinds=("decision",))
    assert (decision.subject, decision.quoted, decision.agenda) == ("Le rapport est approuvé.", True, AGENDA[0])


def test_words_are_looked_for_in_subjects_details_and_points(kept):
    assert subjects(kept, words="approuve") == ["Le rapport est approuvé."]
    assert subjects(kept, words="berault") == ["Réserver la salle"]
    assert subjects(kept, words='"budget previsionnel"') == ["Adopter le budget 2027", "Réserver la salle"]
    assert subjects(kept, words="budget -salle") == ["Adopter le budget 2027"]
    assert subjects(kept, words="-budget") == ["Repeindre", "Le rapport est approuvé."]


def test_only_some_days_tags_and_kinds(kept):
    assert subjects(kept, until=dt.date(2025, 12, 31)) == ["Repeindre"]
    assert subjects(kept, since=dt.date(2026, 1, 1), kinds=("action",)) == ["Réserver la salle"]
    assert subjects(kept, tags=("Bureau",)) == ["Repeindre"]


def test_open_actions_are_those_that_nobody_noted_as_done(kept):
    assert subjects(kept, open_only=True) == ["Réserver la salle"]


def test_marks_of_a_meeting_without_text_are_in_it(kept):
    meeting = kept.add(day="2026-05-05")
    meeting.add_marker("decision", 61_000, "Fermer en août")
    meeting.add_marker("vote", 62_000)
    kept.refresh()
    told = [(one.subject, one.quoted, one.start_ms) for one in entries(kept, since=dt.date(2026, 5, 1))]
    assert told == [("Fermer en août", False, 61_000), ("", True, 62_000)]
