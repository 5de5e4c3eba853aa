"""Listing sound devices with a PortAudio that is there, missing, or out of order."""

from __future__ import annotations

import builtins
import sys
from types import SimpleNamespace

import pytest

from lokas.audio.devices import SoundDevice, sound_devices
from lokas.errors import InputError


class PortAudioError(Exception):
    pass


def fake_sounddevice(query_devices, preferred=(0, 1)):
    return SimpleNamespace(
        query_devices=query_devices, default=SimpleNamespace(device=preferred), PortAudioError=PortAudioError
    )


def failing_import(monkeypatch, error):
    real = builtins.__import__

    def fail(name, *rest, **more):
        if name == "sounddevice":
            raise error
        return real(name, *rest, **more)

    monkeypatch.delitem(sys.modules, "sounddevice", raising=False)
    monkeypatch.setattr(builtins, "__import__", fail)


def test_devices_are_told_with_their_channels_and_the_preferred_ones(monkeypatch):
    devices = [
        {"name": "Micro du salon – été", "max_input_channels": 2, "max_output_channels": 0},
        {"name": "Enceinte", "max_input_channels": 0, "max_output_channels": 6},
    ]
    monkeypatch.setitem(sys.modules, "sounddevice", fake_sounddevice(lambda: devices))
    assert sound_devices() == [
        SoundDevice("Micro du salon – été", 2, 0, default_input=True, default_output=False),
        SoundDevice("Enceinte", 0, 6, default_input=False, default_output=True),
    ]


def test_a_computer_without_devices_has_an_empty_list(monkeypatch):
    monkeypatch.setitem(sys.modules, "sounddevice", fake_sounddevice(list, preferred=(-1, -1)))
    assert sound_devices() == []


def test_a_missing_portaudio_library_is_said(monkeypatch):
    failing_import(monkeypatch, OSError("PortAudio library not found"))
    with pytest.raises(InputError) as caught:
        sound_devices()
    assert caught.value.code == "sound.no_portaudio"


def test_a_sound_system_that_does_not_start_is_said(monkeypatch):
    failing_import(monkeypatch, PortAudioError("Host error"))
    with pytest.raises(InputError) as caught:
        sound_devices()
    assert (caught.value.code, caught.value.data) == ("sound.not_available", {"reason": "Host error"})


def test_a_sound_system_that_fails_when_asked_is_said(monkeypatch):
    def fail():
        raise PortAudioError("Internal PortAudio error")

    monkeypatch.setitem(sys.modules, "sounddevice", fake_sounddevice(fail))
    with pytest.raises(InputError) as caught:
        sound_devices()
    assert (caught.value.code, caught.value.data) == ("sound.not_available", {"reason": "Internal PortAudio error"})
