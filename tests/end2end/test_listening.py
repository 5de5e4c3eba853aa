"""What comes out of the loudspeakers is the recording: through a sound server, as a person would hear it."""

import os
import subprocess
import threading
import time

import numpy as np
import pytest

from lokas.audio.devices import SoundSystem
from lokas.audio.player import Player
from tests.helpers.telling_sound import RATE, off_ms, telling, write_telling

WAIT_S = 20


class Ear:
    """Hears what a sink plays, as float32 at 48 kHz, until it is closed."""

    def __init__(self, server, sink):
        command = ["parec", f"--device={sink}.monitor", "--format=float32le", f"--rate={RATE}", "--channels=1"]
        environment = os.environ | server.environment
        self._process = subprocess.Popen([*command, "--latency-msec=20"], env=environment, stdout=subprocess.PIPE)
        self._parts = []
        self._thread = threading.Thread(target=self._listen)
        self._thread.start()

    def heard(self):
        return np.concatenate([np.zeros(0, np.float32), *self._parts])

    def close(self):
        self._process.kill()
        self._process.wait()
        self._thread.join()
        self._process.stdout.close()

    def _listen(self):
        while data := self._process.stdout.read(4 * RATE // 100):
            self._parts.append(np.frombuffer(data, np.float32))


@pytest.fixture
def room(sound_server):
    return sound_server.microphone("salle")


@pytest.fixture
def ear(sound_server, room):
    made = Ear(sound_server, room.sink)
    until(lambda: made.heard().size)
    yield made
    made.close()


@pytest.fixture
def player(room, tmp_path):
    path = write_telling(tmp_path / "séance.flac", "flac", 60)
    with Player(SoundSystem()) as made:
        made.load(path)
        until(lambda: made.now().loaded)
        yield made


def until(holds):
    deadline = time.monotonic() + WAIT_S
    while not holds():
        assert time.monotonic() < deadline, "it does not come"
        time.sleep(0.01)


def where(heard, at_ms, seconds):
    """At which sample of what was heard the recording from a moment on begins."""
    known = telling(at_ms * RATE // 1000, at_ms * RATE // 1000 + seconds * RATE)
    size = 1 << (heard.size + known.size).bit_length()
    alike = np.fft.irfft(np.fft.rfft(heard, size) * np.conj(np.fft.rfft(known, size)), size)
    return int(np.argmax(alike[: heard.size]))


def test_the_recording_is_heard_from_where_it_was_asked_for_and_after_a_pause_no_more(player, ear):
    player.seek_ms(30_250)
    player.play()
    until(lambda: player.position_ms() > 33_300)
    player.pause()
    stood_ms = player.position_ms()
    silent_from = ear.heard().size + RATE // 4
    until(lambda: ear.heard().size > silent_from + RATE // 2)

    heard = ear.heard()
    begun = where(heard, 30_250, 2)
    assert abs(off_ms(heard[begun : begun + 2 * RATE], 30_250 * RATE // 1000)) < 20
    assert not heard[silent_from:].any()
    assert player.position_ms() == stood_ms


def test_a_sound_server_that_ends_is_told_and_another_is_played_to(player, sound_server):
    player.play()
    until(lambda: player.position_ms() > 200)

    sound_server.kill()
    until(lambda: player.now().trouble)
    lost = player.now()
    sound_server.start()
    player.play()
    until(lambda: player.position_ms() > lost.position_ms + 200)

    assert lost.trouble.code == "sound.output_lost"
    assert 200 <= lost.position_ms < 10_000
    assert player.now().trouble is None


def test_a_sound_server_that_hangs_is_told(player, sound_server):
    player.play()
    until(lambda: player.position_ms() > 200)

    sound_server.freeze()
    until(lambda: player.now().trouble)
    sound_server.thaw()

    assert player.now().trouble.code == "sound.output_lost"
    assert not player.now().playing
