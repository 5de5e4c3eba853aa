"""`lokas show`: what is known of a meeting, its text with the numbers that `lokas edit` takes, what to check in it."""

# Typer reads the annotations: see `app.py`.

import json
import sys
from typing import TYPE_CHECKING, Annotated, Any, Optional

import typer

from lokas.cli.messages import Messages, clock
from lokas.errors import OptionError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lokas.cli.editing.page import Excerpt
    from lokas.meeting import Meeting
    from lokas.text.document import Document, Doubt, Mark, TextSegment

REASONS = {
    "loop": "show.loop",
    "invented": "show.invented",
    "hurried": "show.hurried",
    "unsure": "show.unsure",
    "not_transcribed": "show.not_transcribed",
}
"""What each code of `lokas.speech.guard` is called."""
END_MS = sys.maxsize


def register(app: typer.Typer, t: Messages) -> None:
    """Add the command to `app`."""

    @app.command(help=t("help.show"), epilog=t("help.exit_codes"))
    def show(
        meeting: Annotated[str, typer.Argument(help=t("help.library_meeting"), metavar=t("help.library_name"))],
        heard: Annotated[bool, typer.Option("--heard", help=t("help.show_heard"))] = False,
        diff: Annotated[bool, typer.Option("--diff", help=t("help.show_diff"))] = False,
        doubts: Annotated[bool, typer.Option("--doubts", help=t("help.show_doubts"))] = False,
        marks: Annotated[bool, typer.Option("--marks", help=t("help.show_marks"))] = False,
        from_time: Annotated[Optional[str], typer.Option("--from", help=t("help.show_from"))] = None,
        to_time: Annotated[Optional[str], typer.Option("--to", help=t("help.show_to"))] = None,
        as_json: Annotated[bool, typer.Option("--json", help=t("help.json"))] = False,
    ) -> None:
        from lokas.places import Places
        from lokas.workspace import Workspace

        asked = {"--heard": heard, "--diff": diff, "--doubts": doubts, "--marks": marks}
        view = only_one([option for option, wanted in asked.items() if wanted])
        stretch = read_stretch(from_time, to_time)
        with Workspace(Places.of_system()) as workspace:
            found = workspace.library.find(meeting)
            if as_json:
                typer.echo(json.dumps(told(found, view, stretch), ensure_ascii=False, indent=1))
            else:
                Shown(found, t).show(view, stretch)


def only_one(options: "Sequence[str]") -> str:
    """The option that was given, "" if none was. Raises `OptionError` ``option.exclusive`` (first, second)."""
    if len(options) > 1:
        raise OptionError("option.exclusive", first=options[0], second=options[1])
    return options[0] if options else ""


def read_stretch(from_time: str | None, to_time: str | None) -> tuple[int, int]:
    """From when to when, all of it where nothing is said. Raises as `read_time`."""
    from lokas.cli.editing.pointing import read_time

    return read_time(from_time) if from_time else 0, read_time(to_time) if to_time else END_MS


def told(meeting: "Meeting", view: str, stretch: tuple[int, int]) -> Any:  # noqa: ANN401 - JSON
    """What `--json` writes: an object with all of it, or the list that one of the other options asks for.

    A meeting without a text has no segments; its marks are those that were set while it was recorded.
    """
    from lokas.cli.editing.document_json import change_json, doubt_json, facts_json, mark_json, segment_json

    document = _document(meeting, view)
    marks = [mark_json(mark) for mark in within(_marks(meeting, document), stretch)]
    if document is None:
        return marks if view == "--marks" else facts_json(meeting) | {"marks": marks}
    segments = within(document.segments, stretch)
    lists = {
        "--diff": lambda: [one for segment in segments if (one := change_json(document, segment))["changes"]],
        "--doubts": lambda: [doubt_json(*one) for one in doubted(document, stretch)],
        "--marks": lambda: marks,
    }
    if view in lists:
        return lists[view]()
    return facts_json(meeting) | {
        "duration_ms": document.transcript.source.duration_ms,
        "language": document.transcript.language,
        "made_with": dict(document.transcript.made_with),
        "speakers": [{"key": one.key, "name": one.name} for one in document.speakers],
        "segments": [segment_json(document, one) for one in segments],
        "marks": marks,
        "doubts": [doubt_json(*one) for one in doubted(document, stretch)],
    }


