"""The queue as people and programs see it: a table on a terminal, lines in a pipe, JSON on demand."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

import typer

from lokas.cli.messages import clock
from lokas.conditions import obstacle
from lokas.errors import LokasError
from lokas.job_queue.work import progress_of
from lokas.meeting import moments

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from rich.console import Console

    from lokas.cli.messages import Messages
    from lokas.job_queue import Entry, JobQueue

STATES = {
    "waiting": "queue.waiting",
    "running": "queue.running",
    "done": "queue.done",
    "failed": "queue.failed",
    "cancelled": "queue.cancelled",
}


def show_list(queue: JobQueue, t: Messages, *, as_json: bool) -> None:
    """The queue, and how to go on with it. Raises as `JobQueue.read`."""
    from rich.console import Console

    contents, is_run = queue.read(), queue.is_run()
    if as_json:
        told = {
            "paused": contents.paused,
            "running": is_run,
            "entries": [fields_of(one, t) for one in contents.entries],
        }
        typer.echo(json.dumps(told, ensure_ascii=False, indent=1))
        return
    console = Console()
    if contents.entries and console.is_terminal and not console.is_dumb_terminal:
        show_table(contents.entries, t, console)
    else:
        for entry in contents.entries:
            typer.echo(line_of(entry, t))
    if contents.paused:
        typer.echo(t("queue.is_paused"), err=True)
    elif contents.waiting and not is_run:
        typer.echo(t("queue.not_run"), err=True)
    elif not contents.entries:
        typer.echo(t("queue.nothing"), err=True)


def fields_of(entry: Entry, t: Messages) -> dict[str, object]:
    """An entry for programs: names and units do not depend on the language; `message` is in that of `t`."""
    request, failure = entry.request, entry.failure
    done_ms, total_ms = progress_of(entry.request)
    return {
        "id": entry.id,
        "name": entry.name,
        "path": str(request.path),
        "is_meeting": entry.meeting is not None,
        "state": entry.state,
        "added": moments.written(entry.added),
        "begun": _written(entry.begun),
        "ended": _written(entry.ended),
        "done_ms": done_ms,
        "total_ms": total_ms,
        "on_mains": request.conditions.on_mains,
        "not_before": _written(request.conditions.not_before),
        "model": request.model,
        "language": request.language,
        "formats": request.formats,
        "error": failure
        and {
            "code": failure.code,
            "data": failure.data,
            "message": failure_sentence(failure.code, failure.data, t),
        },
    }


def show_table(entries: Sequence[Entry], t: Messages, console: Console) -> None:
    """A line or more for each entry, in the order in which they are worked through."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1), pad_edge=False)
    table.add_column(t("queue.number"), justify="right", no_wrap=True)
    table.add_column(t("queue.state"), no_wrap=True)
    table.add_column(t("queue.what"), overflow="fold")
    table.add_column(t("queue.note"), overflow="fold")
    for entry in entries:
        style = {"running": "bold", "failed": "red", "done": "dim", "cancelled": "dim"}.get(entry.state, "")
        cells = (str(entry.id), t(STATES[entry.state]), entry.name, note_of(entry, t))
        table.add_row(*(Text(cell, style=style) for cell in cells))
    console.print(table)


def line_of(entry: Entry, t: Messages) -> str:
    """An entry as one line."""
    state, note = t(STATES[entry.state]), note_of(entry, t)
    if not note:
        return t("queue.line", id=entry.id, state=state, name=entry.name)
    return t("queue.line_note", id=entry.id, state=state, name=entry.name, note=note)


def note_of(entry: Entry, t: Messages) -> str:
    """How far it is, what it waits for, why it failed, or when it was over."""
    if entry.failure:
        return failure_sentence(entry.failure.code, entry.failure.data, t)
    if entry.state in {"done", "cancelled"}:
        return f"{entry.ended.astimezone():%Y-%m-%d %H:%M}" if entry.ended else ""
    conditions, notes = entry.request.conditions, []
    done_ms, total_ms = progress_of(entry.request)
    if done_ms:
        notes.append(t("queue.progress", done=clock(done_ms), total=clock(total_ms) if total_ms else "?"))
    if conditions.not_before and obstacle(conditions, time.time(), lambda: True):
        notes.append(t("queue.not_before", time=f"{conditions.not_before.astimezone():%Y-%m-%d %H:%M}"))
    if conditions.on_mains:
        notes.append(t("queue.on_mains"))
    return ", ".join(notes)


def failure_sentence(code: str, data: Mapping[str, Any], t: Messages) -> str:
    """Why an entry failed; an error of another version of Lokas may have no sentence here, or want other data."""
    try:
        return t.error(LokasError(code, **data))
    except (KeyError, TypeError):
        return t("queue.unknown_reason", code=code)


def _written(moment: dt.datetime | None) -> str | None:
    return moments.written(moment) if moment else None
