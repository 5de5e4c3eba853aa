"""The register of decisions: filtered as people ask, each at its second, handed on as a table."""

import csv
import datetime as dt

import pytest

from lokas.documents import document_of, open_document
from lokas.meeting import Meeting
from lokas.places import Places
from lokas.text.document import RemoveMark
from lokas.workspace import Workspace
from lokas_ui.viewmodels.register import PERIODS, Register, days_of
from tests.helpers.interface import AtOnce
from tests.helpers.kept import Kept


@pytest.fixture
def register():
    with Workspace(Places.of_system()) as workspace:
        yield Register(workspace, AtOnce())


@pytest.fixture
def kept():
    made = Kept(Places.of_system().data)
    made.add(
        "Le budget est adopté.",
        "Anna réserve la salle.",
        marks=[("vote", 500, "Budget"), ("action", 2500, "Réserver la salle", ("who", "Anna"))],
    )
    made.add("Repeindre.", day="2025-01-02", tags=("bureau",), marks=[("action", 500, "Repeindre", ("done", "hier"))])
    return made


def subjects(register):
    return [one.subject for one in register.state.state.found]


def test_all_of_it_the_newest_meeting_first_each_by_time(kept, register):
    register.refresh()

    assert subjects(register) == ["Budget", "Réserver la salle", "Repeindre"]
    assert not register.state.state.narrowed


def test_filters_narrow_it_and_are_forgotten_together(kept, register):
    register.refresh()
    register.show_kinds(["action"])
    assert subjects(register) == ["Réserver la salle", "Repeindre"]
    register.show_kinds(["action"], open_only=True)
    assert subjects(register) == ["Réserver la salle"]
    register.show_kinds([])
    register.show_days(dt.date(2025, 1, 1), dt.date(2025, 12, 31))
    assert subjects(register) == ["Repeindre"]
    register.look_for("budget")
    assert subjects(register) == []
    assert register.state.state.anywhere

    register.forget_filters()

    assert len(subjects(register)) == 3
    register.look_for("#bureau")
    assert subjects(register) == ["Repeindre"]


def test_what_belongs_together_stands_together_when_that_is_asked(kept, register):
    register.refresh()

    register.sort(by_subject=True)

    assert subjects(register) == ["Budget", "Repeindre", "Réserver la salle"]


def test_a_register_with_nothing_in_it_is_not_one_that_filters_hide(register):
    register.show_kinds(["vote"])

    assert (register.state.state.found, register.state.state.anywhere) == ((), False)


def test_what_is_shown_is_written_as_a_table_that_spreadsheets_read(kept, register, tmp_path):
    register.show_kinds(["vote"])
    target = tmp_path / "Décisions d'été.csv"

    register.write_table(target)

    (row,) = csv.DictReader(target.read_text(encoding="utf-8-sig").splitlines())
    assert (row["subject"], row["date"]) == ("Budget", "2026-03-14")
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")
    assert register.state.state.written == target


def test_a_table_that_cannot_be_written_is_told(kept, register, tmp_path):
    register.refresh()

    register.write_table(tmp_path / "nulle part" / "x.csv")

    assert register.state.state.trouble.code == "output.not_writable"


def test_an_action_is_ticked_off_and_taken_up_again(kept, register):
    register.show_kinds(["action"], open_only=True)
    (action,) = register.state.state.found
    register.finish(action)
    assert register.state.state.found == ()

    register.show_kinds(["action"])
    done = next(one for one in register.state.state.found if one.subject == "Réserver la salle")
    assert dict(done.details) == {"who": "Anna", "done": str(dt.date.today())}
    register.finish(done)
    assert [one.subject for one in register.state.state.found if one.is_open] == ["Réserver la salle"]


def test_an_action_whose_text_somebody_corrects_is_not_ticked_off_and_that_is_told(kept, register):
    register.show_kinds(["action"], open_only=True)
    (action,) = register.state.state.found
    with open_document(Meeting(action.folder)):
        register.finish(action)

    assert register.state.state.trouble.code == "meeting.busy"
    assert register.state.state.found == (action,)


def test_an_action_that_is_gone_leaves_the_others_as_they_are(kept, register):
    register.show_kinds(["action"], open_only=True)
    (action,) = register.state.state.found
    with open_document(Meeting(action.folder)) as file:
        file.do(RemoveMark(next(mark.id for mark in file.document.marks if mark.kind == "action")))
    register.finish(action)

    assert register.state.state.found == ()
    assert [mark.kind for mark in document_of(Meeting(action.folder)).marks] == ["vote"]


def test_periods_are_days(register):
    today = dt.date(2026, 11, 22)

    assert [days_of(period, today) for period in PERIODS[:4]] == [
        (None, None),
        (dt.date(2026, 1, 1), None),
        (dt.date(2025, 1, 1), dt.date(2025, 12, 31)),
        (dt.date(2025, 11, 22), None),
    ]
