"""The minutes of a meeting: read from its folder, written as files; its agenda and attendance, before it and after."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import TYPE_CHECKING

from lokas.documents import document_of, marks_of
from lokas.errors import InputError, OptionError, OutputError
from lokas.files import write_atomic, write_error
from lokas.jobs import Notice
from lokas.meeting.facts import Represented
from lokas.meeting.names import REFUSED
from lokas.text.document.redacting import redactions
from lokas.text.document.redaction import hidden_in, redacted
from lokas.text.minutes import Minutes, gather, quorum_rule
from lokas.text.minutes.attendance import holders_not_present, with_attendance
from lokas.text.minutes.docx import write_docx
from lokas.text.minutes.odt import write_odt
from lokas.text.minutes.points import AGENDA
from lokas.text.minutes.rendering import MinutesTemplate, builtin_template, render, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from lokas.jobs import Event
    from lokas.meeting import Meeting
    from lokas.meeting.facts import MeetingFacts
    from lokas.text.document import Document, Mark
    from lokas.text.export.labels import Language
    from lokas.text.minutes.attendance import Told


def _as_it_is(markdown: str, _language: Language) -> Iterator[bytes]:
    yield markdown.encode("utf-8")


FORMATS: Mapping[str, Callable[[str, Language], Iterator[bytes]]] = MappingProxyType(
    {"md": _as_it_is, "odt": write_odt, "docx": write_docx}
)
"""What makes the file of each format of the minutes in Markdown; its name is the file's suffix too."""

LANGUAGES = ("fr", "en")


@dataclass(frozen=True, slots=True)
class MinutesRequest:
    """The minutes of a meeting in these formats, and how.

    `folder` None: the meeting's `exports`. `language` None: as `gather` chooses. `template`: a file of one's own; None
    for the one in `templates` that has the name of a built-in one, if it is there, and else the built-in one.
    `links`: whether times lead into the sound, as a path from `folder`. `replace` overwrites files.
    Raises `OptionError` ``option.unknown_format`` (value, known), ``option.unknown_value`` (option, value, known).
    """

    meeting: Meeting
    formats: tuple[str, ...]
    folder: Path | None = None
    language: Language | None = None
    template: Path | None = None
    templates: Path | None = None
    links: bool = True
    replace: bool = False

    def __post_init__(self) -> None:
        for name in self.formats or ("",):
            if name not in FORMATS:
                raise OptionError("option.unknown_format", value=name, known=list(FORMATS))
        if self.language is not None and self.language not in LANGUAGES:
            raise OptionError("option.unknown_value", option="--language", value=self.language, known=list(LANGUAGES))

    @property
    def place(self) -> Path:
        """The folder of the files."""
        return self.folder or self.meeting.exports


@dataclass(frozen=True, slots=True)
class _Read:
    """What is known of a meeting, as it may leave the house: without what its document hides.

    `hidden`: how much that is; `name` is that of the folder without its key, `document` None without a transcript.
    """

    name: str
    facts: MeetingFacts
    marks: Sequence[Mark]
    document: Document | None
    hidden: int = 0

    @classmethod
    def of(cls, meeting: Meeting, document: Document | None = None) -> _Read:
        """`document`: the meeting's, where somebody has it. Raises as `Meeting.facts` and `documents.document_of`."""
        name = meeting.stem
        if document is None and not meeting.transcript.exists():
            return cls(name, meeting.facts, marks_of(meeting), None)
        whole = document or document_of(meeting)
        document, hidden = redacted(whole), len(redactions(whole))
        facts = _without_names(meeting.facts, whole) if hidden else meeting.facts
        return cls(hidden_in(whole, name), facts, document.marks, document, hidden)

    def minutes(self, language: Language | None) -> Minutes:
        return gather(self.facts, self.marks, self.document, language)


def minutes_of(meeting: Meeting, language: Language | None = None) -> Minutes:
    """The minutes as things stand; without a transcript they are made of the recorder's markers. Nothing is written.

    What the meeting's document hides is hidden here, too, also in the title and among the names.
    Raises as `Meeting.facts`, `documents.document_of` and `gather`.
    """
    return _Read.of(meeting).minutes(language)


def as_markdown(request: MinutesRequest, emit: Callable[[Event], None], document: Document | None = None) -> str:
    """The minutes in Markdown, as they are written; tells what a person should know before they sign.

    `document`: that of the meeting as it is now, for somebody who edits it and cannot wait until it is read anew.
    `Notice` ``minutes.no_transcript``; ``minutes.in_order`` (count): agenda markers without a text were taken for the
    next points; ``minutes.quoted`` (count): what has no text shows what was said; ``minutes.no_members`` (rule): the
    quorum is a share of members that nobody counted; ``minutes.not_present`` (names): they hold proxies;
    ``redaction.applied`` (count): something is hidden, and then nothing leads to the sound, in which it is heard.
    Raises as `minutes_of`, `template_of` and `render`.
    """
    read = _Read.of(request.meeting, document)
    return _written(request, read, read.minutes(request.language), emit)


def export_minutes(request: MinutesRequest, emit: Callable[[Event], None]) -> Mapping[str, Path]:
    """Write the minutes; gives the file of each format. Tells what `as_markdown` does, and raises as it.

    Also `OutputError` ``output.exists`` (paths), ``output.not_writable``, ``output.disk_full`` (path, reason).
    """
    read = _Read.of(request.meeting)
    minutes = read.minutes(request.language)
    stem = f"{_file_name(read.name)} - {words(minutes.language)['file']}"
    files = {name: request.place / f"{stem}.{name}" for name in request.formats}
    existing = [str(path) for path in files.values() if path.exists()]
    if existing and not request.replace:
        raise OutputError("output.exists", paths=existing)
    markdown = _written(request, read, minutes, emit)
    _make_folder(request.place)
    for name, path in files.items():
        write_atomic(path, FORMATS[name](markdown, minutes.language))
    return files


