"""`lokas rename`, `tag`, `delete` and `restore`: meetings put in order, and nothing gone that can be taken back."""

# Typer reads the annotations: see `app.py`.

import json
import sys
from collections import Counter
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from lokas.cli.meetings.listing import saved_of
from lokas.cli.messages import Messages
from lokas.errors import InputError, LokasError, OptionError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lokas.library import Library
    from lokas.library.trash import Trashed
    from lokas.workspace import Workspace


def register(app: typer.Typer, t: Messages) -> None:
    """Add the commands to `app`."""
    _register_order(app, t)
    _register_trash(app, t)


def _register_order(app: typer.Typer, t: Messages) -> None:
    name = t("help.library_name")

    @app.command(help=t("help.rename"), epilog=t("help.exit_codes"))
    def rename(
        meeting: Annotated[str, typer.Argument(help=t("help.library_meeting"), metavar=name)],
        title: Annotated[str, typer.Argument(help=t("help.rename_title"), metavar=t("help.record_title_name"))],
    ) -> None:
        with _workspace() as workspace:
            library = workspace.library
            typer.echo(t("library.renamed", path=library.rename(library.find(meeting), title).folder))

    @app.command(help=t("help.tag"), epilog=t("help.exit_codes"))
    def tag(
        meeting: Annotated[str, typer.Argument(help=t("help.tag_meeting"), metavar=f"[{name}]")] = "",
        tags: Annotated[
            Optional[list[str]], typer.Argument(help=t("help.tag_tags"), metavar=t("help.library_tags"))
        ] = None,
        remove: Annotated[
            Optional[list[str]], typer.Option("--remove", help=t("help.tag_remove"), metavar=t("help.library_tag"))
        ] = None,
        as_json: Annotated[bool, typer.Option("--json", help=t("help.json"))] = False,
    ) -> None:
        with _workspace() as workspace:
            if meeting:
                tag_one(workspace.library, meeting, tags or [], remove or [], as_json=as_json, t=t)
            else:
                show_tags(workspace.library, as_json=as_json, t=t)


def _register_trash(app: typer.Typer, t: Messages) -> None:
    name = t("help.library_name")

    @app.command(help=t("help.delete"), epilog=t("help.exit_codes"))
    def delete(
        meetings: Annotated[
            Optional[list[str]], typer.Argument(help=t("help.library_meetings"), metavar=f"[{name}...]")
        ] = None,
        for_good: Annotated[bool, typer.Option("--for-good", help=t("help.delete_for_good"))] = False,
        empty_trash: Annotated[bool, typer.Option("--empty-trash", help=t("help.empty_trash"))] = False,
        yes: Annotated[bool, typer.Option("--yes", "-y", help=t("help.library_yes"))] = False,
    ) -> None:
        if bool(meetings) == empty_trash:
            raise OptionError("library.delete_what")
        with _workspace() as workspace:
            if empty_trash:
                empty(workspace.library, yes=yes, t=t)
                return
            act = partial(delete_for_good if for_good else put_away, workspace.library, yes=yes, t=t)
            raise typer.Exit(for_each(meetings or [], act, t))

    @app.command(help=t("help.restore"), epilog=t("help.exit_codes"))
    def restore(
        meetings: Annotated[
            Optional[list[str]], typer.Argument(help=t("help.restore_meetings"), metavar=f"[{name}...]")
        ] = None,
        yes: Annotated[bool, typer.Option("--yes", "-y", help=t("help.library_yes"))] = False,
        as_json: Annotated[bool, typer.Option("--json", help=t("help.json"))] = False,
    ) -> None:
        with _workspace() as workspace:
            if not meetings:
                show_trash(workspace.library, as_json=as_json, t=t)
                return
            raise typer.Exit(for_each(meetings, partial(bring_back, workspace, yes=yes, t=t), t))


def for_each(names: "Iterable[str]", act: "Callable[[str], int | None]", t: Messages) -> int:
    """Do it to each meeting; one that fails does not stop the next. Gives the exit code."""
    code = 0
    for name in names:
        try:
            code = act(name) or code
        except LokasError as error:
            code = code or error.exit_code
            typer.echo(t.error(error), err=True)
    return code


def tag_one(
    library: "Library", name: str, tags: "Iterable[str]", remove: "Iterable[str]", *, as_json: bool, t: Messages
) -> None:
    """Change the tags of a meeting if that is asked for, and show those it has."""
    meeting = library.find(name)
    now = library.tag(meeting, tags, remove) if tags or remove else meeting.facts.tags
    if as_json:
        typer.echo(json.dumps({"folder": str(meeting.folder), "tags": now}, ensure_ascii=False))
    else:
        typer.echo(t("library.tagged", path=meeting.folder, tags=now))


def show_tags(library: "Library", *, as_json: bool, t: Messages) -> None:
    """All tags with the number of their meetings, the most frequent first; those that differ in case are one."""
    from lokas.library.references import folded

    every = [tag for entry in library.entries() for tag in entry.tags]
    spelled = {folded(tag): tag for tag in reversed(every)}
    counted = [(spelled[tag], count) for tag, count in Counter(map(folded, every)).most_common()]
    if as_json:
        typer.echo(json.dumps([{"tag": tag, "meetings": count} for tag, count in counted], ensure_ascii=False))
        return
    for tag, count in counted:
        typer.echo(t("library.tag_line", tag=tag, count=f"{count:>4}"))
    if not counted:
        typer.echo(t("library.no_tags"), err=True)


