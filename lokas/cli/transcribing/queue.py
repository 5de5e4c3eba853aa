"""`lokas queue`: what waits to be transcribed, and a run through it."""

# Typer reads the annotations: see `app.py`.

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from lokas.cli.messages import Messages
from lokas.cli.sharing.export import read_formats, read_profile
from lokas.cli.transcribing.transcribe import (
    expected_terms,
    file_or_meeting,
    read_conditions,
    read_language,
    with_begun_terms,
)
from lokas.errors import Cancelled, OptionError

if TYPE_CHECKING:
    from lokas.job_queue.runner import Ran
    from lokas.transcription import Request
    from lokas.workspace import Workspace


def register(app: typer.Typer, t: Messages) -> None:
    """Add the commands to `app`, under `queue`."""
    queue = typer.Typer(name="queue", help=t("help.queue"), epilog=t("help.exit_codes"), invoke_without_command=True)

    @queue.callback()
    def queued(
        context: typer.Context,
        as_json: Annotated[bool, typer.Option("--json", help=t("help.json"))] = False,
    ) -> None:
        if context.invoked_subcommand is None:
            with _workspace() as workspace:
                show(workspace, t, as_json=as_json)

    _register_add(queue, t)
    _register_run(queue, t)
    _register_changes(queue, t)
    _register_pause(queue, t)
    app.add_typer(queue)


def _register_add(queue: typer.Typer, t: Messages) -> None:
    @queue.command(help=t("help.queue_add"))
    def add(
        what: Annotated[list[Path], typer.Argument(help=t("help.queue_what"), metavar=t("help.queue_what_name"))],
        model: Annotated[Optional[str], typer.Option(help=t("help.model"))] = None,
        language: Annotated[str, typer.Option(help=t("help.language"))] = "auto",
        multilingual: Annotated[bool, typer.Option("--multilingual", help=t("help.multilingual"))] = False,
        formats: Annotated[str, typer.Option("--format", help=t("help.format"))] = "srt,vtt,txt,json",
        output: Annotated[Optional[Path], typer.Option(help=t("help.output"), show_default=False)] = None,
        profile: Annotated[Optional[str], typer.Option(help=t("help.profile"))] = None,
        task: Annotated[str, typer.Option(help=t("help.task"))] = "transcribe",
        device: Annotated[str, typer.Option(help=t("help.device"))] = "auto",
        threads: Annotated[int, typer.Option(help=t("help.threads"))] = 0,
        beam: Annotated[int, typer.Option(help=t("help.beam"))] = 5,
        fast: Annotated[bool, typer.Option("--fast", help=t("help.fast"))] = False,
        prompt: Annotated[str, typer.Option(help=t("help.prompt"))] = "",
        glossary: Annotated[Optional[Path], typer.Option("--glossary", "--hotwords", help=t("help.hotwords"))] = None,
        no_glossary: Annotated[bool, typer.Option("--no-glossary", help=t("help.no_glossary"))] = False,
        word_timestamps: Annotated[bool, typer.Option(help=t("help.word_timestamps"))] = True,
        track: Annotated[int, typer.Option(help=t("help.track"))] = 1,
        force: Annotated[bool, typer.Option("--force", help=t("help.force"))] = False,
        only_on_mains: Annotated[bool, typer.Option("--only-on-mains", help=t("help.only_on_mains"))] = False,
        not_before: Annotated[Optional[str], typer.Option(help=t("help.not_before"), metavar="HH:MM")] = None,
        nice: Annotated[int, typer.Option(help=t("help.nice"))] = 0,
    ) -> None:
        from lokas.speech.engine import EngineOptions
        from lokas.text.export.options import ExportOptions
        from lokas.transcription import Request

        engine = EngineOptions(
            device=device,  # type: ignore[arg-type]  # checked there
            threads=threads,
            beam=1 if fast else beam,
            task=task,  # type: ignore[arg-type]
            prompt=prompt,
            hotwords=expected_terms(glossary, none=no_glossary),
            word_timestamps=word_timestamps,
        )
        asked = Request(
            path=what[0],
            folder=output,
            formats=read_formats(formats),
            model=model,
            language=read_language(language, multilingual=multilingual),
            multilingual=multilingual,
            track=track - 1,
            engine=engine,
            conditions=read_conditions(nice, not_before, on_mains=only_on_mains),
            export=ExportOptions(profile=read_profile(profile)),
            replace=force,
        )
        requests = [replace(asked, path=file_or_meeting(path)) for path in what]
        add_all(requests if glossary or no_glossary else list(map(with_begun_terms, requests)), t)


