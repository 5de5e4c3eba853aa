"""Characters as a reader counts them, and text that any file can hold."""

from __future__ import annotations

import re
import unicodedata

import regex

UNSPACED_LANGUAGES = frozenset({"bo", "ja", "km", "lo", "my", "th", "yue", "zh"})
"""Languages written without spaces between words."""

SENTENCE_ENDS = (".", "!", "?", "…", "。", "！", "？", "؟", "।")
CLAUSE_ENDS = (",", ";", ":", "，", "、", "；", "：", "،", "–", "—")

_AFTER_SENTENCES = "\"'»”’)] \u00a0\u202f"
"""What may still stand after the mark that ends a sentence."""

_CHARACTER = regex.compile(r"\X")
_BYTE_ORDER_MARK = "\ufeff"
_REPLACED = {"Cc": " ", "Zl": " ", "Zp": " ", "Cs": "\ufffd", "Cn": "\ufffd"}
"""What stands for characters of these Unicode categories: controls, line separators, half a pair, nothing."""

_UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


def characters(text: str) -> list[str]:
    """The characters of a text as people see them: each with its accents, joiners and selectors (UAX 29)."""
    return list(text) if text.isascii() else _CHARACTER.findall(text)


def width(text: str) -> int:
    """How many characters a reader counts: an accent is none of its own, and neither is any part of an emoji."""
    return len(text) if text.isascii() else len(_CHARACTER.findall(text))


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


def _replacement(character: str) -> str:
    return "" if character == _BYTE_ORDER_MARK else _REPLACED[unicodedata.category(character)]
