"""Listening to a meeting: what the keys and buttons do, and what is shown of it."""

import datetime as dt
import shutil
from dataclasses import replace

import pytest

from lokas.errors import InputError
from lokas.meeting import Meeting
from lokas.meeting.facts import MeetingFacts
from lokas.places import Places
from lokas.settings import Settings
from lokas.types import Span
from lokas.workspace import Workspace
from lokas_models.demonstration import demonstration
from lokas_ui.viewmodels.playback import SPEEDS, Playback
from tests.helpers.interface import AtOnce
from tests.helpers.players import InstantPlayer

EVENING = dt.datetime(2026, 3, 14, 18, 30, tzinfo=dt.timezone(dt.timedelta(hours=1)))


@pytest.fixture
def workspace():
    with Workspace(Places.of_system()) as made:
        yield made


@pytest.fixture
def meeting(workspace):
    made = Meeting.create_with(workspace.places.meetings, MeetingFacts("AG", EVENING))
    shutil.copy(demonstration("fr").sound, made.sound)
    return made


@pytest.fixture
def settings(workspace):
    return Settings(workspace.places.data / "settings.json")


@pytest.fixture
def player():
    return InstantPlayer()


@pytest.fixture
def playback(workspace, settings, player):
    return Playback(workspace, AtOnce(), settings, player)


@pytest.fixture
def opened(playback, meeting):
    playback.open(meeting)
    playback.tick()
    return playback


def test_a_meeting_that_is_opened_can_be_heard_and_has_its_waveform(opened, player, meeting):
    state = opened.state.state

    assert state.ready
    assert not state.playing
    assert player.asked[-1] == ("load", meeting.sound)
    assert state.duration_ms == state.peaks.duration_ms == 99_915  # measured, not declared
    assert state.peaks_percent is None
    assert (meeting.folder / ".peaks").exists()


def test_one_key_plays_and_pauses_and_goes_on_a_little_before(opened, player):
    opened.seek(10_000)
    opened.toggle()
    assert opened.state.state.playing
    assert player.asked[-1] == ("play", 1_500)
    assert opened.position.state == 8_500

    opened.toggle()
    assert not opened.state.state.playing


def test_how_far_it_steps_back_and_how_fast_it_begins_is_what_the_person_chose(opened, player, settings, meeting):
    settings.put("playback.back_step_ms", 3_000)
    settings.put("playback.speed_percent", 120)
    opened.toggle()
    assert player.asked[-1] == ("play", 3_000)

    opened.open(meeting)
    assert ("speed", 1.2) in player.asked
    assert opened.state.state.speed == 1.2


def test_five_seconds_back_and_on_stay_within_the_sound(opened):
    opened.seek(3_000)
    opened.back()
    assert opened.position.state == 0
    opened.forward()
    assert opened.position.state == 5_000
    opened.seek(98_000)
    opened.forward()
    assert opened.position.state == 99_915


def test_speeds_go_up_and_down_by_steps_to_their_ends(opened):
    opened.faster()
    assert opened.state.state.speed == 1.2
    for _ in SPEEDS:
        opened.faster()
    assert opened.state.state.speed == 2.0
    for _ in SPEEDS:
        opened.slower()
    assert opened.state.state.speed == 0.5


def test_a_word_is_heard_from_its_beginning(opened, player):
    opened.play_from(42_000)
    assert opened.state.state.playing
    assert player.asked[-1] == ("play", 0)
    assert opened.position.state == 42_000


def test_a_stretch_is_heard_again_and_again_until_it_is_not(opened, player):
    opened.set_loop(Span(1_000, 2_000))
    assert player.asked[-1] == ("loop", Span(1_000, 2_000))
    assert opened.state.state.loop == Span(1_000, 2_000)
    opened.set_loop(None)
    assert opened.state.state.loop is None


def test_only_the_position_moves_while_it_plays(opened, player):
    opened.play()
    told = []
    opened.state.watch(told.append)
    for at_ms in range(0, 1_000, 33):
        player.state = replace(player.state, position_ms=at_ms)
        opened.tick()

    assert opened.position.state == 990
    assert len(told) == 1


def test_loudspeakers_that_go_away_are_told(opened, player):
    opened.play()
    player.state = replace(player.state, playing=False, trouble=InputError("sound.output_lost"))
    opened.tick()

    assert opened.state.state.trouble.code == "sound.output_lost"
    assert not opened.state.state.playing


def test_a_meeting_without_sound_is_told_and_has_no_waveform(playback, workspace, player):
    meeting = Meeting.create_with(workspace.places.meetings, MeetingFacts("Sans son", EVENING))
    playback.open(meeting)
    player.state = replace(player.state, loaded=False, trouble=InputError("input.missing", path="audio.flac"))
    playback.tick()

    state = playback.state.state
    assert (state.ready, state.peaks, state.peaks_percent) == (False, None, None)
    assert state.trouble.code == "input.missing"


def test_a_meeting_that_is_damaged_is_told(playback, meeting):
    meeting.facts_file.write_bytes(b"title = ")
    playback.open(meeting)
    playback.tick()
    assert playback.state.state.trouble.code == "meeting.damaged"


def test_what_is_closed_is_silent_and_shows_nothing(opened, player):
    opened.set_volume(0.4)
    opened.play()
    opened.close()

    state = opened.state.state
    assert (state.ready, state.playing, state.peaks, opened.position.state) == (False, False, None, 0)
    assert state.volume == 0.4
    assert not player.state.playing


def test_the_player_of_the_workspace_plays(workspace, settings, meeting):
    playback = Playback(workspace, AtOnce(), settings)
    playback.open(meeting)
    while not playback.state.state.ready:
        playback.tick()
    assert playback.state.state.duration_ms == 99_915
    playback.close()
