"""The fields of segments, speakers and marks as they are read: what is of another type, or does not fit, is refused.

A file that a disk or a person damaged is then found when it is opened, and not by whatever trips over it later.
"""

from __future__ import annotations

from itertools import chain, pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from lokas.text.document.state import TextSegment
from lokas.types import Word

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Item = TypeVar("Item")

UNRELATED = frozenset({"speaker", "perhaps", "begins_paragraph", "doubts"})
"""Fields that fit whatever the others are."""


def field_of(name: str, found: Any) -> Any:  # noqa: ANN401 - what fields hold
    """A field from its JSON. Raises TypeError or ValueError if it is none."""
    read = _READERS.get(name)
    return _text(found) if read is None else read(found)


def sound(item: Item) -> Item:
    """The item itself. Raises ValueError if its times are not in order or its words are counted wrong."""
    if isinstance(item, TextSegment):
        times = chain.from_iterable((word.start_ms, word.end_ms) for word in item.words)
        if any(before > after for before, after in pairwise([0, item.start_ms, *times, item.end_ms])):
            raise ValueError(f"times of segment {item.id}")
        if len(item.words) != len(item.heard) or not 0 <= item.origin[0] <= item.origin[1]:
            raise ValueError(f"words of segment {item.id}")
    return item


def _integer(found: Any) -> int:  # noqa: ANN401
    return int(_a(found, int))


def _number(found: Any) -> float:  # noqa: ANN401
    return float(_a(found, int, float))


def _text(found: Any) -> str:  # noqa: ANN401
    return str(_a(found, str))


def _word(found: Any) -> Word:  # noqa: ANN401
    start_ms, end_ms, text, confidence = _a(found, list)
    # Not by `_integer` and its like: a meeting has so many words that these calls would take half of the loading.
    if not (type(start_ms) is int is type(end_ms) and type(text) is str and type(confidence) in {float, int}):
        raise TypeError(f"{found!r:.40}")
    return Word(start_ms, end_ms, text, float(confidence))


def _pair(found: Any) -> tuple[str, str]:  # noqa: ANN401
    name, value = _a(found, list)
    return _text(name), _text(value)


def _origin(found: Any) -> tuple[int, int]:  # noqa: ANN401
    first, past = _a(found, list)
    return _integer(first), _integer(past)


def _each(found: Any, read: Callable[[Any], Any]) -> tuple[Any, ...]:  # noqa: ANN401
    return tuple(read(one) for one in _a(found, list))


def _a(found: Any, *kinds: type) -> Any:  # noqa: ANN401
    """What was found, which is exactly of one of these types: True is an int, and no time."""
    if type(found) not in kinds:
        raise TypeError(f"{found!r:.40}")
    return found


_READERS: Mapping[str, Callable[[Any], Any]] = MappingProxyType(
    {
        "id": _integer,
        "start_ms": _integer,
        "end_ms": _integer,
        "confidence": _number,
        "begins_paragraph": lambda found: _a(found, bool),
        "timed": lambda found: _a(found, bool),
        "speaker": lambda found: _a(found, str, type(None)),
        "perhaps": lambda found: _a(found, str, type(None)),
        "words": lambda found: _each(found, _word),
        "heard": lambda found: _each(found, lambda one: _a(one, int, type(None))),
        "origin": _origin,
        "doubts": lambda found: _each(found, _text),
        "details": lambda found: _each(found, _pair),
    }
)
"""How fields are read that are no text."""
