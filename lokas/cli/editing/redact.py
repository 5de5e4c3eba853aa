"""`lokas redact`: names and passages that no export shows; first what would be hidden, and what would not."""

# Typer reads the annotations: see `app.py`.

import json
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from lokas.cli.messages import Messages
from lokas.errors import OptionError

if TYPE_CHECKING:
    from collections.abc import Callable

    from lokas.meeting import Meeting
    from lokas.text.document import Document, Edit


def register(app: typer.Typer, t: Messages) -> None:
    """Add the command to `app`."""

    @app.command(help=t("help.redact"), epilog=t("help.exit_codes"))
    def redact(
        meeting: Annotated[str, typer.Argument(help=t("help.library_meeting"), metavar=t("help.library_name"))],
        name: Annotated[
            Optional[str], typer.Option(help=t("help.redact_name"), metavar=t("help.redact_name_name"))
        ] = None,
        case: Annotated[bool, typer.Option("--case", help=t("help.redact_case"))] = False,
        segment: Annotated[Optional[str], typer.Option(help=t("help.redact_segment"))] = None,
        words: Annotated[Optional[str], typer.Option(help=t("help.redact_words"))] = None,
        from_time: Annotated[Optional[str], typer.Option("--from", help=t("help.redact_from"))] = None,
        to_time: Annotated[Optional[str], typer.Option("--to", help=t("help.redact_to"))] = None,
        replacement: Annotated[str, typer.Option("--with", help=t("help.redact_with"))] = "[…]",
        show: Annotated[bool, typer.Option("--list", help=t("help.redact_list"))] = False,
        remove: Annotated[Optional[int], typer.Option(help=t("help.redact_remove"))] = None,
        yes: Annotated[bool, typer.Option("--yes", "-y", help=t("help.redact_yes"))] = False,
        as_json: Annotated[bool, typer.Option("--json", help=t("help.json"))] = False,
    ) -> None:
        from lokas.cli.editing.redaction import edit_of_name, edit_of_segments, edit_of_times
        from lokas.places import Places
        from lokas.text.document import Unredact
        from lokas.workspace import Workspace

        stretch = from_time is not None or to_time is not None
        asked = {"--name": name is not None, "--segment": segment is not None, "--from": stretch}
        given = only_one(asked | {"--list": show, "--remove": remove is not None})
        refuse_apart(
            {"--case": case, "--words": words is not None}, {"--case": "--name", "--words": "--segment"}, given
        )
        makers: dict[str, Callable[[Document], Edit]] = {
            "--name": lambda document: edit_of_name(document, name or "", replacement, case=case),
            "--segment": lambda document: edit_of_segments(document, segment or "", words, replacement),
            "--from": lambda _: edit_of_times(from_time, to_time, replacement),
            "--remove": lambda _: Unredact(remove or 0),
        }
        with Workspace(Places.of_system()) as workspace:
            found = workspace.library.find(meeting)
            if given in makers:
                change(found, makers[given], t, yes=yes)
            else:
                show_list(found, t, as_json=as_json)


def only_one(asked: dict[str, bool]) -> str:
    """The option that was given, "" if none was. Raises `OptionError` ``option.exclusive`` (first, second)."""
    given = [option for option, is_given in asked.items() if is_given]
    if len(given) > 1:
        raise OptionError("option.exclusive", first=given[0], second=given[1])
    return given[0] if given else ""


def refuse_apart(asked: dict[str, bool], needs: dict[str, str], given: str) -> None:
    """An option that means nothing without another. Raises `OptionError` ``option.needs`` (option, other)."""
    for option, is_given in asked.items():
        if is_given and needs[option] != given:
            raise OptionError("option.needs", option=option, other=needs[option])


def change(meeting: "Meeting", make: "Callable[[Document], Edit]", t: Messages, *, yes: bool) -> None:
    """Show what would be hidden, or no longer be; if the person said yes, do it first, and show what it was."""
    from lokas.cli.editing.redaction import Preview
    from lokas.documents import document_of, open_document
    from lokas.text.document import Redact

    document = document_of(meeting)
    edit = make(document)
    after = edit.applied_to(document)
    preview = Preview(meeting, document, t)
    preview.refuse_nothing(edit)
    if yes:
        with open_document(meeting) as file:
            after = file.do(make(file.document))
    preview.show(edit)
    if yes:
        preview.tell_done(edit, after)
    else:
        typer.echo(t("redact.would" if isinstance(edit, Redact) else "redact.would_remove"), err=True)


def show_list(meeting: "Meeting", t: Messages, *, as_json: bool) -> None:
    """What is hidden, each with its number, for people or for programs."""
    from lokas.cli.editing.redaction import line, redaction_json
    from lokas.documents import document_of
    from lokas.text.document import redactions

    document = document_of(meeting)
    found = redactions(document)
    if as_json:
        typer.echo(json.dumps([redaction_json(document, one) for one in found], ensure_ascii=False, indent=1))
        return
    for one in found:
        typer.echo(line(document, one, t))
    if not found:
        typer.echo(t("redact.none"), err=True)
