"""Listening to the sound of a meeting: what plays, where it is, how fast, and the peaks that are drawn of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from lokas.errors import LokasError
from lokas.jobs import Progress
from lokas_ui.viewmodels.observable import Observable

if TYPE_CHECKING:
    from pathlib import Path

    from lokas.audio.peaks import Peaks
    from lokas.audio.player import Playing
    from lokas.jobs import Event, Job
    from lokas.meeting import Meeting
    from lokas.settings import Settings
    from lokas.types import Span
    from lokas.workspace import Workspace
    from lokas_ui.viewmodels.running import Runner

SPEEDS = (0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.2, 1.4, 1.6, 1.8, 2.0)
"""What `slower` and `faster` step through: as speech, and without a change of its pitch."""

SKIP_MS = 5_000
"""How far `back` and `forward` go."""


@dataclass(frozen=True, slots=True)
class PlaybackState:
    """What plays; the moment that is heard is `Playback.position`, which changes much more often.

    `ready`: a sound is loaded. `duration_ms` is 0 until it is known. `loop`: the stretch that is heard again and again.
    `peaks` is None until they are there, and `peaks_percent` how far they are while they are made.
    """

    ready: bool = False
    playing: bool = False
    duration_ms: int = 0
    speed: float = 1.0
    volume: float = 1.0
    loop: Span | None = None
    peaks: Peaks | None = None
    peaks_percent: int | None = None
    trouble: LokasError | None = None


class Player(Protocol):
    """What plays sound: `lokas.audio.player.Player`, or in tests something silent."""

    def load(self, sound: Path) -> None:
        """Make ready to play this file, from its beginning."""

    def unload(self) -> None:
        """Be silent and let the file go."""

    def play(self, back_ms: int = 0) -> None:
        """Go on from where it stands, or so much before."""

    def pause(self) -> None:
        """Be silent at once."""

    def seek_ms(self, at_ms: int) -> None:
        """Stand there."""

    def set_speed(self, speed: float) -> None:
        """Play so much faster."""

    def set_volume(self, volume: float) -> None:
        """Play so much louder."""

    def set_loop(self, stretch: Span | None) -> None:
        """Play this stretch again and again."""

    def now(self) -> Playing:
        """What it does."""
        ...


class Playback:
    """The view-model of the sound below a text. The widget that shows it calls `tick` while `state` says it plays."""

    def __init__(self, workspace: Workspace, runner: Runner, settings: Settings, player: Player | None = None) -> None:
        """`player`: another than that of the workspace, for tests."""
        self._workspace, self._runner, self._settings = workspace, runner, settings
        self._player: Player = player or workspace.player
        self._making: Job[Peaks] | None = None
        self._unreadable: LokasError | None = None
        self.state = Observable(PlaybackState())
        self.position = Observable(0)

    def open(self, meeting: Meeting) -> None:
        """Make ready to hear the sound of a meeting, at the speed of the settings; what hinders is `state.trouble`."""
        self.close()
        self.set_speed(self._settings["playback.speed_percent"] / 100)
        try:
            self._player.load(meeting.sound_file())
        except LokasError as error:
            self._unreadable = error
            self.tick()
            return
        self._making = making = self._workspace.peaks(meeting)
        self._runner.follow(
            making,
            lambda peaks: self._drawn(peaks) if self._making is making else None,
            lambda _error: self._change(peaks_percent=None),  # the player meets the same error, and tells it
            lambda events: self._drawing(events) if self._making is making else None,
        )

    def close(self) -> None:
        """Be silent and let the file go; the volume stays as it is."""
        if self._making is not None:
            self._making.cancel()
        self._making = self._unreadable = None
        self._player.unload()
        self.state.set(PlaybackState(speed=self.state.state.speed, volume=self.state.state.volume))
        self.position.set(0)

    def tick(self) -> None:
        """Look at what the player does: to be called some thirty times a second while a sound is ready."""
        now = self._player.now()
        peaks = self.state.state.peaks
        self._change(
            ready=now.loaded,
            playing=now.playing,
            duration_ms=peaks.duration_ms if peaks else now.duration_ms or 0,
            trouble=now.trouble or self._unreadable,
        )
        self.position.set(now.position_ms)

    def toggle(self) -> None:
        """Play or pause; what was paused goes on a little before, so that the word is heard whole."""
        if self.state.state.playing:
            self.pause()
        else:
            self.play()

    def play(self) -> None:
        """Go on from a little before where it stands."""
        self._player.play(self._settings["playback.back_step_ms"])
        self.tick()

    def play_from(self, at_ms: int) -> None:
        """Hear what is said at this moment."""
        self._player.seek_ms(at_ms)
        self._player.play()
        self.tick()

    def pause(self) -> None:
        """Be silent at once."""
        self._player.pause()
        self.tick()

    def seek(self, at_ms: int) -> None:
        """Stand at this moment, or at the nearest there is; it goes on playing, or not, as before."""
        self._player.seek_ms(max(0, min(at_ms, self.state.state.duration_ms or at_ms)))
        self.tick()

    def back(self) -> None:
        """Go five seconds back."""
        self.seek(self.position.state - SKIP_MS)

    def forward(self) -> None:
        """Go five seconds on."""
        self.seek(self.position.state + SKIP_MS)

    def slower(self) -> None:
        """Take the next lower speed."""
        self.set_speed(max((one for one in SPEEDS if one < self.state.state.speed), default=SPEEDS[0]))

    def faster(self) -> None:
        """Take the next higher speed."""
        self.set_speed(min((one for one in SPEEDS if one > self.state.state.speed), default=SPEEDS[-1]))

    def set_speed(self, speed: float) -> None:
        """Play so fast, 0.5 to 2, at the same pitch."""
        self._player.set_speed(speed)
        self._change(speed=speed)

    def set_volume(self, volume: float) -> None:
        """Play so loud: 1 is as it was recorded, 0 silent, 2 twice as loud."""
        self._player.set_volume(volume)
        self._change(volume=volume)

    def set_loop(self, stretch: Span | None) -> None:
        """Hear a stretch again and again, or no longer."""
        self._player.set_loop(stretch)
        self._change(loop=stretch)

    def _drawing(self, events: list[Event]) -> None:
        done = [event for event in events if isinstance(event, Progress) and event.total]
        if done and done[-1].total:
            self._change(peaks_percent=min(99, 100 * done[-1].done // done[-1].total))

    def _drawn(self, peaks: Peaks) -> None:
        self._change(peaks=peaks, peaks_percent=None, duration_ms=peaks.duration_ms)

    def _change(self, **changes: object) -> None:
        self.state.set(replace(self.state.state, **changes))  # type: ignore[arg-type]
