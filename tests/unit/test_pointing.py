"""Pointing at places of a meeting: what people type for a time, for segments and for a speaker."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokas.cli.editing.pointing import known_speaker, read_time, segments_of, speaker_of
from lokas.cli.messages import clock
from lokas.errors import OptionError
from lokas.text.document import RenameSpeaker, Speaker, Split, new_document
from tests.helpers.documents import transcript


@pytest.fixture
def document():
    made = transcript("Bonjour à tous.", "On passe au vote.", "Qui est contre ?", speakers=["Anna", "Béa", "Anna"])
    return Split(1, 2).applied_to(new_document(made))  # its segments are 0, 1, 3 and 2


@pytest.mark.parametrize(
    ("text", "time_ms"),
    [("0", 0), (" 123 ", 123_000), ("2:03", 123_000), ("1:02:03", 3_723_000), ("75:00:01", 270_001_000),
     ("12.5", 12_500), ("12,25", 12_250), ("0:01.2346", 1234), ("9:5", 545_000)],
)  # fmt: skip
def test_a_time_is_read_as_people_write_it(text, time_ms):
    assert read_time(text) == time_ms


@given(st.integers(0, 400_000))
def test_a_time_that_was_shown_can_be_typed(seconds):
    assert read_time(clock(seconds * 1000)) == seconds * 1000


@pytest.mark.parametrize("text", ["", "tôt", "-1", "1:60", "1:61:00", "1:2:3:4", "12:", ".5", "1e3"])
def test_what_is_no_time_is_refused(text):
    with pytest.raises(OptionError) as caught:
        read_time(text)
    assert (caught.value.code, caught.value.data) == ("option.bad_moment", {"value": text})


@pytest.mark.parametrize(
    ("text", "ids"), [("1", [1]), ("1-2", [1, 3, 2]), ("2-1", [1, 3, 2]), ("2, 0", [0, 2]), ("0–1,1-3", [0, 1, 3])]
)
def test_segments_are_named_by_their_numbers_as_they_stand(document, text, ids):
    assert [segment.id for segment in segments_of(document, text)] == ids


@pytest.mark.parametrize(("text", "code"), [("", "option.bad_numbers"), ("1-", "option.bad_numbers"),
                                            ("tous", "option.bad_numbers"), ("9", "edit.no_segment"),
                                            ("1-9", "edit.no_segment")])  # fmt: skip
def test_segments_that_are_not_there_are_refused(document, text, code):
    with pytest.raises(OptionError) as caught:
        segments_of(document, text)
    assert caught.value.code == code


@pytest.mark.parametrize("text", ["Béa", "bea", " BÉA ", "s2"])
def test_a_speaker_is_known_by_name_or_key(document, text):
    assert known_speaker(document, text) == Speaker("s2", "Béa")


def test_a_speaker_nobody_knows_is_refused_with_those_there_are(document):
    assert speaker_of(document, "Zoé") is None
    assert speaker_of(document, "") is None
    with pytest.raises(OptionError) as caught:
        known_speaker(document, "Zoé")
    assert caught.value.data == {"value": "Zoé", "known": ["Anna", "Béa"]}


def test_an_emptied_name_is_nobodys(document):
    unnamed = RenameSpeaker("s2", "").applied_to(document)

    assert speaker_of(unnamed, "") is None
    assert known_speaker(unnamed, "s2").name == ""


def test_of_two_speakers_of_one_name_the_key_tells_which(document):
    twins = RenameSpeaker("s2", "anna").applied_to(document)

    assert known_speaker(twins, "Anna").key == "s1"  # as it is written
    with pytest.raises(OptionError, match=r"edit\.same_name"):
        known_speaker(twins, "ANNA")
    assert known_speaker(twins, "s2").name == "anna"
