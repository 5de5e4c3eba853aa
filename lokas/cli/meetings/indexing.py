"""`lokas index`, and what every command does that asks the index: bring it up to date first, quietly if it can."""

# Typer reads the annotations: see `app.py`.

import sys
import time
from typing import TYPE_CHECKING, TypeVar

import typer

from lokas.cli.messages import Messages
from lokas.jobs import Progress

if TYPE_CHECKING:
    from collections.abc import Callable

    from lokas.cli.transcribing.views import View
    from lokas.jobs import Event
    from lokas.library.index import Index, Refreshed
    from lokas.workspace import Workspace

    T = TypeVar("T")

PATIENCE_S = 1.0
"""Work that takes no longer shows no bar."""


def register(app: typer.Typer, t: Messages) -> None:
    """Add the commands to `app`, under `index`."""
    index = typer.Typer(name="index", help=t("help.index"), epilog=t("help.exit_codes"), no_args_is_help=True)

    @index.command(help=t("help.index_rebuild"), epilog=t("help.exit_codes"))
    def rebuild() -> None:
        from lokas.cli.transcribing.views import watch
        from lokas.library.index import Index
        from lokas.places import Places
        from lokas.workspace import Workspace

        with Workspace(Places.of_system()) as workspace:
            index, library = Index(workspace.places.index), workspace.library
            work = workspace.look_up(lambda emit, token: index.rebuild(library, emit, token))
            done = watch(work, patient_view(t))
            typer.echo(t("index.rebuilt", count=done.read, size_bytes=index.path.stat().st_size), err=True)
        tell_unread(done, t)

    @index.command(help=t("help.index_check"), epilog=t("help.exit_codes"))
    def check() -> None:
        from lokas.library.index import Index
        from lokas.places import Places

        Index(Places.of_system().index).check()
        typer.echo(t("index.whole"), err=True)

    app.add_typer(index)


def answer(workspace: "Workspace", ask: "Callable[[Index], T]", t: Messages) -> "T":
    """What is read of an index that is up to date; meetings that could not be read are told."""
    from lokas.cli.transcribing.views import watch
    from lokas.library.index import Index

    index, library = Index(workspace.places.index), workspace.library
    work = workspace.look_up(lambda emit, token: index.answer(lambda: ask(index), library, emit, token))
    found, refreshed = watch(work, patient_view(t))
    tell_unread(refreshed, t)
    return found


def tell_unread(done: "Refreshed", t: Messages) -> None:
    """Say which meetings are not in the index as they are now."""
    for one in done.failed:
        typer.echo(t("index.unread", said=t.error(one.error)), err=True)


def patient_view(t: Messages) -> "View":
    """A bar for what takes long, on the terminal that errors go to; notices in any case."""
    from rich.console import Console

    from lokas.cli.transcribing.views import LiveView, PlainView

    console = Console(stderr=True)
    if not console.is_terminal:
        return PlainView(t, Console(file=sys.stderr), console, text=False)
    return _Patient(LiveView(t, console, text=False, sizes=True))


class _Patient:
    """Passes on everything but the progress of the first second."""

    def __init__(self, view: "View") -> None:
        self._view, self._began_s = view, time.monotonic()

    def show(self, event: "Event") -> None:
        """See `View`."""
        if not isinstance(event, Progress) or time.monotonic() - self._began_s > PATIENCE_S:
            self._view.show(event)

    def stopping(self) -> None:
        """See `View`."""
        self._view.stopping()

    def close(self) -> None:
        """See `View`."""
        self._view.close()
