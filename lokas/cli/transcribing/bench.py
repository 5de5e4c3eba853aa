"""`lokas bench`: how long an hour of sound takes on this computer, with each model."""

# Typer reads the annotations: see `app.py`.

import json
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from lokas.cli.messages import Messages
from lokas.errors import ModelError

if TYPE_CHECKING:
    from lokas.cli.transcribing.views import View
    from lokas.estimate import Speed
    from lokas.workspace import Workspace

HOUR_MS = 3_600_000
FEW_MINUTES = 10
"""Below it, tenths are shown."""


def register(app: typer.Typer, t: Messages) -> None:
    """Add the command to `app`."""

    @app.command(help=t("help.bench"), epilog=t("help.exit_codes"))
    def bench(
        model: Annotated[Optional[list[str]], typer.Option(help=t("help.bench_model"))] = None,
        device: Annotated[str, typer.Option(help=t("help.device"))] = "auto",
        threads: Annotated[int, typer.Option(help=t("help.threads"))] = 0,
        beam: Annotated[int, typer.Option(help=t("help.beam"))] = 5,
        as_json: Annotated[bool, typer.Option("--json", help=t("help.json"))] = False,
    ) -> None:
        from lokas.cli.transcribing.views import watch
        from lokas.places import Places
        from lokas.speech.engine import EngineOptions
        from lokas.workspace import Workspace

        options = EngineOptions(device=device, threads=threads, beam=beam)  # type: ignore[arg-type]  # checked there
        with Workspace(Places.of_system()) as workspace:
            speeds = {}
            for name in model or installed(workspace):
                typer.echo(t("bench.measuring", model=name), err=True)
                speeds[name] = watch(workspace.measure(name, options), notices_view(t))
                if not as_json:
                    typer.echo(sentence(name, speeds[name], t))
        if as_json:
            typer.echo(json.dumps([plain(name, speed) for name, speed in speeds.items()], ensure_ascii=False, indent=1))
        else:
            typer.echo(t("bench.saved"), err=True)


def installed(workspace: "Workspace") -> list[str]:
    """The usable models that were made for people's speech. Raises `ModelError` ``model.none_installed``."""
    models = workspace.models.of_speech()
    names = [model.id for model in models if not (model.built_in or model.missing or model.damaged)]
    if not names:
        advised = workspace.models.recommended()
        raise ModelError("model.none_installed", recommended=advised.id, size_bytes=advised.size)
    return names


def notices_view(t: Messages) -> "View":
    """A view that shows only what the engine has to say: 20 seconds need no bar."""
    from rich.console import Console

    from lokas.cli.transcribing.views import PlainView

    return PlainView(t, Console(file=sys.stderr), Console(stderr=True), text=False)


def sentence(model: str, speed: "Speed", t: Messages) -> str:
    """How long one hour takes, for people."""
    minutes = speed.seconds_for(HOUR_MS) / 60
    shown = t.number(minutes, 1 if minutes < FEW_MINUTES else 0)
    return t("bench.hour", model=model, minutes=shown, load=t.number(speed.load_s, 1))


def plain(model: str, speed: "Speed") -> dict[str, object]:
    """The same for programs."""
    return {"model": model, "hour_takes_s": speed.seconds_for(HOUR_MS), **asdict(speed)}
