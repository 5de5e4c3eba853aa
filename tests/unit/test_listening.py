"""Listening without keeping: the level of a source, and the verdict on a room, until somebody has heard enough."""

import pytest

from lokas.audio import listening
from lokas.audio.capture import SourceLost
from lokas.errors import Cancelled
from lokas.jobs import CancelToken, Progress
from tests.helpers.captures import FakeCapture, FakeClock


class Heard(list):
    """Takes so many levels, then cancels."""

    def __init__(self, token, most):
        super().__init__()
        self._token, self._most = token, most

    def __call__(self, peak):
        self.append(peak)
        if len(self) == self._most:
            self._token.cancel()


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
def capture(clock):
    made = FakeCapture(clock, sleep=clock.advance)
    made.peak = 0.25
    return made


def test_a_level_is_told_with_each_block_until_nobody_wants_it_and_the_source_is_let_go(capture):
    token = CancelToken()
    heard = Heard(token, 3)

    with pytest.raises(Cancelled):
        listening.hear_level(capture, heard, token)

    assert heard == [0.25, 0.25, 0.25]
    assert (capture.opened, capture.closed) == (1, 1)


def test_a_source_that_goes_is_let_go_and_told(clock):
    capture = FakeCapture(clock, sleep=clock.advance, away=[(1, 1e9)])
    heard = []

    with pytest.raises(SourceLost):
        listening.hear_level(capture, heard.append, CancelToken())

    assert heard
    assert capture.closed == 1


def test_a_room_is_judged_by_ten_seconds_and_its_levels_are_told_meanwhile(capture, monkeypatch):
    judged, heard, told = [], [], []
    monkeypatch.setattr(listening, "check_room", lambda samples: judged.append(samples.size) or "verdict")

    verdict = listening.judge_room(capture, heard.append, told.append, CancelToken())

    assert (verdict, judged) == ("verdict", [160_000])
    assert len(heard) == len(told) > 300
    assert all(isinstance(one, Progress) and one.total == 10_000 for one in told)
    assert capture.closed == 1


def test_the_check_of_a_room_ends_when_it_is_cancelled(capture):
    token = CancelToken()

    with pytest.raises(Cancelled):
        listening.judge_room(capture, Heard(token, 2), lambda _: None, token)

    assert capture.closed == 1
