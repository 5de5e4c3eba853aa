"""What people fill in before a meeting: as a form, and as the facts of a meeting that is to come or begins."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lokas.consent import Consent
from lokas.meeting import moments
from lokas.meeting.facts import MeetingFacts
from lokas.speech.languages import parse_language
from lokas.text.glossary import Term

if TYPE_CHECKING:
    from collections.abc import Iterable

RETENTION_DAYS: tuple[int | None, ...] = (0, 30, 90, 365, None)
"""What is offered for the time that the sound is kept after the minutes are approved; None: not decided yet."""

UNDECIDED_DAYS = -1
"""In the settings: how long the sound is kept is not decided, and it stays until somebody deletes it."""

LANGUAGES = ("fr", "en", "auto")
"""What is offered for the language that is spoken; another one can be set in the settings."""


@dataclass(frozen=True, slots=True)
class Form:
    """What people fill in. `agenda`: a point a line; `terms`: names and words to expect, with commas.

    `source`: the id of what is recorded; `with_computer`: what the computer plays too, as a channel of its own.
    `read`: the text of consent, as it stands, was read aloud. `objections`: what was objected then, one a line.
    """

    title: str = ""
    people: tuple[str, ...] = ()
    agenda: str = ""
    terms: str = ""
    language: str = "fr"
    association: str = ""
    purpose: str = ""
    source: str = ""
    with_computer: bool = False
    retention_days: int | None = 0
    read: bool = False
    objections: str = ""
    with_text: bool = False


def facts_of(form: Form, text: str, untitled: str) -> MeetingFacts:
    """What is known of the meeting as it begins."""
    now = moments.now()
    consent = Consent(text).read(now) if form.read else Consent(text)
    for objection in _lines(form.objections):
        consent = consent.objected(objection, now)
    return MeetingFacts(
        form.title.strip() or untitled,
        now,
        association=form.association.strip(),
        purpose=form.purpose.strip(),
        language=parse_language(form.language),
        people=form.people,
        agenda=tuple(_lines(form.agenda)),
        consent=consent,
        retention_days=form.retention_days,
    )


def form_of(facts: MeetingFacts, form: Form) -> Form:
    """The form of a meeting that is planned: what is known of it, and the rest as in `form`."""
    return replace(
        form,
        title=facts.title,
        people=facts.people,
        agenda="\n".join(facts.agenda),
        language=facts.language or form.language,
        association=facts.association or form.association,
        purpose=facts.purpose,
        retention_days=facts.retention_days,
    )


def terms_of(text: str) -> tuple[Term, ...]:
    """The terms that were filled in, with commas or one a line."""
    return tuple(filter(None, map(Term.of_line, re.split("[,;\n]", text))))


def read_names(text: str) -> tuple[str, ...]:
    """The names in a setting: a list of JSON; none where it is something else."""
    try:
        names = json.loads(text or "[]")
    except ValueError:
        return ()
    return tuple(one for one in names if isinstance(one, str)) if isinstance(names, list) else ()


def _lines(text: str) -> Iterable[str]:
    return [line for one in text.splitlines() if (line := " ".join(one.split()))]
