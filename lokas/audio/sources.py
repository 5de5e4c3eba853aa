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
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from lokas.audio.devices import WASAPI, SoundSystem
from lokas.audio.pulse import ANSWER_S, NoServerError, PulseServer, ServerHangsError
from lokas.errors import InputError, OptionError
from lokas.jobs import Notice

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lokas.audio.devices import SoundInput
    from lokas.audio.pulse import PulseSource

Kind = Literal["microphone", "computer"]
"""What records a room, and what records the computer's own sound."""

KINDS: tuple[Kind, ...] = ("microphone", "computer")
PULSE = "pulse:"
PORTAUDIO = "portaudio:"


@dataclass(frozen=True, slots=True)
class SoundSource:
    """Something that can be recorded. `id` is the same again when it comes back, or is there another day.

    `default` marks what the system prefers, one of each kind that there is.
    """

    id: str
    name: str
    kind: Kind
    default: bool


def sources(system: SoundSystem | None = None) -> list[SoundSource]:
    """What can be recorded now, microphones first, each kind's default before the others.

    Asked anew each time, so that what was plugged in shows. Without a sound server PortAudio is asked, through
    `system`: it knows the devices there were when its last stream was closed, or when it was started where none is
    given. Raises `InputError` as `sound_devices` does; a sound server that hangs is not waited for longer than two
    seconds.
    """
    try:
        return server_sources(PulseServer())
    except ServerHangsError as error:  # PortAudio would ask it too
        raise InputError("sound.not_available", reason=str(error)) from error
    except NoServerError:
        return device_sources(system)


def server_sources(server: PulseServer, within_s: float = ANSWER_S) -> list[SoundSource]:
    """The sources of the sound server. Raises `NoServerError`, after `within_s` at the latest."""
    return _in_order(_of_server(one) for one in server.sources(within_s))


def device_sources(system: SoundSystem | None = None) -> list[SoundSource]:
    """The sources that PortAudio knows. Raises `InputError` as `sound_devices` does."""
    if system is not None:
        system.refresh()
    inputs = (system or SoundSystem()).inputs()
    # Windows shows a device once for each of its sound systems; this one tells its whole name and can do all the rest.
    best = [one for one in inputs if one.host == WASAPI]
    return _in_order(_of_device(one) for one in best or inputs)


def device_id(device: SoundInput) -> str:
    """The `id` of the source that a device is."""
    return f"{PORTAUDIO}{device.host}:{device.name}"


def missing(found: Iterable[SoundSource], platform: str = sys.platform) -> list[Notice]:
    """What a person may look for among `found` in vain, without data.

    ``sound.no_microphone``, ``sound.no_computer``, and where the system itself forbids it ``sound.no_computer_macos``.
    """
    kinds = {one.kind for one in found}
    notices = [] if "microphone" in kinds else [Notice("sound.no_microphone")]
    if "computer" not in kinds:
        notices.append(Notice("sound.no_computer_macos" if platform == "darwin" else "sound.no_computer"))
    return notices


def pick(found: Sequence[SoundSource], kind: Kind = "microphone", wanted: str = "") -> SoundSource:
    """The source of that id or name, or the only one whose name holds `wanted`; without it, the default of `kind`.

    An output and a microphone may share a name, as they often do on laptops: then the one of `kind` is meant.
    Raises `InputError` ``sound.no_microphone`` or ``sound.no_computer`` when there is none of the kind, `OptionError`
    ``option.unknown_source`` with `value` and `known`, all names, when none or several are meant.
    """
    if wanted:
        return _named(found, kind, wanted)
    first = next((one for one in found if one.kind == kind), None)
    if first is None:
        raise InputError("sound.no_microphone" if kind == "microphone" else "sound.no_computer")
    return first


def _named(found: Sequence[SoundSource], kind: Kind, wanted: str) -> SoundSource:
    part = wanted.casefold()
    named = [one for one in found if part == one.name.casefold()]
    holding = [one for one in found if part in one.name.casefold()]
    for meant in ([one for one in found if one.id == wanted], named, holding):
        of_kind = [one for one in meant if one.kind == kind]
        for narrowed in (of_kind, meant):
            if len(narrowed) == 1:
                return narrowed[0]
    raise OptionError("option.unknown_source", value=wanted, known=[one.name for one in found])


def _of_server(source: PulseSource) -> SoundSource:
    kind: Kind = "microphone" if source.output is None else "computer"
    return SoundSource(PULSE + source.name, source.label, kind, source.default)


def _of_device(device: SoundInput) -> SoundSource:
    return SoundSource(device_id(device), device.label, "computer" if device.plays else "microphone", device.default)


def _in_order(found: Iterable[SoundSource]) -> list[SoundSource]:
    """By kind, with one default each: where the system names none of a kind, or several, the first."""
    listed = sorted(found, key=lambda one: (KINDS.index(one.kind), not one.default))
    firsts = {one.kind: one for one in reversed(listed)}
    return [replace(one, default=one is firsts[one.kind]) for one in listed]