def within(items: "Sequence[Any]", stretch: tuple[int, int]) -> list[Any]:
    """Those that share time with a stretch, or lie in it."""
    return [one for one in items if one.start_ms <= stretch[1] and one.end_ms >= stretch[0]]


def doubted(document: "Document", stretch: tuple[int, int]) -> "Iterator[tuple[TextSegment, Doubt]]":
    """The doubts in a stretch, each with its segment."""
    from lokas.text.document import doubts

    segments = {segment.id: segment for segment in document.segments}
    for doubt in within(list(doubts(document)), stretch):
        yield segments[doubt.segment_id], doubt


class Shown:
    """A meeting on a page for people."""

    def __init__(self, meeting: "Meeting", t: Messages) -> None:
        from rich.console import Console

        from lokas.cli.editing.page import Page

        self._meeting, self._t = meeting, t
        self._page = Page(Console())

    def show(self, view: str, stretch: tuple[int, int]) -> None:
        """The whole, or what one of the options asks for."""
        document = _document(self._meeting, view)
        if view == "--marks":
            self.marks(document, stretch)
        elif view == "--diff" and document:
            self.changes(document, stretch)
        elif view == "--doubts" and document:
            self.doubts(document, stretch)
        else:
            self.facts(document)
            if document:
                self.text(document, stretch, heard=view == "--heard")
            else:
                typer.echo(self._t("show.no_text", path=self._meeting.folder), err=True)

    def facts(self, document: "Document | None") -> None:
        """What is known beside the text."""
        facts = self._meeting.facts
        self._page.line(facts.title, "bold")
        for line in self._facts(document):
            self._page.line(line)

    def text(self, document: "Document", stretch: tuple[int, int], *, heard: bool) -> None:
        """The segments by paragraphs, each under who says it, with the marks where they belong."""
        from lokas.text.document import heard_in

        marks, speaker = self._marks_by_segment(document), None
        wanted = {segment.id for segment in within(document.segments, stretch)}
        for paragraph in document.paragraphs():
            segments = [segment for segment in paragraph if segment.id in wanted]
            if not segments:
                continue
            self._page.line()
            name = document.name_of(segments[0].speaker) or None
            if name != speaker:
                self._page.line(name or self._t("show.unknown_voice"), "bold")
            speaker = name
            for segment in segments:
                for mark in marks.get(segment.id, ()):
                    self._mark(mark)
                self._segment(segment, heard_in(document, segment) if heard else None)

    def segments(self, document: "Document", segments: "Sequence[TextSegment]", *, names: bool) -> None:
        """Some of the segments, as after an edit; with the names of who says them, where these are what changed."""
        speaker = ""
        for segment in segments:
            name = document.name_of(segment.speaker) or self._t("show.unknown_voice")
            if names and name != speaker:
                self._page.line(name, "bold")
            speaker = name
            self._segment(segment, None)

    def list_marks(self, document: "Document | None", marks: "Sequence[Mark]") -> None:
        """Some of the marks, each with the passage that it marks."""
        from lokas.text.document import passage

        for mark in marks:
            self._mark(mark)
            for segment in passage(document, mark) if document else ():
                self._segment(segment, None)

    def changes(self, document: "Document", stretch: tuple[int, int]) -> None:
        """What people changed in the text, word by word."""
        from lokas.text.document import changes_in

        some = False
        for segment in within(document.segments, stretch):
            for one in changes_in(document, segment):
                some = True
                key = "show.changed" if one.heard and one.now else "show.added" if one.now else "show.removed"
                self._page.row(segment.id, segment.start_ms, self._t(key, heard=one.heard, now=one.now))
        if not some:
            typer.echo(self._t("show.no_changes"), err=True)

    def doubts(self, document: "Document", stretch: tuple[int, int]) -> None:
        """What a person should listen to again, one after the other."""
        found = list(doubted(document, stretch))
        for segment, doubt in found:
            self._page.row(segment.id, doubt.start_ms, self._reason(document, segment, doubt), "bold")
            if segment.words:
                self._page.row(None, segment.start_ms, _in_context(segment, doubt))
        key = "show.no_doubts" if not found else "show.one_doubt" if len(found) == 1 else "show.some_doubts"
        typer.echo(self._t(key, count=len(found), name=self._meeting.folder.name), err=True)

    def marks(self, document: "Document | None", stretch: tuple[int, int]) -> None:
        """The marks in a stretch."""
        found = within(_marks(self._meeting, document), stretch)
        self.list_marks(document, found)
        if not found:
            typer.echo(self._t("show.no_marks"), err=True)

    def _facts(self, document: "Document | None") -> "Iterator[str]":
        facts, t = self._meeting.facts, self._t
        yield t("show.began", time=f"{facts.began:%Y-%m-%d %H:%M}")
        if document:
            yield t("show.length", length=clock(document.transcript.source.duration_ms))
        for key, names in (("show.people", facts.people), ("show.tags", facts.tags)):
            if names:
                yield t(key, names=names)
        yield t("show.folder", path=self._meeting.folder)
        if document:
            yield from self._trust(document)

    def _trust(self, document: "Document") -> "Iterator[str]":
        """How the text was made, and how far people went over it."""
        from lokas.text.document import doubts
        from lokas.text.export.facts import made_with

        facts, t = self._meeting.facts, self._t
        if made := made_with(document.transcript):
            yield t("show.made_with", made=made)
        if not facts.reviewed:
            yield t("show.not_reviewed")
        elif facts.reviewed_by:
            yield t("show.reviewed_by", day=facts.reviewed.date(), name=facts.reviewed_by)
        else:
            yield t("show.reviewed", day=facts.reviewed.date())
        if count := sum(1 for _ in doubts(document)):
            yield t("show.to_check" if count > 1 else "show.one_to_check", count=count)

    def _segment(self, segment: "TextSegment", heard: str | None) -> None:
        from lokas.text.pieces import DOUBT_MARK, NO_TEXT

        text = segment.text if heard is None else heard
        if segment.doubts:
            text = f"{DOUBT_MARK} {text}" if text else NO_TEXT
        self._page.row(segment.id, segment.start_ms, text)

    def _mark(self, mark: "Mark") -> None:
        from lokas.cli.editing.marks import described

        self._page.row(None, mark.start_ms, f"* {described(mark, self._t)}", "italic")

    def _marks_by_segment(self, document: "Document") -> "dict[int, list[Mark]]":
        """The marks by the number of the first segment of their passage."""
        from lokas.text.document import passage

        found: dict[int, list[Mark]] = {}
        for mark in document.marks:
            for segment in passage(document, mark)[:1]:
                found.setdefault(segment.id, []).append(mark)
        return found

    def _reason(self, document: "Document", segment: "TextSegment", doubt: "Doubt") -> str:
        t = self._t
        if doubt.word is not None:
            word = segment.words[doubt.word]
            return t("show.doubtful_word", word=word.text.strip(), percent=t.number(100 * word.confidence))
        if doubt.kind == "speaker":
            return self._voice(document, segment)
        return ", ".join(t(REASONS[code]) if code in REASONS else code for code in doubt.reasons)

    def _voice(self, document: "Document", segment: "TextSegment") -> str:
        """Whose voice it may be, for what the machine knows."""
        names = [document.name_of(key) for key in (segment.speaker, segment.perhaps)]
        if not all(names):
            return self._t("show.unknown_voice")
        return self._t("show.unsure_voice", first=names[0], second=names[1])


def _in_context(segment: "TextSegment", doubt: "Doubt") -> "str | Excerpt":
    """The text of a segment; of a doubtful word, what stands around it."""
    from lokas.cli.editing.page import excerpt

    if doubt.word is None:
        return segment.text
    lead = len("".join(word.text for word in segment.words).rstrip()) - len(segment.text)
    past = len("".join(word.text for word in segment.words[: doubt.word + 1]).rstrip()) - lead
    return excerpt(segment.text, past - len(segment.words[doubt.word].text.strip()), past)


def _document(meeting: "Meeting", view: str) -> "Document | None":
    """The document; None for a meeting without a text, where facts and marks are all that is asked for."""
    from lokas.documents import document_of

    if view in {"", "--marks"} and not meeting.transcript.exists():
        return None
    return document_of(meeting)


def _marks(meeting: "Meeting", document: "Document | None") -> "Sequence[Mark]":
    from lokas.documents import marks_of

    return document.marks if document else marks_of(meeting)
