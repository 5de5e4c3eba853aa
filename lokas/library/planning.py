"""Meetings that are planned: what is known of them stands in their folder before there is any sound."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lokas.library.moving import refuse_busy, rename
from lokas.meeting import Meeting

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from lokas.meeting.facts import MeetingFacts

PLANNED = ("title", "association", "purpose", "language", "people", "agenda", "retention_days")
"""The facts that are filled in beforehand; the others stay as whoever wrote them left them."""


def plan(root: Path, facts: MeetingFacts, when: dt.datetime) -> Meeting:
    """A meeting to come, without sound and without anybody's consent yet. Raises as `Meeting.create_with`."""
    return Meeting.create_with(root, replace(facts, began=when, consent=None))


def change_plan(meeting: Meeting, facts: MeetingFacts, when: dt.datetime | None = None) -> MeetingFacts:
    """What is planned is this now, at another time if one is given. Raises as `Meeting.update`."""
    told = {name: getattr(facts, name) for name in PLANNED}
    return meeting.update(lambda known: replace(known, **told, began=when or known.began))


def begin_planned(meeting: Meeting, facts: MeetingFacts) -> Meeting:
    """The planned meeting as it begins now, in a folder of its day and title.

    Raises as `moving.refuse_busy`, `Meeting.update` and `moving.rename`.
    """
    refuse_busy(meeting.folder)
    change_plan(meeting, facts, facts.began)
    meeting.update(lambda known: replace(known, consent=facts.consent))
    return rename(meeting, facts.title)
