"""`lokas doctor`: what Lokas stands on here, in words, and what to do where something is wrong."""

# Typer reads the annotations: see `app.py`.

import json
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from lokas.cli.messages import LANGUAGE_VARIABLE, Messages
from lokas.errors import EngineError, ModelError, OutputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lokas.doctor import Check

EXIT_CODES = {
    "library": EngineError.exit_code,
    "processor": EngineError.exit_code,
    "engine": EngineError.exit_code,
    "voices": EngineError.exit_code,
    "model": ModelError.exit_code,
    "models": ModelError.exit_code,
    "self_test": ModelError.exit_code,
    "self_test_missing": ModelError.exit_code,
    "data_folder": OutputError.exit_code,
}
"""The exit code of each finding that can be bad; of several, the greatest: without the engine nothing works."""

LABELS = {"good": "doctor.good", "warning": "doctor.warning", "bad": "doctor.bad"}
COLOURS = {"good": typer.colors.GREEN, "warning": typer.colors.YELLOW, "bad": typer.colors.RED}


def register(app: typer.Typer, t: Messages) -> None:
    """Add the command to `app`."""

    @app.command(help=t("help.doctor"), epilog=t("help.exit_codes"))
    def doctor(as_json: Annotated[bool, typer.Option("--json", help=t("help.json"))] = False) -> None:
        checks = examine(t)
        if as_json:
            typer.echo(json.dumps([_plain(check, t) for check in checks], ensure_ascii=False, indent=1))
        else:
            show(checks, t)
        raise typer.Exit(exit_code(checks))


def examine(t: Messages) -> "list[Check]":
    """Everything the core finds, and the language of the interface, which only the interface knows."""
    from lokas.cli.installation.models import size_view
    from lokas.cli.transcribing.views import watch
    from lokas.doctor import Check
    from lokas.places import Places
    from lokas.workspace import Workspace

    with Workspace(Places.of_system()) as workspace:
        checks = watch(workspace.examine(), size_view(t))
    language = {"name": t.language_name(t.language), "variable": LANGUAGE_VARIABLE}
    return [*checks, Check("language", "good", language)]


def show(checks: "Sequence[Check]", t: Messages) -> None:
    """A line for each check, its state first and in words, and a last line that sums them up."""
    for check in checks:
        label = t(LABELS[check.state])
        if sys.stdout.isatty():
            label = typer.style(label, fg=COLOURS[check.state])
        typer.echo(t("doctor.line", label=label, sentence=sentence(check, t)))
    counts = {state: sum(check.state == state for check in checks) for state in LABELS}
    if counts["bad"]:
        typer.echo(t("doctor.problems", count=counts["bad"]))
    elif counts["warning"]:
        typer.echo(t("doctor.notes", count=counts["warning"]))
    else:
        typer.echo(t("doctor.all_good"))


def sentence(check: "Check", t: Messages) -> str:
    """What was found, and what to do about it."""
    return t(f"check.{check.code}.{check.state}", **check.data)


def exit_code(checks: "Sequence[Check]") -> int:
    """0 if nothing is bad, else the greatest code of what is."""
    return max((EXIT_CODES[check.code] for check in checks if check.state == "bad"), default=0)


def _plain(check: "Check", t: Messages) -> dict[str, object]:
    return {"code": check.code, "state": check.state, "data": check.data, "message": sentence(check, t)}
