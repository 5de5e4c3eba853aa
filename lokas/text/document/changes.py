"""What an edit changed, as JSON that can be done and undone: how a history outlives the program that wrote it.

A change names the parts of a document, the places in them, and what stands there before and after, so it does not
depend on how a later Lokas would carry out the same edit. One that does not fit a document is refused.

    {"part": "segments", "at": 7, "changed": [{"speaker": ["s1", "s2"]}]}      the same number before and after
    {"part": "segments", "at": 7, "removed": [{…}], "added": [{…}, {…}]}             another number
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from lokas.text.document.fields import UNRELATED, field_of, sound
from lokas.text.document.state import Mark, Speaker, TextSegment
from lokas.types import Word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lokas.text.document.state import Document

Change = Sequence[Mapping[str, Any]]
"""JSON objects; in each part, either one of another number or any that change what stands in a place."""

PARTS: Mapping[str, type[TextSegment | Speaker | Mark]] = MappingProxyType(
    {"segments": TextSegment, "speakers": Speaker, "marks": Mark}
)


def change_between(before: Document, after: Document) -> Change:
    """What makes `after` of `before`; empty if they are the same."""
    return [splice for part in PARTS for splice in _splices(part, getattr(before, part), getattr(after, part))]


def done(document: Document, change: Change) -> Document:
    """The document after a change. Raises ValueError (KeyError, TypeError) if it is not one of this document."""
    return _changed(document, change, before=0)


def undone(document: Document, change: Change) -> Document:
    """The document in front of a change. Raises as `done`."""
    return _changed(document, change, before=1)


def item_json(item: TextSegment | Speaker | Mark) -> dict[str, Any]:
    """A segment, speaker or mark as a JSON object; a word is [start_ms, end_ms, text, confidence]."""
    return {one.name: _plain(getattr(item, one.name)) for one in fields(item)}


def item_of(part: str, values: Mapping[str, Any]) -> Any:  # noqa: ANN401 - one of PARTS
    """What `item_json` told of; keys of later versions are passed over. Raises KeyError, TypeError, ValueError."""
    kind = PARTS[part]
    known = {one.name: field_of(one.name, values[one.name]) for one in fields(kind) if one.name in values}
    return sound(kind(**known))


def _splices(part: str, before: Sequence[Any], after: Sequence[Any]) -> Iterator[dict[str, Any]]:
    if before is after:
        return
    if len(before) == len(after):
        places = (
            place
            for place, pair in enumerate(zip(before, after, strict=True))
            if pair[0] is not pair[1] and pair[0] != pair[1]
        )
        for _, run in groupby(enumerate(places), key=lambda numbered: numbered[1] - numbered[0]):
            found = [place for _, place in run]
            yield {"part": part, "at": found[0], "changed": [_differences(before[at], after[at]) for at in found]}
        return
    shorter = min(len(before), len(after))
    at = next((place for place in range(shorter) if before[place] != after[place]), shorter)
    tail = next((n for n in range(shorter - at) if before[-1 - n] != after[-1 - n]), shorter - at)
    removed, added = before[at : len(before) - tail], after[at : len(after) - tail]
    yield {"part": part, "at": at, "removed": list(map(item_json, removed)), "added": list(map(item_json, added))}


def _differences(before: Any, after: Any) -> dict[str, list[Any]]:  # noqa: ANN401 - items of PARTS
    found = {}
    for name in before.__slots__:
        old, new = getattr(before, name), getattr(after, name)
        if old is not new and old != new:
            found[name] = [_plain(old), _plain(new)]
    return found


def _changed(document: Document, change: Change, *, before: int) -> Document:
    parts: dict[str, list[Any]] = {}
    for splice in change:
        items = parts.setdefault(splice["part"], list(getattr(document, splice["part"])))
        (_patch if "changed" in splice else _resize)(items, splice, before)
    changed: dict[str, Any] = {part: tuple(items) for part, items in parts.items()}
    return replace(document, **changed)


def _patch(items: list[Any], splice: Mapping[str, Any], before: int) -> None:
    for place, differences in enumerate(splice["changed"], start=splice["at"]):
        if not 0 <= place < len(items):
            raise ValueError("no such place")
        values = {name: [field_of(name, value) for value in pair] for name, pair in differences.items()}
        if any(getattr(items[place], name) != pair[before] for name, pair in values.items()):
            raise ValueError("something else stands there")
        changed = replace(items[place], **{name: pair[1 - before] for name, pair in values.items()})
        items[place] = changed if values.keys() <= UNRELATED else sound(changed)


def _resize(items: list[Any], splice: Mapping[str, Any], before: int) -> None:
    sides = [[item_of(splice["part"], values) for values in splice[side]] for side in ("removed", "added")]
    past = splice["at"] + len(sides[before])
    if items[splice["at"] : past] != sides[before]:
        raise ValueError("something else stands there")
    items[splice["at"] : past] = sides[1 - before]


def _plain(value: Any) -> Any:  # noqa: ANN401 - what fields hold
    if isinstance(value, Word):
        return [value.start_ms, value.end_ms, value.text, value.confidence]
    return [_plain(one) for one in value] if isinstance(value, tuple) else value
