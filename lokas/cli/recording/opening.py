"""What comes before a recording: what waits to be recovered, the sources, the text that is read aloud."""

from __future__ import annotations

import shutil
import textwrap
from typing import TYPE_CHECKING, Literal, cast

import typer

from lokas.cli.recording.keyboard import ENTER
from lokas.consent import Consent, consent_text
from lokas.errors import LokasError
from lokas.meeting import moments
from lokas.meeting.facts import MeetingFacts

if TYPE_CHECKING:
    from lokas.audio.sources import SoundSource
    from lokas.cli.messages import Messages
    from lokas.cli.recording.keyboard import Keyboard
    from lokas.cli.recording.record import Wish
    from lokas.workspace import Workspace

WAIT_S = 0.2
WIDEST = 80
"""Characters of a line that is read aloud with ease."""


def offer_recovery(workspace: Workspace, t: Messages) -> None:
    """Say which recordings were not closed, at each start, as long as there are any; their trouble is not ours now."""
    try:
        waiting = len(workspace.recordings_to_recover())
    except LokasError as error:
        typer.echo(t.error(error), err=True)
        return
    if waiting:
        typer.echo(t("recover.offered_one" if waiting == 1 else "recover.offered", count=waiting), err=True)


def choose_sources(workspace: Workspace, wish: Wish) -> tuple[SoundSource, ...]:
    """One source for each channel that is asked for; `--source` names the first. Raises as `pick`."""
    from lokas.audio.sources import pick

    found = workspace.sources()
    named = (wish.source, *[""] * len(wish.kinds))
    return tuple(pick(found, kind, name) for kind, name in zip(wish.kinds, named, strict=False))


def facts_of(wish: Wish, consent: Consent, t: Messages) -> MeetingFacts:
    """What is known of the meeting as it begins."""
    began = moments.now()
    return MeetingFacts(
        wish.title.strip() or t("recording.untitled", time=f"{began:%H:%M}"),
        began,
        association=wish.association,
        purpose=wish.purpose,
        language=wish.language,
        consent=consent,
        retention_days=wish.retention_days,
    )


def ask_consent(wish: Wish, keyboard: Keyboard, t: Messages) -> Consent:
    """Show the text to read aloud, and note whether it was read: by a key, or as `--consent` says.

    Where nobody can press a key and nothing was said, it counts as not read.
    """
    spoken = wish.language if wish.language in {"fr", "en"} else t.language
    language = cast("Literal['fr', 'en']", spoken)
    consent = Consent(consent_text(language, wish.association, wish.purpose, wish.retention_days))
    if wish.consent == "ask" and keyboard.present:
        typer.echo(t("recording.consent", text=_in_lines(consent.text)), err=True)
        read = _is_read(keyboard)
    else:
        read = wish.consent == "read"
    if read:
        consent = consent.read(moments.now())
    elif wish.consent == "ask":
        typer.echo(t("recording.consent_not_read"), err=True)
    for text in wish.objections:
        consent = consent.objected(text, moments.now())
    return consent


def _in_lines(text: str) -> str:
    """A text to be read from a terminal: its words stay whole."""
    return textwrap.fill(text, min(WIDEST, shutil.get_terminal_size().columns - 1))


def _is_read(keyboard: Keyboard) -> bool:
    while True:
        key = keyboard.read(WAIT_S).lower()
        if key and key in (*ENTER, "n"):
            return key != "n"
