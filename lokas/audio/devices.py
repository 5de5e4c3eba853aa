"""The microphones and loudspeakers this computer has, as PortAudio sees them, and streams from them."""

from __future__ import annotations

import threading
from contextlib import nullcontext, suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from lokas.errors import InputError
from lokas.jobs import call_within

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from contextlib import AbstractContextManager
    from types import ModuleType

    import sounddevice

    Told = dict[str, Any]
    Callback = Callable[[Any, int, Any, Any], None]
    """Gets the samples, shape (frames, channels), or room for them; their number, PortAudio's times and its flags."""

WASAPI = "Windows WASAPI"
"""The one of Windows' sound systems to use. It records at a device's own rate only, unless told to convert."""

LOOPBACK = " [Loopback]"
"""How PortAudio ends the name of a device that records what an output plays (its pull request 672)."""


CLOSE_S = 1.0
"""A stream that takes longer to close is left to itself."""


@dataclass(frozen=True, slots=True)
class SoundDevice:
    """One device: how many channels it records and plays (0: it does not), and whether the system prefers it."""

    name: str
    inputs: int
    outputs: int
    default_input: bool
    default_output: bool


@dataclass(frozen=True, slots=True)
class SoundInput:
    """A device that records, as PortAudio knows it: its number, the system it belongs to, its own rate in hertz.

    `default` is whether it is what its host prefers, or the sound of the output that its host prefers.
    """

    number: int
    name: str
    host: str
    channels: int
    rate: int
    default: bool

    @property
    def plays(self) -> bool:
        """Whether it is the sound of an output."""
        return self.name.endswith(LOOPBACK)

    @property
    def label(self) -> str:
        """Its name for people."""
        return self.name.removesuffix(LOOPBACK)


@dataclass(frozen=True, slots=True)
class Format:
    """How samples come and go: so many a second, of so many channels, `block` of them at once; see `SoundSystem`."""

    rate: int
    channels: int
    block: int
    latency_s: float


def sound_devices() -> list[SoundDevice]:
    """All sound devices, in PortAudio's order; an empty list when there are none.

    Raises `InputError`: ``sound.no_portaudio`` when the PortAudio library is missing (on Linux it comes with the
    system, not with Lokas), ``sound.not_available`` with `reason` when the sound system does not answer.
    """
    sound = _portaudio()
    try:
        found: list[dict[str, Any]] = list(sound.query_devices())
        preferred = sound.default.device
        return [
            SoundDevice(
                name=device["name"],
                inputs=device["max_input_channels"],
                outputs=device["max_output_channels"],
                default_input=number == preferred[0],
                default_output=number == preferred[1],
            )
            for number, device in enumerate(found)
        ]
    except sound.PortAudioError as error:
        raise InputError("sound.not_available", reason=str(error)) from error


class SoundSystem:
    """PortAudio in this process, and the streams that are open: it can look for new devices only while there is none.

    Captures that run side by side, each in its thread, share one: what they ask of PortAudio, which is not made for
    several threads, is done one after the other. Every method raises `InputError` as `sound_devices` does.
    """

    def __init__(self) -> None:
        self._open: set[int] = set()
        self._alone = threading.RLock()

    def inputs(self) -> list[SoundInput]:
        """The devices that record, of all of PortAudio's hosts."""
        sound = _portaudio()
        try:
            with self._alone:
                hosts, devices = sound.query_hostapis(), sound.query_devices()
        except sound.PortAudioError as error:
            raise InputError("sound.not_available", reason=str(error)) from error
        return [
            _input(number, device, hosts[device["hostapi"]], devices)
            for number, device in enumerate(devices)
            if device["max_input_channels"]
        ]

    def open(
        self,
        device: SoundInput,
        wanted: Format,
        callback: Callback,
        on_end: Callable[[], None],
        during: AbstractContextManager[None] | None = None,
    ) -> SoundStream:
        """A running stream of int16; `callback` is called in a thread of PortAudio's, `on_end` when no more will come.

        `during` is entered while the stream is opened, and for no other stream.
        """
        sound = _portaudio()
        options = _options(sound, device.number, device.host, wanted)
        return self._running(
            lambda: sound.InputStream(**options, dtype="int16", callback=callback, finished_callback=on_end),
            during or nullcontext(),
        )

    def play(self, wanted: Format, callback: Callback, on_end: Callable[[], None]) -> SoundStream:
        """A running stream of float32 to the output that the system prefers; `callback` fills in what is played.

        It has one channel where the output has no more, whatever is `wanted`. Raises besides `InputError`
        ``sound.no_output`` where there is none.
        """
        sound = _portaudio()
        try:
            with self._alone:
                number, channels, host = _preferred_output(sound)
        except sound.PortAudioError as error:
            raise InputError("sound.not_available", reason=str(error)) from error
        options = _options(sound, number, host, replace(wanted, channels=min(wanted.channels, channels)))
        return self._running(
            lambda: sound.OutputStream(**options, dtype="float32", callback=callback, finished_callback=on_end),
            nullcontext(),
        )

    def _running(self, make: Callable[[], Any], during: AbstractContextManager[None]) -> SoundStream:
        sound = _portaudio()
        try:
            with self._alone, during:
                stream = make()
                opened = SoundStream(stream, self._open, self._alone)
                try:
                    stream.start()
                except sound.PortAudioError:
                    opened.close()
                    raise
                return opened
        except (sound.PortAudioError, ValueError) as error:  # ValueError: a format it does not know
            raise InputError("sound.not_available", reason=str(error)) from error

    def refresh(self) -> bool:
        """Look for devices anew; not done, and False, while a stream is open: PortAudio would break it."""
        sound = _portaudio()
        with self._alone:
            if self._open:
                return False
            try:
                sound._terminate()  # noqa: SLF001 - PortAudio sees new devices no other way, and nothing public does it
                sound._initialize()  # noqa: SLF001
            except sound.PortAudioError as error:
                raise InputError("sound.not_available", reason=str(error)) from error
        return True


