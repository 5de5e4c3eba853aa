"""Texts that exist become meetings: a transcript that Lokas saved, or captions, with the recording beside them."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from lokas.documents import set_aside
from lokas.errors import InputError, OutputError
from lokas.exporting import read_transcript
from lokas.files import write_atomic
from lokas.jobs import Notice
from lokas.library.endings import CAPTIONS
from lokas.library.incoming.importing import ImportRequest, make_meeting
from lokas.locks import hold
from lokas.text.caption_files import read_captions
from lokas.text.document import new_document
from lokas.text.export import EXPORTERS
from lokas.text.guessing import guess_language
from lokas.types import Segment, Source, Transcript

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lokas.jobs import CancelToken, Event
    from lokas.meeting import Meeting
    from lokas.types import Cue

NO_SOUND = frozenset(
    {
        ".json",
        ".srt",
        ".vtt",
        ".txt",
        ".md",
        ".odt",
        ".docx",
        ".html",
        ".csv",
        ".tsv",
        ".eaf",
        ".pdf",
        ".lokas",
        ".jsonl",
    }
)
"""How the names of files end that lie beside a text and have no sound: other exports of it."""


def import_text(root: Path, request: ImportRequest, emit: Callable[[Event], None], token: CancelToken) -> Meeting:
    """A meeting in `root` of the transcript or the captions at `request.path`, and of the recording beside it.

    The recording is the one that a transcript names, or whatever lies there under the name of the text. Emits `Notice`
    ``import.text_alone`` (path) if there is none. Raises as `import_sound`, `read_transcript` and `read_captions`.
    """
    text = _text(request)
    sound = _beside(request.path, text.source.name)
    if sound is None:
        emit(Notice("import.text_alone", {"path": str(request.path)}))
    track = text.source.track if request.track is None and sound else request.track
    asked = replace(request, track=track, language=request.language or text.language)
    return make_meeting(root, asked, emit, token, sound=sound, text=text)


def give_text(meeting: Meeting, request: ImportRequest, emit: Callable[[Event], None], *, other: bool = False) -> None:
    """Give the transcript or the captions at `request.path` to a meeting; `other`: also in the place of its own text.

    That one is set aside with what people made of it. Emits `Notice` as `set_aside`. Raises `InputError` as
    `read_transcript` and `read_captions`, `OutputError` ``import.has_text`` (path), ``meeting.busy`` (path) while it is
    transcribed or edited, and as `files.write_atomic`.
    """
    if meeting.transcript.exists() and not other:
        raise OutputError("import.has_text", path=str(meeting.folder))
    text = _text(request)
    with hold(meeting.work_lock):
        set_aside(meeting, emit)
        write_atomic(meeting.transcript, EXPORTERS["json"].write(text))
    meeting.log("import.text_given", file=str(request.path.absolute()))


def _text(request: ImportRequest) -> Transcript:
    return _captions(request) if request.path.suffix.lower() in CAPTIONS else _transcript(request.path)


def _transcript(path: Path) -> Transcript:
    """A transcript of which a document can be made: what a file holds may be of any type."""
    text = read_transcript(path)
    try:
        new_document(text)
        return replace(text, source=replace(text.source, name=str(text.source.name), track=int(text.source.track)))
    except (TypeError, ValueError, AttributeError) as error:
        raise InputError("input.not_transcript", reason=str(error)) from error


def _beside(path: Path, named: str) -> Path | None:
    """The recording that lies in the folder of a text; None if none does. The name alone counts: no path in it."""
    told = path.with_name(Path(named).name) if Path(named).name else path
    if told.is_file() and told.suffix.lower() not in NO_SOUND:
        return told
    stem = path.stem.casefold()
    found = sorted(one for one in path.absolute().parent.iterdir() if one.stem.casefold() == stem and one.is_file())
    return next((one for one in found if one.suffix.lower() not in NO_SOUND), None)


def _captions(request: ImportRequest) -> Transcript:
    """Captions as a transcript: nobody knows who or what wrote them, nor when each word was said."""
    captions = read_captions(request.path)
    language = request.language or captions.language or guess_language(captions.text)
    segments = tuple(_segments(sorted(captions.cues, key=lambda cue: cue.start_ms), language))
    length_ms = segments[-1].end_ms if segments else 0
    made_with = {"captions": request.path.name}
    return Transcript(Source(request.path.stem, length_ms), language, 1.0, segments, made_with)


def _segments(cues: list[Cue], language: str) -> Iterator[Segment]:
    """One for each speaker of each cue, behind the one before: captions may overlap, segments do not."""
    number, at_ms = 0, 0
    for cue in cues:
        for text, speaker, share in _turns(cue):
            start_ms = max(at_ms, cue.start_ms)
            at_ms = max(start_ms, cue.start_ms + round(share * (cue.end_ms - cue.start_ms)))
            yield Segment(number, start_ms, at_ms, text, (), 1.0, cue.language or language, speaker=speaker)
            number += 1


def _turns(cue: Cue) -> Iterator[tuple[str, str | None, float]]:
    """Who says what in a cue, and up to which share of its time, by the length of the text."""
    speakers = cue.speakers or (None,) * len(cue.lines)
    length, past = sum(map(len, cue.lines)), 0
    for speaker, turn in groupby(zip(cue.lines, speakers, strict=True), key=lambda line: line[1]):
        lines = [line for line, _ in turn]
        past += sum(map(len, lines))
        if text := " ".join(" ".join(lines).split()):
            yield text, speaker, past / length
