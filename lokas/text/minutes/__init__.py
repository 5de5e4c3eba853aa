"""Minutes of a meeting: gathered from its facts and marks, written by a template, as Markdown, ODT and DOCX."""

from lokas.text.minutes.agenda import read_agenda
from lokas.text.minutes.content import (
    Action,
    AgendaPoint,
    Attendance,
    Entry,
    Item,
    Minutes,
    Provenance,
    Quorum,
    Vote,
)
from lokas.text.minutes.gathering import gather, minutes_language
from lokas.text.minutes.quorum import quorum_of, quorum_rule

__all__ = [
    "Action",
    "AgendaPoint",
    "Attendance",
    "Entry",
    "Item",
    "Minutes",
    "Provenance",
    "Quorum",
    "Vote",
    "gather",
    "minutes_language",
    "quorum_of",
    "quorum_rule",
    "read_agenda",
]
