"""`lokas export`: saved transcripts in, documents, captions and pages out."""

# Typer reads the annotations: see `app.py`.

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from lokas.cli.messages import Messages
from lokas.errors import Cancelled, LokasError, OptionError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lokas.exporting import ExportRequest
    from lokas.text.export.options import ExportOptions
    from lokas.text.profiles import Profile

CAPTIONS, DOCUMENTS, PAGE = ("srt", "vtt"), ("txt", "md", "odt", "docx", "html"), ("html",)
ONLY_FOR = {
    "profile": ("--profile", CAPTIONS),
    "frame_rate": ("--frame-rate", CAPTIONS),
    "byte_order_mark": ("--bom", ("srt", "csv", "tsv")),
    "voices": ("--voices", ("vtt",)),
    "colours": ("--colours", ("vtt",)),
    "times": ("--no-times", DOCUMENTS),
    "doubtful_words": ("--doubtful-words", DOCUMENTS),
    "sound": ("--sound", PAGE),
    "embed_sound": ("--embed-sound", PAGE),
}
"""What is asked of an export by which option, and the formats it means something in; the others pass it over."""


def register(app: typer.Typer, t: Messages) -> None:
    """Add the command to `app`."""
    text, captions, page = t("help.panel_text"), t("help.panel_captions"), t("help.panel_page")

    @app.command(help=t("help.export"), epilog=t("help.exit_codes"))
    def export(
        files: Annotated[list[Path], typer.Argument(help=t("help.transcripts"), metavar=t("help.transcripts_name"))],
        formats: Annotated[str, typer.Option("--format", help=t("help.format"))],
        output: Annotated[Optional[Path], typer.Option(help=t("help.export_output"), show_default=False)] = None,
        force: Annotated[bool, typer.Option("--force", help=t("help.export_force"))] = False,
        no_times: Annotated[bool, typer.Option("--no-times", help=t("help.no_times"), rich_help_panel=text)] = False,
        no_speakers: Annotated[
            bool, typer.Option("--no-speakers", help=t("help.no_speakers"), rich_help_panel=text)
        ] = False,
        doubtful_words: Annotated[
            bool, typer.Option("--doubtful-words", help=t("help.doubtful_words"), rich_help_panel=text)
        ] = False,
        no_notice: Annotated[bool, typer.Option("--no-notice", help=t("help.no_notice"), rich_help_panel=text)] = False,
        reviewed: Annotated[bool, typer.Option("--reviewed", help=t("help.reviewed"), rich_help_panel=text)] = False,
        labels: Annotated[Optional[str], typer.Option(help=t("help.labels"), rich_help_panel=text)] = None,
        profile: Annotated[Optional[str], typer.Option(help=t("help.profile"), rich_help_panel=captions)] = None,
        frame_rate: Annotated[Optional[str], typer.Option(help=t("help.frame_rate"), rich_help_panel=captions)] = None,
        bom: Annotated[bool, typer.Option("--bom", help=t("help.bom"), rich_help_panel=captions)] = False,
        voices: Annotated[bool, typer.Option("--voices", help=t("help.voices"), rich_help_panel=captions)] = False,
        colours: Annotated[bool, typer.Option("--colours", help=t("help.colours"), rich_help_panel=captions)] = False,
        sound: Annotated[Optional[Path], typer.Option(help=t("help.sound"), rich_help_panel=page)] = None,
        embed_sound: Annotated[
            bool, typer.Option("--embed-sound", help=t("help.embed_sound"), rich_help_panel=page)
        ] = False,
    ) -> None:
        from lokas.exporting import ExportRequest, refuse_same_results
        from lokas.text.export.options import ExportOptions, parse_frame_rate

        options = ExportOptions(
            times=not no_times,
            speakers=not no_speakers,
            doubtful_words=doubtful_words,
            notice=not no_notice,
            reviewed=reviewed,
            labels=labels,  # type: ignore[arg-type]  # checked there
            profile=read_profile(profile),
            frame_rate=None if frame_rate is None else parse_frame_rate(frame_rate),
            byte_order_mark=bom,
            voices=voices,
            colours=colours,
            sound=sound,
            embed_sound=embed_sound,
        )
        names = read_formats(formats)
        if voices and no_speakers:
            raise OptionError("option.exclusive", first="--voices", second="--no-speakers")
        requests = [ExportRequest(path, names, output, options, replace=force) for path in files]
        refuse_meaningless(options, names)
        refuse_same_results(requests)
        raise typer.Exit(export_all(requests, t))


def read_formats(text: str) -> tuple[str, ...]:
    """The names in a list with commas."""
    return tuple(name.strip().lower() for name in text.split(",") if name.strip())


def read_profile(name: str | None) -> "Profile | None":
    """The profile of a name or a file, None for none. Raises `OptionError`, `InputError`."""
    from lokas.text.profiles import find_profile

    return None if name is None else find_profile(name)


def refuse_meaningless(options: "ExportOptions", formats: "Sequence[str]") -> None:
    """An option that no format asked for knows was a mistake. Raises `OptionError` ``option.without_format``.

    Its data: option, formats (those that know it).
    """
    from lokas.text.export.options import DEFAULT_OPTIONS

    for field, (option, known) in ONLY_FOR.items():
        if getattr(options, field) != getattr(DEFAULT_OPTIONS, field) and not set(known) & set(formats):
            raise OptionError("option.without_format", option=option, formats=list(known))


def export_all(requests: "Sequence[ExportRequest]", t: Messages) -> int:
    """Export one after the other; a transcript that fails does not stop the next. Gives the exit code."""
    from lokas.cli.bench import notices_view
    from lokas.cli.views import watch
    from lokas.places import Places
    from lokas.workspace import Workspace

    code = 0
    with Workspace(Places.of_system()) as workspace:
        for request in requests:
            try:
                files = watch(workspace.export(request), notices_view(t))
            except LokasError as error:
                code = code or error.exit_code
                typer.echo(sentence(error, request, t), err=True)
            except Cancelled:
                typer.echo(t("export.cancelled"), err=True)
                raise
            else:
                typer.echo(t("job.written", files="\n".join(f"  {path}" for path in files.values())), err=True)
    return code


def sentence(error: LokasError, request: "ExportRequest", t: Messages) -> str:
    """What happened, and to which file."""
    said = t.error(error)
    return said if request.path.stem in said else t("export.of", path=request.path, said=said)
