"""When a recording was made, as its file tells it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

FIRST_YEAR = 1995
"""Clocks that were never set begin in 1904 (QuickTime), 1970 (Unix) or 1980 (DOS); digital recorders came later."""


def recorded_at(metadata: Mapping[str, str]) -> dt.datetime | None:
    """The moment in the tags of a file, aware of its zone; None if they tell none, or one that cannot be.

    Apple's ``creationdate`` knows the zone it was made in. ``creation_time`` is a moment in UTC (MP4, Matroska), or in
    the Broadcast Wave files of field recorders the time of a day that ``date`` tells, by the clock on the wall.
    """
    day, time = metadata.get("date", ""), metadata.get("creation_time", "")
    told = (metadata.get("com.apple.quicktime.creationdate", ""), time, f"{day} {time}", day)
    return next((moment for text in told if (moment := _understood(text))), None)


def _understood(text: str) -> dt.datetime | None:
    try:
        moment = dt.datetime.fromisoformat(text.strip())
        moment = moment if moment.utcoffset() else moment.astimezone()  # UTC is nobody's evening
    except (ValueError, OverflowError, OSError):  # the last two: years that the system's clock does not know
        return None
    tomorrow = dt.datetime.now().astimezone() + dt.timedelta(days=1)
    return moment if moment.year >= FIRST_YEAR and moment < tomorrow else None
