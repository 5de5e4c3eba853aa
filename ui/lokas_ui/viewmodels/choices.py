"""What a person chose in the settings: each choice is kept at once, and what changes the interface shows at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from lokas.errors import LokasError
from lokas.settings import SETTINGS
from lokas_ui.viewmodels.observable import Observable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lokas.settings import Settings, Value
    from lokas.workspace import Workspace

INTERFACE = "interface."


@dataclass(frozen=True, slots=True)
class ChoicesState:
    """The values of all settings, the models that can be chosen, and what kept the last choice from being kept."""

    values: Mapping[str, Value]
    models: tuple[str, ...] = ()
    trouble: LokasError | None = None


class Choices:
    """The view-model of the settings. `apply` makes the interface what its settings say."""

    def __init__(self, workspace: Workspace, settings: Settings, apply: Callable[[], None]) -> None:
        self._workspace, self._settings, self._apply = workspace, settings, apply
        self.state = Observable(ChoicesState(self._values()))

    def refresh(self) -> None:
        """Read anew what other screens may have changed: values, and the models that are installed."""
        try:
            models = tuple(model.id for model in self._workspace.models.of_speech() if not model.built_in)
        except LokasError as error:
            self.state.set(ChoicesState(self._values(), trouble=error))
        else:
            self.state.set(ChoicesState(self._values(), models))

    def choose(self, key: str, value: Value) -> None:
        """Give a setting this value; where it cannot be kept, the screen shows the old one and says why."""
        try:
            self._settings.put(key, value)
        except LokasError as error:
            self.state.set(replace(self.state.state, values=self._values(), trouble=error))
            return
        self.state.set(replace(self.state.state, values=self._values(), trouble=None))
        if key.startswith(INTERFACE):
            self._apply()

    def _values(self) -> Mapping[str, Value]:
        return MappingProxyType({key: self._settings[key] for key in SETTINGS})
