"""What stands in for a recorder and for a person at the keyboard, in tests of the command line."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from lokas.audio.recorder_state import RecorderStatus

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lokas.meeting import Meeting


@dataclass
class ScriptedLink:
    """A `RecorderLink` that remembers its commands, and shows one state after the other, the last one for ever."""

    meeting: Meeting | None = None
    states: list[RecorderStatus] = field(default_factory=lambda: [RecorderStatus("recording")])
    commands: list[tuple] = field(default_factory=list)
    refuse: list[Exception] = field(default_factory=list)

    def status(self) -> RecorderStatus:
        if ("stop",) in self.commands:
            return replace(self.states[-1], state="stopped", reason="stopped")
        return self.states.pop(0) if len(self.states) > 1 else self.states[0]

    def pause(self) -> int:
        return self._told("pause")

    def resume(self) -> int:
        return self._told("resume")

    def off_record(self, *, on: bool) -> int:
        return self._told("off_record", on)

    def mark(self, kind: str, text: str = "", at_ms: int | None = None) -> int:
        return self._told("mark", kind, text, at_ms)

    def stop(self) -> int:
        return self._told("stop")

    def wait_until_free(self) -> bool:
        return True

    def _told(self, *command: object) -> int:
        if self.refuse:
            raise self.refuse.pop(0)
        self.commands.append(command)
        return len(self.commands)


class ScriptedKeyboard:
    """Presses its keys one after the other, then none."""

    present = True

    def __init__(self, keys: Iterable[str]) -> None:
        self._keys = list(keys)

    def read(self, timeout_s: float) -> str:
        return self._keys.pop(0) if self._keys else ""
