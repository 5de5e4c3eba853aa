"""`lokas minutes`: the agenda, who was there, and the minutes that are made of them and of the marks."""

# Typer reads the annotations: see `app.py`.

import json
import sys
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional, cast

import typer

from lokas.cli.messages import Messages
from lokas.errors import OptionError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lokas.meeting.facts import MeetingFacts
    from lokas.text.export.labels import Language
    from lokas.workspace import Workspace

STANDARD_INPUT = Path("-")


def register(app: typer.Typer, t: Messages) -> None:
    """Add the commands to `app`, under `minutes`."""
    minutes = typer.Typer(name="minutes", help=t("help.minutes"), epilog=t("help.exit_codes"), no_args_is_help=True)
    _register_agenda(minutes, t)
    _register_attendance(minutes, t)
    _register_written(minutes, t)
    _register_template(minutes, t)
    app.add_typer(minutes)


def _register_agenda(minutes: typer.Typer, t: Messages) -> None:
    @minutes.command(help=t("help.minutes_agenda"))
    def agenda(
        meeting: Annotated[str, typer.Argument(help=t("help.library_meeting"), metavar=t("help.library_name"))],
        points: Annotated[
            Optional[list[str]], typer.Argument(help=t("help.minutes_points"), metavar=t("help.minutes_points_name"))
        ] = None,
        paste: Annotated[Optional[Path], typer.Option(help=t("help.minutes_paste"), show_default=False)] = None,
        add: Annotated[bool, typer.Option("--add", help=t("help.minutes_add"))] = False,
        clear: Annotated[bool, typer.Option("--clear", help=t("help.minutes_clear"))] = False,
    ) -> None:
        from lokas.minutes import set_agenda

        given = read_points(points or (), paste)
        if clear and (given or add):
            raise OptionError("option.exclusive", first="--clear", second="--add" if add else t("help.minutes_point"))
        with _workspace() as workspace:
            found = workspace.library.find(meeting)
            known = set_agenda(found, given, add=add) if given or clear else found.facts.agenda
        for number, point in enumerate(known, start=1):
            typer.echo(f"{number}. {point}")
        if not known:
            typer.echo(t("minutes.no_agenda"), err=True)


def _register_attendance(minutes: typer.Typer, t: Messages) -> None:
    @minutes.command(help=t("help.minutes_attendance"))
    def attendance(
        meeting: Annotated[str, typer.Argument(help=t("help.library_meeting"), metavar=t("help.library_name"))],
        present: Annotated[
            Optional[list[str]], typer.Option(help=t("help.minutes_present"), metavar=t("help.minutes_names"))
        ] = None,
        represented: Annotated[
            Optional[list[str]], typer.Option(help=t("help.minutes_represented"), metavar=t("help.minutes_proxy"))
        ] = None,
        excused: Annotated[
            Optional[list[str]], typer.Option(help=t("help.minutes_excused"), metavar=t("help.minutes_names"))
        ] = None,
        remove: Annotated[
            Optional[list[str]], typer.Option(help=t("help.minutes_remove"), metavar=t("help.minutes_names"))
        ] = None,
        quorum: Annotated[
            Optional[str], typer.Option(help=t("help.minutes_quorum"), metavar=t("help.minutes_rule"))
        ] = None,
        members: Annotated[Optional[int], typer.Option(min=1, help=t("help.minutes_members"))] = None,
        count_represented: Annotated[
            Optional[bool],
            typer.Option("--count-represented/--not-represented", help=t("help.minutes_counts"), show_default=False),
        ] = None,
    ) -> None:
        from lokas.minutes import set_attendance, set_quorum
        from lokas.text.minutes.attendance import Told, names
        from lokas.text.minutes.attendance import represented as read_represented

        told = Told(
            names(present or ()), read_represented(represented or ()), names(excused or ()), names(remove or ())
        )
        with _workspace() as workspace:
            found = workspace.library.find(meeting)
            if quorum is not None or members is not None or count_represented is not None:
                set_quorum(found, quorum, members, counts_represented=count_represented)
            facts = found.facts if told == Told() else set_attendance(found, told)
        for line in attendance_lines(facts, t):
            typer.echo(line)


