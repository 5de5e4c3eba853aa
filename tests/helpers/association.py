"""What an association has after some months: meetings in every state, one of them with its sound and its text."""

from __future__ import annotations

import datetime as dt
import shutil

from lokas.meeting import Meeting
from lokas.meeting.facts import MeetingFacts
from lokas.text.export import EXPORTERS
from lokas_models.demonstration import demonstration
from tests.helpers.pages import meeting_transcript

ZONE = dt.timezone(dt.timedelta(hours=1))
BEGAN = dt.datetime(2026, 3, 14, 18, 30, tzinfo=ZONE)
COUNCIL = "Conseil d'été : budget & travaux"


def found_association(home):
    """Make it in Lokas's data folder `home`; gives the meeting that has everything."""
    meetings = home / "meetings"
    people = ("Zoé", "Jean-Noël", "Ève")
    council = Meeting.create_with(
        meetings, MeetingFacts(COUNCIL, BEGAN, people=people, closed="stopped", ended=BEGAN + dt.timedelta(minutes=2))
    )
    shutil.copy(demonstration("fr").sound, council.sound)
    council.transcript.write_bytes(b"".join(EXPORTERS["json"].write(meeting_transcript("fr"))))
    council.add_marker("decision", 20_000, "Le budget est adopté")
    council.add_marker("action", 40_000, "Jean-Noël écrit à la mairie")
    later = BEGAN + dt.timedelta(days=40)
    recorded = Meeting.create_with(
        meetings, MeetingFacts("Commission jardin", later, closed="stopped", ended=later + dt.timedelta(minutes=2))
    )
    shutil.copy(demonstration("fr").sound, recorded.sound)
    broken = meetings / "2025-01-02 Vieille réunion [abcd]"
    broken.mkdir()
    (broken / "meeting.toml").write_text("title = ")
    return council
