"""Redaction: what is hidden in the text, that no trace of it is left, and that it can be taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lokas.errors import OptionError
from lokas.text.document import (
    Mark,
    Redact,
    RenameSpeaker,
    SetText,
    Speaker,
    Unredact,
    as_transcript,
    new_document,
    redacted,
    redactions,
)
from lokas.text.document.redaction import SIGN, hidden_in, silences, spans_of_name
from lokas.types import Segment, Source, Span, Transcript, Word
from tests.helpers.documents import transcript


def document(*texts, **others):
    return new_document(transcript(*texts, **others))


def without(made, name, **others):
    return Redact(spans_of_name(made, name), name=name, **others).applied_to(made)


def shown(made):
    return [segment.text for segment in as_transcript(made).segments]


def test_a_document_that_hides_nothing_is_its_own_redacted_one():
    made = document("Bonjour Anna.")

    assert redacted(made) is made


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Merci Bérault, on passe au vote.", "Merci […], on passe au vote."),
        ("BÉRAULT est là, berault aussi !", "[…] est là, […] aussi !"),
        ("C’est d'Anne-Bérault.", "C’est […]."),
        ("Les Béraults sont deux.", "Les Béraults sont deux."),
        ("« Bérault »", "« […] »"),
        ("Be\u0301rault et Bé\u00adrault.", "[…] et […]."),
        ("Bérault Bérault, oui ?", "[…], oui ?"),
    ],
)
def test_a_name_is_hidden_however_it_is_written(text, left):
    assert shown(without(document(text), "Bérault")) == [left]
