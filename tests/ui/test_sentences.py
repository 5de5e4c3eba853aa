"""What the window says of errors and notices: nothing a person would have to type, and every figure readable."""

import re

import pytest

from lokas.errors import LokasError, OutputError
from lokas.jobs import Notice
from lokas_ui.error_sentences import of_errors
from lokas_ui.model_sentences import of_models
from lokas_ui.notice_sentences import of_notices
from lokas_ui.sentences import said, told
from tests.architecture.test_messages import COMMAND_LINE, errors, keys, needed, notices

TYPED = re.compile(r"(?<!\w)--\w|(?<!\w)lokas [a-z]")
"""An option, or a command."""


def codes(kind, uses):
    """Those that the core raises, for the command line alone has others."""
    return sorted({use.code for use in uses if not use.place.startswith(COMMAND_LINE)} & keys(kind))


def filled(kind, code):
    return dict.fromkeys(needed(f"{kind}.{code}"), "x")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_error_that_the_window_can_show_names_what_is_to_be_typed(translations, language):
    translations.use(language)
    shown = {code: said(LokasError(code, **filled("error", code))) for code in codes("error", errors())}

    assert len(shown) > 60
    assert {code: text for code, text in shown.items() if TYPED.search(text)} == {}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_notice_that_the_window_can_show_names_what_is_to_be_typed(translations, language):
    translations.use(language)
    shown = {code: told(Notice(code, filled("notice", code))) for code in codes("notice", notices())}

    assert len(shown) > 30
    assert {code: text for code, text in shown.items() if TYPED.search(text)} == {}


def test_what_the_window_says_in_its_own_words_is_said_by_the_core_as_well(translations):
    assert of_errors().keys() | of_models().keys() <= keys("error")
    assert of_notices().keys() <= keys("notice")


def test_figures_in_the_windows_own_sentences_are_written_for_people(translations):
    assert "1:02" in said(LokasError("journal.other_regions", path="x", start_ms=62_000))
    assert "a.odt, b.srt" in said(OutputError("output.exists", paths=["a.odt", "b.srt"]))
