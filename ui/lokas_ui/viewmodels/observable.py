"""A value that screens draw anew whenever it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

S = TypeVar("S")


class Observable(Generic[S]):
    """A state, which is a frozen value, and those who watch it. Used by one thread, that of the interface."""

    def __init__(self, state: S) -> None:
        self._state = state
        self._watchers: list[Callable[[S], None]] = []

    @property
    def state(self) -> S:
        """What is shown now."""
        return self._state

    def set(self, state: S) -> None:
        """Show something else; nobody is told where nothing changes."""
        if state != self._state:
            self._state = state
            for watcher in tuple(self._watchers):
                watcher(state)

    def watch(self, watcher: Callable[[S], None]) -> Callable[[], None]:
        """Tell `watcher` the state now and at every change; calling what is given back ends it."""
        self._watchers.append(watcher)
        watcher(self._state)
        return lambda: self._watchers.remove(watcher)
