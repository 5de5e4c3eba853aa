"""`lokas models`: the speech models of this computer, and how they come and go."""

# Typer reads the annotations: see `app.py`.

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lokas.cli.messages import Messages
from lokas.errors import Cancelled, ModelError, OptionError

if TYPE_CHECKING:
    from rich.console import Console

    from lokas.cli.transcribing.views import View
    from lokas.jobs import Event
    from lokas.workspace import Workspace
    from lokas_models.installed import InstalledModel

VERIFIED = {
    "built in": "models.by_built_in",
    "catalogue": "models.by_catalogue",
    "hub": "models.by_hub",
    "first download": "models.by_first_download",
    "import": "models.by_import",
}
FILE_STATES = {"good": "models.file_good", "missing": "models.file_missing", "damaged": "models.file_damaged"}


def register(app: typer.Typer, t: Messages) -> None:
    """Add the commands to `app`, under `models`."""
    models = typer.Typer(name="models", help=t("help.models"), epilog=t("help.exit_codes"), no_args_is_help=True)
    _register_looking(models, t)
    _register_coming(models, t)
    _register_going(models, t)
    app.add_typer(models)


def _register_looking(models: typer.Typer, t: Messages) -> None:
    @models.command("list", help=t("help.models_list"))
    def list_models(
        as_json: Annotated[bool, typer.Option("--json", help=t("help.json"))] = False,
        plain: Annotated[bool, typer.Option("--plain", help=t("help.plain"))] = False,
    ) -> None:
        with _workspace() as workspace:
            show_list(workspace, t, as_json=as_json, plain=plain)

    @models.command(help=t("help.models_path"))
    def path(
        name: Annotated[str, typer.Argument(help=t("help.model_name"), metavar=t("help.model_metavar"))],
    ) -> None:
        with _workspace() as workspace:
            typer.echo(workspace.models.path(name))

    @models.command(help=t("help.models_verify"))
    def verify(
        name: Annotated[
            str | None, typer.Argument(help=t("help.models_to_verify"), metavar=f"[{t('help.model_metavar')}]")
        ] = None,
    ) -> None:
        from lokas.cli.transcribing.views import watch

        with _workspace() as workspace:
            checks = watch(workspace.models.verify(name), size_view(t))
        for one in checks:
            typer.echo(t("models.file_state", model=one.model, file=one.file, state=t(FILE_STATES[one.state])))
        wrong = sum(one.state != "good" for one in checks)
        typer.echo(t("models.some_bad", count=wrong) if wrong else t("models.all_good"), err=True)
        if wrong:
            raise typer.Exit(ModelError.exit_code)


def _register_coming(models: typer.Typer, t: Messages) -> None:
    @models.command(help=t("help.models_install"))
    def install(
        name: Annotated[str, typer.Argument(help=t("help.model_name"), metavar=t("help.model_metavar"))],
    ) -> None:
        from lokas.cli.transcribing.views import watch

        with _workspace() as workspace:
            _announce(workspace, name, t)
            try:
                done = watch(workspace.models.install(name), size_view(t))
            except Cancelled:
                typer.echo(t("models.stopped", model=name), err=True)
                raise
        if done.already:
            typer.echo(t("models.already", model=done.model.id))
        else:
            report(done.model, t)

    @models.command("import", help=t("help.models_import"))
    def import_model(
        source: Annotated[Path, typer.Argument(help=t("help.source"), metavar=t("help.source_metavar"))],
        name: Annotated[
            str | None, typer.Option(help=t("help.own_name"), metavar=t("help.model_metavar"), show_default=False)
        ] = None,
    ) -> None:
        from lokas.cli.transcribing.views import watch

        with _workspace() as workspace:
            report(watch(workspace.models.take(source, name), size_view(t)), t)


def _register_going(models: typer.Typer, t: Messages) -> None:
    @models.command(help=t("help.models_remove"))
    def remove(
        name: Annotated[str, typer.Argument(help=t("help.model_name"), metavar=t("help.model_metavar"))],
        yes: Annotated[bool, typer.Option("--yes", "-y", help=t("help.yes"))] = False,
    ) -> None:
        if not (yes or confirmed(name, t)):
            typer.echo(t("models.kept"))
            return
        with _workspace() as workspace:
            workspace.models.remove(name)
        typer.echo(t("models.removed", model=name))

    @models.command(help=t("help.models_pack"))
    def pack(
        name: Annotated[str, typer.Argument(help=t("help.model_name"), metavar=t("help.model_metavar"))],
        destination: Annotated[Path, typer.Argument(help=t("help.destination"), metavar="DEST")],
    ) -> None:
        from lokas.cli.transcribing.views import watch

        with _workspace() as workspace:
            written = watch(workspace.models.pack(name, destination), size_view(t))
        typer.echo(t("models.packed", path=written))


