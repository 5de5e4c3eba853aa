"""`lokas sources`: what can be recorded; and the check of a room, `lokas record --check`."""

# Typer reads the annotations: see `app.py`.

import json
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from lokas.cli.messages import Messages

if TYPE_CHECKING:
    from lokas.audio.room import RoomVerdict
    from lokas.audio.sources import SoundSource
    from lokas.cli.recording.record import Wish
    from lokas.cli.transcribing.views import View

KINDS = {"microphone": "sources.microphone", "computer": "sources.computer"}
VERDICTS = {
    "fine": "room.fine",
    "too_far": "room.too_far",
    "too_noisy": "room.too_noisy",
    "clipping": "room.clipping",
    "muted": "room.muted",
}
"""The verdict and what to do about it."""


def register(app: typer.Typer, t: Messages) -> None:
    """Add the command to `app`."""

    @app.command(help=t("help.sources"), epilog=t("help.exit_codes"))
    def sources(as_json: Annotated[bool, typer.Option("--json", help=t("help.json"))] = False) -> None:
        from lokas.audio.sources import missing
        from lokas.places import Places
        from lokas.workspace import Workspace

        with Workspace(Places.of_system()) as workspace:
            found = workspace.sources()
        if as_json:
            typer.echo(json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=1))
            return
        for one in found:
            typer.echo(sentence(one, t))
        for notice in missing(found):
            typer.echo(t.notice(notice), err=True)


def sentence(source: "SoundSource", t: Messages) -> str:
    """A source in a line: its name, its kind, whether the system prefers it."""
    line = t("sources.line", name=source.name, kind=t(KINDS[source.kind]))
    return line + t("sources.default") if source.default else line


def check_room(wish: "Wish", t: Messages) -> int:
    """Listen for ten seconds, and say how well the room is heard and what to do about it; gives the exit code, 0."""
    from lokas.cli.recording.opening import choose_sources
    from lokas.cli.transcribing.views import watch
    from lokas.places import Places
    from lokas.workspace import Workspace

    with Workspace(Places.of_system()) as workspace:
        source = choose_sources(workspace, wish)[0]
        typer.echo(t("room.listening", name=source.name), err=True)
        verdict = watch(workspace.check_room(source), _progress_view(t))
    typer.echo(json.dumps(asdict(verdict)) if wish.as_json else told(verdict, t))
    return 0


def told(verdict: "RoomVerdict", t: Messages) -> str:
    """The verdict, and the figures it stands on."""
    level, noise, snr = (
        "–" if value is None else t.number(value).replace("-", "\N{MINUS SIGN}")
        for value in (verdict.level_db, verdict.noise_db, verdict.snr_db)
    )
    clipped = t.number(100 * verdict.clipped_share, 1)
    return t(VERDICTS[verdict.verdict]) + "\n" + t("room.figures", level=level, noise=noise, snr=snr, clipped=clipped)


def _progress_view(t: Messages) -> "View":
    """A bar on a terminal, nothing elsewhere."""
    from rich.console import Console

    from lokas.cli.transcribing.views import LiveView, PlainView

    log = Console(stderr=True)
    return LiveView(t, log, text=False) if sys.stderr.isatty() else PlainView(t, log, log, text=False)
