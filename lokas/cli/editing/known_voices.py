"""`lokas speakers voices`, `remember` and `forget`: voices that people agreed to have known, kept and erased."""

# Typer reads the annotations: see `app.py`.

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from lokas.cli.messages import Messages, clock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lokas.known_voices import KnownVoice, KnownVoices, Recognised
    from lokas.meeting import Meeting
    from lokas.workspace import Workspace


def register_voices(speakers: typer.Typer, t: Messages) -> None:
    """Add the commands to those of `lokas speakers`."""
    _register_listing(speakers, t)
    _register_remembering(speakers, t)
    _register_forgetting(speakers, t)


def _register_listing(speakers: typer.Typer, t: Messages) -> None:
    @speakers.command(help=t("help.known_voices"), epilog=t("help.exit_codes"))
    def voices(
        on: Annotated[Optional[bool], typer.Option("--on/--off", help=t("help.voices_on"))] = None,
        as_json: Annotated[bool, typer.Option("--json", help=t("help.json"))] = False,
    ) -> None:
        from lokas.known_voices import SETTING
        from lokas.places import Places
        from lokas.settings import Settings

        if on is not None:
            Settings(Places.of_system().settings).put(SETTING, on)
        with _opened() as (_, known):
            listed = known.listed()
            if as_json:
                told = {"on": known.on, "voices": [_values(one) for one in listed]}
                typer.echo(json.dumps(told, ensure_ascii=False, indent=1))
                return
            typer.echo(t("voices.on") if known.on else t("voices.off"))
            for one in listed:
                typer.echo(_line(one, t))


def _register_remembering(speakers: typer.Typer, t: Messages) -> None:
    @speakers.command(help=t("help.voices_remember"), epilog=t("help.exit_codes"))
    def remember(
        meeting: Annotated[str, typer.Argument(help=t("help.library_meeting"), metavar=t("help.library_name"))],
        name: Annotated[str, typer.Argument(help=t("help.edit_who"), metavar=t("help.edit_who_name"))],
        consent: Annotated[bool, typer.Option("--consent", help=t("help.voices_consent"))] = False,
        asked_by: Annotated[str, typer.Option(help=t("help.voices_asked_by"))] = "",
    ) -> None:
        from lokas.cli.editing.pointing import known_speaker
        from lokas.consent import VOICE_TEXT
        from lokas.documents import document_of
        from lokas.known_voices import VoiceConsent
        from lokas.meeting import moments

        with _opened() as (workspace, known):
            found = workspace.library.find(meeting)
            document = document_of(found)
            speaker = known_speaker(document, name)
            given = VoiceConsent(moments.now(), VOICE_TEXT, asked_by) if consent else None
            if given is None and known.on:
                _show_text(speaker.name, t)
            kept = known.remember(found, document, speaker.key, t("speakers.called", number="{number}"), given)
            typer.echo(t("voices.remembered", name=kept.name))


def _register_forgetting(speakers: typer.Typer, t: Messages) -> None:
    @speakers.command(help=t("help.voices_forget"), epilog=t("help.exit_codes"))
    def forget(
        name: Annotated[Optional[str], typer.Argument(help=t("help.voices_name"), metavar=t("help.edit_who_name"))] = (
            None
        ),
        every: Annotated[bool, typer.Option("--all", help=t("help.voices_all"))] = False,
    ) -> None:
        from lokas.errors import OptionError

        with _opened() as (_, known):
            if every and name is not None:
                raise OptionError("option.exclusive", first=name, second="--all")
            if every:
                known.forget_all()
                typer.echo(t("voices.forgot_all"))
            elif name is None:
                raise OptionError("voices.nobody_named")
            else:
                known.forget(name)
                typer.echo(t("voices.forgot", name=name))


def likely_values(workspace: "Workspace", meeting: "Meeting", called: str, t: Messages) -> list[dict[str, object]]:
    """Who of a meeting is likely to be whom, for programs."""
    found = _recognised(workspace, meeting, called, t)
    return [{"speaker": one.speaker, "name": one.name, "distance": one.distance} for one in found.likely]


def propose(workspace: "Workspace", meeting: "Meeting", called: str, t: Messages) -> None:
    """Who of a meeting is likely to be whom, and how to say so; no name is given by itself."""
    from lokas.documents import document_of

    found, document = _recognised(workspace, meeting, called, t), document_of(meeting)
    for one in found.likely:
        who = {"speaker": document.name_of(one.speaker), "key": one.speaker, "meeting": meeting.folder.name}
        typer.echo(t("voices.perhaps", name=one.name, **who), err=True)
    if found.of_another_model:
        typer.echo(t("voices.of_another_model", names=list(found.of_another_model)), err=True)


def _recognised(workspace: "Workspace", meeting: "Meeting", called: str, t: Messages) -> "Recognised":
    """Who is recognised; where that cannot be known it is told, and the voices are told apart all the same."""
    from lokas.documents import document_of
    from lokas.errors import LokasError
    from lokas.known_voices import Recognised

    try:
        return _known(workspace).recognised(meeting, document_of(meeting), called)
    except LokasError as error:
        typer.echo(t.error(error), err=True)
        return Recognised()


@contextmanager
def _opened() -> "Iterator[tuple[Workspace, KnownVoices]]":
    """The workspace, and the voices that are known in it."""
    from lokas.places import Places
    from lokas.workspace import Workspace

    with Workspace(Places.of_system()) as workspace:
        yield workspace, _known(workspace)


def _known(workspace: "Workspace") -> "KnownVoices":
    from lokas.known_voices import KnownVoices
    from lokas.settings import Settings

    return KnownVoices(workspace.places.voices, Settings(workspace.places.settings), workspace.catalogue)


def _show_text(name: str, t: Messages) -> None:
    """What is to be read to the person, in both languages: the one who is asked may speak the other."""
    from lokas.consent import voice_consent_text
    from lokas.places import Places
    from lokas.settings import Settings

    association = Settings(Places.of_system().settings)["recording.association"]
    typer.echo(t("voices.read_this"))
    for language in ("fr", "en"):
        typer.echo(f"\n{voice_consent_text(language, association, name)}")
    typer.echo()


def _line(voice: "KnownVoice", t: Messages) -> str:
    consent = voice.consent
    told = {"date": consent.given.date().isoformat(), "asked_by": consent.asked_by, "text": consent.text}
    heard = {"time": clock(voice.print.heard_ms), "meeting": voice.meeting, "model": voice.print.model}
    return t("voices.line", name=voice.name, **told, **heard)


def _values(voice: "KnownVoice") -> dict[str, object]:
    from lokas.meeting import moments

    consent = voice.consent
    agreed = {"given": moments.written(consent.given), "text": consent.text, "asked_by": consent.asked_by}
    made = {"model": voice.print.model, "heard_ms": voice.print.heard_ms, "meeting": voice.meeting}
    return {"name": voice.name, **made, "consent": agreed}
