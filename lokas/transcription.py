"""One recording through all the rooms: sound, regions, engine, journal, files."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lokas.audio.windows import pack
from lokas.conditions import Conditions, lower_priority, wait
from lokas.errors import OutputError
from lokas.exporting import Results, with_sound
from lokas.footprint import Meter
from lokas.jobs import Notice, Progress, Started
from lokas.speech.engine import EngineOptions
from lokas.speech.journal import Journal, JournalHeader, fingerprint
from lokas.text.export.options import DEFAULT_OPTIONS, ExportOptions
from lokas.types import Source, Transcript, Window

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from lokas.audio.decode import Recording
    from lokas.jobs import CancelToken, Event
    from lokas.speech.engine import Engine
    from lokas.speech.pipeline import Heard
    from lokas.types import Footprint, Region

DEFAULT_FORMATS = ("srt", "vtt", "txt", "json")


@dataclass(frozen=True, slots=True)
class Request:
    """What a person asks for. `language` None: find out; `model` None: the best one that is installed.

    `multilingual`: the language is found anew for each region. `conditions`: when the work may run. `folder` None:
    beside the recording. `export` says how the results show the text. `resume` goes on from an unfinished
    transcription, `replace` overwrites results and begins anew.

    Raises `OptionError` ``option.unknown_format`` (value, known).
    """

    path: Path
    folder: Path | None = None
    formats: tuple[str, ...] = DEFAULT_FORMATS
    model: str | None = None
    language: str | None = None
    multilingual: bool = False
    track: int = 0
    engine: EngineOptions = field(default_factory=EngineOptions)
    conditions: Conditions = field(default_factory=Conditions)
    export: ExportOptions = DEFAULT_OPTIONS
    resume: bool = False
    replace: bool = False

    def __post_init__(self) -> None:
        _ = self.results

    @property
    def results(self) -> Results:
        """The files that will hold the text."""
        return Results(self.folder or self.path.parent, self.path.stem, self.formats)

    @property
    def journal(self) -> Path:
        """Where the work is kept until it is finished."""
        return self.results.beside(".partial.jsonl")


@dataclass(frozen=True, slots=True)
class Outcome:
    """A finished transcription: the transcript and the files that hold it, by format."""

    transcript: Transcript
    files: Mapping[str, Path]


def run(
    request: Request, load_engine: Callable[[], Engine], emit: Callable[[Event], None], token: CancelToken
) -> Outcome:
    """Transcribe what `request` names. The engine is loaded only once the recording and the results' place are good.

    Raises `Cancelled` (what was heard stays in the journal), and the errors of every room it goes through.
    """
    from lokas.audio.decode import open_recording  # noqa: PLC0415 - a request alone loads no sound and no engine
    from lokas.audio.regions import find_regions  # noqa: PLC0415
    from lokas.speech.pipeline import transcribe  # noqa: PLC0415

    with open_recording(request.path, request.track) as recording:
        prepare_folder(request)
        wait(request.conditions, token, emit)
        lower_priority(request.conditions.nice)
        meter, engine = Meter(), load_engine()
        if engine.description().get("device") == "cuda":
            meter.watch_cuda()
        header = journal_header(request, engine, fingerprint(request.path))
        with Journal.open(request.journal, header, resume=request.resume) as journal:
            emit(Started(request.path.name, recording.expected_ms, _resumed_at_ms(journal)))
            heard = transcribe(
                _windows(find_regions(recording, token=token), request),
                engine,
                language=request.language,
                multilingual=request.multilingual,
                total_ms=recording.expected_ms,
                journal=journal,
                emit=emit,
                token=token,
                between=lambda: _between(request, meter, emit, token),
            )
            transcript = make_transcript(request, recording, engine, heard, meter.footprint())
            outcome = _finish(request, transcript, emit, token)
            journal.remove()
    return outcome


def prepare_folder(request: Request) -> None:
    """Make the results' folder if needed, and refuse to touch what is already there.

    Raises `OutputError` ``output.exists`` (paths), ``output.unfinished`` (path), ``output.not_writable``.
    """
    request.results.make_folder()
    unfinished = request.journal.exists()
    if request.replace or (request.resume and unfinished):
        return
    if unfinished:
        raise OutputError("output.unfinished", path=str(request.journal))
    request.results.refuse_existing()


def journal_header(request: Request, engine: Engine, recording: str) -> JournalHeader:
    """What must be the same for work on `recording`, which names it, to be taken up again."""
    options = {
        **request.engine.shaping(),
        "language": request.language,
        "multilingual": request.multilingual,
        "track": request.track,
    }
    return JournalHeader(recording, options, engine.description())


def _resumed_at_ms(journal: Journal) -> int:
    return journal.windows[-1].end_ms if journal.windows else 0


def _windows(regions: Iterator[Region], request: Request) -> Iterator[Window]:
    """What the engine hears at once: one region only where each may be in a language of its own."""
    if request.multilingual:
        return (Window((region,)) for region in regions)
    return pack(regions, over_gaps=request.engine.word_timestamps)


def _between(request: Request, meter: Meter, emit: Callable[[Event], None], token: CancelToken) -> None:
    """Before each batch of windows: wait if the conditions ask for it, and read the counters before they wrap."""
    wait(request.conditions, token, emit)
    meter.tick()


def make_transcript(
    request: Request, recording: Recording, engine: Engine, heard: Heard, footprint: Footprint
) -> Transcript:
    """What was heard, with all that is recorded of how; once the recording was read to its end."""
    return Transcript(
        source=Source(request.path.name, recording.duration_ms, request.track, recording.cut),
        language=heard.language,
        language_probability=heard.language_probability,
        segments=heard.segments,
        made_with=engine.description(),
        coverage=heard.coverage,
        footprint=footprint,
    )


def _finish(request: Request, transcript: Transcript, emit: Callable[[Event], None], token: CancelToken) -> Outcome:
    """Write the results, and say what a person should know about them."""
    source, results = transcript.source, request.results
    emit(Progress(source.duration_ms, source.duration_ms))
    if source.cut:
        emit(Notice("input.cut", {"path": str(request.path), "duration_ms": source.duration_ms}))
    if not transcript.segments:
        emit(Notice("result.no_speech", {"path": str(request.path)}))
    results.write(transcript, with_sound(request.export, results, request.path, emit), token)
    return Outcome(transcript, results.files)
