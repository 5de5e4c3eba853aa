"""Where a person is in the application, and the way back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lokas_ui.viewmodels.observable import Observable

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Place:
    """A screen by its name; which meeting it shows, and at which moment of its sound, where it shows one."""

    screen: str
    folder: Path | None = None
    at_ms: int | None = None


class Navigator:
    """What screen is shown. Screens ask it to go elsewhere; the window follows."""

    def __init__(self, start: Place) -> None:
        self.place = Observable(start)
        self._before: list[Place] = []

    def go(self, screen: str, folder: Path | None = None, at_ms: int | None = None) -> None:
        """Show another screen; `back` leads to this one."""
        place = Place(screen, folder, at_ms)
        if place != self.place.state:
            self._before.append(self.place.state)
            self.place.set(place)

    def replace(self, screen: str, folder: Path | None = None, at_ms: int | None = None) -> None:
        """Show another screen in the place of this one: `back` leads to what was before it."""
        self.place.set(Place(screen, folder, at_ms))

    def back(self) -> None:
        """Show the screen before; nothing where there is none."""
        if self._before:
            self.place.set(self._before.pop())
