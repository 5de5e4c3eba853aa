"""Sound from a source as it comes: blocks, their times, and what happens when the source goes and comes back."""

from __future__ import annotations

import os
import sys
import threading
import time

import numpy as np
import pytest

from lokas.audio import line, pulse
from lokas.audio.capture import SoundDeviceCapture, SourceLost, captures, listen
from lokas.audio.devices import SoundSystem
from lokas.audio.sources import sources
from lokas.errors import InputError
from tests.helpers.portaudio import FakePortAudio, FakeStream
from tests.helpers.pulse import FakePulse

RATE = 16_000
BLOCK = np.arange(512, dtype=np.int16)


@pytest.fixture
def no_server(monkeypatch):
    server = FakePulse(monkeypatch)
    server.runs = False
    return server


@pytest.fixture
def portaudio(monkeypatch, no_server):
    return FakePortAudio(monkeypatch, [("Micro", 1), ("Table de mixage", 2)])


@pytest.fixture
def server(monkeypatch):
    """A sound server with two microphones; PortAudio sees it as one device."""
    monkeypatch.setattr(pulse, "LOOK_S", 0.0)
    FakePortAudio(monkeypatch, [("pulse", 32), ("default", 32)])
    return FakePulse(
        monkeypatch, {"usb": "Micro USB", "builtin": "Interne"}, {"hdmi": "Écran"}, default_source="builtin"
    )


@pytest.fixture
def stream(monkeypatch):
    """The latest stream there is."""
    return lambda: sys.modules["sounddevice"].streams[-1]


def named(name):
    return next(one for one in sources() if one.name == name)


@pytest.fixture
def capture(portaudio):
    opened = SoundDeviceCapture(named("Micro"), RATE)
    opened.start()
    yield opened
    opened.stop()


def lost(capture, code="sound.lost"):
    """Reads until the source is lost; the name it is said to have."""
    said = None
    deadline = time.monotonic() + 10
    while said is None and time.monotonic() < deadline:
        try:
            capture.read(0.01)
        except SourceLost as error:
            said = error
    assert said is not None, "the source was not lost"
    assert said.code == code
    return said.data["source"]


def test_a_block_comes_as_it_was_with_the_time_of_its_first_sample(capture, stream):
    before_s = time.monotonic()
    stream().bring(BLOCK, now_s=1_000_000.0, first_s=999_999.9)
    block = capture.read(0)
    assert block.samples.tobytes() == BLOCK.tobytes()
    assert (block.samples.shape, block.samples.dtype, block.overflowed) == ((512, 1), np.int16, False)
    assert before_s - 0.1 <= block.time_s <= time.monotonic() - 0.1 + 1e-6


@pytest.mark.parametrize(("now_s", "first_s"), [(0.0, 0.0), (4.0, 5.0), (1_700_000_000.0, 0.0)])
def test_where_portaudio_tells_no_true_time_a_block_has_just_been_completed(capture, stream, now_s, first_s):
    before_s = time.monotonic()
    stream().bring(BLOCK, now_s=now_s, first_s=first_s)
    assert before_s - 0.032 <= capture.read(0).time_s <= time.monotonic() - 0.032 + 1e-6


def test_blocks_that_nobody_read_wait_in_their_order(capture, stream):
    for number in range(300):
        stream().bring(BLOCK + number)
    assert [int(capture.read(0).samples[0, 0]) for _ in range(300)] == list(range(300))
    assert capture.read(0) is None


def test_what_the_sound_system_lost_is_told_with_the_block_after_it(capture, stream):
    stream().bring(BLOCK)
    stream().bring(BLOCK, overflow=True)
    assert [capture.read(0).overflowed, capture.read(0).overflowed] == [False, True]


@pytest.mark.parametrize(("sample", "peak"), [(0, 0.0), (-32768, 1.0), (16384, 0.5), (-8192, 0.25)])
def test_the_peak_is_that_of_the_latest_block_even_if_nobody_reads(capture, stream, sample, peak):
    stream().bring([32767] * 512)
    stream().bring([0] * 511 + [sample])
    assert capture.peak == peak


def test_a_device_is_opened_at_the_rate_asked_for_with_blocks_for_a_level_meter(capture, stream):
    options = stream().options
    assert (options["samplerate"], options["channels"], options["dtype"], options["blocksize"]) == (
        RATE,
        1,
        "int16",
        512,
    )
    assert options["device"] == 0
    assert options["extra_settings"] is None


def test_windows_is_asked_to_convert(monkeypatch, portaudio, stream):
    portaudio.host = "Windows WASAPI"
    opened = SoundDeviceCapture(named("Micro"), RATE)
    opened.start()
    assert stream().options["extra_settings"] == {"auto_convert": True}
    opened.stop()


