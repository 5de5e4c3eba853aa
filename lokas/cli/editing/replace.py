"""`lokas replace`: words replaced by others, in one meeting or all of them: first shown, then done on `--yes`."""

# Typer reads the annotations: see `app.py`.

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Optional

import typer

from lokas.cli.messages import Messages
from lokas.errors import LokasError, OptionError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lokas.cli.editing.page import Page
    from lokas.meeting import Meeting
    from lokas.text.document import Document, Place, Search
    from lokas.workspace import Workspace


def register(app: typer.Typer, t: Messages) -> None:
    """Add the command to `app`."""

    @app.command(help=t("help.replace"), epilog=t("help.exit_codes"))
    def replace(
        old: Annotated[str, typer.Argument(help=t("help.replace_old"), metavar=t("help.replace_old_name"))],
        new: Annotated[str, typer.Argument(help=t("help.replace_new"), metavar=t("help.replace_new_name"))],
        meetings: Annotated[
            Optional[list[str]],
            typer.Argument(help=t("help.library_meetings"), metavar=f"[{t('help.library_name')}...]"),
        ] = None,
        everywhere: Annotated[bool, typer.Option("--all", help=t("help.replace_all"))] = False,
        whole_words: Annotated[bool, typer.Option("--whole-words", help=t("help.replace_whole_words"))] = False,
        case: Annotated[bool, typer.Option("--case", help=t("help.replace_case"))] = False,
        accents: Annotated[bool, typer.Option("--accents", help=t("help.replace_accents"))] = False,
        yes: Annotated[bool, typer.Option("--yes", help=t("help.replace_yes"))] = False,
        as_json: Annotated[bool, typer.Option("--json", help=t("help.json"))] = False,
    ) -> None:
        from lokas.places import Places
        from lokas.text.document import Search
        from lokas.workspace import Workspace

        if everywhere == bool(meetings):
            raise OptionError("option.one_of", options=[t("help.library_name"), "--all"])
        if not old.strip():
            raise OptionError("edit.nothing_sought")
        wish = Replacement(Search(old, whole_words=whole_words, case=case, accents=accents), new, yes)
        with Workspace(Places.of_system()) as workspace:
            raise typer.Exit(Replacing(workspace, wish, t, as_json=as_json).run(meetings))


@dataclass(frozen=True, slots=True)
class Replacement:
    """What is to be replaced by what, and whether it is done now or only shown."""

    search: "Search"
    new: str
    done: bool

    def apply(self, meeting: "Meeting") -> "tuple[Document, list[Place]]":
        """The document with the places in it, before they are replaced, in one edit, if they are. Raises as
        `open_document`.
        """
        from lokas.documents import document_of, open_document
        from lokas.text.document import find, replace_all

        document = document_of(meeting)
        places = list(find(document, self.search, self.new))
        if not places or not self.done:
            return document, places
        with open_document(meeting) as file:
            document = file.document
            places = list(find(document, self.search, self.new))
            file.do(replace_all(document, places))
        return document, places


class Replacing:
    """One replacement in meeting after meeting, told as it goes; one that fails does not stop the next."""

    def __init__(self, workspace: "Workspace", wish: Replacement, t: Messages, *, as_json: bool) -> None:
        from rich.console import Console

        from lokas.cli.editing.page import Page

        self._workspace, self._wish, self._t = workspace, wish, t
        self._page: Page | None = None if as_json else Page(Console())
        self._told: list[dict[str, Any]] = []
        self._places = self._meetings = self._code = 0

    def run(self, names: "Sequence[str] | None") -> int:
        """Do it, or show it, in the meetings that are named, in all if none are; gives the exit code."""
        for meeting in self._all() if not names else self._named(names):
            try:
                self._one(meeting)
            except LokasError as error:
                self._fail(error)
        if self._page is None:
            typer.echo(json.dumps(self._told, ensure_ascii=False, indent=1))
        else:
            self._sum_up()
        return self._code

    def _one(self, meeting: "Meeting") -> None:
        from lokas.cli.transcribing.bench import notices_view
        from lokas.cli.transcribing.views import watch

        work = self._workspace.background(lambda _emit, _token: self._wish.apply(meeting))
        document, places = watch(work, notices_view(self._t))
        if not places:
            return
        self._places, self._meetings = self._places + len(places), self._meetings + 1
        if self._page is None:
            self._told.append(_json(meeting, places, done=self._wish.done))
        else:
            _show(self._page, meeting, document, places)

    def _named(self, names: "Sequence[str]") -> "Iterator[Meeting]":
        seen = set()
        for name in names:
            try:
                found = self._workspace.library.find(name)
            except LokasError as error:
                self._fail(error)
            else:
                if found.folder not in seen:
                    seen.add(found.folder)
                    yield found

    def _all(self) -> "Iterator[Meeting]":
        """Every meeting that has a text; of a damaged one it is told."""
        from lokas.meeting import Damaged, find_meetings

        for found in find_meetings(self._workspace.places.meetings):
            if isinstance(found, Damaged):
                self._fail(found.error)
            elif found.transcript.exists():
                yield found

    def _fail(self, error: LokasError) -> None:
        self._code = self._code or error.exit_code
        typer.echo(self._t.error(error), err=True)

    def _sum_up(self) -> None:
        t = self._t
        if not self._places:
            typer.echo(t("replace.none", text=self._wish.search.text), err=True)
        elif self._wish.done:
            typer.echo(t("replace.done", places=self._places, meetings=self._meetings), err=True)
        else:
            typer.echo(t("replace.preview", places=self._places, meetings=self._meetings), err=True)


def _show(page: "Page", meeting: "Meeting", document: "Document", places: "Sequence[Place]") -> None:
    """The places of a meeting, each with what stands around it: what was there, and what shall be."""
    from lokas.cli.editing.page import Excerpt, excerpt

    texts = {segment.id: segment.text for segment in document.segments}
    page.line(meeting.folder.name, "bold")
    for place in places:
        before, found, after = excerpt(texts[place.segment_id], place.start, place.end)
        page.row(place.segment_id, place.at_ms, Excerpt(before, f"{found} > {place.replacement}", after))


def _json(meeting: "Meeting", places: "Sequence[Place]", *, done: bool) -> dict[str, Any]:
    found = [
        {
            "number": one.segment_id,
            "at_ms": one.at_ms,
            "start": one.start,
            "end": one.end,
            "found": one.found,
            "replacement": one.replacement,
        }
        for one in places
    ]
    return {"folder": str(meeting.folder), "replaced": done, "places": found}
