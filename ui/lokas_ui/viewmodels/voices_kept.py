"""The voices that are known from one meeting to the next: whose they are, who agreed to it, and erasing them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lokas_ui.viewmodels.observable import Observable

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from lokas.errors import LokasError
    from lokas.known_voices import KnownVoices
    from lokas.settings import Settings
    from lokas.workspace import Workspace
    from lokas_ui.viewmodels.running import Runner


@dataclass(frozen=True, slots=True)
class KeptVoice:
    """A voice: whose it is, the day of the consent, who asked for it, and the meeting it was heard in."""

    name: str
    agreed: dt.date
    asked_by: str
    meeting: str


@dataclass(frozen=True, slots=True)
class VoicesKeptState:
    """`trouble`: why they cannot be read, or erased."""

    voices: tuple[KeptVoice, ...] = ()
    trouble: LokasError | None = None


class VoicesKept:
    """The view-model of the list of known voices."""

    def __init__(self, workspace: Workspace, runner: Runner, settings: Settings) -> None:
        self._workspace, self._runner, self._settings = workspace, runner, settings
        self.state = Observable(VoicesKeptState())

    def refresh(self) -> None:
        """Read them anew."""
        self._do(lambda _known: None)

    def forget(self, name: str) -> None:
        """Erase the voice of one person."""
        self._do(lambda known: known.forget(name))

    def forget_all(self) -> None:
        """Erase all, also what cannot be read."""
        self._do(lambda known: known.forget_all())

    def _do(self, act: Callable[[KnownVoices], None]) -> None:
        known = known_voices(self._workspace, self._settings)

        def work() -> tuple[KeptVoice, ...]:
            act(known)
            return tuple(
                KeptVoice(one.name, one.consent.given.date(), one.consent.asked_by, one.meeting)
                for one in known.listed()
            )

        self._runner.follow(
            self._workspace.background(lambda _emit, _token: work()),
            lambda voices: self.state.set(VoicesKeptState(voices)),
            lambda error: self.state.set(VoicesKeptState(self.state.state.voices, error)),
        )


def known_voices(workspace: Workspace, settings: Settings) -> KnownVoices:
    """The known voices of a workspace."""
    from lokas.known_voices import KnownVoices  # noqa: PLC0415 - it loads what compares prints

    return KnownVoices(workspace.places.voices, settings, workspace.catalogue)
