"""What can be recorded, under the names people know: microphones, and what the computer plays.

| System | Microphones | What the computer plays |
|---|---|---|
| Linux with PulseAudio or PipeWire | the server's sources | the monitor of each output |
| Linux without either | PortAudio's devices | nothing |
| Windows | PortAudio's WASAPI devices | its loopback devices, where its version has them |
| macOS | PortAudio's devices | nothing: the system lets no program hear it without an extra driver |
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from lokas.audio.devices import SoundSystem
from lokas.audio.pulse import NoServerError, pulse_sources
from lokas.jobs import Notice

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lokas.audio.devices import SoundInput
    from lokas.audio.pulse import PulseSource

Kind = Literal["microphone", "computer"]

PULSE = "pulse"
PORTAUDIO = "portaudio"
LOOPBACK = " [Loopback]"
"""How PortAudio ends the name of a device that records what an output plays (its pull request 672)."""


@dataclass(frozen=True, slots=True)
class SoundSource:
    """Something that can be recorded. `id` stays the same while it is plugged in, and when it comes back.

    `default` marks the one the system prefers, at most one of each kind.
    """

    id: str
    name: str
    kind: Kind
    default: bool


def sources(system: SoundSystem | None = None) -> list[SoundSource]:
    """What can be recorded now, each kind's default first; asked anew each time, so that what is plugged in shows.

    Without a sound server PortAudio is asked, through `system`; one whose streams are open knows the devices that were
    there before. Answers within three seconds. Raises `InputError` as `sound_devices` does.
    """


def missing(found: Iterable[SoundSource], platform: str = sys.platform) -> list[Notice]:
    """What a person may look for among `found` in vain, and why: ``sound.no_microphone``, ``sound.no_computer``,
    ``sound.no_computer_macos``, without data."""


def pick(found: Iterable[SoundSource], kind: Kind = "microphone", wanted: str = "") -> SoundSource:
    """The source of that id or name (whole, or a part that only one has); without one, the default of its kind.

    Raises `InputError` ``sound.no_source`` with `kind` when there is none of the kind, `OptionError`
    ``option.unknown_source`` with `name` and `known` when none or several are so named.
    """
