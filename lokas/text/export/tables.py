"""Tables, a row for each segment: CSV and TSV, for spreadsheets and for programs."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from lokas.text.characters import clean
from lokas.text.export.facts import clock
from lokas.text.pieces import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lokas.text.export.options import ExportOptions
    from lokas.types import Segment, Transcript

COLUMNS = ("start", "end", "start_ms", "end_ms", "speaker", "text", "confidence", "doubts")
"""The names of the first row, the same in every language: programs look for them.

`start` and `end` are `HH:MM:SS.mmm`, `confidence` is in [0, 1], `doubts` are codes with a space between them.
"""

_FORMULA = ("=", "+", "-", "@")


def write_csv(transcript: Transcript, options: ExportOptions) -> Iterator[str]:
    """Comma-separated values (RFC 4180, but for LF at the end of lines), quoted where they must be.

    Spreadsheets compute what begins with `=`, `+`, `-` or `@`: an apostrophe goes before these. `byte_order_mark` is
    what some need to see accents. Source: OWASP, "CSV injection".
    """
    if options.byte_order_mark:
        yield "\ufeff"
    for row in _rows(transcript, options):
        line = io.StringIO()
        csv.writer(line, lineterminator="\n").writerow(row)
        yield line.getvalue()


def write_tsv(transcript: Transcript, options: ExportOptions) -> Iterator[str]:
    """The same between tabs, never quoted: no value holds a tab or a line end."""
    if options.byte_order_mark:
        yield "\ufeff"
    for row in _rows(transcript, options):
        yield "\t".join(row) + "\n"


def _rows(transcript: Transcript, options: ExportOptions) -> Iterator[tuple[str, ...]]:
    yield COLUMNS
    for segment in transcript.segments:
        speaker = segment.speaker if options.speakers else None
        yield (*_times(segment), cell(speaker or ""), cell(text_of(segment)), *_trust(segment))


def _times(segment: Segment) -> tuple[str, ...]:
    clocks = (clock(time_ms, ".") for time_ms in (segment.start_ms, segment.end_ms))
    return (*clocks, str(segment.start_ms), str(segment.end_ms))


def _trust(segment: Segment) -> tuple[str, str]:
    return f"{segment.confidence:.3f}", cell(" ".join(segment.doubts))


def cell(text: str) -> str:
    """Text on one line that no spreadsheet takes for a formula."""
    fitting = clean(text)
    return f"'{fitting}" if fitting.startswith(_FORMULA) else fitting