def put_away(library: "Library", name: str, *, yes: bool, t: Messages) -> None:  # noqa: ARG001 - as the other
    """Move a meeting to the trash; nobody is asked, since it can be taken back."""
    place = library.delete(library.folder_of(name))
    typer.echo(t("library.deleted", folder=place.name))


def delete_for_good(library: "Library", name: str, *, yes: bool, t: Messages) -> None:
    """Delete a meeting for ever, after a question; one that is in the trash already, too."""
    folder = trashed_or_kept(library, name)
    if yes or confirmed(t("library.for_good_sure", folder=folder), t):
        library.delete_for_good(folder)
        typer.echo(t("library.gone", folder=folder.name))
    else:
        typer.echo(t("library.kept"), err=True)


def trashed_or_kept(library: "Library", name: str) -> Path:
    """The folder of a meeting that is kept, or else of one in the trash. Raises as `Library.folder_of`."""
    try:
        return library.folder_of(name)
    except InputError:
        with suppress(InputError):
            return library.find_trashed(name).folder
        raise


def empty(library: "Library", *, yes: bool, t: Messages) -> None:
    """Empty the trash, after its content was shown and a question answered."""
    found = library.trashed()
    if not found:
        typer.echo(t("library.trash_empty"), err=True)
        return
    for one in found:
        typer.echo(trash_line(one, t))
    size = t.size(sum(one.size_bytes for one in found))
    if yes or confirmed(t("library.empty_sure", count=len(found), size=size), t):
        typer.echo(t("library.emptied", count=library.empty_trash(), size=size))
    else:
        typer.echo(t("library.kept"), err=True)


def show_trash(library: "Library", *, as_json: bool, t: Messages) -> None:
    """What is in the trash, what was deleted last first."""
    found = library.trashed()
    if as_json:
        typer.echo(json.dumps([trash_object(one) for one in found], ensure_ascii=False, indent=1))
        return
    for one in found:
        typer.echo(trash_line(one, t))
    typer.echo(t("library.trash_how") if found else t("library.trash_empty"), err=True)


def trash_line(one: "Trashed", t: Messages) -> str:
    """A meeting in the trash: since when, how much it takes, and its folder's name, by which it is restored."""
    day = f"{one.deleted:%Y-%m-%d}" if one.deleted else "–"
    return t("library.trash_line", day=f"{day:<10}", size=f"{t.size(one.size_bytes):>9}", folder=one.folder.name)


def trash_object(one: "Trashed") -> dict[str, object]:
    """The same for programs."""
    return {
        "folder": str(one.folder),
        "origin": str(one.origin),
        "deleted": one.deleted.isoformat() if one.deleted else None,
        "title": one.title,
        "began": one.began.isoformat() if one.began else None,
        "size_bytes": one.size_bytes,
    }


def bring_back(workspace: "Workspace", name: str, *, yes: bool, t: Messages) -> int | None:
    """Take a meeting out of the trash, those of a backup out of it, or mend a damaged one. Gives the exit code.

    Raises `InputError` ``library.nothing_to_restore`` (path) for a meeting that is where it belongs.
    """
    from lokas.library.endings import BACKUP

    library = workspace.library
    if Path(name).suffix.lower() == BACKUP and Path(name).is_file():
        return unpack(workspace, Path(name), t)
    try:
        typer.echo(t("library.restored", path=library.restore(library.find_trashed(name))))
    except InputError as error:
        if error.code != "library.unknown":
            raise
        mend(library, library.folder_of(name), yes=yes, t=t)
    return None


def unpack(workspace: "Workspace", path: Path, t: Messages) -> int:
    """Take in the meetings of a backup, as `lokas import` does; those that are here are left as they are."""
    from lokas.cli.meetings.importing import take_in_all
    from lokas.library.incoming.importing import ImportRequest

    return take_in_all(workspace, ImportRequest(path), [path], t)


def mend(library: "Library", folder: Path, *, yes: bool, t: Messages) -> None:
    """Show what can be saved of a damaged meeting, and write it after a question."""
    left = library.remains(folder)
    if left is None:
        raise InputError("library.nothing_to_restore", path=str(folder))
    if not left.mendable:
        raise left.error
    typer.echo(t.error(left.error))
    typer.echo(saved_of(left, t))
    for line in left.lost:
        typer.echo(t("library.lost", line=line.strip()))
    if yes or confirmed(t("library.mend_sure"), t):
        typer.echo(t("library.mended", path=library.mend(left).folder))
    else:
        typer.echo(t("library.untouched"), err=True)


def confirmed(question: str, t: Messages) -> bool:
    """Ask, on a terminal. Raises `OptionError` ``library.not_confirmed`` (option) where nobody can answer."""
    if not sys.stdin.isatty():
        raise OptionError("library.not_confirmed", option="--yes")
    answer = typer.prompt(question, default="", show_default=False, prompt_suffix=" ")
    return answer.strip().casefold() in t("models.yes_words").split()


def _workspace() -> "Workspace":
    from lokas.places import Places
    from lokas.workspace import Workspace

    return Workspace(Places.of_system())
