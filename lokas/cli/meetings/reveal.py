"""`lokas open`: the folder of a meeting in the file manager, or its sound in a player; its path in any case."""

# Typer reads the annotations: see `app.py`.

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Annotated, Optional

import typer

from lokas.cli.editing.pointing import read_time
from lokas.cli.messages import Messages, clock
from lokas.errors import InputError

PLAYERS = {"mpv": "--start={seconds}", "vlc": "--start-time={seconds}"}
"""Players that can be told where to begin, and how."""

WAIT_S = 1.0
"""What hands a file on to another program ends sooner, and tells by its code whether there was one."""


def register(app: typer.Typer, t: Messages) -> None:
    """Add the command to `app`."""

    @app.command("open", help=t("help.open"), epilog=t("help.exit_codes"))
    def open_(
        meeting: Annotated[str, typer.Argument(help=t("help.library_meeting"), metavar=t("help.library_name"))],
        sound: Annotated[bool, typer.Option("--sound", help=t("help.open_sound"))] = False,
        at: Annotated[Optional[str], typer.Option(help=t("help.open_at"), metavar=t("help.open_time"))] = None,
        only_path: Annotated[bool, typer.Option("--path", help=t("help.open_path"))] = False,
    ) -> None:
        from lokas.places import Places
        from lokas.workspace import Workspace

        at_ms = None if at is None else read_time(at)
        with Workspace(Places.of_system()) as workspace:
            library = workspace.library
            heard = sound or at_ms is not None
            path = library.find(meeting).sound_file() if heard else library.folder_of(meeting)
        if not path.exists():
            raise InputError("input.missing", path=str(path))
        typer.echo(path)
        if not only_path:
            reveal(path, at_ms, t)


def reveal(path: Path, at_ms: int | None, t: Messages) -> None:
    """Open a file or a folder in the person's own program; where there is none, that is said, and is no error."""
    player = next((name for name in PLAYERS if shutil.which(name)), None) if at_ms else None
    if player and at_ms:
        started = has_desktop() and start([player, PLAYERS[player].format(seconds=at_ms / 1000), str(path)])
    else:
        started = opened(path)
    if not started:
        typer.echo(t("library.no_desktop"), err=True)
    elif at_ms and not player:
        typer.echo(t("library.go_to", time=clock(at_ms)), err=True)


def opened(path: Path) -> bool:
    """Whether the system's program for it was started."""
    if sys.platform == "win32":
        try:
            os.startfile(path)  # noqa: S606 - what it opens is a person's own
        except OSError:
            return False
        return True
    return has_desktop() and start(["open" if sys.platform == "darwin" else "xdg-open", str(path)])


def has_desktop() -> bool:
    """Whether there is a screen for other programs: on Linux, where a terminal may well be all there is."""
    return sys.platform != "linux" or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def start(command: list[str]) -> bool:
    """Start a program that outlives this one; whether it is there, and did not fail at once."""
    nothing = subprocess.DEVNULL
    try:
        process = subprocess.Popen(  # noqa: S603 - no shell reads it
            command, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True
        )
        return process.wait(WAIT_S) == 0
    except subprocess.TimeoutExpired:
        return True
    except OSError:
        return False
