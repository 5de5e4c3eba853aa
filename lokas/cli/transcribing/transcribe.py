"""`lokas transcribe`: recordings in, text and captions out."""

# Typer reads the annotations: see `app.py`.

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from lokas.cli.messages import Messages
from lokas.cli.sharing.export import read_formats, read_profile
from lokas.errors import Cancelled, InputError, LokasError, OptionError

if TYPE_CHECKING:
    from lokas.cli.transcribing.views import View
    from lokas.conditions import Conditions
    from lokas.transcription import Outcome, Request


def register(app: typer.Typer, t: Messages) -> None:
    """Add the command to `app`."""

    @app.command(help=t("help.transcribe"), epilog=t("help.exit_codes"))
    def transcribe(
        files: Annotated[list[Path], typer.Argument(help=t("help.files"), metavar=t("help.files_name"))],
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
        resume: Annotated[bool, typer.Option("--resume", help=t("help.resume"))] = False,
        force: Annotated[bool, typer.Option("--force", help=t("help.force"))] = False,
        only_on_mains: Annotated[bool, typer.Option("--only-on-mains", help=t("help.only_on_mains"))] = False,
        not_before: Annotated[Optional[str], typer.Option(help=t("help.not_before"), metavar="HH:MM")] = None,
        nice: Annotated[int, typer.Option(help=t("help.nice"))] = 0,
        json_progress: Annotated[bool, typer.Option("--json-progress", help=t("help.json_progress"))] = False,
        quiet: Annotated[bool, typer.Option("--quiet", "-q", help=t("help.quiet"))] = False,
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
        first = Request(
            path=files[0],
            folder=output,
            formats=read_formats(formats),
            model=model,
            language=read_language(language, multilingual=multilingual),
            multilingual=multilingual,
            track=track - 1,
            engine=engine,
            conditions=read_conditions(nice, not_before, on_mains=only_on_mains),
            export=ExportOptions(profile=read_profile(profile)),
            resume=resume,
            replace=force,
        )
        requests = [replace(first, path=file_or_meeting(path)) for path in files]
        requests = requests if glossary or no_glossary else list(map(with_begun_terms, requests))
        raise typer.Exit(transcribe_all(requests, t, as_json=json_progress, quiet=quiet))


def file_or_meeting(path: Path) -> Path:
    """The file or folder at a path, or else the folder of the meeting that goes by this name.

    A name that looks like a file's is one: that it is missing is told when its turn comes. Raises as `Library.find`.
    """
    from lokas.library import Library
    from lokas.places import Places

    if path.exists():
        return path
    places = Places.of_system()
    try:
        return Library(places.meetings, places.trash).find(str(path)).folder
    except InputError as error:
        if error.code == "library.unknown" and (path.suffix or path.parent.parts):
            return path
        raise


def read_language(text: str, *, multilingual: bool) -> str | None:
    """The language asked for; None to find it out. Raises `OptionError` ``option.exclusive`` (first, second)."""
    from lokas.speech.languages import parse_language

    language = parse_language(text)
    if multilingual and language is not None:
        raise OptionError("option.exclusive", first="--language", second="--multilingual")
    return language


def read_conditions(nice: int, not_before: str | None, *, on_mains: bool) -> "Conditions":
    """When the work may run; a time of the day is counted from now, for all the recordings. Raises `OptionError`."""
    from lokas.conditions import Conditions, next_moment, parse_time

    begins = next_moment(parse_time(not_before)) if not_before is not None else None
    return Conditions(on_mains=on_mains, not_before=begins, nice=nice)


def expected_terms(glossary: Path | None, *, none: bool) -> tuple[str, ...]:
    """The terms to expect: those of a file, else of the association's glossary; `none` of them if that is asked for.

    Raises `OptionError` ``option.exclusive`` (first, second), and as `read_glossary`.
    """
    from lokas.places import Places
    from lokas.text.glossary import glossary_at, read_glossary

    if glossary and none:
        raise OptionError("option.exclusive", first="--glossary", second="--no-glossary")
    if glossary:
        return read_glossary(glossary).hotwords
    return () if none else glossary_at(Places.of_system().glossary).hotwords


def with_begun_terms(request: "Request") -> "Request":
    """The request; if it takes up work again, with the terms that began with, since the glossary may have grown."""
    from lokas.meeting import Meeting, is_meeting
    from lokas.speech.journal import begun_options

    unfinished = Meeting(request.path).journal if is_meeting(request.path) else request.journal
    begun = None if request.replace else begun_options(unfinished).get("hotwords")
    if not isinstance(begun, list):
        return request
    return replace(request, engine=replace(request.engine, hotwords=tuple(map(str, begun))))


def transcribe_all(requests: "list[Request]", t: Messages, *, as_json: bool, quiet: bool) -> int:
    """Transcribe one after the other; a recording that fails does not stop the next. Gives the exit code.

    Raises `OptionError` ``option.same_results`` before any work.
    """
    from lokas.cli.transcribing.views import JsonView, watch
    from lokas.exporting import refuse_same_results
    from lokas.places import Places
    from lokas.workspace import Workspace

    refuse_same_results(requests)
    code = 0
    with Workspace(Places.of_system()) as workspace:
        for request in requests:
            view = make_view(t, as_json=as_json, quiet=quiet)
            try:
                outcome = watch(workspace.transcribe(request), view)
            except LokasError as error:
                code = code or error.exit_code
                if isinstance(view, JsonView):
                    view.write("Error", {"code": error.code, "data": error.data, "message": t.error(error)})
                typer.echo(t.error(error), err=True)
            except Cancelled:
                journal = workspace.journal(request)
                typer.echo(t("job.cancelled", path=journal) if journal.exists() else t("job.cancelled_early"), err=True)
                raise
            else:
                report(outcome, view, t, quiet=quiet)
    return code


def make_view(t: Messages, *, as_json: bool, quiet: bool) -> "View":
    """The view that fits where the output goes."""
    from rich.console import Console

    from lokas.cli.transcribing.views import JsonView, LiveView, PlainView

    if as_json:
        return JsonView(sys.stdout)
    log = Console(stderr=True, quiet=quiet)
    if sys.stdout.isatty() and not quiet:
        return LiveView(t, Console(), text=True)
    return PlainView(t, Console(quiet=quiet), log, text=True)


def report(outcome: "Outcome", view: "View", t: Messages, *, quiet: bool) -> None:
    """Where the results are, how complete they are, and what they cost."""
    from lokas.cli.transcribing.summary import summarise, summary_fields
    from lokas.cli.transcribing.views import JsonView

    paths = {name: str(path) for name, path in outcome.files.items()}
    if isinstance(view, JsonView):
        view.write("Finished", {"files": paths, **summary_fields(outcome.transcript)})
    elif not quiet:
        typer.echo(t("job.written", files="\n".join(f"  {path}" for path in paths.values())), err=True)
        if summary := summarise(outcome.transcript, t):
            typer.echo(summary, err=True)
