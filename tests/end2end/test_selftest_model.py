"""The self-test model on sentences and voices it was never taught, measured by the script of its recipe.

The clips were made by `models/training/recordings.py clips`; the figures are those `models/training/README.md` gives.
"""

import json
import subprocess
import sys
import zlib
from pathlib import Path
from statistics import median

import pytest

from lokas_models.catalogue import DATA
from tests.helpers.command import ROOT
from tests.helpers.limits import LANGUAGE_ERRORS, SEGMENTS_WITHIN_300_MS, WORD_ERROR_RATE

CLIPS = ROOT / "tests" / "data" / "unheard"
MODEL = DATA / "selftest"


@pytest.fixture(scope="module")
def figures():
    script = ROOT / "models" / "training" / "evaluate.py"
    ran = subprocess.run(
        [sys.executable, str(script), str(CLIPS), "--json"],
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    return json.loads(ran.stdout)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_few_words_are_wrong(figures, language):
    assert figures["clips"][language] >= 30
    assert figures["word_error_rate"][language] <= WORD_ERROR_RATE[language]


def test_the_language_is_right(figures):
    assert len(figures["language_errors"]) <= LANGUAGE_ERRORS


def test_words_are_found_where_they_are_spoken(figures):
    assert len(figures["word_starts_ms"]) > 400
    assert median(figures["word_starts_ms"]) <= 150


def test_segments_begin_and_end_with_their_sentences(figures):
    assert len(figures["segment_times_ms"]) > 100
    assert median(figures["segment_times_ms"]) <= 150
    within = sum(error <= 300 for error in figures["segment_times_ms"])
    assert within >= SEGMENTS_WITHIN_300_MS * len(figures["segment_times_ms"])


def test_nothing_is_written_where_nobody_speaks(figures):
    assert len(figures["written_on_quiet"]) == 10
    assert set(figures["written_on_quiet"].values()) == {""}


def test_it_is_small():
    files = [path.read_bytes() for path in Path(MODEL).iterdir()]
    assert sum(map(len, files)) <= 10_000_000
    assert sum(len(zlib.compress(data)) for data in files) <= 4_000_000
