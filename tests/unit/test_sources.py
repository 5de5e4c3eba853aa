"""What can be recorded, by the names people know, with each of the systems that may answer."""

from __future__ import annotations

import builtins
import json
import os
import sys

import pytest

from lokas.audio.pulse import NoServerError, PulseServer, chosen
from lokas.audio.sources import SoundSource, missing, pick, sources
from lokas.errors import InputError, OptionError
from tests.helpers.portaudio import FakePortAudio
from tests.helpers.pulse import FakePulse

ROOM = SoundSource("pulse:usb", "Micro de la salle – été", "microphone", default=True)
LAPTOP = SoundSource("pulse:builtin", "Audio interne", "microphone", default=False)
PLAYED = SoundSource("pulse:builtin.monitor", "Audio interne", "computer", default=True)
FOUND = [ROOM, LAPTOP, PLAYED]


@pytest.fixture
def pulse(monkeypatch):
    return FakePulse(
        monkeypatch,
        microphones={"builtin": "Audio interne", "usb": "Micro de la salle – été"},
        outputs={"builtin": "Audio interne"},
        default_source="usb",
        default_sink="builtin",
    )


@pytest.fixture
def no_pulse(monkeypatch):
    pulse = FakePulse(monkeypatch)
    pulse.runs = False
    return pulse


def test_microphones_and_what_the_computer_plays_have_the_names_of_the_system_defaults_first(pulse):
    assert sources() == FOUND


def test_a_microphone_that_is_plugged_in_shows_at_the_next_look(pulse):
    sources()
    pulse.plug("cravate", "Micro-cravate")
    assert SoundSource("pulse:cravate", "Micro-cravate", "microphone", default=False) in sources()


def test_where_the_system_prefers_the_sound_of_an_output_the_first_microphone_is_the_default(pulse):
    pulse.default_source = "builtin.monitor"
    assert [one.name for one in sources() if one.default] == ["Audio interne", "Audio interne"]


def test_without_a_sound_server_the_devices_of_portaudio_are_listed(monkeypatch, no_pulse):
    FakePortAudio(monkeypatch, [("HDA Intel", 2), ("Casque", 0), ("USB Audio", 1)])
    assert sources() == [
        SoundSource("portaudio:ALSA:HDA Intel", "HDA Intel", "microphone", default=True),
        SoundSource("portaudio:ALSA:USB Audio", "USB Audio", "microphone", default=False),
    ]


def test_windows_offers_the_sound_of_its_outputs_where_portaudio_does(monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")
    devices = [("Haut-parleurs", 0), ("Micro", 1), ("Écran [Loopback]", 2), ("Haut-parleurs [Loopback]", 2)]
    FakePortAudio(monkeypatch, devices, host="Windows WASAPI")
    assert [(one.name, one.kind, one.default) for one in sources()] == [
        ("Micro", "microphone", True),
        ("Haut-parleurs", "computer", True),
        ("Écran", "computer", False),
    ]


def test_a_computer_without_any_source_has_an_empty_list(monkeypatch, no_pulse):
    FakePortAudio(monkeypatch, [])
    assert sources() == []


def test_a_server_that_does_not_answer_is_not_waited_for_and_asked_by_one_thread_only(pulse):
    server = PulseServer()
    pulse.answers.clear()
    for _ in range(3):
        with pytest.raises(NoServerError):
            server.sources(within_s=0.02)
    assert pulse.questions == 1
    pulse.answers.set()
    assert len(server.sources()) == 3


def test_where_the_server_does_not_answer_portaudio_is_not_asked_which_would_ask_it_too(monkeypatch, pulse):
    monkeypatch.setitem(sys.modules, "sounddevice", None)
    monkeypatch.setattr(PulseServer, "sources", lambda server, within_s, real=PulseServer.sources: real(server, 0.02))
    pulse.answers.clear()
    with pytest.raises(InputError) as caught:
        sources()
    assert caught.value.code == "sound.not_available"
    pulse.answers.set()


def test_a_linux_without_libpulse_has_no_server(monkeypatch):
    real = builtins.__import__

    def without_libpulse(name, *rest, **more):
        if name == "pulsectl":
            raise OSError("libpulse.so.0: cannot open shared object file")
        return real(name, *rest, **more)

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(builtins, "__import__", without_libpulse)
    with pytest.raises(NoServerError):
        PulseServer().sources()


def test_a_stream_is_told_its_source_through_the_environment_which_is_as_before_afterwards(monkeypatch, pulse):
    monkeypatch.setenv("PULSE_SOURCE", "mine")
    monkeypatch.delenv("PULSE_PROP_OVERRIDE", raising=False)
    before = dict(os.environ)
    microphone = next(one for one in PulseServer().sources() if one.name == "usb")
    with chosen(microphone):
        assert os.environ["PULSE_SOURCE"] == "usb"
        assert "Lokas" in os.environ["PULSE_PROP_OVERRIDE"]
        assert json.loads(os.environ["PIPEWIRE_ALSA"]) == {"application.name": "Lokas", "target.object": "usb"}
    assert dict(os.environ) == before


def test_pipewire_s_own_plugin_is_told_the_output_itself(pulse):
    played = next(one for one in PulseServer().sources() if one.name == "builtin.monitor")
    with chosen(played):
        told = json.loads(os.environ["PIPEWIRE_ALSA"])
    assert (told["target.object"], told["stream.capture.sink"]) == ("builtin", True)


@pytest.mark.parametrize(
    ("platform", "found", "codes"),
    [
        ("linux", FOUND, []),
        ("linux", [], ["sound.no_microphone", "sound.no_computer"]),
        ("win32", [ROOM], ["sound.no_computer"]),
        ("darwin", [ROOM], ["sound.no_computer_macos"]),
        ("linux", [PLAYED], ["sound.no_microphone"]),
    ],
)
def test_what_is_looked_for_in_vain_is_said(platform, found, codes):
    assert [notice.code for notice in missing(found, platform)] == codes


@pytest.mark.parametrize(
    ("kind", "wanted", "meant"),
    [
        ("microphone", "", ROOM),
        ("computer", "", PLAYED),
        ("microphone", "pulse:builtin", LAPTOP),
        ("microphone", "pulse:builtin.monitor", PLAYED),
        ("microphone", "audio INTERNE", LAPTOP),
        ("computer", "audio interne", PLAYED),
        ("microphone", "la salle", ROOM),
        ("computer", "la salle", ROOM),
    ],
)
def test_a_source_is_picked_by_its_kind_its_id_or_its_name(kind, wanted, meant):
    assert pick(FOUND, kind, wanted) == meant


@pytest.mark.parametrize("wanted", ["cravate", "i", "é"])
def test_a_name_that_none_or_several_have_is_not_guessed(wanted):
    twins = [*FOUND, SoundSource("pulse:usb2", "Micro de la scène – été", "microphone", default=False)]
    with pytest.raises(OptionError) as caught:
        pick(twins, wanted=wanted)
    assert (caught.value.code, caught.value.data["value"]) == ("option.unknown_source", wanted)
    assert "Micro de la scène – été" in caught.value.data["known"]


@pytest.mark.parametrize(("kind", "code"), [("microphone", "sound.no_microphone"), ("computer", "sound.no_computer")])
def test_a_kind_there_is_none_of_is_said(kind, code):
    with pytest.raises(InputError) as caught:
        pick([], kind)
    assert caught.value.code == code
