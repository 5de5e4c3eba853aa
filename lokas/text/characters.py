"""Characters as a reader counts them, and text that any file can hold."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import regex

UNSPACED_LANGUAGES = frozenset({"bo", "ja", "km", "lo", "my", "th", "yue", "zh"})
"""Languages written without spaces between words."""

SENTENCE_ENDS = (".", "!", "?", "…", "。", "！", "？", "؟", "।")
CLAUSE_ENDS = (",", ";", ":", "，", "、", "；", "：", "،", "–", "—")

_AFTER_SENTENCES = "\"'»”’)] \u00a0\u202f"
"""What may still stand after the mark that ends a sentence."""

_BYTE_ORDER_MARK = "\ufeff"
_REPLACED = {"Cc": " ", "Zl": " ", "Zp": " ", "Cs": "\ufffd", "Cn": "\ufffd"}
"""What stands for characters of these Unicode categories: controls, line separators, half a pair, nothing."""

_UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


def characters(text: str) -> list[str]:
    """The characters of a text as people see them: each with its accents, joiners and selectors (UAX 29)."""
    return list(text) if text.isascii() else _character().findall(text)


def width(text: str) -> int:
    """How many characters a reader counts: an accent is none of its own, and neither is any part of an emoji."""
    return len(text) if text.isascii() else len(_character().findall(text))


def clean(text: str) -> str:
    """Text on one line that any file can hold: spaces for control characters and line separators, no byte order mark.

    Half a surrogate pair, which UTF-8 cannot hold, and U+FFFE and U+FFFF, which XML cannot, become U+FFFD.
    """
    return _UNFIT.sub(lambda match: _replacement(match[0]), text)


def ends_sentence(text: str) -> bool:
    """Whether a sentence ends with this text, closing quotes and brackets set aside."""
    return text.rstrip(_AFTER_SENTENCES).endswith(SENTENCE_ENDS)


def ends_clause(text: str) -> bool:
    """Whether a part of a sentence ends with this text."""
    return text.rstrip(_AFTER_SENTENCES).endswith(CLAUSE_ENDS)


@cache
def _character() -> regex.Pattern[str]:
    import regex  # noqa: PLC0415 - the tables of Unicode take 50 ms, which a list of meetings has no need of

    return regex.compile(r"\X")


def _replacement(character: str) -> str:
    return "" if character == _BYTE_ORDER_MARK else _REPLACED[unicodedata.category(character)]
