"""`lokas record`: what its options ask for."""

# Typer reads the annotations: see `app.py`.

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Optional, TypeVar

import typer

from lokas.cli.messages import Messages
from lokas.cli.sharing.export import read_formats
from lokas.cli.transcribing.transcribe import read_language
from lokas.errors import OptionError

if TYPE_CHECKING:
    from lokas.audio.sources import Kind

T = TypeVar("T", int, str)

RATES = (16_000, 48_000)
CONSENTS = ("ask", "read", "not-read")
MINUTE_MS, HOUR_MS = 60_000, 3_600_000
LENGTH = re.compile(r"(?:(?P<hours>\d{1,2})\s*h)?\s*(?:(?P<minutes>\d{1,3})\s*(?:m|mn|min)?)?", re.IGNORECASE)
"""`2h`, `1h30`, `90min`, `90`."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person asks of a recording on the command line."""

    title: str = ""
    source: str = ""
    kinds: "tuple[Kind, ...]" = ("microphone",)
    rate: int = 16_000
    planned_ms: int | None = None
    consent: str = "ask"
    objections: tuple[str, ...] = ()
    association: str = ""
    purpose: str = ""
    retention_days: int | None = None
    transcribe: bool = False
    live: bool = False
    model: str | None = None
    language: str | None = None
    formats: tuple[str, ...] = ("srt", "vtt", "txt")
    as_json: bool = False
    quiet: bool = False


def register(app: typer.Typer, t: Messages) -> None:
    """Add the command to `app`."""
    sound, law, text = t("help.panel_sound"), t("help.panel_consent"), t("help.panel_live")

    @app.command(help=t("help.record"), epilog=t("help.record_keys"))
    def record(
        title: Annotated[str, typer.Argument(help=t("help.record_title"), metavar=t("help.record_title_name"))] = "",
        source: Annotated[Optional[str], typer.Option(help=t("help.record_source"), rich_help_panel=sound)] = None,
        computer: Annotated[bool, typer.Option("--computer", help=t("help.computer"), rich_help_panel=sound)] = False,
        both: Annotated[bool, typer.Option("--both", help=t("help.both"), rich_help_panel=sound)] = False,
        rate: Annotated[int, typer.Option(help=t("help.rate"), rich_help_panel=sound)] = RATES[0],
        plan: Annotated[Optional[str], typer.Option(help=t("help.plan"), rich_help_panel=sound)] = None,
        check: Annotated[bool, typer.Option("--check", help=t("help.check"), rich_help_panel=sound)] = False,
        consent: Annotated[str, typer.Option(help=t("help.consent"), rich_help_panel=law)] = CONSENTS[0],
        objection: Annotated[Optional[list[str]], typer.Option(help=t("help.objection"), rich_help_panel=law)] = None,
        association: Annotated[str, typer.Option(help=t("help.association"), rich_help_panel=law)] = "",
        purpose: Annotated[str, typer.Option(help=t("help.purpose"), rich_help_panel=law)] = "",
        retention: Annotated[Optional[int], typer.Option(min=0, help=t("help.retention"), rich_help_panel=law)] = None,
        transcribe: Annotated[
            bool, typer.Option("--transcribe", help=t("help.record_transcribe"), rich_help_panel=text)
        ] = False,
        live: Annotated[bool, typer.Option("--live", help=t("help.live"), rich_help_panel=text)] = False,
        model: Annotated[Optional[str], typer.Option(help=t("help.model"), rich_help_panel=text)] = None,
        language: Annotated[str, typer.Option(help=t("help.record_language"), rich_help_panel=text)] = "auto",
        formats: Annotated[
            str, typer.Option("--format", help=t("help.record_format"), rich_help_panel=text)
        ] = "srt,vtt,txt",
        attach: Annotated[bool, typer.Option("--attach", help=t("help.attach"))] = False,
        json_progress: Annotated[bool, typer.Option("--json-progress", help=t("help.record_json"))] = False,
        quiet: Annotated[bool, typer.Option("--quiet", "-q", help=t("help.quiet"))] = False,
    ) -> None:
        from lokas.cli.recording import session
        from lokas.cli.recording.sources import check_room

        wish = Wish(
            title=title,
            source=source or "",
            kinds=read_kinds(computer=computer, both=both),
            rate=known("--rate", rate, RATES),
            planned_ms=None if plan is None else read_length(plan),
            consent=known("--consent", consent, CONSENTS),
            objections=tuple(objection or ()),
            association=association,
            purpose=purpose,
            retention_days=retention,
            transcribe=transcribe or live,
            live=live,
            model=model,
            language=read_language(language, multilingual=False),
            formats=read_formats(formats),
            as_json=json_progress,
            quiet=quiet,
        )
        action = session.attach if attach else check_room if check else session.record
        raise typer.Exit(action(wish, t))


def read_kinds(*, computer: bool, both: bool) -> "tuple[Kind, ...]":
    """What is recorded, a channel each. Raises `OptionError` ``option.exclusive`` (first, second)."""
    if computer and both:
        raise OptionError("option.exclusive", first="--computer", second="--both")
    return ("microphone", "computer") if both else ("computer",) if computer else ("microphone",)


def read_length(text: str) -> int:
    """A length such as `2h`, `1h30` or `90min`, in milliseconds. Raises `OptionError` ``option.bad_length`` (value)."""
    found = LENGTH.fullmatch(text.strip())
    hours, minutes = (int(found[name] or 0) for name in ("hours", "minutes")) if found else (0, 0)
    if not hours and not minutes:
        raise OptionError("option.bad_length", value=text)
    return hours * HOUR_MS + minutes * MINUTE_MS


def known(option: str, value: T, values: tuple[T, ...]) -> T:
    """The value, if it is one of these. Raises `OptionError` ``option.unknown_value`` (option, value, known)."""
    if value not in values:
        raise OptionError("option.unknown_value", option=option, value=value, known=list(values))
    return value
