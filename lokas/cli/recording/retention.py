"""`lokas retention`: how long the sound of meetings is kept, and its deletion, which is always asked for."""

# Typer reads the annotations: see `app.py`.

import datetime as dt
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from lokas.cli.messages import Messages
from lokas.errors import LokasError, OptionError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


def register(app: typer.Typer, t: Messages) -> None:
    """Add the command to `app`."""

    @app.command(help=t("help.retention_command"), epilog=t("help.exit_codes"))
    def retention(
        meetings: Annotated[
            Optional[list[str]], typer.Argument(help=t("help.retention_folders"), metavar=t("help.library_name"))
        ] = None,
        days: Annotated[Optional[int], typer.Option(min=0, help=t("help.retention_days"))] = None,
        approved: Annotated[
            Optional[str], typer.Option(help=t("help.retention_approved"), metavar=t("help.retention_date"))
        ] = None,
        delete_sound: Annotated[bool, typer.Option("--delete-sound", help=t("help.retention_delete"))] = False,
    ) -> None:
        from lokas.meeting import Meeting
        from lokas.places import Places
        from lokas.workspace import Workspace

        day = None if approved is None else read_day(approved)
        with Workspace(Places.of_system()) as workspace:
            if not meetings:
                due = workspace.sounds_due(dt.date.today())
                for one in due:
                    typer.echo(t("retention.line", since=one.since, path=one.meeting.folder))
                typer.echo(t("retention.how") if due else t("retention.nothing"), err=True)
                return

            def apply(name: str) -> None:
                meeting = Meeting(workspace.library.folder_of(name))
                if days is not None or day is not None:
                    workspace.plan_retention(meeting, days, day)
                    typer.echo(t("retention.noted", path=meeting.folder))
                if delete_sound:
                    linked = workspace.delete_sound(meeting)
                    typer.echo(
                        t("retention.deleted", path=meeting.folder)
                        if linked is None
                        else t("retention.unlinked", path=meeting.folder, sound=linked)
                    )

            raise typer.Exit(for_each(meetings, apply, t))


def for_each(names: "Iterable[str]", apply: "Callable[[str], None]", t: Messages) -> int:
    """Do it to each meeting; one that fails does not stop the next. Gives the exit code."""
    code = 0
    for name in names:
        try:
            apply(name)
        except LokasError as error:
            code = code or error.exit_code
            typer.echo(t.error(error), err=True)
    return code


def read_day(text: str) -> dt.date:
    """A day such as 2026-03-30. Raises `OptionError` ``option.bad_date`` (value)."""
    try:
        return dt.date.fromisoformat(text.strip())
    except ValueError as error:
        raise OptionError("option.bad_date", value=text) from error
