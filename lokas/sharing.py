"""What leaves a meeting: its text in any format and its sound, as people corrected them and without what they hid.

Everything is made of the document. Where something is redacted, no file shows it, and no sound is given away but one
in which it is silent; only a person who says so gets the rest.
"""

from __future__ import annotations

from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from lokas import exporting
from lokas.audio.silencing import SOUND_FORMATS, silence
from lokas.documents import document_of
from lokas.errors import InputError, OptionError, OutputError
from lokas.exporting import PAGE, Results, with_sound
from lokas.files import write_error
from lokas.jobs import Notice
from lokas.meeting import EARLIER, TRANSCRIPT, Meeting
from lokas.meeting.names import REFUSED
from lokas.text.document import as_transcript, redactions
from lokas.text.document.redacting import REDACTION, SIGN
from lokas.text.document.redaction import hidden_in, silences
from lokas.text.export import EXPORTERS
from lokas.text.export.options import DEFAULT_OPTIONS, ExportOptions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from contextlib import AbstractContextManager

    from lokas.exporting import ExportRequest
    from lokas.jobs import CancelToken, Event
    from lokas.text.document import Document
    from lokas.types import Span, Transcript

PAGE_SOUND = "mp3"
"""What a page plays where the recording itself must not be heard: every browser can, and it is small enough to send."""


@dataclass(frozen=True, slots=True)
class MeetingRequest:
    """A meeting, the formats of text and of sound (`EXPORTERS`, `SOUND_FORMATS`) that are wanted of it, and how.

    `folder` None: the meeting's own for exports. `as_heard`: the text of the machine, without what people corrected.
    `unredacted`: with what is redacted. `replace` overwrites results. What `options` leave open, the meeting tells: the
    title, the sound, and that a person reviewed the text.

    Raises `OptionError` ``option.unknown_format`` (value, known).
    """

    meeting: Meeting
    formats: tuple[str, ...]
    folder: Path | None = None
    options: ExportOptions = DEFAULT_OPTIONS
    as_heard: bool = False
    unredacted: bool = False
    replace: bool = False

    def __post_init__(self) -> None:
        known = {*EXPORTERS, *SOUND_FORMATS}
        for name in self.formats or ("",):
            if name not in known:
                raise OptionError("option.unknown_format", value=name, known=sorted(known))

    @property
    def path(self) -> Path:
        """The folder of the meeting."""
        return self.meeting.folder

    @property
    def texts(self) -> tuple[str, ...]:
        """The formats of text."""
        return tuple(name for name in self.formats if name in EXPORTERS)

    @property
    def sounds(self) -> tuple[str, ...]:
        """The formats of sound."""
        return tuple(name for name in self.formats if name in SOUND_FORMATS)

    @property
    def results(self) -> Results:
        """Where its texts go, those of a transcript if it wants none; a hidden name is left out of theirs later."""
        return Results(self.folder or self.meeting.exports, self.meeting.stem, self.texts or ("json",))


@dataclass(frozen=True, slots=True)
class _Work:
    """What an export makes of what. `hidden`: whether anything must not be seen or heard; the `silent` spans must not.

    `results` are those of its texts; `recording` may be anything until it is opened.
    """

    request: MeetingRequest
    transcript: Transcript
    title: str
    results: Results
    recording: Path
    hidden: bool
    silent: tuple[Span, ...]

    @classmethod
    def of(cls, request: MeetingRequest, emit: Callable[[Event], None]) -> _Work:
        """Read from the meeting's document. Raises and emits as `export_meeting`."""
        document = document_of(request.meeting)
        _tell(request, len(redactions(document)), emit)
        if request.unredacted:
            document = replace(document, marks=tuple(mark for mark in document.marks if mark.kind != REDACTION))
        transcript = document.transcript if request.as_heard else as_transcript(document)
        stem, hidden = _hidden_stem(document, request.results.stem), bool(redactions(document))
        named = replace(transcript.source, name=_sound_name(request, stem, hidden=hidden))
        return cls(
            request,
            replace(transcript, source=named),
            hidden_in(document, request.meeting.facts.title),
            replace(request.results, stem=stem),
            request.options.sound or request.meeting.sound_file(),
            hidden,
            silences(document),
        )

    @property
    def track(self) -> int:
        """Which track of the recording has the sound of the text."""
        imported = None if self.request.options.sound else self.request.meeting.facts.imported
        return imported.track if imported else 0


def export_meeting(request: MeetingRequest, emit: Callable[[Event], None], token: CancelToken) -> Mapping[str, Path]:
    """Write a meeting in other formats; gives the file of each, and of the sound that a page had to be made.

    A page plays the sound that is exported with it; without one, the meeting's, or `PAGE_SOUND` made for it where
    something is redacted. Emits `Progress` in milliseconds of each sound; `Notice` as `exporting.with_sound`,
    ``redaction.applied`` and ``redaction.shown`` (count).

    Raises `OptionError` ``redaction.as_heard`` (path, count) for the machine's text of a meeting in which something is
    redacted; `OutputError` ``output.exists`` (paths), ``output.is_input`` (path); as `document_of`, `with_sound`,
    `silence` and `Results`.
    """
    work = _Work.of(request, emit)
    work.results.make_folder()
    with _page_sound(work, emit) as page_sound:
        sounds = {codec: work.results.beside(SOUND_FORMATS[codec].suffix) for codec in request.sounds}
        made = sounds or ({PAGE_SOUND: page_sound} if page_sound else {})
        texts = work.results.files if request.texts else {}
        _protect(work, [*texts.values(), *made.values()])
        for codec, path in made.items():
            silence(work.recording, path, work.silent, codec=codec, emit=emit, token=token, track=work.track)
        if texts:
            work.results.write(work.transcript, _options(work, next(iter(made.values()), None), emit), token)
        return {**texts, **{codec: path for codec, path in made.items() if path.parent == work.results.folder}}


