"""Names that any file system takes, and that lead nowhere."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokas.library.packing.portable import DEVICES, MOST_BYTES, REFUSED, portable, unlike

NAMES = st.one_of(
    st.text(),
    st.text('./\\:*?"<>| \t\0àé', max_size=8),
    st.sampled_from(["con", "LPT¹.txt", "..", "a" * 300 + ".flac"]),
)


@given(NAMES)
def test_a_name_made_portable_is_one_for_every_system_and_stays_so(name):
    made = portable(name)
    assert made == portable(made)
    assert made
    assert not made.startswith((".", " "))
    assert not made.endswith((".", " "))
    assert not set(made) & set(REFUSED)
    assert len(made.encode("utf-8")) <= MOST_BYTES + 1
    assert made.partition(".")[0].casefold() not in DEVICES
    assert not any(unicodedata.category(one) in {"Cc", "Cs"} for one in made)


@pytest.mark.parametrize(
    "name", ["2026-03-14 Conseil d'été [k3f9]", "réunion n° 2.mp3", "会議.flac", "👩‍👩‍👧.m4a", "a b.tar.gz"]
)
def test_what_people_usually_write_stays(name):
    assert portable(name) == name


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("AG: 14/3.mp3", "AG_ 14_3.mp3"),
        ("..", "_"),
        (".caché", "_caché"),
        ("nul.mp3", "_nul.mp3"),
        ("fin. ", "fin"),
        ("a\udcffb", "a_b"),
        ("e\u0301te\u0301", "été"),
    ],
)
def test_what_a_system_refuses_is_replaced(name, made):
    assert portable(name) == made


def test_a_long_name_keeps_its_suffix_and_whole_characters():
    made = portable("é" * 200 + ".flac")
    assert made == "é" * 97 + ".flac"


def test_two_names_that_differ_in_case_alone_are_told_apart():
    taken = set()
    assert [unlike(name, taken) for name in ("Note.txt", "note.txt", "NOTE.txt", "note")] == [
        "Note.txt",
        "note (2).txt",
        "NOTE (3).txt",
        "note",
    ]
