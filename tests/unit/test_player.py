"""Listening: play, pause, any moment, any speed; what goes wrong is told, and the player goes on."""

import threading
import time

import numpy as np
import pytest

from lokas.audio.blocks import PER_MS, RAMP
from lokas.audio.devices import SoundSystem
from lokas.audio.player import Player
from lokas.types import Span
from tests.helpers.silent_output import SilentOutput
from tests.helpers.telling_sound import off_ms, write_telling

LENGTH_MS = 20_000
BLOCK_MS = 20
WAIT_S = 10


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    return write_telling(tmp_path_factory.mktemp("réunions d'été") / "séance.flac", "flac", LENGTH_MS // 1000)


@pytest.fixture
def output():
    return SilentOutput()


@pytest.fixture
def player(output):
    with Player(SoundSystem(), output) as made:
        yield made


@pytest.fixture
def ready(player, sound):
    player.load(sound)
    until(lambda: player.now().loaded)
    return player


def until(holds):
    deadline = time.monotonic() + WAIT_S
    while not holds():
        assert time.monotonic() < deadline, "it does not come"
        time.sleep(0.001)


def begin(output, *acts):
    """Do this, and wait until the player follows the last of it."""
    *before, last = acts
    for act in before:
        act()
    begun = output.begun
    last()
    until(lambda: output.begun > begun)


def moments(output):
    return [round(block.at / PER_MS) for block in output.played]


def test_a_recording_that_is_loaded_says_its_length_and_is_silent(ready, output):
    now = ready.now()
    assert (now.playing, now.position_ms, now.duration_ms, now.trouble) == (False, 0, LENGTH_MS, None)
    assert not output.is_open


def test_what_is_heard_is_the_recording_and_its_position(ready, output):
    ready.seek_ms(7_310)
    ready.play()
    output.hear(150)

    assert ready.position_ms() == 7_310 + 150 * BLOCK_MS
    assert abs(off_ms(output.sound()[RAMP:], 7_310 * PER_MS + RAMP)) < 1


def test_a_pause_stands_where_it_was_heard_and_what_waited_is_not_lost(ready, output):
    ready.play()
    output.hear(10)

    ready.pause()
    until(lambda: not output.is_open)
    position_ms = ready.position_ms()
    begin(output, ready.play)
    output.hear(10)

    assert position_ms == 10 * BLOCK_MS
    assert moments(output) == [number * BLOCK_MS for number in range(20)]
    assert output.opened == 2


def test_after_a_pause_it_goes_on_a_little_before(ready, output):
    ready.seek_ms(5_000)
    ready.play(back_ms=1_500)
    output.hear()
    assert moments(output) == [3_500]

    begin(output, ready.pause, lambda: ready.seek_ms(100), lambda: ready.play(back_ms=1_500))
    output.hear()
    assert moments(output)[-1] == 0


def test_while_it_plays_a_seek_is_heard_at_once(ready, output):
    ready.play()
    output.hear(3)

    begin(output, lambda: ready.seek_ms(12_000))
    assert ready.position_ms() == 12_000
    output.hear(3)

    assert moments(output)[3:] == [12_000, 12_020, 12_040]
    assert output.opened == 1


def test_of_many_seeks_the_last_is_where_it_stands(ready, output):
    ready.play()
    begin(output, *(lambda at_ms=at_ms: ready.seek_ms(at_ms) for at_ms in range(0, 15_000, 10)))
    output.hear()

    assert moments(output) == [14_990]


def test_a_seek_is_held_within_the_recording(ready):
    ready.seek_ms(-5_000)
    assert ready.position_ms() == 0
    ready.seek_ms(99_000_000)
    assert ready.position_ms() == LENGTH_MS


def test_the_speed_changes_without_a_gap(ready, output):
    ready.play()
    output.hear(5)

    ready.set_speed(2.0)
    output.hear(60)

    steps = np.diff([block.at for block in output.played]) / PER_MS
    assert set(np.round(steps, 3)) == {20.0, 40.0}
    assert ready.now().speed == 2.0


def test_no_speed_beyond_what_can_be_followed(ready):
    ready.set_speed(9.0)
    assert ready.now().speed == 2.0
    ready.set_speed(0.1)
    assert ready.now().speed == 0.5


def test_louder_is_louder_and_never_beyond_full_scale(ready, output):
    ready.play()
    output.hear(60)
    usual = np.abs(output.sound()).max()
    begin(output, ready.pause, lambda: ready.set_volume(4.0), lambda: ready.seek_ms(0), ready.play)
    output.hear(60)
    loud = output.sound()[60 * 960 :]
    begin(output, ready.pause, lambda: ready.set_volume(0.0), ready.play)
    output.hear(5)

    assert 0.3 < usual < 0.6
    assert np.abs(loud).max() == 1.0
    assert not output.sound()[120 * 960 :].any()


def test_a_stretch_is_heard_again_and_again(ready, output):
    ready.seek_ms(4_000)
    ready.set_loop(Span(4_000, 4_200))
    ready.play()
    output.hear(30)
    ready.set_loop(None)
    output.hear(40)

    assert moments(output)[:30] == [4_000 + number * BLOCK_MS for number in range(10)] * 3
    assert max(moments(output)) > 4_200
    with pytest.raises(ValueError, match="Span"):
        ready.set_loop(Span(5, 5))


def test_at_its_end_it_stands_there_and_begins_anew_when_it_is_played(ready, output):
    ready.seek_ms(LENGTH_MS - 200)
    ready.play()
    output.hear(10)

    until(lambda: not ready.now().playing)
    assert ready.now().position_ms == LENGTH_MS
    begin(output, ready.play)
    output.hear()
    assert moments(output)[-1] == 0


def test_a_recording_shorter_than_it_says_ends_where_it_ends(player, output, tmp_path, sound):
    cut = tmp_path / "coupé.flac"
    cut.write_bytes(sound.read_bytes()[: sound.stat().st_size // 2])
    player.load(cut)
    until(lambda: player.now().loaded)
    player.seek_ms(6_000)
    player.play()
    until(lambda: output.room < 15)
    while player.now().playing:
        if output.room < 15:
            output.hear()

    assert 6_000 < player.now().duration_ms < 14_000
    assert player.now().position_ms == player.now().duration_ms


def test_loudspeakers_that_are_pulled_out_are_told_and_it_goes_on_from_there(ready, output):
    ready.play()
    output.hear(10)

    output.unplug()
    until(lambda: ready.now().trouble)
    lost = ready.now()
    begin(output, ready.play)
    output.hear()

    assert lost.trouble.code == "sound.output_lost"
    assert (lost.playing, lost.position_ms) == (False, 200)
    assert ready.now().trouble is None
    assert moments(output)[-1] == 200


def test_where_nothing_can_be_heard_this_is_told_and_nothing_is_lost(ready, output):
    output.refuses = True
    ready.seek_ms(3_000)
    ready.play()
    until(lambda: ready.now().trouble)

    now = ready.now()
    assert (now.trouble.code, now.playing, now.position_ms, now.loaded) == ("sound.no_output", False, 3_000, True)


def test_a_recording_that_is_not_there_is_told_and_another_can_be_heard(player, output, sound, tmp_path):
    player.load(tmp_path / "absent.flac")
    until(lambda: player.now().trouble)
    assert player.now().trouble.code == "input.missing"
    assert not player.now().loaded
    player.play()
    player.set_speed(1.5)
    assert not player.now().playing

    player.load(sound)
    until(lambda: player.now().loaded)
    player.play()
    output.hear()
    assert player.now().trouble is None


def test_a_recording_that_is_let_go_can_be_moved_and_is_heard_no_more(ready, output):
    ready.play()
    output.hear()

    ready.unload()
    until(lambda: not output.is_open)

    now = ready.now()
    assert (now.loaded, now.playing, now.position_ms, now.duration_ms) == (False, False, 0, None)
    ready.play()
    assert not ready.now().playing


def test_it_is_used_by_several_threads_at_once(ready, output):
    def use(number):
        for step in range(200):
            (ready.seek_ms, ready.set_speed, ready.set_volume)[number](step % 3 + 0.5 if number else step * 10)
            ready.play()
            ready.pause()
            assert ready.now().position_ms >= 0

    threads = [threading.Thread(target=use, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    begin(output, lambda: ready.seek_ms(6_000), ready.play)
    output.hear()

    assert ready.now().trouble is None
    assert moments(output)[-1] == 6_000


def test_a_player_that_was_never_used_closes(output):
    Player(SoundSystem(), output).close()
    assert not output.is_open
