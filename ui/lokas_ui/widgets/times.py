"""Lengths of time and moments as people read them, in the language that is spoken now."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QDate, QLocale, QTime

from lokas_ui.language import texts

MINUTE_S, HOUR_S = 60, 3600


def clock(time_ms: int) -> str:
    """A place in a recording: 4:05, 1:04:05."""
    seconds = time_ms // 1000
    hours, minutes = seconds // HOUR_S, seconds // MINUTE_S % 60
    return f"{hours}:{minutes:02}:{seconds % 60:02}" if hours else f"{minutes}:{seconds % 60:02}"


def about(seconds: int) -> str:
    """How long something takes, no more exactly than anybody can know: "about 1 h 20 min"."""
    if seconds < MINUTE_S:
        return texts.tr("less than a minute")
    minutes = round(seconds / MINUTE_S)
    if minutes < MINUTE_S:
        return texts.tr("about %n minutes", "", minutes)
    minutes = 5 * round(minutes / 5)
    return texts.tr("about {hours} h {minutes:02}").format(hours=minutes // 60, minutes=minutes % 60)


def moment(when: dt.datetime) -> str:
    """The time of the day, and the day where it is not today."""
    local, locale = when.astimezone(), QLocale()
    time = locale.toString(QTime(local.hour, local.minute), QLocale.FormatType.ShortFormat)
    if local.date() == dt.datetime.now(tz=dt.UTC).astimezone().date():
        return time
    day = locale.toString(QDate(local.year, local.month, local.day), QLocale.FormatType.ShortFormat)
    return texts.tr("{day} at {time}").format(day=day, time=time)
