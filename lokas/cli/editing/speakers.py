"""`lokas speakers`: who spoke, told apart by their voices; renamed, put together, or made two from some place on."""

# Typer reads the annotations: see `app.py`.

import json
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from lokas.cli.editing.correcting import correct, meeting_named
from lokas.cli.editing.known_voices import likely_values, propose, register_voices
from lokas.cli.messages import Messages, clock

if TYPE_CHECKING:
    from lokas.meeting import Meeting
    from lokas.speakers import SpeakersFound
    from lokas.speech.speakers.grouping import People
    from lokas.text.statistics import Statistics


def register(app: typer.Typer, t: Messages) -> None:
    """Add the commands to `app`, under `speakers`."""
    speakers = typer.Typer(name="speakers", help=t("help.speakers"), epilog=t("help.exit_codes"), no_args_is_help=True)
    _register_finding(speakers, t)
    _register_listing(speakers, t)
    _register_correcting(speakers, t)
    register_voices(speakers, t)
    app.add_typer(speakers)


def _register_finding(speakers: typer.Typer, t: Messages) -> None:
    @speakers.command(help=t("help.speakers_find"), epilog=t("help.exit_codes"))
    def find(
        meeting: Annotated[str, typer.Argument(help=t("help.library_meeting"), metavar=t("help.library_name"))],
        people: Annotated[Optional[int], typer.Option(min=1, help=t("help.speakers_people"))] = None,
        at_least: Annotated[Optional[int], typer.Option(min=1, help=t("help.speakers_at_least"))] = None,
        at_most: Annotated[Optional[int], typer.Option(min=1, help=t("help.speakers_at_most"))] = None,
        leaning: Annotated[str, typer.Option(help=t("help.speakers_leaning"))] = "even",
        model: Annotated[Optional[str], typer.Option(help=t("help.speakers_model"))] = None,
        again: Annotated[bool, typer.Option("--again", help=t("help.speakers_again"))] = False,
        as_json: Annotated[bool, typer.Option("--json", help=t("help.json_progress"))] = False,
        quiet: Annotated[bool, typer.Option("--quiet", "-q", help=t("help.quiet"))] = False,
    ) -> None:
        from lokas.cli.transcribing.transcribe import make_view
        from lokas.cli.transcribing.views import JsonView, watch
        from lokas.places import Places
        from lokas.speakers import SpeakersRequest
        from lokas.workspace import Workspace

        known = how_many(people, at_least, at_most)
        with Workspace(Places.of_system()) as workspace:
            found = workspace.library.find(meeting)
            called = t("speakers.called", number="{number}")
            request = SpeakersRequest(found.folder, called, known, leaning, model, again)
            view = make_view(t, as_json=as_json, quiet=quiet)
            made = watch(workspace.find_speakers(request), view)
            if isinstance(view, JsonView):
                named = {"likely": likely_values(workspace, found, called, t)}
                view.write("Finished", as_values(found) | {"offers": offers(made)} | named)
            elif made.grouped.turns and not quiet:
                show_speakers(found, t)
                show_offers(made, found, t)
                propose(workspace, found, called, t)


def how_many(people: int | None, at_least: int | None, at_most: int | None) -> "People":
    """How many people spoke, as far as was told. Raises `OptionError` ``option.exclusive`` (first, second)."""
    from lokas.errors import OptionError
    from lokas.speech.speakers.grouping import People

    if people is not None:
        other = "--at-least" if at_least is not None else "--at-most" if at_most is not None else ""
        if other:
            raise OptionError("option.exclusive", first="--people", second=other)
        return People(people, people)
    return People(at_least or 1, at_most)


def _register_listing(speakers: typer.Typer, t: Messages) -> None:
    @speakers.command("list", help=t("help.speakers_list"), epilog=t("help.exit_codes"))
    def list_speakers(
        meeting: Annotated[str, typer.Argument(help=t("help.library_meeting"), metavar=t("help.library_name"))],
        as_json: Annotated[bool, typer.Option("--json", help=t("help.json"))] = False,
    ) -> None:
        with meeting_named(meeting) as found:
            if as_json:
                typer.echo(json.dumps(as_values(found), ensure_ascii=False, indent=1))
            else:
                show_speakers(found, t)


