"""A made-up association and what it keeps in Lokas, in French or in English: what the pictures show."""

from __future__ import annotations

import datetime as dt
import shutil
from dataclasses import dataclass, replace

import numpy as np

from lokas.documents import open_document
from lokas.meeting import Meeting
from lokas.meeting.facts import MeetingFacts, Represented
from lokas.text.document.labels import AddMark
from lokas.text.export import EXPORTERS
from lokas_models.demonstration import demonstration
from tests.helpers.meetings import RATE, write_repeated
from tests.helpers.pages import meeting_transcript

SPRING = dt.datetime(2026, 4, 2, 18, 30, tzinfo=dt.timezone(dt.timedelta(hours=2)))


@dataclass(frozen=True)
class Kept:
    """A meeting of the list: so many days before `SPRING`, so long; its text is there, and reviewed, or not."""

    title: str
    days: int
    minutes: int
    people: tuple[str, ...]
    state: str = "reviewed"


@dataclass(frozen=True)
class Association:
    """What differs between the languages.

    `marks`: kind, the beginning of the sentence of the demonstration it belongs to, text, details. `marked`: buttons
    that are pressed during a recording, by their English, and what is written for them.
    """

    name: str
    committee: MeetingFacts
    others: tuple[Kept, ...]
    marks: tuple[tuple[str, str, str, dict[str, str]], ...]
    marked: tuple[tuple[str, str], ...]
    microphone: str


def votes(for_, against, abstain):
    return {"for": str(for_), "against": str(against), "abstain": str(abstain), "outcome": "adopted"}


FRENCH = Association(
    "Les Amis du jardin",
    MeetingFacts(
        "Réunion du bureau",
        SPRING,
        ended=SPRING + dt.timedelta(minutes=105),
        language="fr",
        people=("Éloïse Martin", "Karim Benali", "Hélène Roy"),
        represented=(Represented("Jean-Noël Petit", "Hélène Roy"),),
        excused=("Amina Diallo",),
        agenda=("Le budget de l'école", "La fête du jardin", "Le site", "La cotisation"),
        quorum="1/2",
        members=6,
    ),
    (
        Kept("Commission potager et compost", -6, 48, ("Zoé", "Karim", "Maël"), "recorded"),
        Kept("Assemblée générale 2026", 68, 134, ("Éloïse", "Hélène", "Karim", "Zoé", "Maël")),
        Kept("Préparation de l'assemblée générale", 82, 71, ("Éloïse", "Karim", "Hélène")),
        Kept("Entretien avec Mme Le Goff, doyenne du jardin", 110, 56, ("Odile Le Goff", "Zoé"), "text"),
        Kept("Réunion avec la mairie : l'eau et les clôtures", 131, 62, ("Éloïse", "Maël", "M. Prigent")),
        Kept("Réunion du bureau de novembre", 142, 96, ("Éloïse", "Karim", "Hélène")),
        Kept("Fête d'automne : bilan", 165, 39, ("Zoé", "Hélène")),
    ),
    (
        ("agenda", "Le premier point", "Le budget de l'école", {}),
        ("vote", "12 voix pour", "Le budget de Karim", votes(12, 3, 2)),
        ("agenda", "Passons au deuxième point", "La fête du jardin", {}),
        ("action", "Je vais prévenir", "Prévenir les voisins", {"who": "Karim Benali", "when": "2026-04-07"}),
        ("decision", "Le bureau décide", "Louer la tente du lycée", {}),
        ("action", "C'est décidé", "Rédiger l'article pour le site", {"who": "Amina Diallo", "when": "2026-04-30"}),
        ("vote", "La proposition est adoptée", "Cotisation à 32 euros", votes(17, 0, 0)),
    ),
    (("Agenda item", "Le budget de l'école"), ("Decision", "Le budget est adopté")),
    "Micro de la salle",
)

ENGLISH = Association(
    "Friends of the garden",
    MeetingFacts(
        "Committee meeting",
        SPRING,
        ended=SPRING + dt.timedelta(minutes=105),
        language="en",
        people=("Alice Martin", "Brian Cole"),
        represented=(Represented("June Petty", "Alice Martin"),),
        excused=("Amina Diallo",),
        agenda=("The balance", "The summer concert", "The budget"),
        quorum="1/2",
        members=4,
    ),
    (
        Kept("Vegetables and compost group", -6, 48, ("Zoe", "Brian", "Miles"), "recorded"),
        Kept("General meeting 2026", 68, 134, ("Alice", "Helen", "Brian", "Zoe", "Miles")),
        Kept("Preparing the general meeting", 82, 71, ("Alice", "Brian", "Helen")),
        Kept("A talk with Mrs Gough, our oldest gardener", 110, 56, ("Olive Gough", "Zoe"), "text"),
        Kept("With the town hall: water and fences", 131, 62, ("Alice", "Miles", "Mr Penrose")),
        Kept("Committee meeting of November", 142, 96, ("Alice", "Brian", "Helen")),
        Kept("Autumn feast: what it brought", 165, 39, ("Zoe", "Helen")),
    ),
    (
        ("agenda", "The treasurer", "The balance", {}),
        ("agenda", "The concert will", "The summer concert", {}),
        ("decision", "The board decides", "Rent the chairs", {}),
        ("vote", "9 votes for", "The budget", votes(9, 2, 3)),
        ("action", "Brian will call", "Call the volunteers", {"who": "Brian Cole", "when": "2026-04-07"}),
    ),
    (("Agenda item", "The balance"), ("Decision", "The chairs are rented")),
    "Microphone of the room",
)

ASSOCIATIONS = {"fr": FRENCH, "en": ENGLISH}


def found(home, language):
    """Make it in Lokas's data folder `home`; gives the folder of the meeting of the committee."""
    association = ASSOCIATIONS[language]
    for kept in association.others:
        _keep(home / "meetings", kept, language)
    committee = Meeting.create_with(
        home / "meetings", replace(association.committee, association=association.name, closed="stopped")
    )
    shutil.copy(demonstration(language).sound, committee.sound)
    _hear(committee, language)
    with open_document(committee) as document:
        for kind, said, text, details in association.marks:
            at = next(one for one in document.document.segments if one.text.strip().startswith(said))
            document.do(AddMark(kind, at.start_ms, at.end_ms, text, tuple(details.items())))
    return committee.folder


def _keep(meetings, kept, language):
    began = SPRING - dt.timedelta(days=kept.days)
    ended = began + dt.timedelta(minutes=kept.minutes)
    facts = MeetingFacts(kept.title, began, ended=ended, people=kept.people, language=language, closed="stopped")
    if kept.state == "reviewed":
        facts = replace(facts, reviewed=ended + dt.timedelta(days=2), reviewed_by=kept.people[0])
    meeting = Meeting.create_with(meetings, facts)
    write_repeated(meeting.sound, np.zeros(60 * RATE, np.float32), kept.minutes)
    if kept.state != "recorded":
        _hear(meeting, language)


def _hear(meeting, language):
    meeting.transcript.write_bytes(b"".join(EXPORTERS["json"].write(meeting_transcript(language))))
