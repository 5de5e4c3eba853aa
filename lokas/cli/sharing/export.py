"""`lokas export`: meetings and saved transcripts in, documents, captions, pages and sound out."""

# Typer reads the annotations: see `app.py`.

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from lokas.cli.messages import Messages
from lokas.errors import Cancelled, LokasError, OptionError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from lokas.cli.transcribing.views import View
    from lokas.exporting import ExportRequest
    from lokas.jobs import CancelToken, Event
    from lokas.library import Library
    from lokas.sharing import MeetingRequest
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


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for each meeting and each transcript alike; see `MeetingRequest` and `ExportRequest`."""

    formats: tuple[str, ...]
    folder: Path | None
    options: "ExportOptions"
    replace: bool
    as_heard: bool
    unredacted: bool

    def of_file(self, path: Path) -> "ExportRequest":
        """For a saved transcript. Raises as `ExportRequest`."""
        from lokas.exporting import ExportRequest

        return ExportRequest(path, self.formats, self.folder, self.options, replace=self.replace)

    def of_meeting(self, name: str, library: "Library") -> "MeetingRequest":
        """For the meeting of a name. Raises as `Library.find` and `MeetingRequest`."""
        from lokas.sharing import MeetingRequest

        return MeetingRequest(
            library.find(name),
            self.formats,
            self.folder,
            self.options,
            as_heard=self.as_heard,
            unredacted=self.unredacted,
            replace=self.replace,
        )


def register(app: typer.Typer, t: Messages) -> None:
    """Add the command to `app`."""
    text, captions, page = t("help.panel_text"), t("help.panel_captions"), t("help.panel_page")
    hidden = t("help.panel_redaction")

    @app.command(help=t("help.export_command"), epilog=t("help.exit_codes"))
    def export(
        names: Annotated[list[str], typer.Argument(help=t("help.export_names"), metavar=t("help.export_names_name"))],
        formats: Annotated[str, typer.Option("--format", help=t("help.export_format"))],
        output: Annotated[Optional[Path], typer.Option(help=t("help.export_folder"), show_default=False)] = None,
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
        as_heard: Annotated[
            bool, typer.Option("--as-heard", help=t("help.export_as_heard"), rich_help_panel=text)
        ] = False,
        unredacted: Annotated[
            bool, typer.Option("--unredacted", help=t("help.export_unredacted"), rich_help_panel=hidden)
        ] = False,
    ) -> None:
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
        asked = read_formats(formats)
        refuse_meaningless(options, asked)
        wish = Wish(asked, output, options, replace=force, as_heard=as_heard, unredacted=unredacted)
        requests, code = requests_for(names, wish, t)
        raise typer.Exit(export_all(requests, t, unredacted=unredacted) or code)


def read_formats(text: str) -> tuple[str, ...]:
    """The names in a list with commas."""
    return tuple(name.strip().lower() for name in text.split(",") if name.strip())


def read_profile(name: str | None) -> "Profile | None":
    """The profile of a name or a file, None for none. Raises `OptionError`, `InputError`."""
    from lokas.text.profiles import find_profile

    return None if name is None else find_profile(name)


def refuse_meaningless(options: "ExportOptions", formats: "Sequence[str]") -> None:
    """An option that no format asked for knows was a mistake, as are voices without speakers.

    Raises `OptionError` ``option.without_format`` (option, formats: those that know it), ``option.exclusive`` (first,
    second).
    """
    from lokas.text.export.options import DEFAULT_OPTIONS

    if options.voices and not options.speakers:
        raise OptionError("option.exclusive", first="--voices", second="--no-speakers")

    for field, (option, known) in ONLY_FOR.items():
        if getattr(options, field) != getattr(DEFAULT_OPTIONS, field) and not set(known) & set(formats):
            raise OptionError("option.without_format", option=option, formats=list(known))


def requests_for(names: "Sequence[str]", wish: Wish, t: Messages) -> "tuple[list[ExportRequest | MeetingRequest], int]":
    """What is asked of each: of a transcript if that is a file or named like one, else of the meeting of that name.

    A meeting that is not found does not stop the next; the exit code for it is given. Raises `OptionError` for what is
    wrong with all of them.
    """
    from lokas.exporting import refuse_same_results
    from lokas.library import Library
    from lokas.places import Places

    places = Places.of_system()
    library = Library(places.meetings, places.trash)
    requests: list[ExportRequest | MeetingRequest] = []
    code = 0
    for name in names:
        try:
            is_file = Path(name).is_file() or Path(name).suffix.lower() == ".json"
            requests.append(wish.of_file(Path(name)) if is_file else wish.of_meeting(name, library))
        except LokasError as error:
            if error.code.startswith("option."):
                raise
            code = code or error.exit_code
            typer.echo(t.error(error), err=True)
    refuse_same_results(requests)
    return requests, code


def export_all(requests: "Sequence[ExportRequest | MeetingRequest]", t: Messages, *, unredacted: bool = False) -> int:
    """Export one after the other; one that fails does not stop the next. Gives the exit code."""
    from lokas.cli.transcribing.views import watch
    from lokas.places import Places
    from lokas.workspace import Workspace

    code = 0
    with Workspace(Places.of_system()) as workspace:
        for request in requests:
            try:
                files = watch(workspace.long_work(work_of(request, unredacted=unredacted)), sound_view(t))
            except LokasError as error:
                code = code or error.exit_code
                typer.echo(sentence(error, request, t), err=True)
            except Cancelled:
                typer.echo(t("export.cancelled"), err=True)
                raise
            else:
                typer.echo(t("job.written", files="\n".join(f"  {path}" for path in files.values())), err=True)
    return code


def work_of(
    request: "ExportRequest | MeetingRequest", *, unredacted: bool
) -> "Callable[[Callable[[Event], None], CancelToken], Mapping[str, Path]]":
    """What is to be done for a request."""
    from lokas.exporting import ExportRequest
    from lokas.sharing import export_meeting, export_transcript

    if isinstance(request, ExportRequest):
        return lambda emit, token: export_transcript(request, emit, token, unredacted=unredacted)
    return lambda emit, token: export_meeting(request, emit, token)


def sound_view(t: Messages) -> "View":
    """A bar on a terminal, for the sound takes its time; elsewhere only what is to be known."""
    from rich.console import Console

    from lokas.cli.transcribing.bench import notices_view
    from lokas.cli.transcribing.views import LiveView

    return LiveView(t, Console(stderr=True), text=False) if sys.stderr.isatty() else notices_view(t)


def sentence(error: LokasError, request: "ExportRequest | MeetingRequest", t: Messages) -> str:
    """What happened, and to which file or meeting."""
    said = t.error(error)
    return said if request.path.stem in said else t("export.of", path=request.path, said=said)
