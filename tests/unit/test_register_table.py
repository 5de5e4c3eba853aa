"""The register as a table: spreadsheets open it, and compute nothing in it."""

import csv
import datetime as dt
from pathlib import Path

from lokas.library.decisions import Decision
from lokas.library.register_table import COLUMNS, csv_lines

FOLDER = Path("/réunions/2026-03-14 Assemblée générale [k3f9]")
BEGAN = dt.datetime(2026, 3, 14, 18, 30, tzinfo=dt.timezone(dt.timedelta(hours=1)))


def entry(subject, kind="decision", details=None, sound=None):
    return Decision(kind, subject, False, "Budget", details or {}, FOLDER, "AG", BEGAN, 3_725_000, 3_730_000, sound)


def rows(*found):
    return list(csv.DictReader("".join(csv_lines(found)).splitlines()))


def test_an_empty_register_is_a_table_with_the_names_of_its_columns():
    assert "".join(csv_lines([])) == ",".join(COLUMNS) + "\n"


def test_each_entry_is_a_row_with_its_details_and_its_moment():
    vote = entry("Cotisation à 12 €, dès mai", "vote", {"for": "14", "against": "2"}, FOLDER / "audio.flac")

    (row,) = rows(vote)

    assert (row["date"], row["time"], row["start_ms"]) == ("2026-03-14", "01:02:05", "3725000")
    assert (row["subject"], row["for"], row["abstain"]) == ("Cotisation à 12 €, dès mai", "14", "")
    assert row["link"].endswith("audio.flac#t=3725")


def test_what_begins_as_a_formula_is_text():
    (row,) = rows(entry('=HYPERLINK("x")'))

    assert row["subject"] == '\'=HYPERLINK("x")'
