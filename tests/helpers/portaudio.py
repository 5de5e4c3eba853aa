"""A sounddevice with the devices of your choice, whose streams bring, and take, what a test gives them."""

from __future__ import annotations

import sys
from types import SimpleNamespace

import numpy as np


class PortAudioError(Exception):
    pass


class FakeStream:
    """An input stream; a test calls `bring` in PortAudio's place."""

    def __init__(self, **options):
        self.options = options
        self.active = self.closed = False

    def start(self):
        self.active = True

    def abort(self, *, ignore_errors):
        self.active = False

    def close(self, *, ignore_errors):
        self.closed = True

    def bring(self, samples, *, now_s=0.0, first_s=0.0, overflow=False):
        """A block, int16; by PortAudio's clock it is now `now_s`, and its first sample was at `first_s`."""
        block = np.array(samples, np.int16).reshape(-1, self.options["channels"])
        times = SimpleNamespace(currentTime=now_s, inputBufferAdcTime=first_s)
        self.options["callback"](block, len(block), times, _Flags(overflow))
        block[:] = -1  # PortAudio uses its buffer again

    def take(self, frames, *, now_s=0.0, heard_s=0.0):
        """What is to be played next, float32, shape (frames, channels); it is now `now_s`, and heard at `heard_s`."""
        room = np.full((frames, self.options["channels"]), np.nan, np.float32)
        times = SimpleNamespace(currentTime=now_s, outputBufferDacTime=heard_s)
        self.options["callback"](room, frames, times, _Flags(overflow=False))
        return room

    def end(self):
        """The device is gone."""
        self.active = False
        self.options["finished_callback"]()


class FakePortAudio:
    """Put in sounddevice's place. It opens no stream at the rates `refused`, and looking anew it sees `later`."""

    PortAudioError = PortAudioError

    def __init__(self, monkeypatch, devices, *, host="ALSA", refused=(), later=None):
        self.host, self.refused, self.later = host, set(refused), later
        self.devices = list(devices)
        self.streams = []
        self.looks = 0
        monkeypatch.setitem(sys.modules, "sounddevice", self)

    def query_devices(self):
        return [
            {
                "name": name,
                "hostapi": 0,
                "max_input_channels": channels,
                "max_output_channels": 2 - channels,
                "default_samplerate": 44100.0,
            }
            for name, channels in self.devices
        ]

    def query_hostapis(self):
        numbers = {"input": -1, "output": -1}
        for number, (_, channels) in reversed(list(enumerate(self.devices))):
            numbers["input" if channels else "output"] = number
        return [{"name": self.host, **{f"default_{way}_device": number for way, number in numbers.items()}}]

    def InputStream(self, **options):  # noqa: N802 - sounddevice's name
        if options["samplerate"] in self.refused:
            raise PortAudioError("Invalid sample rate")
        self.streams.append(FakeStream(**options))
        return self.streams[-1]

    def OutputStream(self, **options):  # noqa: N802
        return self.InputStream(**options)

    @property
    def default(self):
        numbers = self.query_hostapis()[0]
        return SimpleNamespace(device=(numbers["default_input_device"], numbers["default_output_device"]))

    def WasapiSettings(self, **options):  # noqa: N802
        return options

    def _terminate(self):
        assert not any(stream.active for stream in self.streams), "PortAudio breaks streams that are open"

    def _initialize(self):
        self.looks += 1
        self.devices = self.devices if self.later is None else self.later


class _Flags:
    def __init__(self, overflow):
        self.input_overflow = overflow

    def __bool__(self):
        return self.input_overflow
