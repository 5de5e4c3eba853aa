"""One or two sources side by side: what they say becomes one line of sound, in which each moment has its true place.

The line's clock is that of the first source: it starts with its first block, follows its count of samples, and goes on
by the system's clock while it is away. The second one is kept beside it. A source that is away is silence, noted as a
gap, until it is back.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from lokas.audio.feed import Lost, Opened
from lokas.audio.track import Track
from lokas.jobs import Notice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from lokas.audio.capture import CapturedBlock
    from lokas.audio.feed import Feed, Heard
    from lokas.audio.notes import Notes, OpenGap
    from lokas.errors import LokasError

PATIENCE_S = 1.0
"""How long a source that says nothing may keep the other one waiting; a kill costs that much then."""
START_PATIENCE_S = 3.0
"""The same for the first block of a source that may still have to be woken up."""
LATE_S = 0.1
"""Where all sources are away, the line stays so far behind the clock: what comes back was heard a moment ago."""
AWAKE_S = 10.0
"""For so long after the process stood still, what is missing is missing for that reason."""

PEAK = 32768.0
RETURNED = "sound.returned"
"""Of a capture that gives up what it records because the source that was asked for is there again."""


@dataclass(slots=True, eq=False)
class Channel:
    """A source and its place in the line. `away`: the gap that is open because the source is not there.

    `early` are blocks that came before the line had begun; `quiet_s` is since when there was none.
    """

    feed: Feed
    track: Track
    name: str
    lost: LokasError | None = None
    away: OpenGap | None = None
    early: list[CapturedBlock] = field(default_factory=list)
    quiet_s: float = 0.0
    peak: float | None = None
    level: float = 0.0


class Lineup:
    """The sources of a recording. Positions are samples of the line; times are of the recorder's clock."""

    def __init__(self, feeds: Sequence[Feed], names: Sequence[str], rate: int, notes: Notes) -> None:
        self.missed = 0
        self._rate, self._notes = rate, notes
        self._channels = [
            Channel(feed, Track(rate, self._silenced), name) for feed, name in zip(feeds, names, strict=True)
        ]
        self._begun = self._running = False
        self._now_s, self._awake_from_s = 0.0, -2 * AWAKE_S
        self._sleep_noted = True

    @property
    def names(self) -> tuple[str, ...]:
        """What each channel records now."""
        return tuple(channel.name for channel in self._channels)

    @property
    def error(self) -> LokasError | None:
        """Why nothing can be recorded: no source could be opened so far; None if one could."""
        lost = [channel.lost for channel in self._channels]
        return lost[0] if all(lost) else None

    def levels(self) -> tuple[float, ...]:
        """The peak of each channel in [0, 1] since it was last asked; the one before if nothing came since."""
        for channel in self._channels:
            channel.level = channel.level if channel.peak is None else channel.peak
            channel.peak = None
        return tuple(channel.level for channel in self._channels)

    def position_at(self, time_s: float) -> int:
        """Where a moment is in the line."""
        return self._first.position_at(time_s)

    def listen(self, now_s: float, passed_s: float) -> None:
        """Take what the sources said since the last time, `passed_s` ago; while the line is halted, drop it unheard."""
        self._now_s = now_s
        for channel in self._channels:
            channel.quiet_s += min(passed_s, LATE_S)  # what this process slept is not the source's silence
            for heard in channel.feed.take():
                self._hear(channel, heard)

    def can_begin(self) -> float | None:
        """When the line may begin: with the first block of the first source, or of the other if that does not come."""
        first = self._channels[0]
        if first.early:
            return first.early[0].time_s
        times = [channel.early[0].time_s for channel in self._channels if channel.early]
        return min(times) if times and (first.lost or first.quiet_s > START_PATIENCE_S) else None

    def begin(self, time_s: float) -> None:
        """Begin the line at a time, with the blocks of this time on."""
        self._begun = True
        self.go_on(time_s, 0)
        for channel in self._channels:
            for block in channel.early:
                self._place(channel, block)
            channel.early.clear()

    def halt(self) -> int:
        """End the line for now, evenly; its position then. What was heard and is still on its way is left out."""
        self._running = False
        for channel in self._channels:
            channel.track.leave()
            channel.quiet_s = channel.peak = 0.0  # no level of what nobody is to hear
        end = max(channel.track.position for channel in self._channels)
        for channel in self._channels:
            channel.track.fill(end)
            self._end_absence(channel, end)
        return end

    def go_on(self, time_s: float, position: int) -> None:
        """Continue at a position with what is heard from `time_s` on."""
        self._running = True
        for channel in self._channels:
            channel.track.restart(time_s - position / self._rate, position)
            if channel.lost:
                channel.away = self._notes.begin_gap("device", position)

    def slept(self, until_s: float) -> None:
        """Note that this process stood still until then: what is missing is missing for that reason."""
        self._awake_from_s, self._sleep_noted = until_s, False

    def even_out(self, now_s: float) -> None:
        """Fill what is missing of sources that are away, and keep the others beside the first."""
        furthest = max((channel.track.position for channel in self._channels if not channel.away), default=None)
        for channel in self._channels:
            if not channel.away and channel.quiet_s > PATIENCE_S and channel.track.position != furthest:
                channel.track.leave()
                self._begin_absence(channel)
        end = self.position_at(now_s - LATE_S) if furthest is None else furthest
        for channel in self._channels:
            if channel.away:
                channel.track.fill(end)
            channel.track.keep_beside(self._first.anchor_s)

    def pieces(self) -> Iterator[NDArray[np.int16] | int]:
        """What all channels have: sound of at most a second, shape (n, channels), or a number of samples of silence."""
        tracks = [channel.track for channel in self._channels]
        while (ready := min(track.ready for track in tracks)) > 0:
            if silent := min(ready, *(track.silent() for track in tracks)):
                for track in tracks:
                    track.drop_silence(silent)
                yield silent
            else:
                samples = min(ready, self._rate)
                yield np.hstack([track.take(samples) for track in tracks])

    @property
    def _first(self) -> Track:
        return self._channels[0].track

    def _hear(self, channel: Channel, heard: Heard) -> None:
        if isinstance(heard, Lost):
            self._lose(channel, heard.error)
        elif isinstance(heard, Opened):
            self._find(channel, heard.name)
        else:
            channel.quiet_s = 0.0
            if self._running:
                self._place(channel, heard)
            elif not self._begun:
                channel.early.append(heard)

    def _place(self, channel: Channel, block: CapturedBlock) -> None:
        channel.peak = max(channel.peak or 0.0, float(np.abs(block.samples.astype(np.int32)).max(initial=0)) / PEAK)
        channel.track.add(block)
        if channel.away and channel.track.landed_at is not None:
            self._end_absence(channel, channel.track.landed_at)

    def _lose(self, channel: Channel, error: LokasError) -> None:
        if channel.lost:
            return  # each try to open it again ends here
        channel.lost = error
        if self._begun and error.code != RETURNED:
            self._notes.tell(Notice("recording.source_lost", {"source": channel.name}))
        if self._running:
            channel.track.leave()
            self._fill_sleep(channel.track)
            if not channel.away:
                self._begin_absence(channel)

    def _fill_sleep(self, track: Track) -> None:
        """A source may be lost because of a sleep; its absence then begins behind that."""
        position, awake = track.position, self.position_at(self._awake_from_s)
        if self._now_s - self._awake_from_s < AWAKE_S and awake > position:
            track.fill(awake)
            self._silenced(position, awake - position)

    def _find(self, channel: Channel, name: str) -> None:
        if channel.lost and self._begun:
            same = name == channel.name
            self._notes.tell(
                Notice("recording.source_back", {"source": name})
                if same
                else Notice("recording.source_replaced", {"source": channel.name, "other": name})
            )
        channel.lost, channel.name = None, name

    def _begin_absence(self, channel: Channel) -> None:
        channel.peak = 0.0
        channel.away = self._notes.begin_gap("device", channel.track.position)

    def _end_absence(self, channel: Channel, position: int) -> None:
        if channel.away:
            self._notes.end_gap(channel.away, position - channel.away.position)
            channel.away = None

    def _silenced(self, position: int, samples: int) -> None:
        """A track has put silence in for what never came; where both lost it because of one sleep, it is noted once."""
        if self._now_s - self._awake_from_s > AWAKE_S:
            self.missed += samples
            self._notes.tell(Notice("recording.missed", {"samples": self.missed}))
            self._notes.whole_gap("missed", position, samples)
        elif not self._sleep_noted:
            self._sleep_noted = True
            self._notes.tell(Notice("recording.suspended", {"length_ms": self._notes.ms(samples)}))
            self._notes.whole_gap("suspended", position, samples)
