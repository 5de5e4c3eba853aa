"""A pulsectl whose server has the sources of your choice, has none, or does not answer."""

from __future__ import annotations

import sys
import threading
from types import SimpleNamespace

INVALID = 4294967295


class PulseError(Exception):
    pass


class FakePulse:
    """Put in pulsectl's place: what the server has can be changed at any time."""

    PulseError = PulseError

    def __init__(self, monkeypatch, microphones=(), outputs=(), *, default_source="", default_sink=""):
        self.microphones, self.outputs = dict(microphones), dict(outputs)
        self.default_source, self.default_sink = default_source, default_sink
        self.runs = True
        self.answers = threading.Event()
        self.answers.set()
        self.questions = 0
        self._indexes: dict[str, int] = {}
        monkeypatch.setitem(sys.modules, "pulsectl", self)
        monkeypatch.setattr(sys, "platform", "linux")

    def plug(self, name, label):
        self.microphones[name] = label
        self._indexes[name] = 1000 + len(self._indexes)

    def unplug(self, name):
        del self.microphones[name]

    def Pulse(self, _name, *, connect):  # noqa: N802 - pulsectl's name
        return _Connection(self)

    def source(self, name, label, sink=None):
        index = self._indexes.setdefault(name, len(self._indexes))
        return SimpleNamespace(name=name, description=label, index=index, monitor_of_sink_name=sink)


class _Connection:
    def __init__(self, pulse):
        self._pulse = pulse

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def connect(self, *, autospawn):
        assert not autospawn, "Lokas starts no server of its own"
        self._pulse.questions += 1
        assert self._pulse.answers.wait(10)
        if not self._pulse.runs:
            raise PulseError("Connection refused")

    def server_info(self):
        return SimpleNamespace(
            default_source_name=self._pulse.default_source, default_sink_name=self._pulse.default_sink
        )

    def sink_list(self):
        return [SimpleNamespace(name=name, description=label) for name, label in self._pulse.outputs.items()]

    def source_list(self):
        microphones = [self._pulse.source(name, label) for name, label in self._pulse.microphones.items()]
        monitors = [
            self._pulse.source(f"{name}.monitor", f"Monitor of {label}", name)
            for name, label in self._pulse.outputs.items()
        ]
        return monitors + microphones
