"""The register of decisions as a table for spreadsheets: comma-separated values, a row for each entry."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from lokas.text.export.facts import clock

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lokas.library.decisions import Decision

COLUMNS = (
    "date",
    "time",
    "kind",
    "subject",
    "quoted",
    "agenda",
    "for",
    "against",
    "abstain",
    "outcome",
    "who",
    "when",
    "done",
    "meeting",
    "folder",
    "start_ms",
    "link",
)
"""The names of the first row, the same in every language: programs look for them."""

BYTE_ORDER_MARK = "\ufeff"
"""What some spreadsheets need at the beginning to see accents."""

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula. Source: OWASP, "CSV injection"."""


def csv_lines(found: Iterable[Decision]) -> Iterator[str]:
    """The lines (RFC 4180, but for LF at their ends), the names of the columns first."""
    for row in [COLUMNS, *map(_row, found)]:
        line = io.StringIO()
        csv.writer(line, lineterminator="\n").writerow(map(_cell, row))
        yield line.getvalue()


def _cell(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text


def _row(one: Decision) -> tuple[str, ...]:
    when = f"{one.began:%Y-%m-%d}", clock(one.start_ms)
    head = (*when, one.kind, one.subject, "yes" if one.quoted else "", one.agenda)
    details = (one.details.get(name, "") for name in COLUMNS[len(head) : COLUMNS.index("meeting")])
    return (*head, *details, one.title, str(one.folder), str(one.start_ms), one.link or "")