def _register_run(queue: typer.Typer, t: Messages) -> None:
    @queue.command(help=t("help.queue_run"), epilog=t("help.exit_codes"))
    def run(
        watch: Annotated[bool, typer.Option("--watch", help=t("help.queue_watch"))] = False,
        json_progress: Annotated[bool, typer.Option("--json-progress", help=t("help.json_progress"))] = False,
        quiet: Annotated[bool, typer.Option("--quiet", "-q", help=t("help.quiet"))] = False,
    ) -> None:
        with _workspace() as workspace:
            ran = run_through(workspace, t, watch_on=watch, as_json=json_progress, quiet=quiet)
        raise typer.Exit(ran.errors[0].exit_code if ran.errors else 0)


def _register_changes(queue: typer.Typer, t: Messages) -> None:
    name, names = t("help.queue_id_name"), t("help.queue_ids_name")
    ids = Annotated[list[int], typer.Argument(help=t("help.queue_ids"), metavar=names)]

    @queue.command(help=t("help.queue_move"))
    def move(
        number: Annotated[int, typer.Argument(help=t("help.queue_id"), metavar=name)],
        first: Annotated[bool, typer.Option("--first", help=t("help.queue_first"))] = False,
        last: Annotated[bool, typer.Option("--last", help=t("help.queue_last"))] = False,
        before: Annotated[Optional[int], typer.Option("--before", help=t("help.queue_before"), metavar=name)] = None,
    ) -> None:
        if first + last + (before is not None) != 1:
            raise OptionError("queue.no_place")
        with _workspace() as workspace:
            workspace.queue.move(number, before if before is not None else "first" if first else "last")
            show(workspace, t)

    @queue.command(help=t("help.queue_remove"))
    def remove(numbers: ids) -> None:
        with _workspace() as workspace:
            for entry in workspace.queue.remove(numbers):
                typer.echo(t("queue.removed", id=entry.id, name=entry.name))

    @queue.command(help=t("help.queue_cancel"))
    def cancel(numbers: ids) -> None:
        with _workspace() as workspace:
            workspace.queue.cancel(numbers)
            show(workspace, t)

    @queue.command(help=t("help.queue_retry"))
    def retry(
        numbers: Annotated[Optional[list[int]], typer.Argument(help=t("help.queue_retry_ids"), metavar=names)] = None,
    ) -> None:
        with _workspace() as workspace:
            workspace.queue.retry(numbers or ())
            show(workspace, t)

    @queue.command(help=t("help.queue_clear"))
    def clear(failed: Annotated[bool, typer.Option("--failed", help=t("help.queue_clear_failed"))] = False) -> None:
        with _workspace() as workspace:
            typer.echo(t("queue.cleared", count=len(workspace.queue.clear(failed=failed))))


def _register_pause(queue: typer.Typer, t: Messages) -> None:
    @queue.command(help=t("help.queue_pause"))
    def pause() -> None:
        with _workspace() as workspace:
            workspace.queue.pause()
        typer.echo(t("queue.is_paused"))

    @queue.command(help=t("help.queue_resume"))
    def resume() -> None:
        with _workspace() as workspace:
            workspace.queue.pause(paused=False)
            if not workspace.queue.is_run():
                typer.echo(t("queue.not_run"), err=True)


def add_all(requests: "list[Request]", t: Messages) -> None:
    """Put these into the queue, all of them or none, and say how they get their turn. Raises as `JobQueue.add`."""
    with _workspace() as workspace:
        queue = workspace.queue
        for entry in queue.add(requests):
            typer.echo(t("queue.added", id=entry.id, name=entry.name))
        if queue.read().paused:
            typer.echo(t("queue.is_paused"), err=True)
        elif not queue.is_run():
            typer.echo(t("queue.not_run"), err=True)


def show(workspace: "Workspace", t: Messages, *, as_json: bool = False) -> None:
    """The queue as it is now. Raises as `JobQueue.read`."""
    from lokas.cli.transcribing.queue_list import show_list

    show_list(workspace.queue, t, as_json=as_json)


def run_through(workspace: "Workspace", t: Messages, *, watch_on: bool, as_json: bool, quiet: bool) -> "Ran":
    """Run the queue before the person's eyes. Raises `Cancelled` and what `run_queue` raises."""
    from lokas.cli.transcribing.queue_view import QueueView, view_of_work
    from lokas.cli.transcribing.views import watch

    job = workspace.run_queue(watch=watch_on)
    try:
        ran = watch(job, QueueView(view_of_work(t, as_json=as_json, quiet=quiet), t, quiet=quiet))
    except Cancelled:
        typer.echo(t("queue.run_stopped"), err=True)
        raise
    finally:
        job.cancel()  # where nobody reads what is shown any more, the run must not go on for ever
    if not quiet and (ran.done or ran.errors):
        typer.echo(t("queue.ran", done=ran.done, failed=len(ran.errors)), err=True)
    return ran


def _workspace() -> "Workspace":
    from lokas.places import Places
    from lokas.workspace import Workspace

    return Workspace(Places.of_system())
