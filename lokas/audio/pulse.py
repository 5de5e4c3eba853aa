"""What the sound server of Linux, PulseAudio or PipeWire, knows of its sources; it is asked through libpulse.

PortAudio shows all of them as one device. The server names them as the person sees them in the system's settings,
and tells what records a room from what records the computer's own sound.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lokas.jobs import call_within

if TYPE_CHECKING:
    from collections.abc import Iterator

ANSWER_S = 2.0
"""A server that has not answered by then is taken for one that is not there."""

SOURCE_VARIABLE = "PULSE_SOURCE"
"""Names the source of the next stream; libpulse reads it each time it connects, not only when the program starts."""

APPLICATION_VARIABLE = "PULSE_PROP"
"""Says who is recording, for the mixer of the system; read in the same way."""


class NoServerError(Exception):
    """There is no sound server to be asked, or it does not answer."""


@dataclass(frozen=True, slots=True)
class PulseSource:
    """A source of the server: its name there, its name for people, and what tells it from one of the same name later.

    `plays` is whether it is the sound of an output, and `default` whether the system prefers it among its kind.
    """

    name: str
    label: str
    index: int
    plays: bool
    default: bool


def pulse_sources(within_s: float = ANSWER_S) -> list[PulseSource]:
    """The sources the server has now, in its order. Raises `NoServerError`."""
    try:
        return call_within(within_s, lambda: _ask(within_s))
    except TimeoutError as error:
        raise NoServerError("no answer") from error


@contextmanager
def chosen(source: str) -> Iterator[None]:
    """Streams that are opened meanwhile record `source`."""
    mine = {SOURCE_VARIABLE: source, APPLICATION_VARIABLE: "application.name=Lokas"}
    before = {name: os.environ.get(name) for name in mine}
    os.environ.update(mine)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _ask(within_s: float) -> list[PulseSource]:
    if sys.platform != "linux":
        raise NoServerError("no such system")
    try:
        import pulsectl  # noqa: PLC0415 - looks for libpulse
    except OSError as error:
        raise NoServerError("no libpulse") from error
    try:
        with pulsectl.Pulse("Lokas", connect=False) as server:
            server.connect(autospawn=False, timeout=within_s)
            return _sources(server)
    except pulsectl.PulseError as error:
        raise NoServerError(str(error)) from error


def _sources(server: Any) -> list[PulseSource]:
    about, outputs = server.server_info(), {output.name: output for output in server.sink_list()}
    found = []
    for source in server.source_list():
        output = outputs.get(source.monitor_of_sink_name)
        preferred = source.name == about.default_source_name if output is None else output.name == about.default_sink_name
        label = source.description if output is None else output.description
        found.append(PulseSource(source.name, label, source.index, output is not None, preferred))
    return found
