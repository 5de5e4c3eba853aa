"""`lokas list`: the meetings that are kept, as a table, as lines in a pipe, or as JSON."""

# Typer reads the annotations: see `app.py`.

import datetime as dt
import json
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from lokas.cli.messages import Messages, clock
from lokas.cli.recording.retention import read_day
from lokas.errors import LokasError, OptionError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from lokas.library import Shelf
    from lokas.library.damage import Remains
    from lokas.library.entries import Entry
    from lokas.workspace import Workspace

STATES = {
    "planned": "library.planned",
    "recording": "library.recording",
    "interrupted": "library.interrupted",
    "recorded": "library.recorded",
    "waiting": "library.waiting",
    "transcribing": "library.transcribing",
    "to_review": "library.to_review",
    "reviewed": "library.reviewed",
}
COLUMNS = ("library.key", "library.day", "library.length", "library.state", "library.title")


@dataclass(frozen=True, slots=True)
class Filter:
    """Which meetings are asked for: with all of these tags, in this state, from the first day to the last."""

    tags: tuple[str, ...] = ()
    state: str | None = None
    first: dt.date | None = None
    last: dt.date | None = None

    def takes(self, entry: "Entry") -> bool:
        """Whether a meeting is among them; case and accents of tags do not matter."""
        from lokas.library.references import folded

        tagged = {folded(tag) for tag in self.tags} <= {folded(tag) for tag in entry.tags}
        day = entry.began.date()
        in_time = (self.first or day) <= day <= (self.last or day)
        return tagged and in_time and self.state in {None, entry.state}


def register(app: typer.Typer, t: Messages) -> None:
    """Add the command to `app`."""

    @app.command("list", help=t("help.list"), epilog=t("help.exit_codes"))
    def list_(
        tag: Annotated[
            Optional[list[str]], typer.Option(help=t("help.list_tag"), metavar=t("help.library_tag"))
        ] = None,
        state: Annotated[Optional[str], typer.Option(help=t("help.list_state"), metavar=t("help.list_states"))] = None,
        first: Annotated[
            Optional[str], typer.Option("--from", help=t("help.list_from"), metavar=t("help.retention_date"))
        ] = None,
        last: Annotated[
            Optional[str], typer.Option("--to", help=t("help.list_to"), metavar=t("help.retention_date"))
        ] = None,
        as_json: Annotated[bool, typer.Option("--json", help=t("help.json"))] = False,
    ) -> None:
        from lokas.places import Places
        from lokas.workspace import Workspace

        wanted = Filter(
            tuple(tag or ()),
            read_state(state, t),
            None if first is None else read_day(first),
            None if last is None else read_day(last),
        )
        with Workspace(Places.of_system()) as workspace:
            shelf = workspace.library.shelf(queued(workspace))
        shown = [entry for entry in shelf.entries if wanted.takes(entry)]
        if as_json:
            typer.echo(json.dumps(as_object(shown, shelf), ensure_ascii=False, indent=1))
            return
        show(shown, t)
        for line in remarks(shelf, t) if wanted == Filter() else () if shown else (t("library.none_such"),):
            typer.echo(line, err=True)


def read_state(text: str | None, t: Messages) -> str | None:
    """A state by its name in the language of `t`, or by that of the JSON. Raises `OptionError`."""
    from lokas.library.references import folded

    names = {folded(t(key)): state for state, key in STATES.items()} | {state: state for state in STATES}
    if text is not None and folded(text) not in names:
        known = [t(key) for key in STATES.values()]
        raise OptionError("option.unknown_value", option="--state", value=text, known=known)
    return None if text is None else names[folded(text)]


def queued(workspace: "Workspace") -> "frozenset[Path]":
    """The folders of meetings that wait to be transcribed; a queue that cannot be read is told by its own command."""
    try:
        return frozenset(entry.request.path for entry in workspace.queue.read().waiting)
    except LokasError:
        return frozenset()


