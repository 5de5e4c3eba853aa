"""What a redaction would hide, shown in its place, and everything it would not hide, told before it is relied upon."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Any

import typer

from lokas.cli.editing.page import Page, excerpt
from lokas.cli.editing.pointing import read_time, segments_of
from lokas.errors import OptionError
from lokas.sharing import earlier_exports
from lokas.text.document import Redact, doubts, redactions
from lokas.text.document.names import LEAST_LETTERS, looks_like, occurrences, stands_in, tokens, units, units_of
from lokas.text.document.redacting import REDACTION, heard_elsewhere, said_in, span_of, spans_of_name
from lokas.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lokas.cli.messages import Messages
    from lokas.meeting import Meeting
    from lokas.text.document import Document, Edit, Mark, Redaction
    from lokas.text.document.names import Unit

MOST_ALIKE = 10
"""So many of the texts that are like a name are told, the most frequent ones."""
_WORDS = re.compile(r"(\d+)(?:\s*[-–]\s*(\d+))?")


def edit_of_name(document: Document, name: str, replacement: str, *, case: bool) -> Redact:
    """What hides a name. Its errors are those of `Redact`."""
    return Redact(spans_of_name(document, name, case=case), replacement, name, case)


def edit_of_segments(document: Document, numbers: str, words: str | None, replacement: str) -> Redact:
    """What hides segments, each run of neighbours as one, or words of a single one.

    Raises as `segments_of`, and `OptionError` ``redaction.bad_words`` (value, count).
    """
    chosen = segments_of(document, numbers)
    if words is not None:
        return Redact((_span_of_words(document, chosen[0].id, words, alone=len(chosen) == 1),), replacement)
    places = [document.place(one.id) for one in chosen]
    spans = []
    for _, run in groupby(enumerate(places), key=lambda pair: pair[1] - pair[0]):
        together = [document.segments[place] for _, place in run]
        spans.append(Span(together[0].start_ms, max(one.end_ms for one in together)))
    return Redact(tuple(spans), replacement)


def edit_of_times(from_time: str | None, to_time: str | None, replacement: str) -> Redact:
    """What hides a stretch. Raises as `read_time`, and `OptionError` ``redaction.bad_stretch`` (start_ms, end_ms)."""
    start_ms, end_ms = (None if time is None else read_time(time) for time in (from_time, to_time))
    if start_ms is None or end_ms is None or start_ms >= end_ms:
        raise OptionError("redaction.bad_stretch", start_ms=start_ms, end_ms=end_ms)
    return Redact((Span(start_ms, end_ms),), replacement)


def line(document: Document, one: Redaction, t: Messages) -> str:
    """A redaction in a line of the list."""
    if one.name:
        key = "redact.line_name_case" if one.case else "redact.line_name"
        count = len(spans_of_name(document, one.name, case=one.case))
        return t(key, number=one.number, name=one.name, count=count, replacement=one.replacement)
    text = _text(said_in(document, one.spans[0]))
    span = one.spans[0]._asdict()
    if not text:
        return t("redact.line_silence", number=one.number, **span)
    return t("redact.line_passage", number=one.number, text=text, replacement=one.replacement, **span)


def redaction_json(document: Document, one: Redaction) -> dict[str, Any]:
    """A redaction for programs: number, name ("" for a passage), case, replacement, spans, and the text it hides."""
    spans = spans_of_name(document, one.name, case=one.case) if one.name else one.spans
    return {
        "number": one.number,
        "name": one.name,
        "case": one.case,
        "replacement": one.replacement,
        "spans": [{**span._asdict(), "text": _text(said_in(document, span))} for span in spans],
    }


class Preview:
    """What an edit hides in a meeting whose document is as it was before, and what a person should still look at."""

    def __init__(self, meeting: Meeting, document: Document, t: Messages) -> None:
        from rich.console import Console

        self._meeting, self._document, self._t = meeting, document, t
        self._page, self._units = Page(Console()), units(document)

    def refuse_nothing(self, edit: Edit) -> None:
        """Raise `OptionError` ``redaction.nothing`` (value) for a name that is nowhere, and tell what is like it."""
        if not isinstance(edit, Redact) or not edit.name:
            return
        if not any((*self._found(edit), self._holds(edit, self._meeting.facts.title))):
            self._tell_alike(edit)
            raise OptionError("redaction.nothing", value=edit.name)

    def show(self, edit: Edit) -> None:
        """All of it."""
        if not isinstance(edit, Redact):
            return
        if edit.name:
            self._show_name(edit)
        else:
            self._show_passages(edit)
        self._tell_rest(edit)

    def tell_done(self, edit: Edit, after: Document) -> None:
        """That it is done, and how it is undone, once for each redaction that is new."""
        if not isinstance(edit, Redact):
            typer.echo(self._t("redact.removed", number=getattr(edit, "number", None)), err=True)
            return
        known = {mark.id for mark in self._document.marks}
        for one in redactions(after):
            if known.isdisjoint(one.marks):
                typer.echo(self._t("redact.done", number=one.number, meeting=self._meeting.folder.name), err=True)

    def _found(self, edit: Redact) -> tuple[list[Sequence[Unit]], list[Span], list[str], list[Mark]]:
        """Where a name is: said, heard where the text says something else, in names of speakers, in marks."""
        return (
            list(occurrences(self._units, edit.name, case=edit.case)),
            heard_elsewhere(self._document, edit.name, case=edit.case),
            [one.name for one in self._document.speakers if self._holds(edit, one.name)],
            [mark for mark in self._marks() if self._holds(edit, mark.text, *dict(mark.details).values())],
        )

    def _show_name(self, edit: Redact) -> None:
        said, elsewhere, speakers, marks = self._found(edit)
        if said:
            typer.echo(self._t("redact.places", count=len(said)))
        for run in said:
            self._show_said(run)
        for span in elsewhere:
            typer.echo(self._t("redact.heard", at_ms=span.start_ms))
        for speaker in speakers:
            typer.echo(self._t("redact.speaker", name=speaker))
        for mark in marks:
            typer.echo(self._t("redact.mark", at_ms=mark.start_ms, text=_mark_text(mark)))

    def _show_passages(self, edit: Redact) -> None:
        for span in edit.spans:
            said = said_in(self._document, span)
            typer.echo(self._t("redact.passage" if said else "redact.no_text", **span._asdict()))
            self._show_said(said)

    def _show_said(self, said: Sequence[Unit]) -> None:
        for _, group in groupby(said, key=lambda unit: unit.place):
            run = list(group)
            segment = run[0].segment
            head = "".join(word.text for word in segment.words[: run[0].first])
            hidden = "".join(unit.text for unit in run)
            start = len(head) + len(hidden) - len(hidden.lstrip())
            found = excerpt("".join(word.text for word in segment.words), start, len(head) + len(hidden))
            self._page.row(segment.id, span_of(run).start_ms, found)

    def _tell_rest(self, edit: Redact) -> None:
        typer.echo(self._t("redact.look"))
        if edit.name:
            self._tell_alike(edit)
            self._tell_facts(edit)
        for mark in self._kept_marks(edit):
            typer.echo(self._t("redact.kept_mark", at_ms=mark.start_ms, text=_mark_text(mark)))
        if edit.name and (count := sum(doubt.kind == "no_text" for doubt in doubts(self._document))):
            typer.echo(self._t("redact.untold", count=count, meeting=self._meeting.folder.name))
        if files := earlier_exports(self._meeting):
            typer.echo(self._t("redact.exports", files=[path.name for path in files]))
        typer.echo(self._t("redact.folder"))

    def _tell_alike(self, edit: Redact) -> None:
        found = looks_like(self._units, edit.name).most_common(MOST_ALIKE)
        beside = [*(one.name for one in self._document.speakers), *(_mark_text(mark) for mark in self._marks())]
        found += [(text, 1) for text in beside if self._holds_part(edit, text) and not self._holds(edit, text)]
        if found:
            told = [self._t("redact.like_one", text=text, count=count) for text, count in found]
            typer.echo(self._t("redact.like", found=told))

    def _tell_facts(self, edit: Redact) -> None:
        facts = self._meeting.facts
        whole = self._holds(edit, facts.title)
        if whole:
            typer.echo(self._t("redact.title"))
        consent, represented = facts.consent, facts.represented
        told = {
            "redact.where_title": [] if whole else [facts.title],
            "redact.where_people": [*facts.people, *facts.excused, facts.reviewed_by]
            + [text for one in represented for text in (one.name, one.by)],
            "redact.where_agenda": facts.agenda,
            "redact.where_purpose": [facts.purpose],
            "redact.where_association": [facts.association],
            "redact.where_tags": facts.tags,
            "redact.where_consent": [
                consent.text,
                *(text for one in consent.objections for text in (one.name, one.text)),
            ]
            if consent
            else [],
            "redact.where_sound": [facts.imported.file] if facts.imported else [],
        }
        where = [self._t(key) for key, texts in told.items() if self._holds_part(edit, *texts)]
        if where:
            typer.echo(self._t("redact.facts", where=where, path=self._meeting.facts_file))

    def _kept_marks(self, edit: Redact) -> Iterator[Mark]:
        """Marks in a passage that say something: nobody knows whether it is what is hidden."""
        for mark in self._marks() if not edit.name else ():
            inside = any(mark.start_ms <= span.end_ms and span.start_ms <= mark.end_ms for span in edit.spans)
            if inside and _mark_text(mark):
                yield mark

    def _marks(self) -> Iterator[Mark]:
        return (mark for mark in self._document.marks if mark.kind != REDACTION)

    def _holds_part(self, edit: Redact, *texts: str) -> bool:
        """Whether a text has any part of the name that tells something, in any order."""
        parts = [token.text for token in tokens(edit.name) if len(token.text) >= LEAST_LETTERS] or [edit.name]
        return any(stands_in(part, text) for part in parts for text in texts)

    def _holds(self, edit: Redact, *texts: str) -> bool:
        return any(stands_in(edit.name, text, case=edit.case) for text in texts)


def _span_of_words(document: Document, segment_id: int, words: str, *, alone: bool) -> Span:
    place = document.place(segment_id)
    said = list(units_of(document.segments[place], place))
    found = _WORDS.fullmatch(words.strip()) if alone else None
    first, last = (int(found[1]), int(found[2] or found[1])) if found else (0, 0)
    if not 1 <= first <= last <= len(said):
        raise OptionError("redaction.bad_words", value=words, count=len(said))
    return span_of(said[first - 1 : last])


def _text(said: Iterable[Unit]) -> str:
    return " ".join("".join(unit.text for unit in said).split())


def _mark_text(mark: Mark) -> str:
    return " ".join(text for text in (mark.text, *dict(mark.details).values()) if text)