WORTH_LINES = 50_000_000
"""Bytes that take long enough to be worth lines of progress in a pipe."""


class SizeLines:
    """A `View` for pipes: a line for each tenth of the bytes, if they are many, and one for each notice."""

    def __init__(self, t: Messages, log: "Console") -> None:
        self._t, self._log, self._tenths = t, log, 0

    def show(self, event: "Event") -> None:
        """See `View`."""
        from lokas.jobs import Notice, Progress

        match event:
            case Notice():
                self._say(self._t.notice(event))
            case Progress(done, int(total)) if total >= WORTH_LINES and 10 * done // total > self._tenths:
                self._tenths = 10 * done // total
                self._say(self._t("models.progress", done=self._t.size(done), total=self._t.size(total)))

    def stopping(self) -> None:
        """See `View`."""
        self._say(self._t("job.stopping"))

    def close(self) -> None:
        """See `View`."""

    def _say(self, text: str) -> None:
        self._log.print(text, markup=False, highlight=False, soft_wrap=True)


def size_view(t: Messages) -> "View":
    """The view of work counted in bytes, on the error output: what a command gives can be piped on."""
    from rich.console import Console

    from lokas.cli.transcribing.views import LiveView

    console = Console(stderr=True)
    return LiveView(t, console, text=False, sizes=True) if console.is_terminal else SizeLines(t, console)


def show_list(workspace: "Workspace", t: Messages, *, as_json: bool, plain: bool) -> None:
    """The list, as a program, a terminal or anything else reads it best."""
    from rich.console import Console

    from lokas.cli.installation import model_list
    from lokas.cli.sentences.models import notes
    from lokas_models.listing import pair_rows, rows

    pairs = pair_rows(workspace.catalogue, workspace.models.of_voices())
    shown = rows(workspace.catalogue, workspace.models.of_speech(), workspace.models.recommended().id)
    if as_json:
        typer.echo(json.dumps([model_list.as_json(row) for row in (*shown, *pairs)], ensure_ascii=False, indent=1))
        return
    console = Console()
    if plain or not console.is_terminal or console.is_dumb_terminal or console.width < model_list.TABLE_WIDTH:
        typer.echo("\n".join(model_list.plain_lines(shown, t)))
    else:
        model_list.show_table(shown, t, console)
    typer.echo("\n".join(model_list.pair_lines(pairs, t)))
    typer.echo("\n".join(notes(shown, workspace.catalogue, t)))


def report(model: "InstalledModel", t: Messages) -> None:
    """Where a model that came is, and what each of its files was compared with."""
    typer.echo(t("models.ready", model=model.id, path=model.folder))
    for file in model.manifest.files if model.manifest else ():
        how = t(VERIFIED[file.verified_by])
        typer.echo(t("models.verified", file=file.name, size=t.size(file.size), how=how))


def confirmed(name: str, t: Messages) -> bool:
    """Ask whether to delete a model. Raises `OptionError` ``option.confirmation_needed`` (model, option)."""
    if not sys.stdin.isatty():
        raise OptionError("option.confirmation_needed", model=name, option="--yes")
    answer = typer.prompt(t("models.remove_sure", model=name), default="", show_default=False, prompt_suffix=" ")
    return answer.strip().casefold() in t("models.yes_words").split()


def _announce(workspace: "Workspace", name: str, t: Messages) -> None:
    """Say what is about to be downloaded, and from where, before the network is used."""
    from lokas_models.store import hub_host

    entry = workspace.catalogue.find(name)
    if entry is not None and not entry.built_in:
        typer.echo(t("models.installing", model=entry.id, host=hub_host(), size=t.size(entry.size)), err=True)


def _workspace() -> "Workspace":
    from lokas.places import Places
    from lokas.workspace import Workspace

    return Workspace(Places.of_system())