def show(shown: "Sequence[Entry]", t: Messages) -> None:
    """A table on a terminal, as wide as it is; whole lines with columns elsewhere."""
    rows = [row_of(entry, t) for entry in shown]
    if rows and is_terminal():
        _show_table(rows, t)
        return
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        *columns, title, tags = row
        padded = (cell.ljust(width) for cell, width in zip(columns, widths, strict=False))
        typer.echo("  ".join((*padded, f"{title}{tags}")))


def is_terminal() -> bool:
    """Whether a person sees the table, and no program."""
    return sys.stdout.isatty()


def row_of(entry: "Entry", t: Messages) -> tuple[str, ...]:
    """What the table tells of a meeting, by `COLUMNS`, and its tags, which stand behind its title."""
    from lokas.text.characters import clean  # what a file holds must not steer the terminal

    state = t(STATES[entry.state])
    percent = "" if entry.percent is None else t("library.percent", percent=entry.percent)
    length = "–" if entry.length_ms is None else clock(entry.length_ms)
    tags = "".join(f" #{clean(tag)}" for tag in entry.tags)
    title = " ".join(clean(entry.title).split()) or entry.meeting.folder.name
    return entry.key, f"{entry.began:%Y-%m-%d}", length, f"{state}{percent}", title, tags


def remarks(shelf: "Shelf", t: Messages) -> "Iterator[str]":
    """What the table does not tell: that there is nothing, what is damaged, what is there twice."""
    from lokas.library.references import key_in_name

    if not shelf.entries:
        yield t("library.none")
    for entry in shelf.entries:
        if entry.torn:
            yield t("library.torn", path=entry.meeting.folder, files=entry.torn)
    for left in shelf.damaged:
        yield f"{t.error(left.error)}\n  {saved_of(left, t)}"
        if left.mendable:
            yield t("library.how_to_mend", name=key_in_name(left.folder) or f'"{left.folder}"')
    for twins in shelf.copies:
        yield t("library.copies", folders="\n".join(f"  {one.meeting.folder}" for one in twins))


def saved_of(left: "Remains", t: Messages) -> str:
    """What can still be read of a damaged meeting."""
    length = "–" if left.length_ms is None else clock(left.length_ms)
    files = list(left.whole)
    return t("library.saved", title=left.facts.title, day=f"{left.facts.began:%Y-%m-%d}", length=length, files=files)


def as_object(shown: "Iterable[Entry]", shelf: "Shelf") -> dict[str, object]:
    """All of it for programs: names and units do not depend on the language."""
    return {
        "meetings": [_meeting_object(entry) for entry in shown],
        "damaged": [_damaged_object(left) for left in shelf.damaged],
        "copies": [[str(one.meeting.folder) for one in twins] for twins in shelf.copies],
    }


def _meeting_object(entry: "Entry") -> dict[str, object]:
    return {
        "folder": str(entry.meeting.folder),
        "key": entry.key,
        "id": entry.facts.key,
        "title": entry.title,
        "began": entry.began.isoformat(),
        "length_ms": entry.length_ms,
        "state": entry.state,
        "percent": entry.percent,
        "people": entry.people,
        "speakers": entry.speakers,
        "tags": entry.tags,
        "torn": entry.torn,
    }


def _damaged_object(left: "Remains") -> dict[str, object]:
    return {
        "folder": str(left.folder),
        "code": left.error.code,
        "title": left.facts.title,
        "began": left.facts.began.isoformat(),
        "length_ms": left.length_ms,
        "whole": left.whole,
        "torn": left.torn,
        "lost": left.lost,
    }


def _show_table(rows: "Sequence[tuple[str, ...]]", t: Messages) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    for key in COLUMNS:
        whole = key != "library.title"
        table.add_column(t(key), no_wrap=whole, justify="right" if key == "library.length" else "left")
    for *others, title, tags in rows:
        table.add_row(*map(Text, others), Text.assemble((title, "bold"), (tags, "dim")))
    Console().print(table)