def test_a_device_that_refuses_the_rate_is_converted(portaudio, stream):
    portaudio.refused.add(RATE)
    opened = SoundDeviceCapture(named("Table de mixage"), RATE)
    opened.start()
    assert (stream().options["samplerate"], stream().options["channels"]) == (44_100, 2)
    tone = (10_000 * np.sin(2 * np.pi * 440 * np.arange(44_100) / 44_100)).astype(np.int16)
    heard = []
    for part in np.array_split(np.column_stack((tone, tone)), 30):
        stream().bring(part)
        heard.append(opened.read(0))
    opened.stop()
    sound = np.concatenate([block.samples[:, 0] for block in heard if block is not None])
    assert abs(sound.size - RATE) < 50
    spectrum = np.abs(np.fft.rfft(sound * np.hanning(sound.size)))
    assert np.argmax(spectrum) * RATE / sound.size == pytest.approx(440, abs=1)
    assert np.sqrt(np.mean(np.square(sound.astype(float)))) == pytest.approx(10_000 / np.sqrt(2), rel=0.05)


def test_a_device_that_cannot_be_opened_at_all_is_said(portaudio):
    portaudio.refused |= {RATE, 44_100}
    with pytest.raises(InputError) as caught:
        SoundDeviceCapture(named("Micro"), RATE).start()
    assert caught.value.code == "sound.not_available"


def test_a_stream_that_cannot_be_started_is_closed_again(monkeypatch, portaudio, stream):
    def fail(_stream):
        raise portaudio.PortAudioError("Device unavailable")

    monkeypatch.setattr(FakeStream, "start", fail)
    with pytest.raises(InputError) as caught:
        SoundDeviceCapture(named("Micro"), RATE).start()
    assert caught.value.data == {"reason": "Device unavailable"}
    assert all(one.closed for one in portaudio.streams)


@pytest.mark.parametrize("asked", ["query_devices", "_initialize"])
def test_a_sound_system_that_fails_when_looked_at_is_said(monkeypatch, portaudio, asked):
    def fail():
        raise portaudio.PortAudioError("Host error")

    system = SoundSystem()
    monkeypatch.setattr(portaudio, asked, fail)
    with pytest.raises(InputError) as caught:
        system.refresh() and system.inputs()
    assert caught.value.code == "sound.not_available"


def test_a_stream_that_ends_is_lost_after_its_last_block(capture, stream):
    stream().bring(BLOCK)
    stream().end()
    assert capture.read(0) is not None
    assert lost(capture) == "Micro"
    assert stream().closed
    assert lost(capture) == "Micro"


def test_a_stream_that_falls_silent_is_lost(monkeypatch, capture, stream):
    monkeypatch.setattr(line, "SILENCE_S", 0.05)
    stream().bring(BLOCK)
    assert capture.read(0) is not None
    assert lost(capture) == "Micro"
    assert stream().closed


def test_a_source_may_take_its_time_for_the_first_block(monkeypatch, capture):
    monkeypatch.setattr(line, "SILENCE_S", 0.01)
    assert capture.read(0.1) is None
    assert capture.read(0.1) is None


def test_a_process_that_was_stopped_finds_what_came_meanwhile(monkeypatch, capture, stream):
    monkeypatch.setattr(line, "SILENCE_S", 0.0)
    monkeypatch.setattr(line, "GRACE_S", 10.0)
    stream().bring(BLOCK)
    capture.read(0)
    late = threading.Timer(0.1, lambda: stream().bring(BLOCK))
    late.start()
    assert capture.read(0) is not None
    late.join()


def test_a_device_is_opened_again_when_it_is_back(portaudio, capture, stream):
    devices, portaudio.later = portaudio.devices, []
    stream().end()
    lost(capture)
    with pytest.raises(SourceLost):
        capture.reopen()
    portaudio.later = devices
    assert capture.reopen().name == "Micro"
    stream().bring(BLOCK)
    assert capture.read(0) is not None


def test_another_device_takes_the_place_of_one_that_is_gone(portaudio, capture, stream):
    portaudio.later = [("Table de mixage", 2)]
    stream().end()
    lost(capture)
    assert capture.reopen().name == "Table de mixage"
    assert capture.source.name == "Table de mixage"
    stream().bring(BLOCK)
    assert capture.read(0) is not None


def test_portaudio_does_not_look_anew_while_a_stream_is_open(portaudio, stream):
    first, second = captures([named("Micro"), named("Table de mixage")], RATE)
    first.start()
    second.start()
    stream().end()
    lost(second)
    assert second.reopen().name == "Table de mixage"
    assert portaudio.looks == 0
    first.stop()
    second.stop()
    assert SoundSystem().refresh()


def test_stopping_closes_the_stream_and_stopping_again_is_nothing(capture, stream):
    capture.stop()
    capture.stop()
    assert stream().closed
    with pytest.raises(SourceLost):
        capture.read(0)


def test_a_stream_that_does_not_close_is_left_to_itself(monkeypatch, portaudio, stream):
    monkeypatch.setattr("lokas.audio.devices.CLOSE_S", 0.05)
    system, closes = SoundSystem(), threading.Event()
    opened = SoundDeviceCapture(named("Micro"), RATE, system)
    opened.start()
    stream().abort = lambda *, ignore_errors: closes.wait(10)
    opened.stop()
    assert not system.refresh()
    closes.set()
    stream().active = False
    deadline = time.monotonic() + 10
    while not system.refresh():
        assert time.monotonic() < deadline


