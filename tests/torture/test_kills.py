"""SIGKILL at random instants, whatever the recorder is doing: each recording is offered, and loses a second at most."""

import random
import statistics
import sys
import time
from collections import defaultdict

import pytest

from lokas.audio.decode import probe
from lokas.recovery import Interrupted
from tests.torture.conftest import RATE, decoded

pytestmark = [
    pytest.mark.torture,
    pytest.mark.skipif(sys.platform != "linux", reason="virtual microphones are made with PulseAudio"),
]

MOST_LOST_MS = 1_000


def record(trial, chance):
    """Nothing but recording."""
    time.sleep(chance.uniform(0.1, 2.0))
    return trial.expected_ms


def pause(trial, chance):
    """In a pause."""
    return still(trial, chance, trial.link.pause())


def off_record(trial, chance):
    """Off the record."""
    return still(trial, chance, trial.link.off_record(on=True))


def still(trial, chance, number):
    expected_ms = trial.link.wait(number).recorded_ms
    time.sleep(chance.uniform(0.0, 1.0))
    return expected_ms


def change(trial, chance):
    """Just told to pause, or to mark a moment: it may not have done so."""
    time.sleep(chance.uniform(0.1, 1.0))
    expected_ms = trial.expected_ms
    trial.link.mark("vote")
    chance.choice([trial.link.pause, lambda: trial.link.off_record(on=True)])()
    time.sleep(chance.uniform(0.0, 0.08))
    return expected_ms


def go_on(trial, chance):
    """Just after a pause."""
    number = trial.link.pause()
    before_ms = trial.link.wait(number).recorded_ms
    resumed = trial.link.wait(trial.link.resume())
    time.sleep(chance.uniform(0.0, 0.5))
    return max(before_ms, resumed.recorded_ms)


def stop(trial, chance):
    """Just told to stop: it may have done so."""
    time.sleep(chance.uniform(0.1, 1.0))
    expected_ms = trial.expected_ms
    trial.link.stop()
    time.sleep(chance.uniform(0.0, 0.08))
    return expected_ms


STATES = {
    "recording": record,
    "paused": pause,
    "off the record": off_record,
    "told to pause": change,
    "going on": go_on,
    "told to stop": stop,
}


@pytest.mark.timeout(1800)
def test_killed_at_any_instant_a_recording_is_offered_and_loses_a_second_at_most(
    begin, sound_server, microphone, meeting, workspace, table, request
):
    kills = request.config.getoption("--kills", default=100)
    chance, lost, offered, closed = random.Random(5), defaultdict(list), defaultdict(int), defaultdict(int)
    for number in range(kills):
        state = list(STATES)[number % len(STATES)]
        start = chance.randrange(0, 60 * RATE)
        with sound_server.playing(microphone, meeting[start:], RATE):
            trial = begin(f"Réunion {number}")
            expected_ms = STATES[state](trial, chance)
            trial.kill()
        lost[state].append(recover(trial, expected_ms, workspace, offered, closed, state))
    rows = [row(state, lost[state], offered[state], closed[state]) for state in STATES]
    everything = [one for state in STATES for one in lost[state]]
    rows.append(row("all", everything, sum(offered.values()), sum(closed.values())))
    heads = ["when it was killed", "kills", "offered", "had closed", "recovered", "lost, median", "lost, most"]
    table(f"{kills} kills", heads, rows)
    assert sum(offered.values()) + sum(closed.values()) == kills
    assert max(everything) <= MOST_LOST_MS


def recover(trial, expected_ms, workspace, offered, closed, state):
    """Make it whole as a person would; gives what is lost, in milliseconds."""
    waiting = [one for one in workspace.recordings_to_recover() if isinstance(one, Interrupted)]
    if trial.meeting.facts.closed is None:
        (mine,) = (one for one in waiting if one.meeting.folder == trial.meeting.folder)
        length_ms = workspace.recover(mine.meeting).length_ms
        assert length_ms == mine.length_ms
        offered[state] += 1
    else:
        length_ms = probe(trial.meeting.sound).duration_ms
        closed[state] += 1
    assert trial.meeting.state() == "recorded"
    if length_ms:
        assert decoded(trial.meeting.sound).size * 1000 // RATE == length_ms
    return expected_ms - length_ms


def row(name, lost_ms, offered, closed):
    return [
        name,
        len(lost_ms),
        offered,
        closed,
        len(lost_ms),
        f"{statistics.median(lost_ms):.0f} ms",
        f"{max(lost_ms)} ms",
    ]
