"""`lokas edit mark`: agenda points, decisions, votes, actions and notes of a meeting: set, changed, removed."""

# Typer reads the annotations: see `app.py`.

from typing import Annotated, Any, Optional

import typer

from lokas.cli.editing.correcting import correct
from lokas.cli.messages import Messages


def register(edit: typer.Typer, t: Messages) -> None:
    """Add the commands to `edit`, under `mark`."""
    mark = typer.Typer(name="mark", help=t("help.mark"), epilog=t("help.exit_codes"), no_args_is_help=True)
    options = _options(t)
    _register_add(mark, t, options)
    _register_change(mark, t, options)
    _register_remove(mark, t)
    edit.add_typer(mark)


def _options(t: Messages) -> dict[str, Any]:
    """What both setting and changing a mark take."""
    details = t("help.panel_mark_details")
    return {
        "meeting": typer.Argument(help=t("help.library_meeting"), metavar=t("help.library_name")),
        "segments": typer.Option("--segments", help=t("help.mark_segments"), metavar=t("help.edit_numbers_name")),
        "at": typer.Option("--at", help=t("help.mark_at")),
        "from": typer.Option("--from", help=t("help.mark_from")),
        "to": typer.Option("--to", help=t("help.mark_to")),
        "for": typer.Option("--for", min=0, help=t("help.mark_for"), rich_help_panel=details),
        "against": typer.Option("--against", min=0, help=t("help.mark_against"), rich_help_panel=details),
        "abstain": typer.Option("--abstain", min=0, help=t("help.mark_abstain"), rich_help_panel=details),
        "outcome": typer.Option("--outcome", help=t("help.mark_outcome"), rich_help_panel=details),
        "who": typer.Option("--who", help=t("help.mark_who"), rich_help_panel=details),
        "when": typer.Option("--when", help=t("help.mark_when"), rich_help_panel=details),
        "done": typer.Option("--done", help=t("help.mark_done"), rich_help_panel=details),
    }


def _register_add(mark: typer.Typer, t: Messages, option: dict[str, Any]) -> None:
    @mark.command(help=t("help.mark_add"))
    def add(
        meeting: Annotated[str, option["meeting"]],
        kind: Annotated[str, typer.Argument(help=t("help.mark_kind"), metavar=t("help.mark_kind_name"))],
        text: Annotated[str, typer.Argument(help=t("help.mark_text"), metavar=t("help.edit_words_name"))] = "",
        segments: Annotated[Optional[str], option["segments"]] = None,
        at: Annotated[Optional[str], option["at"]] = None,
        start: Annotated[Optional[str], option["from"]] = None,
        end: Annotated[Optional[str], option["to"]] = None,
        votes_for: Annotated[Optional[int], option["for"]] = None,
        against: Annotated[Optional[int], option["against"]] = None,
        abstain: Annotated[Optional[int], option["abstain"]] = None,
        outcome: Annotated[Optional[str], option["outcome"]] = None,
        who: Annotated[Optional[str], option["who"]] = None,
        when: Annotated[Optional[str], option["when"]] = None,
        done: Annotated[Optional[str], option["done"]] = None,
    ) -> None:
        from lokas.cli.editing.asked_marks import AskedMark, Where, added

        details = {"for": votes_for, "against": against, "abstain": abstain}
        asked = AskedMark(kind, text, details | {"outcome": outcome, "who": who, "when": when, "done": done})
        correct(meeting, lambda document: added(document, asked, Where(segments, at, start, end)), t)


def _register_change(mark: typer.Typer, t: Messages, option: dict[str, Any]) -> None:
    @mark.command(help=t("help.mark_change"))
    def change(
        meeting: Annotated[str, option["meeting"]],
        number: Annotated[int, typer.Argument(help=t("help.mark_number"), metavar=t("help.edit_number_name"))],
        kind: Annotated[Optional[str], typer.Option(help=t("help.mark_kind"))] = None,
        text: Annotated[Optional[str], typer.Option(help=t("help.mark_text"))] = None,
        segments: Annotated[Optional[str], option["segments"]] = None,
        at: Annotated[Optional[str], option["at"]] = None,
        start: Annotated[Optional[str], option["from"]] = None,
        end: Annotated[Optional[str], option["to"]] = None,
        votes_for: Annotated[Optional[int], option["for"]] = None,
        against: Annotated[Optional[int], option["against"]] = None,
        abstain: Annotated[Optional[int], option["abstain"]] = None,
        outcome: Annotated[Optional[str], option["outcome"]] = None,
        who: Annotated[Optional[str], option["who"]] = None,
        when: Annotated[Optional[str], option["when"]] = None,
        done: Annotated[Optional[str], option["done"]] = None,
    ) -> None:
        from lokas.cli.editing.asked_marks import AskedMark, Where, changed

        details = {"for": votes_for, "against": against, "abstain": abstain}
        asked = AskedMark(kind, text, details | {"outcome": outcome, "who": who, "when": when, "done": done})
        correct(meeting, lambda document: changed(document, number, asked, Where(segments, at, start, end)), t)


def _register_remove(mark: typer.Typer, t: Messages) -> None:
    @mark.command(help=t("help.mark_remove"))
    def remove(
        meeting: Annotated[str, typer.Argument(help=t("help.library_meeting"), metavar=t("help.library_name"))],
        numbers: Annotated[list[int], typer.Argument(help=t("help.mark_number"), metavar=t("help.edit_number_name"))],
    ) -> None:
        from lokas.cli.editing.asked_marks import removed

        correct(meeting, lambda document: removed(document, numbers), t)
