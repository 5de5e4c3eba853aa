"""The page: a transcript to read, and to hear word by word, in one HTML file that needs nothing else.

What it looks like and does stands in `page/`: a template, a style sheet and a script, all put into the file. Its
content security policy allows these two, by their digests, and its sound: whatever a name or a text holds, the page
runs no other code and asks no computer for anything.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from lokas.errors import InputError
from lokas.text.characters import clean
from lokas.text.export.document_parts import Mark, document_parts
from lokas.text.export.languages import language_facts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from jinja2 import Template

    from lokas.text.export.document_parts import Run, Turn
    from lokas.text.export.languages import LanguageFacts
    from lokas.text.export.options import ExportOptions
    from lokas.types import Transcript

SPEEDS = (50, 75, 100, 125, 150, 200)
"""What the page offers, in percent."""

MEDIA_TYPES = {
    ".aac": "audio/aac",
    ".flac": "audio/flac",
    ".m4a": "audio/mp4",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".oga": "audio/ogg",
    ".ogg": "audio/ogg",
    ".opus": "audio/ogg",
    ".wav": "audio/wav",
    ".weba": "audio/webm",
    ".webm": "video/webm",
}
"""Of the sounds that browsers play; the system's own table is another on each computer."""

_BLOCK_BYTES = 3 << 16
"""Base64 makes four letters of three bytes: blocks of a multiple of three can be encoded one by one."""


@dataclass(frozen=True, slots=True)
class _Sound:
    """What the page plays: the file's name, its address in pieces, and whose address the policy must allow."""

    name: str
    address: Iterator[str]
    allowed: str


def write_html(transcript: Transcript, options: ExportOptions) -> Iterator[str]:
    """One HTML page (the living standard) with all it needs; without a sound it is text only and has no script.

    The sound is looked for beside the page under its own name, or is in it (`embed_sound`) as base64: a third more than
    the file, and no more than 512 MB (Firefox, Chromium). Raises `InputError` ``input.missing`` (path) and
    ``input.not_readable`` (path, reason) for a sound that is to be embedded.
    """
    parts = document_parts(transcript, options)
    sound = _sound(options)
    style, script = _read("page.css"), _read("page.js") if sound else ""
    return _template().generate(
        parts=parts,
        t=parts.labels,
        page=language_facts(parts.labels.language),
        text=language_facts(parts.language),
        by_language=_by_language,
        has_time=_has_time,
        sound=sound,
        speeds=SPEEDS,
        style=style,
        script=script,
        policy=_policy(style, script, sound),
    )


def _by_language(turn: Turn) -> Iterator[tuple[LanguageFacts, Iterator[Run]]]:
    """The words of a turn, those of one language together."""
    for language, runs in groupby(turn.words, key=lambda run: run.language):
        yield language_facts(language), runs


def _has_time(run: Run) -> bool:
    """Whether a run can be heard: not a sign that was added, nor the punctuation behind one, which starts no word."""
    begins_word = run.mark is not Mark.SIGN and run.text.startswith(" ") and not run.text.isspace()
    return begins_word or run.end_ms > run.start_ms


def _sound(options: ExportOptions) -> _Sound | None:
    path = options.sound
    if path is None:
        return None
    if options.embed_sound:
        return _Sound(clean(path.name), _embedded(path), "data:")
    # As a file of this name at the root: what is left of its address is the name, with everything special encoded.
    address = PurePosixPath("/", path.name).as_uri().removeprefix("file:///")
    return _Sound(clean(path.name), iter([address]), "'self' file:")


def _embedded(path: Path) -> Iterator[str]:
    """A sound as a `data:` address, in pieces."""
    yield f"data:{MEDIA_TYPES.get(path.suffix.lower(), 'application/octet-stream')};base64,"
    try:
        with path.open("rb") as file:
            while block := file.read(_BLOCK_BYTES):
                yield base64.b64encode(block).decode("ascii")
    except FileNotFoundError as error:
        raise InputError("input.missing", path=str(path)) from error
    except OSError as error:
        raise InputError("input.not_readable", path=str(path), reason=error.strerror or "") from error


def _policy(style: str, script: str, sound: _Sound | None) -> str:
    """The content security policy (W3C, level 3): nothing but this style, this script and this sound."""
    rules = ["default-src 'none'", f"style-src '{_digest(style)}'"]
    if sound:
        rules += [f"script-src '{_digest(script)}'", f"media-src {sound.allowed}"]
    return "; ".join([*rules, "base-uri 'none'", "form-action 'none'"])


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def _read(name: str) -> str:
    return files("lokas.text.export").joinpath("page", name).read_text(encoding="utf-8")


@cache
def _template() -> Template:
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 - no other format needs it

    loader = PackageLoader("lokas.text.export", "page")
    environment = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("page.html.jinja")
