"""The spaces that a language sets around its punctuation, without which a line could begin with a question mark."""

from __future__ import annotations

import re
from functools import lru_cache

NARROW = "\u202f"
"""The narrow no-break space: as wide as French wants it, and no place to break a line."""

_SPACES = "[ \u00a0\u202f]"
_RULES = (
    # What a person or Whisper already set apart, such as " ?", keeps its distance but is never a line of its own.
    (re.compile(rf"(?<=[^\s]){_SPACES}+(?=[;:!?»%€])"), NARROW),
    (re.compile(r"(?<=[^\s\u202f])(?=»)"), NARROW),
    (re.compile(rf"«{_SPACES}*(?=[^\s])"), f"«{NARROW}"),
    # "oui?" has none: "12:30", "https://" and "(?)" are no French sentences.
    (re.compile(r"(?<=[\w»”’\")\]…%€])(?=[;!?]+(?:[\s»”’\")\]…]|$)|:(?:\s|$))"), NARROW),
)


@lru_cache(maxsize=4096)
def spaced(text: str, language: str) -> str:
    """The text with French spaces before ; : ! ? » % € and after « if it is French; any other text as it is.

    Doing it again changes nothing. Source: the Imprimerie nationale's rules, with the narrow space before the colon
    too, as on the web, where a wide one looks like a gap.
    """
    if language != "fr":
        return text
    for pattern, space in _RULES:
        text = pattern.sub(space, text)
    return text
