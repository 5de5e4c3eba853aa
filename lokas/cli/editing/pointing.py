"""How people point at places of a meeting: a time, the numbers of segments as `lokas show` gives them, a speaker."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lokas.errors import OptionError

if TYPE_CHECKING:
    from lokas.text.document import Document, Speaker, TextSegment

_TIME = re.compile(r"(?:(?:(\d+):)?([0-5]?\d):([0-5]?\d)|(\d+))(?:[.,](\d{1,3})\d*)?")
_NUMBERS = re.compile(r"(\d+)(?:\s*[-–]\s*(\d+))?")


def read_time(text: str) -> int:
    """Milliseconds of ``1:02:03``, ``2:03``, ``123`` (seconds), each also with a fraction, ``123.4`` or ``123,4``.

    Raises `OptionError` ``option.bad_moment`` (value).
    """
    found = _TIME.fullmatch(text.strip())
    if found is None:
        raise OptionError("option.bad_moment", value=text)
    hours, minutes, seconds, only_seconds, fraction = found.groups()
    whole_s = int(only_seconds) if only_seconds else int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
    return whole_s * 1000 + int((fraction or "").ljust(3, "0"))


def segments_of(document: Document, text: str) -> list[TextSegment]:
    """The segments that ``12``, ``12-15`` or ``3,5,8-9`` name, each once, in the order of the document.

    A range goes from one segment to another as they stand, whatever their numbers are: a split gives new ones.
    Raises `OptionError` ``option.bad_numbers`` (value), ``edit.no_segment`` (segment).
    """
    places: set[int] = set()
    for part in text.split(","):
        found = _NUMBERS.fullmatch(part.strip())
        if found is None:
            raise OptionError("option.bad_numbers", value=text)
        first, last = sorted(document.place(int(number)) for number in (found[1], found[2] or found[1]))
        places.update(range(first, last + 1))
    return [document.segments[place] for place in sorted(places)]


def speaker_of(document: Document, text: str) -> Speaker | None:
    """The speaker of a name, case and accents aside, or else of a key such as ``s1``; None if there is none.

    Raises `OptionError` ``edit.same_name`` (value, keys) if several have the name: their keys tell them apart.
    """
    from lokas.text.sounds import spelled

    known = [one for one in document.speakers if one.name]  # an emptied name is nobody's
    named = [one for one in known if one.name == text.strip()] or [
        one for one in known if spelled(one.name) == spelled(text) != ""
    ]
    if len(named) > 1:
        raise OptionError("edit.same_name", value=text, keys=[one.key for one in named])
    return named[0] if named else next((one for one in document.speakers if one.key == text.strip()), None)


def known_speaker(document: Document, text: str) -> Speaker:
    """The speaker of a name or a key. Raises as `speaker_of`, and ``edit.unknown_speaker`` (value, known)."""
    found = speaker_of(document, text)
    if found is None:
        raise OptionError("edit.unknown_speaker", value=text, known=[one.name or one.key for one in document.speakers])
    return found
