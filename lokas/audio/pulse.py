"""What the sound server of Linux, PulseAudio or PipeWire, knows of its sources; it is asked through libpulse.

PortAudio shows all of them as one device. The server names them as the person sees them in the system's settings,
and tells what records a room from what records the computer's own sound.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pulsectl

ANSWER_S = 2.0
"""A server that has not answered by then is taken for one that is not there."""

OWNER = "Lokas"

LOOK_S = 1.0
"""Time between two looks. One costs 1.6 ms and 90 bytes that libpulse keeps (2 MB in six hours)."""

SOURCE_VARIABLE = "PULSE_SOURCE"
"""Names the source of the next stream; libpulse reads it each time it connects, not only when the program starts."""

OWNER_VARIABLE = "PULSE_PROP_OVERRIDE"
"""Says who is recording, for the system's own mixer, where ALSA's plugin would name Python; read in the same way."""

PIPEWIRE_VARIABLE = "PIPEWIRE_ALSA"
"""Both at once for PipeWire's own ALSA plugin, which systems may have in the place of PulseAudio's."""


class NoServerError(Exception):
    """There is no sound server to be asked."""


class ServerHangsError(NoServerError):
    """There is one, and it does not answer. Whatever else asks it would wait for ever."""


@dataclass(frozen=True, slots=True)
class PulseSource:
    """A source of the server: its name there, its name for people, and what tells it from one of the same name later.

    `output` names the output it is the sound of, None for a microphone; `default` is whether the system prefers it
    among its kind.
    """

    name: str
    label: str
    index: int
    output: str | None
    default: bool


class PulseServer:
    """The server this process would record from. Only one thread waits for it, however often a silent one is asked."""

    def __init__(self) -> None:
        self._asked: Future[list[PulseSource]] | None = None

    def sources(self, within_s: float = ANSWER_S) -> list[PulseSource]:
        """The sources the server has now, in its order. Raises `NoServerError`, after `within_s` at the latest.

        It is a `ServerHangsError` then.
        """
        if self._asked is None or self._asked.done():
            self._asked = _asked()
        try:
            return self._asked.result(within_s)
        except TimeoutError as error:
            raise ServerHangsError("PulseAudio/PipeWire: timeout") from error


class PulseWatch:
    """Whether a source that is being recorded is still there, looked up every second without ever waiting.

    The server moves a stream whose source is gone to another one by itself, be it the sound of the computer instead of
    the room: nothing of that shows in the stream.
    """

    def __init__(self, source: PulseSource) -> None:
        self._source = source
        self._asked: Future[list[PulseSource]] | None = None
        self._next_s = time.monotonic() + LOOK_S
        self._known: list[PulseSource] = [source]

    def known(self) -> list[PulseSource]:
        """The sources there were when they were last looked up."""
        if self._asked is None and time.monotonic() >= self._next_s:
            self._asked = _asked()
        if self._asked is not None and self._asked.done():
            answer, self._asked = self._asked, None
            self._next_s = time.monotonic() + LOOK_S
            # A server that is gone ends the stream; a question that failed says nothing of the source.
            self._known = answer.result() if answer.exception() is None else self._known
        return self._known

    def gone(self) -> bool:
        """Whether it is gone, or another one, plugged in since, has its name."""
        return all((one.name, one.index) != (self._source.name, self._source.index) for one in self.known())


@contextmanager
def chosen(source: PulseSource) -> Iterator[None]:
    """Streams that are opened meanwhile record `source`, in the name of Lokas."""
    before = {name: os.environ.get(name) for name in (SOURCE_VARIABLE, OWNER_VARIABLE, PIPEWIRE_VARIABLE)}
    os.environ[SOURCE_VARIABLE] = source.name
    os.environ[OWNER_VARIABLE] = f"application.name={OWNER}"
    os.environ[PIPEWIRE_VARIABLE] = json.dumps(_for_pipewire(source))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _for_pipewire(source: PulseSource) -> dict[str, object]:
    """PipeWire has no source for what an output plays: its outputs are recorded themselves."""
    if source.output is None:
        return {"application.name": OWNER, "target.object": source.name}
    return {"application.name": OWNER, "target.object": source.output, "stream.capture.sink": True}


def _asked() -> Future[list[PulseSource]]:
    """A question to the server, in a thread that does not keep the program from ending: libpulse may wait for ever."""
    answer: Future[list[PulseSource]] = Future()

    def ask() -> None:
        try:
            answer.set_result(_ask())
        except BaseException as error:
            answer.set_exception(error)

    threading.Thread(target=ask, name="lokas-pulse", daemon=True).start()
    return answer


def _ask() -> list[PulseSource]:
    if sys.platform != "linux":
        raise NoServerError("no such system")
    try:
        import pulsectl  # noqa: PLC0415 - looks for libpulse
    except OSError as error:
        raise NoServerError("no libpulse") from error
    try:
        with pulsectl.Pulse(OWNER, connect=False) as server:
            server.connect(autospawn=False)  # its own timeout is always waited for to the end
            return _sources(server)
    except pulsectl.PulseError as error:
        raise NoServerError(str(error)) from error


def _sources(server: pulsectl.Pulse) -> list[PulseSource]:
    about, outputs = server.server_info(), {output.name: output for output in server.sink_list()}
    found = []
    for source in server.source_list():
        # The sound of an output is called "Monitor of" it; people know the output.
        output = outputs.get(source.monitor_of_sink_name)
        if output is None:
            preferred = source.name == about.default_source_name
            found.append(PulseSource(source.name, source.description, source.index, None, preferred))
        else:
            preferred = output.name == about.default_sink_name
            found.append(PulseSource(source.name, output.description, source.index, output.name, preferred))
    return found
