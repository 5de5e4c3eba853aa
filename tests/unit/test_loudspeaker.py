"""What reaches the loudspeakers, when it is heard, and what happens when they go away."""

import time

import numpy as np
import pytest

from lokas.audio.blocks import BLOCK, Block
from lokas.audio.devices import SoundSystem
from lokas.audio.loudspeaker import DEPTH, LATENCY_S, STALL_S, Loudspeaker
from lokas.errors import InputError
from tests.helpers.portaudio import FakePortAudio

SPEAKERS = ("Haut-parleurs – été", 0)


def block(number, speed=1.0):
    return Block(np.full(BLOCK, number / 100, np.float32), number * BLOCK * speed, speed)


@pytest.fixture
def fake(monkeypatch):
    return FakePortAudio(monkeypatch, [("Micro", 2), SPEAKERS])


@pytest.fixture
def loudspeaker(fake):
    made = Loudspeaker(SoundSystem())
    made.open()
    yield made
    made.close()


def test_blocks_are_played_in_order_in_every_channel_and_then_silence(fake, loudspeaker):
    assert loudspeaker.room == DEPTH
    for number in (1, 2):
        loudspeaker.put(block(number))
    assert loudspeaker.room == DEPTH - 2

    taken = [fake.streams[0].take(BLOCK) for _ in range(3)]

    assert [one.shape for one in taken] == [(BLOCK, 2)] * 3
    assert [np.unique(one).tolist() for one in taken] == [[np.float32(0.01)], [np.float32(0.02)], [0.0]]
    assert fake.streams[0].options["samplerate"] == 48_000


def test_nothing_is_heard_before_its_time_and_then_it_is(fake, loudspeaker, monkeypatch):
    now = [1000.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    loudspeaker.put(block(5, speed=2.0))
    loudspeaker.put(block(6, speed=2.0))
    fake.streams[0].take(BLOCK, now_s=7.0, heard_s=7.15)
    fake.streams[0].take(BLOCK, now_s=7.0, heard_s=7.17)

    assert loudspeaker.heard is None
    assert not loudspeaker.is_silent
    now[0] = 1000.16
    assert loudspeaker.heard == pytest.approx((5 * BLOCK + 0.01 * 48_000) * 2)
    now[0] = 1000.18
    assert loudspeaker.heard == pytest.approx((6 * BLOCK + 0.01 * 48_000) * 2)
    now[0] = 1005.0
    assert loudspeaker.heard == 7 * BLOCK * 2
    assert loudspeaker.is_silent


def test_where_the_system_does_not_tell_when_it_is_heard_the_latency_asked_for_counts(fake, loudspeaker, monkeypatch):
    monkeypatch.setattr(time, "monotonic", lambda: now_s)
    now_s = 50.0
    loudspeaker.put(block(1))
    fake.streams[0].take(BLOCK, now_s=7.0, heard_s=0.0)

    assert loudspeaker.heard is None
    now_s = 50.0 + LATENCY_S
    assert loudspeaker.heard == pytest.approx(BLOCK)


def test_what_was_put_before_a_seek_is_heard_no_more_and_tells_no_position(fake, loudspeaker):
    loudspeaker.put(block(1))
    loudspeaker.put(block(2))
    fake.streams[0].take(BLOCK, now_s=1.0, heard_s=1.0)
    assert loudspeaker.heard is not None

    loudspeaker.drop()

    assert loudspeaker.heard is None
    assert loudspeaker.room == DEPTH
    assert not fake.streams[0].take(BLOCK).any()


def test_loudspeakers_that_went_away_are_lost_until_they_are_opened_anew(fake, loudspeaker):
    assert not loudspeaker.lost

    fake.streams[0].end()

    assert loudspeaker.lost
    loudspeaker.close()
    assert not loudspeaker.is_open
    loudspeaker.open()
    assert not loudspeaker.lost
    assert fake.looks == 2  # those that are there now


def test_loudspeakers_that_take_nothing_any_more_are_lost(fake, loudspeaker, monkeypatch):
    now = [time.monotonic()]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    fake.streams[0].take(BLOCK)
    now[0] += STALL_S - 0.1
    assert not loudspeaker.lost
    now[0] += 0.2
    assert loudspeaker.lost
    fake.streams[0].take(BLOCK)
    assert not loudspeaker.lost


def test_devices_are_not_looked_for_at_every_pause(fake, loudspeaker):
    for _ in range(5):
        loudspeaker.close()
        loudspeaker.open()
    assert fake.looks == 1


def test_an_output_of_one_channel_is_played_to(monkeypatch):
    fake = FakePortAudio(monkeypatch, [("Enceinte", 1)])
    fake.query_hostapis = lambda: [{"name": "ALSA", "default_input_device": -1, "default_output_device": 0}]
    loudspeaker = Loudspeaker(SoundSystem())
    loudspeaker.open()
    loudspeaker.put(block(3))

    assert fake.streams[0].take(BLOCK).shape == (BLOCK, 1)
    loudspeaker.close()


def test_on_windows_the_output_of_the_system_that_can_do_most_is_played_to(monkeypatch):
    fake = FakePortAudio(monkeypatch, [SPEAKERS], host="Windows WASAPI")
    loudspeaker = Loudspeaker(SoundSystem())
    loudspeaker.open()
    assert fake.streams[0].options["extra_settings"] == {"auto_convert": True}
    loudspeaker.close()


def test_where_there_is_no_output_this_is_told(monkeypatch):
    FakePortAudio(monkeypatch, [("Micro", 2)])
    with pytest.raises(InputError) as raised:
        Loudspeaker(SoundSystem()).open()
    assert raised.value.code == "sound.no_output"


def test_an_output_that_refuses_is_told(monkeypatch):
    FakePortAudio(monkeypatch, [SPEAKERS], refused=[48_000])
    with pytest.raises(InputError) as raised:
        Loudspeaker(SoundSystem()).open()
    assert raised.value.code == "sound.not_available"
