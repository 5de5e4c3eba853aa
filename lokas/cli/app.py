"""The `lokas` command: its subcommands, its errors as sentences, its exit codes."""

# No `from __future__ import annotations` here and in the command modules: Typer reads the annotations, and the help
# texts in them are in the person's language, which is only known when the application is built.

import os
import signal
import sys
from importlib.metadata import version
from typing import Annotated

import typer

from lokas.cli.editing import edit, glossary, redact, replace, show, speakers, stats
from lokas.cli.installation import doctor, models
from lokas.cli.meetings import decisions, importing, indexing, listing, reveal, search, shelf
from lokas.cli.messages import Messages, choose_language
from lokas.cli.recording import record, recover, retention, sources
from lokas.cli.sharing import captions, export, minutes
from lokas.cli.transcribing import bench, demo, queue, transcribe
from lokas.errors import Cancelled, LokasError

EXIT_CANCELLED = 130
EXIT_BUG = 1


def build(t: Messages) -> typer.Typer:
    """The application with its help in the language of `t`."""
    app = typer.Typer(
        name="lokas",
        help=t("help.lokas"),
        epilog=t("help.exit_codes"),
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        rich_markup_mode="rich",
        context_settings={"help_option_names": ["-h", "--help"]},
    )

    def show_version(value: bool) -> None:  # noqa: FBT001 - Typer's callback
        if value:
            typer.echo(f"lokas {version('lokas')}")
            raise typer.Exit

    @app.callback()
    def lokas(
        _version: Annotated[
            bool, typer.Option("--version", help=t("help.version"), callback=show_version, is_eager=True)
        ] = False,
    ) -> None:
        pass

    for module in (
        record,
        sources,
        recover,
        retention,
        transcribe,
        show,
        edit,
        speakers,
        stats,
        replace,
        redact,
        glossary,
        queue,
        importing,
        listing,
        shelf,
        reveal,
        search,
        decisions,
        indexing,
        export,
        captions,
        demo,
        minutes,
        models,
        doctor,
        bench,
    ):
        module.register(app, t)
    return app


def run() -> None:
    """Run the command line and exit: 0, or the code of what happened."""
    messages = Messages(choose_language())
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        build(messages)()
    except LokasError as error:
        typer.echo(messages.error(error), err=True)
        sys.exit(error.exit_code)
    except (Cancelled, KeyboardInterrupt):
        sys.exit(EXIT_CANCELLED)
    except BrokenPipeError:
        # Whoever read the output has enough; Python must not complain again when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(EXIT_BUG)
