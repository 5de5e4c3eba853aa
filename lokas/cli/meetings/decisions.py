"""`lokas decisions`: the register of what was decided, voted and promised in all meetings, to read or to hand on."""

# Typer reads the annotations: see `app.py`.

import json
import sys
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from lokas.cli.editing.marks import DETAILS, KINDS, OUTCOMES
from lokas.cli.meetings.indexing import answer
from lokas.cli.meetings.search import as_typed, read_kinds, read_optional_day
from lokas.cli.messages import Messages, clock
from lokas.errors import OptionError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lokas.library.decisions import Asked, Decision

REGISTERED = ("decision", "vote", "action")


def register(app: typer.Typer, t: Messages) -> None:
    """Add the command to `app`."""

    @app.command(help=t("help.decisions"), epilog=t("help.exit_codes"))
    def decisions(
        words: Annotated[
            Optional[list[str]], typer.Argument(help=t("help.decisions_words"), metavar=t("help.search_words_name"))
        ] = None,
        first: Annotated[
            Optional[str], typer.Option("--from", help=t("help.list_from"), metavar=t("help.retention_date"))
        ] = None,
        last: Annotated[
            Optional[str], typer.Option("--to", help=t("help.list_to"), metavar=t("help.retention_date"))
        ] = None,
        tag: Annotated[
            Optional[list[str]], typer.Option(help=t("help.list_tag"), metavar=t("help.library_tag"))
        ] = None,
        kind: Annotated[
            Optional[list[str]], typer.Option(help=t("help.decisions_kind"), metavar=t("help.search_kind_name"))
        ] = None,
        open_only: Annotated[bool, typer.Option("--open", help=t("help.decisions_open"))] = False,
        by_subject: Annotated[bool, typer.Option("--by-subject", help=t("help.decisions_by_subject"))] = False,
        as_json: Annotated[bool, typer.Option("--json", help=t("help.json"))] = False,
        as_csv: Annotated[bool, typer.Option("--csv", help=t("help.decisions_csv"))] = False,
        as_md: Annotated[bool, typer.Option("--md", help=t("help.decisions_md"))] = False,
    ) -> None:
        from lokas.library.decisions import Asked
        from lokas.library.register_table import csv_lines

        chosen = [name for name, given in (("--json", as_json), ("--csv", as_csv), ("--md", as_md)) if given]
        if len(chosen) > 1:
            raise OptionError("option.exclusive", first=chosen[0], second=chosen[1])
        kinds = read_kinds(kind or (), REGISTERED, t) or (("action",) if open_only else REGISTERED)
        days = read_optional_day(first), read_optional_day(last)
        found = ask(Asked(kinds, as_typed(words or ()), *days, tuple(tag or ()), open_only=open_only), t)
        found = sorted(found, key=subject_key) if by_subject else found
        if as_json:
            typer.echo(json.dumps(list(map(as_object, found)), ensure_ascii=False, indent=1))
        elif as_csv:
            typer.echo("".join(csv_lines(found)), nl=False)
        elif as_md:
            typer.echo("\n".join(md_lines(found, t)))
        else:
            show(found, t)


def ask(asked: "Asked", t: Messages) -> "list[Decision]":
    """The part of the register that is asked for, by date."""
    from lokas.library.decisions import register as read_register
    from lokas.places import Places
    from lokas.workspace import Workspace

    with Workspace(Places.of_system()) as workspace:
        library = workspace.library
        return answer(workspace, lambda index: read_register(index, library, asked), t)


def subject_key(one: "Decision") -> tuple[str, str]:
    """What stands together by subject: the point of the agenda, and then the subject itself; each by date."""
    from lokas.library.references import folded

    return folded(one.agenda), folded(one.subject)


def as_object(one: "Decision") -> dict[str, object]:
    """An entry for programs."""
    return {
        "kind": one.kind,
        "subject": one.subject,
        "quoted": one.quoted,
        "agenda": one.agenda,
        "details": dict(one.details),
        "open": one.is_open,
        "folder": str(one.folder),
        "title": one.title,
        "began": one.began.isoformat(),
        "start_ms": one.start_ms,
        "end_ms": one.end_ms,
        "link": one.link,
    }


def md_lines(found: "Iterable[Decision]", t: Messages) -> "Iterator[str]":
    """A table in Markdown, with a link to the second of the sound."""
    from lokas.text.minutes.markdown import escaped

    names = [t(key) for key in ("decisions.day", "decisions.kind", "decisions.subject", "decisions.agenda")]
    yield f"| {' | '.join([*names, t('decisions.meeting'), t('decisions.sound')])} |"
    yield "|---" * (len(names) + 2) + "|"
    for one in found:
        link = f"<{one.sound.as_uri()}#t={one.start_ms // 1000}>" if one.sound else ""
        time = clock(one.start_ms)
        texts = map(escaped, (t(KINDS[one.kind]), told(one, t), one.agenda, one.title))
        yield f"| {one.began:%Y-%m-%d} | {' | '.join(texts)} | {f'[{time}]({link})' if link else time} |"


def told(one: "Decision", t: Messages) -> str:
    """The subject, in quotation marks if it was said and not written, with its details."""
    from lokas.text.characters import clean

    said = clean(" ".join(one.subject.split()))
    subject = t("decisions.quoted", text=said) if one.quoted and said else said
    details = [_detail(name, value, t) for name, value in ordered(one.details).items()]
    return t("decisions.with_details", subject=subject, details=details).strip() if details else subject


def ordered(details: "Mapping[str, str]") -> dict[str, str]:
    """The details that are filled in, those that are known first."""
    known = list(DETAILS)
    names = sorted(details, key=lambda name: known.index(name) if name in known else len(known))
    return {name: details[name] for name in names if details[name].strip()}


def _detail(name: str, value: str, t: Messages) -> str:
    label = t(DETAILS[name]) if name in DETAILS else name
    return t("mark.detail", name=label, value=t(OUTCOMES[value]) if value in OUTCOMES else value)


def show(found: "Sequence[Decision]", t: Messages) -> None:
    """A table on a terminal, as wide as it is; an entry a line elsewhere."""
    if not found:
        typer.echo(t("decisions.none"), err=True)
    elif sys.stdout.isatty():
        _show_table(found, t)
    else:
        for one in found:
            agenda = t("decisions.under", agenda=one.agenda) if one.agenda else ""
            typer.echo(f"{_when(one)}  {one.title}  {t(KINDS[one.kind])}  {told(one, t)}{agenda}")


def _when(one: "Decision") -> str:
    return f"{one.began:%Y-%m-%d}  {clock(one.start_ms):>8}"


def _show_table(found: "Sequence[Decision]", t: Messages) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1), pad_edge=False)
    table.add_column(t("decisions.day"), no_wrap=True)
    table.add_column(t("decisions.kind"), no_wrap=True)
    table.add_column(t("decisions.subject"), ratio=3)
    table.add_column(t("decisions.meeting"), ratio=2)
    for one in found:
        agenda = ("\n" + one.agenda, "dim") if one.agenda else ""
        subject = Text.assemble(told(one, t), agenda)
        meeting = Text.assemble(one.title, (f"\n{clock(one.start_ms)}", "dim"))
        table.add_row(f"{one.began:%Y-%m-%d}", t(KINDS[one.kind]), subject, meeting)
    Console().print(table)
