"""`lokas glossary suggest` and `propose`: what the glossary corrects in a meeting, and what it learns from one."""

# Typer reads the annotations: see `app.py`.

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from lokas.cli.messages import Messages
from lokas.errors import OptionError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lokas.meeting import Meeting
    from lokas.text.document import Document, Place
    from lokas.text.glossary import Glossary, Proposal

_NUMBERS = re.compile(r"(\d+)(?:\s*[-–]\s*(\d+))?")


def register(glossary: typer.Typer, t: Messages) -> None:
    """Add the commands to those of the glossary."""
    name = t("help.library_name")

    @glossary.command(help=t("help.glossary_suggest"), epilog=t("help.exit_codes"))
    def suggest(
        meeting: Annotated[str, typer.Argument(help=t("help.library_meeting"), metavar=name)],
        apply: Annotated[Optional[str], typer.Option(help=t("help.glossary_apply"), metavar="N,N-N")] = None,
        everything: Annotated[bool, typer.Option("--all", help=t("help.glossary_all"))] = False,
        yes: Annotated[bool, typer.Option("--yes", help=t("help.glossary_yes"))] = False,
        file: Annotated[Optional[Path], typer.Option("--glossary", help=t("help.glossary_other"))] = None,
        as_json: Annotated[bool, typer.Option("--json", help=t("help.json"))] = False,
    ) -> None:
        from lokas.cli.editing.correcting import meeting_named

        if apply and everything:
            raise OptionError("option.exclusive", first="--apply", second="--all")
        terms = read_terms(file)
        with meeting_named(meeting) as found:
            if apply or (everything and yes):
                correct(found, terms, apply, t)
            else:
                show_suggestions(found, terms, t, as_json=as_json)

    @glossary.command(help=t("help.glossary_propose"), epilog=t("help.exit_codes"))
    def propose(
        meeting: Annotated[str, typer.Argument(help=t("help.library_meeting"), metavar=name)],
        add: Annotated[bool, typer.Option("--add", help=t("help.glossary_add_all"))] = False,
        as_json: Annotated[bool, typer.Option("--json", help=t("help.json"))] = False,
    ) -> None:
        from lokas.cli.editing.correcting import meeting_named
        from lokas.documents import document_of
        from lokas.text.glossary import proposals

        with meeting_named(meeting) as found:
            proposed = list(proposals(document_of(found), read_terms(None)))
        show_proposals(proposed, t, add=add, as_json=as_json)


def read_terms(file: Path | None) -> "Glossary":
    """The glossary in a file, else the association's. Raises as `read_glossary`."""
    from lokas.places import Places
    from lokas.text.glossary import glossary_at, read_glossary

    return read_glossary(file) if file else glossary_at(Places.of_system().glossary)


def correct(meeting: "Meeting", glossary: "Glossary", numbers: str | None, t: Messages) -> None:
    """Make the suggestions of these numbers, or all of them, in one step that can be undone, and tell which they are.

    Raises as `chosen` and as `DocumentFile`.
    """
    from lokas.documents import open_document
    from lokas.text.document import replace_all
    from lokas.text.glossary import suggestions

    with open_document(meeting) as file:
        before, places = file.document, list(suggestions(file.document, glossary))
        made = places if numbers is None else chosen(places, numbers)
        if made:
            file.do(replace_all(before, made))
    show_places(before, [(None, place) for place in made])
    typer.echo(t("glossary.corrected", count=len(made), left=len(places) - len(made)), err=True)


def chosen(places: "Sequence[Place]", numbers: str) -> "list[Place]":
    """The places that ``3`` or ``1,4-6`` name. Raises `OptionError` ``glossary.no_suggestion`` (value, count)."""
    found: set[int] = set()
    for part in numbers.split(","):
        match = _NUMBERS.fullmatch(part.strip())
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
        if not 1 <= first <= last <= len(places):
            raise OptionError("glossary.no_suggestion", value=part.strip(), count=len(places))
        found.update(range(first, last + 1))
    return [places[number - 1] for number in sorted(found)]


def show_suggestions(meeting: "Meeting", glossary: "Glossary", t: Messages, *, as_json: bool) -> None:
    """Each suggestion with its number, its time and what stands around it. Raises as `document_of`."""
    from lokas.documents import document_of
    from lokas.text.glossary import suggestions

    document = document_of(meeting)
    places = list(suggestions(document, glossary))
    if as_json:
        typer.echo(json.dumps(list(map(place_json, places)), ensure_ascii=False, indent=1))
        return
    show_places(document, list(enumerate(places, start=1)))
    if places:
        typer.echo(t("glossary.how_to_apply", count=len(places)), err=True)
    else:
        typer.echo(t("glossary.no_suggestions" if glossary.terms else "glossary.empty"), err=True)


def show_places(document: "Document", places: "Sequence[tuple[int | None, Place]]") -> None:
    """A line for each place, what stands there and what shall, with its number if it has one."""
    from rich.console import Console

    from lokas.cli.editing.page import Page, excerpt

    page = Page(Console())
    texts = {segment.id: segment.text for segment in document.segments}
    for number, place in places:
        around = excerpt(texts[place.segment_id], place.start, place.end)
        page.row(number, place.at_ms, around._replace(found=f"{place.found} → {place.replacement}"))


def place_json(place: "Place") -> dict[str, object]:
    """A suggestion for programs; `start` and `end` are positions of characters in the text of the segment."""
    return {
        "segment": place.segment_id,
        "at_ms": place.at_ms,
        "start": place.start,
        "end": place.end,
        "found": place.found,
        "term": place.replacement,
    }


def show_proposals(proposed: "Sequence[Proposal]", t: Messages, *, add: bool, as_json: bool) -> None:
    """The proposals as lines of a glossary, or, if they are to be added, what that changed."""
    from lokas.cli.editing.glossary import show, take_in
    from lokas.text.glossary import Term

    terms = [Term(one.term, one.heard) for one in proposed]
    if add and terms:
        take_in(terms, t)
        return
    show(terms, as_json=as_json)
    typer.echo(t("glossary.how_to_add" if terms else "glossary.no_proposals"), err=True)
