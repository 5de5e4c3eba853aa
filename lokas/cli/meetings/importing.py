"""`lokas import` and `lokas backup`: what comes into the library from elsewhere, and what leaves it for elsewhere."""

# Typer reads the annotations: see `app.py`.

import datetime as dt
import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from lokas.cli.messages import Messages
from lokas.errors import Cancelled, LokasError, OptionError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lokas.library.incoming.arrivals import Arrived
    from lokas.library.incoming.importing import ImportRequest
    from lokas.library.packing.backup import Wanted
    from lokas.workspace import Workspace

NOTHING_NEW = INCOMPLETE = 3
"""The exit code where nothing was taken in, or not all went out: as of an `InputError`."""


def register(app: typer.Typer, t: Messages) -> None:
    """Add the commands to `app`."""
    _register_import(app, t)
    _register_backup(app, t)


def _register_import(app: typer.Typer, t: Messages) -> None:
    facts, where = t("help.panel_meeting"), t("help.panel_import")

    @app.command("import", help=t("help.import"), epilog=t("help.exit_codes"))
    def import_(
        files: Annotated[list[Path], typer.Argument(help=t("help.import_files"), metavar=t("help.files_name"))],
        title: Annotated[str, typer.Option(help=t("help.import_title"), rich_help_panel=facts)] = "",
        date: Annotated[
            Optional[str],
            typer.Option(help=t("help.import_date"), metavar=t("help.retention_date"), rich_help_panel=facts),
        ] = None,
        person: Annotated[
            Optional[list[str]], typer.Option(help=t("help.import_person"), rich_help_panel=facts)
        ] = None,
        tag: Annotated[Optional[list[str]], typer.Option(help=t("help.import_tag"), rich_help_panel=facts)] = None,
        association: Annotated[str, typer.Option(help=t("help.import_association"), rich_help_panel=facts)] = "",
        language: Annotated[str, typer.Option(help=t("help.import_language"), rich_help_panel=facts)] = "auto",
        track: Annotated[Optional[int], typer.Option(help=t("help.track"), show_default=False)] = None,
        copy: Annotated[bool, typer.Option("--copy", help=t("help.import_copy"), rich_help_panel=where)] = False,
        as_copy: Annotated[bool, typer.Option("--as-copy", help=t("help.as_copy"), rich_help_panel=where)] = False,
        to: Annotated[
            Optional[str],
            typer.Option(help=t("help.import_to"), metavar=t("help.library_name"), rich_help_panel=where),
        ] = None,
        force: Annotated[bool, typer.Option("--force", help=t("help.import_force"), rich_help_panel=where)] = False,
        as_json: Annotated[bool, typer.Option("--json", help=t("help.import_json"))] = False,
    ) -> None:
        from lokas.cli.transcribing.transcribe import read_language
        from lokas.library.incoming.importing import ImportRequest

        if len(files) > 1 and (title or to):
            raise OptionError("import.one_file", option="--title" if title else "--to")
        with _workspace() as workspace:
            if to is not None:
                raise typer.Exit(link(workspace, to, files[0], t, force=force))
            asked = ImportRequest(
                path=files[0],
                title=title,
                began=None if date is None else read_moment(date),
                association=association,
                people=tuple(person or ()),
                tags=tuple(tag or ()),
                language=read_language(language, multilingual=False),
                track=None if track is None else track - 1,
                copy=copy,
                again=as_copy,
            )
            raise typer.Exit(take_in_all(workspace, asked, files, t, as_json=as_json))


def _register_backup(app: typer.Typer, t: Messages) -> None:
    @app.command(help=t("help.backup"), epilog=t("help.exit_codes"))
    def backup(
        meetings: Annotated[
            Optional[list[str]], typer.Argument(help=t("help.backup_meetings"), metavar=t("help.library_name"))
        ] = None,
        output: Annotated[Optional[Path], typer.Option(help=t("help.backup_output"), show_default=False)] = None,
        with_sound: Annotated[bool, typer.Option("--with-sound", help=t("help.backup_with_sound"))] = False,
        force: Annotated[bool, typer.Option("--force", help=t("help.backup_force"))] = False,
        as_json: Annotated[bool, typer.Option("--json", help=t("help.backup_json"))] = False,
    ) -> None:
        from lokas.library.packing.backup import Wanted

        with _workspace() as workspace:
            folders = folders_of(workspace, meetings or [])
            target = target_of(output, folders if meetings else ())
            wanted = Wanted(folders, workspace.places.glossary, with_sound)
            raise typer.Exit(write_backup(workspace, wanted, target, t, force=force, as_json=as_json))


def read_moment(text: str) -> dt.datetime:
    """A day, or a day and a time such as 2026-03-14T18:30 or 18h30, by this computer's clock.

    Raises `OptionError` ``import.bad_date`` (value).
    """
    try:
        moment = dt.datetime.fromisoformat(text.strip().replace("h", ":").removesuffix(":"))
        return moment if moment.tzinfo else moment.astimezone()
    except (ValueError, OverflowError, OSError) as error:
        raise OptionError("import.bad_date", value=text) from error


