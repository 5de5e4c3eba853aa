"""A general meeting with an agenda, votes, decisions and tasks, as an association would note them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from lokas.meeting.facts import MeetingFacts, Represented
from lokas.text.document import Mark, new_document
from lokas.types import Coverage
from tests.helpers.documents import transcript

ZONE = dt.timezone(dt.timedelta(hours=1))
BEGAN = dt.datetime(2026, 3, 14, 18, 30, tzinfo=ZONE)
SAID = "Alors on fait la fête du canal en juillet."

FACTS = MeetingFacts(
    "Assemblée générale 2026",
    BEGAN,
    ended=dt.datetime(2026, 3, 14, 20, 45, tzinfo=ZONE),
    association="Les Amis du canal",
    language="fr",
    agenda=("Approbation du procès-verbal", "Rapport financier", "Questions diverses"),
    people=("Anne Le Goff", "Bruno Petit", "Chloé Martin"),
    represented=(Represented("Louis Tanguy", "Anne Le Goff"),),
    excused=("Odile Prigent",),
    quorum="1/3",
    members=10,
    reviewed=dt.datetime(2026, 3, 16, 9, 0, tzinfo=ZONE),
    reviewed_by="Anne Le Goff",
)


def mark(kind, at_ms, text="", /, **details):
    """A mark at a moment; details that are Python's own words have an underscore behind them."""
    pairs = tuple((name.rstrip("_"), value) for name, value in details.items())
    return Mark(at_ms, kind, at_ms, at_ms, text, pairs)


MARKS = (
    mark("agenda", 62_000, "Approbation du procès-verbal"),
    mark("vote", 190_000, "Le procès-verbal est approuvé.", for_="3", against="0", abstain="1", outcome="adopted"),
    mark("agenda", 254_000),
    mark("note", 420_000, "Résultat : 1 515 €."),
    mark("decision", 500_000, "Le résultat va au fonds de réserve.\nIl y reste."),
    mark("vote", 600_000, "Louer un local.", for_="1", against="3", outcome="rejected"),
    mark("action", 700_000, "Écrire à la mairie", who="Bruno Petit", when="2026-04-01"),
    mark("agenda", 3_600_000, "3"),
    mark("decision", 3_700_000),
    mark("action", 3_800_000, "Réserver la salle", when="avant l'été"),
)


def document(*texts, marks=MARKS):
    """A document of these texts with marks, made by an engine of a name."""
    made = replace(
        transcript(*(texts or ("Bonjour à toutes et à tous.", SAID))),
        coverage=Coverage(100_000, 98_700),
        made_with={"engine": "faster-whisper", "model": "medium"},
    )
    return new_document(made, marks)
