"""A sound server of our own with virtual microphones: what is played into one is what it hears.

`sound_server` is a PulseAudio that nobody else uses, reached through PULSE_SERVER by this process and its children.
A test directory that wants it imports the fixture in its conftest.py. Whatever was made goes when the test is over.

    room = sound_server.microphone("salle", "Micro de la salle – été")   # a source named `salle`, and its sink
    with sound_server.playing(room, samples, 16_000):                    # int16 or float32 mono
        …
    sound_server.remove(room); sound_server.kill(); sound_server.start()
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from lokas.audio.devices import SoundSystem

START_S = 10


@dataclass(frozen=True)
class Microphone:
    """A source that hears what is played into its sink. The sink is an output too, with a monitor of its own."""

    source: str
    sink: str
    label: str

    @property
    def monitor(self):
        return f"{self.sink}.monitor"


class SoundServer:
    """A private PulseAudio; `microphones` are there again after each `start`."""

    def __init__(self, folder: Path):
        self._folder = folder
        self._process: subprocess.Popen | None = None
        self.microphones: list[Microphone] = []
        self._modules: dict[Microphone, tuple[int, int]] = {}
        self.address = f"unix:{folder / 'native'}"

    @property
    def environment(self):
        """What a program's environment needs to find it, and nobody else's."""
        return {
            "XDG_RUNTIME_DIR": str(self._folder),
            "PULSE_SERVER": self.address,
            "PULSE_COOKIE": str(self._folder / "cookie"),
            "DBUS_SESSION_BUS_ADDRESS": "disabled:",
        }

    def start(self):
        (self._folder / "native").unlink(missing_ok=True)
        self._process = subprocess.Popen(
            [
                "pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "--realtime=no",
                "--high-priority=no", "--log-level=error", f"--log-target=file:{self._folder / 'log'}",
                f"--load=module-native-protocol-unix auth-anonymous=1 socket={self._folder / 'native'}",
            ],
            env=os.environ | self.environment | {"HOME": str(self._folder)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        deadline = time.monotonic() + START_S
        while not self._answers():
            assert self._process.poll() is None, (self._folder / "log").read_text()
            assert time.monotonic() < deadline, "PulseAudio does not start"
            time.sleep(0.02)
        for microphone in self.microphones:
            self._load(microphone)

    def kill(self):
        """End it as a crash would."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def freeze(self):
        """It stays, and does nothing any more, until `thaw`."""
        self._process.send_signal(signal.SIGSTOP)

    def thaw(self):
        self._process.send_signal(signal.SIGCONT)

    def microphone(self, name, label=None):
        """Plug one in. The first one is the default source, and its sink the default output."""
        made = Microphone(name, f"lokas_test_{os.getpid()}_{name}", label or name)
        self.microphones.append(made)
        self._load(made)
        return made

    def remove(self, microphone):
        """Pull it out."""
        self.microphones.remove(microphone)
        sink, source = self._modules.pop(microphone)
        with self.asked() as server:
            server.module_unload(source)
            server.module_unload(sink)

    @contextlib.contextmanager
    def playing(self, microphone, samples, rate):
        """Play `samples`, mono, int16 or float32, into a microphone; gives the process that does."""
        kind = {"int16": "s16le", "float32": "float32le"}[str(samples.dtype)]
        command = ["pacat", "--playback", f"--device={microphone.sink}", f"--format={kind}", f"--rate={rate}"]
        player = subprocess.Popen(
            [*command, "--channels=1", "--latency-msec=100"],
            env=os.environ | self.environment,
            stdin=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        feeder = threading.Thread(target=_feed, args=(player.stdin, np.ascontiguousarray(samples).tobytes()))
        feeder.start()
        try:
            yield player
        finally:
            player.kill()
            player.wait()
            feeder.join()

    @contextlib.contextmanager
    def asked(self):
        """A `pulsectl.Pulse` of this server."""
        import pulsectl  # noqa: PLC0415 - for Linux only

        with pulsectl.Pulse("lokas-test", server=self.address, connect=False) as server:
            server.connect(autospawn=False)
            yield server

    def _answers(self):
        import pulsectl  # noqa: PLC0415 - for Linux only

        try:
            with self.asked():
                return True
        except pulsectl.PulseError:
            return False

    def _load(self, microphone):
        label = f"device.description='{microphone.label}'"
        with self.asked() as server:
            # Without rewinds a null sink wakes up every 50 ms; else up to 2 s pass before a monitor gives anything.
            arguments = f'sink_name={microphone.sink} norewinds=1 sink_properties="{label}"'
            sink = server.module_load("module-null-sink", arguments)
            arguments = f'source_name={microphone.source} master={microphone.monitor} source_properties="{label}"'
            self._modules[microphone] = sink, server.module_load("module-remap-source", arguments)


@pytest.fixture
def sound_server(monkeypatch):
    """A running server without any microphone, the one that this process and its children find."""
    if sys.platform != "linux":
        pytest.skip("PulseAudio is a sound server of Linux")
    if not shutil.which("pulseaudio") and shutil.which("pipewire-pulse"):
        pytest.skip("PipeWire is here, and Debian installs PulseAudio only in its place")
    assert shutil.which("pulseaudio"), "PulseAudio is missing: sh packaging/linux/test.sh installs it"
    folder = Path(tempfile.mkdtemp(prefix="lokas-"))  # short: a socket's path may have 107 characters
    server = SoundServer(folder)
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    try:
        server.start()
        _look_anew()
        yield server
    finally:
        server.kill()
        _look_anew()
        shutil.rmtree(folder, ignore_errors=True)


def _feed(pipe, data):
    with contextlib.suppress(BrokenPipeError), pipe:
        pipe.write(data)


def _look_anew():
    """PortAudio in this process knows the devices there were when it was started."""
    SoundSystem().refresh()
