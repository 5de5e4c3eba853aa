"""Recording from a real sound server: its names, its sounds, and what happens when microphones and server go."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import numpy as np
import pytest

from lokas.audio.capture import SourceLost, captures, listen
from lokas.audio.room import check_room
from lokas.audio.sources import pick, sources
from tests.helpers.command import ROOT

RATE = 16_000
PATIENCE_S = 30


def tone(hertz, seconds=20, level=0.3):
    return (level * np.sin(2 * np.pi * hertz * np.arange(seconds * RATE) / RATE)).astype(np.float32)


def pitch(sound):
    """The strongest frequency, in hertz."""
    spectrum = np.abs(np.fft.rfft(sound * np.hanning(sound.size)))
    return np.argmax(spectrum) * RATE / sound.size


def read(capture, seconds):
    """The blocks of so many seconds of sound."""
    blocks, wanted = [], round(seconds * RATE)
    deadline = time.monotonic() + PATIENCE_S
    while wanted > 0:
        assert time.monotonic() < deadline, "no sound comes"
        block = capture.read(0.1)
        if block is not None:
            blocks.append(block)
            wanted -= len(block.samples)
    return blocks


def sound_of(blocks):
    return np.concatenate([block.samples[:, 0] for block in blocks]).astype(np.float32) / 32768


def lost(capture):
    """Reads until the source is lost; the code and the name."""
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        try:
            capture.read(0.1)
        except SourceLost as error:
            return error.code, error.data["source"]
    return None


def reopened(capture):
    """Reopens it as soon as that can be done; the name of what it got."""
    deadline = time.monotonic() + PATIENCE_S
    while True:
        try:
            return capture.reopen().name
        except SourceLost:
            assert time.monotonic() < deadline, "the source does not come back"
            time.sleep(0.1)


@pytest.fixture
def room(sound_server):
    return sound_server.microphone("salle", "Micro de la salle – été")


@pytest.fixture
def started():
    """Starts captures of sources by their names, and stops them in the end."""
    running = []

    def start(*wanted):
        running.extend(captures([pick(sources(), kind, name) for kind, name in wanted], RATE))
        for capture in running:
            capture.start()
        return running

    yield start
    for capture in running:
        capture.stop()


def test_microphones_and_outputs_have_the_names_people_gave_them(sound_server, room):
    sound_server.microphone("cravate", "Micro-cravate")
    assert [(one.name, one.kind, one.default) for one in sources()] == [
        ("Micro de la salle – été", "microphone", True),
        ("Micro-cravate", "microphone", False),
        ("Micro de la salle – été", "computer", True),
        ("Micro-cravate", "computer", False),
    ]


def test_a_tone_played_into_a_microphone_is_recorded_as_it_is(sound_server, room, started):
    with sound_server.playing(room, tone(440), RATE):
        (capture,) = started(("microphone", ""))
        blocks = read(capture, 4)[-62:]  # the last two seconds: the player has begun by then
    sound = sound_of(blocks)
    assert pitch(sound) == pytest.approx(440, abs=2)
    assert np.abs(sound).max() == pytest.approx(0.3, rel=0.05)
    assert not any(block.overflowed for block in blocks)


def test_the_times_of_blocks_follow_their_samples(sound_server, room, started):
    (capture,) = started(("microphone", ""))
    blocks = read(capture, 4)
    heard_s = np.array([block.time_s for block in blocks])
    counted_s = np.concatenate(([0], np.cumsum([len(block.samples) for block in blocks])[:-1])) / RATE
    # Not tighter than what a recorder takes for a gap: the computer that runs the tests may be busy.
    assert np.abs(heard_s - heard_s[0] - counted_s).max() < 0.1
    assert 0 < time.monotonic() - heard_s[-1] < PATIENCE_S


def test_two_sources_are_recorded_at_the_same_time_by_one_process(sound_server, room, started):
    online = sound_server.microphone("online", "Casque")
    with sound_server.playing(room, tone(440), RATE), sound_server.playing(online, tone(1000), RATE):
        microphone, computer = started(("microphone", "Micro de la salle"), ("computer", "Casque"))
        heard = [sound_of(read(one, 4))[-2 * RATE :] for one in (microphone, computer)]
    assert [pitch(sound) for sound in heard] == pytest.approx([440, 1000], abs=2)


def test_a_microphone_pulled_out_is_lost_another_takes_its_place_and_it_comes_back(sound_server, room, started):
    table = sound_server.microphone("table", "Micro de table")
    (capture,) = started(("microphone", "Micro de table"))
    read(capture, 0.2)
    sound_server.remove(table)
    assert lost(capture) == ("sound.lost", "Micro de table")
    assert capture.reopen().name == "Micro de la salle – été"
    read(capture, 0.2)
    again = sound_server.microphone("table", "Micro de table")
    assert lost(capture) == ("sound.returned", "Micro de table")
    assert capture.reopen().name == "Micro de table"
    with sound_server.playing(again, tone(700), RATE):
        assert pitch(sound_of(read(capture, 4))[-2 * RATE :]) == pytest.approx(700, abs=2)


def test_a_server_that_is_killed_and_started_again_is_found(sound_server, room, started):
    both = started(("microphone", ""), ("computer", ""))
    for capture in both:
        read(capture, 0.2)
    sound_server.kill()
    assert [lost(capture) for capture in both] == [("sound.lost", "Micro de la salle – été")] * 2
    with pytest.raises(SourceLost):
        both[0].reopen()
    sound_server.start()
    for capture in both:
        assert reopened(capture) == "Micro de la salle – été"
        read(capture, 0.2)


def test_a_server_that_hangs_is_noticed_and_found_when_it_goes_on(sound_server, room, started):
    (capture,) = started(("microphone", ""))
    read(capture, 0.2)
    sound_server.freeze()
    try:
        assert lost(capture) == ("sound.lost", "Micro de la salle – été")
        with pytest.raises(SourceLost):
            capture.reopen()
    finally:
        sound_server.thaw()
    assert reopened(capture) == "Micro de la salle – été"
    read(capture, 0.2)


def test_what_came_while_nobody_read_is_all_there(sound_server, room, started):
    """As while the process is stopped, or its computer is busy: the server keeps what it cannot deliver."""
    (capture,) = started(("microphone", ""))
    first = read(capture, 0.2)[-1]
    time.sleep(2)
    last = read(capture, 2)[-1]
    assert last.time_s - first.time_s == pytest.approx(2, abs=0.1)


def test_many_captures_after_one_another_leave_nothing_open(sound_server, room, started):
    (capture,) = started(("microphone", ""))
    for _ in range(10):
        read(capture, 0.1)
        capture.stop()
        capture.start()
    with sound_server.asked() as server:
        ours = [
            one for one in server.source_output_list() if one.proplist.get("application.process.id") == str(os.getpid())
        ]
    assert len(ours) == 1


def test_the_mixer_of_the_system_shows_who_records(sound_server, room, started):
    (capture,) = started(("microphone", ""))
    read(capture, 0.1)
    with sound_server.asked() as server:
        recording = {one.proplist.get("application.name") for one in server.source_output_list()}
    assert "Lokas" in recording


def test_the_demonstration_meeting_is_heard_well_in_the_virtual_room(sound_server, room, meeting):
    (capture,) = captures([pick(sources())], RATE)
    with sound_server.playing(room, meeting[: 15 * RATE], RATE):
        heard = check_room(listen(capture, 6))
    assert heard.verdict == "fine"
    assert heard.level_db == pytest.approx(-25, abs=2)


def test_a_microphone_that_hears_nothing_is_muted(sound_server, room):
    (capture,) = captures([pick(sources())], RATE)
    assert check_room(listen(capture, 2)).verdict == "muted"


def test_a_program_that_meets_a_server_that_hangs_says_so_and_ends(sound_server, room):
    """Libpulse would wait for ever."""
    sound_server.freeze()
    try:
        done = subprocess.run(
            [sys.executable, "-c", "from lokas.audio.sources import sources\nsources()"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
            check=False,
        )
    finally:
        sound_server.thaw()
    assert "sound.not_available" in done.stderr
    assert len(sources()) == 2
