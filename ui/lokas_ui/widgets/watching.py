"""Watching what outlives a widget, such as the queue: it ends when the widget goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from lokas_ui.viewmodels.observable import Observable

S = TypeVar("S")


def watch(owner: QObject, observable: Observable[S], watcher: Callable[[S], None]) -> None:
    """Tell `watcher` the state now and at every change, as long as `owner` is there."""
    stop = observable.watch(watcher)
    owner.destroyed.connect(lambda _gone: stop())  # which must not hold the owner itself
