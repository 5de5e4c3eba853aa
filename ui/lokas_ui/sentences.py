"""What is said of errors and notices: the sentences of the core, with what to click instead of what to type."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from lokas.cli.messages import Messages
from lokas_ui.error_sentences import of_errors
from lokas_ui.model_sentences import of_models
from lokas_ui.notice_sentences import of_notices

if TYPE_CHECKING:
    from lokas.errors import LokasError
    from lokas.jobs import Notice


def said(error: LokasError) -> str:
    """What happened and what to do about it."""
    own = (of_errors() | of_models()).get(error.code)
    return messages().filled(own, error.data) if own else messages().error(error)


def told(notice: Notice) -> str:
    """What a person should know of work that goes on."""
    own = of_notices().get(notice.code)
    return messages().filled(own, notice.data) if own else messages().notice(notice)


def messages() -> Messages:
    """The sentences of the core, in the language that is spoken now."""
    return _of_language("fr" if QLocale().language() == QLocale.Language.French else "en")


@cache
def _of_language(language: str) -> Messages:
    """Reading them takes 20 ms, which an interface has not."""
    return Messages(language)
