"""Which language a text is in, as far as captions need to know: by its script, or by its commonest words."""

from __future__ import annotations

from functools import cache

import regex

SCRIPTS = (
    ("ja", r"[\p{Hiragana}\p{Katakana}]"),
    ("zh", r"\p{Han}"),
    ("th", r"\p{Thai}"),
    ("lo", r"\p{Lao}"),
    ("km", r"\p{Khmer}"),
    ("my", r"\p{Myanmar}"),
    ("bo", r"\p{Tibetan}"),
)
"""The languages without spaces, and the scripts that tell them; Japanese first, which has Han characters too."""

COMMON_WORDS = {
    "fr": "le la les un une des de du et est que qui dans pour pas sur nous vous il je ce on avec",
    "en": "the a an of and is to in that it for you we was with have this are not be they i he",
}
"""Words without accents that make up a third of what people say, and are not words of the other language."""

LEAST_SHARE = 0.1
"""So many of the words must be common ones of a language."""

MOST_CHARS = 100_000
"""A text this long tells its language."""

_WORD = regex.compile(r"\p{Latin}+")


def guess_language(text: str) -> str:
    """The code of the language of a text: French, English, or one written without spaces; "" if it is none of them."""
    text = text[:MOST_CHARS].casefold()
    letters = len(_letters(r"\p{L}").findall(text))
    for language, script in SCRIPTS:
        if len(_letters(script).findall(text)) > LEAST_SHARE * letters:
            return language
    words = _WORD.findall(text)
    counts = {language: _count(words, common) for language, common in COMMON_WORDS.items()}
    likely = max(counts, key=lambda language: counts[language])
    return likely if counts[likely] > LEAST_SHARE * len(words) else ""


def _count(words: list[str], common: str) -> int:
    known = frozenset(common.split())
    return sum(word in known for word in words)


@cache
def _letters(pattern: str) -> regex.Pattern[str]:
    return regex.compile(pattern)
