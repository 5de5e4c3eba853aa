"""`lokas recover`: recordings that were not closed (a crash, a power cut), listed and made whole."""

# Typer reads the annotations: see `app.py`.

from typing import TYPE_CHECKING, Annotated, Optional

import typer

from lokas.cli.messages import Messages, clock
from lokas.errors import LokasError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lokas.meeting import Damaged
    from lokas.recovery import Interrupted
    from lokas.workspace import Workspace


def register(app: typer.Typer, t: Messages) -> None:
    """Add the command to `app`."""

    @app.command(help=t("help.recover"), epilog=t("help.exit_codes"))
    def recover(
        meetings: Annotated[
            Optional[list[str]], typer.Argument(help=t("help.recover_meetings"), metavar=t("help.library_name"))
        ] = None,
        everything: Annotated[bool, typer.Option("--all", help=t("help.recover_all"))] = False,
    ) -> None:
        from lokas.meeting import Damaged
        from lokas.places import Places
        from lokas.workspace import Workspace

        with Workspace(Places.of_system()) as workspace:
            if meetings:
                raise typer.Exit(mend(meetings, workspace, t))
            found = workspace.recordings_to_recover()
            if everything:
                whole = (str(one.meeting.folder) for one in found if not isinstance(one, Damaged))
                raise typer.Exit(mend(whole, workspace, t))
            for one in found:
                typer.echo(offer(one, t))
            typer.echo(t("recover.how") if found else t("recover.nothing"), err=True)


def mend(names: "Iterable[str]", workspace: "Workspace", t: Messages) -> int:
    """Recover each meeting; one that fails does not stop the next. Gives the exit code."""
    from lokas.meeting import Meeting

    code = 0
    for name in names:
        try:
            meeting = Meeting(workspace.library.folder_of(name))
            done = workspace.recover(meeting)
        except LokasError as error:
            code = code or error.exit_code
            typer.echo(t.error(error), err=True)
        else:
            lost = t.number(done.lost_ms / 1000, 2)
            typer.echo(t("recover.done", path=meeting.folder, length=clock(done.length_ms), lost=lost))
    return code


def offer(one: "Interrupted | Damaged", t: Messages) -> str:
    """A meeting that waits, with its length, or why it cannot be opened."""
    from lokas.meeting import Damaged

    if isinstance(one, Damaged):
        return t("recover.damaged", path=one.folder, reason=t.error(one.error))
    return t("recover.line", path=one.meeting.folder, length=clock(one.length_ms))
