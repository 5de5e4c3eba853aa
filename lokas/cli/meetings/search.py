"""`lokas search`: everything that was ever said, by its words, the newest meeting first."""

# Typer reads the annotations: see `app.py`.

import itertools
import json
import re
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from lokas.cli.editing.marks import KINDS
from lokas.cli.meetings.indexing import answer
from lokas.cli.messages import Messages, clock
from lokas.cli.recording.retention import read_day
from lokas.errors import OptionError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from rich.table import Table
    from rich.text import Text

    from lokas.library.index.searching import Hit, Search

MOST_HITS = 20
TIME_WIDTH = 8
TITLE = "title"

_OPERATORS = re.compile(r'["«»“”*]|(?:^|\s)-|\b(?:OR|OU)\b')


def register(app: typer.Typer, t: Messages) -> None:
    """Add the command to `app`."""

    @app.command(help=t("help.search"), epilog=t("help.exit_codes"))
    def search(
        words: Annotated[
            Optional[list[str]], typer.Argument(help=t("help.search_words"), metavar=t("help.search_words_name"))
        ] = None,
        first: Annotated[
            Optional[str], typer.Option("--from", help=t("help.list_from"), metavar=t("help.retention_date"))
        ] = None,
        last: Annotated[
            Optional[str], typer.Option("--to", help=t("help.list_to"), metavar=t("help.retention_date"))
        ] = None,
        speaker: Annotated[str, typer.Option(help=t("help.search_speaker"), metavar=t("help.search_name"))] = "",
        tag: Annotated[
            Optional[list[str]], typer.Option(help=t("help.list_tag"), metavar=t("help.library_tag"))
        ] = None,
        kind: Annotated[
            Optional[list[str]], typer.Option(help=t("help.search_kind"), metavar=t("help.search_kind_name"))
        ] = None,
        limit: Annotated[int, typer.Option(min=0, help=t("help.search_limit"))] = MOST_HITS,
        as_json: Annotated[bool, typer.Option("--json", help=t("help.json"))] = False,
    ) -> None:
        from lokas.library.index.searching import Search

        wanted = Search(
            words=as_typed(words or ()),
            since=read_optional_day(first),
            until=read_optional_day(last),
            speaker=speaker,
            tags=tuple(tag or ()),
            kinds=read_kinds(kind or (), tuple(KINDS), t),
        )
        if wanted == Search():
            raise OptionError("search.nothing_asked")
        hits, count = ask(wanted, limit, t)
        if as_json:
            typer.echo(json.dumps({"count": count, "hits": list(map(as_object, hits))}, ensure_ascii=False, indent=1))
            return
        show(hits, t)
        typer.echo(summary(len(hits), count, t), err=True)


def as_typed(arguments: "Iterable[str]") -> str:
    """The words as one text: an argument of several words was in quotation marks, which the shell has taken."""
    return " ".join(f'"{one}"' if " " in one.strip() and not _OPERATORS.search(one) else one for one in arguments)


def read_optional_day(text: str | None) -> "dt.date | None":
    """A day, None for none. Raises `OptionError` ``option.bad_date`` (value)."""
    return None if text is None else read_day(text)


def read_kinds(texts: "Sequence[str]", known: tuple[str, ...], t: Messages) -> tuple[str, ...]:
    """Kinds of marks by their names in the language of `t`, or by those of the JSON; several with commas.

    Raises `OptionError` ``option.unknown_value`` (option, value, known).
    """
    from lokas.library.references import folded

    names = {folded(t(KINDS[kind])): kind for kind in known} | {kind: kind for kind in known}
    asked = [one for text in texts for one in text.split(",")]
    for one in asked:
        if folded(one) not in names:
            raise OptionError("option.unknown_value", option="--kind", value=one, known=list(known))
    return tuple(dict.fromkeys(names[folded(one)] for one in asked))


def ask(wanted: "Search", limit: int, t: Messages) -> "tuple[list[Hit], int]":
    """The first hits, all if `limit` is 0, and how many there are."""
    from lokas.library.index.searching import count, search
    from lokas.places import Places
    from lokas.workspace import Workspace

    with Workspace(Places.of_system()) as workspace:
        library = workspace.library
        return answer(
            workspace,
            lambda index: (
                list(itertools.islice(search(index, library, wanted), limit or None)),
                count(index, wanted),
            ),
            t,
        )


def as_object(hit: "Hit") -> dict[str, object]:
    """A hit for programs."""
    return {
        "folder": str(hit.folder),
        "title": hit.title,
        "began": hit.began.isoformat(),
        "kind": hit.kind,
        "start_ms": hit.start_ms,
        "end_ms": hit.end_ms,
        "speaker": hit.speaker,
        "snippet": hit.snippet,
        "found": hit.found,
        "link": hit.link,
    }


def summary(shown: int, count: int, t: Messages) -> str:
    """How much was found, and how to see the rest."""
    if not count:
        return t("search.nothing")
    if count == 1:
        return t("search.one")
    return t("search.all", count=count) if shown == count else t("search.some", shown=shown, count=count)


def show(hits: "Sequence[Hit]", t: Messages) -> None:
    """The hits under the names of their meetings: as wide as a terminal is, each on a line of its own elsewhere."""
    from rich.console import Console
    from rich.text import Text

    console = Console()
    for number, (folder, found) in enumerate(itertools.groupby(hits, key=lambda hit: hit.folder)):
        console.print(Text(("\n" if number else "") + folder.name, style="bold"), soft_wrap=True)
        lines = [("" if hit.kind == TITLE else clock(hit.start_ms), line_of(hit, t)) for hit in found]
        if console.is_terminal:
            console.print(_beside_times(lines))
            continue
        for time, line in lines:
            console.print(Text(f"{time:>{TIME_WIDTH}}  ") + line, soft_wrap=True)


def _beside_times(lines: "Sequence[tuple[str, Text]]") -> "Table":
    from rich.table import Table

    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=TIME_WIDTH, justify="right", style="dim")
    grid.add_column(overflow="fold")
    for time, line in lines:
        grid.add_row(time, line)
    return grid


def line_of(hit: "Hit", t: Messages) -> "Text":
    """What was said, by whom, or what was marked, with what was looked for in bold."""
    from rich.text import Text

    names = KINDS | {TITLE: "search.title"}
    who = hit.speaker or (t(names[hit.kind]) if hit.kind in names else "")
    lead = t("search.lead", who=who) if who else ""
    line = Text(lead + hit.snippet)
    line.stylize("italic", 0, len(lead))
    for start, end in hit.found:
        line.stylize("bold yellow", len(lead) + start, len(lead) + end)
    return line
