"""Telling voices apart beside a text: one edit, also for who left meanwhile, and nothing is lost or done unasked."""

import pytest

from lokas.documents import document_of
from lokas.errors import Cancelled, EngineError
from lokas.jobs import Job, Lane, Progress, Started
from lokas.speakers import SpeakersHeard, SpeakersRequest
from lokas.speech.speakers.grouping import Grouped, Offer
from lokas.types import SpeakerTurn
from lokas_ui.viewmodels.running import conclude
from lokas_ui.viewmodels.telling_apart import TellingApart
from lokas_ui.viewmodels.transcript import Review
from tests.helpers.documents import meeting_with, transcript
from tests.helpers.interface import AtOnce
from tests.helpers.voices_heard import mistaken_meeting, true_voices

HEARD = SpeakersHeard(
    Grouped(tuple(SpeakerTurn(500 + 1000 * at, 1500 + 1000 * at, f"v{1 + at % 2}") for at in range(20)), ()), {}
)


class Later:
    """A runner that has work done when it is told to."""

    def __init__(self):
        self._left = []

    def follow(self, *work):
        self._left.append(work)

    def go_on(self):
        left, self._left = self._left, []
        for job, done, failed, *others in left:
            events, cancelled = (*others, None, None)[:2]
            reported = list(job)
            if events:
                events(reported)
            conclude(job, done, failed, cancelled)


@pytest.fixture
def lane():
    made = Lane("voices")
    yield made
    made.close()


@pytest.fixture
def hears(monkeypatch, room, lane):
    """What the workspace hears; an error is raised."""
    given = {"heard": HEARD}

    def hear(_workspace, _request):
        def work(emit, token):
            emit(Started("AG", 20_000))
            emit(Progress(10_000, 20_000))
            token.check()
            if isinstance(given["heard"], Exception):
                raise given["heard"]
            return given["heard"]

        return Job(lane, work)

    monkeypatch.setattr(type(room), "hear_speakers", hear)
    return given


@pytest.fixture
def meeting(room):
    return meeting_with(
        room.places.meetings, "AG", transcript("un deux trois", "quatre cinq", "six"), people=("A", "B")
    )


@pytest.fixture
def review(room):
    made = Review(room, AtOnce())
    yield made
    made.close()


@pytest.fixture
def voices(review, room):
    return TellingApart(review, room, AtOnce())


def request(meeting):
    return SpeakersRequest(meeting.folder, "Personne {number}")


def speakers(document):
    return {document.name_of(one.speaker) for one in document.segments}


def test_it_is_known_who_was_there_and_whether_it_can_be_done(voices, review, meeting):
    assert voices.state.state.ready is None
    voices.look()
    review.open(meeting.folder)
    assert (voices.state.state.ready, voices.state.state.present) == (False, 2)
    assert voices.state.state.advised[1] > 0


def test_it_is_one_edit_that_is_taken_back(voices, review, meeting, hears):
    review.open(meeting.folder)
    voices.tell_apart(request(meeting))
    assert speakers(review.document) == {"Personne 1", "Personne 2"}
    assert (voices.state.state.working, voices.state.state.found) == (False, 2)
    review.undo()
    assert speakers(review.document) == {None}


def test_whoever_left_meanwhile_finds_it_done(review, room, meeting, hears):
    later = Later()
    voices = TellingApart(review, room, later)
    review.open(meeting.folder)
    voices.tell_apart(request(meeting))
    assert voices.state.state.working
    review.close()
    assert not voices.state.state.working
    later.go_on()
    later.go_on()
    assert speakers(document_of(meeting)) == {"Personne 1", "Personne 2"}


def test_whoever_comes_back_meanwhile_sees_it_at_work(review, room, meeting, hears):
    later = Later()
    voices = TellingApart(review, room, later)
    review.open(meeting.folder)
    voices.tell_apart(request(meeting))
    review.close()
    review.open(meeting.folder)
    assert voices.state.state.working
    later.go_on()
    assert voices.state.state.found == 2


def test_it_can_be_cancelled_and_the_text_stays(review, room, meeting, hears):
    later = Later()
    hears["heard"] = Cancelled()
    voices = TellingApart(review, room, later)
    review.open(meeting.folder)
    before = review.document
    voices.tell_apart(request(meeting))
    voices.cancel()
    assert voices.state.state.stopping
    later.go_on()
    assert not voices.state.state.working
    assert review.document is before


def test_what_goes_wrong_is_told_and_the_text_stays(voices, review, meeting, hears):
    hears["heard"] = EngineError("speakers.died", reason="9")
    review.open(meeting.folder)
    before = review.document
    voices.tell_apart(request(meeting))
    assert voices.state.state.trouble.code == "speakers.died"
    assert review.document is before


def test_who_may_be_another_one_is_merged_only_on_yes(voices, review, meeting, hears):
    offer = Offer("v2", "v1", 900, 0.4)
    hears["heard"] = SpeakersHeard(Grouped(HEARD.grouped.turns, (offer,)), {})
    review.open(meeting.folder)
    voices.tell_apart(request(meeting))
    (offered,) = voices.state.state.offers
    voices.keep(offered)
    assert voices.state.state.offers == ()
    assert len(review.document.speakers) == 2

    voices.tell_apart(request(meeting))
    voices.merge(voices.state.state.offers[0])
    assert len(review.document.speakers) == 1
    assert voices.state.state.offers == ()


def test_lines_that_are_alike_are_those_of_the_last_correction(voices, review, room):
    meeting = mistaken_meeting(room.places.meetings, true_voices(30), sure=(6, 9), unsure=(3,))
    review.open(meeting.folder)
    ids = [one.id for one in review.document.segments]
    review.give(ids[3], ids[3], 1)
    assert set(voices.state.state.alike.ids) == {ids[6], ids[9]}
    review.give(ids[4], ids[4], 0)
    assert voices.state.state.alike is None
    review.give(ids[3], ids[3], 1)
    assert voices.give_alike((ids[6],))
    assert voices.state.state.alike is None
    assert review.document.segments[6].speaker == review.document.segments[0].speaker


def test_without_voices_nothing_is_alike(voices, review, meeting):
    review.open(meeting.folder)
    first = review.document.segments[0].id
    review.give_new(first, first, "Anna")
    assert voices.state.state.alike is None
    assert not voices.give_alike((first,))
