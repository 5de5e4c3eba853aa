"""`lokas demo`: prove the installation on a meeting whose every word is known."""

# Typer reads the annotations: see `app.py`.

from pathlib import Path
from typing import Annotated

import typer

from lokas.cli.messages import Messages
from lokas.errors import OptionError


def register(app: typer.Typer, t: Messages) -> None:
    """Add the command to `app`."""

    @app.command(help=t("help.demo"), epilog=t("help.exit_codes"))
    def demo(
        output: Annotated[Path, typer.Option(help=t("help.demo_output"))] = Path("lokas-demo"),
        language: Annotated[str, typer.Option(help=t("help.demo_language"))] = "fr",
    ) -> None:
        from lokas.cli.transcribing.transcribe import make_view, report
        from lokas.cli.transcribing.views import watch
        from lokas.places import Places
        from lokas.transcription import Request
        from lokas.workspace import Workspace
        from lokas_models.demonstration import LANGUAGES

        if language not in LANGUAGES:
            raise OptionError("option.unknown_value", option="--language", value=language, known=list(LANGUAGES))
        typer.echo(t("demo.what"), err=True)
        view = make_view(t, as_json=False, quiet=False)
        with Workspace(Places.of_system()) as workspace:
            shown = watch(workspace.demonstrate(language, lambda path: Request(path, folder=output)), view)
        report(shown.outcome, view, t, quiet=False)
        # The same line in every language, for the scripts that look for it.
        typer.echo(f"word error rate: {100 * shown.word_error_rate:.1f} %")
