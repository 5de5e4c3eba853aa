"""Moments as the files of a meeting hold them: ISO 8601, to the second, with the offset of their time zone."""

from __future__ import annotations

import datetime as dt


def now() -> dt.datetime:
    """The moment, to the second, in this computer's time zone."""
    return dt.datetime.now().astimezone().replace(microsecond=0)


def written(moment: dt.datetime) -> str:
    """Such as ``2026-03-14T18:30:00+01:00``."""
    return moment.isoformat(timespec="seconds")


def understood(value: object) -> dt.datetime | None:
    """The moment that a text or a time of TOML tells, None if none; without an offset it is this computer's time."""
    try:
        moment = value if isinstance(value, dt.datetime) else dt.datetime.fromisoformat(str(value))
        return moment if moment.tzinfo else moment.astimezone()
    except (ValueError, OverflowError, OSError):  # the last two: years that the system's clock does not know
        return None
