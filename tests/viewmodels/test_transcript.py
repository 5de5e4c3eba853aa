"""A text is corrected by segments: every edit is kept, undone and redone, and nobody waits for a file."""

from dataclasses import replace

import pytest

from lokas.documents import document_of, open_document
from lokas.places import Places
from lokas.text.document import Search, redactions
from lokas.types import Span
from lokas.workspace import Workspace
from lokas_ui.viewmodels.corrections import Corrections
from lokas_ui.viewmodels.spoken import Spot, Timeline, letters, word_nearest, words_within
from lokas_ui.viewmodels.transcript import Review
from tests.helpers.documents import meeting_with, transcript
from tests.helpers.interface import AtOnce

SAID = ("le budget est voté", "à l'unanimité", "merci Berot", "la séance est levée")
SPEAKERS = ("Zoé", "Zoé", "Max", "Max")


@pytest.fixture
def workspace():
    with Workspace(Places.of_system()) as made:
        yield made


@pytest.fixture
def meeting(workspace):
    return meeting_with(workspace.places.meetings, "AG", with_doubt(transcript(*SAID, speakers=SPEAKERS)))


@pytest.fixture
def review(workspace, meeting):
    made = Review(workspace, AtOnce())
    made.open(meeting.folder)
    yield made
    made.close()


def with_doubt(made):
    """The second word of the first segment and the last one of the third are doubtful."""

    def doubted(segment, at):
        words = list(segment.words)
        words[at] = replace(words[at], confidence=0.2)
        return replace(segment, words=tuple(words))

    first, second, third, last = made.segments
    return replace(made, segments=(doubted(first, 1), second, doubted(third, 1), last))


def texts(review):
    return [segment.text for segment in review.document.segments]


def ids(review):
    return [segment.id for segment in review.document.segments]


def test_a_text_is_there_with_its_title_its_people_and_its_doubts(review):
    state = review.state.state

    assert (state.title, state.trouble, state.undoable) == ("AG", None, None)
    assert texts(review) == list(SAID)
    assert [(one.segment_id, one.word) for one in state.doubts] == [(0, 1), (2, 1)]


def test_a_meeting_without_text_says_so(workspace, review, meeting):
    meeting.transcript.unlink()
    review.open(meeting.folder)

    assert review.state.state.trouble.code == "meeting.no_transcript"
    assert not review.set_text(0, "rien")


def test_a_text_that_another_program_edits_is_not_opened_twice(workspace, review, meeting):
    review.close()
    with open_document(meeting):
        review.open(meeting.folder)

        assert review.state.state.trouble.code == "meeting.busy"
    review.open(meeting.folder)
    assert texts(review) == list(SAID)


def test_what_is_typed_is_on_the_disk_at_once_and_no_longer_doubtful(review, meeting):
    assert review.set_text(0, "le  projet est voté ")

    assert document_of(meeting).segments[0].text == "le projet est voté"
    assert [one.segment_id for one in review.state.state.doubts] == [2]
    assert review.state.state.undoable == "set_text"


def test_undo_and_redo_lead_to_the_place_they_change(review):
    review.set_text(2, "merci Bérault")

    places = []
    review.undo(places.append)
    assert texts(review) == list(SAID)
    assert len(review.state.state.doubts) == 2
    review.redo(places.append)
    assert texts(review)[2] == "merci Bérault"
    review.redo(places.append)
    assert places == [2, 2]


def test_undo_of_what_changes_the_number_of_segments_leads_there_too(review):
    places = []
    review.join_before(3)
    review.undo(places.append)
    review.redo(places.append)

    assert places == [2, 2]


def test_a_replacement_everywhere_is_taken_back_in_one_step(workspace, review):
    corrections = Corrections(review, workspace, AtOnce())
    corrections.look_for(Search("est"), "fut")
    corrections.replace_chosen()
    places = []
    review.undo(places.append)

    assert texts(review) == list(SAID)
    assert places == [0]


@pytest.mark.parametrize(("position", "halves"), [(9, ["le budget", "est voté"]), (11, ["le budget", "est voté"])])
def test_a_segment_is_split_before_the_word_at_a_position(review, position, halves):
    assert review.split(0, position)

    assert texts(review)[:2] == halves
    assert len(set(ids(review))) == 5


def test_at_the_edges_of_a_segment_a_paragraph_begins_instead(review):
    review.split(1, 0)
    assert [one.begins_paragraph for one in review.document.segments][:2] == [True, True]

    review.split(2, len(SAID[2]))
    assert review.document.segments[3].begins_paragraph
    assert texts(review) == list(SAID)
    assert not review.split(3, len(SAID[3]))


def test_backspace_takes_back_the_paragraph_first_and_then_the_segment(review):
    review.split(1, 0)
    review.join_before(1)
    assert not review.document.segments[1].begins_paragraph

    review.join_before(1)
    assert texts(review) == ["le budget est voté à l'unanimité", *SAID[2:]]
    assert not review.join_before(0)


def test_what_another_says_is_joined_at_once(review):
    assert review.join_before(2)

    assert texts(review)[1] == "à l'unanimité merci Berot"


