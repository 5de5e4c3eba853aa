"""The agenda and what was marked, put together: each mark under the point that was being treated at its moment."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, cast, get_args

from lokas.text.minutes.agenda import without_number
from lokas.text.minutes.content import Action, AgendaPoint, Item, Kind, Vote
from lokas.text.sounds import spelled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lokas.text.document import Mark

AGENDA = "agenda"
"""The kind of mark that opens a point."""

_KINDS = frozenset(get_args(Kind))


@dataclass(slots=True)
class _Open:
    """A point while marks are put under it."""

    number: int | None
    title: str
    start_ms: int | None = None
    items: list[Item] = field(default_factory=list)


def agenda_points(agenda: Sequence[str], marks: Sequence[Mark], said: Callable[[Mark], str]) -> tuple[AgendaPoint, ...]:
    """The points in the order of the agenda, with the items of `marks`, which are in order of time.

    A mark of kind "agenda" opens the planned point that it names, by title or by number; without a text the next one
    that no mark has opened or names; with another text a point that was not planned, which comes after the one before
    it. What stands before the first of them, or without any, is under a point without title. Planned points that
    nothing opened are there too, if any was opened. `said` gives the words said at a mark, for those without a text.
    """
    openings = [mark for mark in marks if mark.kind == AGENDA]
    planned = [_Open(number, title) for number, title in enumerate(agenda, start=1)]
    named = [_named(mark.text, planned) for mark in openings]
    points, current = list(planned) if openings else [], _Open(None, "")
    points.insert(0, current)
    for mark in marks:
        if mark.kind == AGENDA:
            before, current = current, _opened(mark, named.pop(0), planned, named)
            current.start_ms = mark.start_ms if current.start_ms is None else current.start_ms
            if all(current is not one for one in points):
                points.insert(1 + next(place for place, one in enumerate(points) if one is before), current)
        elif mark.kind in _KINDS:
            current.items.append(_item(mark, said))
    kept = [one for one in points if one.title or one.items or one.start_ms is not None]
    return tuple(AgendaPoint(one.number, one.title, one.start_ms, tuple(one.items)) for one in _numbered(kept, planned))


def _named(text: str, planned: Sequence[_Open]) -> _Open | None:
    """The planned point that a mark names; None for a mark without a text, and for one that names another."""
    wanted = spelled(text)
    titles = (one for one in planned if wanted and wanted in {spelled(one.title), spelled(f"{one.number}{one.title}")})
    numbers = (one for one in planned if text.strip().rstrip(".)").lstrip("#") == str(one.number))
    without = spelled(without_number(text))
    return next(titles, None) or next(numbers, None) or next((p for p in planned if without == spelled(p.title)), None)


def _opened(mark: Mark, named: _Open | None, planned: Sequence[_Open], later: Sequence[_Open | None]) -> _Open:
    if named:
        return named
    if mark.text.strip():
        return _Open(None, " ".join(mark.text.split()))
    free = (one for one in planned if one.start_ms is None and all(one is not other for other in later))
    return next(free, None) or _Open(None, "")


def _numbered(points: list[_Open], planned: Sequence[_Open]) -> list[_Open]:
    """The points; where no agenda was planned, those that were opened are numbered as they came."""
    number = 0
    for one in points if not planned else []:
        if one.start_ms is not None:
            number += 1
            one.number = number
    return points


def _item(mark: Mark, said: Callable[[Mark], str]) -> Item:
    text = mark.text.strip()
    item = Item(cast("Kind", mark.kind), mark.start_ms, text or said(mark), quoted=not text)
    details = {name: value.strip() for name, value in mark.details}
    if mark.kind == "vote":
        counts = (details.get(name, "") for name in ("for", "against", "abstain", "outcome"))
        return replace(item, vote=Vote(*counts))
    if mark.kind == "action":
        when, done = details.get("when", ""), details.get("done", "")
        return replace(item, action=Action(details.get("who", ""), when, _date(when), done, _date(done)))
    return item


def _date(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
