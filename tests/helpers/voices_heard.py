"""A meeting whose voices were told apart, with mistakes: what was heard, what is true, and how alike the voices are."""

from __future__ import annotations

import numpy as np

from lokas.documents import document_of, open_document
from lokas.speech.speakers.diarizer import Voices, VoiceTurn
from lokas.speech.speakers.keeping import write_voices
from lokas.text.document import AssignSpeakers
from lokas.types import SpeakerTurn
from tests.helpers.documents import meeting_with, transcript

PEOPLE = ("v1", "v2", "v3")
CALLED = "Personne {number}"
SIZE, NOISE = 24, 0.1


def true_voices(count):
    """Who really says each line."""
    return [PEOPLE[at % len(PEOPLE)] for at in range(count)]


def mistaken_meeting(root, truth, *, unsure=(), sure=(), title="AG"):
    """A meeting of as many lines; those at the places `unsure` and `sure` are given to the wrong person."""
    meeting = meeting_with(root, title, transcript(*[f"la ligne {at} dit ceci" for at in range(len(truth))]))
    segments = document_of(meeting).segments
    other = {one: PEOPLE[(PEOPLE.index(one) + 1) % len(PEOPLE)] for one in PEOPLE}
    turns = tuple(
        SpeakerTurn(
            one.start_ms,
            one.end_ms,
            other[who] if at in {*unsure, *sure} else who,
            who if at in unsure else None,
        )
        for at, (one, who) in enumerate(zip(segments, truth, strict=True))
    )
    with open_document(meeting) as file:
        file.do(AssignSpeakers(turns, CALLED))
    write_voices(meeting.voices, voices_of(segments, truth), {})
    return meeting


def voices_of(segments, truth):
    """The voices of lines: of the same person near one another."""
    chance = np.random.default_rng(7)
    rows = np.eye(SIZE)[[PEOPLE.index(who) for who in truth]] + NOISE * chance.normal(size=(len(truth), SIZE))
    prints = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    turns = tuple(VoiceTurn(one.start_ms, one.end_ms, at) for at, one in enumerate(segments))
    return Voices(turns, prints)
