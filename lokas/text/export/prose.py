"""Text to read: plain, and Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lokas.text.characters import clean
from lokas.text.export.facts import clock, energy_digits, made_with, percent_covered
from lokas.text.paragraphs import paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lokas.text.export.options import ExportOptions
    from lokas.types import Footprint, Transcript

_MD_MARKUP = re.compile(r"([\\`*_\[\]<>|~&#$])")


def write_txt(transcript: Transcript, options: ExportOptions) -> Iterator[str]:
    """The text alone, a paragraph a line, a blank line between paragraphs."""
    for number, paragraph in enumerate(paragraphs(transcript.segments)):
        gap = "\n" if number else ""
        yield f"{gap}{paragraph.text}\n"


def write_md(transcript: Transcript, options: ExportOptions) -> Iterator[str]:
    """Markdown (CommonMark with GitHub's tables): a title, what it was made from and with, timed paragraphs."""
    source = transcript.source
    title = _escape_md(source.name)
    rows = {
        "Source": title,
        "Duration": clock(source.duration_ms),
        "Language": _escape_md(transcript.language),
        "Model": _escape_md(made_with(transcript)),
        "Coverage": _complete(transcript),
        "Footprint": _cost(transcript.footprint),
    }
    table = "".join(f"| {name} | {value} |\n" for name, value in rows.items() if value is not None)
    yield f"# {title}\n\n| | |\n|---|---|\n{table}"
    for paragraph in paragraphs(transcript.segments):
        yield f"\n**[{clock(paragraph.start_ms)}]** {_escape_md(paragraph.text)}\n"


def _escape_md(text: str) -> str:
    return _MD_MARKUP.sub(r"\\\1", clean(text))


def _complete(transcript: Transcript) -> str | None:
    percent = percent_covered(transcript.coverage) if transcript.coverage else None
    return None if percent is None else f"{percent} % of speech transcribed"


def _cost(footprint: Footprint | None) -> str | None:
    """Time and energy, with the method that tells whether it was measured."""
    if footprint is None:
        return None
    time = clock(1000 * round(footprint.wall_s))
    if footprint.watt_hours is None:
        return time
    return f"{time}, {footprint.watt_hours:.{energy_digits(footprint.watt_hours)}f} Wh ({footprint.method})"
