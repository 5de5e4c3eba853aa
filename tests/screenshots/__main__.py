"""Make the pictures of the READMEs anew: the real application, in both languages, with what an association keeps.

python -m tests.screenshots [fr] [en]      # into docs/screenshots; `just screenshots`
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from lokas.meeting import Meeting
from lokas.places import Places
from lokas.recorder.link import RecorderLink
from lokas.settings import Settings
from lokas_models.catalogue import DATA, SELF_TEST, load_catalogue
from lokas_models.demonstration import demonstration
from lokas_models.store import ModelStore
from tests.helpers.command import ROOT
from tests.helpers.desktop import Desktop
from tests.helpers.meetings import read_sound
from tests.helpers.screen_of_its_own import VirtualScreen
from tests.helpers.sound_server import SoundServer
from tests.screenshots.association import ASSOCIATIONS, found

PICTURES = ROOT / "docs" / "screenshots"
SHOWN = ROOT / "tests" / "screenshots" / "shown.py"
MODEL = "ours"
RATE = 16_000
HEARD_MS, RECORDED_MS, MARKED_MS = 21_000, 46_000, (8_000, 32_000)


def main(languages):
    for language in languages:
        folder = Path(tempfile.gettempdir(), ASSOCIATIONS[language].name)  # pictures show where files go
        folder.mkdir()
        try:
            picture(folder / "Lokas", language)
        finally:
            shutil.rmtree(folder)


def picture(home, language):
    """The five main screens."""
    committee = found(home, language)
    prepare(Places(home), language)
    folder = PICTURES / language
    folder.mkdir(parents=True, exist_ok=True)
    with (
        microphone(language) as (server, room),
        VirtualScreen(1440, 900) as screen,
        Desktop(screen, home, language=language, script=SHOWN, **variables(home.parent, server)) as desktop,
    ):
        for name in ("meetings", "minutes", "share"):
            show(desktop, name, committee)
            keep(desktop, folder / f"{name}.png")
        show(desktop, "review", committee, HEARD_MS)
        keep(desktop, folder / "review.png")
        begin(desktop, ASSOCIATIONS[language])
        with server.playing(room, np.tile(read_sound(demonstration(language).sound), 2), RATE):
            mark(desktop, ASSOCIATIONS[language])
        keep(desktop, folder / "recording.png")
        desktop.the("push button", "End the recording", "enabled").press()
        desktop.gone("push button", "End the recording")


def prepare(places, language):
    """What people have chosen; and the self-test model under another name, since nothing is offered with itself."""
    ModelStore(places.models, load_catalogue()).import_from(
        DATA / SELF_TEST, lambda *_: None, lambda: False, name=MODEL
    )
    chosen = {"interface.theme": "light", "text.model": MODEL, "text.language": language}
    settings = Settings(places.settings)
    for key, value in (chosen | {"recording.association": ASSOCIATIONS[language].name}).items():
        settings.put(key, value)


def variables(folder, server):
    """The environment of a computer of France with a microphone, which promises to stay awake, as most do."""
    program = folder / "programs" / "systemd-inhibit"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\nexec cat\n")
    program.chmod(0o755)
    sound = {name: server.environment[name] for name in ("PULSE_SERVER", "PULSE_COOKIE")}
    return {"TZ": "Europe/Paris", "PATH": f"{program.parent}:{os.environ['PATH']}", **sound}


@contextmanager
def microphone(language):
    """A sound server and its microphone."""
    with tempfile.TemporaryDirectory(prefix="lokas-") as folder:
        server = SoundServer(Path(folder))
        server.start()
        try:
            yield (
                server,
                server.microphone("room", {"fr": "Micro de la salle", "en": "Microphone of the room"}[language]),
            )
        finally:
            server.kill()


def show(desktop, *place):
    desktop.settled()
    desktop.tell(*map(str, place[:2]), *place[2:])
    desktop.settled()


def keep(desktop, path):
    desktop.tell("keep", str(path))
    assert desktop.process.stdout.readline() == "kept\n", desktop.log


def begin(desktop, association):
    """A recording with its text."""
    show(desktop, "prepare", "")
    desktop.the("text", "&Title").write(association.committee.title)
    shown = desktop.the("check box", "Show the &text while people speak", "enabled")
    if "checked" not in shown.states:
        shown.press()
    desktop.the("check box", "The text was read aloud to &everybody present").press()
    desktop.the("push button", "Begin to record", "enabled").press()
    desktop.the("label", "Recording")


def mark(desktop, association):
    """What is marked in it, until enough is recorded."""
    link = next(RecorderLink(one) for one in kept(desktop.home) if one.facts.closed is None)
    for recorded_ms, (kind, text) in zip(MARKED_MS, association.marked, strict=True):
        desktop.until(lambda wanted_ms=recorded_ms: link.status().recorded_ms > wanted_ms, "it is time for a mark")
        desktop.the("text", "Text of the marker").write(text)
        desktop.the("push button", kind, "enabled").press()
    desktop.until(lambda: link.status().recorded_ms > RECORDED_MS, "enough is recorded")


def kept(home):
    return [Meeting(folder) for folder in (home / "meetings").iterdir()]


if __name__ == "__main__":
    main(sys.argv[1:] or ASSOCIATIONS)