def _register_written(minutes: typer.Typer, t: Messages) -> None:
    @minutes.command(help=t("help.minutes_export"))
    def export(
        meeting: Annotated[str, typer.Argument(help=t("help.library_meeting"), metavar=t("help.library_name"))],
        formats: Annotated[str, typer.Option("--format", help=t("help.minutes_format"))] = "odt",
        output: Annotated[Optional[Path], typer.Option(help=t("help.minutes_output"), show_default=False)] = None,
        language: Annotated[Optional[str], typer.Option(help=t("help.minutes_language"), metavar="fr|en")] = None,
        template: Annotated[Optional[Path], typer.Option(help=t("help.minutes_own"), show_default=False)] = None,
        no_links: Annotated[bool, typer.Option("--no-links", help=t("help.minutes_no_links"))] = False,
        force: Annotated[bool, typer.Option("--force", help=t("help.export_force"))] = False,
    ) -> None:
        from lokas.cli.sharing.export import read_formats
        from lokas.cli.transcribing.bench import notices_view
        from lokas.minutes import MinutesRequest, export_minutes

        with _workspace() as workspace:
            request = MinutesRequest(
                workspace.library.find(meeting),
                read_formats(formats),
                folder=output,
                language=language,  # type: ignore[arg-type]  # checked there
                template=template,
                templates=templates_of(workspace),
                links=not no_links,
                replace=force,
            )
            files = export_minutes(request, notices_view(t).show)
        typer.echo(t("job.written", files="\n".join(f"  {path}" for path in files.values())), err=True)

    @minutes.command(help=t("help.minutes_show"))
    def show(
        meeting: Annotated[str, typer.Argument(help=t("help.library_meeting"), metavar=t("help.library_name"))],
        language: Annotated[Optional[str], typer.Option(help=t("help.minutes_language"), metavar="fr|en")] = None,
        template: Annotated[Optional[Path], typer.Option(help=t("help.minutes_own"), show_default=False)] = None,
        as_json: Annotated[bool, typer.Option("--json", help=t("help.json"))] = False,
    ) -> None:
        from lokas.cli.transcribing.bench import notices_view
        from lokas.minutes import MinutesRequest, as_markdown, minutes_of

        with _workspace() as workspace:
            request = MinutesRequest(
                workspace.library.find(meeting),
                ("md",),
                language=language,  # type: ignore[arg-type]  # checked there
                template=template,
                templates=templates_of(workspace),
                links=False,
            )
            if as_json:
                told = asdict(minutes_of(request.meeting, request.language))
                typer.echo(json.dumps(told, ensure_ascii=False, indent=1, default=lambda moment: moment.isoformat()))
            else:
                typer.echo(as_markdown(request, notices_view(t).show), nl=False)


def _register_template(minutes: typer.Typer, t: Messages) -> None:
    @minutes.command(help=t("help.minutes_template"))
    def template(
        language: Annotated[Optional[str], typer.Option(help=t("help.minutes_language"), metavar="fr|en")] = None,
        output: Annotated[
            Optional[Path], typer.Option(help=t("help.minutes_template_output"), show_default=False)
        ] = None,
        force: Annotated[bool, typer.Option("--force", help=t("help.export_force"))] = False,
    ) -> None:
        from lokas.minutes import write_template
        from lokas.text.minutes.rendering import builtin_template

        found = builtin_template(read_language(language, t))
        if output is None:
            typer.echo(found.text, nl=False)
            return
        write_template(found, output, replace_existing=force)
        typer.echo(t("job.written", files=f"  {output}"), err=True)


def read_points(points: "Sequence[str]", paste: Path | None) -> tuple[str, ...]:
    """The points of an agenda: as they were typed, or from a file or what is pasted into standard input.

    Raises `OptionError` ``option.exclusive`` for both, ``minutes.no_points`` (path) if nothing pasted is a point, and
    as `read_text`.
    """
    from lokas.minutes import decoded_text, read_text
    from lokas.text.minutes import read_agenda

    if paste is None:
        return tuple(" ".join(point.split()) for point in points if point.strip())
    if points:
        raise OptionError("option.exclusive", first="--paste", second=points[0])
    text = decoded_text(sys.stdin.buffer.read()) if paste == STANDARD_INPUT else read_text(paste)
    found = read_agenda(text)
    if not found:
        raise OptionError("minutes.no_points", path=str(paste))
    return found


def attendance_lines(facts: "MeetingFacts", t: Messages) -> "Iterator[str]":
    """Who was there, and the quorum."""
    from lokas.text.minutes import quorum_of

    proxies = [t("minutes.proxy", name=one.name, by=one.by or "?") for one in facts.represented]
    yield t("minutes.present", count=len(facts.people), names=facts.people)
    yield t("minutes.represented", count=len(proxies), names=proxies)
    yield t("minutes.excused", count=len(facts.excused), names=facts.excused)
    quorum = quorum_of(facts)
    if quorum is None:
        yield t("minutes.no_quorum")
    elif quorum.needed is None:
        yield t("minutes.quorum_unknown", rule=quorum.rule)
    else:
        key = "minutes.quorum_reached" if quorum.reached else "minutes.quorum_missed"
        yield t(key, rule=quorum.rule, counted=quorum.counted, least=quorum.needed)


def read_language(text: str | None, t: Messages) -> "Language":
    """The language of a template; None for that of `t`. Raises `OptionError` ``option.unknown_value``."""
    from lokas.minutes import LANGUAGES

    language = t.language if text is None else text
    if language not in LANGUAGES:
        raise OptionError("option.unknown_value", option="--language", value=language, known=list(LANGUAGES))
    return cast("Language", language)


def templates_of(workspace: "Workspace") -> Path:
    """The folder in which an association may keep templates of its own."""
    return workspace.places.data / "templates"


@contextmanager
def _workspace() -> "Iterator[Workspace]":
    from lokas.places import Places
    from lokas.workspace import Workspace

    with Workspace(Places.of_system()) as workspace:
        yield workspace