def template_of(request: MinutesRequest, language: Language) -> MinutesTemplate:
    """The template that is asked for. Raises `InputError` ``input.missing``, ``input.not_readable`` (path, reason)."""
    built_in = builtin_template(language)
    own = request.templates / built_in.name if request.templates else None
    path = request.template or (own if own and own.exists() else None)
    return MinutesTemplate(str(path), read_text(path)) if path else built_in


def write_template(template: MinutesTemplate, path: Path, *, replace_existing: bool = False) -> None:
    """Write a template to begin one's own with. Raises `OutputError` ``output.exists`` (paths), as `write_atomic`."""
    if path.exists() and not replace_existing:
        raise OutputError("output.exists", paths=[str(path)])
    _make_folder(path.parent)
    write_atomic(path, template.text)


def set_agenda(meeting: Meeting, points: Sequence[str], *, add: bool = False) -> tuple[str, ...]:
    """Give a meeting another agenda, or `add` points to it; gives it as it is then. Raises as `Meeting.update`."""

    def change(facts: MeetingFacts) -> MeetingFacts:
        return replace(facts, agenda=(*(facts.agenda if add else ()), *points))

    return meeting.update(change).agenda


def set_attendance(meeting: Meeting, told: Told) -> MeetingFacts:
    """Note who was there; see `with_attendance`. Raises as `Meeting.update`."""
    return meeting.update(lambda facts: with_attendance(facts, told))


def set_quorum(
    meeting: Meeting, rule: str | None = None, members: int | None = None, *, counts_represented: bool | None = None
) -> MeetingFacts:
    """Note the statutes' rule ("" for none) and how many members there are; None leaves what is noted.

    Raises as `Meeting.update` and `quorum_rule`.
    """
    if rule:
        quorum_rule(rule)

    def change(facts: MeetingFacts) -> MeetingFacts:
        return replace(
            facts,
            quorum=facts.quorum if rule is None else rule.strip(),
            members=facts.members if members is None else members,
            quorum_counts_represented=(
                facts.quorum_counts_represented if counts_represented is None else counts_represented
            ),
        )

    return meeting.update(change)


def read_text(path: Path) -> str:
    """The text of a file that a person wrote, in UTF-8 or in what Windows writes in Western Europe.

    Raises `InputError` ``input.missing`` (path), ``input.not_readable`` (path, reason).
    """
    try:
        content = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise InputError("input.missing", path=str(path)) from error
    except OSError as error:
        raise InputError("input.not_readable", path=str(path), reason=error.strerror or "") from error
    return decoded_text(content)


def decoded_text(content: bytes) -> str:
    """Bytes that a person typed or pasted, as `read_text` reads them, with LF line ends."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    return text.replace("\r\n", "\n")


def _written(request: MinutesRequest, read: _Read, minutes: Minutes, emit: Callable[[Event], None]) -> str:
    leads = request.links and not read.hidden
    sound = _address(request.meeting.sound_file(), request.place) if leads else ""
    markdown = render(minutes, template_of(request, minutes.language), sound)
    for notice in _remarks(minutes, read):
        emit(notice)
    return markdown


def _remarks(minutes: Minutes, read: _Read) -> Iterator[Notice]:
    if read.hidden:
        yield Notice("redaction.applied", {"count": read.hidden})
    if read.document is None and read.facts.closed is not None:
        yield Notice("minutes.no_transcript")
    if minutes.agenda and (guessed := sum(one.kind == AGENDA and not one.text.strip() for one in read.marks)):
        yield Notice("minutes.in_order", {"count": guessed})
    if minutes.quotes:
        yield Notice("minutes.quoted", {"count": len(minutes.quotes)})
    if minutes.quorum and minutes.quorum.needed is None:
        yield Notice("minutes.no_members", {"rule": minutes.quorum.rule})
    if missing := holders_not_present(read.facts):
        yield Notice("minutes.not_present", {"names": missing})


def _address(sound: Path, folder: Path) -> str:
    """A file as an address from a folder, with everything special encoded; "" if it is not there, or on another drive.

    What `as_uri` adds for the root is taken off again.
    """
    if not sound.is_file():
        return ""
    try:
        way = os.path.relpath(sound.absolute(), folder.absolute())
    except ValueError:
        return ""
    return PurePosixPath("/", *Path(way).parts).as_uri().removeprefix("file:///")


def _without_names(facts: MeetingFacts, document: Document) -> MeetingFacts:
    """The facts that minutes show, without what the document hides."""

    def hidden(text: str) -> str:
        return hidden_in(document, text)

    return replace(
        facts,
        title=hidden(facts.title),
        association=hidden(facts.association),
        agenda=tuple(map(hidden, facts.agenda)),
        people=tuple(map(hidden, facts.people)),
        represented=tuple(Represented(hidden(one.name), hidden(one.by)) for one in facts.represented),
        excused=tuple(map(hidden, facts.excused)),
        reviewed_by=hidden(facts.reviewed_by),
    )


def _file_name(name: str) -> str:
    """A name that a file system takes: what stands for something hidden may be anything."""
    return "".join("-" if one in REFUSED or one < " " else one for one in name)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise write_error(folder, error) from error
