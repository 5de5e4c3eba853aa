"""How much a text is to say: its units and letters, and what a mouth can do in a given time.

Everything is counted in letters without spaces and marks, as letters in a second vary far less between languages than
words do. A sign of a script that writes syllables or words (Chinese, kana) counts as three.
"""

from __future__ import annotations

import re
import sys
import unicodedata

FASTEST_LETTERS_PER_S = 30
"""More cannot be said: hurried French radio speech (our recording of 3 min) stays below 24 in every sentence."""

SLOWEST_LETTERS_PER_S = 5
"""Less is no speech but text spread over a sound: a word drawn out, or dictated, stays above."""

GRACE_MS = 2000
"""A hesitation, a laugh, a short number (few letters, long to say), that even one word may take beside."""

LONGEST_WORD = 30
"""Letters; a longer "word" has no spaces where its language has none, or is a laugh written without end."""

LETTERS_PER_SIGN = 3
"""Five to eight signs a second are spoken in Chinese and Japanese; French has 16 letters a second in our recording."""

_SIGN = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
_UNIT = re.compile(rf"[{_SIGN}]|[^\W_{_SIGN}]+|[\u2190-\u2bff\U0001f000-\U0001faff]")
_SYLLABLE = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]")


def units(text: str) -> list[str]:
    """The words of a text, and pictures such as a note of music; single signs where a script has no spaces.

    Case and marks are gone, so that two are equal if they are said alike.
    """
    found = _UNIT.findall(unicodedata.normalize("NFKC", text).casefold())
    return [sys.intern(part) for unit in found for part in (unit if len(unit) > LONGEST_WORD else (unit,))]


def letters(text: str) -> int:
    """How much there is to say in a text; 0 if it has no letter and no digit."""
    return sum(map(str.isalnum, text)) + (LETTERS_PER_SIGN - 1) * len(_SYLLABLE.findall(text))


def quickest_ms(count: int) -> int:
    """The time that the quickest mouth needs for so many letters."""
    return count * 1000 // FASTEST_LETTERS_PER_S


def slowest_ms(count: int) -> int:
    """The time that the slowest mouth takes for so many letters said in one go."""
    return GRACE_MS + count * 1000 // SLOWEST_LETTERS_PER_S