def test_what_replaces_several_segments_is_one_step(review):
    assert review.replace_across(0, 2, "le budget Berot")
    assert texts(review) == ["le budget Berot", SAID[3]]

    review.undo()
    assert texts(review) == list(SAID)


def test_lines_are_given_to_speakers_by_number_to_new_ones_and_to_nobody(review):
    assert review.give(0, 1, 2)
    assert [one.speaker for one in review.document.segments] == ["s2", "s2", "s2", "s2"]
    assert not review.give(0, 0, 3)

    assert review.give_new(0, 0, "Ève")
    assert review.document.name_of(review.document.segments[0].speaker) == "Ève"
    assert review.give_new(1, 1, " Ève ")
    assert len(review.document.speakers) == 3
    assert review.give(0, 0, 0)
    assert review.document.segments[0].speaker is None
    assert not review.give_new(0, 0, "  ")


def test_speakers_are_renamed_and_merged_everywhere(review):
    review.rename("s1", "Zoé Martin")
    assert review.document.name_of("s1") == "Zoé Martin"

    review.merge("s2", "s1")
    assert {one.speaker for one in review.document.segments} == {"s1"}


def test_the_way_leads_from_doubt_to_doubt_and_begins_anew(review):
    assert review.next_doubt(0, 0).word == 1
    assert review.next_doubt(0, 1).segment_id == 2
    assert review.next_doubt(3, 0).segment_id == 0
    assert review.next_doubt(2, 1, backwards=True).segment_id == 0

    review.check(0, 1)
    review.check(2, None)
    assert review.next_doubt(0, 0) is None


def test_what_was_heard_comes_back(review):
    review.set_text(2, "non")
    review.as_heard(2)

    assert texts(review) == list(SAID)


def test_marks_come_change_and_go(review):
    review.mark("decision", Span(500, 900), "le budget")
    (mark,) = review.document.marks
    review.change_mark(replace(mark, text="budget voté"))
    assert review.document.marks[0].text == "budget voté"

    review.remove_mark(mark.id)
    assert review.document.marks == ()


def test_passages_and_names_are_hidden_and_shown_again(review):
    assert review.hide(review.span_of(0, 3, 9))
    review.hide_name("Berot")
    passage, name = redactions(review.document)
    assert passage.spans == (Span(800, 1100),)
    assert name.name == "Berot"
    review.hide_name("…")
    assert review.state.state.trouble.code == "redaction.no_name"

    review.show_again(passage.number)
    assert [one.name for one in redactions(review.document)] == ["Berot"]


def test_nothing_else_is_edited_while_many_places_change(workspace, review):
    waiting = []

    class Later(AtOnce):
        def follow(self, *given):
            waiting.append(lambda: AtOnce.follow(self, *given))

    review._runner = Later()
    review.hide_name("Berot")
    assert review.state.state.changing
    assert not review.set_text(0, "autre")

    waiting.pop()()
    assert not review.state.state.changing
    assert len(redactions(review.document)) == 1
    assert review.set_text(0, "autre")


def test_a_text_is_reviewed_when_a_person_says_so(review, meeting):
    review.set_reviewed(reviewed=True)
    assert meeting.facts.reviewed is not None
    assert review.state.state.reviewed

    review.set_reviewed(reviewed=False)
    assert meeting.facts.reviewed is None


def test_find_and_replace_shows_each_place_and_leaves_those_that_shall_stay(workspace, review):
    corrections = Corrections(review, workspace, AtOnce())
    corrections.look_for(Search("est"), "fut")
    assert [(one.segment_id, one.found) for one in corrections.state.state.places] == [(0, "est"), (3, "est")]
    assert corrections.nearest(1, 0) == 1
    assert corrections.nearest(3, 20) == 0
    assert corrections.nearest(3, 0, backwards=True) == 0

    corrections.choose(1, chosen=False)
    corrections.replace_chosen()
    assert texts(review)[0] == "le budget fut voté"
    assert [one.segment_id for one in corrections.state.state.places] == [3]
    corrections.replace_one(0)
    assert texts(review)[3] == "la séance fut levée"


def test_the_glossary_suggests_its_names(workspace, review):
    workspace.places.glossary.write_text("Bérault = Berot\n", encoding="utf-8")
    corrections = Corrections(review, workspace, AtOnce())
    corrections.suggest()

    assert [(one.found, one.replacement) for one in corrections.state.state.places] == [("Berot", "Bérault")]
    corrections.replace_chosen()
    assert texts(review)[2] == "merci Bérault"

    review.close()
    assert corrections.state.state.places is None


def test_words_are_found_by_position_and_by_time(review):
    segments = review.document.segments
    timeline = Timeline.of(review.document)

    assert letters(segments[0]) == [(0, 2), (3, 9), (10, 13), (14, 18)]
    assert words_within(segments[0], 4, 11) == [1, 2]
    assert (word_nearest(segments[0], 9), word_nearest(segments[0], 99)) == (2, 3)
    assert timeline.spot(segments[0].words[1].start_ms) == Spot(0, 1)
    assert timeline.spot(segments[0].end_ms) is None
    assert timeline.place(0) == 0
    assert Timeline.of(None).place(5) is None
