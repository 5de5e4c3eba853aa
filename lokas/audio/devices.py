"""The microphones and loudspeakers this computer has, as PortAudio sees them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lokas.errors import InputError

if TYPE_CHECKING:
    from types import ModuleType


@dataclass(frozen=True, slots=True)
class SoundDevice:
    """One device: how many channels it records and plays (0: it does not), and whether the system prefers it."""

    name: str
    inputs: int
    outputs: int
    default_input: bool
    default_output: bool


def sound_devices() -> list[SoundDevice]:
    """All sound devices, in PortAudio's order; an empty list when there are none.

    Raises `InputError`: ``sound.no_portaudio`` when the PortAudio library is missing (on Linux it comes with the
    system, not with Lokas), ``sound.not_available`` with `reason` when the sound system does not answer.
    """
    sound = _portaudio()
    try:
        found: list[dict[str, Any]] = list(sound.query_devices())
        preferred = sound.default.device
        return [
            SoundDevice(
                name=device["name"],
                inputs=device["max_input_channels"],
                outputs=device["max_output_channels"],
                default_input=number == preferred[0],
                default_output=number == preferred[1],
            )
            for number, device in enumerate(found)
        ]
    except sound.PortAudioError as error:
        raise InputError("sound.not_available", reason=str(error)) from error


def _portaudio() -> ModuleType:
    try:
        import sounddevice  # noqa: PLC0415 - starts PortAudio, which looks at all devices
    except OSError as error:
        raise InputError("sound.no_portaudio") from error
    except Exception as error:  # its own PortAudioError, whose name cannot be had from a module that did not load
        raise InputError("sound.not_available", reason=str(error)) from error
    return sounddevice  # type: ignore[no-any-return]
