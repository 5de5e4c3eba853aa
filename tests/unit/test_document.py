"""Documents: what each edit does, what stays as the machine made it, and what exports get to see."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree as ET

import pysubs2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lokas.errors import OptionError
from lokas.text.cues import layout
from lokas.text.document import (
    AddMark,
    AsHeard,
    ChangeMark,
    Check,
    Difference,
    Doubt,
    Join,
    JoinParagraph,
    Mark,
    MergeSpeakers,
    NewText,
    RemoveMark,
    RenameSpeaker,
    ReplaceAll,
    Search,
    SetSpeaker,
    SetText,
    Several,
    Speaker,
    Split,
    SplitParagraph,
    as_heard,
    as_transcript,
    differences,
    doubts,
    find,
    new_document,
    new_speaker_key,
    passage,
    replace_all,
)
from lokas.text.export import EXPORTERS, read_json
from lokas.text.paragraphs import paragraphs
from lokas.text.pieces import shown
from lokas.text.profiles import find_profile
from lokas.types import Segment, Source, Transcript, Word
from tests.helpers.documents import EDITS, TRANSCRIPTS, assert_in_time, transcript, words_of
from tests.helpers.transcripts import NASTY
from tests.helpers.transcripts import transcript as nasty_transcript

TEXT_FORMATS = ["srt", "vtt", "txt", "md", "html", "json", "csv", "tsv", "eaf", "audacity"]


@pytest.fixture
def meeting():
    """Three people, of whom the first speaks twice; the third is not known."""
    return new_document(
        transcript(
            "Bonjour à tous.",
            "La séance est ouverte, on passe au vote.",
            "Qui est contre ?",
            "Nul.",
            speakers=["Anna", "Béa", "Anna", None],
        )
    )


def after(document, *edits):
    for edit in edits:
        document = edit.applied_to(document)
    return document


def texts(document):
    return [segment.text for segment in document.segments]


def exported(document, name):
    return b"".join(EXPORTERS[name].write(as_transcript(document))).decode("utf-8")


# Of a transcript


@given(TRANSCRIPTS)
def test_a_document_that_nobody_edited_is_the_transcript(made):
    assert as_transcript(new_document(made)) == made


def test_segments_without_words_get_shares_of_their_time_and_are_exported_without():
    made = replace(transcript("un deux"), segments=(Segment(0, 0, 900, "un deuxième", (), 0.3, "fr"),))
    document = new_document(made)

    assert [(word.text, word.start_ms, word.end_ms) for word in document.segments[0].words] == [
        (" un", 0, 180),
        (" deuxième", 180, 900),
    ]
    assert as_transcript(document) == made
    assert as_transcript(after(document, SetText(0, "un troisième"))).segments[0].text == "un troisième"


def test_words_that_overlap_are_set_in_order_and_those_of_the_transcript_stay():
    words = (Word(0, 500, " un", 0.9), Word(300, 400, " deux", 0.9), Word(600, 700, " trois", 0.9))
    made = replace(transcript("x"), segments=(Segment(4, 100, 650, "un deux trois", words, 0.9, "fr"),))
    document = new_document(made)

    assert [(word.start_ms, word.end_ms) for word in document.segments[0].words] == [(0, 500), (500, 500), (600, 700)]
    assert (document.segments[0].start_ms, document.segments[0].end_ms) == (0, 700)
    assert document.transcript == made


def test_segments_of_the_same_number_get_numbers_of_their_own():
    made = transcript("un", "deux")
    same = replace(made, segments=tuple(replace(one, id=7) for one in made.segments))

    assert [one.id for one in new_document(same).segments] == [0, 1]


@pytest.mark.parametrize("text", NASTY)
def test_any_text_can_be_heard_and_typed(text):
    document = after(new_document(nasty_transcript(text, "oui")), SetText(1, text))

    assert document.segments[0].text.split() == document.segments[1].text.split()
    for name in TEXT_FORMATS:
        exported(document, name).encode("utf-8")


# Text


def test_text_is_set_and_the_transcript_stays(meeting):
    edited = after(meeting, SetText(1, "La séance est levée,  on passe\nau vote."))

    assert edited.segment(1).text == "La séance est levée, on passe au vote."
    assert edited.transcript is meeting.transcript
    assert as_heard(edited, 1) == "La séance est ouverte, on passe au vote."
    assert differences(edited, 1) == [Difference("ouverte,", "levée,")]
    assert differences(edited, 0) == []


def test_a_text_as_it_was_changes_nothing(meeting):
    assert after(meeting, SetText(1, " La séance est ouverte,  on passe au vote. ")) is meeting


def test_text_can_say_again_what_was_heard(meeting):
    edited = after(meeting, SetText(1, "Autre chose."), Split(1, 1), AsHeard(1), Join(1), AsHeard(1))

    assert edited.segment(1).text == meeting.segment(1).text
    assert [word.start_ms for word in edited.segment(1).words] == [word.start_ms for word in meeting.segment(1).words]


def test_what_was_heard_leaves_the_neighbours_the_time_they_have_taken():
    document = new_document(transcript("un deux trois quatre"))
    split = after(document, SetText(0, "un trois quatre"), Split(0, 1), SetText(1, "encore trois quatre"), AsHeard(0))

    assert texts(split) == ["un deux", "encore trois quatre"]
    assert_in_time(split)


def test_an_edit_settles_what_was_doubted_and_a_replacement_of_many_does_not():
    document = new_document(transcript("Sous-titres par X", doubts=("invented",)))

    assert after(document, SetText(0, "")).segments[0].doubts == ()
    assert after(document, ReplaceAll((NewText(0, "Sous-titres par Y"),))).segments[0].doubts == ("invented",)


def test_words_and_segments_are_checked():
    made = transcript("un deux", doubts=("loop",))
    unsure = replace(made.segments[0], words=tuple(replace(word, confidence=0.2) for word in made.segments[0].words))
    gap = Segment(1, 9000, 9900, "", (), 0.0, "fr", ("not_transcribed",))
    document = new_document(replace(made, segments=(unsure, gap)))

    assert list(doubts(document)) == [
        Doubt("segment", 0, 500, 1100, reasons=("loop",)),
        Doubt("word", 0, 500, 800, 0),
        Doubt("word", 0, 800, 1100, 1),
        Doubt("no_text", 1, 9000, 9900, reasons=("not_transcribed",)),
    ]
    assert [doubt.word for doubt in doubts(after(document, Check(0, 0)))] == [None, 1, None]
    assert [doubt.kind for doubt in doubts(after(document, Check(0)))] == ["no_text"]
    assert list(doubts(after(document, Check(0), SetText(1, "trois")))) == []
    assert [doubt.word for doubt in doubts(after(document, SetText(0, "un trois")))] == [0, None]
    assert "[?]" not in exported(after(document, Check(0), Check(1)), "txt")


def test_a_voice_that_the_machine_did_not_know_is_doubted_until_a_person_names_or_checks_it(meeting):
    doubted = [Doubt("speaker", 3, meeting.segments[3].start_ms, meeting.segments[3].end_ms)]

    assert list(doubts(meeting)) == doubted
    assert list(doubts(after(meeting, SetSpeaker(3, 3, "s2")))) == []
    assert list(doubts(after(meeting, Check(3)))) == []
    assert next(doubts(after(meeting, RenameSpeaker("s2", "")))).segment_id == 1
    nobody = new_document(transcript("Un.", "Deux."))
    assert list(doubts(after(nobody, RenameSpeaker("s1", "Anna"), SetSpeaker(0, 0, "s1")))) == []


def test_several_edits_are_one(meeting):
    both = Several((SetText(0, "Bonsoir."), Check(1), SetText(3, "Non.")))

    assert after(meeting, both) == after(meeting, *both.edits)
    assert both.kind == "set_text"
    with pytest.raises(OptionError, match=r"edit\.no_segment"):
        after(meeting, Several((SetText(0, "Bonsoir."), SetText(9, "x"))))


# Structure


def test_a_segment_is_split_and_joined_again(meeting):
    split = after(meeting, Split(1, 4))

    assert texts(split)[1:3] == ["La séance est ouverte,", "on passe au vote."]
    assert [split.segments[at].speaker for at in (1, 2)] == ["s2", "s2"]
    assert split.segments[1].end_ms == split.segments[2].start_ms
    assert as_heard(split, split.segments[2].id) == "on passe au vote."
    assert after(split, Join(1)) == meeting


def test_what_one_breath_says_is_not_split(meeting):
    document = new_document(transcript("x"))
    words = (Word(500, 600, " l", 0.9), Word(600, 900, "'homme", 0.9))
    document = replace(document, segments=(replace(document.segments[0], words=words, heard=(0, None)),))

    with pytest.raises(OptionError, match=r"edit\.no_place"):
        after(document, Split(0, 1))


def test_segments_that_overlap_are_joined_in_order():
    made = transcript("un deux trois", "quatre")
    second = replace(made.segments[1], start_ms=600, end_ms=900, words=(Word(600, 900, "quatre", 0.9),))
    joined = after(new_document(replace(made, segments=(made.segments[0], second))), Join(0))

    assert_in_time(joined)
    assert joined.segments[0].text == "un deux trois quatre"


def test_paragraphs_begin_where_a_person_or_the_speaker_makes_them(meeting):
    def ids(document):
        return [[segment.id for segment in paragraph] for paragraph in document.paragraphs()]

    one_voice = after(meeting, SetSpeaker(0, 3, "s1"), *(JoinParagraph(number) for number in range(4)))
    assert ids(meeting) == [[0], [1], [2], [3]]
    assert ids(one_voice) == [[0, 1, 2, 3]]
    assert ids(after(one_voice, SplitParagraph(2))) == [[0, 1], [2, 3]]
    assert ids(new_document(transcript())) == []


def paragraphs_of(made):
    return [[segment.id for segment in paragraph.segments] for paragraph in paragraphs(made.segments)]


def test_paragraphs_that_a_person_made_reach_every_document():
    document = new_document(transcript("Un.", "Deux.", "Trois."))
    split = after(document, SplitParagraph(1))

    assert [segment.begins_paragraph for segment in as_transcript(split).segments] == [None, True, None]
    assert exported(document, "txt").count("\n\n") + 1 == exported(split, "txt").count("\n\n")
    assert "Un.\n" in exported(split, "md")
    assert exported(after(split, JoinParagraph(1)), "txt") == exported(document, "txt")


def test_what_the_text_tells_by_itself_is_not_said():
    document = new_document(transcript("Un.", "Deux.", "Trois.", gap_ms=3000))

    assert [segment.begins_paragraph for segment in as_transcript(document).segments] == [None, None, None]
    joined = as_transcript(after(document, JoinParagraph(1)))
    assert [segment.begins_paragraph for segment in joined.segments] == [None, False, None]
    assert paragraphs_of(joined) == [[0, 1], [2]]


def test_a_paragraph_whose_first_segment_was_emptied_begins_with_the_next():
    document = after(new_document(transcript("Un.", "Deux.", "Trois.")), SplitParagraph(1), SetText(1, ""))

    assert paragraphs_of(as_transcript(document)) == [[0], [2]]


@given(TRANSCRIPTS, st.lists(EDITS, max_size=12))
def test_whatever_is_edited_the_exported_paragraphs_are_those_of_the_document(made, edits):
    document = new_document(made)
    for edit in edits:
        with suppress(OptionError):
            document = edit.applied_to(document)
    exported_one = as_transcript(document)
    visible = {segment.id for segment in exported_one.segments if shown(segment)}
    wanted = [[segment.id for segment in one if segment.id in visible] for one in document.paragraphs()]

    assert paragraphs_of(exported_one) == list(filter(None, wanted))
    read = read_json(exported(document, "json"))
    assert paragraphs_of(read) == paragraphs_of(exported_one)
    assert as_transcript(new_document(read)) == read


# Speakers


def test_speakers_have_keys_and_names(meeting):
    assert meeting.speakers == (Speaker("s1", "Anna"), Speaker("s2", "Béa"))
    assert [segment.speaker for segment in meeting.segments] == ["s1", "s2", "s1", None]
    assert new_speaker_key(meeting) == "s3"


@pytest.mark.parametrize("name", TEXT_FORMATS)
def test_a_rename_and_a_correction_are_seen_by_every_export(meeting, name):
    text = exported(after(meeting, RenameSpeaker("s2", "Zoé"), SetText(3, "Quelqu'un.")), name)

    assert "Béa" not in text
    assert "Nul." not in text
    assert "Zoé" in text or name == "audacity"
    assert "Quelqu" in text


def test_a_speaker_without_a_name_is_nobody_known(meeting):
    unnamed = as_transcript(after(meeting, RenameSpeaker("s2", "  ")))

    assert [segment.speaker for segment in unnamed.segments] == ["Anna", None, "Anna", None]


def test_segments_are_given_to_a_speaker_and_speakers_are_merged(meeting):
    named = after(meeting, RenameSpeaker("s3", "Chloé"), SetSpeaker(3, 2, "s3"))
    merged = after(named, MergeSpeakers("s3", "s2"))

    assert [segment.speaker for segment in named.segments] == ["s1", "s2", "s3", "s3"]
    assert [segment.speaker for segment in merged.segments] == ["s1", "s2", "s2", "s2"]
    assert [speaker.name for speaker in merged.speakers] == ["Anna", "Béa"]
    assert after(named, MergeSpeakers("s2", "s2")) is named
    assert after(named, SetSpeaker(0, 3, None)).segments[1].speaker is None
    assert meeting.name_of("s2") == "Béa"
    assert meeting.name_of(None) is None


# Marks


def test_marks_are_kept_in_order_of_time(meeting):
    later = AddMark("vote", 5000, 6000, "Adopté.\nÀ l'unanimité.", (("for", "12"),))
    marked = after(meeting, later, AddMark("agenda", 100, 200, "1. Budget"))

    assert [(mark.id, mark.kind) for mark in marked.marks] == [(2, "agenda"), (1, "vote")]
    assert marked.marks[1].text == "Adopté.\nÀ l'unanimité."
    changed = after(marked, ChangeMark(Mark(1, "decision", 50, 60)))
    assert [mark.kind for mark in changed.marks] == ["decision", "agenda"]
    assert after(changed, RemoveMark(1), RemoveMark(2)).marks == ()


def said_at(document, start_ms, end_ms):
    return texts(replace(document, segments=passage(document, Mark(1, "vote", start_ms, end_ms))))


def test_the_passage_of_a_mark_is_what_is_said_in_its_stretch():
    document = new_document(transcript("un deux", "trois quatre", "cinq six"))  # at 500, 1800 and 3100, 600 each

    assert said_at(document, 1000, 2000) == ["un deux", "trois quatre"]
    assert said_at(document, 1100, 1800) == ["un deux"]  # where it ends another begins; nobody speaks in it
    assert said_at(document, 1800, 2400) == ["trois quatre"]
    assert said_at(document, 0, 9000) == texts(document)


def test_the_passage_of_a_moment_is_what_is_said_then_or_was_said_before_or_comes_first():
    document = new_document(transcript("un deux", "trois quatre"))

    assert said_at(document, 1900, 1900) == ["trois quatre"]
    assert said_at(document, 1100, 1100) == ["un deux"]
    assert said_at(document, 1799, 1799) == ["un deux"]
    assert said_at(document, 99_000, 99_000) == ["trois quatre"]
    assert said_at(document, 0, 0) == ["un deux"]
    assert said_at(new_document(transcript()), 0, 0) == []


def test_speech_without_text_is_no_passage():
    made = transcript("un deux", "trois")
    empty = replace(made.segments[1], text="", words=(), doubts=("not_transcribed",))
    document = new_document(replace(made, segments=(made.segments[0], replace(empty, end_ms=9000))))

    assert said_at(document, 1900, 2000) == ["un deux"]


# What is not there


@pytest.mark.parametrize(
    ("edit", "code", "data"),
    [
        (SetText(9, "x"), "edit.no_segment", {"segment": 9}),
        (ReplaceAll((NewText(9, "x"),)), "edit.no_segment", {"segment": 9}),
        (Split(0, 0), "edit.no_place", {"segment": 0, "word": 0}),
        (Split(0, 3), "edit.no_place", {"segment": 0, "word": 3}),
        (Check(0, 3), "edit.no_place", {"segment": 0, "word": 3}),
        (Join(3), "edit.no_neighbour", {"segment": 3}),
        (SetSpeaker(0, 1, "s9"), "edit.no_speaker", {"speaker": "s9"}),
        (MergeSpeakers("s1", "s9"), "edit.no_speaker", {"speaker": "s9"}),
        (RemoveMark(1), "edit.no_mark", {"mark": 1}),
        (ChangeMark(Mark(1, "note", 0, 0)), "edit.no_mark", {"mark": 1}),
    ],
)
def test_an_edit_of_what_is_not_there_is_refused(meeting, edit, code, data):
    with pytest.raises(OptionError) as caught:
        after(meeting, edit)
    assert (caught.value.code, caught.value.data) == (code, data)


# Find and replace


def found(document, *args, **options):
    return [(place.segment_id, place.found) for place in find(document, Search(*args, **options))]


@pytest.fixture
def school():
    return new_document(
        transcript("L’École est ouverte.", "l'ecole, écolier ; Écoles.", "Son œuvre : 20\u202f000 pages.", "ecole")
    )


def test_a_search_finds_every_place(school):
    assert found(school, "école") == [(0, "École"), (1, "ecole"), (1, "École"), (3, "ecole")]
    assert found(school, "école", accents=True) == [(0, "École"), (1, "École")]
    assert found(school, "école", case=True) == [(1, "ecole"), (3, "ecole")]
    assert found(school, "école", case=True, accents=True) == []
    assert found(school, "école", whole_words=True) == [(0, "École"), (1, "ecole"), (3, "ecole")]


def test_what_is_the_same_on_a_keyboard_is_the_same(school):
    assert found(school, "l'école") == [(0, "L’École"), (1, "l'ecole")]
    assert found(school, "20 000") == [(2, "20\u202f000")]
    assert found(school, "OEUVRE") == [(2, "œuvre")]
    assert found(new_document(transcript("e\u0301te\u0301 été")), "te") == [(0, "te\u0301"), (0, "té")]


def test_a_search_for_nothing_finds_nothing(school):
    assert found(school, "  ") == []
    assert found(school, ".*") == []


def test_a_place_says_when_its_word_begins(school):
    place = next(find(school, Search("20 000"), "30 000"))

    assert place.at_ms == school.segments[2].words[3].start_ms
    assert (place.start, place.end, place.replacement) == (12, 18, "30 000")


def test_the_places_that_are_wanted_are_replaced_in_one_edit(school):
    places = [place for place in find(school, Search("ecole"), "classe") if place.segment_id != 3]
    edited = after(school, replace_all(school, places))

    assert texts(edited) == ["L’classe est ouverte.", "l'classe, écolier ; classes.", school.segments[2].text, "ecole"]
    assert [word.start_ms for word in words_of(edited)] == [word.start_ms for word in words_of(school)]


def test_places_without_a_replacement_stay(school):
    edit = replace_all(school, find(school, Search("ecole")))

    assert after(school, edit) == school


# Any edits


@given(TRANSCRIPTS, st.lists(EDITS, max_size=12))
def test_whatever_is_edited_words_stay_between_their_neighbours_and_captions_do_not_overlap(made, edits):
    document = new_document(made)
    for edit in edits:
        try:
            document = edit.applied_to(document)
        except OptionError:
            continue
        assert_in_time(document)
    assert document.transcript == made
    cues = list(layout(as_transcript(document).segments, find_profile("web")))
    assert all(cue.start_ms < cue.end_ms for cue in cues)
    assert all(first.end_ms <= second.start_ms for first, second in pairwise(cues))


@settings(max_examples=40)
@given(TRANSCRIPTS, st.lists(EDITS, max_size=12))
def test_whatever_is_edited_nothing_overlaps_in_what_is_exported(made, edits):
    document = new_document(made)
    for edit in edits:
        with suppress(OptionError):
            document = edit.applied_to(document)

    for name in ("srt", "vtt"):
        cues = pysubs2.SSAFile.from_string(exported(document, name), format_=name)
        assert all(first.end <= second.start for first, second in pairwise(cues))
    for tier in eaf_tiers(exported(document, "eaf")):
        assert all(start < end for start, end in tier)
        assert all(first[1] <= second[0] for first, second in pairwise(tier))


def eaf_tiers(text):
    """The times of the annotations of each tier."""
    root = ET.fromstring(text)
    slots = {one.get("TIME_SLOT_ID"): int(one.get("TIME_VALUE")) for one in root.iter("TIME_SLOT")}
    for tier in root.iter("TIER"):
        found = tier.iter("ALIGNABLE_ANNOTATION")
        yield [(slots[one.get("TIME_SLOT_REF1")], slots[one.get("TIME_SLOT_REF2")]) for one in found]


def test_a_document_of_no_segments_can_be_read():
    empty = new_document(Transcript(Source("vide", 0), "fr", 0.5, ()))

    assert list(doubts(empty)) == []
    assert list(find(empty, Search("x"))) == []