def export_transcript(
    request: ExportRequest, emit: Callable[[Event], None], token: CancelToken, *, unredacted: bool = False
) -> Mapping[str, Path]:
    """Write a saved transcript in other formats: see `exporting.export`.

    Raises as that, and `OptionError` ``redaction.as_heard`` (path, count) if it is what the machine heard of a meeting
    in which something is redacted, unless `unredacted`; also as `document_of` for such a file.
    """
    meeting = _meeting_of(request.path)
    if meeting and not unredacted and (count := len(redactions(document_of(meeting)))):
        raise OptionError("redaction.as_heard", path=str(meeting.folder), count=count)
    return exporting.export(request, emit, token)


def earlier_exports(meeting: Meeting) -> list[Path]:
    """What was exported into the meeting's own folder before now, and shows what was redacted since."""
    folder = meeting.exports
    try:
        return sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
    except OSError:
        return []


def _tell(request: MeetingRequest, count: int, emit: Callable[[Event], None]) -> None:
    if count and request.as_heard and not request.unredacted:
        raise OptionError("redaction.as_heard", path=str(request.path), count=count)
    if count:
        emit(Notice("redaction.shown" if request.unredacted else "redaction.applied", {"count": count}))


def _sound_name(request: MeetingRequest, stem: str, *, hidden: bool) -> str:
    """What the sound is called that the text goes with; the recording's own name may tell what is hidden."""
    codec = request.sounds[0] if request.sounds else PAGE_SOUND if hidden else None
    if codec:
        return f"{stem}{SOUND_FORMATS[codec].suffix}"
    return (request.options.sound or request.meeting.sound_file()).name


def _hidden_stem(document: Document, stem: str) -> str:
    """The name of files without hidden names; what stands for these may hold what no file system takes."""
    hidden = hidden_in(document, stem)
    if hidden == stem:
        return stem
    return "".join("-" if one in REFUSED or one < " " else one for one in hidden).strip(" .") or SIGN


@contextmanager
def _page_sound(work: _Work, emit: Callable[[Event], None]) -> Iterator[Path | None]:
    """Where the sound goes that is made for a page alone: beside it or, to be put into it, where it goes again."""
    options = work.request.options
    if PAGE not in work.request.texts or work.request.sounds or not work.hidden:
        yield None
    elif not work.recording.is_file():
        if options.sound or options.embed_sound:
            raise InputError("input.missing", path=str(work.recording))
        emit(Notice("export.no_sound", {"path": str(work.recording)}))
        yield None
    else:
        with _folder_for(work.results.folder, apart=options.embed_sound) as folder:
            yield Path(folder) / f"{work.results.stem}{SOUND_FORMATS[PAGE_SOUND].suffix}"


def _folder_for(folder: Path, *, apart: bool) -> AbstractContextManager[str]:
    if not apart:
        return nullcontext(str(folder))
    try:
        return TemporaryDirectory(prefix=".", dir=folder)
    except OSError as error:
        raise write_error(folder, error) from error


def _options(work: _Work, played: Path | None, emit: Callable[[Event], None]) -> ExportOptions:
    """The options with what the meeting tells. Of one in which something is hidden, the recording is never played."""
    request = work.request
    reviewed = request.options.reviewed or (request.meeting.facts.reviewed is not None and not request.as_heard)
    options = replace(request.options, title=work.title, reviewed=reviewed)
    if played or work.hidden or PAGE not in request.texts:
        return replace(options, sound=played)
    return with_sound(options, work.results, work.recording, emit)


def _protect(work: _Work, paths: list[Path]) -> None:
    """Refuse to touch what is there, and what the meeting itself is made of even if results may be replaced."""
    own = [path for path in (work.recording, work.request.meeting.transcript) if path.exists()]
    for path in filter(Path.exists, paths):
        if any(path.samefile(one) for one in own):
            raise OutputError("output.is_input", path=str(path))
    existing = [str(path) for path in paths if path.exists()]
    if existing and not work.request.replace:
        raise OutputError("output.exists", paths=existing)


def _meeting_of(path: Path) -> Meeting | None:
    """The meeting of which a file is what the machine heard, now or earlier; None if it is none."""
    if path.name != TRANSCRIPT:
        return None
    folder = path.absolute().parent
    folder = folder.parent.parent if folder.parent.name == EARLIER else folder
    meeting = Meeting(folder)
    return meeting if meeting.facts_file.is_file() and meeting.transcript.is_file() else None
