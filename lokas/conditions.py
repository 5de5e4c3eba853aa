"""When long work may run: on mains only, not before a time of the day, and behind what else the computer does."""

from __future__ import annotations

import datetime as dt
import os
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lokas.errors import OptionError
from lokas.jobs import POLL_S, Notice

if TYPE_CHECKING:
    from collections.abc import Callable

    from lokas.jobs import CancelToken, Event

GRACE = dt.timedelta(hours=6)
"""A time of the day that passed less than this ago counts as passed; one that passed longer ago is tomorrow's."""

MOST_NICE = 19
"""The lowest priority of POSIX, `NZERO - 1`."""


@dataclass(frozen=True, slots=True)
class Conditions:
    """What a person wants to hold while the work runs; by default nothing.

    `on_mains`: it waits while the computer runs on its battery. `not_before`: a moment (aware of its zone, see
    `next_moment`) it does not begin before. `nice`: how far it stands back, 0 (as other programs) to 19.

    Raises `OptionError` ``option.out_of_range`` (option, value, least, most).
    """

    on_mains: bool = False
    not_before: dt.datetime | None = None
    nice: int = 0

    def __post_init__(self) -> None:
        if not 0 <= self.nice <= MOST_NICE:
            raise OptionError("option.out_of_range", option="nice", value=self.nice, least=0, most=MOST_NICE)


def parse_time(text: str) -> dt.time:
    """A time of the day written `HH:MM`. Raises `OptionError` ``option.bad_time`` (value)."""
    try:
        return dt.datetime.strptime(text.strip(), "%H:%M").time()
    except ValueError as error:
        raise OptionError("option.bad_time", value=text) from error


def next_moment(at: dt.time, now_s: float | None = None) -> dt.datetime:
    """When the clock on the wall shows `at` next; or showed it, if that is less than six hours ago.

    Asked for 22:00 at nine in the morning it is this evening, asked at one in the night it is three hours ago, so that
    the work begins at once. `now_s` is in seconds since the epoch. A time that the clock leaves out when summer time
    begins is as much later; of one that comes twice it is the first.
    """
    now = dt.datetime.fromtimestamp(time.time() if now_s is None else now_s, dt.UTC)
    today = now.astimezone().date()
    days = (today + dt.timedelta(days=number) for number in (-1, 0, 1, 2))
    # Without a zone, `timestamp` takes the computer's own, with the summer time of that day.
    moments = (dt.datetime.fromtimestamp(dt.datetime.combine(day, at).timestamp(), dt.UTC) for day in days)
    return next(moment for moment in moments if moment > now - GRACE)


def wait(
    conditions: Conditions,
    token: CancelToken,
    emit: Callable[[Event], None],
    *,
    clock: Callable[[], float] = time.time,
    power: Callable[[], bool] | None = None,
    sleep: Callable[[float], None] = time.sleep,
) -> None:
    """Return when the conditions hold; to be called before the work and between its steps, where it costs nothing.

    Says once what it waits for, `Notice` ``job.waiting_until`` (time, wait_ms) or ``job.waiting_mains``, and when that
    is over ``job.resumed``. `power` tells whether the computer is on mains. Raises `Cancelled`.
    """
    said: set[str] = set()
    while (reason := obstacle(conditions, clock(), power or is_on_mains)) is not None:
        token.check()
        if reason.code not in said:
            emit(reason)
            said.add(reason.code)
        sleep(POLL_S)
    if said:
        emit(Notice("job.resumed"))


def obstacle(conditions: Conditions, now_s: float, power: Callable[[], bool]) -> Notice | None:
    """What keeps the work from running now, as `wait` says it; None if nothing does."""
    begins = conditions.not_before
    if begins is not None and now_s < begins.timestamp():
        shown = begins.astimezone().strftime("%H:%M")
        return Notice("job.waiting_until", {"time": shown, "wait_ms": round(1000 * (begins.timestamp() - now_s))})
    if conditions.on_mains and not power():
        return Notice("job.waiting_mains")
    return None


def is_on_mains() -> bool:
    """Whether the computer draws on mains; true where it has no battery, or does not tell."""
    import psutil  # noqa: PLC0415 - only where it was asked for

    battery = psutil.sensors_battery()
    return battery is None or battery.power_plugged is not False


def lower_priority(nice: int) -> None:
    """Let other programs go before this thread and those it starts from now on; elsewhere than on Linux, the process.

    `nice` is 0 to 19; a priority that is lower already stays. On Windows, which has classes of priority, any but 0 is
    "below normal".
    """
    if not nice:
        return
    if hasattr(os, "setpriority"):
        # Of process 0, the caller: Linux takes this for the thread, whose new threads inherit it.
        os.setpriority(os.PRIO_PROCESS, 0, max(nice, os.getpriority(os.PRIO_PROCESS, 0)))
    else:
        import psutil  # noqa: PLC0415 - only where it was asked for

        psutil.Process().nice(psutil.BELOW_NORMAL_PRIORITY_CLASS)
