"""Where a person is, kept on the disk: a text opens where it was left, and after a crash the way back is offered.

The file is written when somebody goes elsewhere, and every few seconds where that moved; never while nothing moves. A
file that says where somebody is was left by a Lokas that did not close: closing leaves one that does not.
"""

from __future__ import annotations

import json
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lokas.errors import LokasError, OutputError
from lokas.files import write_atomic
from lokas.formats import FileFormat
from lokas.jobs import Job, Lane
from lokas.library.references import key_in_name
from lokas.locks import hold
from lokas.meeting import Meeting
from lokas_ui.viewmodels.navigator import Place
from lokas_ui.viewmodels.observable import Observable

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from lokas.workspace import Workspace
    from lokas_ui.viewmodels.running import Runner

FORMAT = FileFormat("lokas.whereabouts", 1, 0)
FILE, LOCK = "whereabouts.json", "whereabouts.lock"
MOST_TEXTS = 500
"""Places in texts that are kept: those that were read last."""


@dataclass(frozen=True, slots=True)
class Left:
    """Where Lokas stopped, and the title of the meeting that was shown there, "" for none."""

    place: Place
    title: str = ""


class Whereabouts:
    """The view-model of that; close it when the window has closed. A second Lokas beside this one keeps nothing.

    `offered`: where the person was when Lokas stopped, until they are told or go back there; None after an orderly end.
    `start`: the screen at which they begin anyway.
    """

    def __init__(self, workspace: Workspace, runner: Runner, start: str) -> None:
        self._runner, self._start = runner, start
        self._data = workspace.places.data
        self._lane = Lane("whereabouts")
        self._held = ExitStack()
        self._alone = self._hold()
        known = _read(self._data / FILE) if self._alone else {}
        self._texts = _moments(known.get("texts"))
        self._stopped = self._now = _place(known.get("open"), self._data)
        self._kept = self._told()
        self.offered: Observable[Left | None] = Observable(None)

    def look(self, screens: Collection[str]) -> None:
        """Offer the way back, if Lokas stopped at one of these screens and what was shown there is still there."""
        place = self._stopped
        if place is None or place.screen not in screens:
            self._stopped = None
            return
        self._runner.follow(
            Job(self._lane, lambda _emit, _token: Left(place, _title(place))),
            self._offer,
            lambda _error: self.forget(),  # a meeting that is gone, or that the list tells of
        )

    def note(self, place: Place, at_ms: int | None) -> None:
        """The person is here, at this moment of the sound where the screen shows one."""
        left = self.offered.state
        if left is not None and (place.screen, place.folder) == (left.place.screen, left.place.folder):
            self.forget()
        self._now = Place(place.screen, place.folder, place.at_ms if at_ms is None else at_ms)
        if place.folder is not None and at_ms is not None:
            name = _name(place.folder)
            self._texts.pop(name, None)  # what was read last stands last
            self._texts[name] = at_ms
        self._keep()

    def moment(self, folder: Path) -> int | None:
        """Where the text of a meeting was left; None where nobody read it yet."""
        return self._texts.get(_name(folder))

    def forget(self) -> None:
        """The person knows, or went back: there is nothing to offer any more."""
        self._stopped = None
        self.offered.set(None)

    def close(self) -> None:
        """Lokas ends in good order: nothing is offered the next time."""
        self._lane.close()
        self._stopped = self._now = None
        with self._held:
            if self._alone:
                self._write(self._told())
        self._alone = False

    def _offer(self, left: Left) -> None:
        if self._stopped is left.place:
            self.offered.set(left)

    def _hold(self) -> bool:
        try:
            self._data.mkdir(parents=True, exist_ok=True)
            self._held.enter_context(hold(self._data / LOCK, wait_s=0))
        except (OutputError, OSError):
            return False
        return True

    def _told(self) -> dict[str, Any]:
        """What the file is to say. Until the person leaves the first screen, a second crash offers the same again."""
        here = self._now
        if self._stopped is not None and (here is None or here.screen == self._start):
            here = self._stopped
        recent = list(self._texts.items())[-MOST_TEXTS:]
        return {"open": None if here is None else _written(here, self._data), "texts": dict(recent)}

    def _keep(self) -> None:
        told = self._told()
        if self._alone and told != self._kept:
            self._kept = told
            self._runner.follow(
                Job(self._lane, lambda _emit, _token: self._write(told)), lambda _: None, lambda _: None
            )

    def _write(self, told: Mapping[str, Any]) -> None:
        """On a full disk nothing is kept, and nobody is kept from working."""
        with suppress(LokasError):
            write_atomic(self._data / FILE, json.dumps({**FORMAT.stamp, **told}, ensure_ascii=False))


def _read(path: Path) -> dict[str, Any]:
    """What the file says; nothing where it is damaged or of a newer Lokas: it is of no use to anybody else."""
    try:
        found = json.loads(path.read_bytes())
        return {} if FORMAT.too_new(found) else dict(found)
    except (OSError, ValueError, AttributeError, TypeError, RecursionError):
        return {}


def _moments(found: object) -> dict[str, int]:
    known = found if isinstance(found, dict) else {}
    return {name: at_ms for name, at_ms in known.items() if type(at_ms) is int and at_ms >= 0}


def _place(found: object, data: Path) -> Place | None:
    if not isinstance(found, dict) or not isinstance(found.get("screen"), str):
        return None
    folder, at_ms = found.get("folder"), found.get("at_ms")
    return Place(
        found["screen"],
        data / folder if isinstance(folder, str) else None,
        at_ms if type(at_ms) is int and at_ms >= 0 else None,
    )


def _written(place: Place, data: Path) -> dict[str, Any]:
    """A folder among Lokas' own is named from there: a stick has another letter at another computer."""
    folder = place.folder
    if folder is not None and folder.is_relative_to(data):
        folder = folder.relative_to(data)
    return {"screen": place.screen, "folder": None if folder is None else folder.as_posix(), "at_ms": place.at_ms}


def _name(folder: Path) -> str:
    """What a meeting is known by here, whatever its title."""
    return key_in_name(folder) or folder.name


def _title(place: Place) -> str:
    """Raises as `Meeting.facts`."""
    return "" if place.folder is None else Meeting(place.folder).facts.title
