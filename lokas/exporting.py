"""The files of a transcript: which they are, that none is overwritten unasked, and a saved transcript exported anew."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from lokas.errors import InputError, OptionError, OutputError
from lokas.files import write_atomic, write_error
from lokas.jobs import Notice
from lokas.text.export import EXPORTERS, read_json
from lokas.text.export.options import DEFAULT_OPTIONS, ExportOptions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from lokas.jobs import CancelToken, Event
    from lokas.types import Transcript

PAGE = "html"
"""The format that plays the sound."""


@dataclass(frozen=True, slots=True)
class Results:
    """The files of one transcript, one for each format: in a folder, all of one name but for the suffix.

    Raises `OptionError` ``option.unknown_format`` (value, known).
    """

    folder: Path
    stem: str
    formats: tuple[str, ...]

    def __post_init__(self) -> None:
        for name in self.formats or ("",):
            if name not in EXPORTERS:
                raise OptionError("option.unknown_format", value=name, known=sorted(EXPORTERS))

    @property
    def files(self) -> Mapping[str, Path]:
        """The file of each format."""
        return {name: self.beside(EXPORTERS[name].suffix) for name in self.formats}

    def beside(self, suffix: str) -> Path:
        """A file of the same name with this suffix."""
        return self.folder / f"{self.stem}{suffix}"

    def make_folder(self) -> None:
        """Make the folder if it is not there. Raises `OutputError` ``output.not_writable``."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise write_error(self.folder, error) from error

    def refuse_existing(self) -> None:
        """Raise `OutputError` ``output.exists`` (paths) if any of the files is there already."""
        existing = [str(path) for path in self.files.values() if path.exists()]
        if existing:
            raise OutputError("output.exists", paths=existing)

    def write(self, transcript: Transcript, options: ExportOptions, token: CancelToken) -> None:
        """Write the files, each whole or not at all. Raises `OutputError`, `Cancelled`, what a format raises."""
        for name, path in self.files.items():
            write_atomic(path, _until_cancelled(EXPORTERS[name].write(transcript, options), token))


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """A saved transcript (the JSON that Lokas wrote), the formats it is wanted in, and how.

    `folder` None: beside it. `replace` overwrites results. Raises as `Results`.
    """

    path: Path
    formats: tuple[str, ...]
    folder: Path | None = None
    options: ExportOptions = DEFAULT_OPTIONS
    replace: bool = False

    def __post_init__(self) -> None:
        _ = self.results

    @property
    def results(self) -> Results:
        """Its files."""
        return Results(self.folder or self.path.parent, self.path.stem, self.formats)


class Asked(Protocol):
    """What a person asks to be done with a file."""

    @property
    def path(self) -> Path:
        """The file."""
        ...

    @property
    def results(self) -> Results:
        """What is made of it."""
        ...


def export(request: ExportRequest, emit: Callable[[Event], None], token: CancelToken) -> Mapping[str, Path]:
    """Write a saved transcript in other formats; gives the file of each.

    Without `options.sound` the HTML page plays the recording that lies beside the transcript. `Notice`
    ``export.no_sound`` (path) if it does not lie there, ``export.sound_apart`` (path, folder) if the page will not find
    its sound. Raises what `read_transcript`, `with_sound` and `Results` raise, and `OutputError` ``output.is_input``
    (path).
    """
    transcript = read_transcript(request.path)
    recording = request.path.parent / Path(transcript.source.name).name  # the name alone: it must not lead elsewhere
    options = with_sound(request.options, request.results, recording, emit)
    request.results.make_folder()
    _protect_input(request)
    if not request.replace:
        request.results.refuse_existing()
    request.results.write(transcript, options, token)
    return request.results.files


def read_transcript(path: Path) -> Transcript:
    """The transcript in a file.

    Raises `InputError` ``input.missing``, ``input.folder``, ``input.not_file`` (path), ``input.not_readable`` (path,
    reason), and as `read_json`.
    """
    if path.is_dir():
        raise InputError("input.folder", path=str(path))
    if path.exists() and not path.is_file():
        raise InputError("input.not_file", path=str(path))
    try:
        return read_json(path.read_text(encoding="utf-8-sig"))
    except (FileNotFoundError, NotADirectoryError) as error:
        raise InputError("input.missing", path=str(path)) from error
    except OSError as error:
        raise InputError("input.not_readable", path=str(path), reason=error.strerror or "") from error
    except (UnicodeDecodeError, RecursionError) as error:
        raise InputError("input.not_transcript", reason=str(error)) from error


def with_sound(
    options: ExportOptions, results: Results, recording: Path, emit: Callable[[Event], None]
) -> ExportOptions:
    """The options with the sound that the page plays: the one asked for, or else the recording, if there is a page.

    The page looks for it in its own folder unless it holds it. Raises `InputError` ``input.missing`` (path).
    """
    if PAGE not in results.formats:
        return options
    sound = options.sound or recording
    if not sound.is_file():
        if options.sound or options.embed_sound:
            raise InputError("input.missing", path=str(sound))
        emit(Notice("export.no_sound", {"path": str(sound)}))
        return options
    if not options.embed_sound and sound.resolve().parent != results.folder.resolve():
        emit(Notice("export.sound_apart", {"path": str(sound), "folder": str(results.folder)}))
    return replace(options, sound=sound)


def refuse_same_results(requests: Iterable[Asked]) -> None:
    """Two requests must not write to the same files. Raises `OptionError` ``option.same_results`` (first, second)."""
    seen: dict[Path, Path] = {}
    for request in requests:
        place = request.results.beside("").absolute()
        if place in seen:
            raise OptionError("option.same_results", first=str(seen[place]), second=str(request.path))
        seen[place] = request.path


def _protect_input(request: ExportRequest) -> None:
    """A transcript never takes its own place: what a newer version wrote into it would be lost."""
    for path in request.results.files.values():
        if path.exists() and path.samefile(request.path):
            raise OutputError("output.is_input", path=str(path))


def _until_cancelled(pieces: Iterator[bytes], token: CancelToken) -> Iterator[bytes]:
    for piece in pieces:
        token.check()
        yield piece
