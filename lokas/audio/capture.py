"""Sound as it comes from a source, until the source is lost; it can then be opened again, or another in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import numpy as np

from lokas.audio.devices import Format, SoundSystem
from lokas.audio.line import SILENCE_S, CapturedBlock, Line, LineOver
from lokas.audio.pulse import NoServerError, PulseServer, PulseWatch, chosen
from lokas.audio.sources import PULSE, device_id, device_sources, server_sources
from lokas.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from lokas.audio.devices import SoundInput
    from lokas.audio.sources import SoundSource
    from lokas.types import Samples

__all__ = ["BLOCK_MS", "Capture", "CapturedBlock", "SoundDeviceCapture", "SourceLost", "captures", "listen"]

BLOCK_MS = 32
"""Short enough for a level meter of 20 Hz, long enough to cost nothing."""

SERVER_LATENCY_S = 2 * BLOCK_MS / 1000
"""A sound server holds much more by itself: with a callback held up for 1.5 s nothing was lost."""

DEVICE_LATENCY_S = 0.2
"""Without a server, what a device holds is all there is."""

REOPEN_S = 0.5
"""How long a sound server is waited for to answer while the recording has to go on."""

WAYS = ("pulse", "pipewire")
"""What PortAudio calls the sound server as a whole, the better way first: each is there if ALSA has its plugin."""


class SourceLost(InputError):  # noqa: N818 - what happens in long meetings, and the recorder goes on after
    """Nothing is recorded any more.

    ``sound.lost`` with `source`, its name: it is gone, or brings nothing; ``sound.returned`` with `source`: the one
    asked for is there again, after another one took its place: `reopen` gets it.
    """


class Capture(Protocol):
    """A source being recorded, by one thread. Start it, read it often, stop it.

    Once `SourceLost` was raised, nothing is open, and `reopen` may be tried as often as one likes.
    """

    @property
    def source(self) -> SoundSource:
        """What is recorded now: the source that was asked for, or what took its place."""
        ...

    @property
    def rate(self) -> int:
        """Samples per second."""
        ...

    @property
    def peak(self) -> float:
        """How far the latest block came from 0, in [0, 1]: also while nobody reads, for a level meter."""
        ...

    def start(self) -> None:
        """Open the source. Raises `SourceLost` where it is not there, `InputError` where it cannot be recorded."""
        ...

    def read(self, timeout_s: float) -> CapturedBlock | None:
        """The next block, waited for at most so long; None if there was none. Raises `SourceLost`."""
        ...

    def reopen(self) -> SoundSource:
        """Open the source again, or else the default one of its kind, and say which. Raises `SourceLost`."""
        ...

    def stop(self) -> None:
        """Close the source; what was not read is dropped."""
        ...


class SoundDeviceCapture:
    """A `Capture` of a source through PortAudio. Those that run side by side in one process share a `SoundSystem`."""

    def __init__(self, source: SoundSource, rate: int, system: SoundSystem | None = None) -> None:
        self._wanted = self._source = source
        self._rate = rate
        self._system = system or SoundSystem()
        self._server = PulseServer()
        self._line: Line | None = None

    @property
    def source(self) -> SoundSource:
        """What is recorded now: the source that was asked for, or what took its place."""
        return self._source

    @property
    def rate(self) -> int:
        """Samples per second."""
        return self._rate

    @property
    def peak(self) -> float:
        """How far the latest block came from 0, in [0, 1]."""
        return self._line.inbox.peak if self._line else 0.0

    def start(self) -> None:
        """Open the source that was asked for.

        Raises `SourceLost` where it is not there, `InputError` as `sound_devices` does, and ``sound.no_pulse_plugin``
        where PortAudio lacks its way to the sound server.
        """
        self._open(self._wanted)

    def read(self, timeout_s: float) -> CapturedBlock | None:
        """The next block, waited for at most so long; None if there was none. Raises `SourceLost`.

        A source that is pulled out is noticed within a second, and so is the return of the one asked for.
        """
        if self._line is None:
            raise SourceLost("sound.lost", source=self._source.name)
        if self._source.id != self._wanted.id and self._line.knows(self._wanted):
            self.stop()
            raise SourceLost("sound.returned", source=self._wanted.name)
        try:
            return self._line.read(timeout_s)
        except LineOver:
            self.stop()
            raise SourceLost("sound.lost", source=self._source.name) from None

    def reopen(self) -> SoundSource:
        """Open the source that was asked for, or else the default one of its kind, and say which it is.

        Raises `SourceLost` if neither can be recorded. Takes two seconds at most, whatever state the sound server is
        in.
        """
        self.stop()
        for candidate in self._candidates():
            try:
                self._open(candidate)
            except InputError:
                continue
            return candidate
        raise SourceLost("sound.lost", source=self._wanted.name)

    def stop(self) -> None:
        """Close the source; what was not read is dropped."""
        if self._line is not None:
            self._line.close()
            self._line = None

    def _candidates(self) -> list[SoundSource]:
        """Where a sound server was, only its sources: while it is away, it must find the devices free."""
        try:
            served = self._wanted.id.startswith(PULSE)
            found = server_sources(self._server, REOPEN_S) if served else device_sources(self._system)
        except (NoServerError, InputError):
            return []
        same = [one for one in found if one.id == self._wanted.id]
        return same or [one for one in found if one.kind == self._wanted.kind and one.default]

    def _open(self, source: SoundSource) -> None:
        opened = self._from_server if source.id.startswith(PULSE) else self._from_device
        self._line, self._source = opened(source), source

    def _from_server(self, source: SoundSource) -> Line:
        name = source.id.removeprefix(PULSE)
        try:
            there = next((one for one in self._server.sources() if one.name == name), None)
        except NoServerError:
            there = None
        if there is None:
            raise SourceLost("sound.lost", source=source.name)
        way = self._input(WAYS, lambda one: one.name)
        if way is None:
            raise InputError("sound.no_pulse_plugin")
        wanted = Format(self._rate, 1, self._rate * BLOCK_MS // 1000, SERVER_LATENCY_S)
        return Line(self._system, way, wanted, self._rate, watch=PulseWatch(there), during=chosen(there))

    def _from_device(self, source: SoundSource) -> Line:
        """At the rate asked for if the device can; else at its own, which every device can."""
        device = self._input((source.id,), device_id)
        if device is None:
            raise SourceLost("sound.lost", source=source.name)
        wanted, own = (
            Format(rate, channels, rate * BLOCK_MS // 1000, DEVICE_LATENCY_S)
            for rate, channels in ((self._rate, 1), (device.rate, min(device.channels, 2)))
        )
        try:
            return Line(self._system, device, wanted, self._rate)
        except InputError:
            return Line(self._system, device, own, self._rate)

    def _input(self, names: Sequence[str], name_of: Callable[[SoundInput], str]) -> SoundInput | None:
        """PortAudio's device of the first of these names that it knows; looked for anew if it knows none yet."""
        found = self._known(names, name_of)
        return self._known(names, name_of) if found is None and self._system.refresh() else found

    def _known(self, names: Sequence[str], name_of: Callable[[SoundInput], str]) -> SoundInput | None:
        known = {name_of(one): one for one in self._system.inputs()}
        return next((known[name] for name in names if name in known), None)


def captures(chosen: Iterable[SoundSource], rate: int) -> list[SoundDeviceCapture]:
    """A capture of each source, to be run side by side."""
    system = SoundSystem()
    return [SoundDeviceCapture(source, rate, system) for source in chosen]


def listen(capture: Capture, seconds: float, on_peak: Callable[[float], None] = lambda _: None) -> Samples:
    """Record for so long, and give the sound: float32 mono in [-1, 1], shape (n,). Raises what the capture raises.

    `on_peak` gets the peak of each block, in [0, 1].
    """
    heard, wanted = [np.zeros(0, np.int16)], round(seconds * capture.rate)
    capture.start()
    try:
        while wanted > 0:
            block = capture.read(SILENCE_S)
            if block is not None:
                heard.append(block.samples[:wanted, 0])
                wanted -= heard[-1].size
                on_peak(capture.peak)
    finally:
        capture.stop()
    return np.concatenate(heard).astype(np.float32) / np.float32(32768)
