"""How far a transcript is from what was really said."""

from __future__ import annotations

import re
import unicodedata

_NOT_WORD = re.compile(r"[^\w\s]|_")


def word_error_rate(reference: str, heard: str) -> float:
    """Substituted, missing and added words over the words of `reference`, in [0, ∞); 0.0 is perfect.

    Case and punctuation do not count; accents do. Counted by jiwer (Levenshtein distance on words).
    Raises ValueError if `reference` has no word.
    """
    from jiwer import process_words  # noqa: PLC0415 - used by the demonstration only

    expected = _plain(reference)
    if not expected:
        raise ValueError("the reference has no word")
    return float(process_words(expected, _plain(heard)).wer)


def _plain(text: str) -> str:
    return " ".join(_NOT_WORD.sub(" ", unicodedata.normalize("NFC", text).casefold()).split())