def _register_correcting(speakers: typer.Typer, t: Messages) -> None:
    named = typer.Argument(help=t("help.library_meeting"), metavar=t("help.library_name"))
    who = typer.Argument(help=t("help.edit_who"), metavar=t("help.edit_who_name"))
    new = typer.Argument(help=t("help.edit_new_name"), metavar=t("help.edit_new_name_name"))

    @speakers.command(help=t("help.edit_rename_speaker"))
    def rename(meeting: Annotated[str, named], name: Annotated[str, who], new_name: Annotated[str, new]) -> None:
        from lokas.cli.editing import asked_edits

        correct(meeting, lambda document: asked_edits.renamed(document, name, new_name), t)

    @speakers.command(help=t("help.edit_merge_speakers"))
    def merge(
        meeting: Annotated[str, named],
        name: Annotated[str, who],
        into: Annotated[str, typer.Argument(help=t("help.edit_into"), metavar=t("help.edit_new_name_name"))],
    ) -> None:
        from lokas.cli.editing import asked_edits

        correct(meeting, lambda document: asked_edits.merged(document, name, into), t)

    @speakers.command(help=t("help.speakers_split"))
    def split(
        meeting: Annotated[str, named],
        number: Annotated[int, typer.Argument(min=0, help=t("help.edit_number"), metavar=t("help.edit_number_name"))],
        new_name: Annotated[str, new],
    ) -> None:
        from lokas.cli.editing import asked_edits

        correct(meeting, lambda document: asked_edits.split_speaker(document, number, new_name), t)


def as_values(meeting: "Meeting") -> dict[str, object]:
    """The speakers of a meeting for programs: keys, names and times."""
    from lokas.cli.editing.stats import person_values
    from lokas.documents import document_of

    document, found = document_of(meeting), counted(meeting)
    return {"people": [person_values(document.name_of(one.speaker), one) for one in found.people]}


def counted(meeting: "Meeting") -> "Statistics":
    """Who speaks for how long in a meeting, as its document tells."""
    from lokas.documents import document_of
    from lokas.speakers import turns_of
    from lokas.text.statistics import statistics_of

    return statistics_of(document_of(meeting), turns_of(meeting))


def show_speakers(meeting: "Meeting", t: Messages) -> None:
    """A line for each speaker: the key, the name, for how long and from when on they speak."""
    from lokas.documents import document_of

    document = document_of(meeting)
    if not any(segment.speaker for segment in document.segments):
        typer.echo(t("speakers.none", name=meeting.folder.name), err=True)
        return
    for one in counted(meeting).people:
        first = next(segment for segment in document.segments if segment.speaker == one.speaker)
        name = document.name_of(one.speaker) or t("show.unknown_voice")
        times = {"time": clock(one.time_ms), "turns": one.turns, "number": first.id, "at": clock(first.start_ms)}
        typer.echo(t("speakers.line", key=one.speaker, name=name, **times))


def offers(made: "SpeakersFound") -> list[dict[str, object]]:
    """Who may be another one, for programs."""
    return [
        {"speaker": one.speaker, "into": one.into, "speech_ms": one.speech_ms, "distance": one.distance}
        for one in made.offers
    ]


def show_offers(made: "SpeakersFound", meeting: "Meeting", t: Messages) -> None:
    """Who spoke so little that they may be another one, and how to say so; nothing is merged by itself."""
    for one in made.offers:
        names = {"name": made.document.name_of(one.speaker), "other": made.document.name_of(one.into)}
        keys = {"key": one.speaker, "into": one.into, "meeting": meeting.folder.name}
        typer.echo(t("speakers.offer", time=clock(one.speech_ms), **names, **keys), err=True)
