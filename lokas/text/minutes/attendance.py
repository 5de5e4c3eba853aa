"""Who was there and who was not: lists as people type them, and that nobody is in two of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lokas.meeting.facts import Represented
from lokas.text.characters import clean
from lokas.text.sounds import spelled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lokas.meeting.facts import MeetingFacts

_BETWEEN = re.compile(r"[,;\n]")
_BY = re.compile(r"^(?P<name>.+?)\s+(?:(?:repr\S+)\s+)?(?:par|by|->|→)\s+(?P<by>.+)$", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"^(?P<name>.+?)\s*\((?:pouvoir\s+\S|par|by)?\s*(?P<by>[^()]+)\)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of who was there; whoever is `gone` is taken out of all lists."""

    present: tuple[str, ...] = ()
    represented: tuple[Represented, ...] = ()
    excused: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


def names(texts: Iterable[str]) -> tuple[str, ...]:
    """The names in texts that have commas, semicolons or line ends between them; each once."""
    known: dict[str, str] = {}
    for name in (" ".join(clean(part).split()) for text in texts for part in _BETWEEN.split(text)):
        if name:
            known.setdefault(spelled(name), name)
    return tuple(known.values())


def represented(texts: Iterable[str]) -> tuple[Represented, ...]:
    """Who voted for whom: ``X par Y``, ``X by Y``, ``X -> Y``, ``X (Y)``; ``X`` alone where that is not known."""
    return tuple(_represented(name) for name in names(texts))


def with_attendance(facts: MeetingFacts, told: Told) -> MeetingFacts:
    """The facts with what is told added: a person who was in another list is moved to the one named now."""
    moved = {spelled(one.name) for one in told.represented}
    moved |= {spelled(name) for name in (*told.present, *told.excused, *told.gone)}
    return replace(
        facts,
        people=(*_without(facts.people, moved), *told.present),
        represented=(*(one for one in facts.represented if spelled(one.name) not in moved), *told.represented),
        excused=(*_without(facts.excused, moved), *told.excused),
    )


def holders_not_present(facts: MeetingFacts) -> tuple[str, ...]:
    """Those who voted for others and are not among the people present; each once."""
    present = {spelled(name) for name in facts.people}
    missing = {spelled(one.by): one.by for one in facts.represented if one.by.strip()}
    return tuple(name for key, name in missing.items() if key not in present)


def _represented(text: str) -> Represented:
    found = _BY.match(text) or _IN_BRACKETS.match(text)
    return Represented(found["name"], found["by"].strip()) if found else Represented(text, "")


def _without(listed: Iterable[str], moved: set[str]) -> tuple[str, ...]:
    return tuple(name for name in listed if spelled(name) not in moved)
