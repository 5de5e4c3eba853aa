"""Damaged meetings: all that can be read of them is told, nothing of theirs is overwritten; copies are found."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokas.errors import InputError, OutputError
from lokas.library import Library
from lokas.locks import hold
from lokas.meeting import Meeting

EVENING = dt.datetime(2026, 3, 14, 18, 30, tzinfo=dt.UTC)
CONTENT = """\
format = "lokas.meeting"
version = "1.1"
title = "Réunion d'été"
key = "0123456789ab"
began = 2026-03-14T18:30:00Z
people = [
    "Anna",
    "Zoé",
]
tags = ["AG"]

[recording]
sources = ["Micro"]
rate = 16000
closed = "stopped"

[quorum]
rule = "1/3"
"""


@pytest.fixture
def library(tmp_path):
    return Library(tmp_path / "réunions", tmp_path / "corbeille")


@pytest.fixture
def meeting(library):
    made = Meeting.create(library.root, "Réunion d'été", EVENING)
    made.facts_file.write_text(CONTENT, encoding="utf-8")
    return made


def damage(meeting, old, new):
    meeting.facts_file.write_text(CONTENT.replace(old, new), encoding="utf-8")


def remains(library):
    (left,) = library.shelf().damaged
    return left


def test_a_whole_meeting_has_no_remains(library, meeting):
    assert library.remains(meeting.folder) is None
    assert library.shelf().damaged == ()


@pytest.mark.parametrize(
    ("old", "new", "field", "lost"),
    [
        ('title = "Réunion d\'été"', 'title = "Réunion', None, ('title = "Réunion',)),
        ('tags = ["AG"]', 'tags = ["AG"', "tags", ('tags = ["AG"',)),
        ("rate = 16000", "rate = 16 kHz", "rate", ("rate = 16 kHz",)),
        ("rate = 16000", 'rate = "16000"', "rate", ('rate = "16000"',)),
        ('    "Zoé",\n]', '    "Zoé"', "people", ("people = [", '    "Anna",', '    "Zoé"')),
        ("[quorum]", "[quorum", None, ("[quorum",)),
        ("key = ", "\0\0key\0 ", "key", ('key "0123456789ab"',)),
    ],
)
def test_of_a_damaged_file_every_line_is_saved_that_can_be(library, meeting, old, new, field, lost):
    whole = meeting.facts
    damage(meeting, old, new)

    left = remains(library)

    assert left.error.code == "meeting.damaged"
    assert left.lost == lost
    saved = {name: getattr(left.facts, name) for name in ("began", "people", "tags", "rate", "closed", "key")}
    assert {name for name, value in saved.items() if value != getattr(whole, name)} == ({field} - {None})


def test_what_the_file_does_not_tell_the_name_of_the_folder_does(library, meeting):
    meeting.facts_file.write_bytes(bytes(4096))

    facts = remains(library).facts

    assert (facts.title, facts.began.date()) == ("Réunion d'été", dt.date(2026, 3, 14))


def test_what_neither_tells_the_date_of_the_files_does(library, meeting):
    folder = meeting.folder.rename(library.root / "notre réunion \x7f")
    meeting = Meeting(folder)
    meeting.facts_file.unlink()
    meeting.sound.write_bytes(b"fLaC")
    os.utime(meeting.sound, (EVENING.timestamp(),) * 2)

    left = remains(library)

    assert (left.facts.title, left.facts.began) == ("notre réunion", EVENING)
    assert left.error.code == "meeting.missing"


def test_what_else_is_there_is_told_by_whether_it_is_whole(library, meeting):
    damage(meeting, "title", "")
    meeting.add_marker("decision", 1000)
    meeting.transcript.write_text('{"format": "lokas.transcript", "source": {"duration_ms": 61000}, "segm')

    left = remains(library)

    assert (left.whole, left.torn, left.length_ms) == (("markers.jsonl",), ("transcript.json",), 61_000)


def test_looking_at_the_remains_writes_nothing(library, meeting):
    damage(meeting, "title", "")
    before = {path.name: path.read_bytes() for path in meeting.folder.iterdir()}

    remains(library)

    assert {path.name: path.read_bytes() for path in meeting.folder.iterdir()} == before


def test_a_mended_meeting_opens_and_the_damaged_file_is_kept(library, meeting):
    damage(meeting, "rate = 16000", "rate = 16 kHz")
    damaged = meeting.facts_file.read_bytes()
    whole = remains(library).facts

    mended = library.mend(remains(library))

    assert mended.facts == whole
    assert mended.facts.closed == "stopped"
    assert (mended.folder / "meeting.damaged.toml").read_bytes() == damaged
    assert library.shelf().damaged == ()


def test_damaged_files_that_were_kept_before_are_kept_still(library, meeting):
    for content in (b"first", b"second"):
        meeting.facts_file.write_bytes(content)
        library.mend(remains(library))

    kept = {path.read_bytes() for path in meeting.folder.glob("meeting.damaged*.toml")}
    assert kept == {b"first", b"second"}


def test_a_meeting_without_its_file_gets_one_with_a_key_of_its_own(library, meeting):
    meeting.sound.write_bytes(b"fLaC")
    meeting.facts_file.unlink()

    facts = library.mend(remains(library)).facts

    assert facts.title == "Réunion d'été"
    assert len(facts.key) == 12
    assert library.entries()[0].state == "interrupted"


def test_the_file_of_a_newer_lokas_is_left_alone(library, meeting):
    damage(meeting, 'version = "1.1"', 'version = "2.0"')
    left = remains(library)

    assert not left.mendable
    with pytest.raises(InputError, match=r"meeting\.newer"):
        library.mend(left)
    assert [path.name for path in meeting.folder.iterdir()] == ["meeting.toml"]


def test_what_is_being_recorded_is_not_mended(library, meeting):
    damage(meeting, "title", "")

    with hold(meeting.lock), pytest.raises(OutputError, match=r"meeting\.recording"):
        library.mend(remains(library))


@given(at=st.integers(0, len(CONTENT)), length=st.integers(1, 40), junk=st.text(max_size=4))
def test_whatever_is_cut_out_or_written_over_something_can_be_saved(at, length, junk, tmp_path_factory):
    folder = tmp_path_factory.mktemp("any") / "2026-03-14 AG [k3f9]"
    folder.mkdir()
    meeting = Meeting(folder)
    text = CONTENT[:at] + junk + CONTENT[at + length :]
    meeting.facts_file.write_bytes(text.encode("utf-8", "replace"))
    library = Library(folder.parent, folder.parent / "trash")
    left = library.remains(folder)

    if left is not None and left.mendable:
        assert library.mend(left).facts.title
        assert (folder / "meeting.damaged.toml").read_bytes() == text.encode("utf-8", "replace")


def test_a_folder_that_was_copied_is_told_with_its_original(library, meeting):
    Meeting.create(library.root, "Autre", EVENING)
    Meeting.create(library.root, "Sans clé", EVENING).update(lambda facts: replace(facts, key=""))
    copy = library.root / "copie de la réunion"
    shutil.copytree(meeting.folder, copy)

    (twins,) = library.shelf().copies

    assert {one.meeting.folder for one in twins} == {meeting.folder, copy}