def take_in_all(
    workspace: "Workspace", asked: "ImportRequest", files: "Iterable[Path]", t: Messages, *, as_json: bool = False
) -> int:
    """Take in files and folders, one after the other; one that fails does not stop the next. Gives the exit code.

    `asked` says what holds for all of them. Each new meeting's folder is a line, or an element of a list of JSON.
    """
    from dataclasses import replace

    code = 0
    new: list[Path] = []
    for path in files:
        try:
            arrived = take_in_one(workspace, replace(asked, path=path), t)
        except LokasError as error:
            code = code or error.exit_code
            typer.echo(t.error(error), err=True)
        else:
            code = code or (NOTHING_NEW if arrived.left_out or not arrived.new else 0)
            new += arrived.new
            for folder in arrived.new if not as_json else ():
                typer.echo(t("import.done", path=folder))
    if as_json:
        typer.echo(json.dumps([str(folder) for folder in new], ensure_ascii=False))
    return code


def take_in_one(workspace: "Workspace", asked: "ImportRequest", t: Messages) -> "Arrived":
    """Take in a file or a folder, with what is to be said of it on the error output. Raises as `intake.take_in`."""
    from lokas.cli.installation.models import size_view
    from lokas.cli.transcribing.views import watch
    from lokas.library.incoming.intake import take_in

    try:
        return watch(
            workspace.long_work(lambda emit, token: take_in(workspace.places, asked, emit, token)), size_view(t)
        )
    except Cancelled:
        typer.echo(t("import.cancelled"), err=True)
        raise


def link(workspace: "Workspace", name: str, path: Path, t: Messages, *, force: bool) -> int:
    """Tell a meeting where its sound lies, or give it a text. Gives the exit code.

    Raises as `Library.find`, `relink` and `give_text`.
    """
    from lokas.cli.installation.models import size_view
    from lokas.cli.transcribing.views import watch
    from lokas.library.endings import TEXTS
    from lokas.library.incoming.importing import ImportRequest, relink
    from lokas.library.incoming.texts import give_text

    meeting = workspace.library.find(name)
    if path.suffix.lower() in TEXTS:
        request = ImportRequest(path)
        watch(workspace.long_work(lambda emit, _: give_text(meeting, request, emit, other=force)), size_view(t))
        typer.echo(t("import.text_given", path=meeting.folder, file=path))
    else:
        watch(workspace.long_work(lambda emit, token: relink(meeting, path, emit, token, other=force)), size_view(t))
        typer.echo(t("import.linked", path=meeting.folder, sound=path))
    return 0


def folders_of(workspace: "Workspace", names: "Sequence[str]") -> tuple[Path, ...]:
    """The folders of the meetings named, or of all there are, damaged ones too. Raises as `Library.folder_of`."""
    from lokas.meeting import find_meetings

    if not names:
        return tuple(one.folder for one in find_meetings(workspace.places.meetings))
    return tuple(dict.fromkeys(workspace.library.folder_of(name) for name in names))


def target_of(output: Path | None, named: "Sequence[Path]") -> Path:
    """The file to write: the one asked for, or in the folder asked for (or this one) under the name of what it holds.

    That is the meeting's if one is named, else the day's.
    """
    from lokas.library.endings import BACKUP

    name = named[0].name if len(named) == 1 else f"Lokas {dt.date.today()}"
    if output is None or output.is_dir():
        return (output or Path()) / f"{name}{BACKUP}"
    return output if output.suffix.lower() == BACKUP else output.with_name(f"{output.name}{BACKUP}")


def write_backup(
    workspace: "Workspace", wanted: "Wanted", target: Path, t: Messages, *, force: bool, as_json: bool
) -> int:
    """Write it, and say where it is and what it holds. Gives the exit code: 0 if that is all. Raises as `back_up`."""
    from lokas.cli.installation.models import size_view
    from lokas.cli.transcribing.views import watch
    from lokas.library.packing.backup import back_up

    try:
        made = watch(
            workspace.long_work(lambda emit, token: back_up(wanted, target, emit, token, replace_existing=force)),
            size_view(t),
        )
    except Cancelled:
        typer.echo(t("backup.cancelled", path=target), err=True)
        raise
    size = made.path.stat().st_size
    if as_json:
        told = {"path": str(made.path.absolute()), "meetings": made.meetings, "size": size}
        lacking = {"left_out": made.left_out, "incomplete": made.incomplete}
        paths = {name: [str(one) for one in folders] for name, folders in lacking.items()}
        typer.echo(json.dumps(told | paths, ensure_ascii=False))
    else:
        typer.echo(t("backup.done", path=made.path, count=made.meetings, size_bytes=size))
    return INCOMPLETE if made.left_out or made.incomplete else 0


def _workspace() -> "Workspace":
    from lokas.places import Places
    from lokas.workspace import Workspace

    return Workspace(Places.of_system())
