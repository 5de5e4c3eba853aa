"""Speakers given to a document: segments end where another speaks, names stay, nothing that was heard is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokas.errors import OptionError
from lokas.text.document import (
    AssignSpeakers,
    Check,
    DocumentFile,
    MergeSpeakers,
    RenameSpeaker,
    SetSpeaker,
    Speaker,
    SplitSpeaker,
    as_transcript,
    doubts,
    keys_in,
    new_document,
)
from lokas.types import SpeakerTurn
from tests.helpers.documents import TRANSCRIPTS, assert_in_time, transcript, words_of

CALLED = "Personne {number}"


@pytest.fixture
def document():
    """Words of 300 ms from 500 on, with 700 ms between the segments: 500-1700, 2400-3900."""
    return new_document(transcript("bonjour à tous. Merci", "on passe au vote. Oui."))


def assigned(document, *turns):
    return AssignSpeakers(tuple(SpeakerTurn(*turn) for turn in turns), CALLED).applied_to(document)


def said(document):
    return [(document.name_of(segment.speaker), segment.text) for segment in document.segments]


def test_segments_end_where_another_speaks(document):
    after = assigned(document, (500, 1_400, "v1"), (1_400, 1_700, "v2"), (2_400, 3_600, "v2"), (3_600, 3_900, "v1"))

    assert said(after) == [
        ("Personne 1", "bonjour à tous."),
        ("Personne 2", "Merci"),
        ("Personne 2", "on passe au vote."),
        ("Personne 1", "Oui."),
    ]
    assert words_of(after) == words_of(document)
    assert_in_time(after)
    assert [len(paragraph) for paragraph in after.paragraphs()] == [1, 2, 1]
    assert [segment.speaker for segment in as_transcript(after).segments] == [name for name, _ in said(after)]


def test_names_that_people_gave_stay_with_who_speaks_at_the_same_time(document):
    first = assigned(document, (500, 1_700, "v1"), (2_400, 3_900, "v2"))
    named = RenameSpeaker("s2", "Zoé").applied_to(first)
    again = assigned(named, (500, 1_000, "v1"), (1_000, 1_700, "v2"), (2_400, 3_900, "v3"))

    assert said(again)[-1] == ("Zoé", "on passe au vote. Oui.")
    assert {speaker.name for speaker in again.speakers} == {"Personne 1", "Personne 2", "Zoé"}


def test_speakers_that_the_machine_made_go_when_they_say_nothing_any_more(document):
    first = assigned(document, (500, 1_400, "v1"), (1_400, 1_700, "v2"), (2_400, 3_900, "v3"))
    again = assigned(RenameSpeaker("s2", "Zoé").applied_to(first), (500, 3_900, "v1"))

    assert [speaker.name for speaker in again.speakers] == ["Zoé", "Personne 3"]
    assert len({segment.speaker for segment in again.segments}) == 1


def test_what_is_unsure_is_told_until_a_person_decides(document):
    after = assigned(document, (500, 1_700, "v1", "v2"), (2_400, 3_900, "v2"))

    assert [doubt.segment_id for doubt in doubts(after) if doubt.kind == "speaker"] == [0]
    assert after.segments[0].perhaps == after.segments[1].speaker
    for edit in (SetSpeaker(0, 0, after.segments[0].speaker), SetSpeaker(0, 0, after.segments[1].speaker), Check(0)):
        assert not [doubt for doubt in doubts(edit.applied_to(after)) if doubt.kind == "speaker"]


def test_words_that_nobody_known_says_are_told(document):
    after = assigned(document, (2_400, 3_900, "v1"))

    assert [segment.speaker for segment in after.segments] == [None, "s1"]


def test_two_who_are_merged_are_not_unsure_of_one_another(document):
    after = assigned(document, (500, 1_700, "v1", "v2"), (2_400, 3_900, "v2"))
    merged = MergeSpeakers("s2", "s1").applied_to(after)

    assert [(one.speaker, one.perhaps) for one in merged.segments] == [("s1", None), ("s1", None)]


def test_from_a_segment_on_a_speaker_is_somebody_else(document):
    after = assigned(document, (500, 1_400, "v1"), (1_400, 1_700, "v2"), (2_400, 3_900, "v1"))
    split = SplitSpeaker(1, "Zoé").applied_to(after)

    assert said(split) == [
        ("Personne 1", "bonjour à tous."),
        ("Personne 2", "Merci"),
        ("Zoé", "on passe au vote. Oui."),
    ]


def test_nobody_known_cannot_be_split(document):
    with pytest.raises(OptionError) as caught:
        SplitSpeaker(0, "Zoé").applied_to(document)
    assert caught.value.code == "edit.no_speaker"


def test_speech_without_text_gets_its_speaker_too():
    silent = new_document(transcript("", "oui", doubts=("not_transcribed",)))
    after = assigned(silent, (0, silent.segments[0].end_ms, "v1"), (silent.segments[1].start_ms, 9_000, "v2"))

    assert [segment.speaker for segment in after.segments] == ["s1", "s2"]


def test_an_empty_document_stays_as_it_is():
    empty = new_document(transcript())
    assert assigned(empty, (0, 500, "v1")) is empty


def test_it_is_one_step_to_undo_and_outlives_the_program(tmp_path):
    made = transcript("bonjour à tous. Merci", "on passe au vote. Oui.")
    turns = tuple(SpeakerTurn(*one) for one in ((500, 1_400, "v1"), (1_400, 3_900, "v2", "v1")))
    with DocumentFile(tmp_path, made) as file:
        before, after = file.document, file.do(AssignSpeakers(turns, CALLED))
    with DocumentFile(tmp_path, made) as file:
        assert file.document == after != before
        assert file.undoable == "assign_speakers"
        assert file.undo() == before
        assert file.redo() == after


def test_who_of_the_turns_is_who_in_the_document(document):
    turns = tuple(SpeakerTurn(*one) for one in ((500, 1_700, "v7"), (2_400, 3_900, "v3"), (3_900, 4_000, "v5")))
    after = AssignSpeakers(turns, CALLED).applied_to(document)

    assert keys_in(after, turns) == {"v7": "s1", "v3": "s2"}
    assert after.speakers == (Speaker("s1", "Personne 1"), Speaker("s2", "Personne 2"))


TURNS = st.lists(
    st.tuples(st.integers(0, 12_000), st.integers(1, 4_000), st.sampled_from(["v1", "v2", "v3", None])), max_size=12
)


@given(TRANSCRIPTS, TURNS, TURNS)
def test_all_words_keep_their_times_and_order_whoever_says_them(made, first, second):
    before = new_document(made)
    after = before
    for spoken in (first, second):
        after = assigned(after, *sorted((start, start + length, who) for start, length, who in spoken))
        assert words_of(after) == words_of(before)
        assert_in_time(after)
        assert len({segment.id for segment in after.segments}) == len(after.segments)
        keys = {speaker.key for speaker in after.speakers}
        assert {segment.speaker for segment in after.segments} - {None} <= keys
        assert {segment.perhaps for segment in after.segments} - {None} <= keys
        assert len({speaker.name for speaker in after.speakers}) == len(after.speakers)