class SoundStream:
    """A stream of a `SoundSystem`, running until it is closed or its device is gone."""

    def __init__(
        self, stream: sounddevice.InputStream | sounddevice.OutputStream, among: set[int], alone: threading.RLock
    ) -> None:
        self._stream, self._among, self._alone, self._closing = stream, among, alone, False
        among.add(id(self))

    @property
    def active(self) -> bool:
        """Whether PortAudio still means to bring samples, or to take them."""
        return bool(self._stream.active)

    def close(self) -> None:
        """End it at once, whatever state it is in; closing it again does nothing.

        A sound server that hangs keeps PortAudio waiting. It is left to wait in a thread of its own; the stream counts
        as open until then.
        """
        if self._closing:
            return
        self._closing = True
        with self._alone, suppress(TimeoutError):
            call_within(CLOSE_S, self._close)

    def _close(self) -> None:
        self._stream.abort(ignore_errors=True)
        self._stream.close(ignore_errors=True)
        self._among.discard(id(self))


def _input(number: int, device: Told, host: Told, devices: Sequence[Told]) -> SoundInput:
    output = host["default_output_device"]
    preferred_output = devices[output]["name"] + LOOPBACK if output >= 0 else None
    return SoundInput(
        number=number,
        name=device["name"],
        host=host["name"],
        channels=device["max_input_channels"],
        rate=round(device["default_samplerate"]),
        default=number == host["default_input_device"] or device["name"] == preferred_output,
    )


def _options(sound: ModuleType, number: int, host: str, wanted: Format) -> Told:
    """What sounddevice wants to know of a device and the format of its samples."""
    return {
        "device": number,
        "samplerate": wanted.rate,
        "channels": wanted.channels,
        "blocksize": wanted.block,
        "latency": wanted.latency_s,
        "extra_settings": sound.WasapiSettings(auto_convert=True) if host == WASAPI else None,
    }


def _preferred_output(sound: ModuleType) -> tuple[int, int, str]:
    """Number, channels and host of the output to play to: the default, on Windows that of the best of its systems."""
    hosts = sound.query_hostapis()
    best = [host for host in hosts if host["name"] == WASAPI]
    number = best[0]["default_output_device"] if best else sound.default.device[1]
    if number < 0:
        number = next((host["default_output_device"] for host in hosts if host["default_output_device"] >= 0), -1)
    if number < 0:
        raise InputError("sound.no_output")
    device = sound.query_devices()[number]
    return number, device["max_output_channels"], hosts[device["hostapi"]]["name"]


def _portaudio() -> ModuleType:
    try:
        import sounddevice  # noqa: PLC0415 - starts PortAudio, which looks at all devices
    except OSError as error:
        raise InputError("sound.no_portaudio") from error
    except Exception as error:  # its own PortAudioError, whose name cannot be had from a module that did not load
        raise InputError("sound.not_available", reason=str(error)) from error
    return sounddevice  # type: ignore[no-any-return]
