"""What a recording that goes on looks like from outside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from lokas.jobs import Notice

State = Literal["starting", "recording", "paused", "off_record", "stopping", "stopped", "failed"]


@dataclass(frozen=True, slots=True)
class RecorderStatus:
    """What the recorder does at this moment.

    `recorded_ms`: how long the sound is now. `levels`: the peak of each channel in [0, 1] in the last moment (renewed
    20 times a second; 0 while paused or off the record). `missed_samples`: how many samples of all channels never
    arrived and are silence in the file. `gaps`: how many stretches the sound lacks so far, pauses among them.
    `behind_ms`: sound that waits to be written. `bytes_free`: on the disk, None before it was asked.
    `sources`: the name of what each channel records now. `notices`: what the person should know, newest last.
    `error`: why it failed, if it did. `reason`: why it ended (``stopped``, ``disk_full``, ``failed``), "" before.
    `commands_done`: the number of the last command that was carried out. `pid`: the recorder's process.
    """

    state: State = "starting"
    recorded_ms: int = 0
    levels: tuple[float, ...] = ()
    missed_samples: int = 0
    gaps: int = 0
    behind_ms: int = 0
    bytes_free: int | None = None
    sources: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()
    error: Notice | None = None
    reason: str = ""
    commands_done: int = 0
    pid: int = 0

    @property
    def over(self) -> bool:
        """Whether nothing more will come."""
        return self.state in {"stopped", "failed"}
