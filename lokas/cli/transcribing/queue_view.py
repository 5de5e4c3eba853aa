"""What a run of the queue looks like: the view of each transcription in turn, and between them what became of it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import typer

from lokas.cli.transcribing.queue_list import failure_sentence
from lokas.cli.transcribing.views import JsonView, LiveView, PlainView
from lokas.jobs import Notice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lokas.cli.messages import Messages
    from lokas.cli.transcribing.views import View
    from lokas.jobs import Event

ENDS = {"queue.done", "queue.failed", "queue.stopped"}
"""What is told when an entry is over, for now at least."""


class QueueView:
    """A `View` that passes the events on to another, and says which files are written and why an entry failed."""

    def __init__(self, view: View, t: Messages, *, quiet: bool) -> None:
        self._view, self._t, self._quiet = view, t, quiet

    def show(self, event: Event) -> None:
        """See `View`."""
        if not isinstance(event, Notice) or event.code not in ENDS:
            self._view.show(event)
            return
        self._view.close()  # its bar stays as it is, and the next entry gets one of its own
        self._view.show(event)
        data: Mapping[str, Any] = event.data
        if event.code == "queue.failed":
            typer.echo(failure_sentence(data["code"], data["data"], self._t), err=True)
        elif event.code == "queue.done" and not self._quiet:
            files = data["files"]
            typer.echo(self._t("job.written", files="\n".join(f"  {path}" for path in files)), err=True)

    def stopping(self) -> None:
        """See `View`."""
        self._view.stopping()

    def close(self) -> None:
        """See `View`."""
        self._view.close()


def view_of_work(t: Messages, *, as_json: bool, quiet: bool) -> View:
    """The view of each transcription, without its text, which may be that of a night: its files will hold it."""
    from rich.console import Console

    if as_json:
        return JsonView(sys.stdout)
    if sys.stdout.isatty() and not quiet:
        return LiveView(t, Console(), text=False)
    return PlainView(t, Console(quiet=quiet), Console(stderr=True, quiet=quiet), text=False)