def test_the_server_is_told_which_source_while_its_stream_is_opened(monkeypatch, server, stream):
    told = []
    fake = sys.modules["sounddevice"]
    real = fake.InputStream
    monkeypatch.setattr(
        fake, "InputStream", lambda **options: told.append(os.environ["PULSE_SOURCE"]) or real(**options)
    )
    monkeypatch.delenv("PULSE_SOURCE", raising=False)
    both = captures([named("Micro USB"), named("Écran")], RATE)
    for one in both:
        one.start()
    assert told == ["usb", "hdmi.monitor"]
    assert "PULSE_SOURCE" not in os.environ
    for one in both:
        one.stop()


def test_sources_that_are_opened_by_several_threads_at_once_are_not_mixed_up(monkeypatch, server):
    fake, told, both = sys.modules["sounddevice"], {}, [named("Micro USB"), named("Interne")]
    real = fake.InputStream

    def slow(**options):
        time.sleep(0.02)
        told.setdefault(threading.current_thread().name, set()).add(os.environ["PULSE_SOURCE"])
        return real(**options)

    def open_often(capture):
        for _ in range(5):
            capture.start()
            capture.stop()

    monkeypatch.setattr(fake, "InputStream", slow)
    threads = [threading.Thread(target=open_often, args=(one,), name=one.source.id) for one in captures(both, RATE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert told == {"pulse:usb": {"usb"}, "pulse:builtin": {"builtin"}}


def test_a_source_that_is_pulled_out_is_lost_though_the_server_goes_on_with_another(server, stream):
    opened = SoundDeviceCapture(named("Micro USB"), RATE)
    opened.start()
    stream().bring(BLOCK)
    assert opened.read(0) is not None
    server.unplug("usb")
    assert lost(opened) == "Micro USB"
    assert stream().closed
    assert opened.reopen().name == "Interne"
    server.plug("usb", "Micro USB")
    assert lost(opened, "sound.returned") == "Micro USB"
    assert opened.reopen().name == "Micro USB"
    opened.stop()


def test_a_question_that_fails_does_not_make_a_source_that_sounds_lost(server, stream):
    opened = SoundDeviceCapture(named("Micro USB"), RATE)
    opened.start()
    server.runs = False
    asked = server.questions
    deadline = time.monotonic() + 10
    while server.questions < asked + 3 and time.monotonic() < deadline:
        stream().bring(BLOCK)
        assert opened.read(0.01) is not None
    assert server.questions >= asked + 3
    opened.stop()


def test_a_source_that_was_pulled_out_and_plugged_in_between_two_looks_is_lost(server):
    opened = SoundDeviceCapture(named("Micro USB"), RATE)
    opened.start()
    server.unplug("usb")
    server.plug("usb", "Micro USB")
    assert lost(opened) == "Micro USB"
    assert opened.reopen().name == "Micro USB"
    opened.stop()


def test_the_sound_of_the_computer_never_takes_a_microphone_s_place(server, stream):
    opened = SoundDeviceCapture(named("Micro USB"), RATE)
    opened.start()
    server.microphones.clear()
    lost(opened)
    with pytest.raises(SourceLost):
        opened.reopen()


def test_a_server_that_is_away_leaves_the_devices_alone_and_is_found_again(server, stream):
    opened = SoundDeviceCapture(named("Micro USB"), RATE)
    opened.start()
    server.runs = False
    stream().end()
    lost(opened)
    with pytest.raises(SourceLost):
        opened.reopen()
    server.runs = True
    assert opened.reopen().name == "Micro USB"
    opened.stop()


def test_a_source_that_is_not_there_cannot_be_started(server):
    source = named("Micro USB")
    server.unplug("usb")
    with pytest.raises(SourceLost) as caught:
        SoundDeviceCapture(source, RATE).start()
    assert caught.value.data == {"source": "Micro USB"}


@pytest.mark.parametrize(("devices", "way"), [(["pipewire", "pulse"], 1), (["default", "pipewire"], 1)])
def test_the_server_is_reached_by_the_plugin_there_is_pulseaudio_s_first(monkeypatch, server, stream, devices, way):
    FakePortAudio(monkeypatch, [(name, 64) for name in devices])
    opened = SoundDeviceCapture(named("Micro USB"), RATE)
    opened.start()
    assert stream().options["device"] == way
    opened.stop()


def test_portaudio_without_its_way_to_the_server_is_said(monkeypatch, server):
    FakePortAudio(monkeypatch, [("HDA Intel", 2)])
    with pytest.raises(InputError) as caught:
        SoundDeviceCapture(named("Micro USB"), RATE).start()
    assert caught.value.code == "sound.no_pulse_plugin"


def test_listening_gives_so_many_seconds_and_closes_the_source(portaudio, stream):
    capture = SoundDeviceCapture(named("Micro"), RATE)
    capture.start = lambda real=capture.start: real() or [stream().bring([16384] * 512) for _ in range(4)]
    peaks = []
    heard = listen(capture, 0.1, peaks.append)
    assert (heard.dtype, heard.shape) == (np.float32, (1600,))
    assert set(heard.tolist()) == set(peaks) == {0.5}
    assert stream().closed
