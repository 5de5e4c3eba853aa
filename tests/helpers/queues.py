"""A queue with meetings that have sound, an engine that says what it is told, and a runner that goes step by step."""

from __future__ import annotations

import datetime as dt
import time

from lokas.meeting import Meeting
from lokas.meeting.facts import MeetingFacts
from lokas.transcription import Request
from lokas_models.catalogue import SELF_TEST
from lokas_ui.viewmodels.running import conclude
from tests.helpers.meetings import write_repeated

EVENING = dt.datetime(2026, 3, 14, 18, 30, tzinfo=dt.timezone(dt.timedelta(hours=1)))
PATIENCE_S = 20


class Stepwise:
    """A `Runner` that tells of jobs when it is asked to."""

    def __init__(self):
        self._followed = []

    def follow(self, job, done, failed, events=None, cancelled=None):
        self._followed.append((job, done, failed, events, cancelled))

    def step(self):
        followed, self._followed = self._followed, []
        for job, done, failed, events, cancelled in followed:
            over = job.over
            reported = list(job.reported())
            if reported and events is not None:
                events(reported)
            if over:
                conclude(job, done, failed, cancelled)
            else:
                self._followed.append((job, done, failed, events, cancelled))

    def until(self, condition):
        """Step until it holds."""
        deadline = time.monotonic() + PATIENCE_S
        while not condition():
            assert time.monotonic() < deadline, "it never came to that"
            self.step()
            time.sleep(0.005)


def keep_meeting(workspace, title, samples=None, **facts):
    """A meeting that was recorded; with `samples`, a minute of them."""
    known = MeetingFacts(title, EVENING, closed="stopped", ended=EVENING + dt.timedelta(minutes=1), **facts)
    meeting = Meeting.create_with(workspace.places.meetings, known)
    if samples is not None:
        write_repeated(meeting.sound, samples, 1)
    return meeting


def asked(meeting, **options):
    """What the panel asks for, of the model that is always here."""
    return Request(meeting.folder, formats=("json",), model=SELF_TEST, language="fr", **options)
